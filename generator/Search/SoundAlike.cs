namespace RecoveryGuide.Search;

/// <summary>Whether two words of one <see cref="Skeleton"/> may be two spellings of one name; <c>soundAlike</c> in theme/scripts/search/match.js decides the same.</summary>
internal static class SoundAlike
{
    /// <summary>
    /// A skeleton of two consonants is shared by words as far apart as Chauhan and Chennai, so the vowels must nearly agree too; with more consonants they may differ as
    /// much as spellings of one Hindi word do.
    /// </summary>
    public static bool Of(string one, string other)
    {
        int longest = Math.Max(Skeleton.Romanise(one).Length, Skeleton.Romanise(other).Length);
        return Edits(one, other) <= Math.Floor(longest * (Skeleton.Of(one).Length > 2 ? 0.5 : 0.4));
    }

    /// <summary>How many letters differ between two words, both in Latin letters; a swapped pair is one.</summary>
    public static int Edits(string one, string other) => Suggestion.Distance(Skeleton.Romanise(one), Skeleton.Romanise(other));
}
