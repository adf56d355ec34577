namespace RecoveryGuide.Search;

/// <summary>
/// What Hindi and Punjabi nouns and adjectives add for number, gender and case is taken off, the longest first, if enough of the word is left: केंद्र, केंद्रों; ਕੇਂਦਰ, ਕੇਂਦਰਾਂ. After the
/// lightweight stemmer of Ramanathan and Rao (2003), with fewer endings: a wrong stem hides more than a missing one. theme/scripts/search/stem.js is the same in JavaScript.
/// </summary>
public static class IndicStem
{
    // Letters and signs; what is shorter is often a word of its own.
    private const int ShortestStem = 3;

    private static readonly ImmutableArray<string> Endings =
    [
        // Hindi: -iyon, -iyan; -on, -en, -ein; vowels of gender and number.
        "ियों", "ियां", "ाओं", "ुओं", "ों", "ें", "ां", "ीं", "ा", "ी", "े", "ो",
        // Punjabi: the same sounds.
        "ੀਆਂ", "ਿਆਂ", "ਾਂ", "ੀਂ", "ੇਂ", "ਾ", "ੀ", "ੇ", "ੋ",
    ];

    private static readonly ImmutableArray<string> LongestFirst = [.. Endings.OrderByDescending(static ending => ending.Length)];

    /// <summary>The stem of a folded word in Devanagari or Gurmukhi.</summary>
    public static string Of(string word)
    {
        string? ending = LongestFirst.FirstOrDefault(ending => word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? word : word[..^ending.Length];
    }
}
