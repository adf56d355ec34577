using System.Collections.Concurrent;
using Microsoft.Playwright;
using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Browser;

[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class Reading(BrowserFixture site)
{
    /// <summary>One page of each type.</summary>
    public static readonly ImmutableArray<string> PageTypes =
    [
        "/", "/guides/", "/guides/relapse/", "/guides/relapse/overdose-emergency/", "/guides/families/helping-someone-after-relapse/", "/find/", "/find/hotlines/", "/find/places/", "/find/places/india/",
        "/find/places/india/punjab/", "/find/places/india/punjab/patiala/", "/find/with/families/", "/find/with/substances/page-2/", "/find/hotlines/in-telemanas/", "/find/groups/na/", "/plans/", "/plans/relapse-prevention-plan/", "/about/", "/help-now/", "/404.html",
        "/right-now/", "/glossary/", "/sources/", "/guides/aftercare/programmes-compared/", "/guides/relapse/after-a-lapse/print/",
        "/hi/", "/hi/guides/relapse/overdose-emergency/", "/hi/guides/understanding/why-relapse-happens/", "/hi/find/places/india/punjab/", "/hi/glossary/",
        "/pa/right-now/", "/pa/guides/families/help-in-punjab-and-india/", "/pa/find/hotlines/in-telemanas/", "/pa/plans/coming-home-28-days/", "/pa/privacy-and-safety/",
    ];

    public static TheoryData<string> Pages => [.. PageTypes];

    [Fact]
    public async Task No_listing_is_wider_than_a_small_phone_and_no_number_is_broken_in_two()
    {
        const int most = 6;
        Listing[] all = [.. Repository.Site.Site.Listings.Select(document => document.Content)];
        // Those most likely to be too wide: with the longest word in their name, and with the longest number.
        Listing[] wide =
        [
            .. all.OrderByDescending(listing => listing.Name.Split(' ').Max(word => word.Length)).Take(most),
            .. all.OrderByDescending(listing => listing.Phones.Select(phone => phone.Shown.Length).DefaultIfEmpty().Max()).Take(most),
        ];
        IPage page = await site.Open("/", new() { ViewportSize = new() { Width = 320, Height = 640 } });
        List<string> wrong = [];
        foreach (string url in Repository.Site.Site.Settings.Languages.SelectMany(language => wide.Distinct().Select(listing => Pipelines.Routes.Of(language, listing).Url)))
        {
            await page.GotoAsync(site.Address + url, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > 320 || [...document.querySelectorAll('.reach__number bdi')].some(number => number.getClientRects().length > 1)"))
                wrong.Add(url);
        }

        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_reads_without_script_and_leads_on(string path)
    {
        IPage page = await site.Open(path, new() { JavaScriptEnabled = false });

        Assert.False(await page.Locator("site-search, site-finder").IsVisibleAsync());
        Assert.True(await page.Locator("main h1").IsVisibleAsync());
        Assert.True(await page.Locator(".help-bar__number").First.IsVisibleAsync());
        Assert.True(await page.Locator("main a:visible").CountAsync() > 0);
    }

    [Fact]
    public async Task A_listing_is_found_by_browsing_without_script()
    {
        IPage page = await site.Open("/", new() { JavaScriptEnabled = false });

        await page.ClickAsync("main >> text=Punjab, India");
        await page.Locator(".listing-card__name a").First.ClickAsync();

        await Assertions.Expect(page.Locator(".reach")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".sources a").First).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Loading_a_page_asks_no_other_site_and_breaks_no_policy(string path)
    {
        IBrowserContext context = await site.Browser.NewContext();
        IPage page = await context.NewPageAsync();
        // The browser tells of them whenever it likes, while they are read, too.
        ConcurrentQueue<string> requests = new(), complaints = new();
        page.Request += (_, request) => requests.Enqueue(request.Url);
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) complaints.Enqueue(message.Text); };
        page.PageError += (_, error) => complaints.Enqueue(error);

        await page.GotoAsync(site.Address + path);

        Assert.All(requests, url => Assert.StartsWith(site.Address + "/", url, StringComparison.Ordinal));
        Assert.Empty(complaints);
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
    }

    [Theory]
    [InlineData("/guides/relapse/overdose-emergency/")]
    [InlineData("/find/hotlines/in-telemanas/")]
    [InlineData("/plans/relapse-prevention-plan/")]
    public async Task A_browser_too_old_for_the_styles_shows_help_first_then_the_page_in_order(string path)
    {
        IBrowserContext context = await site.Browser.NewContext(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 320, Height = 640 } });
        await context.RouteAsync("**/*.css", route => route.AbortAsync());
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + path);

        async Task<double> Top(string selector) => (await page.Locator(selector).First.BoundingBoxAsync())!.Y;
        Assert.InRange(await Top(".help-bar__number"), 0, 300);
        Assert.True(await Top(".help-bar__number") < await Top("main h1") && await Top("main h1") < await Top(".site-footer"));
        Assert.InRange((await page.Locator(".site-header svg").BoundingBoxAsync())!.Width, 16, 48);
        Assert.Equal(0, await page.Locator("[hidden]:visible").CountAsync());
    }

    [Fact]
    public async Task The_keyboard_meets_help_first()
    {
        IPage page = await site.Open("/guides/relapse/overdose-emergency/");
        List<string?> order = [];
        for (int i = 0; i < 3; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            order.Add(await page.EvaluateAsync<string?>("() => document.activeElement.className + ' ' + document.activeElement.getAttribute('href')"));
        }

        Assert.Equal("skip-link #main", order[0]);
        Assert.StartsWith("help-bar__number tel:", order[1], StringComparison.Ordinal);
        Assert.StartsWith("help-bar__number tel:", order[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_country_chosen_stays_in_the_help_bar_for_the_visit()
    {
        IPage page = await site.Open("/help-now/");

        await page.ClickAsync("country-choice button[data-country=GB]");
        await page.GotoAsync(site.Address + "/guides/");

        await Assertions.Expect(page.Locator(".help-bar__number").First).ToHaveAttributeAsync("href", "tel:999");
        await Assertions.Expect(page.Locator(".help-bar__country")).ToHaveTextAsync("United Kingdom");
    }

    [Fact]
    public async Task Leaving_wipes_what_was_kept_and_goes_on_to_a_neutral_page()
    {
        IPage page = await site.Open("/help-now/");
        await page.ClickAsync("country-choice button[data-country=GB]");
        Assert.Equal(1, await page.EvaluateAsync<int>("() => sessionStorage.length"));

        // The neutral page is asked for and does not come: its tab, whose storage no other can see, stays with the page that leaves.
        await page.RouteAsync(Repository.Site.Site.Settings.LeaveTo, route => route.FulfillAsync(new() { Status = 204 }));
        Task<IRequest> neutral = page.WaitForRequestAsync(Repository.Site.Site.Settings.LeaveTo);
        await page.ClickAsync(".leave");
        await neutral;

        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
    }
}
