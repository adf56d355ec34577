using System.Collections.Concurrent;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace RecoveryGuide.Tests.Browser;

/// <summary>What somebody does who needs a number tonight.</summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public partial class Finding(BrowserFixture browser, FinderSite finder) : IClassFixture<FinderSite>
{
    private const int MostSteps = 4;

    /// <summary>What a reader does, in order, and the number it ends at. With words a field is filled in and sent, without them a thing is pressed.</summary>
    public sealed record Journey(string Ends, params (string On, string? Words)[] Steps);

    private static readonly Dictionary<string, Journey> Journeys = new()
    {
        ["a group tonight near a town"] = new("tel:55511", ("#where", "Patran"), ("[data-facet='when=tonight']", null)),
        ["a free centre with detox in Punjab"] = new("tel:55521", ("#what", "detox"), ("#where", "Punjab"), ("[data-facet='cost=free']", null)),
        ["a helpline open now in Punjabi"] = new("tel:55501", ("[data-facet='now=open']", null), ("[data-facet='kind=hotline']", null), ("#what", "Punjabi")),
        ["family support online"] = new("tel:56611", (".doors [value=family]", null), ("[data-facet='channel=online']", null)),
    };

    private static readonly Dictionary<string, (string Path, string Ends)> BrowseJourneys = new()
    {
        ["a group near a town"] = ("/find/places/india/punjab/", "tel:55511"),
        ["a centre with detox"] = ("/find/with/detox/", "tel:55521"),
        ["a helpline"] = ("/find/hotlines/", "tel:55501"),
        ["family support"] = ("/find/with/families/", "tel:56611"),
    };

    public static TheoryData<string> JourneyNames => [.. Journeys.Keys];

    public static TheoryData<string> BrowseJourneyNames => [.. BrowseJourneys.Keys];

    [Theory, MemberData(nameof(JourneyNames))]
    public async Task A_number_is_found_in_few_steps(string name)
    {
        IPage page = await Open();
        Journey journey = Journeys[name];

        foreach ((string on, string? words) in journey.Steps)
            if (words is null)
                await page.Locator(on).First.ClickAsync();
            else
                await Ask(page, on, words);

        await Assertions.Expect(page.Locator(".results .listing-card__call").First).ToHaveAttributeAsync("href", journey.Ends);
        Assert.InRange(journey.Steps.Length + 1, 1, MostSteps);
    }

    [Theory, MemberData(nameof(JourneyNames))]
    public async Task A_number_is_found_by_the_keyboard_alone(string name)
    {
        IPage page = await Open();
        Journey journey = Journeys[name];

        foreach ((string on, string? words) in journey.Steps)
        {
            if (on.StartsWith(".doors", StringComparison.Ordinal))
            {
                await ArrowTo(page, on);
                continue;
            }
            await TabTo(page, on);
            if (words is not null)
                await page.Keyboard.TypeAsync(words);
            await page.Keyboard.PressAsync(words is null ? "Space" : "Enter");
        }
        await Assertions.Expect(page.Locator(".results .listing-card__call").First).ToHaveAttributeAsync("href", journey.Ends);
        await TabTo(page, $".results [href='{journey.Ends}']");
    }

    [Theory, MemberData(nameof(BrowseJourneyNames))]
    public async Task A_number_is_found_without_script(string name)
    {
        (string path, string ends) = BrowseJourneys[name];
        IPage page = await Open(options: new() { JavaScriptEnabled = false });

        Assert.False(await page.Locator("site-finder").IsVisibleAsync());
        await page.Locator($"main a[href='{path}']").First.ClickAsync();

        await Assertions.Expect(page.Locator($".listing-card [href='{ends}']").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/find/", "Punjab", "in-punjab-104")]
    [InlineData("/hi/find/", "पंजाब", "in-punjab-104")]
    [InlineData("/pa/find/", "ਪੰਜਾਬ", "in-punjab-104")]
    [InlineData("/find/", "ਪੰਜਾਬ", "in-punjab-104")]
    public async Task On_the_real_site_the_helpline_of_a_state_is_found_in_every_script(string path, string where, string id)
    {
        IPage page = await FinderSite.Open(browser.Browser, browser.Address + path);

        await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();
        await Ask(page, "#where", where);

        await Assertions.Expect(page.Locator($".results a[href$='/{id}/']").First).ToBeVisibleAsync();
        Assert.StartsWith("tel:", await page.Locator($".listing-card:has(a[href$='/{id}/']) .listing-card__call").GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/find/", "Patran", "Near Patran, Punjab")]
    [InlineData("/find/", "पातड़ां", "Near Patran, Punjab")]
    [InlineData("/hi/find/", "Patran", "पातड़ां, पंजाब के पास")]
    [InlineData("/pa/find/", "ਪਾਤੜਾਂ", "ਪਾਤੜਾਂ, ਪੰਜਾਬ ਦੇ ਨੇੜੇ")]
    public async Task On_the_real_site_a_small_town_is_understood_in_every_script(string path, string where, string near)
    {
        IPage page = await FinderSite.Open(browser.Browser, browser.Address + path);

        await Ask(page, "#where", where);

        await Assertions.Expect(page.Locator(".site-finder__chosen")).ToContainTextAsync(near);
        await Assertions.Expect(page.Locator(".results .listing-card__call").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_the_real_site_a_place_brings_its_own_centres_first()
    {
        IPage page = await FinderSite.Open(browser.Browser, browser.Address + "/find/");

        await Ask(page, "#what", "de-addiction centre");
        await Ask(page, "#where", "Patiala");

        await Assertions.Expect(page.Locator(".results .listing-card__place").First).ToContainTextAsync("Patiala");
    }

    [Fact]
    public async Task Towns_are_suggested_with_their_state_while_one_types()
    {
        IPage page = await Open();

        await page.FillAsync("#where", "patr");

        await Assertions.Expect(page.Locator("#places option")).ToHaveCountAsync(1);
        Assert.Equal("Patran, Punjab", await page.Locator("#places option").GetAttributeAsync("value"));
    }

    [Fact]
    public async Task Where_two_towns_have_one_name_the_page_asks_which()
    {
        IPage page = await Open();

        await Ask(page, "#where", "Nawapind");
        await Assertions.Expect(page.Locator(".site-finder__which button")).ToHaveTextAsync(["Nawapind, Haryana", "Nawapind, Punjab"]);
        await page.PressAsync("#where", "Enter");
        await Assertions.Expect(page.Locator(".results .listing-card")).ToHaveCountAsync(0);
        await page.ClickAsync("text=Nawapind, Punjab");

        await Assertions.Expect(page.Locator(".site-finder__chosen")).ToContainTextAsync("Near Nawapind, Punjab");
        await Assertions.Expect(page.Locator(".results .listing-card__call").First).ToBeVisibleAsync();
        Assert.Equal("Results", await Focused(page));
    }

    [Fact]
    public async Task A_town_nobody_knows_leads_to_the_lists_by_country()
    {
        IPage page = await Open();

        await Ask(page, "#where", "Xyzzyqq");

        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("We do not know this place");
        await Assertions.Expect(page.Locator(".site-finder__lists a[href='/find/places/united-kingdom/']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Near_results_say_how_far_and_how_far_one_had_to_look()
    {
        IPage page = await Open();

        await Ask(page, "#where", "Patran");
        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("Nearest first.");
        await Assertions.Expect(Card(page, "Thursday Circle")).ToContainTextAsync("less than 1 km away");
        await Assertions.Expect(Card(page, "Field Clinic")).ToContainTextAsync("about 1 km away");

        await page.Locator("[data-facet='when=tonight']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("Few within 25 km. These are within 150 km.");
        await page.Locator("[data-facet='channel=online']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("Nothing within 25 km. These are within 150 km.");
    }

    [Fact]
    public async Task The_phones_own_position_is_used_in_the_page_and_nowhere_else()
    {
        IPage page = await Open(options: new() { Permissions = ["geolocation", "clipboard-read", "clipboard-write"], Geolocation = new() { Latitude = 30.2458f, Longitude = 75.8421f } });
        Assert.Contains("stays on this page", await page.Locator("#near-me-hint").InnerTextAsync(), StringComparison.Ordinal);
        await page.FocusAsync("#what");
        await page.Locator("[data-facet='kind=group']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".results .listing-card__call").First).ToBeVisibleAsync();
        ConcurrentQueue<string> requests = Requests(page);

        await page.ClickAsync(".site-finder__near-me");

        await Assertions.Expect(page.Locator(".results h3").First).ToHaveTextAsync("Second Tuesday Group");
        Assert.Empty(requests);
        await page.ClickAsync(".site-finder__share");
        string link = await page.InputValueAsync("#share-link");
        Assert.DoesNotContain("30.2", link, StringComparison.Ordinal);
        Assert.Contains("Your position is not in the link.", await page.Locator("dialog").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_the_phone_keeps_to_itself_is_asked_for_in_words()
    {
        IPage page = await Open();

        await page.ClickAsync(".site-finder__near-me");

        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("Type a town instead");
    }

    [Theory]
    [InlineData("Lantern Line", "Open now, until 22:00")]
    [InlineData("Owl Line", "Closed. Opens 20:00")]
    [InlineData("Always Line", "Open now, day and night")]
    [InlineData("Quiet Line", "Hours not stated: ask")]
    [InlineData("Harbour Line", "Open now, until 21:00 in London; Friday 02:30 where you are (Kolkata)")]
    [InlineData("River House", "Closed. Opens Friday 09:00")]
    [InlineData("Thursday Circle", "Next meeting: Today 19:00, in person")]
    [InlineData("Second Tuesday", "Next meeting: Tuesday 8 December 18:00, in person")]
    [InlineData("Leeds Circle", "Next meeting: Friday 18:00, in person")]
    [InlineData("Open Door for Families", "19:00 in London; Friday 00:30 where you are (Kolkata)")]
    [InlineData("Dial In", "Meeting now, until 08:00 in New York; 18:30 where you are (Kolkata)", "2026-11-26T12:30:00Z")]
    [InlineData("Field Clinic", "Closed for now, since 1 November 2026. Repairs. Meanwhile: Lantern Line, 55501.")]
    public async Task A_card_says_what_is_open_at_this_minute_on_the_services_own_clock(string name, string says, string? at = null)
    {
        IPage page = await Open();
        if (at is not null)
            await page.Clock.SetFixedTimeAsync(at);

        await Ask(page, "#what", name);

        await Assertions.Expect(Card(page, name)).ToContainTextAsync(says);
    }

    [Theory]
    [InlineData("/find/hotlines/in-line/", "Open now, until 22:00")]
    [InlineData("/find/hotlines/always-line/", "Open now, day and night")]
    [InlineData("/find/groups/second-tuesday/", "Next meeting: Tuesday 8 December 18:00, in person")]
    public async Task A_listing_says_what_is_open_at_this_minute(string path, string says)
    {
        IPage page = await Open(path);

        await Assertions.Expect(page.Locator("open-now")).ToContainTextAsync(says);
    }

    [Theory]
    [InlineData("/find/hotlines/quiet-line/")]
    [InlineData("/find/centres/field-clinic/")]
    public async Task A_listing_whose_hours_nobody_states_or_that_is_closed_for_a_while_does_not_seem_open(string path)
    {
        IPage page = await Open(path);

        await Assertions.Expect(page.Locator("open-now")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_filter_has_three_states_and_a_chip_that_takes_it_off()
    {
        IPage page = await Open();
        await page.ClickAsync(".filters__open");
        await page.ClickAsync(".filters summary:has-text('Cost')");

        await page.ClickAsync("label:has([data-facet='cost=free'])");
        await Assertions.Expect(page.Locator(".site-finder__chosen")).ToContainTextAsync("Free");
        await Assertions.Expect(Card(page, "River House")).ToBeVisibleAsync();
        await page.ClickAsync("[aria-label='Not: leave out Free']");
        await Assertions.Expect(page.Locator(".site-finder__chosen")).ToContainTextAsync("Not: Free");
        await Assertions.Expect(Card(page, "River House")).ToHaveCountAsync(0);
        await Assertions.Expect(Card(page, "Lantern Line")).ToBeVisibleAsync();
        await page.ClickAsync("[aria-label='Take off: Not: Free']");

        await Assertions.Expect(page.Locator(".site-finder__chosen")).ToBeHiddenAsync();
        Assert.False(await page.Locator("input[data-facet='cost=free']").IsCheckedAsync());
    }

    [Fact]
    public async Task A_filter_says_how_many_it_leads_to_and_hides_where_it_leads_nowhere()
    {
        IPage page = await Open();
        await page.ClickAsync(".filters__open");
        await page.ClickAsync(".filters summary:has-text('Cost')");

        await Assertions.Expect(page.Locator(".filters__row:has([data-facet='cost=paid']) .filters__number")).ToHaveTextAsync("1");
        await page.ClickAsync("label:has(input[data-facet='kind=hotline'])");

        await Assertions.Expect(page.Locator("input[data-facet='cost=paid']")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".filters__row:has([data-facet='cost=free-call']) .filters__number")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Taking_the_last_filter_off_by_the_keyboard_leaves_the_reader_somewhere()
    {
        IPage page = await Open();
        await page.Locator("[data-facet='cost=free']").First.ClickAsync();
        await page.Locator("[data-facet='kind=centre']").First.ClickAsync();

        for (int left = 2; left > 0; left--)
        {
            await page.Locator(".site-finder__chosen button").First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(page.Locator(".site-finder__chosen")).ToBeHiddenAsync();
        Assert.Equal("what", await page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task A_door_can_be_gone_through_and_back()
    {
        IPage page = await Open();

        await page.ClickAsync("text=For someone I love");
        await Assertions.Expect(page.Locator(".doors__text[data-door=family]")).ToBeVisibleAsync();
        await Assertions.Expect(Card(page, "Open Door for Families")).ToBeVisibleAsync();
        await page.ClickAsync("[aria-label='Take off: For someone I love']");

        await Assertions.Expect(page.Locator(".doors__text[data-door=family]")).ToBeHiddenAsync();
        Assert.Equal(0, await page.Locator(".doors :checked").CountAsync());
        await page.ClickAsync("text=I work with people");
        await Assertions.Expect(Card(page, "River House")).ToBeVisibleAsync();
        await Assertions.Expect(Card(page, "Open Door for Families")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_found_says_what_to_take_off_and_how_many_there_would_be()
    {
        IPage page = await Open();
        await Ask(page, "#where", "Patran");
        await page.Locator("[data-facet='kind=centre']").First.ClickAsync();
        await page.Locator("[data-facet='when=tonight']").First.ClickAsync();

        await Assertions.Expect(page.Locator(".site-finder__nothing")).ToContainTextAsync("Without “Tonight”: 3 results");
        await Assertions.Expect(page.Locator(".site-finder__nothing")).ToContainTextAsync("Online groups: 2 results");
        await page.ClickAsync("text=Without “Tonight”");

        await Assertions.Expect(page.Locator(".results .listing-card")).ToHaveCountAsync(3);
        Assert.Equal("Results", await Focused(page));
    }

    [Fact]
    public async Task Open_now_says_how_many_do_not_state_their_hours()
    {
        IPage page = await Open();

        await page.Locator("[data-facet='now=open']").First.ClickAsync();

        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("do not state their hours");
        await Assertions.Expect(Card(page, "Owl Line")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_centres_side_by_side_differ_first_and_closing_leads_back()
    {
        IPage page = await Open();
        await page.Locator("[data-facet='kind=centre']").First.ClickAsync();
        await page.ClickAsync("[aria-label='Compare River House']");
        await Assertions.Expect(page.Locator(".site-finder__compare")).ToBeDisabledAsync();
        await page.ClickAsync("[aria-label='Compare Hill House']");

        await page.Locator(".site-finder__compare").FocusAsync();
        Assert.Equal("Compare these 2", await Focused(page));
        await page.Keyboard.PressAsync("Enter");

        string[] rows = [.. await page.Locator("dialog tbody tr").AllInnerTextsAsync()];
        Assert.Contains(rows, row => row.StartsWith("Cost", StringComparison.Ordinal) && row.Contains("Free", StringComparison.Ordinal) && row.Contains("You pay", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Access", StringComparison.Ordinal) && row.Contains("Not stated: ask", StringComparison.Ordinal));
        // Both are centres: what is the same comes after all that differs.
        Assert.True(Array.FindIndex(rows, row => row.StartsWith("What it is", StringComparison.Ordinal)) > Array.FindIndex(rows, row => row.StartsWith("Access", StringComparison.Ordinal)));
        Assert.Equal(2, await page.Locator("dialog thead th[scope=col]").CountAsync());
        Assert.Contains("What does it cost, all in", await page.Locator("dialog").InnerTextAsync(), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("Compare these 2", await Focused(page));
    }

    [Fact]
    public async Task Nothing_is_kept_before_the_reader_wants_a_list_and_one_tap_erases_it()
    {
        IPage page = await Open();
        await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();

        await page.ClickAsync("[aria-label='Save Lantern Line']");
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("Anyone who uses this phone can see it.");
        Assert.Equal(0, await Stored(page));
        await page.ClickAsync("text=Do not keep a list");
        Assert.Equal(0, await Stored(page));
        await page.ClickAsync("[aria-label='Save Lantern Line']");
        await page.ClickAsync("dialog .button:not(.button--quiet)");
        Assert.Equal(1, await Stored(page));

        await page.ReloadAsync();
        await page.ClickAsync(".site-finder__saved");
        await Assertions.Expect(page.Locator("dialog .listing-card__call")).ToHaveAttributeAsync("href", "tel:55501");
        await page.ClickAsync("text=Erase the whole list");

        Assert.Equal(0, await Stored(page));
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("The list is erased.");
    }

    [Fact]
    public async Task A_list_erased_in_another_tab_is_not_written_again()
    {
        IPage page = await Open();
        await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();
        await page.ClickAsync("[aria-label='Save Lantern Line']");
        await page.ClickAsync("dialog .button:not(.button--quiet)");
        await Assertions.Expect(page.Locator(".site-finder__saved")).ToBeVisibleAsync();

        IPage other = await page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(new Uri(page.Url), "/robots.txt").ToString());
        await other.EvaluateAsync("() => localStorage.clear()");

        await Assertions.Expect(page.Locator(".site-finder__saved")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[aria-label='Save Lantern Line']")).ToHaveAttributeAsync("aria-pressed", "false");
        await page.ClickAsync("[aria-label='Save Lantern Line']");
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("Anyone who uses this phone can see it.");
        Assert.Equal(0, await Stored(page));
    }

    [Fact]
    public async Task Where_the_browser_keeps_nothing_the_list_says_so_and_works_for_the_visit()
    {
        IBrowserContext context = await browser.Browser.NewContext();
        await context.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('off', 'SecurityError'); } });");
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(finder.Address + "/find/");
        await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();

        await page.ClickAsync("[aria-label='Save Lantern Line']");
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("This browser cannot keep a list.");
        await page.ClickAsync("dialog .button:not(.button--quiet)");

        await page.ClickAsync(".site-finder__saved");
        await Assertions.Expect(page.Locator("dialog .listing-card__call")).ToHaveAttributeAsync("href", "tel:55501");
    }

    [Fact]
    public async Task What_lies_in_storage_cannot_lead_elsewhere()
    {
        IBrowserContext context = await browser.Browser.NewContext();
        await context.AddInitScriptAsync("""localStorage.setItem('saved', JSON.stringify([{ url: '//evil.example/', title: 'A', kind: 'hotline', place: null, dial: null, dialText: null }, { url: '/a/', title: 'B', dial: 'javascript:alert(1)' }, { url: '/find/hotlines/in-line/', title: 'Good', kind: 'hotline', place: null, dial: 'tel:55501', dialText: '55501' }]));""");
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(finder.Address + "/find/");

        await page.ClickAsync(".site-finder__saved");

        await Assertions.Expect(page.Locator("dialog .saved__item")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("dialog .saved__item a").First).ToHaveAttributeAsync("href", "/find/hotlines/in-line/");
    }

    [Fact]
    public async Task An_area_is_kept_when_its_size_was_seen_answers_without_a_connection_and_is_erased_by_one_press()
    {
        IPage page = await Open();
        await Assertions.Expect(page.Locator(".site-finder__area")).ToBeHiddenAsync();
        await Ask(page, "#where", "Patran");
        await Ask(page, "#what", "detox");
        string first = (await page.Locator(".results h3").First.TextContentAsync())!;
        await page.ClickAsync(".site-finder__area");
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync(AreaAndSize());
        Assert.Equal(0, await Stored(page));
        await page.ClickAsync("dialog .button");
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("Kept on 26 November");
        Assert.Equal(["cards", "entries", "facetNames", "format", "keptAt", "language", "lines", "place"], await page.EvaluateAsync<string[]>("() => Object.keys(JSON.parse(localStorage.area)).sort()"));

        await page.ReloadAsync();
        await page.FocusAsync("#what");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        // What the browser itself still has would answer, too.
        await page.RouteAsync("**/_/search/**", route => route.AbortAsync());
        await Ask(page, "#what", "detox ");
        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("No connection: this searches what you kept");
        await Assertions.Expect(Card(page, first).Locator(".listing-card__call")).ToBeVisibleAsync();
        await page.Locator("[data-facet='kind=centre']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("No connection");

        await page.ClickAsync(".site-finder__area");
        await page.ClickAsync("text=Erase the area");
        Assert.Equal(0, await Stored(page));
        await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("The area is erased.");
    }

    [Theory]
    [InlineData("""{"format":1,"language":"en","keptAt":1000,"place":"X","facetNames":[],"entries":[],"cards":[],"lines":[]}""")]
    [InlineData("""{"format":9,"language":"en","keptAt":1795694400000,"place":"X","facetNames":[],"entries":[],"cards":[],"lines":[]}""")]
    [InlineData("""{"format":1,"language":"en","keptAt":1795694400000,"place":"X","facetNames":[],"entries":[{"number":0,"ordinal":0,"facets":[],"point":null,"isApproximate":false,"times":[]}],"cards":[{"title":"Bad","url":"//evil.example/","dial":"javascript:alert(1)"}],"lines":[""]}""")]
    [InlineData("not json")]
    public async Task An_area_that_is_too_old_or_not_ours_answers_nothing(string stored)
    {
        IPage page = await Open("/find/");
        await page.EvaluateAsync("stored => localStorage.setItem('area', stored)", stored);
        await page.ReloadAsync();
        await page.FocusAsync("#what");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.SetOfflineAsync(true);

        await page.FillAsync("#what", "bad");
        await page.PressAsync("#what", "Enter");

        await Assertions.Expect(page.Locator(".site-finder__status")).ToContainTextAsync("You seem to be offline.");
        await Assertions.Expect(page.Locator(".results .listing-card")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_made_on_request_restores_the_search_on_another_phone()
    {
        IPage page = await Open(options: new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.ClickAsync(".filters__open");
        await page.ClickAsync("[aria-label='Not: leave out Treatment centres']");
        await Ask(page, "#what", "meeting");
        await Ask(page, "#where", "Patran");
        await page.Locator("[data-facet='when=tonight']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".site-finder__chosen button")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("site-finder[data-state=results]")).ToHaveCountAsync(1);
        string[] found = [.. await page.Locator(".results h3").AllInnerTextsAsync()];
        Assert.NotEmpty(found);

        await page.ClickAsync(".site-finder__share");
        await page.ClickAsync("text=Copy the link");
        await Assertions.Expect(page.Locator("dialog [role=status]")).ToHaveTextAsync("Copied.");
        string link = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal(link, await page.InputValueAsync("#share-link"));
        Assert.Equal(finder.Address + "/find/", page.Url);
        Assert.StartsWith(finder.Address + "/find/#", link, StringComparison.Ordinal);

        IPage other = await FinderSite.Open(browser.Browser, link);
        await Assertions.Expect(other.Locator(".results h3")).ToHaveTextAsync(found);
        Assert.Equal("meeting", await other.InputValueAsync("#what"));
        await Assertions.Expect(other.Locator(".site-finder__chosen")).ToContainTextAsync("Near Patran");
        await Assertions.Expect(other.Locator(".site-finder__chosen")).ToContainTextAsync("Not: Treatment centres");
    }

    [Fact]
    public async Task A_link_with_nonsense_in_it_is_read_as_far_as_it_makes_sense()
    {
        IPage page = await Open("/find/#with=cost%3Dfree&with=evil%3D1&not=__proto__%3Dx&at=999,1&what=%3Cimg%20src%3Dx%3E&with=kind%3Dcentre");

        await Assertions.Expect(page.Locator(".site-finder__chosen button")).ToHaveTextAsync(["Free ✕", "Treatment centres ✕", "Take all off"]);
        Assert.Equal("<img src=x>", await page.InputValueAsync("#what"));
    }

    [Fact]
    public async Task Nothing_typed_or_chosen_is_in_a_request_or_an_address_or_kept()
    {
        IPage page = await Open();
        await page.FocusAsync("#what");
        await Ask(page, "#where", "Patran");
        await Assertions.Expect(page.Locator(".results .listing-card__call").First).ToBeVisibleAsync();
        ConcurrentQueue<string> requests = Requests(page);

        foreach (string what in new[] { "detox", "नशा", "family", "zzzz" })
            await Ask(page, "#what", what);
        await Ask(page, "#what", "");
        await Ask(page, "#where", "Hisar");
        await page.Locator("[data-facet='cost=free']").First.ClickAsync();
        await page.ClickAsync("text=For me");
        await page.ClickAsync(".filters__open");
        await page.Locator("[data-facet='kind=group']").First.ClickAsync();
        await page.ClickAsync("text=Take all off");
        await page.Locator("[data-facet='kind=centre']").First.ClickAsync();
        await page.ClickAsync("[aria-label='Compare River House']");
        await page.ClickAsync("[aria-label='Compare Hill House']");
        await page.ClickAsync(".site-finder__compare");
        await page.ClickAsync(".over__close");
        await page.ClickAsync(".site-finder__share");
        await page.ClickAsync(".over__close");

        // Blocks of the index, each with hundreds of words.
        Assert.All(requests, url => Assert.Matches("^/_/search/[0-9a-f]{12}/[0-9]+[.]bin$", url[finder.Address.Length..]));
        Assert.Equal(finder.Address + "/find/", page.Url);
        Assert.Equal(0, await Stored(page));
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Theory]
    [InlineData("A4 page")]
    [InlineData("Large letters")]
    [InlineData("Pocket cards")]
    public async Task The_list_prints_with_its_numbers_its_filters_and_whom_to_call(string form)
    {
        IPage page = await Open();
        await Ask(page, "#where", "Patran");
        await page.Locator("[data-facet='kind=group']").First.ClickAsync();
        await page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");

        await page.ClickAsync(".site-finder__print");
        await page.ClickAsync($"dialog >> text={form}");
        await page.WaitForFunctionAsync("() => window.printed");
        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }));
        string text = Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text)));

        foreach (string wanted in new[] { "Printed on 26 November 2026", "Support groups", "Near Patran, Punjab", "Thursday Circle", "55511", "Thursday 26 November 19:00", "Emergency: 112", "55501", "https://small.example/find/groups/thursday-circle/", "Example Directory" })
            Assert.Contains(Flat(wanted), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("Leave this site"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("By topic"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("Print this list"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_printed_without_asking_for_a_list_is_the_page()
    {
        IPage page = await Open();

        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }));

        Assert.Contains(Flat("By place"), Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text))), StringComparison.Ordinal);
    }

    public static TheoryData<string, int, ColorScheme> States
    {
        get
        {
            TheoryData<string, int, ColorScheme> states = [];
            ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];
            // Each state narrow and wide, each width light and dark, in turn.
            foreach ((int number, string state) in Reach.Keys.Index())
            {
                states.Add(state, 320, schemes[number % 2]);
                states.Add(state, 1280, schemes[(number + 1) % 2]);
            }
            return states;
        }
    }

    private static readonly Dictionary<string, Func<IPage, Task>> Reach = new()
    {
        ["results"] = async page =>
        {
            await Ask(page, "#where", "Patran");
            await page.Locator("[data-facet='kind=group']").First.ClickAsync();
            await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();
        },
        ["filters"] = async page =>
        {
            await page.ClickAsync(".filters__open");
            await Assertions.Expect(page.Locator(".filters__group").First).ToBeVisibleAsync();
            await page.EvaluateAsync("() => { for (const group of document.querySelectorAll('.filters__group')) group.open = true; }");
            await page.ClickAsync("[aria-label='Not: leave out Detox']");
            await Assertions.Expect(page.Locator(".site-finder__chosen")).ToContainTextAsync("Not: Detox");
        },
        ["which place"] = async page =>
        {
            await Ask(page, "#where", "Nawapind");
            await Assertions.Expect(page.Locator(".site-finder__which")).ToBeVisibleAsync();
        },
        ["nothing"] = async page =>
        {
            await page.Locator("[data-facet='cost=free']").First.ClickAsync();
            await Ask(page, "#what", "qqqqxxxx");
            await Assertions.Expect(page.Locator(".site-finder__nothing")).ToBeVisibleAsync();
        },
        ["compare"] = async page =>
        {
            await page.Locator("[data-facet='kind=centre']").First.ClickAsync();
            foreach (string name in new[] { "River House", "Hill House", "Field Clinic" })
                await page.ClickAsync($"[aria-label='Compare {name}']");
            await page.ClickAsync(".site-finder__compare");
            await Assertions.Expect(page.Locator("dialog table")).ToBeVisibleAsync();
        },
        ["saved"] = async page =>
        {
            await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();
            await page.ClickAsync("[aria-label='Save Lantern Line']");
            await page.ClickAsync("dialog .button:not(.button--quiet)");
            await page.ClickAsync(".site-finder__saved");
            await Assertions.Expect(page.Locator("dialog .saved__item")).ToHaveCountAsync(1);
        },
        ["area"] = async page =>
        {
            await Ask(page, "#where", "Patran");
            await page.ClickAsync(".site-finder__area");
            await page.ClickAsync("dialog .button");
            await Assertions.Expect(page.Locator("dialog")).ToContainTextAsync("Kept on");
        },
        ["share"] = async page =>
        {
            await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();
            await page.ClickAsync(".site-finder__share");
            await Assertions.Expect(page.Locator("#share-link")).ToBeVisibleAsync();
        },
    };

    [Theory, MemberData(nameof(States))]
    public async Task Axe_finds_nothing_wrong_and_nothing_is_cut_off(string state, int width, ColorScheme scheme)
    {
        IPage page = await Open(options: new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true });
        await Reach[state](page);
        // The help bar stays in sight: what has been scrolled under it is not too small.
        await page.EvaluateAsync("() => scrollTo(0, 0)");

        string[] complaints = await Axe.Complaints(page);

        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
    }

    private Task<IPage> Open(string path = "/find/", BrowserNewContextOptions? options = null) => FinderSite.Open(browser.Browser, finder.Address + path, options);

    private static ILocator Card(IPage page, string name) => page.Locator($".results .listing-card:has(h3:has-text('{name}'))").First;

    [System.Text.RegularExpressions.GeneratedRegex("Around .*Patran.*: [0-9]+ services, [0-9]+ kB")]
    private static partial System.Text.RegularExpressions.Regex AreaAndSize();

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.textContent");

    private static Task<int> Stored(IPage page) => page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length");

    private static ConcurrentQueue<string> Requests(IPage page)
    {
        ConcurrentQueue<string> requests = new();
        // The tab's icon comes when the browser likes, and the preview's own page asks whether something was saved.
        page.Request += (_, request) => { if (!request.Url.EndsWith("icon.svg", StringComparison.Ordinal) && !request.Url.Contains("/_preview/", StringComparison.Ordinal)) requests.Enqueue(request.Url); };
        return requests;
    }

    private static async Task Ask(IPage page, string field, string words)
    {
        await page.FillAsync(field, words);
        // A place is looked up before anything says "loading": what an earlier question left there is no answer.
        await page.EvaluateAsync("() => { delete document.querySelector('site-finder').dataset.state; }");
        await page.PressAsync(field, "Enter");
        await page.WaitForFunctionAsync("() => ['results', 'nothing', 'idle'].includes(document.querySelector('site-finder').dataset.state)");
    }

    private static async Task TabTo(IPage page, string selector)
    {
        const int MostStops = 90;
        await page.EvaluateAsync("() => document.querySelector('main').focus()");
        for (int stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    // Radio buttons are one stop, and arrows choose among them.
    private static async Task ArrowTo(IPage page, string radio)
    {
        await TabTo(page, ".doors input");
        for (int door = 0; door < 3 && !await page.Locator(radio).IsCheckedAsync(); door++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await page.Locator(radio).IsCheckedAsync());
    }

    // A PDF's text comes without the spaces that layout makes, and with letters joined.
    private static string Flat(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
}
