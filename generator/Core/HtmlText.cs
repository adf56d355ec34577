using System.Buffers;
using System.Globalization;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>Text as it stands in HTML: its character references, of which only those are known that our own writers use.</summary>
internal static class HtmlText
{
    // A reference longer than this is none.
    private const int MostLetters = 10;

    private static readonly SearchValues<byte> NotBlank = SearchValues.Create([.. Enumerable.Range(0, 256).Select(value => (byte)value).Where(value => value is not ((byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r'))]);

    /// <summary>Whether the text is nothing but blanks.</summary>
    internal static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAny(NotBlank);

    /// <summary>The first <c>&amp;</c> that begins no known reference, with what follows; null where there is none.</summary>
    internal static string? FirstFault(ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOf((byte)'&'); at >= 0;)
        {
            if (ReferenceAt(text[at..], out int length) is null)
                return Encoding.UTF8.GetString(text.Slice(at, Math.Min(MostLetters, text.Length - at)));
            int next = text[(at + length)..].IndexOf((byte)'&');
            at = next < 0 ? -1 : at + length + next;
        }
        return null;
    }

    /// <summary>The character a reference at the beginning of the text stands for; null where there is none that is known, or it stands for what a page may not hold.</summary>
    internal static Rune? ReferenceAt(ReadOnlySpan<byte> text, out int length)
    {
        int end = text[..Math.Min(text.Length, MostLetters)].IndexOf((byte)';');
        length = end + 1;
        if (end < 2)
            return null;
        ReadOnlySpan<byte> name = text[1..end];
        if (name[0] == '#')
            return Numbered(name[1..]);
        if (name.SequenceEqual("amp"u8))
            return new('&');
        if (name.SequenceEqual("lt"u8))
            return new('<');
        if (name.SequenceEqual("gt"u8))
            return new('>');
        if (name.SequenceEqual("quot"u8))
            return new('"');
        return name.SequenceEqual("nbsp"u8) ? new('\u00A0') : null;
    }

    private static Rune? Numbered(ReadOnlySpan<byte> digits)
    {
        bool isHex = digits.Length > 1 && digits[0] is (byte)'x' or (byte)'X';
        bool isNumber = isHex
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        bool isText = value is '\t' or '\n' or (>= ' ' and < 0x7F) or >= 0xA0;
        return isNumber && isText && Rune.TryCreate(value, out Rune rune) ? rune : null;
    }

    /// <summary>The text with its references resolved.</summary>
    /// <param name="text">The text; what is no reference stays as it is.</param>
    /// <param name="letters">Room for the result: as many characters as <paramref name="text"/> has bytes are always enough.</param>
    internal static ReadOnlySpan<char> Resolve(ReadOnlySpan<byte> text, Span<char> letters)
    {
        int written = 0;
        while (!text.IsEmpty)
        {
            int plain = text.IndexOf((byte)'&');
            written += Encoding.UTF8.GetChars(plain < 0 ? text : text[..plain], letters[written..]);
            if (plain < 0)
                break;
            text = text[plain..];
            if (ReferenceAt(text, out int length) is { } rune)
            {
                written += rune.EncodeToUtf16(letters[written..]);
                text = text[length..];
            }
            else
            {
                letters[written++] = '&';
                text = text[1..];
            }
        }
        return letters[..written];
    }

    /// <summary>The text with its references resolved.</summary>
    internal static string Resolve(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf((byte)'&') < 0)
            return Encoding.UTF8.GetString(text);
        char[] letters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return new(Resolve(text, letters));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }
}
