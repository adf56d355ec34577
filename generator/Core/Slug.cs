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

    /// <summary>A slug from a name in Latin letters, which then may stand in an address: letters that are no other letter with an accent are written as two.</summary>
    /// <returns>The slug; one that is not valid (<see cref="IsValid"/>) where the name has letters of another script, or none at all.</returns>
    public static string FromLatin(string name) => From(string.Concat(name.Select(letter => Spelled(letter) ?? letter.ToString())));

    // Unicode does not take these apart, so their usual spelling is written out.
    private static string? Spelled(char letter) => letter switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ł' or 'Ł' => "l",
        'ħ' or 'Ħ' => "h",
        'ŧ' or 'Ŧ' => "t",
        'ŋ' or 'Ŋ' => "ng",
        'ı' => "i",
        'ʻ' or 'ʼ' => "'",
        _ => null,
    };

    private static bool IsIndicMark(Rune rune) => rune.Value is >= 0x900 and <= 0xDFF && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsAccent(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
