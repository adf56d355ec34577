using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Formats;

/// <summary>Text as other people's systems keep it, made plain: no tags, no coded letters, nothing invisible.</summary>
public static partial class PlainText
{
    /// <summary>Longer texts are cut before they are looked at: no field we take is that long.</summary>
    private const int Longest = 8_000;

    /// <summary>The text without tags and coded letters, on one line; empty where nothing is left.</summary>
    public static string Of(string? raw) => OneLine(Lines(raw));

    /// <summary>The same with its line ends kept: in notes a line is a sentence.</summary>
    public static string Lines(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return "";
        string text = raw.Length > Longest ? raw[..Longest] : raw;
        // Coded twice where one system took another's HTML for text.
        for (int pass = 0; pass < 2; pass++)
            text = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(text, "\n"), " "));
        text = Doubled().Replace(Visible(Tag().Replace(Break().Replace(text, "\n"), " ")), marks => marks.Value[..1]);
        return string.Join('\n', text.Split('\n').Select(OneLine).Where(line => line.Length > 0));
    }

    /// <summary>White space of every kind as single spaces, none at the ends.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // What our own files may not hold: half letters, control and format characters, letters nobody has assigned.
    private static string Visible(string text)
    {
        StringBuilder kept = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            if (rune.Value == '\n' || IsVisible(rune))
                kept.Append(rune.ToString());
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                kept.Append(' ');
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [GeneratedRegex(@"<\s*(br|/p|/div|/li|p|div|li)\b[^<>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Break();

    // In our own files two stand for what is left to write.
    [GeneratedRegex("<<+|>>+", RegexOptions.NonBacktracking)]
    private static partial Regex Doubled();

    [GeneratedRegex(@"</?[A-Za-z!][^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
