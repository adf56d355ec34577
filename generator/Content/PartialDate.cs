using System.Globalization;

namespace RecoveryGuide.Content;

/// <summary>A date as a source prints it: a day, a month, or only a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, if printed.</param>
/// <param name="Day">The day, if printed.</param>
public readonly record struct PartialDate(int Year, int? Month, int? Day) : IComparable<PartialDate>
{
    /// <summary>Reads <c>2026-07-12</c>, <c>2026-07</c> or <c>2026</c>; null for anything else.</summary>
    public static PartialDate? Parse(string text)
    {
        string[] parts = text.Split('-');
        string[] shapes = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];
        if (parts.Length > 3 || !DateOnly.TryParseExact(text, shapes[parts.Length - 1], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return null;
        return new(date.Year, parts.Length > 1 ? date.Month : null, parts.Length > 2 ? date.Day : null);
    }

    /// <summary>The first day the date can mean: what "not in the future" is measured by.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Earlier dates first; of two that share what is printed, the vaguer one first.</summary>
    public int CompareTo(PartialDate other) => (Year, Month ?? 0, Day ?? 0).CompareTo((other.Year, other.Month ?? 0, other.Day ?? 0));

    /// <summary>As it is written in YAML.</summary>
    public override string ToString() => (Month, Day) switch
    {
        ({ } month, { } day) => $"{Year:D4}-{month:D2}-{day:D2}",
        ({ } month, null) => $"{Year:D4}-{month:D2}",
        _ => $"{Year:D4}",
    };
}
