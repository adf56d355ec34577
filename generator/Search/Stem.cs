namespace RecoveryGuide.Search;

/// <summary>The stem of a folded word, by its script; theme/scripts/search/stem.js makes the same.</summary>
public static class Stem
{
    /// <summary>The stem: the word itself where it has no other form.</summary>
    public static string Of(string word) => Script.IsIndic(word) ? IndicStem.Of(word) : EnglishStem.Of(word);
}
