using System.Text.RegularExpressions;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Formats;

/// <summary>
/// Hours as one text in the words of YAML, both ways: <c>always</c>, or <c>mon,tue 09:00-17:00 / sat 10:00-13:00</c>. An end not after its beginning is on the next day. Zone and note are texts of their own.
/// </summary>
internal static partial class FlatHours
{
    private const string Always = "always";
    private const string Between = " / ";

    /// <summary>The text; null where hours are only told in words.</summary>
    public static string? Of(Hours? hours) => hours switch
    {
        { Always: true } => Always,
        { Spans.IsEmpty: false } => string.Join(Between, hours.Spans.Select(span => Span(span.Days, Times.Clock(span.From), Times.Clock(span.Until)))),
        _ => null,
    };

    /// <summary>The text of spans, or of day and night.</summary>
    public static string? Of(bool always, IEnumerable<string> spans) => always ? Always : string.Join(Between, spans) is { Length: > 0 } text ? text : null;

    /// <summary>One stretch of the week: <c>mon,tue 09:00-17:00</c>.</summary>
    public static string Span(IEnumerable<IsoDayOfWeek> days, string from, string until) => $"{Days(days)} {from}-{until}";

    /// <summary>Days as YAML has them: <c>mon,tue</c>.</summary>
    public static string Days(IEnumerable<IsoDayOfWeek> days) => string.Join(',', days.Select(Times.DayName));

    /// <summary>Hours as our own files write them; null where nothing is told, or what is told is no such text.</summary>
    public static YamlMap? Entry(string? text, string? zone, string? note, EntryNodes entry, Action<string> changed)
    {
        bool always = text == Always;
        Match[] spans = text is null || always ? [] : [.. text.Split(Between).Select(span => Shape().Match(span))];
        bool isZone = zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;
        if (spans.Any(span => !span.Success) || (spans.Length > 0 && !isZone))
        {
            changed("opening hours that cannot be read, or have no time zone, were left out");
            spans = [];
        }
        if (!always && spans.Length == 0 && note is null)
            return null;
        EntryNodes hours = entry.Below();
        hours.Add("always", always ? "true" : null);
        hours.Add("zone", isZone ? zone : null);
        hours.Add("open", [.. spans.Select(span => entry.Of(("days", span.Groups["days"].Value), ("from", span.Groups["from"].Value), ("to", span.Groups["to"].Value)))]);
        hours.Add("note", note);
        return hours.Map;
    }

    [GeneratedRegex(@"^(?<days>[a-z,]+) (?<from>[0-9]{2}:[0-9]{2})-(?<to>[0-9]{2}:[0-9]{2})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
