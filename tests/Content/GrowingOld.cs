using System.Globalization;
using AngleSharp.Html.Dom;
using RecoveryGuide.Content;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>A listing nobody has compared with its sources for long is marked, and an old helpline is no longer offered.</summary>
public class GrowingOld
{
    private const string Centre = """
        listings:
          - id: in-centre
            name: Amritsar Centre
            type: de-addiction-centre
            summary: "A centre for people who use drugs."
            country: IN
            region: punjab
            serves: [substances]
            website: https://centre.example.org/
            sources:
              - {url: "https://example.org/centre", publisher: "Example News", date: undated}
            checked: {on: 2026-11-23, against: saved-copies}
        """;

    private const string CentreUrl = "/find/centres/in-centre/";

    private static SmallSite CheckedBefore(int days)
    {
        SmallSite site = new();
        site.With("listings/centres/in.yml", Centre);
        string date = Repository.Today.AddDays(-days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return site.Change(Editing.Listings, "checked: {on: 2026-11-23", "checked: {on: " + date).Change("listings/centres/in.yml", "checked: {on: 2026-11-23", "checked: {on: " + date);
    }

    [Theory]
    [InlineData(0, Freshness.Fresh)]
    [InlineData(180, Freshness.Fresh)]
    [InlineData(181, Freshness.Ageing)]
    [InlineData(365, Freshness.Ageing)]
    [InlineData(366, Freshness.Old)]
    [InlineData(3660, Freshness.Old)]
    public void Its_age_is_counted_in_days(int days, Freshness age)
    {
        using SmallSite site = CheckedBefore(days);

        Assert.All(site.Build().Site.Listings, listing => Assert.Equal(age, listing.Content.FreshnessOn(Repository.Today)));
    }

    [Theory]
    [InlineData(180, false)]
    [InlineData(181, true)]
    [InlineData(366, true)]
    public void After_half_a_year_the_page_and_the_card_say_call_first(int days, bool marked)
    {
        using SmallSite site = CheckedBefore(days);
        BuiltSite built = site.Build();
        IHtmlDocument page = built.Document(Editing.ListingUrl);
        IHtmlDocument list = built.Document("/find/hotlines/");

        Assert.Equal(marked, page.QuerySelector(".listing__note") is not null);
        Assert.Equal(marked, list.QuerySelector(".listing-card .is-old") is not null);
    }

    [Theory]
    [InlineData(365, true)]
    [InlineData(366, false)]
    public void After_a_year_a_helpline_leaves_the_search_and_keeps_its_page(int days, bool found)
    {
        using SmallSite site = CheckedBefore(days);

        BuiltSite built = site.Build();

        Assert.Equal(found, built.SearchKnows(Editing.ListingUrl));
        Assert.Equal("Punjab Line", built.Document(Editing.ListingUrl).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(365)]
    [InlineData(366)]
    [InlineData(3660)]
    public void A_centre_stays_in_the_search_however_old(int days)
    {
        using SmallSite site = CheckedBefore(days);

        BuiltSite built = site.Build();

        Assert.True(built.SearchKnows(CentreUrl));
        Assert.NotNull(built.Document(CentreUrl).QuerySelector(".listing__note"));
    }

    [Theory]
    [InlineData(180, false)]
    [InlineData(181, true)]
    [InlineData(366, true)]
    public void A_group_with_meetings_grows_old_like_any_other_and_stays_in_the_search(int days, bool marked)
    {
        using SmallSite site = new();
        string date = Repository.Today.AddDays(-days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        site.With("listings/groups/in.yml", Centre.Replace("in-centre", "in-group", StringComparison.Ordinal).Replace("de-addiction-centre", "fellowship", StringComparison.Ordinal).Replace("2026-11-23", date, StringComparison.Ordinal)
            .Replace("    website:", "    meetings: [{mode: online, days: tue, from: \"19:00\", zone: Asia/Kolkata}]\n    website:", StringComparison.Ordinal));

        BuiltSite built = site.Build();

        Assert.Single(built.Site.Listing("in-group")!.Meetings);
        Assert.Equal(marked, built.Document("/find/groups/in-group/").QuerySelector(".listing__note") is not null);
        Assert.True(built.SearchKnows("/find/groups/in-group/"));
    }

    [Fact]
    public void Age_alone_never_fails_a_build()
    {
        using SmallSite site = CheckedBefore(3660);

        Assert.Empty(site.Build().Diagnostics);
    }

    [Fact]
    public void Fresh_listings_stand_before_old_ones()
    {
        using SmallSite site = CheckedBefore(366);
        site.With("listings/hotlines/zz.yml", site.Read(Editing.Listings).Replace("in-112", "zz-112", StringComparison.Ordinal).Replace("in-line", "zz-line", StringComparison.Ordinal)
            .Replace("name: ", "name: Zz ", StringComparison.Ordinal).Replace("type: emergency", "type: health-line", StringComparison.Ordinal).Replace("type: drug-and-alcohol-line", "type: drug-line", StringComparison.Ordinal)
            .Replace("{number: \"112\", short_code: true}", "{number: \"+91 1800 891 4417\"}", StringComparison.Ordinal).Replace("891 4416", "891 4418", StringComparison.Ordinal).Replace("checked: {on: 2025-11-25", "checked: {on: 2026-11-23", StringComparison.Ordinal));

        IEnumerable<string> names = site.Build().Document("/find/hotlines/").QuerySelectorAll(".listing-card__name").Select(name => name.TextContent);

        Assert.Equal(["Zz Emergency", "Zz Punjab Line", "Emergency", "Punjab Line"], names);
    }
}
