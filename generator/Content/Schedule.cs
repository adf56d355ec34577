using NodaTime;

namespace RecoveryGuide.Content;

/// <summary>One time a meeting is held.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends; null where no source says.</param>
public readonly record struct Occurrence(ZonedDateTime Start, ZonedDateTime? End);

/// <summary>When something is held again and again, in its own time zone: weekly, every few weeks, or in some weeks of the month. What RFC 5545 can say with one rule.</summary>
/// <param name="Days">The days it begins on, Monday first.</param>
/// <param name="Weeks">The weeks of the month: 1 to 5, and -1 for the last; empty means every week. "2" with Tuesday is the second Tuesday of the month.</param>
/// <param name="Every">1 for every week, 2 for every other; counted from the week of <paramref name="Starts"/>, whose first day is Monday.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends; null where no source says; not after <paramref name="From"/> means on the next day.</param>
/// <param name="Zone">IANA name of its zone.</param>
/// <param name="Starts">The first day it may be held; null where no source says.</param>
/// <param name="Ends">The last day it may be held.</param>
/// <param name="Except">Days on which it is not held.</param>
public sealed record Schedule(
    ImmutableArray<IsoDayOfWeek> Days,
    ImmutableArray<int> Weeks,
    int Every,
    LocalTime From,
    LocalTime? Until,
    string Zone,
    LocalDate? Starts,
    LocalDate? Ends,
    ImmutableArray<LocalDate> Except)
{
    /// <summary>The longest it can take to come round again, in days: a fifth Monday in February of a leap year comes once in 28 years, so no rule is asked for longer.</summary>
    private const int LongestSearch = 366 * 29;

    /// <summary>Whether it runs past midnight into the next day, midnight included.</summary>
    public bool EndsNextDay => Until <= From;

    /// <summary>How long it takes; null where no source says.</summary>
    public Duration? Length => Until is { } until
        ? Duration.FromNanoseconds(until.NanosecondOfDay - From.NanosecondOfDay) + (EndsNextDay ? Duration.FromDays(1) : Duration.Zero)
        : null;

    /// <summary>The times it is held that have not ended at an instant, soonest first; those whose end no source says, that have not begun.</summary>
    public IEnumerable<Occurrence> OccurrencesFrom(Instant from)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[Zone];
        LocalDate today = from.InZone(zone).Date;
        // Yesterday's may still go on.
        LocalDate first = LocalDate.Max(today.PlusDays(-1), Starts ?? LocalDate.MinIsoValue);
        LocalDate last = LocalDate.Min(today.PlusDays(LongestSearch), Ends ?? LocalDate.MaxIsoValue);
        for (LocalDate day = first; day <= last; day = day.PlusDays(1))
            if (IsHeldOn(day) && On(day, zone) is var occurrence && (occurrence.End ?? occurrence.Start).ToInstant() > from)
                yield return occurrence;
    }

    /// <summary>The first day on or after a day on which it begins; null where it is not held again within 29 years.</summary>
    public LocalDate? FirstDayFrom(LocalDate from)
    {
        LocalDate last = LocalDate.Min(from.PlusDays(Math.Min(LongestSearch, Period.DaysBetween(from, LocalDate.MaxIsoValue))), Ends ?? LocalDate.MaxIsoValue);
        for (LocalDate day = LocalDate.Max(from, Starts ?? from); day <= last; day = day.PlusDays(1))
            if (IsHeldOn(day))
                return day;
        return null;
    }

    /// <summary>Whether it begins on a day.</summary>
    public bool IsHeldOn(LocalDate day) =>
        Days.Contains(day.DayOfWeek) && !(day < Starts) && !(day > Ends) && !Except.Contains(day) && IsInWeek(day) && IsInTurn(day);

    private bool IsInWeek(LocalDate day)
    {
        if (Weeks.IsEmpty)
            return true;
        int daysInMonth = day.Calendar.GetDaysInMonth(day.Year, day.Month);
        bool isLast = day.Day + 7 > daysInMonth;
        return Weeks.Contains((day.Day + 6) / 7) || (isLast && Weeks.Contains(-1));
    }

    private bool IsInTurn(LocalDate day) => Every == 1 || (Starts is { } starts && Period.DaysBetween(Monday(starts), Monday(day)) / 7 % Every == 0);

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    // A time the clocks skip is as much later as they were put forward, and one they repeat is its first: RFC 5545, 3.3.5.
    private Occurrence On(LocalDate day, DateTimeZone zone)
    {
        ZonedDateTime start = zone.AtLeniently(day + From);
        return new(start, Length is { } length ? start + length : null);
    }
}
