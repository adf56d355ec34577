using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Core;

/// <summary>The names that may stand in an address: lower-case ASCII words joined by hyphens.</summary>
public static partial class Slug
{
    /// <summary>The longest slug allowed.</summary>
    public const int MaxLength = 80;

    // Names Windows keeps for devices: a checkout there could not hold such a file.
    private static readonly ImmutableHashSet<string> Devices =
        [.. Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" }), "con", "prn", "aux", "nul"];

    /// <summary>Whether a text may stand as one step of an address.</summary>
    public static bool IsValid(string text) => text.Length is > 0 and <= MaxLength && Shape().IsMatch(text) && !Devices.Contains(text);

    /// <summary>A slug from words in any script: Latin letters lose their accents, other scripts keep their letters and marks.</summary>
    /// <returns>The slug, or an empty string where the text has no letter or digit.</returns>
    public static string From(string words)
    {
        StringBuilder slug = new();
        foreach (Rune rune in words.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsIndicMark(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (!IsAccent(rune) && rune.Value is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }

    private static bool IsIndicMark(Rune rune) => rune.Value is >= 0x900 and <= 0xDFF && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsAccent(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
