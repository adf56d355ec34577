using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>
/// A group's meetings as an iCalendar file (RFC 5545). Somebody else may see the calendar, so nothing in it says what is met for: neither title nor file name, and no description.
/// </summary>
public static class CalendarWriter
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMdd'T'HHmmss");
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly ImmutableArray<string> DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    // A mistyped year must not lead where no day can be counted on: past 9999.
    private const int LastYear = 9900;

    /// <summary>A meeting that can stand in a calendar.</summary>
    /// <param name="Meeting">The meeting.</param>
    /// <param name="Schedule">When it is held.</param>
    /// <param name="First">The first day it is held since it was checked.</param>
    private sealed record Entry(Meeting Meeting, Schedule Schedule, LocalDate First);

    /// <summary>The meetings a calendar can hold: those with a schedule that were still held when the listing was checked. None of a group that is closed for a while.</summary>
    /// <param name="listing">The group.</param>
    /// <param name="today">The day the site is built for.</param>
    public static ImmutableArray<Meeting> MeetingsOf(Listing listing, DateOnly today) => listing.IsClosedOn(today) ? [] : [.. EntriesOf(listing).Select(entry => entry.Meeting)];

    /// <summary>The file. The same listing gives the same bytes: its times count from the day it was checked.</summary>
    /// <param name="listing">A listing with meetings a calendar can hold.</param>
    /// <param name="title">What each entry is called.</param>
    public static string Write(Listing listing, string title)
    {
        ImmutableArray<Entry> entries = [.. EntriesOf(listing)];
        ContentLines lines = new();
        lines.Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", "-//Calendar//EN").Add("CALSCALE", "GREGORIAN").Add("METHOD", "PUBLISH");
        foreach (var zone in entries.GroupBy(entry => entry.Schedule.Zone, StringComparer.Ordinal))
            CalendarZone.Write(lines, zone.Key, zone.Min(entry => entry.First));
        Dictionary<string, int> names = [];
        foreach (Entry entry in entries)
            WriteEvent(lines, listing, entry, title, UidOf(listing, entry, names));
        return lines.Add("END", "VCALENDAR").ToString();
    }

    private static IEnumerable<Entry> EntriesOf(Listing listing)
    {
        LocalDate since = LocalDate.FromDateOnly(listing.Checked.On);
        foreach (Meeting meeting in listing.Meetings)
            if (since.Year < LastYear && meeting.Schedule is { } schedule && schedule.FirstDayFrom(since) is { } first)
                yield return new(meeting, schedule, first);
    }

    // A meeting has no id of its own. Its name tells it from the group's others, or else its days: a changed time moves the entry in place of adding a second one.
    private static Guid UidOf(Listing listing, Entry entry, Dictionary<string, int> names)
    {
        string name = entry.Meeting.Name ?? $"{Kebab<MeetingMode>.Of(entry.Meeting.Mode)} {string.Join(',', DaysOf(entry.Schedule))}";
        names[name] = names.GetValueOrDefault(name) + 1;
        return StableIds.Of($"{listing.Folder}/{listing.Id}/meeting/{name}/{names[name]}");
    }

    private static void WriteEvent(ContentLines lines, Listing listing, Entry entry, string title, Guid uid)
    {
        (Meeting meeting, Schedule schedule, LocalDate first) = entry;
        string stamp = listing.Checked.On.ToString("yyyyMMdd'T000000Z'", CultureInfo.InvariantCulture);
        lines.Add("BEGIN", "VEVENT").Add("UID", uid.ToString()).Add("DTSTAMP", stamp).Add("LAST-MODIFIED", stamp);
        lines.Add($"DTSTART;TZID={schedule.Zone}", Local.Format(first + schedule.From));
        // A duration is exact where the clocks change in between; a second clock time would not be. Where no source says when it ends, nothing is said.
        if (schedule.Length is { } length)
            lines.Add("DURATION", Written(length));
        lines.Add("RRULE", RuleOf(schedule));
        if (ExceptionsOf(schedule, first) is { Length: > 0 } exceptions)
            lines.Add($"EXDATE;TZID={schedule.Zone}", string.Join(',', exceptions.Select(day => Local.Format(day + schedule.From))));
        lines.AddText("SUMMARY", title).Add("CLASS", "PRIVATE");
        if (meeting.Channels.Contains(Channel.InPerson))
            lines.AddText("LOCATION", listing.Address ?? listing.Town);
        if (meeting.Join is { } join)
            lines.Add("URL", join);
        lines.Add("END", "VEVENT");
    }

    /// <summary>A schedule as one recurrence rule: RFC 5545, 3.3.10.</summary>
    internal static string RuleOf(Schedule schedule)
    {
        string days = string.Join(',', DaysOf(schedule));
        string rule = schedule.Weeks.IsEmpty ? $"FREQ=WEEKLY;BYDAY={days}" : $"FREQ=MONTHLY;BYDAY={days}";
        if (schedule.Every > 1)
            rule += string.Create(CultureInfo.InvariantCulture, $";INTERVAL={schedule.Every};WKST=MO");
        // With a zone's own times the last moment is told in UTC.
        return schedule.Ends is { Year: < LastYear } ends ? $"{rule};UNTIL={Utc.Format((ends + schedule.From).InZoneLeniently(DateTimeZoneProviders.Tzdb[schedule.Zone]).ToInstant())}" : rule;
    }

    private static IEnumerable<string> DaysOf(Schedule schedule) => schedule.Weeks.IsEmpty
        ? schedule.Days.Select(day => DayNames[(int)day - 1])
        : schedule.Weeks.SelectMany(week => schedule.Days.Select(day => week.ToString(CultureInfo.InvariantCulture) + DayNames[(int)day - 1]));

    private static LocalDate[] ExceptionsOf(Schedule schedule, LocalDate first)
    {
        Schedule always = schedule with { Except = [] };
        return [.. schedule.Except.Where(day => day >= first && always.IsHeldOn(day))];
    }

    private static string Written(Duration length) => length.TotalMinutes % 60 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"PT{(int)length.TotalHours}H")
        : string.Create(CultureInfo.InvariantCulture, $"PT{((int)length.TotalHours > 0 ? $"{(int)length.TotalHours}H" : "")}{(int)length.TotalMinutes % 60}M");
}
