namespace RecoveryGuide.Checks;

/// <summary>A page near the limits of what a page may cost its reader, or above them.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Bytes">Of a guide its HTML and styles, of any other page its HTML; compressed.</param>
/// <param name="MostBytes">How many they may be.</param>
/// <param name="Elements">How many elements it has.</param>
/// <param name="MostElements">How many it may have.</param>
public sealed record HeavyPage(string Url, long Bytes, long MostBytes, int Elements, int MostElements)
{
    /// <summary>How much of the limit it is nearer to is used up, from 0.</summary>
    internal double Share => Math.Max((double)Bytes / MostBytes, (double)Elements / MostElements);
}

/// <summary>Remembers the heaviest pages while pages pass by. May be told of them from several threads at once.</summary>
internal sealed class HeaviestPages
{
    /// <summary>How many are named.</summary>
    internal const int Named = 5;

    // Compressed in haste, pages come in nearly the order of what they weigh: some more than are named are weighed exactly at the end.
    private const int Kept = 3 * Named;

    private readonly Lock gate = new();
    private readonly PriorityQueue<(HeavyPage Page, Func<long> Weigh), double> kept = new();

    /// <summary>Takes a page into account.</summary>
    /// <param name="page">The page, weighed in haste.</param>
    /// <param name="weigh">Weighs it exactly.</param>
    internal void Add(HeavyPage page, Func<long> weigh)
    {
        lock (gate)
        {
            if (kept.Count < Kept)
                kept.Enqueue((page, weigh), page.Share);
            else
                kept.EnqueueDequeue((page, weigh), page.Share);
        }
    }

    /// <summary>The heaviest of all, weighed exactly, the heaviest first.</summary>
    internal ImmutableArray<HeavyPage> Find()
    {
        (HeavyPage Page, Func<long> Weigh)[] all;
        lock (gate)
            all = [.. kept.UnorderedItems.Select(item => item.Element)];
        return
        [
            .. all.AsParallel().Select(one => one.Page with { Bytes = one.Weigh() }).OrderByDescending(page => page.Share).ThenBy(page => page.Url, StringComparer.Ordinal)
                .DistinctBy(page => page.Url).Take(Named),
        ];
    }
}
