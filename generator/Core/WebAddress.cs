using System.Net;

namespace RecoveryGuide.Core;

/// <summary>Which addresses of other sites may be published.</summary>
public static class WebAddress
{
    // A short link hides where it goes, and whoever owns it can change that after we looked.
    private static readonly ImmutableHashSet<string> Shorteners = ["bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "tiny.cc", "shorturl.at"];

    /// <summary>What is wrong with an address, as the end of a sentence; null where it is fine.</summary>
    /// <param name="text">The address as written.</param>
    /// <param name="forSource">A source may be an old page without https or on a port of its own; everything a reader is sent to for help may not.</param>
    public static string? Complaint(string text, bool forSource = false)
    {
        if (text.Length > 500)
            return "is longer than 500 characters.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || !text.Contains("://", StringComparison.Ordinal) || text.Any(char.IsWhiteSpace) || Characters.FirstForbiddenIn(text) is not null)
            return "is not a web address; write it in full, such as https://example.org/page.";
        if (address.Scheme != Uri.UriSchemeHttps && !(forSource && address.Scheme == Uri.UriSchemeHttp))
            return "must begin with https://.";
        if (address.UserInfo.Length > 0)
            return "holds a user name; delete what stands before the @.";
        if (IPAddress.TryParse(address.Host, out _) || !address.Host.Contains('.', StringComparison.Ordinal))
            return "names a machine, not a site; use the site's own name.";
        if (!address.IsDefaultPort && !forSource)
            return "names a port; use the site's public address.";
        if (address.Host.Any(letter => letter > 127))
            return AsciiHost(address) is { } ascii ? $"has letters outside ASCII in its site name; write it as {ascii} after checking whose it is." : "has letters in its site name that no site may have.";
        return Shorteners.Contains(address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host) ? "is a short link that hides where it goes; write the address it leads to." : null;
    }

    /// <summary>The name of a site as it is looked up, in ASCII; null where its letters are allowed in no name.</summary>
    public static string? AsciiHost(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
