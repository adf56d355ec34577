using System.Globalization;

namespace RecoveryGuide.Formats;

/// <summary>American ZIP codes that a spreadsheet took for numbers: the zeros in front are lost, and the state tells whether they were.</summary>
public static class Postcodes
{
    // The first three digits of ZIP codes that begin with 0: Publication 65 of the US Postal Service.
    private static readonly ImmutableArray<(string State, int First, int Last)> BeginWithZero =
    [
        ("PR", 6, 7), ("VI", 8, 8), ("PR", 9, 9), ("MA", 10, 27), ("RI", 28, 29), ("NH", 30, 38), ("ME", 39, 49), ("VT", 50, 54), ("MA", 55, 55), ("VT", 56, 59), ("CT", 60, 69), ("NJ", 70, 89),
    ];

    /// <summary>A ZIP code with its lost zeros; the text itself where none can have been lost.</summary>
    /// <param name="written">As the feed has it.</param>
    /// <param name="state">The state's two letters.</param>
    /// <returns>The code, and whether it was mended; null where it is too short and the state does not make it certain.</returns>
    public static (string Code, bool Mended)? American(string written, string? state)
    {
        string digits = written.Split('-', 2)[0];
        if (digits.Length is < 3 or > 4 || !digits.All(char.IsAsciiDigit))
            return (written, false);
        string whole = digits.PadLeft(5, '0');
        int begins = int.Parse(whole.AsSpan(0, 3), CultureInfo.InvariantCulture);
        bool certain = BeginWithZero.Any(range => string.Equals(range.State, state?.Trim(), StringComparison.OrdinalIgnoreCase) && begins >= range.First && begins <= range.Last);
        return certain ? (whole + written[digits.Length..], true) : null;
    }
}
