using System.Text;

namespace RecoveryGuide.Core;

/// <summary>HTTP headers for all addresses that begin alike.</summary>
/// <param name="Path">An address, or the beginning of one followed by <c>*</c>.</param>
/// <param name="Values">Names and values.</param>
public sealed record HeaderRule(string Path, ImmutableArray<(string Name, string Value)> Values)
{
    /// <summary>Whether the rule is for an address.</summary>
    public bool Matches(string address) => Path.EndsWith('*') ? address.StartsWith(Path[..^1], StringComparison.Ordinal) : address == Path;
}

/// <summary>The headers of the deploy: one list, written to <c>_headers</c> for the host and sent by the preview.</summary>
public static class DeployHeaders
{
    // Nothing but this site's own files may load or be spoken to. Trusted Types stop a script from ever writing HTML out of text.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types worker";

    /// <summary>The rules; where two match, both count, and the later one wins for a header both set.</summary>
    public static ImmutableArray<HeaderRule> All { get; } =
    [
        new("/*",
        [
            ("Content-Security-Policy", ContentSecurityPolicy),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), browsing-topics=()"),
            ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
        ]),
        // Other sites may read the directory's files from a reader's browser. A request that asks by these rules is not held to Cross-Origin-Resource-Policy, so that stays as it is.
        new("/data/*", [("Access-Control-Allow-Origin", "*")]),
        // Named after their content: they never change. Pages get no rule of their own: the host's default asks anew each time (max-age=0, must-revalidate), so that a
        // corrected phone number reaches readers at once, and a second value from here could be joined to this one.
        new("/_/*", [("Cache-Control", "public, max-age=31536000, immutable")]),
        // A worker that is itself kept would keep old numbers alive.
        new("/sw.js", [("Cache-Control", "no-cache")]),
        // Wipes what the browser kept of this site; its history stays, and the privacy page says so.
        new("/leave/", [("Clear-Site-Data", "\"cache\", \"storage\""), ("X-Robots-Tag", "noindex")]),
        new("/404.html", [("X-Robots-Tag", "noindex")]),
    ];

    /// <summary>The headers of an address.</summary>
    public static IEnumerable<(string Name, string Value)> For(string address)
    {
        Dictionary<string, string> headers = [];
        foreach ((string name, string value) in All.Where(rule => rule.Matches(address)).SelectMany(rule => rule.Values))
            headers[name] = value;
        return headers.Select(header => (header.Key, header.Value));
    }

    /// <summary>The text of the host's <c>_headers</c> file. No two rules that match one address set the same header: hosts differ in whether they join or replace.</summary>
    public static string ToFile()
    {
        StringBuilder file = new();
        foreach (HeaderRule rule in All)
        {
            file.Append(rule.Path).Append('\n');
            foreach ((string name, string value) in rule.Values)
                file.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
        }
        return file.ToString();
    }
}
