namespace RecoveryGuide.Core;

/// <summary>"Did you mean": the nearest allowed word to one that is not.</summary>
public static class Suggestion
{
    /// <summary>A sentence such as <c> Did you mean 'phones'?</c>, or nothing where no word is near.</summary>
    public static string For(string written, IEnumerable<string> allowed) =>
        Nearest(written, allowed) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The nearest allowed word, at most a third of the letters away; null where none is.</summary>
    public static string? Nearest(string written, IEnumerable<string> allowed)
    {
        if (written.Length > 80)
            return null;
        int most = Math.Max(1, written.Length / 3);
        return allowed
            .Select(word => (word, distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(pair => pair.distance <= most)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.word, StringComparer.Ordinal)
            .Select(pair => pair.word)
            .FirstOrDefault() ?? SameBeginning(written, allowed);
    }

    // family for families, monday for mon: one word begins as the other does.
    private static string? SameBeginning(string written, IEnumerable<string> allowed) =>
        written.Length < 5 ? null : allowed.Where(word => word.StartsWith(written[..^1], StringComparison.OrdinalIgnoreCase)).Take(2).ToArray() is [var only] ? only : null;

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
