using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;
using RecoveryGuide.Content;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Checks;

/// <summary>What a page costs a reader on a slow line, in bytes as a host sends them, compressed with Brotli.</summary>
/// <param name="Html">The page itself.</param>
/// <param name="Styles">The styles a browser waits for before it shows anything.</param>
/// <param name="Scripts">The scripts it loads by itself.</param>
/// <param name="Rest">Icons, and the styles of paper.</param>
/// <param name="Requests">How many files that is, the page among them.</param>
internal readonly record struct PageWeight(long Html, long Styles, long Scripts, long Rest, int Requests)
{
    /// <summary>What must have come before a reader sees the page.</summary>
    internal long First => Html + Styles;

    /// <summary>All of it.</summary>
    internal long All => First + Scripts + Rest;
}

/// <summary>Tells of pages that are too heavy. Guides, which are read in need and on bad signal, have the narrowest limits.</summary>
internal sealed class PageWeights(Site site)
{
    /// <summary>What the HTML of any page may weigh, compressed.</summary>
    internal const int MostHtmlBytes = 16 * 1024;

    /// <summary>What a guide's HTML and styles may weigh together: the ten segments of 1,460 bytes that a server sends before it waits for an answer (RFC 6928), known as "the first 14 KB".</summary>
    internal const int MostFirstBytes = 10 * 1460;

    /// <summary>What a guide's scripts may weigh.</summary>
    internal const int MostScriptBytes = 3_000;

    /// <summary>What a guide may weigh with all it loads.</summary>
    internal const int MostBytes = 30_000;

    /// <summary>How many files a guide may take, itself among them.</summary>
    internal const int MostRequests = 6;

    /// <summary>How many elements any page may have: beyond that cheap telephones stutter (Lighthouse's limit).</summary>
    internal const int MostElements = 1_400;

    private readonly ConcurrentDictionary<string, long> files = new(StringComparer.Ordinal);

    private readonly HeaviestPages heaviest = new();

    /// <summary>The heaviest of the pages that were checked, the heaviest first.</summary>
    internal ImmutableArray<HeavyPage> Heaviest => heaviest.Find();

    /// <summary>Reports what is too heavy, has too many elements, or loads too much.</summary>
    internal void Check(Page page, PageFacts facts, ReadOnlyMemory<byte> bytes, Diagnostics report)
    {
        void Tell(string sentence) => report.Warning(Rule.PageWeight, page.From, $"{page.Route} {sentence}");
        if (facts.Elements > MostElements)
            Tell($"has {facts.Elements} elements; at most {MostElements} are good for a cheap telephone. Split the page.");
        if (page.Component != typeof(GuidePage))
        {
            heaviest.Add(new(page.Route.Url, Rough(facts, bytes), MostHtmlBytes, facts.Elements, MostElements), () => Compressed(bytes.Span, Thorough));
            long html = facts.WeightUpTo(MostHtmlBytes, bytes);
            if (html > MostHtmlBytes)
                Tell($"weighs {html} bytes compressed; at most {MostHtmlBytes} are good for a slow line. Split the page.");
            return;
        }
        PageWeight weight = Of(facts, bytes, enough: MostFirstBytes);
        heaviest.Add(new(page.Route.Url, Rough(facts, bytes) + weight.Styles, MostFirstBytes, facts.Elements, MostElements), () => Compressed(bytes.Span, Thorough) + weight.Styles);
        if (weight.First > MostFirstBytes)
            Tell($"needs {weight.First} bytes compressed before it can be read ({weight.Html} of HTML, {weight.Styles} of styles); at most {MostFirstBytes} come with the first answer. Make the text shorter, or split it.");
        if (weight.Scripts > MostScriptBytes)
            Tell($"loads {weight.Scripts} bytes of script, compressed; at most {MostScriptBytes} are allowed on a guide.");
        if (weight.All > MostBytes)
            Tell($"takes {weight.All} bytes with all it loads, compressed; at most {MostBytes} are allowed on a guide.");
        if (weight.Requests > MostRequests)
            Tell($"takes {weight.Requests} files; at most {MostRequests} are allowed on a guide.");
    }

    /// <summary>The weight of a page.</summary>
    /// <param name="facts">What was read of it.</param>
    /// <param name="html">The page.</param>
    /// <param name="enough">Up to what weight of HTML and styles it need not be known exactly.</param>
    internal PageWeight Of(PageFacts facts, ReadOnlyMemory<byte> html, long enough)
    {
        string[] loaded = [.. PageFacts.Loaded(facts.Resources).Where(address => address.StartsWith(site.Assets.Folder.Url, StringComparison.Ordinal))];
        string paper = site.Assets.Folder.Url + Assets.PrintStyles;
        long Sum(Func<string, bool> isOne) => loaded.Where(isOne).Sum(Compressed);
        bool IsStyle(string address) => address.EndsWith(".css", StringComparison.Ordinal) && address != paper;
        bool IsScript(string address) => address.EndsWith(".js", StringComparison.Ordinal);
        long styles = Sum(IsStyle);
        return new(facts.WeightUpTo(enough - styles, html), styles, Sum(IsScript), Sum(address => !IsStyle(address) && !IsScript(address)), loaded.Length + 1);
    }

    // Few bytes were not compressed at all; HTML becomes a third, or less.
    private static long Rough(PageFacts facts, ReadOnlyMemory<byte> html) => facts.Weight == html.Length ? facts.Weight / 3 : facts.Weight;

    private long Compressed(string address) => files.GetOrAdd(address, address => Compressed(site.Assets.Files.GetValueOrDefault(address[site.Assets.Folder.Url.Length..], []), Thorough));

    /// <summary>As small as Brotli makes it.</summary>
    internal const int Thorough = 11;

    /// <summary>How many bytes Brotli makes of some.</summary>
    /// <param name="bytes">What is compressed.</param>
    /// <param name="quality">From 1, quick, to 11.</param>
    internal static long Compressed(ReadOnlySpan<byte> bytes, int quality)
    {
        const int window = 18;
        byte[] room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, room, out int written, quality, window) ? written : bytes.Length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}
