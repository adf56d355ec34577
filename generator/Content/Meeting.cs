using NodaTime;
using NodaTime.Text;

namespace RecoveryGuide.Content;

#pragma warning disable CS1591 // The members of these closed lists are the field's own words; input/strings says what readers are shown for each.

/// <summary>Where a meeting is held.</summary>
public enum MeetingMode
{
    InPerson,
    Online,
    Phone,
    Hybrid,
}

/// <summary>Who may come: everybody (open), or those who share the problem (closed).</summary>
public enum Attendance
{
    Open,
    Closed,
}

/// <summary>What a meeting is like.</summary>
public enum MeetingFormat
{
    Beginners,
    Discussion,
    Speaker,
    StepStudy,
    TraditionStudy,
    Literature,
    Meditation,
    QuestionsAndAnswers,
    Candlelight,
}
#pragma warning restore CS1591

/// <summary>A meeting of a group.</summary>
/// <param name="Mode">Where it is held.</param>
/// <param name="Schedule">When; null where it is only held by arrangement or no source says.</param>
/// <param name="Name">What this one is called, where a group has several.</param>
/// <param name="Attendance">Who may come.</param>
/// <param name="Formats">What it is like.</param>
/// <param name="Join">Address of an online meeting.</param>
/// <param name="Dial">Number of a meeting by phone.</param>
/// <param name="Note">What does not fit the form.</param>
/// <param name="At">Where it was written.</param>
public sealed record Meeting(
    MeetingMode Mode,
    Schedule? Schedule,
    string? Name,
    Attendance? Attendance,
    ImmutableArray<MeetingFormat> Formats,
    string? Join,
    Phone? Dial,
    string? Note,
    Source At)
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;
    private static readonly ImmutableArray<string> WeekNames = ["1", "2", "3", "4", "5", "last"];

    /// <summary>How one attends.</summary>
    public IEnumerable<Channel> Channels => Mode switch
    {
        MeetingMode.InPerson => [Channel.InPerson],
        MeetingMode.Online => [Channel.Online],
        MeetingMode.Phone => [Channel.ByPhone],
        _ => [Channel.InPerson, Channel.Online],
    };

    /// <summary>Reads one entry of a group's <c>meetings</c>.</summary>
    /// <param name="map">The entry.</param>
    /// <param name="country">The group's country, which a number must belong to.</param>
    /// <returns>The meeting, or null where it was reported as unusable.</returns>
    public static Meeting? Read(YamlMap map, string country)
    {
        MeetingMode? mode = map.Has("mode") ? map.Choice<MeetingMode>("mode") : null;
        if (!map.Has("mode"))
            map.Required("mode");
        Schedule? schedule = ReadSchedule(map);
        Meeting meeting = new(
            mode ?? default, schedule, map.Text("name"), map.Choice<Attendance>("attendance"), map.Choices<MeetingFormat>("formats"),
            map.Address("join"), map.Map("dial") is { } dial ? Phone.Read(dial, country) : null, map.Text("note"), map.At);
        map.NothingElse();
        if (schedule is null && meeting.Note is null && !map.Holds("days"))
            map.Error(Rule.BadHours, "mode", "a meeting needs 'days', 'from' and 'zone', or a 'note' that says when it is held.");
        return mode is null ? null : meeting;
    }

    private static readonly ImmutableArray<string> Times = ["from", "to", "zone", "weeks", "every", "starts", "ends", "except"];

    private static Schedule? ReadSchedule(YamlMap map)
    {
        if (!map.Holds("days"))
        {
            foreach (string key in Times.Where(map.Has))
                map.Error(Rule.BadHours, key, $"'{key}' says nothing without 'days'; write days: tue, or delete it.");
            return null;
        }
        ImmutableArray<IsoDayOfWeek> days = Hours.ReadDays(map);
        LocalTime? from = Hours.ReadTime(map, "from");
        LocalTime? until = map.Holds("to") ? Hours.ReadTime(map, "to") : null;
        string zone = map.Required("zone");
        bool isZone = Hours.IsZone(map, zone);
        ImmutableArray<int> weeks = ReadWeeks(map);
        int every = map.Number("every", 1, 12) ?? 1;
        LocalDate? starts = ReadDay(map, "starts");
        LocalDate? ends = ReadDay(map, "ends");
        ImmutableArray<LocalDate> except = [.. map.Texts("except").Select(day => ReadDay(map, "except", day)).OfType<LocalDate>().Distinct().Order()];
        CheckWhole(map, weeks, every, starts, ends);
        return days.IsEmpty || from is null || !isZone ? null : new(days, weeks, every, from.Value, until, zone, starts, ends, except);
    }

    private static void CheckWhole(YamlMap map, ImmutableArray<int> weeks, int every, LocalDate? starts, LocalDate? ends)
    {
        if (every > 1 && !weeks.IsEmpty)
            map.Error(Rule.BadHours, "every", "a meeting is held either in some 'weeks' of the month or 'every' so many weeks, not both.");
        if (every > 1 && !map.Holds("starts"))
            map.Error(Rule.BadHours, "every", $"every {every} weeks counts from a day: write 'starts', a day on which it was held.");
        if (ends < starts)
            map.Error(Rule.BadDate, "ends", $"the last day {Day.Format(ends.Value)} comes before the first, {Day.Format(starts.Value)}.");
    }

    private static ImmutableArray<int> ReadWeeks(YamlMap map)
    {
        SortedSet<int> weeks = [];
        foreach (Located written in map.Texts("weeks"))
            if (WeekNames.IndexOf(written.Text) is >= 0 and var at)
                weeks.Add(at == WeekNames.Length - 1 ? -1 : at + 1);
            else
                map.Error(Rule.BadHours, written.At, $"'{written.Text}' is not a week of the month; write a list such as [2, 4] or [last].{Suggestion.For(written.Text, WeekNames.Where(week => week.Length > 1))} Allowed: {string.Join(", ", WeekNames)}.");
        return [.. weeks.Where(week => week > 0), .. weeks.Where(week => week < 0)];
    }

    private static LocalDate? ReadDay(YamlMap map, string key) => map.Text(key) is { } text ? ReadDay(map, key, new(text, map.PlaceOf(key))) : null;

    private static LocalDate? ReadDay(YamlMap map, string key, Located written)
    {
        if (Day.Parse(written.Text) is { Success: true } day)
            return day.Value;
        map.Error(Rule.BadDate, written.At, $"'{written.Text}' in '{key}' is not a date; write year-month-day, such as 2026-11-23.");
        return null;
    }
}
