using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>A small site whose second language is said to be written from right to left, with words everybody can check: nothing but one line in <c>site.yml</c> turns the pages round.</summary>
[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public partial class RightToLeft(BrowserFixture browser)
{
    [Fact]
    public async Task Pages_turn_round_and_nothing_is_wrong_or_cut_off()
    {
        using SmallSite site = new();
        string guide = site.Read("guides/en/after-a-lapse.md");
        site.With("site.yml", site.Read("site.yml").Replace("  - {code: en, name: English}", "  - {code: en, name: English}\n  - {code: de, name: Deutsch, direction: rtl}", StringComparison.Ordinal))
            .With("strings/de.yml", site.Read("strings/en.yml"))
            .With("worksheets/de/plan.yml", site.Read("worksheets/en/plan.yml"))
            .With("guides/en/first-aid.md", guide.Replace("I used. What now?", "First aid", StringComparison.Ordinal))
            .With("guides/de/after-a-lapse.md", guide);
        await using SmallPreview preview = new(site);
        List<string> wrong = [];
        foreach (int width in Accessibility.Widths)
        {
            IPage page = await View.NewPage(browser.Browser, width, ColorScheme.Light);
            foreach (string path in new[] { "/de/", "/de/guides/relapse/after-a-lapse/", "/de/guides/relapse/first-aid/", "/de/find/", "/de/find/hotlines/", "/de/help-now/", "/de/plans/plan/" })
            {
                IResponse? answer = await page.GotoAsync(preview.Address + path);
                Assert.True(answer!.Ok, path);
                Assert.Equal("rtl", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).direction"));
                // The way out changes sides with the text.
                LocatorBoundingBoxResult leave = (await page.Locator(".leave").BoundingBoxAsync())!;
                Assert.InRange(leave.X + (leave.Width / 2), 0, width / 2);
                wrong.AddRange((await Axe.Complaints(page)).Concat(await Faults.Of(page)).Select(complaint => $"{path} {width}: {complaint}"));
            }
            await page.Context.CloseAsync();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void No_style_says_left_or_right()
    {
        IEnumerable<string> physical = from file in Directory.EnumerateFiles(Path.Combine(Repository.Theme, "styles"), "*.css", SearchOption.AllDirectories)
                                       from Match match in Physical().Matches(File.ReadAllText(file))
                                       select $"{Path.GetFileName(file)}: {match.Value.Trim()}";

        Assert.Empty(physical);
    }

    [GeneratedRegex(@"[{;\s](?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right)[a-z-]*\s*:[^;}]*|(?:text-align|float|clear)\s*:\s*(?:left|right)|translateX\([^)]*\)|border-(?:top|bottom)-(?:left|right)-radius")]
    private static partial Regex Physical();
}
