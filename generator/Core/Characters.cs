using System.Globalization;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>Which characters an input file may hold: nothing invisible, nothing that turns text around.</summary>
public static class Characters
{
    /// <summary>Reports the first forbidden character of each line; true where there is none.</summary>
    public static bool Check(string path, string text, Diagnostics report)
    {
        bool clean = true;
        int line = 1;
        foreach (ReadOnlySpan<char> content in new LineEnumerator(text))
        {
            int at = FirstForbidden(content);
            if (at >= 0)
            {
                clean = false;
                report.Error(Rule.ForbiddenCharacter, new(path, line, at + 1), (line, at, content[at]) switch
                {
                    (1, 0, '\uFEFF') => "the file begins with a byte order mark (U+FEFF); save it as UTF-8 without one.",
                    (_, _, '\r') => "the line ends in a carriage return (U+000D) alone; save the file with line ends LF.",
                    _ => $"character U+{(int)content[at]:X4} is invisible or changes how text reads; delete it.",
                });
            }
            line++;
        }
        return clean;
    }

    /// <summary>The first forbidden character of a text that escapes or entities may have spelt; null where there is none.</summary>
    public static char? FirstForbiddenIn(string text)
    {
        foreach (ReadOnlySpan<char> line in new LineEnumerator(text))
            if (FirstForbidden(line) is >= 0 and var at)
                return line[at];
        return null;
    }

    private static int FirstForbidden(ReadOnlySpan<char> line)
    {
        for (int i = 0; i < line.Length; i++)
            if (IsForbidden(line, i))
                return i;
        return -1;
    }

    private static bool IsForbidden(ReadOnlySpan<char> line, int i) => line[i] switch
    {
        '\t' => false,
        // Joiners shape Indic letters; anywhere else they hide a difference between two words that look alike.
        '\u200C' or '\u200D' => !(i > 0 && IsIndic(line[i - 1])),
        // Tag characters spell text nobody sees; their first half in UTF-16 is this one.
        '\uDB40' => true,
        _ => IsInvisible(line[i]) || char.IsControl(line[i]) || char.GetUnicodeCategory(line[i]) == UnicodeCategory.OtherNotAssigned,
    };

    /// <summary>Whether a character is invisible or turns text around, wherever it stands. Controls and joiners are judged apart.</summary>
    internal static bool IsInvisible(int character) => !IsJoiner(character)
        && character is 0x00AD or 0x061C or 0x180E or 0xFEFF or 0x2028 or 0x2029 or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Whether a character joins the letters around it, or keeps them apart.</summary>
    internal static bool IsJoiner(int character) => character is 0x200C or 0x200D;

    /// <summary>Whether a character is of a script that joiners shape.</summary>
    internal static bool IsIndic(int character) => character is >= 0x0900 and <= 0x0DFF;

    // Only \n ends a line here: the framework's own enumerator would also split at the very characters this check is for.
    private ref struct LineEnumerator(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> rest = text;
        private bool done;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (done)
                return false;
            int end = rest.IndexOf('\n');
            done = end < 0;
            Current = done ? rest : rest[..end];
            rest = done ? [] : rest[(end + 1)..];
            return true;
        }
    }

    /// <summary>Whether a word mixes Latin with Cyrillic or Greek letters: a look-alike, not a name.</summary>
    public static bool MixesLookAlikes(string text) => FirstLookAlike(text) is not null;

    /// <summary>The first word that mixes Latin with Cyrillic or Greek letters; null where there is none.</summary>
    public static string? FirstLookAlike(string text) =>
        text.Split([' ', '\n', '\t', '\u00A0', '-', '/', '.', ','], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word =>
            word.EnumerateRunes().Any(IsLatin) && word.EnumerateRunes().Any(IsCyrillicOrGreek));

    private static bool IsLatin(Rune rune) => rune.Value is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= 0xC0 and <= 0x24F;

    private static bool IsCyrillicOrGreek(Rune rune) => rune.Value is >= 0x370 and <= 0x52F;
}
