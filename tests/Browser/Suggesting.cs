using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>The list below the search box, what it remembers, and that nobody pays for it who does not search.</summary>
[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public sealed class Suggesting(BrowserFixture site)
{
    [Fact]
    public async Task What_is_typed_is_suggested_by_kind_and_the_keyboard_opens_it()
    {
        IPage page = await site.Open("/");
        ILocator field = page.GetByRole(AriaRole.Combobox, new() { Name = "What do you need?" });
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");

        await Type(page, "overdose");

        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        ILocator guides = page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Group, new() { Name = "Guides" });
        ILocator first = guides.GetByRole(AriaRole.Option).First;
        await Assertions.Expect(first).ToHaveAttributeAsync("href", "/guides/relapse/overdose-emergency/");
        await Assertions.Expect(first.Locator("mark")).ToHaveTextAsync("Overdose");
        await Assertions.Expect(page.Locator(".site-search__status")).ToHaveTextAsync(new Regex("^[0-9]+ results?$"));

        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", (await first.GetAttributeAsync("id"))!);
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(field).Not.ToHaveAttributeAsync("aria-activedescendant", new Regex("."));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");

        await page.Reached("/guides/relapse/overdose-emergency/");
    }

    [Fact]
    public async Task Escape_closes_the_list_and_then_empties_the_field_and_the_last_entry_shows_all()
    {
        IPage page = await site.Open("/");
        await Type(page, "family");
        ILocator options = page.GetByRole(AriaRole.Option);
        await Assertions.Expect(options.Last).ToContainTextAsync("Show results for “family”");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".suggestions")).ToBeHiddenAsync();
        Assert.Equal("family", await page.InputValueAsync("#what"));
        await page.Keyboard.PressAsync("ArrowDown");
        await options.Last.ClickAsync();

        await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".suggestions")).ToBeHiddenAsync();
        await page.FocusAsync("#what");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#what")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(".results .listing-card")).ToHaveCountAsync(0);
        Assert.Equal(site.Address + "/", page.Url);
    }

    [Theory]
    [InlineData("/", "relap", 320, ColorScheme.Light)]
    [InlineData("/hi/", "पंजाब", 768, ColorScheme.Dark)]
    [InlineData("/pa/", "ਨਸ਼ਾ", 320, ColorScheme.Dark)]
    [InlineData("/", "alcohol", 1280, ColorScheme.Light)]
    public async Task The_open_list_passes_axe_and_is_not_cut_off(string home, string typed, int width, ColorScheme scheme)
    {
        IPage page = await site.Open(home, new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true });
        await Type(page, typed);
        await page.Keyboard.PressAsync("ArrowDown");

        string[] complaints = await Axe.Complaints(page);

        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        LocatorBoundingBoxResult list = (await page.Locator(".suggestions").BoundingBoxAsync())!;
        Assert.InRange(list.X + list.Width, 1, width);
        Assert.InRange(list.Y, 0, 800 - 100);
    }

    [Fact]
    public async Task Searches_are_remembered_only_if_asked_for_and_taking_the_tick_away_erases_them()
    {
        IPage page = await site.Open("/");
        await page.FillAsync("#what", "naloxone");
        await page.PressAsync("#what", "Enter");
        await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();
        Assert.Equal(0, await Stored(page));

        await page.GetByLabel("Remember my searches on this device").CheckAsync();
        await page.FillAsync("#what", "<b>sleep</b>");
        await page.PressAsync("#what", "Enter");
        await page.ReloadAsync();
        await page.ClickAsync("#what");

        ILocator earlier = page.GetByRole(AriaRole.Group, new() { Name = "Earlier searches" }).GetByRole(AriaRole.Option);
        await Assertions.Expect(earlier).ToHaveTextAsync(["<b>sleep</b>", "naloxone"]);
        await earlier.Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("#what")).ToHaveValueAsync("naloxone");
        await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();

        await page.GetByLabel("Remember my searches on this device").UncheckAsync();
        Assert.Equal(0, await Stored(page));
        await page.FillAsync("#what", "");
        await page.ClickAsync("#where");
        await page.ClickAsync("#what");
        await Assertions.Expect(page.Locator(".suggestions")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Searches_erased_in_another_tab_are_not_written_again()
    {
        IPage page = await site.Open("/");
        await page.FillAsync("#what", "naloxone");
        await page.PressAsync("#what", "Enter");
        await page.GetByLabel("Remember my searches on this device").CheckAsync();
        Assert.Equal(1, await Stored(page));

        IPage other = await page.Context.NewPageAsync();
        await other.GotoAsync(site.Address + "/robots.txt");
        await other.EvaluateAsync("() => localStorage.clear()");
        await page.FillAsync("#what", "sleep");
        await page.PressAsync("#what", "Enter");

        await Assertions.Expect(page.GetByLabel("Remember my searches on this device")).Not.ToBeCheckedAsync();
        Assert.Equal(0, await Stored(page));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"a\":1}")]
    [InlineData("[{\"text\":5},null,{\"text\":\"old\",\"at\":1}]")]
    public async Task What_lies_in_storage_and_is_not_ours_or_too_old_is_not_suggested(string stored)
    {
        IPage page = await site.Open("/about/accessibility/");
        await page.EvaluateAsync("stored => localStorage.setItem('searches', stored)", stored);
        await page.GotoAsync(site.Address + "/");

        await Type(page, "relapse");
        await page.FillAsync("#what", "");

        // What was searched for earlier would be offered now.
        await Assertions.Expect(page.Locator("site-search[data-state=idle]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".suggestions")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_code_of_the_search_comes_when_somebody_goes_to_the_box()
    {
        IBrowserContext context = await site.Browser.NewContext();
        IPage page = await context.NewPageAsync();
        ConcurrentQueue<string> requests = new();
        page.Request += (_, request) => requests.Enqueue(new Uri(request.Url).AbsolutePath);
        await page.GotoAsync(site.Address + "/");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.DoesNotContain(requests, path => path.Contains("search", StringComparison.Ordinal));

        await page.FocusAsync("#what");
        await page.WaitForFunctionAsync("() => ['site-search.js', 'search/en.json'].every((end) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(end)))");

        Assert.Equal(["script", "search/en.json"], requests.Where(path => path.Contains("search", StringComparison.Ordinal)).Select(path => path.EndsWith("/scripts/site-search.js", StringComparison.Ordinal) ? "script" : path[1..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_the_code_does_not_come_the_page_says_so_keeps_what_was_typed_and_tries_again()
    {
        IPage page = await site.Open("/");
        await page.RouteAsync("**/site-search.js", route => route.AbortAsync());
        await page.FocusAsync("#what");
        await Assertions.Expect(page.Locator(".site-search__status")).ToContainTextAsync("The search could not be loaded.");
        await page.Keyboard.TypeAsync("overdose");
        await page.EvaluateAsync("() => { delete document.querySelector('site-search').dataset.state; }");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("site-search[data-state=error]")).ToHaveCountAsync(1);
        Assert.Equal(site.Address + "/", page.Url);
        Assert.Equal("overdose", await page.InputValueAsync("#what"));

        await page.UnrouteAllAsync();
        await page.PressAsync("#what", "Enter");
        await Assertions.Expect(page.Locator(".results .listing-card__name a").First).ToHaveAttributeAsync("href", "/guides/relapse/overdose-emergency/");
    }

    [Fact]
    public async Task Enter_before_the_code_is_there_still_searches()
    {
        IPage page = await site.Open("/");
        TaskCompletionSource pressed = new();
        await page.RouteAsync("**/site-search.js", async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });
        await page.FillAsync("#what", "overdose");
        await page.PressAsync("#what", "Enter");
        pressed.SetResult();

        await Assertions.Expect(page.Locator(".results .listing-card__name a").First).ToHaveAttributeAsync("href", "/guides/relapse/overdose-emergency/");
        Assert.Equal(site.Address + "/", page.Url);
    }

    private static async Task Type(IPage page, string text)
    {
        await page.ClickAsync("#what");
        await page.Keyboard.TypeAsync(text);
        // The last entry quotes what the list answers: a beginning of it may have been answered before.
        await Assertions.Expect(page.GetByRole(AriaRole.Option).Last).ToContainTextAsync(text);
    }

    private static Task<int> Stored(IPage page) => page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length");
}
