using NodaTime;
using NodaTime.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Meetings that cannot be held as they are written: somebody would stand before a locked door.</summary>
internal static class MeetingChecks
{
    private static readonly Duration Longest = Duration.FromHours(8);

    /// <summary>Reports impossible meetings of groups.</summary>
    internal static void Check(Site site, Findings findings)
    {
        foreach (Document<Listing> document in site.Listings.Where(document => !document.Content.Meetings.IsEmpty))
        {
            foreach (Meeting meeting in document.Content.Meetings)
                if (meeting.Schedule is { } schedule)
                    Check(site, document, meeting, schedule, findings);
            CheckTwice(document, findings);
        }
    }

    private static void Check(Site site, Document<Listing> document, Meeting meeting, Schedule schedule, Findings findings)
    {
        Source at = Place(document, meeting);
        if (schedule.Length > Longest)
            findings.Error(document.Content, Rule.ImpossibleMeeting, at, $"a meeting of '{document.Content.Id}' goes from {Clock(schedule.From)} to {Clock(schedule.Until!.Value)}, {schedule.Length.Value.TotalHours:0.#} hours; a meeting takes at most {Longest.TotalHours:0}. Compare both times with the source.");
        Schedule whole = schedule with { Except = [] };
        foreach (LocalDate day in schedule.Except.Where(day => !whole.IsHeldOn(day)))
            findings.Error(document.Content, Rule.ImpossibleMeeting, at, $"'except' of a meeting of '{document.Content.Id}' names {Written(day)}, a {day.DayOfWeek}, on which it is not held anyway; delete the day or mend it.");
        // Every other week counts from the week of that day; a wrong one turns every date round.
        if (schedule is { Every: > 1, Starts: { } starts } && !whole.IsHeldOn(starts))
            findings.Error(document.Content, Rule.ImpossibleMeeting, at, $"'starts' of a meeting of '{document.Content.Id}' is {Written(starts)}, a {starts.DayOfWeek}, on which it is not held; write a day on which it was.");
        CheckComesAgain(site, document, schedule, at, findings);
    }

    private static void CheckComesAgain(Site site, Document<Listing> document, Schedule schedule, Source at, Findings findings)
    {
        LocalDate today = LocalDate.FromDateOnly(site.Today);
        if (schedule.Ends < today)
            findings.Warning(document.Content, Rule.ImpossibleMeeting, at, $"a meeting of '{document.Content.Id}' was held until {Written(schedule.Ends.Value)}; delete it, or mend 'ends' if it goes on.");
        // Without a start, every so many weeks was reported where it was read.
        else if ((schedule.Every == 1 || schedule.Starts is not null) && !schedule.OccurrencesFrom(DateTimeZoneProviders.Tzdb[schedule.Zone].AtStartOfDay(today).ToInstant()).Any())
            findings.Error(document.Content, Rule.ImpossibleMeeting, at, $"a meeting of '{document.Content.Id}' is never held: no day fits its 'days', 'weeks', 'starts', 'ends' and 'except' together.");
    }

    // Where one has no name, or both the same, it is the same meeting; two names may be two rooms.
    private static void CheckTwice(Document<Listing> document, Findings findings)
    {
        Dictionary<(MeetingMode, string?, string?, IsoDayOfWeek, LocalTime, string), List<Meeting>> seen = [];
        HashSet<Meeting> told = [];
        foreach (Meeting meeting in document.Content.Meetings.Where(meeting => meeting.Schedule is not null))
            foreach (IsoDayOfWeek day in meeting.Schedule!.Days)
            {
                var key = (meeting.Mode, meeting.Join, meeting.Dial?.Digits, day, meeting.Schedule.From, meeting.Schedule.Zone);
                List<Meeting> earlier = seen.TryGetValue(key, out List<Meeting>? known) ? known : seen[key] = [];
                // The first few are enough to find a repeat by; a group has no more rooms.
                if (earlier.Take(MostRooms).FirstOrDefault(other => MayMeet(other.Schedule!, meeting.Schedule)) is { } first && told.Add(meeting))
                    Tell(document, first, meeting, day, findings);
                earlier.Add(meeting);
            }
    }

    private const int MostRooms = 8;

    private static void Tell(Document<Listing> document, Meeting first, Meeting second, IsoDayOfWeek day, Findings findings)
    {
        string message = $"a meeting of '{document.Content.Id}' on {day} at {Clock(second.Schedule!.From)} stands already at {Place(document, first)}, in the same place; keep one, or say what tells them apart.";
        if (first.Name is null || second.Name is null || ListingNames.Folded(first.Name) == ListingNames.Folded(second.Name))
            findings.Error(document.Content, Rule.ImpossibleMeeting, Place(document, second), message);
        else
            findings.Warning(document.Content, Rule.ImpossibleMeeting, Place(document, second), message);
    }

    // One in the first week and one in the third never meet, nor do last year's and this year's.
    private static bool MayMeet(Schedule one, Schedule other) =>
        !(one.Ends < other.Starts) && !(other.Ends < one.Starts)
        && (one.Weeks.IsEmpty || other.Weeks.IsEmpty || one.Weeks.Intersect(other.Weeks).Any())
        && !(one.Every > 1 && one.Every == other.Every && one.Starts is { } first && other.Starts is { } second && Period.DaysBetween(Monday(first), Monday(second)) / 7 % one.Every != 0);

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static string Clock(LocalTime time) => $"{time.Hour:D2}:{time.Minute:D2}";

    private static string Written(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static Source Place(Document<Listing> document, Meeting meeting) => meeting.At.File is null ? document.Source : meeting.At;
}
