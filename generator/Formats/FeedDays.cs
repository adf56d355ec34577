using System.Globalization;
using NodaTime;

namespace RecoveryGuide.Formats;

/// <summary>How a format counts the days of the week.</summary>
public enum DayCount
{
    /// <summary>0 to 6 from Sunday: Meeting Guide, and BMLT's database and administration.</summary>
    FromSundayZero,

    /// <summary>1 to 7 from Sunday: BMLT's answers to searches.</summary>
    FromSundayOne,

    /// <summary>1 to 7 from Monday: ISO 8601, central-query.</summary>
    Iso,
}

/// <summary>Days of the week as feeds write them: numbers counted in three ways, names, and the codes of RFC 5545.</summary>
public static class FeedDays
{
    private static readonly ImmutableArray<string> Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly ImmutableArray<string> Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>One day; null where the text names none.</summary>
    /// <param name="written"><c>2</c>, <c>Tuesday</c>, <c>tue</c>, <c>TU</c> or <c>https://schema.org/Tuesday</c>.</param>
    /// <param name="count">How numbers are counted.</param>
    public static IsoDayOfWeek? Of(string? written, DayCount count)
    {
        string text = (written ?? "").Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return Numbered(number, count);
        if (Codes.IndexOf(text.ToUpperInvariant()) is >= 0 and var code)
            return (IsoDayOfWeek)(code + 1);
        string word = text[(text.LastIndexOf('/') + 1)..].TrimEnd('s', '.').ToLowerInvariant();
        int at = word.Length < 3 ? -1 : Names.Select((name, index) => (name, index)).Where(day => day.name.StartsWith(word, StringComparison.Ordinal)).Select(day => day.index).FirstOrDefault(-1);
        return at < 0 ? null : (IsoDayOfWeek)(at + 1);
    }

    private static IsoDayOfWeek? Numbered(int number, DayCount count) => (count, number) switch
    {
        (DayCount.FromSundayZero, 0) => IsoDayOfWeek.Sunday,
        (DayCount.FromSundayZero, >= 1 and <= 6) => (IsoDayOfWeek)number,
        (DayCount.FromSundayOne, 1) => IsoDayOfWeek.Sunday,
        (DayCount.FromSundayOne, >= 2 and <= 7) => (IsoDayOfWeek)(number - 1),
        (DayCount.Iso, >= 1 and <= 7) => (IsoDayOfWeek)number,
        _ => null,
    };

    /// <summary>As our own files write it: <c>tue</c>.</summary>
    public static string WordOf(IsoDayOfWeek day) => Names[(int)day - 1][..3];

    /// <summary>In English: <c>Tuesday</c>.</summary>
    public static string NameOf(IsoDayOfWeek day) => day.ToString();
}
