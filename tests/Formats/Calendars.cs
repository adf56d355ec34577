using System.Globalization;
using System.Text;
using CsCheck;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using static RecoveryGuide.Tests.Formats.Invented;
using Calendar = Ical.Net.Calendar;
using Duration = NodaTime.Duration;

namespace RecoveryGuide.Tests.Formats;

/// <summary>A meeting saved in a calendar is there when the group meets, in every time zone and whenever the clocks change, and says nothing of what it is.</summary>
public class Calendars
{
    private static readonly ImmutableArray<string> Zones = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Australia/Lord_Howe", "Africa/Casablanca"];

    private static string Written(Listing listing) => CalendarWriter.Write(listing, "Appointment");

    private static Calendar Read(Listing listing) => Calendar.Load(Written(listing))!;

    /// <summary>When another reader of calendars expects a meeting.</summary>
    private static IEnumerable<(Instant Start, Instant? End)> Shown(CalendarEvent meeting, Instant since) =>
        from occurrence in meeting.GetOccurrences(new CalDateTime(since.ToDateTimeUtc()))
        let start = Instant.FromDateTimeUtc(occurrence.Period.StartTime.AsUtc)
        // Hours and minutes are exact (RFC 5545, 3.3.6); the end as a clock time would be two times in the hour that comes twice.
        select (start, meeting.Duration is { } length ? start + Duration.FromTimeSpan(length.ToTimeSpanUnspecified()) : (Instant?)null);

    private static IEnumerable<(Instant Start, Instant? End)> Held(Schedule schedule, Instant from) =>
        schedule.OccurrencesFrom(from).Where(occurrence => occurrence.Start.ToInstant() >= from).Select(occurrence => (occurrence.Start.ToInstant(), occurrence.End?.ToInstant()));

