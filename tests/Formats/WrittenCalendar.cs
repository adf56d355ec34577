using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RecoveryGuide.Tests.Formats;

/// <summary>
/// A strict reader of our own for the calendars we write, by the grammar of RFC 5545: it knows the few lines they have and fails at any other. It counts by the text of the file alone: the zone's rules, too, are the file's.
/// </summary>
internal sealed class WrittenCalendar
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMdd'T'HHmmss");
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly ImmutableArray<string> DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private sealed record Line(string Name, ImmutableArray<string> Parameters, string Value);

    /// <summary>A part between <c>BEGIN</c> and <c>END</c>.</summary>
    private sealed record Part(string Name, ImmutableArray<Line> Lines, ImmutableArray<Part> Parts)
    {
        internal string? Value(string name) => Lines.SingleOrDefault(line => line.Name == name)?.Value;

        internal string Needed(string name) => Value(name) ?? throw new FormatException($"{Name} without {name}");
    }

    private readonly Part meeting;
    private readonly Part zone;

    private WrittenCalendar(Part calendar)
    {
        Assert.Equal(("2.0", "-//Calendar//EN"), (calendar.Needed("VERSION"), calendar.Needed("PRODID")));
        zone = Assert.Single(calendar.Parts, part => part.Name == "VTIMEZONE");
        meeting = Assert.Single(calendar.Parts, part => part.Name == "VEVENT");
        string id = zone.Needed("TZID");
        Assert.All(meeting.Lines.Where(line => line.Name is "DTSTART" or "EXDATE"), line => Assert.Equal([$"TZID={id}"], line.Parameters));
    }

    /// <summary>Reads a calendar of one meeting.</summary>
    internal static WrittenCalendar Read(string file)
    {
        Calendars.AssertLines(file);
        Queue<Line> lines = new(file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1].Select(text =>
        {
            string[] halves = text.Split(':', 2);
            string[] name = halves[0].Split(';');
            Assert.Matches("^[A-Z-]+$", name[0]);
            return new Line(name[0], [.. name.Skip(1)], halves[1]);
        }));
        WrittenCalendar read = new(PartFrom(lines));
        Assert.Empty(lines);
        return read;
    }

    private static Part PartFrom(Queue<Line> lines)
    {
        Line begin = lines.Dequeue();
        Assert.Equal("BEGIN", begin.Name);
        (List<Line> own, List<Part> parts) = ([], []);
        while (lines.Peek().Name != "END")
            if (lines.Peek().Name == "BEGIN")
                parts.Add(PartFrom(lines));
            else
                own.Add(lines.Dequeue());
        Assert.Equal(begin.Value, lines.Dequeue().Value);
        return new(begin.Value, [.. own], [.. parts]);
    }

    /// <summary>When the meeting is held from an instant on, by the file alone.</summary>
    internal IEnumerable<(Instant Start, Instant? End)> OccurrencesFrom(Instant from)
    {
        LocalDateTime start = Local.Parse(meeting.Needed("DTSTART")).Value;
        HashSet<string> left = [.. (meeting.Value("EXDATE") ?? "").Split(',')];
        Duration? length = meeting.Value("DURATION") is { } written ? LengthOf(written) : null;
        // The file tells irregular changes for twelve years.
        foreach (LocalDateTime time in TimesOf(start, meeting.Needed("RRULE"), start.Date.PlusYears(11), InstantOf).Where(time => !left.Contains(Local.Format(time))))
            if (InstantOf(time) is var begin && begin >= from)
                yield return (begin, begin + length);
    }

    // A time that is skipped is told by the offset before the change, and one that comes twice is the first: RFC 5545, 3.3.5. Both are the offset that holds before the change.
    private Instant InstantOf(LocalDateTime time)
    {
        Part last = Changes(time).MaxBy(change => change.At).Info;
        return time.WithOffset(OffsetOf(last.Needed("TZOFFSETTO"))).ToInstant();
    }

    // A change has happened for a clock time when it would be past it both before and after the clocks changed.
    private IEnumerable<(LocalDateTime At, Part Info)> Changes(LocalDateTime time)
    {
        foreach (Part info in zone.Parts)
        {
            Assert.Contains(info.Name, (string[])["STANDARD", "DAYLIGHT"]);
            LocalDateTime start = Local.Parse(info.Needed("DTSTART")).Value;
            long gained = Math.Max(0, (OffsetOf(info.Needed("TZOFFSETTO")) - OffsetOf(info.Needed("TZOFFSETFROM"))).Seconds);
            IEnumerable<LocalDateTime> times = info.Value("RRULE") is { } rule
                ? TimesOf(start, rule, time.Date.PlusDays(1), _ => Instant.MinValue)
                : [start, .. (info.Value("RDATE") is { } more ? more.Split(',') : []).Select(date => Local.Parse(date).Value)];
            foreach (LocalDateTime at in times.Where(at => at.PlusSeconds(gained) <= time))
                yield return (at, info);
        }
    }

    private static IEnumerable<LocalDateTime> TimesOf(LocalDateTime start, string rule, LocalDate end, Func<LocalDateTime, Instant> instantOf)
    {
        Dictionary<string, string> parts = rule.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        Assert.Empty(parts.Keys.Except(["FREQ", "INTERVAL", "WKST", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY"]));
        Assert.Equal("MO", parts.GetValueOrDefault("WKST", "MO"));
        int every = int.Parse(parts.GetValueOrDefault("INTERVAL", "1"), CultureInfo.InvariantCulture);
        Instant? until = parts.TryGetValue("UNTIL", out string? last) ? Utc.Parse(last).Value : null;
        LocalDate monday = start.Date.PlusDays(1 - (int)start.DayOfWeek);
        for (LocalDate day = start.Date; day <= end; day = day.PlusDays(1))
        {
            bool isIn = parts["FREQ"] switch
            {
                "WEEKLY" => Period.DaysBetween(monday, day) / 7 % every == 0,
                "MONTHLY" or "YEARLY" => every == 1,
                string other => throw new FormatException(other),
            };
            if (!isIn || !IsOneOf(parts, "BYMONTH", day.Month) || !IsOneOf(parts, "BYMONTHDAY", day.Day) || !parts["BYDAY"].Split(',').Any(name => IsOn(day, name)))
                continue;
            if (until is { } no && instantOf(day + start.TimeOfDay) > no)
                yield break;
            yield return day + start.TimeOfDay;
        }
    }

    private static bool IsOneOf(Dictionary<string, string> parts, string name, int value) => !parts.TryGetValue(name, out string? values) || values.Split(',').Contains(value.ToString(CultureInfo.InvariantCulture));

    private static bool IsOn(LocalDate day, string name)
    {
        if (DayNames.IndexOf(name[^2..]) + 1 != (int)day.DayOfWeek)
            return false;
        int last = (day.Calendar.GetDaysInMonth(day.Year, day.Month) - day.Day) / 7;
        return name.Length == 2 || int.Parse(name[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is var week && (week > 0 ? (day.Day + 6) / 7 == week : -1 - last == week);
    }

    private static Duration LengthOf(string written)
    {
        System.Text.RegularExpressions.Match match = System.Text.RegularExpressions.Regex.Match(written, "^PT(?:([0-9]+)H)?(?:([0-9]+)M)?$");
        Assert.True(match.Success, written);
        int Number(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return Duration.FromMinutes((Number(1) * 60) + Number(2));
    }

    private static Offset OffsetOf(string written)
    {
        Assert.Matches("^[+-][0-9]{4}([0-9]{2})?$", written);
        int Number(int at) => at < written.Length ? int.Parse(written.AsSpan(at, 2), CultureInfo.InvariantCulture) : 0;
        int seconds = (Number(1) * 3600) + (Number(3) * 60) + Number(5);
        return Offset.FromSeconds(written[0] == '-' ? -seconds : seconds);
    }
}
