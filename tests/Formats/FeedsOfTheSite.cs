using System.Text;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Formats;

/// <summary>A feed beside its description becomes listings at build, and says so where it cannot.</summary>
public class FeedsOfTheSite
{
    private const string Description = """
        file: town.json
        format: meeting-guide
        publisher: Town Office
        url: https://example.org/feed
        licence: CC BY 4.0
        attribution: Town Office
        country: IN
        region: punjab
        zone: Asia/Kolkata
        fellowship: alcoholics-anonymous
        date: 2026-11-20
        checked: {on: 2026-11-21, against: saved-copies}
        """;

    private const string Rows = """[{"slug":"a","name":"Hope at Noon","day":1,"time":"19:00","address":"1 Mall Road","city":"Amritsar","types":["O"]}]""";

    private static SmallSite With(string rows, string description = Description) => new SmallSite().With("feeds/town.yml", description).WithBytes("feeds/town.json", Encoding.UTF8.GetBytes(rows));

    private static string[] Codes(BuiltSite built) => [.. built.Diagnostics.Select(diagnostic => $"{diagnostic.Severity} {diagnostic.Code}").Distinct()];

    [Fact]
    public void Its_rows_are_listings_that_say_where_they_come_from()
    {
        using SmallSite site = With(Rows);
        BuiltSite built = site.Build();
        Document<Listing> document = built.Site.Listings.Single(listing => listing.Content.Id == "town-a");

        Assert.Empty(built.Diagnostics);
        Assert.Equal(new FeedRow("input/feeds/town.yml", "a", "CC BY 4.0", "Town Office"), document.Content.Feed);
        Assert.Equal(("https://example.org/feed", "2026-11-20"), (document.Content.Sources.Single().Url, document.Content.Sources.Single().Date.ToString()));
        Assert.Equal(new DateOnly(2026, 11, 21), document.Content.Checked.On);
        Assert.Equal(("input/feeds/town.json", 1), (document.Source.File, document.Source.Line));
        Assert.Contains(built.Files, file => file.Output.Route.Url == "/find/groups/town-a/");
    }

    [Fact]
    public void A_feed_is_read_again_only_when_its_description_or_its_data_change()
    {
        using SmallSite site = With(Rows);
        Memo memo = new();
        site.Build(memo);
        site.Build(memo);
        Assert.Equal(0, memo.Processed);

        site.WithBytes("feeds/town.json", Encoding.UTF8.GetBytes(Rows.Replace("Noon", "Night", StringComparison.Ordinal)));
        BuiltSite built = site.Build(memo);

        Assert.Equal(1, memo.Processed);
        Assert.Equal("Hope at Night", built.Site.Listing("town-a")!.Name);
    }

    [Fact]
    public void A_description_without_data_is_an_error_and_data_without_a_description_too()
    {
        using SmallSite lacks = new SmallSite().With("feeds/town.yml", Description);
        using SmallSite lonely = new SmallSite().WithBytes("feeds/town.json", Encoding.UTF8.GetBytes(Rows));

        Assert.Contains("Error RG1211", Codes(lacks.Build()));
        Assert.Contains("Error RG1009", Codes(lonely.Build()));
    }

