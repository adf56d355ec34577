using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class WithoutAConnection(BrowserFixture browser)
{
    private const string Kept = "() => caches.keys()";
    private const string Read = "/guides/planning/coping-skills/";

    private async Task<IPage> Visit(PublishedSite site, string path)
    {
        IPage page = await (await browser.Browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(site.Address + path);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        return page;
    }

    private static async Task<string> Heading(IPage page, string address)
    {
        await page.GotoAsync(address);
        return await page.Locator("main h1").InnerTextAsync();
    }

    [Fact]
    public async Task After_one_visit_the_pack_opens_and_says_when_it_was_saved()
    {
        PublishedSite site = new();
        IPage page = await Visit(site, "/hi/");
        await site.DisposeAsync();

        foreach (string path in new[] { "/hi/", "/hi/help-now/", "/hi/guides/relapse/after-a-lapse/", "/hi/guides/understanding/three-stages-of-relapse/", "/hi/plans/relapse-prevention-plan/" })
        {
            await page.GotoAsync(site.Address + path);
            Assert.True(await page.Locator("main h1").IsVisibleAsync(), path);
            Assert.Contains(DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), await page.Locator("saved-copy").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal("rgb", (await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.help-bar')).backgroundColor"))[..3]);
        }
        Assert.Equal(Repository.Site.Site.WordsIn(Repository.Site.Site.Settings.Language("hi")).OfflineTitle, await Heading(page, site.Address + "/hi" + Read));
        Assert.True(await page.Locator("main ul a").CountAsync() > 5);
    }

    [Fact]
    public async Task Pages_read_are_kept_only_after_the_choice_and_erased_when_it_is_taken_back()
    {
        PublishedSite site = new();
        IPage page = await Visit(site, Read);
        Assert.DoesNotContain("read", await page.EvaluateAsync<string[]>(Kept));

        await page.GotoAsync(site.Address + "/choices/");
        await page.CheckAsync("#choice-read");
        string title = await Heading(page, site.Address + Read);
        await page.WaitForFunctionAsync($"async () => Boolean(await (await caches.open('read')).match('{Read}'))");
        await page.GotoAsync(site.Address + "/choices/");
        await site.DisposeAsync();

        Assert.Equal(title, await Heading(page, site.Address + Read));
        Assert.True(await page.Locator("saved-copy").IsVisibleAsync());
        await page.GotoAsync(site.Address + "/guides/planning/");
        Assert.Equal(title, await page.Locator($"kept-pages a[href='{Read}']").InnerTextAsync());
    }

    [Fact]
    public async Task The_finder_opens_and_answers_with_the_kept_area_until_it_is_erased()
    {
        PublishedSite site = new();
        IPage page = await Visit(site, "/find/");
        await page.FillAsync("#where", "Patiala");
        await page.PressAsync("#where", "Enter");
        await page.ClickAsync(".site-finder__area");
        await page.ClickAsync("dialog .button:not(.button--quiet)");
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("Erase the area");
        Assert.Contains("area", await page.EvaluateAsync<string[]>(Kept));
        await site.DisposeAsync();

        await page.GotoAsync(site.Address + "/find/");
        Assert.True(await page.Locator("saved-copy").IsVisibleAsync());
        await page.FillAsync("#what", "detox");
        await page.PressAsync("#what", "Enter");
        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("No connection: this searches what you kept");
        await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();

        await page.ClickAsync(".site-finder__area");
        await page.ClickAsync("text=Erase the area");
        await page.WaitForFunctionAsync("async () => !(await caches.has('area')) && localStorage.length === 0");
    }

    [Fact]
    public async Task With_a_connection_what_the_site_says_now_wins()
    {
        await using PublishedSite site = new();
        IPage page = await Visit(site, "/help-now/");
        int before = site.Asked.Count(path => path == "/help-now/");

        await page.ReloadAsync();

        Assert.Equal(before + 1, site.Asked.Count(path => path == "/help-now/"));
        Assert.False(await page.Locator("saved-copy").IsVisibleAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaving_hides_the_page_at_once_and_leaves_nothing_behind(bool byKey)
    {
        await using PublishedSite site = new();
        IPage page = await Visit(site, "/choices/");
        await page.CheckAsync("#choice-read");
        await page.CheckAsync("#choice-plain");
        Task<IRequest> neutral = page.WaitForRequestAsync(Repository.Site.Site.Settings.LeaveTo);

        if (byKey)
            for (int press = 0; press < 3; press++)
                await page.Keyboard.PressAsync("Shift");
        else
            await page.ClickAsync(".leave");
        await neutral;

        IPage after = await page.Context.NewPageAsync();
        await after.GotoAsync(site.Address + "/robots.txt");
        Assert.Equal(0, await after.EvaluateAsync<int>("async () => (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length + localStorage.length + sessionStorage.length"));
    }

    [Fact]
    public async Task Other_keys_between_and_the_choice_keep_Shift_from_leaving()
    {
        await using PublishedSite site = new();
        IPage page = await Visit(site, "/choices/");
        foreach (string key in new[] { "Shift", "Shift", "a", "Shift", "Shift" })
            await page.Keyboard.PressAsync(key);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.hidden"));

        await page.CheckAsync("#choice-noShift");
        await page.GotoAsync(site.Address + "/");
        for (int press = 0; press < 3; press++)
            await page.Keyboard.PressAsync("Shift");

        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.hidden"));
    }

    [Fact]
    public async Task Without_a_trail_Back_leads_out_of_the_site_and_nothing_is_kept()
    {
        await using PublishedSite site = new();
        IPage page = await Visit(site, "/choices/");
        await page.CheckAsync("#choice-noTrail");
        await page.CheckAsync("#choice-plain");
        await page.WaitForFunctionAsync("async () => (await caches.keys()).length === 0");
        int entries = await page.EvaluateAsync<int>("() => history.length");

        foreach (string path in new[] { "/guides/", "/plans/" })
            await page.ClickAsync($".site-header__nav a[href='{path}']");
        await page.WaitForURLAsync("**/plans/");

        Assert.Equal(entries, await page.EvaluateAsync<int>("() => history.length"));
        Assert.Equal("Notes", await page.TitleAsync());
        Assert.EndsWith("plain.svg", await page.Locator("link[rel=icon]").GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.Empty(await page.EvaluateAsync<string[]>(Kept));
    }
}
