using RecoveryGuide.Checks;
using RecoveryGuide.Content;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>What is only unlikely is a warning that stops nobody, and what is right is met with silence. What cannot be has a folder each in <c>tests/Sites</c>.</summary>
public sealed class CannotBeTrue : IDisposable
{
    private const string Places = "# Places for a test, version 1, public domain.\nAmritsar\tPunjab\t31.6223\t74.8753\nPatiala\tPunjab\t30.3398\t76.3869\n";
    private const string Groups = "listings/groups/in.yml";
    private const string Centres = "listings/centres/in.yml";

    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    private static string Listing(string id, string name, string type, string more) => $$"""
          - id: {{id}}
            name: "{{name}}"
            type: {{type}}
            summary: "A service for people who use drugs."
            country: IN
            region: punjab
            serves: [substances]
            sources:
              - {url: "https://example.org/{{id}}", publisher: "Example News", date: undated}
            checked: {on: 2026-11-23, against: saved-copies}
        {{string.Concat(more.Split('\n').Select(line => $"    {line}\n"))}}
        """;

    private static string List(params string[] listings) => "listings:\n" + string.Concat(listings);

    private Diagnostic[] With(string file, params string[] listings)
    {
        site.With(file, List(listings));
        return [.. site.Build().Diagnostics];
    }

    private static void IsOneWarning(string rule, Diagnostic[] found)
    {
        Diagnostic only = Assert.Single(found);
        Assert.Equal((Severity.Warning, rule), (only.Severity, only.Code));
    }

    private Diagnostic[] Pin(double latitude, double longitude, string town = "Patiala")
    {
        site.With("places/gazetteer/in.tsv", Places);
        return With(Centres, Listing("in-hope", "Hope", "rehabilitation-centre", FormattableString.Invariant($"town: {town}\npoint: {{lat: \"{latitude}\", lon: \"{longitude}\"}}\nwebsite: https://hope.example.org/")));
    }

    [Theory]
    [InlineData(30.34, 76.39)]
    [InlineData(30.5, 76.4)]
    public void A_pin_in_or_near_its_town_is_right(double latitude, double longitude) => Assert.Empty(Pin(latitude, longitude));

