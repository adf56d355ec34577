using System.Diagnostics;
using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>
/// axe-core over the full product: every view in every language, light, dark and in forced colours, at 320 and 1280 px. It takes minutes, so it runs by itself:
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Browser.AccessibilityOfAll</c>; what it found is written to <c>TestResults/accessibility.txt</c>.
/// </summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class AccessibilityOfAll(BrowserFixture site)
{
    [Fact(Explicit = true)]
    public async Task Axe_has_nothing_to_say_nothing_is_cut_off_numbers_can_be_hit_and_the_focus_is_seen_in_any_view()
    {
        List<string> wrong = [];
        int runs = 0;
        Stopwatch clock = Stopwatch.StartNew();
        foreach (int width in Accessibility.Widths)
            foreach ((ColorScheme scheme, ForcedColors forced) in Accessibility.Schemes)
            {
                IPage page = await View.NewPage(site.Browser, width, scheme, forced);
                foreach (Language language in Repository.Site.Site.Settings.Languages)
                    foreach (View view in View.In(language))
                    {
                        await view.Show(page, site.Address, language);
                        wrong.AddRange((await Axe.Complaints(page)).Concat(await Faults.Of(page)).Select(complaint => $"{view} {language.Code} {width} {scheme} {forced}: {complaint}"));
                        runs++;
                    }
                await page.Context.CloseAsync();
            }

        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, "accessibility.txt"), [$"{runs} runs of axe-core in {clock.Elapsed.TotalSeconds:F0} s, {wrong.Count} complaints", .. wrong], TestContext.Current.CancellationToken);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
