using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>What a reader without script finds in a town, its region and its country.</summary>
public class BrowsingByPlace
{
    private static string Entry(string id, string where, string kind = "de-addiction-centre", string services = "detox") => $"""
          - id: {id}
            name: House {id}
            type: {kind}
            summary: "A place for people who use drugs."
            {where}
            serves: [substances]
            services: [{services}]
            website: https://centre.example.org/
            sources:
              - url: "https://example.org/centre"
                publisher: "Example News"
                date: undated
            checked: {"{on: 2026-11-20, against: saved-copies}"}

        """;

    private static SmallSite With(params string[] centres) => new SmallSite().With("listings/centres/many.yml", "listings:\n" + string.Concat(centres));

    private static SmallSite WithTowns(params string[] towns) => With([.. towns.Select((town, number) => Entry($"c{number}", $"country: IN\n    region: punjab\n    town: \"{town}\""))]);

    private static string[] Cards(IHtmlDocument page, string section) => [.. page.QuerySelectorAll($"section[aria-labelledby={section}] .listing-card__name").Select(name => name.TextContent)];

    private static string[] Links(IHtmlDocument page, string section) =>
        [.. page.QuerySelectorAll($"section[aria-labelledby={section}] .link-list li").Select(link => $"{link.QuerySelector("a")!.GetAttribute("href")} {link.TextContent.Trim()}")];

