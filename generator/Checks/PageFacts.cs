using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RecoveryGuide.Checks;

/// <summary>A link of a page.</summary>
internal readonly record struct PageLink(string Href, string Rel);

/// <summary>
/// What is found by reading a finished page as a browser would. It depends on the page's HTML and nothing else, so a rebuild that makes the same HTML again need not read it again.
/// </summary>
/// <param name="Language">Code of its language.</param>
/// <param name="Title">Its title.</param>
/// <param name="Ids">All ids, in order, twice where they stand twice.</param>
/// <param name="Links">What a reader can follow, each once.</param>
/// <param name="Resources">What a browser loads, each once.</param>
/// <param name="HeadingFaults">What is wrong with the order of its headings, to be read after its address.</param>
/// <param name="NotAllowed">Rule and sentence for each thing no page may hold.</param>
/// <param name="Numbers">The numbers on it, as groups of digits.</param>
/// <param name="ShowsShortCode">Whether a short-code is left over on it.</param>
/// <param name="Weight">Bytes, compressed; as they are where they are few enough not to matter.</param>
internal sealed record PageFacts(
    string Language,
    string Title,
    ImmutableArray<string> Ids,
    ImmutableArray<PageLink> Links,
    ImmutableArray<PageLink> Resources,
    ImmutableArray<string> HeadingFaults,
    ImmutableArray<(string Rule, string Sentence)> NotAllowed,
    ImmutableArray<string[]> Numbers,
    bool ShowsShortCode,
    long Weight)
{
    internal static PageFacts Read(ReadOnlyMemory<byte> bytes, Shared shared)
    {
        string html = Encoding.UTF8.GetString(bytes.Span);
        IHtmlDocument document = new HtmlParser().ParseDocument(html);
        IElement[] elements = [.. document.All];
        return new(
            shared.Text(document.DocumentElement.GetAttribute("lang") ?? ""),
            document.Title ?? "",
            [.. elements.Select(element => element.GetAttribute("id")).OfType<string>().Select(shared.Text)],
            [.. LinksOf(elements.Where(element => element.LocalName == "a"), "href", shared)],
            [.. LinksOf(elements.Where(element => element.LocalName is "script" or "img"), "src", shared), .. LinksOf(elements.Where(element => element.LocalName == "link"), "href", shared)],
            [.. FaultsOf(elements.Where(element => element.LocalName is ['h', >= '1' and <= '6']))],
            [.. Allowed.Offences(elements)],
            [.. ForbiddenNumbers.NumbersIn(System.Net.WebUtility.HtmlDecode(html)).Select(shared.Number)],
            html.Contains("{{", StringComparison.Ordinal),
            bytes.Length > PageChecks.MostHtmlBytes ? Compressed(bytes) : bytes.Length);
    }

    private static IEnumerable<PageLink> LinksOf(IEnumerable<IElement> elements, string attribute, Shared shared) =>
        elements.Where(element => element.HasAttribute(attribute)).Select(element => new PageLink(shared.Text(element.GetAttribute(attribute)!), shared.Text(element.GetAttribute("rel") ?? ""))).Distinct();

    private static IEnumerable<string> FaultsOf(IEnumerable<IElement> headings)
    {
        int last = 0;
        int titles = 0;
        foreach (IElement heading in headings)
        {
            int level = heading.LocalName[1] - '0';
            titles += level == 1 ? 1 : 0;
            if (level > last + 1)
                yield return $": heading '{heading.TextContent.Trim()}' is of level {level} but follows level {last}; do not skip one.";
            last = level;
        }
        if (titles != 1)
            yield return $" has {titles} headings of level 1; a page has one.";
    }

    private static long Compressed(ReadOnlyMemory<byte> bytes)
    {
        using MemoryStream result = new();
        using (GZipStream zip = new(result, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes.Span);
        return result.Length;
    }
}
