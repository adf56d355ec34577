using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RecoveryGuide.Checks;
using RecoveryGuide.Content;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A page that is kept for when there is no connection.</summary>
/// <param name="Route">Its address.</param>
/// <param name="Title">Its title.</param>
public sealed record KeptPage(Route Route, string Title);

/// <summary>
/// Settings → <c>/offline/</c>, <c>/choices/</c>, and <c>/sw.js</c>: the theme's service worker with the list of what each device keeps. That is the same for everybody who reads in a language, so
/// that it tells of a visit and of nothing read.
/// </summary>
public static class Offline
{
    /// <summary>The most that may be kept of one language without being asked for, in bytes, compressed.</summary>
    public const int MostBytes = 120_000;

    /// <summary>How many of the pages read are kept, where a reader chose that: the last ones.</summary>
    public const int MostRead = 20;

    // A host compresses as far as it goes; this much is enough to judge by, and fast.
    private const int Quality = 5;

    private static readonly Source From = new("input/site.yml");

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The page that is shown where there is no connection, and the page of choices, in each language.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.SelectMany(language =>
    {
        Strings words = site.WordsIn(language);
        return (Output[])
        [
            Page.Of<ChoicesPage, bool>(From, new(Routes.Choices(language), language, words.ChoicesTitle, words.ChoicesDescription, ""), site, IsOffered(site)),
            .. IsOffered(site) ? [Page.Of<OfflinePage, ImmutableArray<KeptPage>>(From, new(Routes.Offline(language), language, words.OfflineTitle, words.OfflineDescription, "", Indexed: false), site, [])] : Array.Empty<Output>(),
        ];
    });

    /// <summary>Whether pages are kept at all.</summary>
    public static bool IsOffered(Site site) => !site.Settings.OfflinePages.IsEmpty;

    /// <summary>All pages, the one for when there is no connection knowing what is kept; and the worker, which keeps it.</summary>
    /// <param name="site">The site.</param>
    /// <param name="outputs">All pages.</param>
    /// <param name="report">Takes addresses that no page has, and what is too much.</param>
    public static ImmutableArray<Output> Join(Site site, ImmutableArray<Output> outputs, Diagnostics report)
    {
        if (!IsOffered(site))
            return outputs;
        Dictionary<string, Page> pages = outputs.OfType<Page>().GroupBy(page => page.Route.Url, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        foreach (Located address in site.Settings.OfflinePages.Where(address => !pages.ContainsKey(address.Text)))
            report.Error(Rule.BrokenLink, address.At, $"'offline_pages' names '{address.Text}', and the site has no such page.{Suggestion.For(address.Text, pages.Keys)}");
        ImmutableArray<Pack> packs = [.. site.Settings.Languages.Select(language => new Pack(language, [.. site.Settings.OfflinePages.Select(address => pages.GetValueOrDefault(Within(language, address.Text))).OfType<Page>()]))];
        ImmutableArray<Output> joined = [.. outputs.Select(output => output is Page page && page.Component == typeof(OfflinePage) ? Naming(page, packs.First(pack => pack.Language == page.Info.Language)) : output)];
        return [.. joined, new LazyTextFile(Routes.Worker, new("theme/" + Assets.Worker), () => WorkerOf(site, packs, [.. joined.OfType<Page>().Where(page => page.Component == typeof(OfflinePage))]))];
    }

    /// <summary>Reports languages of which more is kept than a reader should have to store.</summary>
    internal static void CheckWeight(Site site, ImmutableArray<Output> outputs, Diagnostics report)
    {
        if (!IsOffered(site))
            return;
        foreach (Language language in site.Settings.Languages)
        {
            HashSet<string> addresses = [.. site.Settings.OfflinePages.Select(address => Within(language, address.Text)), Routes.Offline(language).Url];
            Rendered[] pages = [.. outputs.OfType<Page>().Where(page => addresses.Contains(page.Route.Url)).Select(Renderer.Render)];
            (string Url, long Bytes)[] weights =
            [
                .. pages.Select(page => (page.Output.Route.Url, PageWeights.Compressed(page.Bytes.FirstSpan, Quality))),
                .. FilesOf(pages).Select(file => (file, PageWeights.Compressed(site.Assets.Files[file[site.Assets.Folder.Url.Length..]], Quality))),
            ];
            long all = weights.Sum(weight => weight.Bytes);
            if (all > MostBytes)
                report.Error(Rule.PageWeight, site.Settings.OfflinePages[0].At, string.Create(CultureInfo.InvariantCulture,
                    $"'offline_pages' keeps {all} bytes of '{language.Code}' on every reader's device, compressed; at most {MostBytes} are allowed. The heaviest: {string.Join(", ", weights.OrderByDescending(weight => weight.Bytes).Take(5).Select(weight => $"{weight.Url} ({weight.Bytes})"))}. Take some out."));
        }
    }

    private sealed record Pack(Language Language, ImmutableArray<Page> Pages);

    private static Page Naming(Page page, Pack pack) => page with
    {
        Parameters = new Dictionary<string, object?>(page.Parameters) { [nameof(PageComponent<>.Model)] = (ImmutableArray<KeptPage>)[.. pack.Pages.Select(kept => new KeptPage(kept.Route, kept.Info.Title))] },
    };

    private static string Within(Language language, string address) => language.IsDefault ? address : language.Root.Url + address[1..];

    // What the worker needs to know. Its version changes with any byte that is kept, so that devices fetch what is new.
    private static string WorkerOf(Site site, ImmutableArray<Pack> packs, ImmutableArray<Page> offline)
    {
        ILookup<string, Rendered> rendered = packs.SelectMany(pack => pack.Pages.Concat(offline.Where(page => page.Info.Language == pack.Language)).Select(page => (pack.Language.Root.Url, Page: Renderer.Render(page)))).ToLookup(page => page.Url, page => page.Page, StringComparer.Ordinal);
        string[] files = [.. FilesOf(rendered.SelectMany(pages => pages))];
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Rendered page in rendered.SelectMany(pages => pages))
            hash.AppendData(page.Bytes.FirstSpan);
        var pack = new
        {
            Version = Convert.ToHexStringLower(hash.GetHashAndReset())[..16],
            Day = site.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            MostRead,
            Files = files,
            // No page carries these words: they are only needed where there is no connection.
            Words = site.Settings.Languages.ToDictionary(language => language.Root.Url, language => System.Net.WebUtility.HtmlEncode(site.WordsIn(language).SavedCopy)),
            Pages = rendered.ToDictionary(pages => pages.Key, pages => pages.Select(page => page.Output.Route.Url)),
        };
        return $"const PACK={JsonSerializer.Serialize(pack, Json)};\n{System.Text.Encoding.UTF8.GetString(site.Assets.Files[Assets.Worker])}";
    }

    // What a browser loads with a page, from the hashed folder.
    private static IEnumerable<string> FilesOf(IEnumerable<Rendered> pages) =>
        pages.SelectMany(page => PageFacts.LoadedBy(page.Bytes.First)).Where(address => address.StartsWith("/_/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
