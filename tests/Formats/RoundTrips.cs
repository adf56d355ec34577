using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using static RecoveryGuide.Tests.Formats.Invented;

namespace RecoveryGuide.Tests.Formats;

/// <summary>
/// What we give away can be taken back: written and read again, a listing has lost nothing its format can hold. What that is:
/// <list type="table">
/// <item><term>Meeting Guide</term><description>each weekly meeting's name, days, times, zone, way of attending, address to join by, who may come, and what it is like as far as the fellowship has a code; the group's street, town, point,
/// operator, page, number, fellowship, languages, access and whom it is for, as far as there are codes.</description></item>
/// <item><term>HSDS 3.0</term><description>every field of a listing: those of the standard, and the others as attributes. Not held: the place in our files something was written at, that an editor knows of a number two services share
/// (an editor here must see that), the feed a listing came from, and more than five decimals of a point.</description></item>
/// <item><term>CSV, GeoJSON</term><description>the same without meetings and licence, which are there in words for people; without hours, languages and cost of single numbers and of the chat; without publisher and words of sources.</description></item>
/// </list>
/// Whatever a file says of itself, prose that may hold personal data, numbers that cannot exist and addresses that may not be published do not come back.
/// </summary>
public class RoundTrips
{
    private static readonly Site Site = Repository.Site.Site;

    private static readonly FeedTerms Terms = new() { Name = "quay", Publisher = "Quay Trust", Url = "https://www.example.org/", Licence = "CC BY 4.0", Country = "IN", Zone = "Asia/Kolkata", Date = new(2026, 11, 20), Checked = new(2026, 11, 23) };

    private static readonly Phone Number = new(PhoneKind.Voice, "+9118008914416", "1800 891 4416", "+91 1800 891 4416", null, null);

    private static Gen<ImmutableArray<T>> Some<T>(params T[] of) => Gen.Shuffle(of, 0, of.Length).Select(some => some.Order().ToImmutableArray());

