using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class Previewing(BrowserFixture browser)
{
    private const string Guide = "guides/en/after-a-lapse.md";

    [Fact]
    public async Task A_saved_edit_shows_in_the_open_page_and_a_mistake_is_told_there_while_the_last_good_site_stays()
    {
        using SmallSite site = new();
        await using SmallPreview preview = new(site);
        IPage page = await browser.Browser.NewPageAsync();
        await page.GotoAsync(preview.Address + "/guides/relapse/after-a-lapse/");
        string original = site.Read(Guide);

        site.With(Guide, original.Replace("Drink water and sit down.", "Sit down and drink water."));
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("Sit down and drink water.");

        site.With(Guide, original.Replace("section: relapse", "section: relapsed"));
        await Assertions.Expect(page.Locator("#preview-errors")).ToContainTextAsync("input/guides/en/after-a-lapse.md(3,10): error RG1108: 'section' is 'relapsed'. Did you mean 'relapse'?");
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("Sit down and drink water.");

        site.With(Guide, original);
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("Drink water and sit down.");
        await Assertions.Expect(page.Locator("#preview-errors")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_preview_sends_the_headers_of_the_deploy()
    {
        IPage page = await browser.Open("/about/");
        IResponse? response = await page.ReloadAsync();

        foreach ((string name, string value) in DeployHeaders.For("/about/"))
            Assert.Equal(value, await response!.HeaderValueAsync(name));
    }
}
