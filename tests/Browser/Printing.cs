using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace RecoveryGuide.Tests.Browser;

[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public class Printing(BrowserFixture site)
{
    /// <summary>Every plan in every language, on both papers.</summary>
    public static TheoryData<string, string, string> Plans
    {
        get
        {
            TheoryData<string, string, string> all = [];
            foreach (Document<RecoveryGuide.Content.Worksheet> sheet in Repository.Site.Site.Worksheets)
                foreach (string paper in new[] { "A4", "Letter" })
                    all.Add(sheet.Language, sheet.Content.Id, paper);
            return all;
        }
    }

    [Theory, MemberData(nameof(Plans))]
    public Task A_plan_prints_blank_on_no_more_sheets_than_it_says(string language, string id, string paper) => Prints(language, id, paper, script: true);

    /// <summary>Every plan in every language.</summary>
    public static TheoryData<string, string> Sheets
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (Document<RecoveryGuide.Content.Worksheet> sheet in Repository.Site.Site.Worksheets)
                all.Add(sheet.Language, sheet.Content.Id);
            return all;
        }
    }

    /// <summary>Every plan in English.</summary>
    public static TheoryData<string> Ids => [.. Repository.Site.Site.Worksheets.Where(sheet => sheet.Language == "en").Select(sheet => sheet.Content.Id)];

    [Theory, MemberData(nameof(Ids))]
    public Task A_plan_prints_without_script(string id) => Prints("en", id, "A4", script: false);

    // A page's width between its edges, in CSS pixels: what is printed is laid out in it.
    private static int Width(RecoveryGuide.Content.WorksheetLayout layout, string paper)
    {
        (double across, double along) = paper == "A4" ? (210, 297) : (215.9, 279.4);
        double millimetres = layout switch
        {
            RecoveryGuide.Content.WorksheetLayout.Landscape => along - 28,
            RecoveryGuide.Content.WorksheetLayout.Cards => across - 12,
            _ => across - 28,
        };
        return (int)(millimetres * PixelsPerMillimetre);
    }

    private const double PixelsPerMillimetre = 96 / 25.4;

    private static readonly ImmutableSortedDictionary<string, string> LongText = new Dictionary<string, string>
    {
        ["en"] = "longer than one line of any sheet, because a plan that loses its end is no plan: my sister, the chemist, seven on Thursdays",
        ["hi"] = "किसी भी पन्ने की एक लाइन से लंबा, क्योंकि जिस योजना का अंत कट जाए वह योजना नहीं: मेरी बहन, दवाख़ाना, गुरुवार शाम सात बजे",
        ["pa"] = "ਕਿਸੇ ਵੀ ਪੰਨੇ ਦੀ ਇੱਕ ਲਾਈਨ ਤੋਂ ਲੰਮਾ, ਕਿਉਂਕਿ ਜਿਸ ਯੋਜਨਾ ਦਾ ਅੰਤ ਕੱਟਿਆ ਜਾਵੇ ਉਹ ਯੋਜਨਾ ਨਹੀਂ: ਮੇਰੀ ਭੈਣ, ਦਵਾਖ਼ਾਨਾ, ਵੀਰਵਾਰ ਸ਼ਾਮ ਸੱਤ ਵਜੇ",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    // What is cut off, or sticks out of the page.
    private const string Clipped = """
        () => [...document.querySelectorAll('.worksheet :is(textarea, input, td, th, li, .line, .match__said, .match__box, .worksheet__sections)')].filter(each => each.checkVisibility())
            .filter(each => each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 0 && getComputedStyle(each).display !== 'inline' || each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 || each.getBoundingClientRect().right > innerWidth + 1)
            .map(each => `${each.localName} ${each.name ?? each.className} ${each.scrollWidth}/${each.clientWidth} ${each.scrollHeight}/${each.clientHeight}`)
        """;

    [Theory, MemberData(nameof(Sheets))]
    public async Task What_was_typed_prints_whole_in_every_script_on_both_papers(string language, string id)
    {
        RecoveryGuide.Content.Worksheet plan = Repository.Site.Site.Worksheets.Single(sheet => sheet.Language == language && sheet.Content.Id == id).Content;
        IPage page = await site.Open(RecoveryGuide.Pipelines.Routes.Plan(Repository.Site.Site.Settings.Language(language), id).Url);
        await FillingIn.FillAll(page, LongText[language]);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (string paper in new[] { "A4", "Letter" })
        {
            await page.SetViewportSizeAsync(Width(plan.Layout, paper), 900);
            Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));
        }

        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = "Letter" }));
        string text = Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text)));
        string[] typed = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.worksheet textarea')].map(each => each.value)");
        // A PDF holds Indic letters in the order they are drawn; the last word of each field is in figures and Latin.
        Assert.All(typed, value => Assert.Contains(Flat(language == "en" ? value : value.Split(' ')[^1]), text, StringComparison.Ordinal));
        if (plan.Layout == RecoveryGuide.Content.WorksheetLayout.Cards)
            Assert.All(typed, value => Assert.True(text.Split(Flat(value.Split(' ')[^1])).Length > 4, $"{value} stands on fewer than four cards"));
        else
            Assert.Contains("2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_whose_fields_do_not_grow_prints_what_was_typed_in_their_place()
    {
        IPage page = await site.Open("/");
        await page.AddInitScriptAsync("CSS.supports = () => false");
        await page.GotoAsync(site.Address + "/plans/urge-log/");
        await FillingIn.FillAll(page, LongText["en"]);
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(0, await page.Locator(".worksheet textarea:visible").CountAsync());
        Assert.True(await page.Locator(".written--paper:visible").CountAsync() > 126);
        await page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await page.Locator(".written--paper").CountAsync());
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task A_blank_plan_has_room_to_write_without_script(string id)
    {
        RecoveryGuide.Content.Worksheet plan = Repository.Site.Site.Worksheets.Single(sheet => sheet.Language == "en" && sheet.Content.Id == id).Content;
        IPage page = await site.Open(RecoveryGuide.Pipelines.Routes.Plan(Repository.Site.Site.Settings.Language("en"), id).Url, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = Width(plan.Layout, "A4"), Height = 900 } });
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        bool isCard = plan.Layout == RecoveryGuide.Content.WorksheetLayout.Cards;

        Task<double[]> Heights(string selector) => page.Locator(selector).EvaluateAllAsync<double[]>("all => all.filter(each => each.checkVisibility()).map(each => each.getBoundingClientRect().height * 25.4 / 96)");
        // Sums of pixels are never quite whole.
        void AtLeast(double millimetres, double[] all, int count) => Assert.True(all.Length >= count && all.All(height => height >= millimetres - 0.01), $"{count} wanted, each {millimetres} mm high: {string.Join(' ', all)}");

        RecoveryGuide.Content.WorksheetField[] fields = [.. plan.Sections.SelectMany(section => section.Fields)];
        AtLeast(isCard ? 6 : 9, await Heights(".worksheet .field--short > .line"), fields.Count(field => field.Type is RecoveryGuide.Content.FieldType.Short or RecoveryGuide.Content.FieldType.Date) * (isCard ? 4 : 1));
        AtLeast(9, await Heights(".ruled__lines > span"), fields.Sum(field => Math.Max(field.Lines - 1, 0)));
        AtLeast(11, await Heights(".worksheet td:not(.grid-cell):has(textarea)"), fields.Sum(field => field.RowCount * (field.RowCount > 0 ? field.Columns.Length : 0)));
        AtLeast(4.5, await Heights(".worksheet :is([type=checkbox], [type=radio])"), fields.Sum(field => field.Options.Length));
        foreach (RecoveryGuide.Content.WorksheetField lines in fields.Where(field => field.Lines > 0))
            AtLeast(9 * lines.Lines, await Heights($".worksheet textarea[id$='-{lines.Id}']"), 1);
        if (isCard)
            Assert.Equal(4, (await Heights(".worksheet__sections")).Length);
        if (fields.Any(field => field.Strong))
            Assert.True(await page.Locator(".field--strong table").First.EvaluateAsync<double>("each => parseFloat(getComputedStyle(each).borderTopWidth)") >= 3);
    }

    private async Task Prints(string language, string id, string paper, bool script)
    {
        RecoveryGuide.Content.Site real = Repository.Site.Site;
        RecoveryGuide.Content.Worksheet plan = real.Worksheets.Single(sheet => sheet.Language == language && sheet.Content.Id == id).Content;
        IPage page = await site.Open(RecoveryGuide.Pipelines.Routes.Plan(real.Settings.Language(language), id).Url, new() { JavaScriptEnabled = script });

        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = paper }));
        string text = Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text)));

        Assert.InRange(pdf.NumberOfPages, 1, plan.Pages.On(Enum.Parse<RecoveryGuide.Content.Paper>(paper)));
        Assert.Equal(plan.Layout == RecoveryGuide.Content.WorksheetLayout.Landscape, pdf.GetPage(1).Width > pdf.GetPage(1).Height);
        Assert.DoesNotContain(Flat(real.Strings[language].LeaveSite), text, StringComparison.Ordinal);
        // A PDF holds Indic letters in the order they are drawn, so their words cannot be read back.
        if (language != "en")
            return;
        Assert.All(plan.Sections, section => Assert.Contains(Flat(section.Title), text, StringComparison.Ordinal));
        Assert.All(plan.Sections.SelectMany(section => section.Fields).Select(field => field.Label).OfType<string>(), label => Assert.Contains(Flat(label), text, StringComparison.Ordinal));
        Assert.DoesNotContain(Flat("Choose one"), text, StringComparison.Ordinal);
        if (plan.SafetyStrip is null)
            return;
        Assert.Contains("112", text, StringComparison.Ordinal);
        Assert.Contains("14416", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guide_prints_with_its_sources_and_without_the_site_around_it()
    {
        IPage page = await site.Open("/guides/relapse/overdose-emergency/");

        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }));
        string text = Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text)));

        Assert.Contains(Flat("Do this first"), text, StringComparison.Ordinal);
        Assert.Contains("https://", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("Leave this site"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("Make a plan"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_of_a_guide_carries_the_numbers_in_figures_and_the_addresses_of_its_sources()
    {
        IPage page = await site.Open("/guides/planning/coping-skills/print/");

        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }));
        string text = Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text)));

        foreach (string wanted in (ReadOnlySpan<string>)["112", "14446", "14416", "https://", "/guides/planning/coping-skills/"])
            Assert.Contains(wanted, text, StringComparison.Ordinal);
        Assert.Contains(Flat("Words on this page"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("Back to the guide"), text, StringComparison.Ordinal);
    }

    // A PDF's text comes without the spaces that layout makes, and with letters joined.
    private static string Flat(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
}
