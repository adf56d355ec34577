using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Browser;

/// <summary>Plans as forms: reached by keyboard, kept only on request, saved to files that open elsewhere.</summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class FillingIn(BrowserFixture site)
{
    private const string Coming = "/plans/coming-home-28-days/";
    private const string Card = "/plans/pocket-card/";
    private const string Full = "/plans/relapse-prevention-plan/";

    // Everything a browser could have written something to.
    private const string LeftBehind = """
        async () => JSON.stringify([location.search + location.hash, document.cookie, Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys(), (await indexedDB.databases()).map(each => each.name)])
        """;

    private const string Nothing = """["","",[],[],[],[]]""";

    private const string Values = """
        () => JSON.stringify([...document.querySelectorAll('.worksheet [name]')].filter(each => each.type !== 'radio' || each.checked).map(each => [each.name, each.type === 'checkbox' ? each.checked : each.value]))
        """;

    /// <summary>Every plan in English; one in each other language.</summary>
    public static TheoryData<string> Forms =>
        [.. Repository.Site.Site.Worksheets.Where(sheet => sheet.Language == "en").Select(sheet => PathOf(sheet.Language, sheet.Content.Id)), "/hi" + Coming, "/pa" + Card];

    /// <summary>Every plan in every language. The sheet is white on dark screens as well: there one shows whether its tools can be read.</summary>
    public static TheoryData<string, ColorScheme> Looks
    {
        get
        {
            TheoryData<string, ColorScheme> looks = [];
            foreach (Document<RecoveryGuide.Content.Worksheet> sheet in Repository.Site.Site.Worksheets)
                looks.Add(PathOf(sheet.Language, sheet.Content.Id), ColorScheme.Light);
            looks.Add(Full, ColorScheme.Dark);
            looks.Add(Card, ColorScheme.Dark);
            return looks;
        }
    }

    private static string PathOf(string language, string id) => Routes.Plan(Repository.Site.Site.Settings.Language(language), id).Url;

    [Theory, MemberData(nameof(Forms))]
    public async Task Every_field_is_reached_and_filled_by_the_keyboard_alone(string path)
    {
        IPage page = await site.Open(path);
        await page.FocusAsync(".plan-tools__keep input");
        string last = "";
        for (int step = 0; step < 600; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            string at = await page.EvaluateAsync<string>("() => document.activeElement.closest('footer, body > header') ? 'end' : `${document.activeElement.type} ${document.activeElement.name ?? ''}`");
            if (at == "end")
                break;
            // The parts of a date are one field.
            if (at != last)
                await (at.Split(' ')[0] switch
                {
                    "textarea" => page.Keyboard.TypeAsync("a"),
                    "date" => page.Keyboard.TypeAsync("12032026"),
                    "checkbox" or "radio" => page.Keyboard.PressAsync("Space"),
                    "select-one" => page.Keyboard.PressAsync("ArrowDown"),
                    _ => Task.CompletedTask,
                });
            last = at;
        }

        string[] empty = await page.EvaluateAsync<string[]>("""
            () => { const all = [...document.querySelectorAll('.worksheet [name]')]; const isOn = each => each.type === 'radio' ? all.some(other => other.name === each.name && other.checked) : each.type === 'checkbox' ? each.checked : each.value !== '';
                    return all.filter(each => !isOn(each)).map(each => each.name); }
            """);
        Assert.Empty(empty);
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task A_plan_passes_axe_and_fits_the_fingers_on_a_small_phone(string path, ColorScheme scheme)
    {
        IPage page = await site.Open(path, new() { ViewportSize = new() { Width = 320, Height = 800 }, ColorScheme = scheme, BypassCSP = true });
        await page.ClickAsync(".plan-tools__clear");

        // Colours take longest to measure, and they are the same in every language.
        string[] complaints = await Axe.Complaints(page, withColours: path.StartsWith("/plans/", StringComparison.Ordinal));
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
        Assert.Equal(320, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        string[] small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('recovery-plan :is(button, select, input, textarea, a)')].filter(each => each.checkVisibility()).map(each => [each, (each.closest('label') ?? each).getBoundingClientRect()])
                .filter(([, box]) => box.height < 44).map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.height}`)
            """);
        Assert.Empty(small);
    }

    [Fact]
    public async Task Enter_loses_nothing()
    {
        IPage page = await site.Open(Coming);
        await page.FillAsync("[name='flags.clinic']", "typed");
        foreach (string name in new[] { "flags.clinic", "before.leave_date", "before.six.1", "who" })
            await page.Locator($"[name='{name}']").PressAsync("Enter");

        Assert.Equal(site.Address + Coming, page.Url);
        Assert.StartsWith("typed", await page.InputValueAsync("[name='flags.clinic']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opens_the_card_in_need_meets_the_emergency_number_first()
    {
        IPage page = await site.Open(Card);
        await page.FocusAsync(".plan-tools__keep input");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("tel:112", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
    }

    [Fact]
    public async Task Numbers_to_call_change_with_the_region_and_those_that_are_missing_are_lines()
    {
        IPage page = await site.Open("/plans/family-agreement/");
        ILocator number = page.Locator(".worksheet__safety [data-plan-number=emergency]"), field = page.Locator(".field__prefilled[data-plan-number=emergency]");

        await page.SelectOptionAsync("#plan-region", "GB");
        await Assertions.Expect(number).ToHaveAttributeAsync("href", "tel:999");
        await Assertions.Expect(field).ToHaveAttributeAsync("href", "tel:999");
        await page.SelectOptionAsync("#plan-region", "none");
        await Assertions.Expect(field).ToBeHiddenAsync();
        Assert.Null(await number.GetAttributeAsync("href"));
        Assert.Equal("", await number.InnerTextAsync());
    }

    [Theory]
    [InlineData("", "3 Dec", "30 Dec")]
    [InlineData("/hi", "3 दिसं॰", "30 दिसं॰")]
    [InlineData("/pa", "3 ਦਸੰ", "30 ਦਸੰ")]
    public async Task The_leaving_date_dates_the_days_of_the_grid(string language, string first, string last)
    {
        IPage page = await site.Open(language + Coming);
        ILocator days = page.Locator(".grid-date");
        Assert.Equal("", string.Concat(await days.AllTextContentsAsync()));

        await page.FillAsync("[name='before.leave_date']", "2026-12-03");

        Assert.Equal(28, await days.CountAsync());
        await Assertions.Expect(days.First).ToHaveTextAsync(first);
        await Assertions.Expect(days.Last).ToHaveTextAsync(last);
        await page.ClickAsync(".plan-tools__clear");
        await Assertions.Expect(days.First).ToHaveTextAsync("");
    }

    [Fact]
    public async Task What_was_cleared_can_be_brought_back_until_something_else_is_typed()
    {
        IPage page = await site.Open(Full);
        await FillAll(page, "kept in mind");
        string before = await page.EvaluateAsync<string>(Values);
        ILocator undo = page.Locator(".plan-tools__undo");

        await page.ClickAsync(".plan-tools__clear");
        Assert.DoesNotContain("kept in mind", await page.EvaluateAsync<string>(Values), StringComparison.Ordinal);
        await undo.ClickAsync();
        Assert.Equal(before, await page.EvaluateAsync<string>(Values));

        await page.ClickAsync(".plan-tools__clear");
        await page.FillAsync("#who", "new");
        await Assertions.Expect(undo).ToBeHiddenAsync();

        // The page may be shown again as it was left, by Back.
        await page.ClickAsync(".plan-tools__clear");
        await Assertions.Expect(undo).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); }");
        await Assertions.Expect(undo).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Nothing_of_what_was_typed_is_left_behind_unless_it_is_asked_for()
    {
        IPage page = await site.Open(Full);
        await FillAll(page, "nobody's business");
        await page.WaitForTimeoutAsync(600);
        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));

        await page.GotoAsync(site.Address + "/plans/");
        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));
        Assert.Empty(await page.Context.CookiesAsync());
        await page.GotoAsync(site.Address + Full);
        Assert.Equal("", await page.InputValueAsync("#who"));
        await page.GoBackAsync();
        await page.GoBackAsync();
        Assert.Equal("", await page.InputValueAsync("#who"));
    }

    [Fact]
    public async Task What_is_kept_comes_back_and_one_press_erases_it()
    {
        IPage page = await site.Open(Card);
        await page.FillAsync("[name='for_me.move']", "the roof");
        await page.SelectOptionAsync("#plan-region", "GB");
        await page.CheckAsync(".plan-tools__keep input");
        // Leaves before it is written by itself.
        await page.FillAsync("[name='for_me.because']", "<b>two</b> girls");
        await page.GotoAsync(site.Address + "/plans/");
        Assert.Equal("plan:pocket-card", await page.EvaluateAsync<string>("() => Object.keys(localStorage).join()"));

        await page.GotoAsync(site.Address + "/pa" + Card);
        Assert.Equal("the roof", await page.InputValueAsync("[name='for_me.move']"));
        Assert.Equal("<b>two</b> girls", await page.InputValueAsync("[name='for_me.because']"));
        Assert.Equal("GB", await page.InputValueAsync("#plan-region"));
        await Assertions.Expect(page.Locator(".worksheet__numbers [data-plan-number=emergency]")).ToHaveAttributeAsync("href", "tel:999");
        await Assertions.Expect(page.Locator(".plan-tools__said")).ToContainTextAsync(DateTime.Now.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));

        await page.UncheckAsync(".plan-tools__keep input");
        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));
        await page.FillAsync("[name='for_me.move']", "the garden");
        await page.GotoAsync(site.Address + "/plans/");
        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));
    }

    [Fact]
    public async Task Clearing_clears_what_is_kept_at_once()
    {
        IPage page = await site.Open(Card);
        await page.FillAsync("[name='for_me.move']", "the roof");
        await page.CheckAsync(".plan-tools__keep input");
        Assert.Contains("roof", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);

        await page.ClickAsync(".plan-tools__clear");

        Assert.DoesNotContain("roof", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_changed_for_90_days_is_erased_when_any_plan_is_opened()
    {
        IPage page = await site.Open(Card);
        await page.Clock.SetFixedTimeAsync(new DateTime(2026, 11, 27));
        await page.CheckAsync(".plan-tools__keep input");
        await page.FillAsync("[name='for_me.move']", "the roof");
        await page.WaitForFunctionAsync("() => localStorage['plan:pocket-card'].includes('roof')");
        await page.Clock.SetFixedTimeAsync(new DateTime(2027, 2, 24));
        await page.GotoAsync(site.Address + Full);
        await page.GotoAsync(site.Address + Card);
        Assert.Equal("the roof", await page.InputValueAsync("[name='for_me.move']"));
        await Assertions.Expect(page.Locator(".plan-tools__said")).ToContainTextAsync("27 November 2026");

        await page.Clock.SetFixedTimeAsync(new DateTime(2027, 2, 26));
        await page.GotoAsync(site.Address + Full);
        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));
    }

    [Fact]
    public async Task Leaving_the_site_leaves_nothing_even_of_what_was_just_typed()
    {
        IPage page = await site.Open(Card);
        await page.CheckAsync(".plan-tools__keep input");
        await page.FillAsync("[name='for_me.move']", "the roof");
        // As the way out does, but for the header of its page: what the page writes as it goes must not bring anything back.
        await page.EvaluateAsync("() => localStorage.clear()");
        await page.GotoAsync(site.Address + "/plans/");

        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));
    }

    [Fact]
    public async Task A_saved_plan_opens_on_another_device_in_another_language()
    {
        IPage page = await site.Open(Full);
        await FillAll(page, "माँ / ਮਾਂ\nsecond line");
        string before = await page.EvaluateAsync<string>(Values);
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".plan-tools__save"));
        Assert.Matches(@"^plan-\d{4}-\d\d-\d\d\.json$", download.SuggestedFilename);
        string file = await download.PathAsync();
        using (JsonDocument saved = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)))
            Assert.Equal(("recoveryguide-plan", 1, "relapse-prevention-plan", "en"), (saved.RootElement.GetProperty("format").GetString(), saved.RootElement.GetProperty("version").GetInt32(), saved.RootElement.GetProperty("plan").GetString(), saved.RootElement.GetProperty("language").GetString()));

        foreach (string language in new[] { "/hi", "/pa" })
        {
            IPage other = await site.Open(language + Full);
            await other.FillAsync("#who", "was here before");
            await other.SetInputFilesAsync(".plan-tools__file", file);
            await Assertions.Expect(other.Locator(".plan-tools__undo")).ToBeVisibleAsync();
            Assert.Equal(before, await other.EvaluateAsync<string>(Values));
            await other.ClickAsync(".plan-tools__undo");
            Assert.Equal("was here before", await other.InputValueAsync("#who"));
        }
    }

    [Fact]
    public async Task A_file_of_another_plan_leads_to_that_plan()
    {
        IPage page = await site.Open("/hi" + Full);
        await Give(page, Saved("pocket-card", "{}"));

        await Assertions.Expect(page.Locator(".plan-tools__said a")).ToHaveAttributeAsync("href", "/hi" + Card);
        await Give(page, Saved("<img src=x>", "{}"));
        await Assertions.Expect(page.Locator(".plan-tools__said")).ToHaveTextAsync(Repository.Site.Site.Strings["hi"]["plan-said-unknown"]);
    }

    /// <summary>Files that are not ours, or are made to do harm.</summary>
    private static readonly ImmutableSortedDictionary<string, byte[]> Hostile = new Dictionary<string, byte[]>
    {
        ["empty"] = [],
        ["binary"] = [0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0x01],
        ["UTF-16"] = Encoding.Unicode.GetBytes(Saved("relapse-prevention-plan", """{"who":"a"}""")),
        ["no JSON"] = "<html><script>alert(1)</script>"u8.ToArray(),
        ["null"] = "null"u8.ToArray(),
        ["array"] = "[1,2]"u8.ToArray(),
        ["deep"] = Encoding.UTF8.GetBytes(new string('[', 120_000) + new string(']', 120_000)),
        ["huge"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", $$"""{"who":"{{new string('a', 300_000)}}"}""")),
        ["cut off"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", """{"who":"a"}""")[..^3]),
        ["another format"] = """{"format":"other","version":1,"plan":"relapse-prevention-plan","values":{"who":"a"}}"""u8.ToArray(),
        ["another version"] = """{"format":"recoveryguide-plan","version":2,"plan":"relapse-prevention-plan","values":{"who":"a"}}"""u8.ToArray(),
        ["no values"] = """{"format":"recoveryguide-plan","version":1,"plan":"relapse-prevention-plan"}"""u8.ToArray(),
        ["values in a list"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", """["who"]""")),
        ["a number for a text"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", """{"who":7}""")),
        ["a tick for a text"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", """{"who":true}""")),
        ["a text for a tick"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", """{"triggers.outside.1":"on"}""")),
        ["an object"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", """{"who":{"toString":"x"}}""")),
        ["a long text"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", $$"""{"who":"{{new string('a', 3000)}}"}""")),
        ["a prototype"] = Encoding.UTF8.GetBytes(Saved("relapse-prevention-plan", """{"__proto__":{"who":"a","polluted":"yes"},"who":"a"}""")),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    [Fact]
    public async Task A_damaged_or_hostile_file_is_told_of_and_changes_nothing()
    {
        List<string> wrong = [];
        IPage page = await site.Open("/pa" + Full);
        page.PageError += (_, error) => wrong.Add(error);
        page.Dialog += (_, dialog) => wrong.Add(dialog.Message);
        await page.FillAsync("#who", "mine");
        string before = await page.EvaluateAsync<string>(Values);
        foreach ((string name, byte[] content) in Hostile)
        {
            // What was said of the file before goes first, or nobody could tell one message from the next.
            await page.EvaluateAsync("() => document.querySelector('.plan-tools__said').replaceChildren()");
            await page.SetInputFilesAsync(".plan-tools__file", new FilePayload { Name = "plan.json", MimeType = "application/json", Buffer = content });
            await page.WaitForFunctionAsync("() => document.querySelector('.plan-tools__said').textContent !== ''");
            if (await page.InnerTextAsync(".plan-tools__said") != Repository.Site.Site.Strings["pa"]["plan-said-bad"] || await page.EvaluateAsync<string>(Values) != before)
                wrong.Add(name);
        }

        Assert.Empty(wrong);
        Assert.False(await page.EvaluateAsync<bool>("() => 'polluted' in {}"));
        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));
    }

    [Fact]
    public async Task What_a_file_brings_is_text_without_signs_nobody_sees()
    {
        IPage page = await site.Open(Full);
        await Give(page, Saved("relapse-prevention-plan", """{"who":"<img src=x onerror=alert(1)>\u202e\u0007\u0000क्‍ष","no.such.field":"x","__proto__":"x","match.ifthen.1":"99"}"""));

        await Assertions.Expect(page.Locator(".plan-tools__said")).ToHaveTextAsync(Repository.Site.Site.Strings["en"]["plan-said-part"]);
        Assert.Equal("<img src=x onerror=alert(1)>क्‍ष", await page.InputValueAsync("#who"));
        Assert.Equal("", await page.InputValueAsync("[name='match.ifthen.1']"));
        Assert.Equal(0, await page.Locator("recovery-plan img").CountAsync());
    }

    [Fact]
    public async Task What_lies_under_our_key_but_is_not_ours_is_erased()
    {
        IPage page = await site.Open(Card);
        await page.EvaluateAsync("() => { localStorage['plan:pocket-card'] = '{\"changed\": 9e15, \"values\": {\"who\": \"x\"}}'; localStorage['plan:urge-log'] = 'junk'; }");

        await page.ReloadAsync();

        Assert.Equal(Nothing, await page.EvaluateAsync<string>(LeftBehind));
        Assert.False(await page.IsCheckedAsync(".plan-tools__keep input"));
    }

    private static string Saved(string plan, string values) => $$"""{"format":"recoveryguide-plan","version":1,"plan":"{{plan}}","language":"en","saved":"2026-11-27","values":{{values}}}""";

    private static Task Give(IPage page, string file) => page.SetInputFilesAsync(".plan-tools__file", new FilePayload { Name = "plan.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(file) });

    /// <summary>Fills and ticks everything; the number of each field goes before and after its text.</summary>
    internal static Task FillAll(IPage page, string text) => page.EvaluateAsync("""
        text => {
          const chosen = new Set();
          for (const [index, field] of document.querySelectorAll('.worksheet [name]').entries()) {
            if (field.type === 'checkbox') field.checked = true;
            else if (field.type === 'radio') { field.checked = !chosen.has(field.name); chosen.add(field.name); }
            else if (field.type === 'date') field.value = '2026-12-03';
            else if (field.localName === 'select') field.selectedIndex = 1 + index % (field.options.length - 1);
            else field.value = `${index}a ${text} z${index}`;
          }
          document.querySelector('.worksheet [name]').dispatchEvent(new Event('input', { bubbles: true }));
        }
        """, text);
}
