using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class WithoutAConnection(BrowserFixture browser)
{
    private const string Kept = "() => caches.keys()";
    private const string Read = "/guides/planning/coping-skills/";

    private async Task<IPage> Visit(PublishedSite site, string path)
    {
        IPage page = await (await browser.Browser.NewContext()).NewPageAsync();
        await page.GotoAsync(site.Address + path);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        return page;
    }

    private static async Task<string> Heading(IPage page, string address)
    {
        await page.GotoAsync(address);
        return await page.Locator("main h1").InnerTextAsync();
    }

    // Playwright's own waiting takes a promise for a yes.
    private static async Task Until(IPage page, string isSo) => Assert.True(await page.EvaluateAsync<bool>($$"""
        async () => {
          for (let left = 1200; left > 0; left--) {
            if (await ({{isSo}})()) return true;
            await new Promise((done) => setTimeout(done, 50));
          }
          return false;
        }
        """), isSo);

    private static Task Taken(IPage page) => Assertions.Expect(page.Locator(".choices__said")).Not.ToBeEmptyAsync();

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
            Assert.NotEqual("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.help-bar')).backgroundColor"));
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
        await Taken(page);
        string title = await Heading(page, site.Address + Read);
        await Until(page, $"async () => Boolean(await (await caches.open('read')).match('{Read}'))");
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
        await Until(page, "async () => !(await caches.has('area')) && localStorage.length === 0");
    }

    [Fact]
    public async Task With_a_connection_what_the_site_says_now_wins()
    {
        await using PublishedSite site = new();
        IPage page = await Visit(site, "/help-now/");
        int before = site.Asked.Count(path => path == "/help-now/");

        await page.ReloadAsync();
        // After four seconds a kept copy is right: a slow machine is asked again.
        for (int again = 0; again < 10 && await page.Locator("saved-copy").IsVisibleAsync(); again++)
            await page.ReloadAsync();

        Assert.InRange(site.Asked.Count(path => path == "/help-now/"), before + 1, before + 10);
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
        await Taken(page);
        Task<IRequest> neutral = page.WaitForRequestAsync(Repository.Site.Site.Settings.LeaveTo);

        if (byKey)
            // Three in five seconds, which a slow machine may miss at first.
            for (int press = 0; press < 3 || (press < 60 && !neutral.IsCompleted); press++)
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
        await Taken(page);
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
        await Taken(page);
        await Until(page, "async () => (await caches.keys()).length === 0");
        int entries = await page.EvaluateAsync<int>("() => history.length");

        foreach (string path in new[] { "/guides/", "/plans/" })
        {
            await page.ClickAsync($".site-header__nav a[href='{path}']");
            await page.Reached(path);
        }

        Assert.Equal(entries, await page.EvaluateAsync<int>("() => history.length"));
        // Also when the browser shows a page again as it was left.
        await page.EvaluateAsync("() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }");
        Assert.Equal("Notes", await page.TitleAsync());
        Assert.EndsWith("plain.svg", await page.Locator("link[rel=icon]").GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.Empty(await page.EvaluateAsync<string[]>(Kept));
    }

    [Theory]
    [InlineData("", "What this site kept is erased")]
    [InlineData("caches.delete = () => Promise.reject(new Error('busy'));", "Not all could be erased.")]
    public async Task Erasing_says_whether_all_is_gone(string browser, string says)
    {
        await using PublishedSite site = new();
        IPage page = await Visit(site, "/choices/");
        await page.EvaluateAsync($"() => {{ {browser} }}");

        await page.ClickAsync("site-choices button");

        await Assertions.Expect(page.Locator(".choices__said")).ToContainTextAsync(says);
    }

    [Fact]
    public async Task Boxes_ticked_fast_stay_ticked_and_whoever_leaves_a_trail_again_has_the_pack_again()
    {
        await using PublishedSite site = new();
        IPage page = await Visit(site, "/choices/");

        string[] turns = await page.EvaluateAsync<string[]>("""
            async () => {
              const boxes = [...document.querySelectorAll('#choice-noTrail, #choice-plain, #choice-noShift')];
              const seen = [];
              for (const box of boxes) box.click();
              // Written at once: whoever ticks a box may go the next moment.
              if (localStorage.choices !== '{"noTrail":true,"plain":true,"noShift":true}') seen.push(localStorage.choices);
              for (let turn = 0; turn < 100; turn++) {
                seen.push(boxes.map((box) => box.checked).join());
                await new Promise((done) => setTimeout(done, 5));
              }
              return seen;
            }
            """);
        await Taken(page);
        Assert.All(turns, turn => Assert.Equal("true,true,true", turn));
        await Until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0");
        Assert.True(await page.Locator("#choice-read").IsDisabledAsync());

        await page.UncheckAsync("#choice-noTrail");

        await Assertions.Expect(page.Locator("#choice-read")).ToBeEnabledAsync();
        await page.GotoAsync(site.Address + "/");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => {})");
        await Until(page, "async () => (await caches.keys()).some((name) => name.startsWith('pack-'))");
    }
}
