using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public class Searching(BrowserFixture site)
{
    [Theory]
    [InlineData("punjab helpline", "/find/hotlines/in-punjab-104/")]
    [InlineData("overdose", "/guides/relapse/overdose-emergency/")]
    [InlineData("na meetings", "/find/groups/na/")]
    [InlineData("पंजाब", "/find/places/india/punjab/")]
    [InlineData("ਪੰਜਾਬ", "/find/places/india/punjab/")]
    [InlineData("14446", "/find/hotlines/in-deaddiction-14446/")]
    [InlineData("ovrdose", "/guides/relapse/overdose-emergency/")]
    [InlineData("my son relapsed", "/guides/families/helping-someone-after-relapse/")]
    [InlineData("al-anon", "/find/groups/al-anon/")]
    public async Task The_right_result_comes_first(string query, string first)
    {
        IPage page = await site.Open("/");

        await Search(page, query);

        Assert.Equal(first, await page.Locator(".results .listing-card__name a").First.GetAttributeAsync("href"));
    }

    [Theory]
    [InlineData("/hi/", "ओवरडोज़", "/hi/guides/relapse/overdose-emergency/")]
    [InlineData("/hi/", "आत्महत्या", "/hi/guides/relapse/thoughts-of-suicide/")]
    [InlineData("/hi/", "पंजाब में मदद", "/hi/guides/families/help-in-punjab-and-india/")]
    [InlineData("/pa/", "ਓਵਰਡੋਜ਼", "/pa/guides/relapse/overdose-emergency/")]
    [InlineData("/pa/", "ਖ਼ੁਦਕੁਸ਼ੀ", "/pa/guides/relapse/thoughts-of-suicide/")]
    [InlineData("/pa/", "ਪੰਜਾਬ", "/pa/find/places/india/punjab/")]
    public async Task In_another_language_the_result_is_in_that_language(string home, string query, string first)
    {
        IPage page = await site.Open(home);

        await Search(page, query);

        Assert.Equal(first, await page.Locator(".results .listing-card__name a").First.GetAttributeAsync("href"));
    }

    [Fact]
    public async Task A_listing_found_on_a_page_in_another_language_says_that_its_words_are_english()
    {
        IPage page = await site.Open("/hi/");

        await Search(page, "14416");

        Assert.Equal("en", await page.Locator(".results .listing-card__name").First.GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Nothing_leaves_the_site_and_no_address_holds_what_is_typed()
    {
        IPage page = await site.Open("/");
        ConcurrentQueue<string> requests = new();
        // The tab's icon comes when the browser likes.
        page.Request += (_, request) => { if (!request.Url.EndsWith("icon.svg", StringComparison.Ordinal)) requests.Enqueue(request.Url); };

        await Search(page, "detox");
        foreach (string query in new[] { "zzzz", "family", "patiala", "नशा", "alcohol helpline" })
            await Search(page, query);
        // What counts the chips comes after the answer.
        await Assertions.Expect(page.Locator(".site-search .chip__count").First).Not.ToBeEmptyAsync();
        int afterAll = requests.Count;
        await Search(page, "family");

        Assert.All(requests, url => Assert.StartsWith(site.Address + "/", url, StringComparison.Ordinal));
        Assert.All(requests, url => Assert.Matches("^(/_/[0-9a-f]{16}/scripts/.+[.]js|/search/en[.]json|/_/search/[0-9a-f]{12}/[0-9]+[.]bin|/_preview/.*)$", new Uri(url).AbsolutePath));
        Assert.All(requests, url => Assert.Empty(new Uri(url).Query));
        Assert.Equal(afterAll, requests.Count);
        Assert.Equal(site.Address + "/", page.Url);
    }

    [Fact]
    public async Task The_index_is_not_loaded_before_somebody_wants_to_search()
    {
        ConcurrentQueue<string> requests = new();
        IBrowserContext context = await site.Browser.NewContext();
        IPage page = await context.NewPageAsync();
        page.Request += (_, request) => requests.Enqueue(request.Url);

        await page.GotoAsync(site.Address + "/find/");
        await page.Locator("site-finder").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.DoesNotContain(requests, url => url.Contains(".bin", StringComparison.Ordinal) || url.EndsWith("/search/en.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_result_leads_on_to_help()
    {
        IPage page = await site.Open("/");

        await page.FillAsync("#what", "qqqqqxxxxx");
        await page.PressAsync("#what", "Enter");

        await Assertions.Expect(page.Locator(".site-search__nothing")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".site-search__nothing a").First).ToHaveAttributeAsync("href", "/help-now/");
    }

    [Fact]
    public async Task Where_the_sentences_do_not_come_the_results_stay_and_no_number_is_offered_without_its_caveat()
    {
        IPage page = await site.Open("/");
        string[] lost = await page.EvaluateAsync<string[]>("async () => { const manifest = await (await fetch('/search/en.json')).json(); return ['lines', 'leaves', 'directory'].flatMap((kind) => manifest[kind].volumes); }");
        bool IsLost(string url) => lost.Any(volume => url.Contains("/_/search/" + volume, StringComparison.Ordinal));
        int asked = 0, failed = 0;
        page.Request += (_, request) => { if (IsLost(request.Url)) Interlocked.Increment(ref asked); };
        page.RequestFailed += (_, request) => { if (IsLost(request.Url)) Interlocked.Increment(ref failed); };
        await page.RouteAsync(IsLost, route => route.AbortAsync());

        await Search(page, "104 punjab health helpline");

        ILocator careful = page.Locator(".results .listing-card:has(a[href='/find/hotlines/in-punjab-104/'])");
        await Assertions.Expect(careful).ToBeVisibleAsync();
        while (Volatile.Read(ref failed) == 0 || Volatile.Read(ref failed) < Volatile.Read(ref asked))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await Assertions.Expect(careful.Locator(".listing-card__call")).ToBeHiddenAsync();
        Assert.Equal("results", await page.Locator("site-search").GetAttributeAsync("data-state"));

        await page.UnrouteAllAsync();
        await Search(page, "104 punjab health");

        await Assertions.Expect(careful.Locator(".listing-card__call")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_chip_narrows_the_results()
    {
        IPage page = await site.Open("/");
        await Search(page, "alcohol");

        await page.ClickAsync(".chip[data-kind=group]");

        await Assertions.Expect(page.Locator(".chip[data-kind=group]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator(".results .listing-card__name a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/find/groups/"));
    }

    private static async Task Search(IPage page, string query)
    {
        await page.FillAsync("#what", query);
        await page.PressAsync("#what", "Enter");
        await page.WaitForFunctionAsync("() => ['results', 'nothing'].includes(document.querySelector('site-search').dataset.state)");
    }
}
