using NodaTime;
using NodaTime.Text;

namespace RecoveryGuide.Content;

/// <summary>A stretch of the week in which a service answers.</summary>
/// <param name="Days">The days it begins on.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends; not after <paramref name="From"/> means on the next day, midnight included.</param>
public sealed record OpenSpan(ImmutableArray<IsoDayOfWeek> Days, LocalTime From, LocalTime Until)
{
    /// <summary>Whether it runs past midnight into the next day.</summary>
    public bool EndsNextDay => Until <= From;

    /// <summary>Where it was written.</summary>
    public Source At { get; init; }

    /// <summary>Whether a local time lies in it.</summary>
    public bool Contains(LocalDateTime time)
    {
        bool today = Days.Contains(time.DayOfWeek) && time.TimeOfDay >= From && (EndsNextDay || time.TimeOfDay < Until);
        bool sinceYesterday = EndsNextDay && Days.Contains(time.PlusDays(-1).DayOfWeek) && time.TimeOfDay < Until;
        return today || sinceYesterday;
    }
}

/// <summary>When a service answers, in its own time zone.</summary>
/// <param name="Always">Day and night, every day.</param>
/// <param name="Zone">IANA name of the zone the spans are in; null where there are none.</param>
/// <param name="Spans">The stretches of the week.</param>
/// <param name="Note">What does not fit the form, in words.</param>
public sealed record Hours(bool Always, string? Zone, ImmutableArray<OpenSpan> Spans, string? Note)
{
    /// <summary>Where the zone was written.</summary>
    public Source ZoneAt { get; init; }

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly ImmutableArray<string> DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Whether the service answers at an instant; null where its hours are only told in words.</summary>
    public bool? IsOpen(Instant now)
    {
        if (Always)
            return true;
        if (Zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is not { } zone)
            return null;
        LocalDateTime local = now.InZone(zone).LocalDateTime;
        return Spans.Any(span => span.Contains(local));
    }

    /// <summary>Reads a listing's <c>hours</c>; null where there are none.</summary>
    public static Hours? Read(YamlMap? map)
    {
        if (map is null)
            return null;
        bool always = map.Flag("always");
        string? zone = map.Text("zone");
        ImmutableArray<YamlMap> open = map.Items("open");
        string? note = map.Text("note");
        ImmutableArray<OpenSpan> spans = [.. open.Select(ReadSpan).OfType<OpenSpan>()];
        map.NothingElse();
        CheckWhole(map, always, zone, open.Length, note);
        return new(always, zone, spans, note) { ZoneAt = map.PlaceOf("zone") };
    }

    private static void CheckWhole(YamlMap map, bool always, string? zone, int spans, string? note)
    {
        if (always && spans > 0)
            map.Error(Rule.BadHours, "always", "hours are either 'always: true' or a list 'open', not both.");
        if (!always && spans == 0 && note is null)
            map.Error(Rule.BadHours, "open", "hours need 'always: true', a list 'open' or a 'note'; leave 'hours' out where no source prints them.");
        if (spans > 0 && zone is null)
            map.Error(Rule.BadHours, "open", "hours need the service's own 'zone', such as Asia/Kolkata.");
        if (zone is not null)
            IsZone(map, zone);
    }

    /// <summary>Whether the value of <c>zone</c> is an IANA zone; reports it where it is not.</summary>
    internal static bool IsZone(YamlMap map, string zone)
    {
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            map.Error(Rule.BadHours, "zone", $"'{zone}' is not a time zone.{Suggestion.For(zone, DateTimeZoneProviders.Tzdb.Ids)} Write an IANA name such as Asia/Kolkata or Europe/London.");
        return zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;
    }

    private static OpenSpan? ReadSpan(YamlMap map)
    {
        ImmutableArray<IsoDayOfWeek> days = ReadDays(map);
        LocalTime? from = ReadTime(map, "from");
        LocalTime? until = ReadTime(map, "to");
        map.NothingElse();
        return days.IsEmpty || from is null || until is null ? null : new(days, from.Value, until.Value) { At = map.At };
    }

    /// <summary>A time on the 24-hour clock; null where it was reported.</summary>
    internal static LocalTime? ReadTime(YamlMap map, string key)
    {
        string text = map.Required(key);
        if (key == "to" && text == "24:00")
            return LocalTime.Midnight;
        if (Clock.Parse(text) is { Success: true } time)
            return time.Value;
        if (text.Length > 0)
            map.Error(Rule.BadHours, key, $"'{text}' is not a time; write hours and minutes on the 24-hour clock in quotes, such as \"09:00\"{(key == "to" ? " or \"24:00\"" : "")}.");
        return null;
    }

    /// <summary>The days of <c>days</c>, Monday first; empty where they were reported.</summary>
    internal static ImmutableArray<IsoDayOfWeek> ReadDays(YamlMap map)
    {
        string text = map.Required("days");
        if (text == "daily")
            return [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];
        SortedSet<int> days = [];
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int[] ends = [.. part.Split('-').Select(day => DayNames.IndexOf(day))];
            if (ends.Length > 2 || ends.Contains(-1))
            {
                map.Error(Rule.BadHours, "days", $"'{part}' is not a day; write daily, mon-fri, or a list such as mon,wed,fri.{Suggestion.For(part, DayNames.Add("daily"))}");
                return [];
            }
            for (int day = ends[0]; ; day = (day + 1) % 7)
            {
                days.Add(day + 1);
                if (day == ends[^1])
                    break;
            }
        }
        if (days.Count == 0 && text.Length > 0)
            map.Error(Rule.BadHours, "days", $"'{text}' names no day; write daily, mon-fri, or a list such as mon,wed,fri.");
        return [.. days.Select(day => (IsoDayOfWeek)day)];
    }
}
