namespace RecoveryGuide.Commands;

/// <summary>What a check looked at and what it found, in a few lines: which rule to begin with, and how to read about it.</summary>
public static class CheckSummary
{
    /// <summary>Prints the summary to standard output.</summary>
    /// <param name="site">What was read.</param>
    /// <param name="pages">How many pages were made; none where mistakes kept them from being made.</param>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="heaviest">The heaviest pages, the heaviest first.</param>
    public static void Print(Content.Site site, int pages, ImmutableArray<Diagnostic> diagnostics, ImmutableArray<Checks.HeavyPage> heaviest)
    {
        foreach (string line in Lines(site, pages, diagnostics).Concat(Lines(heaviest)))
            Console.WriteLine(line);
    }

    /// <summary>The lines: what was checked, then a line a rule, the one found most often first; errors before warnings.</summary>
    internal static IEnumerable<string> Lines(Content.Site site, int pages, ImmutableArray<Diagnostic> diagnostics)
    {
        yield return $"Checked {Count(site.Guides.Length, "guide")}, {Count(site.Listings.Length, "listing")}, {Count(site.Worksheets.Length, "plan")}, {(pages == 0 ? "no pages: mend the errors first" : Count(pages, "page"))}.";
        (Severity Severity, string Code, int Count)[] rules =
        [
            .. diagnostics.GroupBy(diagnostic => (diagnostic.Severity, diagnostic.Code)).Select(same => (same.Key.Severity, same.Key.Code, Count: same.Count()))
                .OrderByDescending(rule => rule.Severity).ThenByDescending(rule => rule.Count).ThenBy(rule => rule.Code, StringComparer.Ordinal),
        ];
        int number = rules.Select(rule => rule.Count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture).Length).DefaultIfEmpty().Max();
        int name = rules.Select(rule => Rule.NameOf(rule.Code)?.Length ?? 0).DefaultIfEmpty().Max();
        foreach (Severity severity in rules.Select(rule => rule.Severity).Distinct())
        {
            yield return severity == Severity.Error ? "Errors:" : "Warnings:";
            foreach ((_, string code, int count) in rules.Where(rule => rule.Severity == severity))
                yield return $"  {count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture).PadLeft(number)}  {code} {(Rule.NameOf(code) ?? "").PadRight(name)}  explain: dotnet run --project generator -- explain {code}";
        }
    }

    /// <summary>A line a page: how much of what a page may weigh it takes, and of what it may hold.</summary>
    internal static IEnumerable<string> Lines(ImmutableArray<Checks.HeavyPage> heaviest)
    {
        if (heaviest.IsEmpty)
            yield break;
        yield return "Heaviest pages (compressed; of guides with their styles):";
        foreach (Checks.HeavyPage page in heaviest)
            yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"  {page.Bytes:N0} of {page.MostBytes:N0} bytes, {page.Elements:N0} of {page.MostElements:N0} elements  {page.Url}");
    }

    private static string Count(int count, string what) => $"{count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
