using System.Globalization;
using Microsoft.Playwright;
using RecoveryGuide.Tests.Browser;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// How long a page stays in sight after "Leave this site" was pressed: until the browser has painted it hidden, on a processor four times as slow, of a page that
/// somebody reads: the files kept for when there is no connection have come. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.Leaving</c>; the figures are written to <c>TestResults/leaving.txt</c>.
/// </summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class Leaving(BrowserFixture browser)
{
    private const int Times = 20;

    // The second frame after the press begins when the first, which no longer shows the page, was painted.
    private const string Watch = """
        addEventListener('pointerdown', () => { globalThis.pressed = performance.now(); }, true);
        addEventListener('keydown', () => { globalThis.pressed = performance.now(); }, true);
        new MutationObserver(() => { if (document.documentElement?.hidden) requestAnimationFrame(() => requestAnimationFrame(() => hidden(performance.now() - globalThis.pressed))); }).observe(document, { attributes: true, subtree: true });
        """;

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_is_out_of_sight_within_a_tenth_of_a_second(bool byKey)
    {
        await using PublishedSite site = new();
        List<double> all = [];
        for (int time = 0; time < Times; time++)
        {
            await using IBrowserContext context = await browser.Browser.NewContextAsync();
            IPage page = await context.NewPageAsync();
            TaskCompletionSource<double> hidden = new();
            await page.ExposeFunctionAsync("hidden", (double milliseconds) => hidden.TrySetResult(milliseconds));
            await page.AddInitScriptAsync(Watch);
            // What follows would take the page away before it has told.
            await page.RouteAsync("**/leave/", _ => { });
            await page.GotoAsync(site.Address + "/guides/relapse/after-a-lapse/");
            await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => {})");
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            ICDPSession session = await context.NewCDPSessionAsync(page);
            await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });

            if (byKey)
                for (int press = 0; press < 3; press++)
                    await page.Keyboard.PressAsync("Shift");
            else
                // The click would wait for the page that never comes.
                _ = page.Locator(".leave").ClickAsync();
            all.Add(await hidden.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        }

        all.Sort();
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        string told = string.Create(CultureInfo.InvariantCulture, $"{(byKey ? "Shift" : "button")}: median {all[Times / 2]:0} ms, slowest {all[^1]:0} ms of {Times}");
        File.AppendAllText(Path.Combine(results, "leaving.txt"), told + "\n");
        Assert.True(all[Times / 2] < 100, told);
    }
}
