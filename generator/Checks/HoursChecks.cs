using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Hours no service can keep.</summary>
internal static class HoursChecks
{
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;

    /// <summary>Reports stretches that overlap, that have no length, and whole weeks that are not called always.</summary>
    internal static void Check(Site site, Findings findings)
    {
        foreach (Document<Listing> document in site.Listings)
            foreach (Hours hours in document.Content.AllHours.Where(hours => !hours.Spans.IsEmpty))
                Check(document, hours, findings);
    }

    private static void Check(Document<Listing> document, Hours hours, Findings findings)
    {
        foreach (OpenSpan empty in hours.Spans.Where(span => span.From == span.Until && span.From != LocalTime.Midnight))
            findings.Error(document.Content, Rule.ImpossibleHours, Place(document, empty), $"the hours of '{document.Content.Id}' go from {Clock(empty.From)} to {Clock(empty.Until)}, which is no time at all or a whole day; write \"00:00\" to \"24:00\" for a whole day, or the hours the source prints.");
        ImmutableArray<(int From, int Until, OpenSpan Span)> stretches = [.. hours.Spans.SelectMany(Stretches).OrderBy(stretch => stretch.From).ThenBy(stretch => stretch.Until)];
        if (stretches.Sum(stretch => stretch.Until - stretch.From) == Week && !Overlaps(stretches).Any())
            findings.Error(document.Content, Rule.ImpossibleHours, Place(document, hours.Spans[0]), $"the hours of '{document.Content.Id}' are every hour of the week; write 'always: true' in place of 'open'.");
        foreach ((OpenSpan first, OpenSpan second, int at) in Overlaps(stretches).DistinctBy(pair => (pair.First, pair.Second)))
            findings.Error(document.Content, Rule.ImpossibleHours, Place(document, second), $"the hours of '{document.Content.Id}' overlap on {(IsoDayOfWeek)(at / Day + 1)}: {Clock(first)} and {Clock(second)}; a day has 24 hours and each is written once.");
    }

    private static IEnumerable<(OpenSpan First, OpenSpan Second, int At)> Overlaps(ImmutableArray<(int From, int Until, OpenSpan Span)> stretches)
    {
        for (int next = 1; next < stretches.Length; next++)
            if (stretches[next].From < stretches[next - 1].Until)
                yield return InOrder(stretches[next - 1].Span, stretches[next].Span, stretches[next].From);
        // Sunday's night runs into Monday, the first day of the next week.
        if (stretches.Length > 1 && stretches[0].From + Week < stretches[^1].Until)
            yield return InOrder(stretches[^1].Span, stretches[0].Span, stretches[0].From);
    }

    // The later one in the file is the one to mend.
    private static (OpenSpan, OpenSpan, int) InOrder(OpenSpan one, OpenSpan other, int at) => (other.At.Line, other.At.Column).CompareTo((one.At.Line, one.At.Column)) < 0 ? (other, one, at) : (one, other, at);

    private static IEnumerable<(int From, int Until, OpenSpan Span)> Stretches(OpenSpan span) => span.Days.Select(day =>
    {
        int start = ((int)day - 1) * Day;
        return (start + Minute(span.From), start + Minute(span.Until) + (span.EndsNextDay ? Day : 0), span);
    });

    private static int Minute(LocalTime time) => time.Hour * 60 + time.Minute;

    private static string Clock(LocalTime time) => $"{time.Hour:D2}:{time.Minute:D2}";

    private static string Clock(OpenSpan span) => $"{Clock(span.From)} to {(span.Until == LocalTime.Midnight ? "24:00" : Clock(span.Until))}";

    private static Source Place(Document<Listing> document, OpenSpan span) => span.At.File is null ? document.Source : span.At;
}
