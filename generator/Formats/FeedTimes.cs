using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace RecoveryGuide.Formats;

/// <summary>Times and dates as feeds write them.</summary>
public static partial class FeedTimes
{
    /// <summary>A time of day: <c>19:00</c>, <c>19:00:00</c>, <c>7:00 PM</c>, <c>7pm</c>, <c>noon</c>, <c>2026-06-01T19:00</c>; null for anything else.</summary>
    public static LocalTime? Time(string? written)
    {
        string text = (written ?? "").Trim().ToLowerInvariant();
        if (text is "noon" or "12 noon")
            return LocalTime.Noon;
        if (text is "midnight" or "12 midnight" or "24:00" or "24:00:00")
            return LocalTime.Midnight;
        if (Clock().Match(text) is not { Success: true } match)
            return null;
        int hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        int minute = match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture) : 0;
        string half = match.Groups["half"].Value;
        // A bare hour is no time: it could be of either half of the day.
        if (half.Length == 0 && !match.Groups["minute"].Success)
            return null;
        // 19:00 PM says its half of the day twice.
        if (half.Length > 0 && hour <= 12)
            hour = hour % 12 + (half == "p" ? 12 : 0);
        return hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
    }

    /// <summary>A duration of hours, minutes and seconds in minutes, <c>01:30:00</c>; null for anything else, and for none at all.</summary>
    public static int? Minutes(string? written)
    {
        string text = (written ?? "").Trim();
        string[] parts = text.Split(':');
        if (parts.Length is not (2 or 3) || !int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int hours) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes))
            return null;
        int total = Math.Abs(hours) > 1000 ? int.MaxValue : hours * 60 + (text.StartsWith('-') ? -minutes : minutes);
        return total == 0 ? null : total;
    }

    /// <summary>A day: ISO with or without a time, or month/day/year as American sheets write it; null for anything else.</summary>
    public static DateOnly? Date(string? written)
    {
        string text = (written ?? "").Trim();
        string day = text.Split([' ', 'T'], 2)[0];
        foreach (string shape in Shapes)
            if (DateOnly.TryParseExact(day, shape, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
                return date.Year is >= 1990 and < 2200 ? date : null;
        return null;
    }

    private static readonly ImmutableArray<string> Shapes = ["yyyy-MM-dd", "M/d/yyyy", "M/d/yy"];

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2}[t ])?(?<hour>[0-9]{1,2})([:.](?<minute>[0-9]{2})(:[0-9]{2}(\.[0-9]+)?)?)?\s*((?<half>[ap])\.?\s?m\.?)?(z|[+-][0-9]{2}:?[0-9]{2})?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
