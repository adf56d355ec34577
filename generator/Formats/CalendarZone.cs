using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace RecoveryGuide.Formats;

/// <summary>
/// A time zone as iCalendar tells it: when its clocks change, from a day on. RFC 5545, 3.6.5. Ical.Net 5.2.4 writes it, and would make it, too; but what it makes is wrong between 2026 and 2037
/// for 15 of the 553 zones of NodaTime (Casablanca, Cairo, Dublin, Jerusalem, Santiago among them), depends on the day it is made, and fails for a first day over a year ahead.
/// </summary>
internal static class CalendarZone
{
    // Each weekday rule has met every day it can fall on within 28 years; a rule that held that long is taken to hold on.
    private const int YearsRead = 40;
    private const int FewestYears = 28;

    // What follows no yearly rule (clocks that follow the moon, or a rule that will end) is told change by change this far.
    private const int YearsTold = 12;

    private sealed record Change(LocalDateTime At, Offset From, Offset To, string Name, bool IsDaylight);

    /// <summary>A zone's <c>VTIMEZONE</c>.</summary>
    /// <param name="id">IANA name of the zone.</param>
    /// <param name="first">The first day it is needed for.</param>
    public static VTimeZone Of(string id, LocalDate first)
    {
        VTimeZone zone = new() { TzId = id };
        foreach (var alike in ChangesOf(DateTimeZoneProviders.Tzdb[id], first).GroupBy(change => change with { At = default }))
            foreach (VTimeZoneInfo info in InfosOf([.. alike], first.PlusYears(YearsTold)))
                zone.AddChild(info);
        return zone;
    }

    private static IEnumerable<Change> ChangesOf(DateTimeZone zone, LocalDate first)
    {
        // The day before: a meeting may have begun then.
        Instant from = zone.AtStartOfDay(first.PlusDays(-1)).ToInstant();
        foreach (ZoneInterval interval in zone.GetZoneIntervals(from, zone.AtStartOfDay(first.PlusYears(YearsRead)).ToInstant()))
        {
            Offset before = interval.HasStart ? zone.GetZoneInterval(interval.Start - Duration.Epsilon).WallOffset : interval.WallOffset;
            LocalDateTime at = interval.HasStart ? interval.Start.WithOffset(before).LocalDateTime : new(1970, 1, 1, 0, 0);
            yield return new(at, before, interval.WallOffset, interval.Name, interval.Savings != Offset.Zero);
        }
    }

    private static IEnumerable<VTimeZoneInfo> InfosOf(ImmutableArray<Change> changes, LocalDate end)
    {
        int yearly = YearlyFrom(changes);
        ImmutableArray<Change> rest = [.. changes.Take(yearly).Where((change, at) => at == 0 || change.At.Date < end)];
        if (!rest.IsEmpty)
        {
            VTimeZoneInfo told = InfoOf(rest[0]);
            told.RecurrenceDates.AddRange(rest.Skip(1).Select(change => CalendarWriter.TimeOf(change.At, zone: null)));
            yield return told;
        }
        if (yearly < changes.Length)
        {
            VTimeZoneInfo told = InfoOf(changes[yearly]);
            told.RecurrenceRule = RuleOf(changes[yearly..]);
            yield return told;
        }
    }

    private static VTimeZoneInfo InfoOf(Change change) => new()
    {
        Name = change.IsDaylight ? Components.Daylight : Components.Standard,
        Start = CalendarWriter.TimeOf(change.At, zone: null),
        OffsetFrom = new(change.From.ToTimeSpan()),
        OffsetTo = new(change.To.ToTimeSpan()),
        TimeZoneName = change.Name,
    };

    /// <summary>Where the changes begin to come once a year by one rule, to the end of what was read; their number where they do not.</summary>
    private static int YearlyFrom(ImmutableArray<Change> changes)
    {
        int first = changes.Length - 1;
        (int least, int most) = (changes[first].At.Day, changes[first].At.Day);
        while (first > 0 && IsAYearBefore(changes[first - 1].At, changes[first].At) && Math.Max(most, changes[first - 1].At.Day) - Math.Min(least, changes[first - 1].At.Day) < 7)
        {
            first--;
            (least, most) = (Math.Min(least, changes[first].At.Day), Math.Max(most, changes[first].At.Day));
        }
        return changes.Length - first >= FewestYears && most - least == 6 ? first : changes.Length;
    }

    private static bool IsAYearBefore(LocalDateTime one, LocalDateTime other) =>
        one.Year == other.Year - 1 && one.Month == other.Month && one.DayOfWeek == other.DayOfWeek && one.TimeOfDay == other.TimeOfDay;

    private static RecurrenceRule RuleOf(ImmutableArray<Change> changes)
    {
        (int month, DayOfWeek day) = (changes[0].At.Month, changes[0].At.DayOfWeek.ToDayOfWeek());
        int least = changes.Min(change => change.At.Day);
        // February 22 to 28 would be the fourth in a leap year and the last in the others.
        bool isLast = month != 2 && least + 6 == CalendarSystem.Iso.GetDaysInMonth(changes[0].At.Year, month);
        RecurrenceRule rule = new(FrequencyType.Yearly) { ByMonth = [month] };
        if (isLast)
            rule.ByDay = [new(day, -1)];
        else if (least % 7 == 1)
            rule.ByDay = [new(day, (least / 7) + 1)];
        else
            (rule.ByMonthDay, rule.ByDay) = ([.. Enumerable.Range(least, 7)], [new(day)]);
        return rule;
    }
}
