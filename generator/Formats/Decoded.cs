using System.Text;

namespace RecoveryGuide.Formats;

/// <summary>Somebody else's file as text.</summary>
/// <param name="Text">The text, line ends as <c>\n</c>, without a byte order mark.</param>
/// <param name="Note">What had to be done to read it, for the report; null where it was UTF-8.</param>
public sealed record Decoded(string Text, string? Note)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Reads bytes as UTF-8, as UTF-16 where they say so, and otherwise as Windows-1252, which holds Latin-1's letters.</summary>
    /// <returns>The text, or null where the bytes are no text; that is reported.</returns>
    public static Decoded? Read(string file, ReadOnlySpan<byte> bytes, Diagnostics report)
    {
        (Encoding encoding, int skip, string? note) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3, null),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2, "the file is UTF-16 and was read as such"),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2, "the file is UTF-16 and was read as such"),
            _ => ((Encoding)Utf8, 0, (string?)null),
        };
        if (Try(encoding, bytes[skip..]) is { } text)
            return Whole(file, text, note, report);
        // What is neither is text of one byte a letter, if it is text at all.
        if (encoding == Utf8 && Try(Western, bytes) is { } western)
            return Whole(file, western, "the file is not UTF-8; it was read as Latin-1 (Windows-1252)", report);
        report.Error(Rule.NotUtf8, new(file), "the file's bytes are no text that can be read; save it as UTF-8.");
        return null;
    }

    private static Decoded? Whole(string file, string text, string? note, Diagnostics report)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
        {
            report.Error(Rule.NotUtf8, PlaceOf(file, text, at), "the file holds a NUL character, so it is no text, or UTF-16 without its byte order mark; save it as UTF-8.");
            return null;
        }
        return new(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), note);
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The line and column of a place in a text.</summary>
    internal static Source PlaceOf(string file, string text, int at)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, Math.Clamp(at, 0, text.Length));
        return new(file, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
