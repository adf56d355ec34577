using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>What a whole visit leaves behind: with the site itself, elsewhere, and on the device.</summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class Traces(BrowserFixture browser)
{
    private sealed record Asked(string Url, string? Referrer, bool WhileTyping);

    [Fact]
    public async Task A_visit_asks_nobody_else_says_nothing_of_what_is_typed_and_stores_nothing()
    {
        await using PublishedSite site = new();
        IBrowserContext context = await browser.Browser.NewContext();
        IPage page = await context.NewPageAsync();
        ConcurrentQueue<Asked> asked = [];
        bool types = false;
        context.Request += (_, request) => asked.Enqueue(new(request.Url, request.Headers.GetValueOrDefault("referer"), types));

        // What a field fetches when somebody goes to it (`comesWithIt`) comes before what is typed; what is typed is answered (`answer`).
        async Task Type(string field, string text, string? comesWithIt = null, string? answer = null)
        {
            await page.FocusAsync(field);
            if (comesWithIt is not null) await page.WaitForFunctionAsync("end => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(end))", comesWithIt);
            types = true;
            await page.Keyboard.TypeAsync(text, new() { Delay = 20 });
            if (answer is not null) await page.Locator(answer).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.WaitForTimeoutAsync(500);
            types = false;
        }

        await page.GotoAsync(site.Address + "/");
        // The pack is fetched once, whatever the reader does meanwhile.
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => {})");
        await Type("#what", "relapse craving", "/search/en.json", ".suggestions [role=option]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".results .listing-card, .results .guide-card").First).ToBeVisibleAsync();
        await page.ClickAsync(".site-header__nav a[href='/find/']");
        await page.Reached("/find/");
        await Type("#where", "Patiala", "/search/places.json", "#places option[value^=Patiala]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".results .listing-card__name a").First.ClickAsync();
        await page.ClickAsync(".site-header__nav a[href='/plans/']");
        await page.ClickAsync("main a[href='/plans/relapse-prevention-plan/']");
        await page.Reached("/plans/relapse-prevention-plan/");
        await Type(".worksheet textarea >> nth=0", "my sister");
        await page.ClickAsync(".site-header__nav a[href='/guides/']");
        await page.ClickAsync("main a[href='/guides/relapse/']");
        await page.ClickAsync("main a[href='/guides/relapse/after-a-lapse/']");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.True(asked.Count > 20, $"{asked.Count} requests");
        Assert.All(asked, request => Assert.StartsWith(site.Address + "/", request.Url, StringComparison.Ordinal));
        Assert.All(asked, request => Assert.True(string.IsNullOrEmpty(request.Referrer), request.ToString()));
        Assert.All(asked, request => Assert.DoesNotContain('?', request.Url));
        // A block holds many words: which of them was typed it does not tell.
        Assert.Contains(asked, request => request.WhileTyping && request.Url.Contains("/_/search/", StringComparison.Ordinal));
        Assert.All(asked.Where(request => request.WhileTyping), request => Assert.Matches(@"^http://[^/]+/_/(search|places)/", request.Url));
        Assert.DoesNotContain(asked, request => request.Url.Contains("relapse-craving", StringComparison.OrdinalIgnoreCase) || request.Url.Contains("sister", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + ((await indexedDB.databases?.()) ?? []).length"));
        // Beside the pack, which is the same for everybody, nothing of the visit is kept.
        Assert.All(await page.EvaluateAsync<string[]>("() => caches.keys()"), name => Assert.StartsWith("pack-", name, StringComparison.Ordinal));
    }
}
