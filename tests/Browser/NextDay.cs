using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Pipelines;
using UglyToad.PdfPig;

namespace RecoveryGuide.Tests.Browser;

/// <summary>One sheet for the next 24 hours at a place, made in the page.</summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class NextDay(BrowserFixture browser, FinderSite finder) : IClassFixture<FinderSite>
{
    private static readonly Site Real = Repository.Site.Site;

    private static readonly HelpNumber[] Shown = [HelpNumber.Emergency, HelpNumber.Drugs, HelpNumber.Crisis];

    // A millimetre in CSS pixels, and the sheets less the margins of print.css.
    private const double Millimetre = 96 / 25.4;

    private static readonly Dictionary<string, (double Width, double Height)> Papers = new() { ["A4"] = (210 - 28, 297 - 21), ["Letter"] = (215.9 - 28, 279.4 - 21) };

    [Theory]
    [InlineData("en", "Patiala", "IN/punjab", "Asia/Kolkata")]
    [InlineData("hi", "पटियाला", "IN/punjab", "Asia/Kolkata")]
    [InlineData("pa", "ਪਟਿਆਲਾ", "IN/punjab", "Asia/Kolkata")]
    [InlineData("en", "London, UK", "GB", "Europe/London")]
    [InlineData("en", "New York, United States", "US", "America/New_York")]
    [InlineData("pa", "Punjab", "IN/punjab", "Asia/Kolkata")]
    [InlineData("en", "Brussels, Belgium", "BE", "Europe/Brussels")]
    public async Task What_a_sheet_says_is_what_the_directory_says_and_it_prints_on_one_page(string language, string place, string region, string zone)
    {
        IPage page = await Open(language, zone);

        await Make(page, place);

        PlanRegion numbers = PlanNumbers.Find(Real, region)!;
        Assert.Equal(Shown.Select(number => numbers.Number(number)?.Shown ?? ""), await page.Locator("[data-number]").EvaluateAllAsync<string[]>("all => all.map(one => one.textContent.trim())"));
        Country country = numbers.Country;
        Listing[] always = await Lines(page, ".next-day__stretch--always");
        Assert.All(always, line => Assert.Contains(line.AllHours, hours => hours.Always));
        Assert.Equal(Real.Listings.Select(listing => listing.Content).Any(listing => listing.Kind == ListingKind.Hotline && listing.Country == country.Code && listing.MainPhone is not null && !listing.Serves.Contains(Serves.Emergency)
            && listing.Region is null && listing.AllHours.Any(hours => hours.Always) && listing.Serves.Any(serves => serves is Serves.Substances or Serves.Crisis or Serves.Suicide or Serves.MentalHealth)), always.Length > 0);
        Assert.All(await Lines(page, ".next-day__stretch--unstated"), line => Assert.DoesNotContain(line.AllHours, hours => hours.Always || hours.Zone is not null));
        Listing[] shown = [.. await Lines(page, ".next-day__hours"), .. await Lines(page, ".next-day__near"), .. await Lines(page, ".next-day__online")];
        string text = await page.Locator(".next-day__sheet").InnerTextAsync();
        Assert.NotEmpty(shown);
        Assert.All(shown, listing => Assert.True(listing.Country == country.Code || listing.Country == "INTL", $"{listing.Id} serves {listing.Country}."));
        Assert.All(shown.Where(listing => listing.Note is not null), listing => Assert.Contains(Flat(listing.Note!), Flat(text), StringComparison.Ordinal));
        Assert.All(shown.Where(listing => listing.FreshnessOn(Real.Today) != Freshness.Fresh), _ => Assert.Contains(Real.Strings[language].CallFirst, text, StringComparison.Ordinal));
        Assert.Equal(0, await Stored(page));
        await PrintsOnOnePage(page, numbers);
    }

    [Fact]
    public async Task Near_Patiala_are_its_own_centres_with_their_address_their_distance_and_a_number()
    {
        IPage page = await Open("en", "Asia/Kolkata");

        await Make(page, "Patiala");

        Listing[] near = await Lines(page, ".next-day__near");
        Assert.Equal("Patiala", near[0].Town);
        Assert.Contains(near, listing => listing.MainPhone is not null);
        Assert.All(near, listing => Assert.NotEqual(ListingKind.Hotline, listing.Kind));
        await Assertions.Expect(page.Locator(".next-day__near li").First).ToContainTextAsync("about 1 km away");
    }

    [Fact]
    public async Task Hours_that_a_source_prints_stand_in_the_timeline_on_the_readers_clock()
    {
        IPage page = await Open("en", "Europe/Berlin");

        await Make(page, "Berlin, Germany");

        // Thursday, two in the afternoon in Berlin.
        Listing line = Real.Listings.Select(listing => listing.Content).Single(listing => listing.Country == "DE" && listing.Hours?.Zone is not null);
        string until = line.Hours!.Spans.First(span => span.Days.Contains(NodaTime.IsoDayOfWeek.Thursday)).Until.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        string from = line.Hours.Spans.First(span => span.Days.Contains(NodaTime.IsoDayOfWeek.Friday)).From.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["At every hour", $"14:00–{until}", $"{until}–Friday {from}", $"Friday {from}–14:00"], await Texts(page, ".next-day__when"));
        Assert.Equal([line], await Lines(page, ".next-day__stretch--open >> nth=0"));
        await Assertions.Expect(page.Locator(".next-day__stretch--rest")).ToHaveTextAsync($"{until}–Friday {from}Only the lines that answer at every hour");
    }

    [Fact]
    public async Task Where_printed_hours_end_and_no_line_answers_a_gap_is_told_as_a_gap()
    {
        IPage page = await OpenInvented("Europe/London");

        await Make(page, "Leeds, UK");

        // Harbour Line answers from nine to nine, and no line of the country answers at night.
        Assert.Equal(["13:00–21:00", "21:00–Friday 09:00", "Friday 09:00–13:00"], await Texts(page, ".next-day__when"));
        await Assertions.Expect(page.Locator(".next-day__stretch--gap")).ToHaveTextAsync("21:00–Friday 09:00No line we know prints hours for this time. In danger, call the emergency number.");
        Assert.Equal(["999", "", ""], await page.Locator("[data-number]").EvaluateAllAsync<string[]>("all => all.map(one => one.textContent.trim())"));
    }

    [Fact]
    public async Task Meetings_in_these_hours_stand_with_their_time_and_what_is_closed_is_not_offered()
    {
        IPage page = await OpenInvented("Asia/Kolkata");

        await Make(page, "Sangrur");

        Assert.Equal(["At every hour", "18:30–20:00", "20:00–22:00", "22:00–Friday 06:00", "Friday 06:00–08:00", "Friday 08:00–18:30"], await Texts(page, ".next-day__when"));
        await Assertions.Expect(page.Locator(".next-day__near li:has-text('Thursday Circle')")).ToContainTextAsync("Meets 19:00 (in person)");
        await Assertions.Expect(page.Locator(".next-day__near li:has-text('River House')")).ToContainTextAsync("Open Friday 09:00–18:00");
        await Assertions.Expect(page.Locator(".next-day__near li:has-text('River House')")).ToContainTextAsync("Take an identity card. Ask about beds before you travel.");
        await Assertions.Expect(page.Locator(".next-day__near")).Not.ToContainTextAsync("Field Clinic");
        await Assertions.Expect(page.Locator(".next-day__online li").First).ToContainTextAsync("Dial In");
        await Assertions.Expect(page.Locator(".next-day__online li").First).ToContainTextAsync("where you are (Kolkata)");
    }

    [Fact]
    public async Task A_place_with_nothing_near_says_so_and_names_what_helps_to_find_something()
    {
        IPage page = await Open("en", "America/New_York");

        await Make(page, "New York, United States");

        await Assertions.Expect(page.Locator(".next-day__near")).ToContainTextAsync("We know no centre or group within 150 km of New York City");
        Assert.All(await Lines(page, ".next-day__near"), listing => Assert.Contains(Offer.Locator, listing.Services));
        await Assertions.Expect(page.Locator(".next-day__near a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/find/centres/us-"));
    }

    [Fact]
    public async Task Once_made_it_needs_no_connection()
    {
        IPage page = await Open("en", "Asia/Kolkata");
        await Make(page, "Patiala");
        string before = await page.Locator(".next-day__sheet").InnerTextAsync();

        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#for_me-move", "the bench by the river");
        await PrintsOnOnePage(page, PlanNumbers.Find(Real, "IN/punjab")!);
        await page.FillAsync("#where", "London, UK");
        await page.PressAsync("#where", "Enter");

        await Assertions.Expect(page.Locator(".next-day__status")).ToContainTextAsync("It seems there is no connection.");
        Assert.Equal(before, await page.Locator(".next-day__sheet").InnerTextAsync());
        Assert.Equal("the bench by the river", await page.InputValueAsync("#for_me-move"));
    }

    [Fact]
    public async Task Nothing_typed_is_sent_or_stored_and_one_press_takes_it_off_the_page()
    {
        IPage page = await Open("en", "Asia/Kolkata");
        ConcurrentQueue<string> requests = new();
        page.Request += (_, request) => requests.Enqueue(request.Url);
        string blank = await page.Locator(".next-day__sheet").InnerTextAsync();

        await Make(page, "Patiala");
        await page.FillAsync("#for_me-line", "no thank you");
        Assert.NotEmpty(requests);
        Assert.All(requests, url => Assert.DoesNotContain("atiala", url, StringComparison.OrdinalIgnoreCase));
        Assert.All(requests, url => Assert.StartsWith(browser.Address, url, StringComparison.Ordinal));
        Assert.DoesNotContain('#', page.Url);
        await page.ClickAsync(".next-day__clear");

        Assert.Equal(blank, await page.Locator(".next-day__sheet").InnerTextAsync());
        Assert.Equal("", await page.InputValueAsync("#where") + await page.InputValueAsync("#for_me-line"));
        Assert.Equal(0, await Stored(page));
    }

    [Fact]
    public async Task The_finder_hands_over_the_place_and_the_address_forgets_it()
    {
        IPage page = await FinderSite.Open(browser.Browser, browser.Address + "/hi/find/");
        await page.FillAsync("#what", "detox");
        await page.FillAsync("#where", "Patiala");
        await page.PressAsync("#where", "Enter");
        await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();
        // A place is looked up while an answer to the words may stand there already.
        await Assertions.Expect(page.Locator(".site-finder__next-day")).ToHaveAttributeAsync("href", new Regex("where=Patiala.*at="));
        Assert.DoesNotContain("detox", await page.Locator(".site-finder__next-day").GetAttributeAsync("href"), StringComparison.Ordinal);

        await page.ClickAsync(".site-finder__next-day");

        await Assertions.Expect(page.Locator("next-day[data-state=made]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".next-day__status")).ToContainTextAsync("Patiala के लिए");
        Assert.Equal(browser.Address + "/hi/find/next-24-hours/", page.Url);
    }

    [Fact]
    public async Task It_is_made_filled_in_and_printed_by_the_keyboard_alone_and_says_when_it_is_made()
    {
        IPage page = await Open("en", "Asia/Kolkata");
        await page.EvaluateAsync("() => { window.printed = 0; window.print = () => window.printed++; }");

        await TabTo(page, "#where");
        await page.Keyboard.TypeAsync("Patiala");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".next-day__status[role=status]")).ToContainTextAsync("Your page for Patiala, Punjab is made.");
        await TabTo(page, ".next-day__print");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "a[href='tel:104']");
        await TabTo(page, "#for_me-because");
        await page.Keyboard.TypeAsync("my daughter");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal(1, await page.EvaluateAsync<int>("() => window.printed"));
        // Enter makes a new line and sends nothing.
        Assert.Equal("my daughter", (await page.InputValueAsync("#for_me-because")).TrimEnd());
        await Assertions.Expect(page.Locator("next-day[data-state=made]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("hi")]
    [InlineData("pa")]
    public async Task Without_script_it_is_a_sheet_with_the_default_countrys_numbers_to_write_on(string language)
    {
        IPage page = await Open(language, "Asia/Kolkata", new() { JavaScriptEnabled = false });

        Assert.True(await page.Locator(".next-day__needs").IsVisibleAsync());
        Assert.False(await page.Locator(".next-day__ask").IsVisibleAsync());
        Assert.True(await page.Locator(".next-day__sheet .line").CountAsync() >= 10);
        await PrintsOnOnePage(page, PlanNumbers.Find(Real, Real.Settings.DefaultCountry)!, measured: false);
    }

    [Theory]
    [InlineData("en", "Patiala", 320, ColorScheme.Dark)]
    [InlineData("pa", "Patiala", 1280, ColorScheme.Light)]
    [InlineData("hi", null, 320, ColorScheme.Light)]
    [InlineData("en", "Springfield, United States", 768, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_wrong_nothing_is_cut_off_and_everything_can_be_hit(string language, string? place, int width, ColorScheme scheme)
    {
        IPage page = await Open(language, "Asia/Kolkata", new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true });
        if (place?.Contains(',', StringComparison.Ordinal) == true)
        {
            await page.FillAsync("#where", place);
            await page.PressAsync("#where", "Enter");
            await Assertions.Expect(page.Locator(".next-day__which button").First).ToBeVisibleAsync();
        }
        else if (place is not null)
            await Make(page, place);
        await page.EvaluateAsync("() => scrollTo(0, 0)");

        string[] complaints = await Axe.Complaints(page);

        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        // The field of the place is smaller than the box around it, which can be hit as well.
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('next-day :is(a, button, input:not(#where))')].filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"));
    }

    private static async Task PrintsOnOnePage(IPage page, PlanRegion numbers, bool measured = true)
    {
        foreach ((string paper, (double width, double height)) in Papers)
        {
            using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = paper }));
            Assert.Equal(1, pdf.NumberOfPages);
            string text = Flat(pdf.GetPage(1).Text);
            Assert.All(Shown.Select(numbers.Number).OfType<Phone>(), phone => Assert.Contains(Flat(phone.Shown), text, StringComparison.Ordinal));
            if (!measured)
                continue;
            PageViewportSizeResult? before = page.ViewportSize;
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetViewportSizeAsync((int)(width * Millimetre), 900);
            Assert.InRange(await page.EvaluateAsync<double>("() => document.querySelector('main').getBoundingClientRect().height"), 100, height * Millimetre);
            // Nothing wider than its place, and no letters smaller than nine points.
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && one.matches(':not(script, datalist, .visually-hidden)'))
                    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || (getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1)
                        || ([...one.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '') && parseFloat(getComputedStyle(one).fontSize) < 11.99))
                    .map(one => one.outerHTML.slice(0, 200))
                """));
            await page.EmulateMediaAsync(new() { Media = Media.Null });
            if (before is not null)
                await page.SetViewportSizeAsync(before.Width, before.Height);
        }
    }

    /// <summary>The listings a part of the sheet shows, by their names.</summary>
    private static async Task<Listing[]> Lines(IPage page, string part)
    {
        string[] names = await page.Locator(part).Locator("li strong").EvaluateAllAsync<string[]>("all => all.map(one => one.textContent)");
        return [.. names.Select(name => Real.Listings.Select(listing => listing.Content).First(listing => listing.Name == name))];
    }

    private Task<IPage> Open(string language, string zone, BrowserNewContextOptions? options = null) => OpenAt(browser.Address + Routes.NextDay(Real.Settings.Language(language)), zone, options);

    private Task<IPage> OpenInvented(string zone) => OpenAt(finder.Address + "/find/next-24-hours/", zone, null);

    private async Task<IPage> OpenAt(string address, string zone, BrowserNewContextOptions? options)
    {
        options ??= new();
        options.TimezoneId = zone;
        IBrowserContext context = await browser.Browser.NewContext(options);
        IPage page = await context.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(FinderSite.Now);
        await page.GotoAsync(address);
        return page;
    }

    private static async Task Make(IPage page, string place)
    {
        await page.FillAsync("#where", place);
        await page.PressAsync("#where", "Enter");
        await Assertions.Expect(page.Locator("next-day[data-state=made]")).ToHaveCountAsync(1);
    }

    private static async Task<string[]> Texts(IPage page, string selector) => [.. await page.Locator(selector).AllInnerTextsAsync()];

    private static Task<int> Stored(IPage page) => page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + document.cookie.length + (await caches.keys()).length + (await indexedDB.databases()).length");

    private static async Task TabTo(IPage page, string selector)
    {
        const int MostStops = 60;
        for (int stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    // A PDF's text comes without the spaces that layout makes, and with letters joined.
    private static string Flat(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
}
