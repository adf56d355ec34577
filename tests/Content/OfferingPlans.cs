using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Content;

/// <summary>How plans and their PDFs are offered.</summary>
public class OfferingPlans
{
    private static readonly Site Site = Repository.Site.Site;

    public static TheoryData<string> Languages => [.. Site.Settings.Languages.Select(language => language.Code)];

    [Theory, MemberData(nameof(Languages))]
    public void The_plans_page_tells_of_each_sheet_for_whom_when_and_how_long_and_shows_it(string code)
    {
        Language language = Site.Settings.Language(code);
        IElement[] plans = [.. Parsed(Routes.Plans(language)).QuerySelectorAll("main section:has(dl)")];

        Assert.Equal(7, plans.Length);
        Assert.All(plans.Zip(Site.WorksheetsIn(language)), pair =>
        {
            (IElement plan, Worksheet sheet) = (pair.First, pair.Second.Content);
            Assert.All([sheet.Title, sheet.Purpose, sheet.When, sheet.Time, Site.WordsIn(language).Label(sheet.Audience[0])], words => Assert.Contains(words, plan.TextContent, StringComparison.Ordinal));
            string picture = Repository.Text(plan.QuerySelector("img")!.GetAttribute("src")!);
            Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
            // Its headings are letters.
            Assert.Contains("scale(.1)", picture, StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_page_to_fill_in_comes_before_its_PDF_and_a_PDF_says_what_it_is(string code)
    {
        Language language = Site.Settings.Language(code);
        Strings words = Site.WordsIn(language);
        foreach (Route route in Site.WorksheetsIn(language).Select(sheet => Routes.Plan(language, sheet.Content.Id)).Append(Routes.Plans(language)))
        {
            IElement[] links = [.. Parsed(route).QuerySelectorAll("main a")];
            IElement[] files = [.. links.Where(link => link.GetAttribute("href")!.EndsWith(".pdf", StringComparison.Ordinal))];
            Assert.NotEmpty(files);
            Assert.All(files, link =>
            {
                PrintedFile file = Site.Prints.Single(print => print.Route.Url == link.GetAttribute("href"));
                string size = ((file.Bytes.Length + 999) / 1000).ToString(CultureInfo.InvariantCulture) + "\u00A0kB";
                Assert.All(["PDF", file.Paper.ToString(), words.Count("sheets", file.Pages), size, language.Name], part => Assert.Contains(part, link.TextContent, StringComparison.Ordinal));
                Assert.Contains(file.Title, link.GetAttribute("aria-label")!, StringComparison.Ordinal);
                if (route == Routes.Plans(language))
                    Assert.True(Array.FindIndex(links, other => other.GetAttribute("href") == file.Of.Url) < Array.IndexOf(links, link));
            });
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_region_a_plan_is_printed_for_finds_its_file_on_the_plans_page(string code)
    {
        Language language = Site.Settings.Language(code);
        foreach (Worksheet sheet in Site.WorksheetsIn(language).Select(sheet => sheet.Content).Where(sheet => sheet.HelpNumbers.Any()))
        {
            string text = Parsed(Routes.Plan(language, sheet.Id)).QuerySelector(".papers")!.TextContent;
            Assert.All(Site.Settings.PlanRegions, key =>
            {
                RecoveryGuide.Modules.PlanRegion region = RecoveryGuide.Modules.PlanNumbers.Find(Site, key.Text)!;
                Assert.Contains((region.Region?.Names ?? region.Country.Names).In(language.Code), text, StringComparison.Ordinal);
            });
        }
    }

    private static IDocument Parsed(Route route) => new HtmlParser().ParseDocument(Repository.Text(route.Url));
}