    private static void AssertAgree(Schedule schedule, int count)
    {
        CalendarEvent meeting = Assert.Single(Read(Meeting(schedule)).Events);
        Instant checkedOn = schedule.FirstDayFrom(LocalDate.FromDateOnly(Checked))!.Value.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[schedule.Zone]).ToInstant();
        var held = Held(schedule, checkedOn).Take(count).ToArray();
        Assert.NotEmpty(held);
        Assert.Equal(held, Shown(meeting, checkedOn).Take(count));
        // The library that wrote the file could read its own mistakes as right: a reader of ours, which knows nothing of it, must find the same times.
        Assert.Equal(held.Take(10), WrittenCalendar.Read(Written(Meeting(schedule))).OccurrencesFrom(checkedOn).Take(Math.Min(count, 10)));
    }

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string zone in Zones)
                foreach (string name in Schedules("UTC").Keys)
                    cases.Add(zone, name);
            return cases;
        }
    }

    // The clocks change at 1:00 or 2:00 on a Sunday in these zones, forward and back.
    private static Dictionary<string, Schedule> Schedules(string zone)
    {
        Schedule tuesday = Weekly(zone, "19:00", "20:30", IsoDayOfWeek.Tuesday);
        Schedule sunday = Weekly(zone, "02:30", "03:15", IsoDayOfWeek.Sunday);
        return new()
        {
            ["weekly"] = tuesday,
            ["several days"] = Weekly(zone, "07:15", "08:00", IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Sunday),
            ["second week"] = tuesday with { Weeks = [2] },
            ["first and third week"] = tuesday with { Weeks = [1, 3], Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Friday] },
            ["last week"] = tuesday with { Weeks = [-1] },
            ["fourth and last week"] = tuesday with { Weeks = [4, -1] },
            ["fifth week"] = tuesday with { Weeks = [5] },
            ["fortnightly"] = tuesday with { Every = 2, Starts = Day("2026-01-01") },
            ["fortnightly from a Sunday"] = tuesday with { Every = 2, Starts = Day("2026-02-22"), Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday] },
            ["every third week from later"] = tuesday with { Every = 3, Starts = Day("2026-05-13") },
            ["past midnight"] = Weekly(zone, "23:00", "01:30", IsoDayOfWeek.Saturday),
            ["to midnight"] = Weekly(zone, "22:00", "00:00", IsoDayOfWeek.Saturday),
            ["with exceptions"] = tuesday with { Except = [Day("2026-03-31"), Day("2026-04-01"), Day("2026-12-29")] },
            ["until a day"] = tuesday with { Ends = Day("2026-05-05") },
            ["without an end"] = Weekly(zone, "19:00", null, IsoDayOfWeek.Tuesday),
            ["when the clocks jump"] = sunday,
            ["when the clocks jump, fortnightly"] = sunday with { Every = 2, Starts = Day("2026-03-01") },
            ["across the jump"] = Weekly(zone, "00:30", "04:00", IsoDayOfWeek.Sunday),
            ["in the jump of London"] = Weekly(zone, "01:30", "02:30", IsoDayOfWeek.Sunday),
        };
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_saved_meeting_is_there_whenever_the_group_meets_for_more_than_a_year(string zone, string name) => AssertAgree(Schedules(zone)[name], 60);

    private static readonly Gen<Schedule> AnySchedule =
        from zone in Gen.OneOf("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Europe/Dublin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu")
        from days in Gen.Int[1, 7].HashSet[1, 4]
        from weeks in Gen.OneOf<int[]>([], [], [], [1], [2, 4], [3], [5], [-1], [1, -1])
        from every in Gen.Int[1, 3]
        from minute in Gen.Int[0, 1439]
        from length in Gen.Int[-1, 1439]
        from starts in Gen.Int[-400, 60]
        from ends in Gen.Int[200, 900]
        from has in Gen.Select(Gen.Bool, Gen.Bool)
        from except in Gen.Int[0, 60].Array[0, 5]
        let begin = LocalTime.FromMinutesSinceMidnight(minute)
        let isEvery = every > 1 && weeks.Length == 0
        let first = Day("2026-03-02")
        let plain = new Schedule([.. days.Order().Select(day => (IsoDayOfWeek)day)], [.. weeks], isEvery ? every : 1, begin, length < 0 ? null : begin.PlusMinutes(length), zone,
            isEvery || has.Item1 ? first.PlusDays(starts) : null, has.Item2 ? first.PlusDays(ends) : null, [])
        where plain.FirstDayFrom(first) is not null
        // Days on which it would be held, so that leaving them out is seen.
        let held = plain.OccurrencesFrom(Instant.FromUtc(2026, 3, 2, 0, 0)).Take(61).Select(occurrence => occurrence.Start.Date).Distinct().ToArray()
        let left = plain with { Except = [.. except.Where(at => at < held.Length).Select(at => held[at]).Distinct().Order()] }
        where left.FirstDayFrom(first) is not null
        select left;

    [Fact]
    public void Any_schedule_is_shown_as_it_is_held() => AnySchedule.Try(schedule => AssertAgree(schedule, 20), iter: 300);

    [Fact]
    public void Nobody_who_sees_the_calendar_learns_what_it_is()
    {
        Listing listing = Meeting(Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday)) with
        {
            Name = "Alcoholics Anonymous Harbour",
            Operator = "Recovery Trust",
            Website = "https://alcohol.example.org/",
            Note = "For people who drink",
            Fellowship = Fellowship.AlcoholicsAnonymous,
            Address = "Church hall, 1 Quay Street",
        };
        string file = Written(listing with { Meetings = [listing.Meetings[0] with { Name = "Sober Mondays", Note = "Bring nothing", Formats = [MeetingFormat.StepStudy] }] });

        Assert.Contains("SUMMARY:Appointment\r\n", file, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Church hall\\, 1 Quay Street\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("DESCRIPTION", file, StringComparison.Ordinal);
        Assert.All(["alcohol", "harbour", "recovery", "drink", "sober", "bring", "step", "group", "meeting"], word => Assert.DoesNotContain(word, file, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_meeting_online_leads_to_where_it_is_held_and_to_no_street()
    {
        Listing listing = Meeting(Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday)) with { Address = "1 Quay Street" };
        CalendarEvent meeting = Assert.Single(Read(listing with { Meetings = [listing.Meetings[0] with { Mode = MeetingMode.Online, Join = "https://meet.example.org/a?b=1,2;c" }] }).Events);

        Assert.Equal("https://meet.example.org/a?b=1,2;c", meeting.Url?.OriginalString);
        Assert.Null(meeting.Location);
    }

    [Fact]
    public void A_meeting_whose_end_no_source_says_is_given_none()
    {
        string file = Written(Meeting(Weekly("Europe/London", "19:00", null, IsoDayOfWeek.Monday)));

        Assert.DoesNotContain("DTEND", file, StringComparison.Ordinal);
        Assert.DoesNotContain("DURATION", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_it_again_changes_the_entry_and_adds_none()
    {
        Schedule monday = Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday);
        Schedule friday = Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Friday);

        string[] before = [.. Read(Meeting(monday, friday)).Events.Select(meeting => meeting.Uid!)];
        string[] after = [.. Read(Meeting(friday, monday with { From = Time("18:00") }) with { Checked = new(Checked.AddDays(30), CheckedAgainst.Call) }).Events.Select(meeting => meeting.Uid!)];

        Assert.Equal(before.Order(), after.Order());
        Assert.Distinct(before);
        Assert.Distinct(Read(Meeting(monday, monday)).Events.Select(meeting => meeting.Uid));
        Assert.NotEqual(before, Read(Meeting(monday, friday) with { Id = "other" }).Events.Select(meeting => meeting.Uid));
    }

    [Fact]
    public void A_group_that_is_closed_for_a_while_or_has_stopped_meeting_offers_no_calendar()
    {
        Schedule monday = Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday);
        Listing closed = Meeting(monday) with { TemporarilyClosed = new(new(2026, 3, null), null, new(2026, 6, 1), null) };

        Assert.Empty(CalendarWriter.MeetingsOf(closed, new(2026, 6, 1)));
        Assert.Single(CalendarWriter.MeetingsOf(closed, new(2026, 6, 2)));
        Assert.Empty(CalendarWriter.MeetingsOf(Meeting(monday with { Ends = Day("2026-03-01") }), Checked));
        Assert.Empty(CalendarWriter.MeetingsOf(Group, Checked));
    }

    [Theory]
    [InlineData("9999-12-31", "2026-03-02")]
    [InlineData("0001-01-01", "2026-03-02")]
    [InlineData("2026-03-02", "9999-12-31")]
    [InlineData("2026-03-02", "0001-01-01")]
    public void A_mistyped_year_breaks_nothing(string starts, string checkedOn)
    {
        Schedule schedule = Weekly("America/New_York", "19:00", "20:00", IsoDayOfWeek.Monday) with { Starts = Day(starts), Ends = Day("9999-12-31") };
        Listing listing = Meeting(schedule) with { Checked = new(Day(checkedOn).ToDateOnly(), CheckedAgainst.Call) };

        Assert.Equal(CalendarWriter.MeetingsOf(listing, Checked).Length, Read(listing).Events.Count);
    }

    public static TheoryData<string> AllZones => [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal))];

    // Calendars that know no zone by its name must find the right time from the file alone.
    [Theory, MemberData(nameof(AllZones))]
    public void The_file_alone_tells_when_the_clocks_of_its_zone_change(string id)
    {
        LocalDate first = Day("2026-03-02");
        string file = Written(Meeting(Weekly(id, "12:00", "13:00", IsoDayOfWeek.Monday)));
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
        Observance[] told = [.. Calendar.Load(file)!.TimeZones.Single().TimeZoneInfos.SelectMany(Observance.All)];

        Assert.All(Enumerable.Range(0, 365 * 11 / 9).Select(step => first.AtStartOfDayInZone(zone).ToInstant() + Duration.FromHours(7 + (step * 24 * 9))), instant =>
            Assert.Equal(zone.GetUtcOffset(instant), told.Where(change => change.At <= instant).MaxBy(change => change.At)!.Offset));
    }

    private sealed record Observance(Instant At, Offset Offset)
    {
        internal static IEnumerable<Observance> All(Ical.Net.VTimeZoneInfo info)
        {
            Offset from = Offset.FromTimeSpan(info.OffsetFrom!.Offset);
            IEnumerable<LocalDateTime> times = info.GetOccurrences().TakeWhile(time => time.Period.StartTime.Year < 2040).Select(time => LocalDateTime.FromDateTime(time.Period.StartTime.Value));
            return times.Select(time => new Observance(time.WithOffset(from).ToInstant(), Offset.FromTimeSpan(info.OffsetTo!.Offset)));
        }
    }

    [Fact]
    public void Lines_are_as_the_standard_asks_and_no_letter_is_torn()
    {
        string address = string.Concat(Enumerable.Repeat("ਅੰਮ੍ਰਿਤਸਰ 💊 a, b; c\\d ", 20));
        string file = Written(Meeting(Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday)) with { Address = address });

        AssertLines(file);
        Assert.Equal(address, Calendar.Load(file)!.Events.Single().Location);
    }

    [Theory]
    [InlineData("a\r\nATTENDEE:mailto:x@example.org")]
    [InlineData("a\nb")]
    [InlineData("\"; , \\n \\ :=cmd <script>")]
    [InlineData("\u202Eabc\u2028\u0000d")]
    public void A_hostile_address_stays_an_address(string address)
    {
        string file = Written(Meeting(Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday)) with { Address = address });

        AssertLines(file);
        Assert.Equal(address.ReplaceLineEndings("\n").Replace('\0', ' '), Calendar.Load(file)!.Events.Single().Location);
        Assert.Empty(Calendar.Load(file)!.Events.Single().Attendees);
    }

    [Theory]
    [InlineData("hi-IN")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    [InlineData("haw-US")]
    [InlineData("tr-TR")]
    public void The_builder_s_language_changes_no_byte(string culture)
    {
        Schedule last = Weekly("America/New_York", "19:00", "20:30", IsoDayOfWeek.Sunday) with { Weeks = [-1], Except = [Day("2026-03-29")], Ends = Day("2030-01-01") };
        string here = Written(Meeting(last));
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(here, Written(Meeting(last)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Contains("BYDAY=-1SU", here, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_says_what_it_says_with_no_word_of_who_made_it()
    {
        Schedule second = Weekly("Asia/Kolkata", "19:00", "20:30", IsoDayOfWeek.Tuesday, IsoDayOfWeek.Friday) with { Every = 2, Starts = Day("2026-03-02"), Ends = Day("2026-12-31"), Except = [Day("2026-03-17"), Day("2026-03-31")] };
        Listing listing = Meeting(second) with { Address = "1 Quay Street" };

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            PRODID:-//Calendar//EN
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:Asia/Kolkata
            BEGIN:STANDARD
            DTSTART:19451015T000000
            TZNAME:IST
            TZOFFSETFROM:+0630
            TZOFFSETTO:+0530
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            CLASS:PRIVATE
            DTSTAMP:20260302T000000Z
            DTSTART;TZID=Asia/Kolkata:20260303T190000
            DURATION:PT1H30M
            EXDATE;TZID=Asia/Kolkata:20260317T190000,20260331T190000
            LAST-MODIFIED:20260302T000000Z
            LOCATION:1 Quay Street
            RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231T133000Z;BYDAY=TU,FR
            SEQUENCE:0
            SUMMARY:Appointment
            UID:b5af69e4-6aba-5829-85ea-6042ef4457b7
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), Written(listing));
    }

    [Fact]
    public void An_address_to_join_by_never_begins_a_line_of_its_own()
    {
        Listing listing = Meeting(Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday));
        string file = Written(listing with { Meetings = [listing.Meetings[0] with { Mode = MeetingMode.Online, Join = "https://meet.example.org/a\r\nATTENDEE:mailto:x@example.org" }] });

        AssertLines(file);
        Assert.DoesNotContain("\nATTENDEE", file, StringComparison.Ordinal);
        Assert.Contains("\r\nURL:https://meet.example.org/a", file, StringComparison.Ordinal);
    }

    internal static void AssertLines(string file)
    {
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)));
    }
}
