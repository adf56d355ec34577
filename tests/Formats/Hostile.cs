using System.Text;
using CsCheck;

namespace RecoveryGuide.Tests.Formats;

/// <summary>Texts somebody might write to break a file.</summary>
internal static class Hostile
{
    internal static ImmutableArray<string> Payloads { get; } =
    [
        "\"; drop", "a\nb", "a\r\nEND:VCARD", "</script><script>alert(1)</script>", "<!--", "]]><x>", "=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\tx", "'=1", "''", "'", "a;b,c\\n\\", "\u202Eabc\u2066", "\u2028\u2029\u0085",
        "\uFEFFx", "पंजाब 💊 ਪੰ", "{\"a\":1}", "&amp;<b>", "＝1", "\\; \\\\;", "; ", ";", "a; b",
    ];

    /// <summary>Any text without halves of letters, which no file can hold.</summary>
    internal static Gen<string> Text { get; } = Gen.OneOf(
        Gen.OneOf(Payloads.ToArray()),
        Gen.String[Gen.Char, 1, 120].Select(Whole),
        Gen.Select(Gen.OneOf(Payloads.ToArray()), Gen.String[Gen.Char, 0, 60], (payload, text) => Whole(text + payload + text)));

    /// <summary>What a format of lines keeps: line ends are one, and control characters, which no input file may hold, are spaces.</summary>
    internal static string AsLines(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Select(letter => char.IsControl(letter) && letter is not ('\n' or '\t') ? ' ' : letter));

    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune == Rune.ReplacementChar ? "?" : rune.ToString()));
}
