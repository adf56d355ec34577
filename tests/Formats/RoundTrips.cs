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
/// <item><term>HSDS 3.0</term><description>name, one other name, summary, operator, street, town, point, languages, numbers to call and to text, e-mail, page, ages, weekly hours without their zone, that it is closed.</description></item>
/// <item><term>CSV, GeoJSON</term><description>what it is, name, summary, operator, street, town, point, whom it is for, what it does, languages, access, cost, main number, e-mail, page.</description></item>
/// </list>
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
            Country = "IN", Town = town, Address = address, Point = has.Item1 ? new(at.Item1 / 1000.0, at.Item2 / 1000.0) : null, Operator = has.Item2 ? "Quay Trust" : null,
            Website = has.Item3 ? "https://www.example.org/quay" : null, Phones = has.Item4 ? [Number] : [], Languages = languages, Access = access, Serves = serves,
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
        Gen.Select(AnyListing, AnyMeeting.Array[1, 4], Gen.OneOf(Fellowship.AlcoholicsAnonymous, Fellowship.NarcoticsAnonymous, Fellowship.AlAnon, Fellowship.AdultChildren, Fellowship.RecoveryDharma)).Sample((group, meetings, fellowship) =>
        {
            Listing listing = group with { Fellowship = fellowship, Meetings = [.. meetings.DistinctBy(meeting => (meeting.Name, meeting.Mode, meeting.Schedule!.Zone, meeting.Schedule.From))] };
            ImmutableArray<ImportedRow> rows = Read(FeedFormat.MeetingGuide, MeetingGuideWriter.Write([Row(listing)], Site), Terms);

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
        }, iter: 200, threads: 2);

    private static readonly Gen<Listing> AnyCentre =
        from listing in AnyListing
        from spans in Weekly.Array[0, 3]
        from ages in Gen.Select(Gen.Int[0, 30], Gen.Int[31, 120])
        from has in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
        select listing with
        {
            Kind = ListingKind.Centre, Type = ListingType.OutpatientClinic, Name = "Quay Clinic", Summary = "A clinic that helps with coming off alcohol.", OtherNames = has.Item1 ? ["QC Amritsar"] : [], Email = has.Item2 ? "help@example.org" : null,
            MinimumAge = has.Item3 ? ages.Item1 : null, MaximumAge = has.Item3 ? ages.Item2 : null, Meetings = [], Access = [],
            Hours = spans.Any(span => span.Until is not null) ? new(false, "Asia/Kolkata", [.. spans.Where(span => span.Until is not null).Select(span => new OpenSpan(span.Days, span.From, span.Until!.Value))], null) : null,
            TemporarilyClosed = has.Item4 ? new(new(2026, 11, 1), null, null, null) : null,
        };

    [Fact]
    public void Services_given_to_other_directories_come_back_as_they_were() => AnyCentre.Sample(listing =>
    {
        FeedTerms terms = Terms with { Columns = ColumnMap.Usual with { Type = ListingType.OutpatientClinic, Serves = [Serves.Alcohol] } };
        Listing back = Assert.Single(Read(FeedFormat.Hsds, HsdsWriter.Write([HsdsWriter.RowOf(Row(listing), Site)]), terms)).Listing;

        Assert.Equal((listing.Name, listing.Summary, listing.Operator ?? listing.Name, listing.Country), (back.Name, back.Summary, back.Operator, back.Country));
        Assert.Equal(listing.OtherNames, back.OtherNames);
        Assert.Equal((listing.Town, listing.Point, listing.Email, listing.Website), (back.Town, back.Point, back.Email, back.Website));
        Assert.StartsWith(listing.Address!, back.Address, StringComparison.Ordinal);
        Assert.Equal((listing.MinimumAge, listing.MaximumAge), (back.MinimumAge, back.MaximumAge));
        Assert.Equal(listing.Languages, back.Languages.Order());
        Assert.Equal(listing.Phones.Select(phone => (phone.Kind, phone.Digits)), back.Phones.Select(phone => (phone.Kind, phone.Digits)));
        Assert.Equal(listing.IsClosedOn(Site.Today), back.IsClosedOn(Site.Today));
        Assert.Equal(Spans(listing), Spans(back));
    }, iter: 200, threads: 2);

    [Theory]
    [InlineData(FeedFormat.Csv)]
    [InlineData(FeedFormat.Geojson)]
    public void Tables_and_maps_come_back_as_they_were(FeedFormat format) => AnyCentre.Sample(listing =>
    {
        Listing written = listing with { Services = [Offer.Assessment, Offer.Detox], Serves = [Serves.Alcohol, .. listing.Serves], Cost = Cost.Subsidised, Access = [Access.StepFree], Website = "https://www.example.org/quay" };
        string text = format == FeedFormat.Csv
            ? CsvWriter.Write([CsvWriter.RowOf(Row(written), Site.Settings)])
            : GeoJsonWriter.Write([GeoJsonWriter.RowOf(Row(written), Site.Settings)], []);
        Listing back = Assert.Single(Read(format, text, Terms)).Listing;

        Assert.Equal((written.Kind, written.Type, written.Name, written.Summary, written.Operator), (back.Kind, back.Type, back.Name, back.Summary, back.Operator));
        Assert.Equal((written.Country, written.Town, written.Point, written.Email, written.Website, written.Cost), (back.Country, back.Town, back.Point, back.Email, back.Website, back.Cost));
        Assert.StartsWith(written.Address!, back.Address, StringComparison.Ordinal);
        Assert.Equal(written.Serves.Order(), back.Serves.Order());
        Assert.Equal(written.Services, back.Services.Order());
        Assert.Equal(written.Languages, back.Languages.Order());
        Assert.Equal(written.Access, back.Access);
        Assert.Equal(written.MainPhone?.Digits, back.MainPhone?.Digits);
    }, iter: 100, threads: 2);

    private static IEnumerable<string> Spans(Listing listing) => listing.Hours is not { } hours ? [] : hours.Spans.Select(span => $"{string.Join(',', span.Days)} {span.From} {span.Until}");
}