    [Theory]
    [InlineData("file: town.json", "file: ../town.json", "RG1214")]
    [InlineData("format: meeting-guide", "format: meetings-guide", "RG1108")]
    [InlineData("url: https://example.org/feed", "url: http://example.org/feed", "RG1112")]
    [InlineData("zone: Asia/Kolkata", "zone: Asia/Amritsar", "RG1205")]
    [InlineData("licence: CC BY 4.0", "license: CC BY 4.0", "RG1105")]
    [InlineData("date: 2026-11-20", "date: yesterday", "RG1109")]
    [InlineData("region: punjab", "region: panjab", "RG1206")]
    public void A_wrong_description_is_told_with_its_place(string right, string wrong, string code)
    {
        using SmallSite site = With(Rows, Description.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(site.Build().Diagnostics, diagnostic => diagnostic.Code == code && diagnostic.At.File == "input/feeds/town.yml" && diagnostic.Severity == Severity.Error);
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_told_until_an_editor_agrees()
    {
        string rows = Rows.Replace("]}]", """]},{"slug":"b","name":"Lost","day":9,"time":"19:00"}]""", StringComparison.Ordinal);
        using SmallSite site = With(rows);
        using SmallSite agreed = With(rows, Description + "\nrefused: 1");

        Assert.Equal(["Warning RG1212"], Codes(site.Build()));
        Assert.Empty(agreed.Build().Diagnostics);
    }

    [Fact]
    public void A_feed_that_gives_nothing_is_an_error()
    {
        using SmallSite site = With("[]");

        Assert.Contains("Error RG1212", Codes(site.Build()));
    }

    [Fact]
    public void Of_two_listings_with_one_id_the_one_written_by_hand_stays()
    {
        using SmallSite site = With(Rows);
        site.With("listings/hotlines/town.yml", site.Read("listings/hotlines/in.yml").Replace("in-line", "town-a", StringComparison.Ordinal).Replace("in-112", "town-112", StringComparison.Ordinal));
        BuiltSite built = site.Build();

        Assert.Contains("Warning RG1213", Codes(built));
        Assert.Null(built.Site.Listing("town-a")!.Feed);
        Assert.Single(built.Site.Listings, listing => listing.Content.Id == "town-a");
    }

    [Fact]
    public void A_row_can_be_left_out_by_its_id()
    {
        using SmallSite site = With(Rows.Replace("]}]", """]},{"slug":"b","name":"Joy at Noon","day":2,"time":"19:00","address":"1 Mall Road","city":"Amritsar"}]""", StringComparison.Ordinal), Description + "\nleave_out: [town-a]");
        BuiltSite built = site.Build();

        Assert.Empty(built.Diagnostics);
        Assert.Equal((true, false), (built.Site.Listing("town-a") is null, built.Site.Listing("town-b") is null));
    }

    [Fact]
    public void Without_pages_each_listing_is_shown_in_full_on_the_list_of_its_place_and_everything_leads_there()
    {
        string rows = "[" + string.Join(',', Enumerable.Range(10, Browse.MostInFull + 2).Select(number => $$"""{"slug":"{{number}}","name":"Hope {{number}}","day":1,"time":"19:00","address":"{{number}} Mall Road","city":"Amritsar","types":["O"]}""")) + "]";
        using SmallSite site = With(rows, Description + "\npages: false");
        BuiltSite built = site.Build();
        Assert.Empty(built.Diagnostics);
        string last = $"/find/places/india/punjab/amritsar/page-2/#listing-town-{Browse.MostInFull + 11}";
        Rendered search = built.Files.Single(file => file.Output.Route.Url == "/search/en.json");

        Assert.DoesNotContain(built.Files, file => file.Output.Route.Url.StartsWith("/find/groups/town-", StringComparison.Ordinal));
        foreach (Listing listing in built.Site.Listings.Select(document => document.Content).Where(listing => !listing.HasPage))
        {
            string[] address = Listings.HrefOf(built.Site, built.Site.Settings.DefaultLanguage, listing).Split('#');
            string said = built.Document(address[0]).GetElementById(address[1])!.TextContent;
            Assert.Contains(listing.Name, said, StringComparison.Ordinal);
            Assert.Contains(listing.Address!, said, StringComparison.Ordinal);
            Assert.Contains("19:00", said, StringComparison.Ordinal);
            Assert.Contains("Town Office", said, StringComparison.Ordinal);
            Assert.Contains(listing.Id, said, StringComparison.Ordinal);
        }
        Assert.Equal(last, built.Document("/find/groups/").QuerySelectorAll("h3 a").Single(link => link.TextContent == $"Hope {Browse.MostInFull + 11}").GetAttribute("href"));
        Assert.Contains(last, Encoding.UTF8.GetString(built.Files.Single(file => file.Output.Route.Url == "/data/listings.csv").Bytes), StringComparison.Ordinal);
        Assert.Contains("#listing-town-10", Encoding.UTF8.GetString(search.Bytes), StringComparison.Ordinal);
    }
}
