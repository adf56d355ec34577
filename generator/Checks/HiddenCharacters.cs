using System.Buffers;
using System.Text;

namespace RecoveryGuide.Checks;

/// <summary>Finds in the bytes of a finished page what its reader cannot see, or what turns its text around, also where character references spell it.</summary>
internal static class HiddenCharacters
{
    // Where one may begin: controls, a reference, and the first bytes of those in UTF-8.
    private static readonly SearchValues<byte> Starts =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Where(value => value is not ('\t' or '\n' or '\r')).Select(value => (byte)value), (byte)'&', 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3]);

    // The longest reference that is known, with room to spare.
    private const int MostLetters = 10;

    /// <summary>The first of them; null where there is none.</summary>
    internal static Rune? FirstIn(ReadOnlySpan<byte> html)
    {
        for (int at = 0; html[at..].IndexOfAny(Starts) is >= 0 and var next;)
        {
            at += next;
            Rune rune = RuneAt(html[at..], out int length);
            if (Characters.IsInvisible(rune.Value) || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n')) || (Characters.IsJoiner(rune.Value) && !Characters.IsIndic(Before(html[..at]).Value)))
                return rune;
            at += length;
        }
        return null;
    }

    private static Rune RuneAt(ReadOnlySpan<byte> html, out int length)
    {
        if (html[0] == '&' && HtmlText.ReferenceAt(html, out length) is { } resolved)
            return resolved;
        Rune.DecodeFromUtf8(html, out Rune rune, out length);
        return rune;
    }

    // What a joiner joins to.
    private static Rune Before(ReadOnlySpan<byte> html)
    {
        int last = html.EndsWith(";"u8) ? html[^Math.Min(MostLetters, html.Length)..].LastIndexOf((byte)'&') : -1;
        if (last >= 0 && HtmlText.ReferenceAt(html[(html.Length - Math.Min(MostLetters, html.Length) + last)..], out _) is { } resolved)
            return resolved;
        Rune.DecodeLastFromUtf8(html, out Rune rune, out _);
        return rune;
    }
}