    [Theory]
    [InlineData(30.75, 76.39)]
    [InlineData(31.1, 76.39)]
    public void A_pin_some_way_off_is_worth_a_look(double latitude, double longitude)
    {
        Diagnostic[] found = Pin(latitude, longitude);

        IsOneWarning(Rule.PinFarAway, found);
        Assert.Contains("from Patiala", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pin_of_a_town_nobody_knows_proves_nothing() => Assert.Empty(Pin(31.1, 76.39, "Nowhere Kalan"));

    private Diagnostic[] Meeting(params string[] meetings) =>
        With(Groups, Listing("in-group", "Dawn Group", "fellowship", "website: https://dawn.example.org/\nmeetings:\n" + string.Join('\n', meetings.Select(meeting => $"  - {{{meeting}, zone: Asia/Kolkata}}"))));

    [Fact]
    public void A_meeting_that_has_ended_is_worth_a_look() => IsOneWarning(Rule.ImpossibleMeeting, Meeting("mode: in-person, days: tue, from: \"19:00\", ends: 2026-11-24"));

    [Fact]
    public void A_meeting_held_for_the_last_time_today_has_not_ended() => Assert.Empty(Meeting("mode: in-person, days: thu, from: \"19:00\", ends: 2026-11-26"));

    [Fact]
    public void Two_meetings_of_two_names_may_be_in_two_rooms() =>
        IsOneWarning(Rule.ImpossibleMeeting, Meeting("mode: in-person, days: tue, from: \"19:00\", name: Steps", "mode: in-person, days: tue, from: \"19:00\", name: Beginners"));

    [Theory]
    [InlineData("days: tue, from: \"19:00\", weeks: [1, 3]", "days: tue, from: \"19:00\", weeks: [2, 4]")]
    [InlineData("days: tue, from: \"19:00\", every: 2, starts: 2026-11-24", "days: tue, from: \"19:00\", every: 2, starts: 2026-12-01")]
    [InlineData("days: tue, from: \"19:00\", ends: 2026-12-20", "days: tue, from: \"19:00\", starts: 2026-12-21")]
    [InlineData("days: tue, from: \"19:00\"", "days: wed, from: \"19:00\"")]
    [InlineData("days: tue, from: \"19:00\"", "days: tue, from: \"20:30\"")]
    [InlineData("days: tue, from: \"22:00\", to: \"06:00\"", "days: tue, from: \"06:00\", to: \"07:00\"")]
    public void Meetings_that_never_meet_are_right(string one, string other) => Assert.Empty(Meeting($"mode: in-person, {one}", $"mode: in-person, {other}"));

    [Fact]
    public void An_online_meeting_may_keep_the_time_of_another_country() =>
        Assert.Empty(With(Groups, Listing("in-group", "Dawn Group", "fellowship", "website: https://dawn.example.org/\nmeetings:\n  - {mode: online, days: tue, from: \"19:00\", zone: Europe/London}")));

    [Theory]
    [InlineData("Asia/Calcutta")]
    [InlineData("Asia/Kolkata")]
    public void A_zone_is_known_by_its_old_name_too(string zone)
    {
        site.Change(Editing.Listings, "zone: Asia/Kolkata", $"zone: {zone}");

        Assert.Empty(site.Build().Diagnostics);
    }

    [Theory]
    [InlineData("{days: mon-fri, from: \"09:00\", to: \"12:00\"}, {days: mon-fri, from: \"12:00\", to: \"17:00\"}")]
    [InlineData("{days: sun, from: \"20:00\", to: \"08:00\"}, {days: mon, from: \"08:00\", to: \"10:00\"}")]
    [InlineData("{days: mon, from: \"00:00\", to: \"24:00\"}")]
    [InlineData("{days: daily, from: \"00:01\", to: \"24:00\"}")]
    public void Hours_that_only_touch_are_right(string open)
    {
        site.Change(Editing.Listings, "        - {days: mon-fri, from: \"09:00\", to: \"17:00\"}", $"        [{open}]");

        Assert.Empty(site.Build().Diagnostics);
    }

    [Fact]
    public void A_closure_that_is_over_is_worth_a_look() =>
        IsOneWarning(Rule.TemporarilyClosed, With(Centres, Listing("in-hope", "Hope", "rehabilitation-centre", "website: https://hope.example.org/\ntemporarily_closed: {since: 2026-10, until: 2026-11-25}")));

    [Fact]
    public void A_closure_to_the_end_of_today_is_right() =>
        Assert.Empty(With(Centres, Listing("in-hope", "Hope", "rehabilitation-centre", "website: https://hope.example.org/\ntemporarily_closed: {since: 2026-10, until: 2026-11-26}")));

    [Fact]
    public void Two_of_nearly_one_name_with_one_page_are_worth_a_look() => IsOneWarning(Rule.LikelyDuplicate, With(Centres,
        Listing("in-hope", "Hope Centre", "rehabilitation-centre", "website: https://www.hope.example.org"),
        Listing("in-hope-two", "The Clinic of Hope", "rehabilitation-centre", "website: https://hope.example.org/")));

    [Theory]
    [InlineData("Hope Centre", "New Hope Centre", "https://hope.example.org/", "https://hope.example.org/")]
    [InlineData("Hope Centre", "Hope Clinic", "https://hope.example.org/one", "https://hope.example.org/two")]
    [InlineData("Hope Centre", "Hope Clinic", "https://hope.example.org/\ntown: Patiala", "https://hope.example.org/\ntown: Amritsar")]
    public void Two_that_differ_where_it_matters_are_two(string one, string other, string page, string otherPage) =>
        Assert.Empty(With(Centres, Listing("in-one", one, "rehabilitation-centre", $"website: {page}"), Listing("in-two", other, "rehabilitation-centre", $"website: {otherPage}")));

    private const string Number = "phones:\n  - {number: \"+91 1800 891 4417\"}";

    [Fact]
    public void A_centre_and_the_helpline_of_its_operator_may_have_one_number()
    {
        site.With("listings/hotlines/new.yml", List(Listing("in-line-two", "Hope Line", "drug-line", $"operator: Hope Trust\n{Number}")));

        Assert.Empty(With(Centres, Listing("in-hope", "Hope", "rehabilitation-centre", $"operator: HOPE trust\n{Number}")));
    }

    [Fact]
    public void A_number_shared_by_design_is_marked_on_both_and_a_mark_nobody_needs_is_told()
    {
        string marked = Number.Replace("}", ", shared_number: true}", StringComparison.Ordinal);
        site.With("listings/hotlines/new.yml", List(Listing("in-line-two", "Hope Line", "drug-line", $"operator: Hope Trust\n{marked}")));
        IsOneWarning(Rule.SharedNumber, [.. site.Build().Diagnostics]);

        Assert.Empty(With(Centres, Listing("in-hope", "Dawn", "rehabilitation-centre", $"operator: Dawn Trust\n{marked}")));
    }

    // What stands in a feed nobody here can mend: it is told and does not stop the site.
    private static readonly FeedRow Row = new("input/feeds/x.yml", "7", "CC0-1.0", "Somebody");

    private Site WithRows(int count, Func<Listing, Listing> change)
    {
        Site built = site.Build().Site;
        Listing line = built.Listing("in-line")!;
        IEnumerable<Document<Listing>> rows = Enumerable.Range(0, count).Select(at => new Document<Listing>(new(Row.File, at + 1), "", change(line with { Id = $"x-{at}", Name = $"Row {at}", Type = ListingType.DrugLine, Phones = [], Feed = Row })));
        return built with { Listings = [.. built.Listings, .. rows] };
    }

    [Fact]
    public void A_row_of_a_feed_with_a_forbidden_number_or_site_is_left_out_and_told()
    {
        Site all = WithRows(3, row => row.Id switch
        {
            "x-0" => row with { Note = "Or call 833-555-0199." },
            "x-1" => row with { Chat = new("https://chat.broker.example/", null, []) },
            _ => row,
        }) with
        { ForbiddenHosts = [new("broker.example", "It sells calls.")] };
        Diagnostics report = new();

        Site kept = ForbiddenRows.Refuse(all, report);

        Assert.Equal(["in-112", "in-line", "x-2"], kept.Listings.Select(listing => listing.Content.Id));
        Assert.Equal([(Severity.Warning, Rule.DoNotList), (Severity.Warning, Rule.DoNotList)], report.Sorted().Select(found => (found.Severity, found.Code)));
    }

    [Fact]
    public void Of_a_feed_only_the_first_of_many_mistakes_are_told_and_how_many_more_there_are()
    {
        Site all = WithRows(100, row => row with { Point = new GeoPoint(0, 0) });
        Diagnostics report = new();

        TruthChecks.Check(all, false, report);

        ImmutableArray<Diagnostic> found = report.Sorted();
        Assert.All(found, one => Assert.Equal((Severity.Warning, Rule.PinFarAway), (one.Severity, one.Code)));
        Assert.Equal(6, found.Length);
        Assert.Contains(found, one => one.Message == "the same is wrong 95 more times in this feed.");
    }

    [Fact]
    public void A_feed_that_shrank_by_more_than_a_twentieth_is_told()
    {
        Site all = WithRows(94, row => row);
        Diagnostics told = new();
        Diagnostics silent = new();

        TruthChecks.Check(all with { ListingCounts = new(Repository.Today, [], [new(Row.File, 99, new("input/listing_counts.yml"))]) }, false, told);
        TruthChecks.Check(all with { ListingCounts = new(Repository.Today, [], [new(Row.File, 98, new("input/listing_counts.yml"))]) }, false, silent);

        Assert.Equal((Severity.Error, Rule.ListingsLost), told.Sorted().Select(found => (found.Severity, found.Code)).Single());
        Assert.Empty(silent.Sorted());
    }

    [Fact]
    public void A_row_of_a_feed_that_repeats_a_listing_of_ours_is_told_at_the_row()
    {
        Site all = WithRows(1, row => row with { Name = "punjab line" });
        Diagnostics report = new();

        TruthChecks.Check(all, false, report);

        Diagnostic found = Assert.Single(report.Sorted());
        Assert.Equal((Severity.Warning, Rule.LikelyDuplicate, Row.File), (found.Severity, found.Code, found.At.File));
    }

    [Fact]
    public void Every_short_code_rests_on_a_page_that_a_listing_names_as_its_source()
    {
        Site real = Repository.Site.Site;
        HashSet<string> sources = [.. real.Listings.SelectMany(listing => listing.Content.Sources).Select(source => source.Url)];

        Assert.NotEmpty(real.ShortCodes);
        Assert.All(real.ShortCodes, code => Assert.Contains(code.Url, sources));
    }

    [Fact]
    public void Every_number_of_the_help_bar_is_an_approved_one()
    {
        Site real = Repository.Site.Site;
        HashSet<string> approved = [.. real.SafetyNumbers!.Value.SelectMany(entry => entry.Numbers)];
        ImmutableArray<Listing> shown = [.. real.Countries.SelectMany(country => country.Help.Keys.Select(number => real.Help(country, number))).OfType<Listing>()];

        Assert.NotEmpty(shown);
        Assert.All(shown.SelectMany(listing => listing.Phones), phone => Assert.Contains(phone.Digits, approved));
    }
}
