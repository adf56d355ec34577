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

    /// <summary>What axe cannot tell of contrast, by a part of its message and where that may stand, and why nothing is wrong. What the colours are is measured by <see cref="Content.Contrast"/>.</summary>
    private static readonly ImmutableArray<(string Message, string Within, string Reason)> Explained =
    [
        ("only non-text characters", "[aria-hidden=true]", "Dots and crosses stand beside the words they repeat and are hidden from who listens."),
        ("background gradient", ".line", "The lines to write on are drawn by a gradient on the white of the sheet, and words keep off them."),
        ("no value", ":is(input, textarea)", "What is typed into an empty field has the colour of the words around it."),
        ("partially obscured", ".table-box", "A wide table scrolls in its box: axe cannot see what lies outside, and judges it where it fits."),
        ("partially overlaps", ".table-box", "The same."),
        ("partially overlaps", ":is(dialog, .suggestions)", "A sheet or a list lies over the page and lets nothing through."),
        ("too short", ".source-link", "A number of one digit, in the colour of links."),
        ("too short", ".chip__count", "A number of one digit, in the colour of the words it stands behind."),
        ("overlapped by another", "body:has(.suggestions:not([hidden]))", "The open list lies over a part of the page, which is judged when it is closed."),
    ];

    /// <summary>One line for each thing that is wrong or that axe could not tell.</summary>
    /// <param name="page">What is judged, as it is shown now.</param>
    /// <param name="withColours">Whether contrast is measured, too, which takes longest.</param>
    internal static async Task<string[]> Complaints(IPage page, bool withColours = true)
    {
        bool isForced = withColours && await page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches");
        // In the page itself: there are no frames, for whose sake the other way opens a second page each time.
#pragma warning disable CS0618 // Only pages with frames need what it is to give way to.
        AxeResult result = await page.Locator("html").RunAxeLegacy(isForced || !withColours ? RulesWithoutContrast : Rules);
#pragma warning restore CS0618
        List<string> complaints = [.. result.Violations.SelectMany(item => item.Nodes.Select(node => Line("wrong", item, node)))];
        foreach (AxeResultItem item in result.Incomplete)
            foreach (AxeResultNode node in item.Nodes)
                if (item.Id != "color-contrast" || !await IsExplained(page, node))
                    complaints.Add(Line("open", item, node));
        return [.. complaints];
    }

    private static async Task<bool> IsExplained(IPage page, AxeResultNode node)
    {
        string message = MessageOf(node);
        foreach ((string part, string within, _) in Explained.Where(each => message.Contains(each.Message, StringComparison.Ordinal)))
            if (await page.EvaluateAsync<bool>("([target, within]) => document.querySelector(target)?.closest(within) != null", new[] { node.Target.ToString(), within }))
                return true;
        return false;
    }

    private static string MessageOf(AxeResultNode node) => string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));

    private static string Line(string verdict, AxeResultItem item, AxeResultNode node) => $"{verdict} {item.Id}: {MessageOf(node)} at {node.Target} {node.Html[..Math.Min(200, node.Html.Length)]}";
}