    [Fact]
    public void A_town_shows_its_own_listings_then_what_serves_its_region_and_country_and_everyone()
    {
        using SmallSite site = With(Entry("own", "country: IN\n    region: punjab\n    town: Patiala"), Entry("other", "country: IN\n    region: punjab\n    town: Amritsar"));
        site.Change("places/countries.yml", "countries:\n", "countries:\n  - {code: INTL, slug: worldwide, name: {en: Worldwide}}\n")
            .With("listings/groups/all.yml", "listings:\n" + Entry("everyone", "country: INTL", "fellowship", "meetings"));
        IHtmlDocument page = site.Build().Document("/find/places/india/punjab/patiala/");

        Assert.Equal("Support in Patiala, Punjab, India", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("1 listing.", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["House own"], Cards(page, "centres"));
        Assert.Equal(["Punjab Line"], Cards(page, "anywhere-india-punjab"));
        Assert.Equal(["Emergency"], Cards(page, "anywhere-india"));
        Assert.Equal(["House everyone"], Cards(page, "anywhere-worldwide"));
        Assert.Equal(["Treatment centres", "Anywhere in Punjab", "Anywhere in India", "Anywhere"], page.QuerySelectorAll("section[aria-labelledby]:has(.listing-card) h2").Select(title => title.TextContent));
        Assert.Equal(["/", "/find/", "/find/places/india/", "/find/places/india/punjab/"], page.QuerySelectorAll(".breadcrumbs a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Of_what_serves_a_wider_place_the_first_few_are_shown_and_a_link_leads_to_all()
    {
        using SmallSite site = With([Entry("own", "country: IN\n    region: punjab\n    town: Patiala"), .. Enumerable.Range(1, 9).Select(number => Entry($"wide{number}", "country: IN"))]);
        BuiltSite built = site.Build();
        IHtmlDocument page = built.Document("/find/places/india/punjab/patiala/");
        IElement all = page.QuerySelector("section[aria-labelledby=anywhere-india] > p a")!;

        Assert.Equal(3, Cards(page, "anywhere-india").Length);
        Assert.Equal(("All 10: Anywhere in India", "/find/places/india/anywhere/"), (all.TextContent, all.GetAttribute("href")));
        Assert.Equal(10, built.Document("/find/places/india/anywhere/").QuerySelectorAll(".listing-card").Length);
    }

    [Fact]
    public void A_region_lists_its_towns_with_the_number_of_their_listings()
    {
        using SmallSite site = WithTowns("Patiala", "Amritsar", "Patiala");

        Assert.Equal(["/find/places/india/punjab/amritsar/ Amritsar 1", "/find/places/india/punjab/patiala/ Patiala 2"], Links(site.Build().Document("/find/places/india/punjab/"), "towns"));
    }

    [Fact]
    public void Of_very_many_towns_the_largest_are_listed_and_a_link_leads_to_all()
    {
        string[] towns = [.. Enumerable.Range(0, Browse.MostTowns + 1).Select(number => $"Town{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}")];
        using SmallSite site = WithTowns([.. towns, towns[^1]]);
        BuiltSite built = site.Build();
        IHtmlDocument region = built.Document("/find/places/india/punjab/");

        Assert.Equal(Browse.MostTowns, Links(region, "towns").Length);
        Assert.Contains(Links(region, "towns"), link => link.EndsWith($"{towns[^1]} 2", StringComparison.Ordinal));
        Assert.Equal("/find/places/india/punjab/towns/", region.QuerySelector("section[aria-labelledby=towns] > p a")!.GetAttribute("href"));
        Assert.Equal(towns.Length, Links(built.Document("/find/places/india/punjab/towns/"), "towns").Length);
    }

    [Theory]
    [InlineData("São Paulo", "sao-paulo")]
    [InlineData("SAS Nagar (Mohali)", "sas-nagar-mohali")]
    [InlineData("St. John's", "st-johns")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Tórshavn við Ø", "torshavn-vid-o")]
    [InlineData("Straßburg", "strassburg")]
    public void A_town_s_address_is_its_name_in_plain_letters(string town, string slug)
    {
        using SmallSite site = WithTowns(town);
        BuiltSite built = site.Build();

        Assert.Empty(built.Diagnostics);
        Assert.Contains(town, built.Document($"/find/places/india/punjab/{slug}/").QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_town_written_in_two_ways_is_one_place_under_the_commoner_name()
    {
        using SmallSite site = WithTowns("patiala", "Patiala", "Patiala");

        Assert.Equal("Support in Patiala, Punjab, India", site.Build().Document("/find/places/india/punjab/patiala/").QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("पटियाला", "    region: punjab\n", "cannot stand in an address")]
    [InlineData("With", "    region: punjab\n", "which the site uses for itself")]
    [InlineData("Centres", "    region: punjab\n", "which the site uses for itself")]
    [InlineData("Page 2", "    region: punjab\n", "which the site uses for itself")]
    [InlineData("Punjab", "", "give the listing its region")]
    public void A_town_that_can_have_no_address_is_told_of_once_and_its_listings_stay_in_the_country(string town, string region, string complaint)
    {
        using SmallSite site = With(Entry("one", $"country: IN\n{region}    town: \"{town}\""), Entry("two", $"country: IN\n{region}    town: \"{town}\""));
        BuiltSite built = site.Build();

        Diagnostic warning = Assert.Single(built.Diagnostics, diagnostic => diagnostic.Code != Rule.ForeignText);
        Assert.Equal((Severity.Warning, Rule.TownAddress, "input/listings/centres/many.yml", 2), (warning.Severity, warning.Code, warning.At.File, warning.At.Line));
        Assert.Contains(complaint, warning.Message, StringComparison.Ordinal);
        Assert.Equal(["House one", "House two"], Cards(built.Document("/find/places/india/"), "centres"));
    }

    [Fact]
    public void A_town_without_a_region_lies_in_its_country()
    {
        using SmallSite site = With(Entry("one", "country: IN\n    town: Port Blair"));

        Assert.Equal(["House one"], Cards(site.Build().Document("/find/places/india/port-blair/"), "centres"));
    }

    [Fact]
    public void What_a_region_has_none_of_is_still_found_there_where_the_whole_country_is_served()
    {
        using SmallSite site = new SmallSite().With("listings/groups/all.yml", "listings:\n" + Entry("wide", "country: IN", "fellowship", "meetings"));
        BuiltSite built = site.Build();
        IHtmlDocument page = built.Document("/find/places/india/punjab/groups/");

        Assert.Equal("Support groups in Punjab, India", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("We list none that is only for Punjab.", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["House wide"], Cards(page, "anywhere-india"));
        Assert.Contains("/find/places/india/punjab/groups/ Support groups: Anywhere in India 1", Links(built.Document("/find/places/india/punjab/"), "kinds"));
    }

    [Theory]
    [InlineData("en", "/find/places/india/punjab/with/detox/")]
    [InlineData("en", "/find/places/india/punjab/groups/")]
    [InlineData("hi", "/hi/find/places/india/punjab/with/detox/")]
    [InlineData("pa", "/pa/find/places/india/punjab/groups/")]
    public void Help_in_punjab_is_three_steps_from_the_finder_at_most(string language, string wanted)
    {
        Site site = Repository.Site.Site;
        HashSet<string> reached = [Routes.Find(site.Settings.Language(language)).Url];
        HashSet<string> pages = [.. Repository.Site.Files.Where(file => file.IsPage).Select(file => file.Output.Route.Url)];
        for (int step = 1; step <= 3 && !reached.Contains(wanted); step++)
            reached.UnionWith(reached.SelectMany(LinksOf).ToArray());

        Assert.Contains(wanted, reached);
        Assert.Contains("Punjab", Repository.Text("/find/places/india/punjab/with/detox/"), StringComparison.Ordinal);
        string[] LinksOf(string url) => [.. Parsed(url).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(pages.Contains)];
    }

    [Fact]
    public void Every_list_of_the_real_site_says_its_count_and_a_date()
    {
        string[] lists = [.. Repository.Site.Files.Where(file => file.Output is Page { Component.Name: "BrowsePage" }).Select(file => file.Output.Route.Url)];
        string[] years = [.. Repository.Site.Site.Listings.Select(listing => listing.Content.Checked.On.Year.ToString(CultureInfo.InvariantCulture)).Distinct()];

        Assert.NotEmpty(lists);
        Assert.All(lists, url =>
        {
            IHtmlDocument page = Parsed(url);
            Assert.NotEmpty(page.QuerySelectorAll(".listing-card"));
            Assert.Contains(years, year => page.QuerySelector(".browse__facts")!.TextContent.Contains(year, StringComparison.Ordinal));
            Assert.NotEmpty(page.QuerySelector(".lead")!.TextContent);
        });
    }

    [Fact]
    public void Every_count_the_finder_shows_is_the_number_its_page_says()
    {
        IElement[] links = [.. Parsed("/find/").QuerySelectorAll(".link-list li")];

        Assert.True(links.Length > 50);
        Assert.All(links, link => Assert.StartsWith($"{link.QuerySelector(".link-list__count")!.TextContent} listing", Parsed(link.QuerySelector("a")!.GetAttribute("href")!).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_of_the_real_site_is_heavy() => Assert.All(Repository.Site.Files.Where(file => file.IsPage), file =>
    {
        using MemoryStream packed = new();
        using (System.IO.Compression.GZipStream zip = new(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(file.Bytes.FirstSpan);
        Assert.True(packed.Length <= 16 * 1024, $"{file.Output.Route} weighs {packed.Length} bytes");
    });

    private static IHtmlDocument Parsed(string url) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Repository.Text(url));
}
