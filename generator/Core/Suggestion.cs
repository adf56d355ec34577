namespace RecoveryGuide.Core;

/// <summary>"Did you mean": the nearest allowed word to one that is not.</summary>
public static class Suggestion
{
    /// <summary>A sentence such as <c> Did you mean 'phones'?</c>, or nothing where no word is near.</summary>
    public static string For(string written, IEnumerable<string> allowed) =>
        Nearest(written, allowed) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The same for words that have names as well, in any language: India, or भारत, for <c>IN</c>.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="allowed">The words that may be written.</param>
    /// <param name="named">Names, each with the word it stands for.</param>
    public static string For(string written, IEnumerable<string> allowed, IEnumerable<(string Name, string Word)> named)
    {
        (string Name, string Word)[] names = [.. named];
        string? meant = names.FirstOrDefault(name => Folded(name.Name) == Folded(written)).Word
            ?? Nearest(written, allowed)
            ?? (Nearest(written, names.Select(name => name.Name)) is { } near ? names.First(name => name.Name == near).Word : null);
        return meant is null ? "" : $" Did you mean '{meant}'?";
    }

    /// <summary>
    /// The nearest allowed word, at most a third of the letters away; of several the one with the same letters. A word in Devanagari or Gurmukhi is compared by its sound. Null where none is near.
    /// </summary>
    public static string? Nearest(string written, IEnumerable<string> allowed)
    {
        if (written.Length is 0 or > 80)
            return null;
        ImmutableArray<string> words = [.. allowed];
        string lower = written.ToLowerInvariant(), folded = Folded(written);
        int most = Math.Max(1, written.Length / 3);
        return words
            .Select(word => (word, distance: Folded(word) == folded ? 0 : Distance(lower, word.ToLowerInvariant())))
            .Where(pair => pair.distance <= most)
            .OrderBy(pair => pair.distance).ThenBy(pair => !SameLetters(lower, pair.word.ToLowerInvariant())).ThenBy(pair => pair.word, StringComparer.Ordinal)
            .Select(pair => pair.word)
            .FirstOrDefault() ?? SameBeginning(written, words) ?? SameSound(folded, words);
    }

    // Hyphens, spaces, underscores and capitals are what people mix up first.
    private static string Folded(string word) => string.Concat(word.Where(letter => letter is not ('-' or ' ' or '_'))).ToLowerInvariant();

    // NI is a slip for IN before it is one for NL.
    private static bool SameLetters(string one, string other) => one.Length == other.Length && one.Order().SequenceEqual(other.Order());

    // family for families, monday for mon: one word begins as the other does.
    private static string? SameBeginning(string written, ImmutableArray<string> allowed) => written.Length < 5 ? null
        : Only(allowed.Where(word => word.StartsWith(written[..^1], StringComparison.OrdinalIgnoreCase)))
            ?? Only(allowed.Where(word => word.Length >= 3 && written.StartsWith(word, StringComparison.OrdinalIgnoreCase)));

    private static string? Only(IEnumerable<string> words) => words.Take(2).ToArray() is [var only] ? only : null;

    // Only what is typed in another script than the words has nothing else in common with them.
    private static string? SameSound(string folded, ImmutableArray<string> allowed) =>
        !folded.Any(char.IsAscii) && Search.Skeleton.Of(folded) is { Length: >= Search.Skeleton.ShortestUseful } sound
            ? allowed.FirstOrDefault(word => Search.Skeleton.Of(Folded(word)) == sound)
            : null;

    // Optimal string alignment: a swapped pair of letters is one slip, not two.
    internal static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        return cost[a.Length, b.Length];
    }
}
