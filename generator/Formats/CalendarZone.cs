using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace RecoveryGuide.Formats;

/// <summary>A time zone as iCalendar tells it: when its clocks change, from a day on. RFC 5545, 3.6.5.</summary>
internal static class CalendarZone
{
    // Each weekday rule has met every day it can fall on within 28 years; a rule that held that long is taken to hold on.
    private const int YearsRead = 40;
    private const int FewestYears = 28;

    // What follows no yearly rule (the clocks of Morocco follow the moon) is told change by change this far.
    private const int YearsTold = 12;

    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMdd'T'HHmmss");
    private static readonly ImmutableArray<string> DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private sealed record Change(LocalDateTime At, Offset From, Offset To, string Name, bool IsDaylight);

    /// <summary>Writes a zone's <c>VTIMEZONE</c>.</summary>
    /// <param name="lines">Takes it.</param>
    /// <param name="id">IANA name of the zone.</param>
    /// <param name="first">The first day it is needed for.</param>
    public static void Write(ContentLines lines, string id, LocalDate first)
    {
        lines.Add("BEGIN", "VTIMEZONE").Add("TZID", id);
        foreach (var alike in ChangesOf(DateTimeZoneProviders.Tzdb[id], first).GroupBy(change => change with { At = default }))
            WriteAlike(lines, [.. alike], first.PlusYears(YearsTold));
        lines.Add("END", "VTIMEZONE");
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

    private static void WriteAlike(ContentLines lines, ImmutableArray<Change> changes, LocalDate end)
    {
        int yearly = YearlyFrom(changes);
        ImmutableArray<Change> rest = [.. changes.Take(yearly).Where((change, at) => at == 0 || change.At.Date < end)];
        if (!rest.IsEmpty)
            WriteOne(lines, rest[0], rest.Length == 1 ? [] : [("RDATE", string.Join(',', rest.Skip(1).Select(change => Stamp.Format(change.At))))]);
        if (yearly < changes.Length)
            WriteOne(lines, changes[yearly], [("RRULE", RuleOf(changes[yearly..]))]);
    }

    private static void WriteOne(ContentLines lines, Change change, IEnumerable<(string Name, string Value)> more)
    {
        string kind = change.IsDaylight ? "DAYLIGHT" : "STANDARD";
        lines.Add("BEGIN", kind).Add("DTSTART", Stamp.Format(change.At)).Add("TZOFFSETFROM", Written(change.From)).Add("TZOFFSETTO", Written(change.To)).AddText("TZNAME", change.Name);
        foreach ((string name, string value) in more)
            lines.Add(name, value);
        lines.Add("END", kind);
    }

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

    private static string RuleOf(ImmutableArray<Change> changes)
    {
        (int month, string day) = (changes[0].At.Month, DayNames[(int)changes[0].At.DayOfWeek - 1]);
        int least = changes.Min(change => change.At.Day);
        // February 22 to 28 would be the fourth in a leap year and the last in the others.
        bool isLast = month != 2 && least + 6 == CalendarSystem.Iso.GetDaysInMonth(changes[0].At.Year, month);
        string days = isLast ? $"BYDAY=-1{day}"
            : least % 7 == 1 ? string.Create(CultureInfo.InvariantCulture, $"BYDAY={(least / 7) + 1}{day}")
            : $"BYMONTHDAY={string.Join(',', Enumerable.Range(least, 7))};BYDAY={day}";
        return string.Create(CultureInfo.InvariantCulture, $"FREQ=YEARLY;BYMONTH={month};{days}");
    }

    private static string Written(Offset offset)
    {
        int seconds = Math.Abs(offset.Seconds);
        string rest = seconds % 60 == 0 ? "" : (seconds % 60).ToString("D2", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:D2}{seconds / 60 % 60:D2}{rest}");
    }
}
