using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using NodaTime.Extensions;
using RecoveryGuide.Content;
using Calendar = Ical.Net.Calendar;

namespace RecoveryGuide.Formats;

/// <summary>
/// A group's meetings as an iCalendar file (RFC 5545), written by Ical.Net. Somebody else may see the calendar, so nothing in it says what is met for: neither title nor file name, and no description.
/// </summary>
public static class CalendarWriter
{
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
        Calendar calendar = new() { ProductId = "-//Calendar//EN", Scale = "GREGORIAN", Method = "PUBLISH" };
        foreach (var zone in entries.GroupBy(entry => entry.Schedule.Zone, StringComparer.Ordinal))
            calendar.AddTimeZone(CalendarZone.Of(zone.Key, zone.Min(entry => entry.First)));
        Dictionary<string, int> names = [];
        foreach (Entry entry in entries)
            calendar.Events.Add(EventOf(listing, entry, title, UidOf(listing, entry, names)));
        return Written(calendar);
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
        string name = entry.Meeting.Name ?? $"{Kebab<MeetingMode>.Of(entry.Meeting.Mode)} {string.Join(',', DaysOf(entry.Schedule).Select(NameOf))}";
        names[name] = names.GetValueOrDefault(name) + 1;
        return StableIds.Of($"{listing.Folder}/{listing.Id}/meeting/{name}/{names[name]}");
    }

    private static CalendarEvent EventOf(Listing listing, Entry entry, string title, Guid uid)
    {
        (Meeting meeting, Schedule schedule, LocalDate first) = entry;
        CalDateTime stamp = new(listing.Checked.On, TimeOnly.MinValue, CalDateTime.UtcTzId);
        CalendarEvent held = new()
        {
            Uid = uid.ToString(),
            DtStamp = stamp,
            LastModified = stamp,
            DtStart = TimeOf(first + schedule.From, schedule.Zone),
            // A duration is exact where the clocks change in between; a second clock time would not be. Where no source says when it ends, nothing is said.
            Duration = schedule.Length is { } length ? Ical.Net.DataTypes.Duration.FromTimeSpanExact(length.ToTimeSpan()) : null,
            RecurrenceRule = RuleOf(schedule),
            Summary = ContentLines.Plain(title),
            Class = "PRIVATE",
        };
        held.ExceptionDates.AddRange(ExceptionsOf(schedule, first).Select(day => TimeOf(day + schedule.From, schedule.Zone)));
        if (meeting.Channels.Contains(Channel.InPerson) && (listing.Address ?? listing.Town) is { } place)
            held.Location = ContentLines.Plain(place);
        // Ical.Net writes an address as it stands, so a line end in it would begin a line of its own.
        if (meeting.Join is { } join && Uri.TryCreate(string.Concat(join.Where(letter => !char.IsControl(letter))), UriKind.Absolute, out Uri? url))
            held.Url = url;
        return held;
    }

    // Weeks are counted from Mondays, as they are where a rule does not say: RFC 5545, 3.3.10.
    private static RecurrenceRule RuleOf(Schedule schedule) => new(schedule.Weeks.IsEmpty ? FrequencyType.Weekly : FrequencyType.Monthly, schedule.Every)
    {
        ByDay = [.. DaysOf(schedule)],
        // With a zone's own times the last moment is told in UTC.
        Until = schedule.Ends is { Year: < LastYear } ends ? new((ends + schedule.From).InZoneLeniently(DateTimeZoneProviders.Tzdb[schedule.Zone]).ToDateTimeUtc(), CalDateTime.UtcTzId) : null,
    };

    private static IEnumerable<WeekDay> DaysOf(Schedule schedule) => schedule.Weeks.IsEmpty
        ? schedule.Days.Select(day => new WeekDay(day.ToDayOfWeek()))
        : schedule.Weeks.SelectMany(week => schedule.Days.Select(day => new WeekDay(day.ToDayOfWeek(), week)));

    // Part of an entry's id, so it stays as it is: 2TU.
    private static string NameOf(WeekDay day) => string.Create(CultureInfo.InvariantCulture, $"{day.Offset}{day.DayOfWeek.ToString()[..2].ToUpperInvariant()}");

    private static LocalDate[] ExceptionsOf(Schedule schedule, LocalDate first)
    {
        Schedule always = schedule with { Except = [] };
        return [.. schedule.Except.Where(day => day >= first && always.IsHeldOn(day))];
    }

    /// <summary>A local time as Ical.Net has it.</summary>
    /// <param name="at">The time.</param>
    /// <param name="zone">IANA name of its zone; null for none.</param>
    internal static CalDateTime TimeOf(LocalDateTime at, string? zone) => new(at.ToDateTimeUnspecified(), zone);

    // Ical.Net 5.2.4 writes numbers and sorts lines as the builder's language does: under sv-SE, fa-IR and 65 more, the minus of -1SU is one no calendar knows.
    private static string Written(Calendar calendar)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return new CalendarSerializer().SerializeToString(calendar) ?? "";
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
