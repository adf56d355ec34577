namespace RecoveryGuide.Search;

/// <summary>
/// How much a word says about a document: BM25F (Robertson, Zaragoza, Taylor 2004) without the rarity of the word,
/// which the reader works out from the length of its list.
/// </summary>
internal static class Relevance
{
    /// <summary>Impacts are 0 to 15: four bits beside the document's number.</summary>
    public const int ImpactBits = 4;

    // Lower and a single name match would leave nothing to gain from a second field; tuned on the queries in tests/Search.
    private const double Saturation = 8;

    // How far a long field dilutes its words: 0 not at all, 1 in proportion.
    private const double LengthNormalisation = 0.75;

    private const int HighestImpact = (1 << ImpactBits) - 1;

    /// <summary>What one occurrence in a field of so many words adds, against the average field of its kind.</summary>
    public static double Weight(SearchFieldKind kind, int words, double averageWords) =>
        Weight(kind) / (1 - LengthNormalisation + (LengthNormalisation * words / averageWords));

    /// <summary>The weights of a word in a document, added up, as one of sixteen steps.</summary>
    public static int Impact(double weight) =>
        (int)Math.Round(HighestImpact * weight / (weight + Saturation), MidpointRounding.AwayFromZero);

    private static double Weight(SearchFieldKind kind) => kind switch
    {
        SearchFieldKind.Name => 8,
        SearchFieldKind.OtherName => 6,
        SearchFieldKind.Tags => 6,
        SearchFieldKind.Place => 6,
        SearchFieldKind.Body => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of search field without a weight."),
    };
}
