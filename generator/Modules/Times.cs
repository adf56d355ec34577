using System.Globalization;
using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>Hours and schedules in words, for places that hold text alone.</summary>
public static class Times
{
    private static readonly ImmutableArray<string> DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>"Monday–Friday 09:00–17:00. Times in the Asia/Kolkata time zone."</summary>
    public static string InWords(Strings words, Hours hours) => string.Join(". ", new[]
    {
        hours.Always ? words.OpenAlways : null,
        hours.Spans.IsEmpty ? null : string.Join(", ", hours.Spans.Select(span => $"{Days(words, span.Days)} {Clock(span.From, span.Until)}")),
        hours.Zone is { } zone ? Zone(words, zone) : null,
        hours.Note?.TrimEnd('.'),
    }.OfType<string>()) + ".";

    /// <summary>"second Tuesday of the month 19:00–20:30, from 6 January 2026. Times in the Europe/London time zone."</summary>
    public static string InWords(Strings words, Schedule schedule)
    {
        string days = Days(words, schedule.Days);
        string held = schedule.Weeks.IsEmpty ? days : Strings.Fill(words.MeetingWeeks, ("weeks", string.Join(", ", schedule.Weeks.Select(week => words["week." + (week < 0 ? "last" : Number(week))]))), ("days", days));
        IEnumerable<string?> parts =
        [
            $"{held} {Clock(schedule.From, schedule.Until)}",
            schedule.Every > 1 ? Strings.Fill(words.MeetingEvery, ("count", Number(schedule.Every))) : null,
            schedule.Starts is { } starts ? Strings.Fill(words.MeetingFrom, ("date", Date(words, starts))) : null,
            schedule.Ends is { } ends ? Strings.Fill(words.MeetingEnds, ("date", Date(words, ends))) : null,
            schedule.Except.IsEmpty ? null : Strings.Fill(words.MeetingExcept, ("dates", string.Join(", ", schedule.Except.Select(day => Date(words, day))))),
        ];
        return $"{string.Join(", ", parts.OfType<string>())}. {Zone(words, schedule.Zone)}.";
    }

    /// <summary>The word of a day, as YAML has it: <c>mon</c>.</summary>
    public static string DayName(IsoDayOfWeek day) => DayNames[(int)day - 1];

    /// <summary>A time on the 24-hour clock: 09:30.</summary>
    public static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Clock(LocalTime from, LocalTime? until) => until switch
    {
        null => Clock(from),
        { } midnight when midnight == LocalTime.Midnight => $"{Clock(from)}–24:00",
        { } end => $"{Clock(from)}–{Clock(end)}",
    };

    private static string Days(Strings words, ImmutableArray<IsoDayOfWeek> days)
    {
        if (days.Length == 7)
            return words.EveryDay;
        bool isRun = days.Length > 2 && days[^1] - days[0] == days.Length - 1;
        return isRun ? $"{words["day." + DayName(days[0])]}–{words["day." + DayName(days[^1])]}" : string.Join(", ", days.Select(day => words["day." + DayName(day)]));
    }

    private static string Zone(Strings words, string zone) => Strings.Fill(words.ZoneNote, ("zone", zone.Replace('_', ' ')));

    private static string Date(Strings words, LocalDate day) => words.Date(day.ToDateOnly());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
