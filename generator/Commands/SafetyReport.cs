using RecoveryGuide.Checks;

namespace RecoveryGuide.Commands;

/// <summary>Shows changes of safety-critical numbers so that nobody overlooks a digit: old above new, with the digits that differ marked below.</summary>
internal static class SafetyReport
{
    /// <summary>Prints to standard error, where mistakes are read.</summary>
    internal static void Print(ImmutableArray<SafetyChange> changes)
    {
        foreach (string line in Lines(changes))
            Console.Error.WriteLine(line);
    }

    /// <summary>The lines; none where nothing changed.</summary>
    internal static IEnumerable<string> Lines(ImmutableArray<SafetyChange> changes)
    {
        if (changes.IsEmpty)
            yield break;
        yield return $"Safety-critical changes: {changes.Length}";
        foreach (SafetyChange change in changes)
        {
            yield return $"  {change.Id}{(change.Name is { } name ? $" ({Diagnostics.OneLine(name)})" : "")}: {What(change)}";
            ImmutableArray<string> was = change.Before?.Numbers ?? [];
            ImmutableArray<string> before = [.. was.Except(change.Now)];
            ImmutableArray<string> now = [.. change.Now.Except(was)];
            for (int at = 0; at < Math.Max(before.Length, now.Length); at++)
            {
                if (at < before.Length)
                    yield return $"      was  {before[at]}";
                if (at < now.Length)
                    yield return $"      now  {now[at]}";
                if (at < before.Length && at < now.Length)
                    yield return $"           {Marks(before[at], now[at])}";
            }
        }
    }

    private static string What(SafetyChange change) => change switch
    {
        { Now.IsEmpty: true } => "gone",
        { Before: null } => "new",
        { IsChange: false } => $"was called {change.Before.Id}",
        { NewSource: { } source } => $"changed, by {source.Url} of {source.Date}",
        _ => "changed WITHOUT A NEWER SOURCE",
    };

    private static string Marks(string was, string now) =>
        string.Concat(Enumerable.Range(0, Math.Max(was.Length, now.Length)).Select(at => at < was.Length && at < now.Length && was[at] == now[at] ? ' ' : '^'));
}
