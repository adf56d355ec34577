using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// Proves that two generators wrote the same page: the same title, headings, links, facts, structured data, and every letter a reader sees. How tags are written,
/// classes and blanks may differ.
/// </summary>
internal static class SameSite
{
    // Ours offers shorter lists of a region, and ways to them, and cuts long lists in its own way; nobody else makes those.
    private const string OnlyOurs = "main.browse nav[aria-label='On this page'], section[aria-labelledby=kinds], section[aria-labelledby=topics], nav.pager";

    private const string Unseen = "head, script, style, svg, template, [hidden]";

    /// <summary>Fails where a page of a peer differs from ours.</summary>
    public static void Check(string peer, string route, string ours, string theirs)
    {
        IDocument our = Parsed(ours, route), their = Parsed(theirs, route);
        string place = $"{route} of {peer}";
        Assert.True(our.Title == their.Title, $"{place} is called '{their.Title}', ours '{our.Title}'");
        AssertSame(place, "headings", Headings(our), Headings(their));
        AssertSame(place, "links", Links(our), Links(their));
        AssertSame(place, "facts", Facts(our), Facts(their));
        AssertSame(place, "structured data", Data(our), Data(their));
        AssertSame(place, "meta", Meta(our), Meta(their));
        AssertSame(place, "text", Text(our), Text(their));
    }

    private static IDocument Parsed(string folder, string route)
    {
        IDocument document = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder, route.Trim('/'), "index.html")));
        foreach (IElement element in document.QuerySelectorAll(OnlyOurs).ToArray())
            element.Remove();
        return document;
    }

    private static void AssertSame(string place, string what, string[] ours, string[] theirs)
    {
        int first = Enumerable.Range(0, Math.Max(ours.Length, theirs.Length)).FirstOrDefault(index => ours.ElementAtOrDefault(index) != theirs.ElementAtOrDefault(index), -1);
        Assert.True(first < 0, $"{place} has other {what} than ours; the first that differs is\n  ours:   {ours.ElementAtOrDefault(first)}\n  theirs: {theirs.ElementAtOrDefault(first)}");
    }

    private static string[] Headings(IDocument document) => [.. document.QuerySelectorAll("h1, h2, h3, h4").Select(heading => $"{heading.LocalName} {heading.Id} {Seen(heading)}")];

    private static string[] Links(IDocument document) => [.. document.QuerySelectorAll("body a[href]").Select(link => $"{link.GetAttribute("href")} {Seen(link)}")];

    private static string[] Facts(IDocument document) => [.. document.QuerySelectorAll("dl > *").Select(fact => $"{fact.LocalName} {Seen(fact)}")];

    private static string[] Meta(IDocument document) => [.. document.QuerySelectorAll("meta[name], link[rel=canonical], link[rel=alternate]").Select(meta => $"{meta.GetAttribute("name")} {meta.GetAttribute("content")} {meta.GetAttribute("href")}")];

    // Members in the order of their names: nobody reads meaning into their order.
    private static string[] Data(IDocument document) => [.. document.QuerySelectorAll("script[type='application/ld+json']").SelectMany(script => Flat("", JsonNode.Parse(script.TextContent))).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Flat(string path, JsonNode? node) => node switch
    {
        JsonObject thing => thing.SelectMany(member => Flat($"{path}.{member.Key}", member.Value)),
        JsonArray list => list.SelectMany((item, index) => Flat($"{path}[{index}]", item)),
        _ => [$"{path} = {(node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString())}"],
    };

    private static string[] Text(IDocument document)
    {
        foreach (IElement element in document.QuerySelectorAll(Unseen).ToArray())
            element.Remove();
        return [.. document.Body!.Descendants<IText>().Select(text => string.Concat(text.Data.Where(letter => !char.IsWhiteSpace(letter)))).Where(text => text.Length > 0)];
    }

    private static string Seen(IElement element) => string.Concat(element.TextContent.Where(letter => !char.IsWhiteSpace(letter)));
}
