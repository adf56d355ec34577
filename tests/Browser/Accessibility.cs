using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>
/// Every view in every language, with widths and colours spread over them so that each pair of view, language, width and colours is met. <see cref="AccessibilityOfAll"/> meets every combination.
/// </summary>
[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public class Accessibility(BrowserFixture site)
{
    internal static readonly ImmutableArray<int> Widths = [320, 1280];

    internal static readonly ImmutableArray<(ColorScheme Scheme, ForcedColors Forced)> Schemes = [(ColorScheme.Light, ForcedColors.None), (ColorScheme.Dark, ForcedColors.None), (ColorScheme.Dark, ForcedColors.Active)];

    [Fact]
    public void Every_template_is_among_the_views()
    {
        IEnumerable<string?> templates = Directory.EnumerateFiles(Path.Combine(Repository.Theme, "pages"), "*.razor").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(["UntranslatedPage"], templates.Except(View.All.Select(view => view.Template)));
    }

    [Fact]
    public async Task Axe_has_nothing_to_say_nothing_is_cut_off_numbers_can_be_hit_and_the_focus_is_seen()
    {
        List<string> wrong = [];
        foreach (IGrouping<(int Width, (ColorScheme Scheme, ForcedColors Forced) Colours), (View View, Language Language)> group in Spread())
        {
            IPage page = await View.NewPage(site.Browser, group.Key.Width, group.Key.Colours.Scheme, group.Key.Colours.Forced);
            foreach ((View view, Language language) in group)
            {
                await view.Show(page, site.Address, language);
                wrong.AddRange((await Axe.Complaints(page)).Concat(await Faults.Of(page)).Select(complaint => $"{view} {language.Code} {group.Key}: {complaint}"));
            }
            await page.Context.CloseAsync();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // A square in which every row and every column meets every colour and every width.
    [Fact]
    public async Task What_is_chosen_can_be_told_where_the_system_sets_the_colours()
    {
        IPage page = await View.NewPage(site.Browser, 768, ColorScheme.Dark, ForcedColors.Active);
        await page.GotoAsync(site.Address + "/find/");
        await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();

        Task<string> Look(string selector, string property) => page.Locator(selector).First.EvaluateAsync<string>($"part => getComputedStyle(part).{property}");

        Assert.NotEqual(await Look(".chip[aria-pressed=false]", "backgroundColor"), await Look(".chip[aria-pressed=true]", "backgroundColor"));
        Assert.NotEqual(await Look(".site-header__nav a:not([aria-current])", "textDecorationLine"), await Look(".site-header__nav a[aria-current]", "textDecorationLine"));
        Assert.Equal(await Look(".site-header__nav a:not([aria-current])", "borderBottomWidth"), await Look(".site-header__nav a[aria-current]", "borderBottomWidth"));
        Assert.Equal("solid", await Look(".search-box__go", "borderTopStyle"));
        await page.GotoAsync(site.Address + "/find/groups/page-2/");
        Assert.NotEqual(await Look(".pager__link:not([aria-current])", "backgroundColor"), await Look(".pager__link[aria-current]", "backgroundColor"));
        await page.Context.CloseAsync();
    }

    private static IEnumerable<IGrouping<(int Width, (ColorScheme Scheme, ForcedColors Forced) Colours), (View View, Language Language)>> Spread() =>
        from language in Repository.Site.Site.Settings.Languages.Select((language, number) => (Language: language, Number: number))
        from view in View.In(language.Language).Select((view, number) => (View: view, Number: number))
        group (view.View, language.Language) by (Widths[((view.Number / Schemes.Length) + language.Number) % Widths.Length], Schemes[(view.Number + language.Number) % Schemes.Length]);
}
