using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>A page of a template, in one of the states a reader brings it into.</summary>
/// <param name="Template">The component of <c>theme/pages/</c>.</param>
/// <param name="Path">Its address below the root of a language.</param>
/// <param name="State">What was done there; null where the page is as it came.</param>
/// <param name="Reach">Does that.</param>
public sealed record View(string Template, string Path, string? State = null, Func<IPage, Task>? Reach = null)
{
    // The sheet for the next day and "open now" say other things at other hours.
    private static readonly DateTime Now = new(2026, 11, 27, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Every template once, and every state of one that has several. The page of a guide that is not translated is not among them: the real site has none.</summary>
    public static readonly ImmutableArray<View> All =
    [
        new("HomePage", ""),
        new("HomePage", "", "suggestions", Suggest),
        new("HomePage", "", "results", async page =>
        {
            await page.FillAsync("#what", "112");
            await page.PressAsync("#what", "Enter");
            await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();
        }),
        new("GuideIndexPage", "guides/"),
        new("GuideSectionPage", "guides/relapse/"),
        new("GuidePage", "guides/relapse/overdose-emergency/"),
        new("GuidePage", "guides/aftercare/programmes-compared/", "tables"),
        new("GuidePaperPage", "guides/relapse/after-a-lapse/print/"),
        new("SituationsPage", "right-now/"),
        new("HelpPage", "help-now/"),
        new("FinderPage", "find/"),
        new("FinderPage", "find/", "filters and results", async page =>
        {
            await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();
            await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();
            await page.EvaluateAsync("() => { for (const group of document.querySelectorAll('.filters, .filters__group')) group.open = true; }");
        }),
        new("FinderPage", "find/", "share", async page =>
        {
            await page.Locator("[data-facet='kind=hotline']").First.ClickAsync();
            await page.ClickAsync(".site-finder__share");
            await Assertions.Expect(page.Locator("#share-link")).ToBeVisibleAsync();
        }),
        new("BrowsePage", "find/with/substances/page-2/"),
        new("BrowsePage", "find/places/india/punjab/patiala/", "town"),
        new("PlacesPage", "find/places/"),
        new("ListingPage", "find/hotlines/in-telemanas/", "helpline"),
        new("ListingPage", "find/groups/na/", "group"),
        new("NextDayPage", "find/next-24-hours/"),
        new("NextDayPage", "find/next-24-hours/", "made", async page =>
        {
            await page.FillAsync("#where", "Patiala");
            await page.PressAsync("#where", "Enter");
            await Assertions.Expect(page.Locator("next-day[data-state=made]")).ToHaveCountAsync(1);
        }),
        new("PlanIndexPage", "plans/"),
        new("PlanPage", "plans/relapse-prevention-plan/"),
        new("PlanPage", "plans/coming-home-28-days/", "typed and cleared", async page =>
        {
            await page.FillAsync("[name='flags.clinic']", "typed");
            await page.ClickAsync(".plan-tools__clear");
            await Assertions.Expect(page.Locator(".plan-tools__undo")).ToBeVisibleAsync();
        }),
        new("PlanPage", "plans/pocket-card/", "cards"),
        new("GlossaryPage", "glossary/"),
        new("SourcesPage", "sources/"),
        new("DataPage", "data/"),
        new("TextPagePage", "accessibility/"),
        new("ChoicesPage", "choices/"),
        new("OfflinePage", "offline/"),
        new("NotFoundPage", "404.html"),
        new("LeavePage", "leave/"),
    ];

    /// <summary>The views a language has: the page of a wrong address and the page that leaves stand once for all.</summary>
    public static IEnumerable<View> In(Language language) => language.IsDefault ? All : All.Where(view => view.Template is not ("NotFoundPage" or "LeavePage"));

    /// <summary>A context with the clock of all views, whose page that leaves stays where it is.</summary>
    public static async Task<IPage> NewPage(IBrowser browser, int width, ColorScheme scheme, ForcedColors forced = ForcedColors.None)
    {
        IBrowserContext context = await browser.NewContext(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, ForcedColors = forced, BypassCSP = true, TimezoneId = "Asia/Kolkata" });
        await context.RouteAsync("**" + Pipelines.Routes.Leave.Url, async route =>
        {
            IAPIResponse response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace("http-equiv=\"refresh\"", "name=\"stays\"", StringComparison.Ordinal) });
        });
        IPage page = await context.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(Now);
        return page;
    }

    /// <summary>Goes to the view and brings it into its state.</summary>
    public async Task Show(IPage page, string site, Language language)
    {
        await page.GotoAsync(site + language.Root.Url + Path);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => {})");
        if (Reach is not null)
            await Reach(page);
        // What has been scrolled under the help bar, which stays in sight, is not too small.
        await page.EvaluateAsync("() => scrollTo(0, 0)");
    }

    /// <inheritdoc/>
    public override string ToString() => State is null ? $"{Template} {Path}" : $"{Template} {Path} ({State})";

    private static async Task Suggest(IPage page)
    {
        // At once: a list for its beginning would give way to this one's.
        await page.FillAsync("#what", "112");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).Last).ToContainTextAsync("112");
        await page.Keyboard.PressAsync("ArrowDown");
    }
}
