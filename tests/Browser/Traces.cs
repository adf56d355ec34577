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
        IBrowserContext context = await browser.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        ConcurrentQueue<Asked> asked = [];
        bool types = false;
        context.Request += (_, request) => asked.Enqueue(new(request.Url, request.Headers.GetValueOrDefault("referer"), types));

        async Task Type(string field, string text)
        {
            // What the field fetches when somebody goes to it comes before what is typed.
            await page.FocusAsync(field);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            types = true;
            await page.Keyboard.TypeAsync(text, new() { Delay = 20 });
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            types = false;
        }

        await page.GotoAsync(site.Address + "/");
        await Type("#what", "relapse craving");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".results .listing-card, .results .guide-card").First).ToBeVisibleAsync();
        await page.ClickAsync(".site-header__nav a[href='/find/']");
        await Type("#where", "Patiala");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".results .listing-card__name a").First.ClickAsync();
        await page.ClickAsync(".site-header__nav a[href='/plans/']");
        await page.ClickAsync("main a[href='/plans/relapse-prevention-plan/']");
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
        Assert.All(asked.Where(request => request.WhileTyping), request => Assert.Matches(@"^http://[^/]+/_/(search|places)/", request.Url));
        Assert.DoesNotContain(asked, request => request.Url.Contains("relapse-craving", StringComparison.OrdinalIgnoreCase) || request.Url.Contains("sister", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + ((await indexedDB.databases?.()) ?? []).length"));
        // Beside the pack, which is the same for everybody, nothing of the visit is kept.
        Assert.All(await page.EvaluateAsync<string[]>("() => caches.keys()"), name => Assert.StartsWith("pack-", name, StringComparison.Ordinal));
    }
}
