using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using RecoveryGuide.Content;

namespace RecoveryGuide.Pipelines;

/// <summary>Pages → <c>/sitemap.xml</c>, by the protocol of sitemaps.org.</summary>
public static class Sitemap
{
    /// <summary>The most addresses one file may list, as the protocol has it.</summary>
    public const int MostAddresses = 50_000;

    private static readonly XNamespace Xml = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>One file that lists every page search engines should know; where there are more than it may hold, it names the files that list them.</summary>
    public static IEnumerable<Output> PostProcess(Site site, IEnumerable<Output> pages)
    {
        string[][] parts = [.. pages.OfType<Page>().Select(page => page.Info).Where(info => info.Indexed).Select(info => info.Route.Url).Chunk(MostAddresses)];
        if (parts.Length <= 1)
            return [FileOf(Main, Listing(site, "urlset", "url", parts.SelectMany(part => part)))];
        Route[] routes = [.. Enumerable.Range(1, parts.Length).Select(number => new Route(string.Create(CultureInfo.InvariantCulture, $"/sitemap-{number}.xml")))];
        return [FileOf(Main, Listing(site, "sitemapindex", "sitemap", routes.Select(route => route.Url))), .. parts.Select((part, number) => FileOf(routes[number], Listing(site, "urlset", "url", part)))];
    }

    private static readonly Route Main = new("/sitemap.xml");

    private static TextFile FileOf(Route route, XElement root) => new(route, new("input/site.yml"), Feeds.Written(root));

    private static XElement Listing(Site site, string list, string entry, IEnumerable<string> urls) =>
        new(Xml + list, urls.Select(url => new XElement(Xml + entry, new XElement(Xml + "loc", site.Settings.BaseUrl + url))));
}

/// <summary>Joins each page to the same page in the other languages: pages whose addresses are alike but for the language's prefix.</summary>
public static class Alternates
{
    /// <summary>The pages, each knowing its others.</summary>
    public static ImmutableArray<Output> Join(Site site, ImmutableArray<Output> outputs)
    {
        if (site.Settings.Languages.Length == 1)
            return outputs;
        ILookup<string, Page> alike = outputs.OfType<Page>().ToLookup(page => Within(page.Info.Language, page.Route), StringComparer.Ordinal);
        return [.. outputs.Select(output => output is Page page ? page.With(page.Info with { Alternates = [.. alike[Within(page.Info.Language, page.Route)]
            .OrderBy(other => site.Settings.Languages.IndexOf(other.Info.Language)).Select(other => new Alternate(other.Info.Language, other.Route, other.Info.Indexed))] }) : output)];
    }

    private static string Within(Language language, Route route) => route.Url[language.Root.Url.Length..];
}

/// <summary>Guides → <c>/feed.xml</c>, an Atom feed (RFC 4287) of new and re-reviewed guides in each language.</summary>
public static class Feeds
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>A feed a language.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.Where(language => site.GuidesIn(language).Any())
        .Select(language => new TextFile(language.Root.File("feed.xml"), new("input/guides"), Written(FeedIn(site, language))));

    private static XElement FeedIn(Site site, Language language)
    {
        string home = site.Settings.BaseUrl + language.Root.Url;
        Guide[] guides = [.. site.GuidesIn(language).Select(guide => guide.Content).OrderByDescending(UpdatedOn)];
        return new(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", language.Code),
            new XElement(Atom + "id", home), new XElement(Atom + "title", site.Settings.Name), new XElement(Atom + "updated", Midnight(UpdatedOn(guides[0]))),
            new XElement(Atom + "link", new XAttribute("href", home)), new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", home + "feed.xml")),
            new XElement(Atom + "author", new XElement(Atom + "name", site.Settings.Name)),
            guides.Select(guide => EntryOf(site.Settings.BaseUrl + Routes.Guide(language, guide).Url, guide)));
    }

    private static XElement EntryOf(string url, Guide guide) => new(Atom + "entry",
        new XElement(Atom + "id", url), new XElement(Atom + "title", guide.Title), new XElement(Atom + "link", new XAttribute("href", url)),
        new XElement(Atom + "published", Midnight(guide.Translation?.On ?? guide.Published)), new XElement(Atom + "updated", Midnight(UpdatedOn(guide))), new XElement(Atom + "summary", guide.Summary));

    // A translation is new on the day it was made, and again whenever its original is reviewed.
    private static DateOnly UpdatedOn(Guide guide) => guide.Translation is { } translation && translation.On > guide.Reviewed ? translation.On : guide.Reviewed;

    private static string Midnight(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    internal static string Written(XElement root) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString().ReplaceLineEndings("\n") + "\n";
}

/// <summary>Settings → what the host, robots and browsers read: <c>/_headers</c>, <c>/robots.txt</c>, <c>/manifest.webmanifest</c>.</summary>
public static class HostFiles
{
    /// <summary>The files.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
    [
        new TextFile(new("/_headers"), new("generator/Core/DeployHeaders.cs"), DeployHeaders.ToFile()),
        new TextFile(Routes.Manifest, new("input/site.yml"), Manifest(site)),
        new TextFile(new("/robots.txt"), new("input/site.yml"), $"User-agent: *\nDisallow: /leave/\nSitemap: {site.Settings.BaseUrl}/sitemap.xml\n"),
    ];

    // W3C, Web Application Manifest. Whoever puts the site on a home screen gets an icon and a name that tell nothing of it, and the browser's own window.
    private static string Manifest(Site site)
    {
        string name = site.WordsIn(site.Settings.DefaultLanguage).PlainTitle;
        return JsonSerializer.Serialize(new
        {
            name,
            short_name = name,
            start_url = site.Settings.DefaultLanguage.Root.Url,
            display = "browser",
            icons = new[] { new { src = site.Assets["images/plain.svg"], sizes = "any", type = "image/svg+xml" } },
        }, Formats.JsonText.Plain) + "\n";
    }
}

/// <summary><c>files/**</c> → the same path below the site's root.</summary>
public static class Copied
{
    /// <summary>The files as they are.</summary>
    public static IEnumerable<Output> PostProcess(ImmutableSortedDictionary<string, byte[]> files) =>
        files.Select(file => new BinaryFile(new("/" + file.Key), new("input/files/" + file.Key), file.Value));
}

/// <summary>The theme's styles, scripts and images → their hashed folder.</summary>
public static class ThemeFiles
{
    /// <summary>The files.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        site.Assets.Files.Where(file => file.Key != Assets.Worker).Select(file => new BinaryFile(site.Assets.Folder.File(file.Key), new("theme/" + file.Key), file.Value));
}
