using System.IO.Compression;

namespace RecoveryGuide.Checks;

/// <summary>What a page costs a reader on a slow line.</summary>
internal static class Weights
{
    /// <summary>The most a page's HTML may weigh, compressed.</summary>
    private const int MostHtmlBytes = 20 * 1024;

    internal static void Check(ImmutableArray<Rendered> files, Diagnostics report)
    {
        Rendered[] pages = [.. files.Where(file => file.Html is not null)];
        long[] weights = new long[pages.Length];
        Parallel.For(0, pages.Length, i => weights[i] = Compressed(pages[i].Bytes.Span));
        foreach ((Rendered page, long weight) in pages.Zip(weights).Where(pair => pair.Second > MostHtmlBytes))
            report.Warning(Rule.PageWeight, page.Output.From, $"{page.Output.Route} weighs {weight} bytes compressed; at most {MostHtmlBytes} are good for a slow line. Split the page.");
    }

    private static long Compressed(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream result = new();
        using (GZipStream zip = new(result, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes);
        return result.Length;
    }
}
