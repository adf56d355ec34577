using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace RecoveryGuide.Tests.Browser;

[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
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

    [Fact]
    public Task A_plan_prints_without_script() => Prints("en", "relapse-prevention-plan", "A4", script: false);

    private async Task Prints(string language, string id, string paper, bool script)
    {
        RecoveryGuide.Content.Site real = Repository.Site.Site;
        RecoveryGuide.Content.Worksheet plan = real.Worksheets.Single(sheet => sheet.Language == language && sheet.Content.Id == id).Content;
        IPage page = await site.Open(RecoveryGuide.Pipelines.Routes.Plan(real.Settings.Language(language), id).Url, new() { JavaScriptEnabled = script });

        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = paper }));
        string text = Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text)));

        Assert.InRange(pdf.NumberOfPages, 1, plan.Pages.On(Enum.Parse<RecoveryGuide.Content.Paper>(paper)));
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
