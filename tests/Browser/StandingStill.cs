using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>Nothing moves under a thumb when scripts arrive late, and no hole stays where they never arrive.</summary>
[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public class StandingStill(BrowserFixture browser)
{
    // A layout shift score (https://wicg.github.io/layout-instability/) of 0.1 is what good sites stay below; what is left here is a line of "open now" that broke.
    private const double Most = 0.01;

    private static readonly (string Root, int Width)[] Seen = [("/", 320), ("/", 1280), ("/pa/", 320)];

    // The page, and what a script shows on it.
    private static readonly Dictionary<string, string> Awaited = new()
    {
        [""] = "site-search",
        ["find/"] = "site-finder",
        ["find/next-24-hours/"] = ".next-day__ask",
        ["find/hotlines/in-telemanas/"] = "open-now",
        ["choices/"] = "site-choices",
        ["help-now/"] = "country-choice",
        ["plans/relapse-prevention-plan/"] = ".plan-tools",
        ["404.html"] = "site-search",
    };

    // What gives up after a while waits for the test, however slow the machine is.
    private const string Hold = "window.held = true; (function hold() { if (!window.held) return; for (const each of document.getAnimations()) if (each.animationName === 'no-room') each.pause(); requestAnimationFrame(hold); })();";

    public static TheoryData<string> Pages => [.. Awaited.Keys];

    [Theory, MemberData(nameof(Pages))]
    public async Task What_a_late_script_shows_has_its_room(string path)
    {
        foreach ((string root, int width) in Seen.Where(seen => seen.Root == "/" || path != "404.html"))
        {
            await using IBrowserContext context = await browser.Browser.NewContext(new() { BaseURL = browser.Address, ViewportSize = new() { Width = width, Height = 800 } });
            IPage page = await context.NewPageAsync();
            TaskCompletionSource late = new();
            await page.RouteAsync("**/*.js", async route =>
            {
                await late.Task;
                await route.ContinueAsync();
            });
            await page.AddInitScriptAsync("window.moved = []; new PerformanceObserver(list => { for (const shift of list.getEntries()) moved.push([shift.value, shift.sources.map(s => s.node?.className ?? s.node?.nodeName).join()]); }).observe({ type: 'layout-shift', buffered: true });");
            await page.AddInitScriptAsync(Hold);
            await page.GotoAsync(root + path, new() { WaitUntil = WaitUntilState.Commit });
            await page.Locator(".site-footer").WaitForAsync();
            await page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
            late.SetResult();
            await Assertions.Expect(page.Locator(Awaited[path]).First).ToBeVisibleAsync();
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

            double moved = await page.EvaluateAsync<double>("() => moved.reduce((all, [value]) => all + value, 0)");
            Assert.True(moved < Most, $"{root + path} at {width} px moves by {moved:0.000}: {await page.EvaluateAsync<string>("() => JSON.stringify(moved)")}");
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Where_no_script_arrives_its_room_is_given_back(string path)
    {
        await using IBrowserContext context = await browser.Browser.NewContext(new() { BaseURL = browser.Address });
        IPage page = await context.NewPageAsync();
        await page.RouteAsync("**/*.js", route => route.AbortAsync());
        await page.AddInitScriptAsync(Hold);
        await page.GotoAsync("/" + path);
        ILocator awaited = page.Locator(Awaited[path]).First;
        Assert.True(await HeightOf(awaited) > 0);

        await page.EvaluateAsync("() => { window.held = false; for (const animation of document.getAnimations()) animation.finish(); }");

        Assert.Equal(0, await HeightOf(awaited));
        Assert.False(await awaited.IsVisibleAsync());
        foreach (ILocator instead in await page.Locator(".stands-in").AllAsync())
            Assert.True(await HeightOf(instead) > 0);
    }

    private static Task<double> HeightOf(ILocator part) => part.EvaluateAsync<double>("part => part.getBoundingClientRect().height");
}
