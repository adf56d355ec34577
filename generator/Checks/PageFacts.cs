using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RecoveryGuide.Checks;

/// <summary>A link of a page.</summary>
internal readonly record struct PageLink(string Href, string Rel);

/// <summary>
/// What is found by reading a finished page as a browser would. It depends on the page's HTML and nothing else, so a rebuild that makes the same HTML again need not read it again.
/// </summary>
/// <param name="Html">The page.</param>
/// <param name="Language">Code of its language.</param>
/// <param name="Title">Its title.</param>
/// <param name="Ids">All ids, in order, twice where they stand twice.</param>
/// <param name="Links">What a reader can follow.</param>
/// <param name="Resources">What a browser loads.</param>
/// <param name="Headings">Levels and words of its headings.</param>
/// <param name="NotAllowed">Rule and sentence for each thing no page may hold.</param>
/// <param name="Numbers">The numbers on it, as groups of digits.</param>
/// <param name="Weight">Bytes, compressed.</param>
internal sealed record PageFacts(
    string Html,
    string Language,
    string Title,
    ImmutableArray<string> Ids,
    ImmutableArray<PageLink> Links,
    ImmutableArray<PageLink> Resources,
    ImmutableArray<(int Level, string Text)> Headings,
    ImmutableArray<(string Rule, string Sentence)> NotAllowed,
    ImmutableArray<string[]> Numbers,
    long Weight)
{
    internal static PageFacts Read(string html)
    {
        IHtmlDocument document = new HtmlParser().ParseDocument(html);
        return new(
            html,
            document.DocumentElement.GetAttribute("lang") ?? "",
            document.Title ?? "",
            [.. document.All.Where(element => element.HasAttribute("id")).Select(element => element.Id!)],
            [.. document.QuerySelectorAll("a[href]").Select(element => new PageLink(element.GetAttribute("href")!, element.GetAttribute("rel") ?? ""))],
            [.. document.QuerySelectorAll("script[src],img[src],link[href]").Select(element => new PageLink(element.GetAttribute("src") ?? element.GetAttribute("href")!, element.GetAttribute("rel") ?? ""))],
            [.. document.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Where(heading => heading.Closest("template") is null).Select(heading => (heading.LocalName[1] - '0', heading.TextContent.Trim()))],
            [.. Allowed.Offences(document)],
            [.. ForbiddenNumbers.NumbersIn(System.Net.WebUtility.HtmlDecode(html))],
            Compressed(html));
    }

    private static long Compressed(string html)
    {
        using MemoryStream result = new();
        using (GZipStream zip = new(result, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(html));
        return result.Length;
    }
}
