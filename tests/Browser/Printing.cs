using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace RecoveryGuide.Tests.Browser;

[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class Printing(BrowserFixture site)
{
    [Theory]
    [InlineData("A4", true)]
    [InlineData("Letter", true)]
    [InlineData("A4", false)]
    public async Task The_plan_prints_blank_with_the_numbers_of_the_country_and_everything_on_it(string paper, bool script)
    {
        IPage page = await site.Open("/plans/relapse-prevention-plan/", new() { JavaScriptEnabled = script });
        RecoveryGuide.Content.Worksheet plan = Repository.Site.Site.Worksheets.Single().Content;

        using PdfDocument pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = paper }));
        string text = Flat(string.Concat(pdf.GetPages().Select(sheet => sheet.Text)));

        Assert.Equal(plan.Pages, pdf.NumberOfPages);
        Assert.Contains("112", text, StringComparison.Ordinal);
        Assert.Contains("14416", text, StringComparison.Ordinal);
        Assert.All(plan.Sections, section => Assert.Contains(Flat(section.Title), text, StringComparison.Ordinal));
        Assert.All(plan.Sections.SelectMany(section => section.Fields).Select(field => field.Label).OfType<string>(), label => Assert.Contains(Flat(label), text, StringComparison.Ordinal));
        Assert.DoesNotContain(Flat("Leave this site"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("Choose one"), text, StringComparison.Ordinal);
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

    // A PDF's text comes without the spaces that layout makes, and with letters joined.
    private static string Flat(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
}
