using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RecoveryGuide.Commands;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Browser;

/// <summary>
/// A small site whose page holds what neither reader nor page check let through, with the deploy's headers and, to show that it would do its harm, without; and another site, which writes down
/// who comes.
/// </summary>
public sealed class HostileServers : IAsyncLifetime
{
    /// <summary>Below it lies the site with the deploy's headers.</summary>
    public const string Guarded = "guarded";

    /// <summary>Below it lies the same once more, for links that no header stops.</summary>
    public const string Followed = "followed";

    /// <summary>Below it lies the site without them.</summary>
    public const string Bare = "bare";

    /// <summary>In the place of a payload's number: the page as it was built.</summary>
    public const string AsBuilt = "as-built";

    /// <summary>In the place of a payload's number: the page with a script of its own that forgot itself.</summary>
    public const string WithSinks = "with-sinks";

    private readonly ConcurrentQueue<(string Path, string? Referrer)> came = [];
    private WebApplication? site;
    private WebApplication? evil;
    private BuiltSite? built;

    /// <summary>The address of the page with a payload.</summary>
    public string Page(string way, int number) => Page(way, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The address of the page with something else in it.</summary>
    public string Page(string way, string what) => $"{site!.Urls.First()}/{way}/{what}{Editing.TextPageUrl}";

    /// <summary>What was asked of the other site by a page.</summary>
    public (string Path, string? Referrer)[] Came(string way, int number) => [.. came.Where(one => one.Path.StartsWith($"/{way}/{number}/", StringComparison.Ordinal))];

    /// <summary>What was asked of the other site by all pages that have the headers, or have not.</summary>
    public (string Path, string? Referrer)[] Came(string way) => [.. came.Where(one => one.Path.StartsWith($"/{way}/", StringComparison.Ordinal))];

    public async ValueTask InitializeAsync()
    {
        using SmallSite small = new();
        built = small.Build();
        evil = await Started(context =>
        {
            came.Enqueue((context.Request.Path.Value!, context.Request.Headers.Referer));
            // It does all it can to be loaded: nothing but the site's own headers stands in its way.
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            context.Response.ContentType = ContentTypes.Of(context.Request.Path.Value!);
            return Task.CompletedTask;
        });
        site = await Started(Answer);
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        if (evil is not null)
            await evil.DisposeAsync();
    }

    private static async Task<WebApplication> Started(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    // Addresses are /guarded/12/about/ and /bare/12/about/; all that pages load lies at the root, as on the site.
    private async Task Answer(HttpContext context)
    {
        string[] steps = context.Request.Path.Value!.Split('/', 4);
        bool isPage = steps is [_, Guarded or Followed or Bare, _, _];
        string path = isPage ? "/" + steps[3] : context.Request.Path.Value!;
        if (!isPage || steps[1] != Bare)
            foreach ((string name, string value) in DeployHeaders.For(path))
                context.Response.Headers[name] = value;
        string? text = path == "/sinks.js" ? Sinks : built!.Files.FirstOrDefault(file => file.Output.Route.Url == path)?.Text;
        if (text is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = ContentTypes.Of(new Route(path).OutputPath);
        await context.Response.WriteAsync(isPage && path == Editing.TextPageUrl ? PageOf(text, steps) : text, Encoding.UTF8);
    }

    private string PageOf(string page, string[] steps)
    {
        if (steps[2] == AsBuilt)
            return page;
        if (!int.TryParse(steps[2], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return page.Replace("</main>", "</main><script src=\"/sinks.js\"></script>", StringComparison.Ordinal);
        string other = evil!.Urls.First()["http:".Length..] + $"/{steps[1]}/{number}/";
        return HostilePage.With(Payloads.All[number], page).Replace(Payloads.Evil, "http:" + other, StringComparison.Ordinal).Replace("//evil.example/", other, StringComparison.Ordinal);
    }

    /// <summary>A script of the site's own that forgot itself: it hands texts to whatever would make HTML or a script of them.</summary>
    private const string Sinks = """
        const html = "<img src=/nothing.png onerror='window.ran=true'>";
        const box = document.createElement("div");
        document.body.append(box);
        const sinks = {
          innerHTML: () => { box.innerHTML = html; },
          outerHTML: () => { const inner = document.createElement("p"); box.append(inner); inner.outerHTML = html; },
          insertAdjacentHTML: () => box.insertAdjacentHTML("beforeend", html),
          write: () => document.write("<p>written"),
          setHTMLUnsafe: () => box.setHTMLUnsafe(html),
          parseFromString: () => new DOMParser().parseFromString(html, "text/html"),
          createContextualFragment: () => document.createRange().createContextualFragment(html),
          srcdoc: () => { document.createElement("iframe").srcdoc = html; },
          eval: () => (0, eval)("1"),
          Function: () => new Function("return 1")(),
          setTimeout: () => setTimeout("1", 0),
          setInterval: () => clearInterval(setInterval("1", 1000)),
          scriptText: () => { document.createElement("script").text = "1"; },
          scriptSource: () => { document.createElement("script").src = "/sinks.js"; },
          handler: () => box.setAttribute("onclick", "1"),
          worker: () => new Worker("/sinks.js").terminate(),
          policy: () => trustedTypes.createPolicy("default", { createHTML: text => text }),
        };
        window.sinks = {};
        for (const [name, use] of Object.entries(sinks)) {
          try {
            use();
            window.sinks[name] = "ran";
          } catch (failure) {
            window.sinks[name] = failure.name;
          }
        }
        """;
}
