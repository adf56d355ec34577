using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RecoveryGuide.Pipelines;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>What a reader without script meets in a list of many listings: pages, counts, and dates that somebody wrote.</summary>
public class BrowsingByPage
{
    private const string List = "/find/centres/";

    private static string Entry(int number, string more = "") => string.Create(CultureInfo.InvariantCulture, $"""
          - id: made-up-{number}
            name: House {number:D3}
            type: de-addiction-centre
            summary: "A house for people who use drugs."
            country: IN
            region: punjab
            serves: [substances]
            website: https://centre.example.org/
            sources:
              - url: "https://example.org/centre"
                publisher: "Example News"
                date: undated
        {(more.Length > 0 ? more : "    checked: {on: 2026-11-20, against: saved-copies}")}

        """);

    private static SmallSite WithCentres(int count) => new SmallSite().With("listings/centres/many.yml", "listings:\n" + string.Concat(Enumerable.Range(1, count).Select(number => Entry(number))));

    private static string[] NamesOn(IHtmlDocument page) => [.. page.QuerySelectorAll(".listing-card__name").Select(name => name.TextContent)];

    private static string FactsOn(IHtmlDocument page) => page.QuerySelector(".browse__facts")!.TextContent;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(Browse.MostCards, 1)]
    [InlineData(Browse.MostCards + 1, 2)]
    [InlineData((3 * Browse.MostCards) + 1, 4)]
    public void Every_listing_stands_on_one_page_of_its_list(int count, int pages)
    {
        using SmallSite site = WithCentres(count);
        BuiltSite built = site.Build();

        string[][] names = [.. Enumerable.Range(1, pages).Select(page => NamesOn(built.Document(Routes.Numbered(new(List), page).Url)))];

        Assert.Equal(Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"House {number:D3}")), names.SelectMany(page => page));
        Assert.All(names, page => Assert.InRange(page.Length, 1, Browse.MostCards));
        Assert.DoesNotContain(Routes.Numbered(new(List), pages + 1).Url, built.Files.Select(file => file.Output.Route.Url));
    }

    [Fact]
    public void A_page_says_which_of_how_many_it_is_and_names_itself_to_search_engines()
    {
        using SmallSite site = WithCentres(100);
        BuiltSite built = site.Build();
        IHtmlDocument second = built.Document(List + "page-2/");

        Assert.Equal("Treatment centres, page 2 of 4", second.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("Treatment centres, page 2 of 4", second.Title, StringComparison.Ordinal);
        Assert.Equal("https://small.example/find/centres/page-2/", second.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("Treatment centres", built.Document(List).QuerySelector("h1")!.TextContent);
        Assert.StartsWith("100 listings.", second.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, null, "page-2/", "Page 1")]
    [InlineData(2, "", "page-3/", "Page 2")]
    [InlineData(4, "page-3/", null, "Page 4")]
    public void A_page_leads_to_the_one_before_the_one_after_and_to_all_others(int number, string? before, string? after, string current)
    {
        using SmallSite site = WithCentres(100);
        IElement pager = site.Build().Document(Routes.Numbered(new(List), number).Url).QuerySelector("nav.pager")!;

        Assert.Equal(before is null ? null : List + before, pager.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal(after is null ? null : List + after, pager.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        Assert.Equal(["Page 1", "Page 2", "Page 3", "Page 4"], pager.QuerySelectorAll("a:not([rel])").Select(link => link.GetAttribute("aria-label")));
        Assert.Equal(current, pager.QuerySelector("a[aria-current=page]")!.GetAttribute("aria-label"));
        Assert.NotEmpty(pager.GetAttribute("aria-label")!);
    }

    [Fact]
    public void A_list_of_one_page_offers_no_others()
    {
        using SmallSite site = WithCentres(Browse.MostCards);

        Assert.Null(site.Build().Document(List).QuerySelector(".pager"));
    }

    [Theory]
    [InlineData(1, 9, new[] { 1, 2, 3, 0, 9 })]
    [InlineData(5, 9, new[] { 1, 0, 3, 4, 5, 6, 7, 0, 9 })]
    [InlineData(9, 9, new[] { 1, 0, 7, 8, 9 })]
    [InlineData(3, 5, new[] { 1, 2, 3, 4, 5 })]
    public void Of_many_pages_those_near_are_offered_and_the_ends(int page, int pages, int[] offered) => Assert.Equal(offered, new Pager(new(List), page, pages).Offered);

    [Fact]
    public void A_part_that_begins_on_a_later_page_is_reached_from_every_page()
    {
        using SmallSite site = WithCentres(40);
        BuiltSite built = site.Build();
        // The small site has two helplines, which stand before the centres.
        IHtmlDocument first = built.Document("/find/places/india/");
        IHtmlDocument second = built.Document("/find/places/india/page-2/");

        Assert.Contains(first.QuerySelectorAll(".chip"), chip => chip.GetAttribute("href") == "#centres" && chip.TextContent == "Treatment centres 40");
        Assert.Contains(second.QuerySelectorAll(".chip"), chip => chip.GetAttribute("href") == "/find/places/india/#hotlines");
        Assert.NotNull(second.GetElementById("centres"));
    }

    [Fact]
    public void A_list_says_between_which_days_its_listings_were_checked()
    {
        using SmallSite site = WithCentres(1);
        site.With("listings/centres/old.yml", "listings:\n" + Entry(700, "    checked: {on: 2026-02-03, against: saved-copies}"));

        Assert.Equal("Last checked against sources between 3 February 2026 and 20 November 2026.", FactsOn(site.Build().Document(List)));
    }

    [Fact]
    public void One_day_is_said_once()
    {
        using SmallSite site = WithCentres(2);

        Assert.Equal("Last checked against sources on 20 November 2026.", FactsOn(site.Build().Document(List)));
    }

    [Theory]
    [InlineData("    hours: {always: true}\n    phones:\n      - number: \"+91 1800 891 4417\"\n", true)]
    [InlineData("    hours: {always: true}\n", false)]
    [InlineData("    hours: {always: true}\n    phones:\n      - {number: \"+91 98765 43210\", kind: whatsapp}\n", false)]
    [InlineData("    hours:\n      zone: Asia/Kolkata\n      open:\n        - {days: mon-sun, from: \"00:00\", to: \"23:59\"}\n    phones:\n      - number: \"+91 1800 891 4417\"\n", false)]
    [InlineData("    hours: {note: \"Day and night, it is said.\"}\n    phones:\n      - number: \"+91 1800 891 4417\"\n", false)]
    public void Only_a_phone_answered_at_every_hour_counts_as_day_and_night(string more, bool counts)
    {
        using SmallSite site = WithCentres(1);
        site.With("listings/centres/always.yml", "listings:\n" + Entry(900, more + "    checked: {on: 2026-11-20, against: saved-copies}"));
        BuiltSite built = site.Build();

        Assert.Equal(counts, FactsOn(built.Document(List)).StartsWith("1 can be called now, day and night.", StringComparison.Ordinal));
        Assert.Equal(counts, built.Files.Any(file => file.Output.Route.Url == "/find/day-and-night/"));
        Assert.Equal(counts ? ["House 900"] : [], counts ? NamesOn(built.Document("/find/day-and-night/")) : []);
    }

    [Fact]
    public void Services_of_one_name_have_titles_of_their_own()
    {
        using SmallSite site = new();
        // A house and the group that meets in it: two of a kind would be one too many.
        site.With("listings/centres/same.yml", "listings:\n" + Entry(1));
        site.With("listings/groups/same.yml", ("listings:\n" + Entry(2)).Replace("House 002", "House 001", StringComparison.Ordinal).Replace("de-addiction-centre", "fellowship", StringComparison.Ordinal));
        BuiltSite built = site.Build();

        Assert.Equal("House 001, Punjab, India (made-up-1) - Small Guide", built.Document("/find/centres/made-up-1/").Title);
        Assert.Equal("House 001, Punjab, India (made-up-2) - Small Guide", built.Document("/find/groups/made-up-2/").Title);
        Assert.Equal("House 001", built.Document("/find/centres/made-up-1/").QuerySelector("h1")!.TextContent);
    }

    // So many that a country, its kinds and its largest region are too long to be shown whole; some stand in no region, and one language and "day and night" are too long as well.
    private static SmallSite WithALongList()
    {
        SmallSite site = new();
        Benchmarks.InventedListings.WriteTo(site, 1_500);
        return site;
    }

    [Fact]
    public void Every_listing_of_a_large_directory_can_be_reached_by_links_alone()
    {
        using SmallSite site = WithALongList();
        BuiltSite built = site.Build();
        HashSet<string> seen = ["/find/"];
        Queue<string> next = new(seen);
        while (next.TryDequeue(out string? url))
            foreach (string href in built.Document(url).QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(href => href.StartsWith("/find/", StringComparison.Ordinal) && href.EndsWith('/')))
                // What is near a listing is not a way to find it.
                if (seen.Add(href) && !href.Contains("made-up", StringComparison.Ordinal))
                    next.Enqueue(href);

        Assert.Empty(built.Site.Listings.Select(listing => Routes.Of(built.Site.Settings.DefaultLanguage, listing.Content).Url).Except(seen));
    }

    [Fact]
    public void A_list_too_long_to_read_says_so_and_leads_to_shorter_ones()
    {
        using SmallSite site = WithALongList();
        BuiltSite built = site.Build();
        IHtmlDocument country = built.Document("/find/places/united-states/");
        IHtmlDocument english = built.Document("/find/languages/en/");

        Assert.Contains("too many for one list", country.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(country.QuerySelectorAll("section[aria-labelledby=regions] a"));
        Assert.Contains($"the first {Browse.MostListed} listings", english.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/find/places/united-states/", english.QuerySelectorAll("section[aria-labelledby=places] a").Select(link => link.GetAttribute("href")));
        Assert.Contains(Routes.Numbered(new("/find/languages/en/"), Browse.MostListed / Browse.MostCards).Url, built.Files.Select(file => file.Output.Route.Url));
        Assert.DoesNotContain(Routes.Numbered(new("/find/languages/en/"), (Browse.MostListed / Browse.MostCards) + 1).Url, built.Files.Select(file => file.Output.Route.Url));
    }
}
