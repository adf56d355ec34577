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

    /// <summary>One line for each thing that is wrong or that axe could not tell.</summary>
    internal static async Task<string[]> Complaints(IPage page)
    {
        // In the page itself: there are no frames, for whose sake the other way opens a second page each time.
        AxeResult result = await page.RunAxeLegacy(Rules);
        return [.. Lines("wrong", result.Violations), .. Lines("open", result.Incomplete)];
    }

    private static IEnumerable<string> Lines(string verdict, AxeResultItem[] items) =>
        from item in items
        from node in item.Nodes
        select $"{verdict} {item.Id}: {string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))} at {node.Target} {node.Html[..Math.Min(200, node.Html.Length)]}";
}
