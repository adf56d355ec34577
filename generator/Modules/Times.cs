using System.Globalization;
using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>Hours and schedules in words.</summary>
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
    public static string InWords(Strings words, Schedule schedule) =>
        $"{string.Join(", ", Limits(words, schedule).Prepend($"{Days(words, schedule)} {Clock(schedule.From, schedule.Until)}"))}. {Zone(words, schedule.Zone)}.";

    /// <summary>"second Tuesday of the month", "Monday–Friday".</summary>
    public static string Days(Strings words, Schedule schedule) => schedule.Weeks.IsEmpty ? Days(words, schedule.Days)
        : Strings.Fill(words.MeetingWeeks, ("weeks", string.Join(", ", schedule.Weeks.Select(week => words["week." + (week < 0 ? "last" : Number(week))]))), ("days", Days(words, schedule.Days)));

    /// <summary>What makes a schedule other than every week for ever: "Every 2 weeks", "from 6 January 2026".</summary>
    public static IEnumerable<string> Limits(Strings words, Schedule schedule) => new[]
    {
        schedule.Every > 1 ? Strings.Fill(words.MeetingEvery, ("count", Number(schedule.Every))) : null,
        schedule.Starts is { } starts ? Strings.Fill(words.MeetingFrom, ("date", Date(words, starts))) : null,
        schedule.Ends is { } ends ? Strings.Fill(words.MeetingEnds, ("date", Date(words, ends))) : null,
        schedule.Except.IsEmpty ? null : Strings.Fill(words.MeetingExcept, ("dates", string.Join(", ", schedule.Except.Select(day => Date(words, day))))),
    }.OfType<string>();

    /// <summary>The word of a day, as YAML has it: <c>mon</c>.</summary>
    public static string DayName(IsoDayOfWeek day) => DayNames[(int)day - 1];

    /// <summary>A time on the 24-hour clock: 09:30.</summary>
    public static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"09:00–17:00"; without an end where no source says when it ends.</summary>
    public static string Clock(LocalTime from, LocalTime? until) => until switch
    {
        null => Clock(from),
        { } midnight when midnight == LocalTime.Midnight => $"{Clock(from)}–24:00",
        { } end => $"{Clock(from)}–{Clock(end)}",
    };

    /// <summary>"Every day", "Monday–Friday", "Monday, Thursday".</summary>
    public static string Days(Strings words, ImmutableArray<IsoDayOfWeek> days)
    {
        if (days.Length == 7)
            return words.EveryDay;
        bool isRun = days.Length > 2 && days[^1] - days[0] == days.Length - 1;
        return isRun ? $"{words["day." + DayName(days[0])]}–{words["day." + DayName(days[^1])]}" : string.Join(", ", days.Select(day => words["day." + DayName(day)]));
    }

    /// <summary>"Times in the Asia/Kolkata time zone".</summary>
    public static string Zone(Strings words, string zone) => Strings.Fill(words.ZoneNote, ("zone", zone.Replace('_', ' ')));

    private static string Date(Strings words, LocalDate day) => words.Date(day.ToDateOnly());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
