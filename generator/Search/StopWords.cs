using System.Collections.Frozen;

namespace RecoveryGuide.Search;

/// <summary>
/// English words that say nothing about what is sought. Left out of running text only: a name made of nothing else
/// ("We Are With You") must still be found. The reader has the same list.
/// </summary>
public static class StopWords
{
    private static readonly FrozenSet<string> All = (
        "a about am an and are as at be been but by can could did do does for from had has have he her him his how i if im in is it its ive "
        + "me my of on or our she should so that the their them there they this to was we were what when where which who why will with would you your")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(string word) => All.Contains(word);
}
