using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>What axe-core says of a page: what is wrong, and what it cannot tell and nobody has explained.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // Writing down all that is right takes longer than finding out.
        ResultTypes = [ResultType.Violations, ResultType.Incomplete],
    };

    // In forced colours axe is told the colours of the theme, but the browser paints with the reader's.
    private static readonly AxeRunOptions RulesWithoutContrast = new()
    {
        RunOnly = Rules.RunOnly,
        ResultTypes = Rules.ResultTypes,
        Rules = new Dictionary<string, RuleOptions> { ["color-contrast"] = new() { Enabled = false } },
    };

    /// <summary>What axe cannot tell, by rule and a part of its message, and why nothing is wrong.</summary>
    private static readonly ImmutableArray<(string Rule, string Message, string Reason)> Explained =
    [
        ("color-contrast", "only non-text characters", "Dots and crosses stand beside the words they repeat, in a colour of the theme, and are hidden from who listens."),
        ("color-contrast", "background gradient", "The lines to write on are drawn by a gradient: #111 on the white of the sheet, between lines of #444. The words keep off the lines."),
    ];

    /// <summary>One line for each thing that is wrong or that axe could not tell.</summary>
    internal static async Task<string[]> Complaints(IPage page)
    {
        bool isForced = await page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches");
        // In the page itself: there are no frames, for whose sake the other way opens a second page each time.
        AxeResult result = await page.RunAxeLegacy(isForced ? RulesWithoutContrast : Rules);
        return [.. Lines("wrong", result.Violations), .. Lines("open", result.Incomplete).Where(line => !Explained.Any(each => line.StartsWith("open " + each.Rule, StringComparison.Ordinal) && line.Contains(each.Message, StringComparison.Ordinal)))];
    }

    private static IEnumerable<string> Lines(string verdict, AxeResultItem[] items) =>
        from item in items
        from node in item.Nodes
        select $"{verdict} {item.Id}: {string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))} at {node.Target} {node.Html[..Math.Min(200, node.Html.Length)]}";
}
