using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests;

/// <summary>What the site's own content promises its readers.</summary>
public class RealSite
{
    private static readonly Site Site = Repository.Site.Site;
    private static readonly Language English = Site.Settings.DefaultLanguage;

    public static TheoryData<string> Guides => [.. Site.GuidesIn(English).Select(guide => guide.Content.Slug)];

    [Fact]
    public void It_builds_without_a_complaint() => Assert.Empty(Repository.Site.Diagnostics);

    // A correction must get out, however long nobody has looked after the rest.
    [Fact]
    public void Nothing_in_it_stops_a_build_by_growing_old()
    {
        BuiltSite old = Build.Run(new(Repository.Input, Repository.Theme, Repository.ContentDay.AddYears(5)), new());

        Assert.False(old.HasErrors, string.Join('\n', old.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)));
        Assert.Equal(Site.GuidesIn(English).Count(), old.Diagnostics.Count(diagnostic => diagnostic.Code == Rule.ReviewOverdue && diagnostic.At.File.StartsWith("input/guides/en/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_listing_shows_its_sources_their_dates_or_that_they_have_none_and_when_it_was_checked()
    {
        Strings words = Site.WordsIn(English);
        Assert.NotEmpty(Site.Listings);
        Assert.All(Site.Listings.Select(listing => listing.Content), listing =>
        {
            IDocument page = Parsed(Routes.Of(English, listing));
            IElement[] shown = [.. page.QuerySelectorAll(".sources li")];
            Assert.Equal(listing.Sources.Length, shown.Length);
            Assert.All(listing.Sources.Zip(shown), pair =>
            {
                Assert.Equal(pair.First.Url, pair.Second.QuerySelector("a")!.GetAttribute("href"));
                Assert.Contains(pair.First.Date is { } date ? words.Date(date) : words.Undated, pair.Second.TextContent, StringComparison.Ordinal);
            });
            Assert.Contains(words.Date(listing.Checked.On), page.QuerySelector(".sources__checked")!.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_caveat_is_shown_wherever_its_listing_is()
    {
        Listing[] withCaveat = [.. Site.Listings.Select(listing => listing.Content).Where(listing => listing.Note is not null)];
        Assert.NotEmpty(withCaveat);
        Assert.All(withCaveat, listing => Assert.Contains(listing.Note!, Parsed(Routes.Of(English, listing)).Body!.TextContent, StringComparison.Ordinal));
        foreach (IGrouping<ListingKind, Listing> kind in withCaveat.GroupBy(listing => listing.Kind))
        {
            string list = string.Concat(PagesOf(Routes.Kind(English, kind.Key)).Select(page => page.Body!.TextContent));
            Assert.All(kind, listing => Assert.Contains(listing.Note!, list, StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Guides))]
    public void A_guide_says_that_no_clinician_has_checked_it_until_one_has(string slug)
    {
        Guide guide = Site.Guide(slug, English)!.Content;
        string review = Parsed(Routes.Guide(English, guide)).QuerySelector(".review")!.TextContent;

        Assert.Equal(ReviewKind.Editorial, guide.Review.Kind);
        Assert.Contains("Not yet checked by a clinician", review, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Guides))]
    public void A_guide_reads_at_the_grade_it_promises(string slug)
    {
        Guide guide = Site.Guide(slug, English)!.Content;

        Assert.InRange(guide.ReadingGrade, 0.1, guide.ReadingGradeTarget);
    }

    [Theory]
    [InlineData("/", "/guides/relapse/overdose-emergency/", "/find/", "/plans/relapse-prevention-plan/")]
    public void Every_kind_of_page_offers_the_same_help_first(params string[] routes) => Assert.All(routes, route =>
    {
        string[] help = [.. Parsed(new Route(route)).QuerySelectorAll("body > help-bar a").Select(link => link.GetAttribute("href")!)];
        Assert.Equal(["tel:112", "tel:14446", "tel:14416", "/help-now/", "/leave/"], help);
    });

    private static IEnumerable<IDocument> PagesOf(Route list)
    {
        for (string? url = list.Url; url is not null;)
        {
            IDocument page = Parsed(new(url));
            yield return page;
            url = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
    }

    private static IDocument Parsed(Route route) => new HtmlParser().ParseDocument(Repository.Text(route.Url));
}
