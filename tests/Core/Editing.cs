using System.Buffers;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RecoveryGuide.Tests.Core;

/// <summary>What an editor does to a small site, and what a reader sees of it.</summary>
internal static class Editing
{
    public const string Listings = "listings/hotlines/in.yml";
    public const string Guide = "guides/en/after-a-lapse.md";
    public const string GuideUrl = "/guides/relapse/after-a-lapse/";
    public const string ListingUrl = "/find/hotlines/in-line/";

    // The page every Markdown payload is put into; its body begins after the front matter.
    public const string TextPage = "pages/en/about.md";
    public const string TextPageUrl = "/about/";
    private const string TextPageHead = "---\ntitle: \"About\"\nsummary: \"What this small site is, who made it, and how it is checked before it is published.\"\norder: 1\n---\n## Who we are\n\n";

    public static int LineOfBody { get; } = TextPageHead.Count(letter => letter == '\n') + 1;

    public static SmallSite Change(this SmallSite site, string name, string from, string to)
    {
        string text = site.Read(name);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return site.With(name, text.Replace(from, to, StringComparison.Ordinal));
    }

    public static SmallSite WithBody(this SmallSite site, string markdown) => site.With(TextPage, TextPageHead + markdown + "\n");


    public static string Html(this BuiltSite built, string url)
    {
        Assert.True(!built.HasErrors, string.Join('\n', built.Diagnostics));
        return built.Files.Single(file => file.Output.Route.Url == url).Text;
    }

    public static IHtmlDocument Document(this BuiltSite built, string url) => new HtmlParser().ParseDocument(built.Html(url));

    /// <summary>Every file's address with the hash of its bytes.</summary>
    public static ImmutableSortedDictionary<string, string> Hashes(this BuiltSite built) =>
        built.Files.ToImmutableSortedDictionary(file => file.Output.Route.Url, file => Convert.ToHexString(SHA256.HashData(file.Bytes.ToArray())), StringComparer.Ordinal);

    /// <summary>Whether the search can find an address: it then stands in the cards of the index.</summary>
    public static bool SearchKnows(this BuiltSite built, string url) =>
        built.Files.Where(file => file.Output.Route.Url.Contains("search/", StringComparison.Ordinal) && Path.GetExtension(file.Output.Route.Url) is ".json" or ".bin")
            .Any(file => file.Text.Contains(url, StringComparison.Ordinal));

    /// <summary>The names of all elements and their attributes, in order: what a text must never change.</summary>
    public static string Shape(this IHtmlDocument document) => string.Concat(WithTemplates(document).Select(element =>
        $"<{element.LocalName}{string.Concat(element.Attributes.Where(attribute => attribute.Name != "lang").Select(attribute => " " + attribute.Name))}>"));

    private static IEnumerable<IElement> WithTemplates(IHtmlDocument document) =>
        document.All.Concat(document.QuerySelectorAll("template").OfType<IHtmlTemplateElement>().SelectMany(template => template.Content.QuerySelectorAll("*")));

    public static YamlMap Yaml(string text, Diagnostics report) => RecoveryGuide.Core.Yaml.Read("input/test.yml", text, report) ?? throw new ArgumentException(report.Sorted()[0].ToString());
}