    private static readonly Gen<Schedule> Weekly =
        from days in Some([.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)])
        from begin in Gen.Int[0, 287]
        from length in Gen.Int[-1, 47]
        from zone in Gen.OneOf("Asia/Kolkata", "Europe/London", "America/New_York")
        where !days.IsEmpty && length != 0
        select new Schedule(days, [], 1, LocalTime.FromMinutesSinceMidnight(begin * 5), length < 0 ? null : LocalTime.FromMinutesSinceMidnight(begin * 5).PlusMinutes(length * 5), zone, null, null, []);

    private static readonly Gen<Meeting> AnyMeeting =
        from schedule in Weekly
        from mode in Gen.OneOf(MeetingMode.InPerson, MeetingMode.Online, MeetingMode.Hybrid)
        from name in Gen.OneOf<string?>(null, "Morning Light", "Open Door")
        from attendance in Gen.OneOf<Attendance?>(null, Attendance.Open, Attendance.Closed)
        from formats in Some(Enum.GetValues<MeetingFormat>())
        select new Meeting(mode, schedule, name, attendance, formats, mode == MeetingMode.InPerson ? null : "https://meet.example.org/quay", null, null, default);

    private static readonly Gen<Listing> AnyListing =
        from town in Gen.OneOf<string?>(null, "Amritsar", "Patiala")
        from address in Gen.OneOf("1 Quay Road", "Old School, 12 Temple Street")
        from at in Gen.Select(Gen.Int[30000, 32000], Gen.Int[74500, 76500])
        from has in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
        from languages in Some("en", "hi", "pa", "ne")
        from access in Some(Access.StepFree, Access.AccessibleToilet, Access.Childcare)
        from serves in Some(Serves.Women, Serves.Men, Serves.YoungPeople, Serves.Lgbtq)
        select Group with
        {
            Country = "IN",
            Town = town,
            Address = address,
            Point = has.Item1 ? new(at.Item1 / 1000.0, at.Item2 / 1000.0) : null,
            Operator = has.Item2 ? "Quay Trust" : null,
            Website = has.Item3 ? "https://www.example.org/quay" : null,
            Phones = has.Item4 ? [Number] : [],
            Languages = languages,
            Access = access,
            Serves = serves,
        };

    private static ImmutableArray<ImportedRow> Read(FeedFormat format, string text, FeedTerms terms)
    {
        Diagnostics report = new();
        Import import = Importer.Read(format, "quay.json", Encoding.UTF8.GetBytes(text), terms, report);
        Assert.Empty(report.Sorted());
        Assert.Empty(import.Refused);
        return import.Rows;
    }

    private static PublishedListing Row(Listing listing) => new(listing, "India", null, $"https://small.example/find/{listing.Folder}/{listing.Id}/");

    [Fact]
    public void Meetings_given_to_meeting_finders_come_back_as_they_were() =>
        Gen.Select(AnyListing, AnyMeeting.Array[1, 4], Gen.OneOf(Fellowship.AlcoholicsAnonymous, Fellowship.NarcoticsAnonymous, Fellowship.AlAnon, Fellowship.AdultChildren, Fellowship.RecoveryDharma)).Try((group, meetings, fellowship) =>
        {
            Listing listing = group with { Fellowship = fellowship, Meetings = [.. meetings.DistinctBy(meeting => (meeting.Name, meeting.Mode, meeting.Schedule!.Zone, meeting.Schedule.From))] };
            ImmutableArray<ImportedRow> rows = Read(FeedFormat.MeetingGuide, Text(MeetingGuideWriter.Write([Row(listing)], Site)), Terms);

            Assert.Equal(listing.Meetings.Length, rows.Length);
            foreach ((Meeting meeting, Listing back) in listing.Meetings.Zip(rows.Select(row => row.Listing)))
            {
                Meeting held = Assert.Single(back.Meetings);
                Assert.Equal(meeting.Name ?? listing.Name, back.Name);
                Assert.Equal((meeting.Mode, meeting.Attendance, meeting.Join), (held.Mode, held.Attendance, held.Join));
                Assert.Equal((meeting.Schedule!.From, meeting.Schedule.Until, meeting.Schedule.Zone, 1), (held.Schedule!.From, held.Schedule.Until, held.Schedule.Zone, held.Schedule.Every));
                Assert.Equal(meeting.Schedule.Days, held.Schedule.Days);
                Assert.Equal(meeting.Formats.Where(format => MeetingGuideTypes.CodeOf(fellowship, format) is not null), held.Formats.Order());
                Assert.Equal((listing.Town, listing.Operator, listing.Website ?? Row(listing).Url, listing.Fellowship, "IN"), (back.Town, back.Operator, back.Website, back.Fellowship, back.Country));
                Assert.Equal(listing.Languages.Where(language => MeetingGuideTypes.CodeOfLanguage(fellowship, language) is not null), back.Languages.Order());
                Assert.Equal(listing.Access.Where(access => MeetingGuideTypes.CodeOf(fellowship, access) is not null), back.Access.Order());
                Assert.Empty(listing.Serves.Where(serves => MeetingGuideTypes.CodeOf(fellowship, serves) is not null).Except(back.Serves));
                Assert.Equal(listing.MainPhone?.Digits, back.MainPhone?.Digits);
                if (meeting.Mode == MeetingMode.Online)
                    continue;
                Assert.Equal(listing.Point, back.Point);
                Assert.StartsWith(listing.Address!, back.Address, StringComparison.Ordinal);
            }
        }, iter: 200);

    // The fields one by one, so that a new one that is not held is found without anybody thinking of it.
    private static void AssertSame(Listing expected, Listing back) => Assert.All(FullListings.Fields, field => Assert.Equal($"{field.Name}: {FullListings.Said(field.GetValue(expected))}", $"{field.Name}: {FullListings.Said(field.GetValue(back))}"));

    [Fact]
    public void Every_field_of_a_listing_is_tried()
    {
        ConcurrentBag<Listing> tried = [];
        FullListings.Any.Try(tried.Add, iter: 400);

        Assert.All(FullListings.Fields, field => Assert.True(tried.Select(listing => FullListings.Said(field.GetValue(listing))).Distinct().Count() > 1, $"{field.Name} is always the same"));
    }

    [Fact]
    public void Listings_given_to_other_directories_come_back_as_they_were() => FullListings.Any.Try(listing =>
    {
        ImportedRow row = Assert.Single(Read(FeedFormat.Hsds, Text(HsdsWriter.Write([HsdsWriter.RowOf(Row(listing), Site)])), Terms));
        Diagnostics report = new();
        Listing written = ListingReader.Read(row.Kind, Yaml.Read("quay.yml", Assert.Single(ListingYaml.Write([row.Entry])), report)!.Items("listings")[0]);

        Assert.Empty(row.Changed);
        Assert.Equal("quay-" + listing.Id, row.Listing.Id);
        AssertSame(listing, row.Listing);
        AssertSame(listing, written);
        Assert.Empty(report.Sorted());
    }, iter: 600);

    [Theory]
    [InlineData(FeedFormat.Csv)]
    [InlineData(FeedFormat.Geojson)]
    public void Tables_and_maps_come_back_as_they_were(FeedFormat format) => FullListings.Any.Where(listing => HasWay(Flat(listing))).Try(listing =>
    {
        string text = format == FeedFormat.Csv
            ? Text(CsvWriter.Write([CsvWriter.RowOf(Row(listing), Site.Settings)]))
            : Text(GeoJsonWriter.Write([GeoJsonWriter.RowOf(Row(listing), Site.Settings)], []));
        ImportedRow row = Assert.Single(Read(format, text, Terms));

        Assert.Empty(row.Changed);
        AssertSame(Flat(listing), row.Listing);
    }, iter: 300);

    // What a row of a table can hold of a listing.
    private static Listing Flat(Listing listing) => listing with
    {
        Phones = [.. listing.Phones.Select(phone => new Phone(phone.Kind, phone.Digits, phone.IsShortCode ? phone.Digits : phone.Shown, phone.Abroad, phone.Keyword, phone.Label)).DistinctBy(phone => FullListings.Said(phone))],
        Chat = listing.Chat is { } chat ? new(chat.Url, null, []) : null,
        Licence = null,
        Meetings = [],
        Sources = [.. listing.Sources.Select(source => source with { Publisher = new Uri(source.Url).Host, Says = null })],
    };

    private static bool HasWay(Listing listing) => !listing.Phones.IsEmpty || (listing.Website ?? listing.Chat?.Url ?? listing.Email ?? listing.MeetingFinder ?? listing.Address ?? listing.Town ?? listing.Note) is not null;

    [Theory]
    [InlineData(FeedFormat.Hsds, "/data/hsds.json")]
    [InlineData(FeedFormat.Csv, "/data/listings.csv")]
    [InlineData(FeedFormat.Geojson, "/data/listings.geojson")]
    public void The_whole_directory_comes_back_from_its_own_files(FeedFormat format, string route)
    {
        Listing[] given = [.. Site.Listings.Select(document => document.Content).Where(listing => listing.IsSearchedOn(Site.Today))];
        ImmutableArray<ImportedRow> rows = Read(format, Repository.Text(route), Terms with { Checked = Repository.ContentDay });

        Assert.Equal(given.Select(listing => (listing.Kind, listing.Name, listing.Country, listing.Region)).Order(), rows.Select(row => (row.Kind, row.Listing.Name, row.Listing.Country, row.Listing.Region)).Order());
        Dictionary<string, Listing> byPlace = given.ToDictionary(listing => $"{listing.Folder}/{listing.Id}", StringComparer.Ordinal);
        Listing Held(ImportedRow row) => format == FeedFormat.Hsds ? Own(byPlace, row) : Flat(Own(byPlace, row));

        Assert.All(rows, row => AssertSame(WithoutProse(Held(row)), WithoutProse(row.Listing)));
        // Prose our rules do not let through, whoever wrote it, is told row by row; where nothing is told each word is there.
        Assert.All(rows.Where(row => row.Changed.IsEmpty), row => AssertSame(Held(row), row.Listing));
        Assert.Contains(rows, row => row.Changed.IsEmpty);
    }

    private static Listing WithoutProse(Listing listing) => listing with
    {
        OtherNames = [],
        Summary = "",
        Note = null,
        Email = null,
        Hours = WithoutProse(listing.Hours),
        Phones = [.. listing.Phones.Select(phone => phone with { Label = null, Hours = WithoutProse(phone.Hours) })],
        Sources = [.. listing.Sources.Select(source => source with { Publisher = "", Says = null })],
    };

    private static Hours? WithoutProse(Hours? hours) => hours is null or { Always: false, Spans.IsEmpty: true } ? null : hours with { Note = null };

    private static Listing Own(Dictionary<string, Listing> byPlace, ImportedRow row) => byPlace[row.RowId.Contains('/', StringComparison.Ordinal) ? row.RowId : $"{Listing.FolderOf(row.Kind)}/{row.RowId}"];
}
