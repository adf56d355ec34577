namespace RecoveryGuide.Checks;

/// <summary>What a language is written in, as far as pages tell one from another.</summary>
internal enum Script
{
    /// <summary>English and most others.</summary>
    Latin,

    /// <summary>Hindi, Marathi, Nepali.</summary>
    Devanagari,

    /// <summary>Punjabi.</summary>
    Gurmukhi,

    /// <summary>Any other, such as Cyrillic.</summary>
    Other,
}

/// <summary>Tells text in the letters of another language.</summary>
internal static class ForeignLetters
{
    /// <summary>What a language is written in.</summary>
    internal static Script Of(string language) => language switch
    {
        "hi" or "mr" or "ne" => Script.Devanagari,
        "pa" => Script.Gurmukhi,
        "am" or "ar" or "as" or "bg" or "bn" or "el" or "fa" or "gu" or "he" or "ja" or "ka" or "kn" or "ko" or "ks" or "ml" or "mni" or "or" or "ps" or "ru" or "sd" or "si" or "ta" or "te" or "th" or "uk" or "ur" or "zh" => Script.Other,
        _ => Script.Latin,
    };

    /// <summary>In what letters a text stands that are not its language's; null where there is nothing to tell. Latin words within other letters are names; so are a few by themselves.</summary>
    /// <param name="text">The text as it stands in HTML.</param>
    /// <param name="own">What its language is written in.</param>
    /// <param name="sentence">How many Latin words one after another are no name any more.</param>
    internal static string? First(ReadOnlySpan<byte> text, Script own, int sentence)
    {
        if (own == Script.Latin && text.IndexOf((byte)0xE0) < 0)
            return null;
        int row = 0, longest = 0;
        bool hasOwn = false;
        for (int at = 0; at < text.Length;)
        {
            switch (LetterAt(text[at..]))
            {
                case Script.Devanagari when own != Script.Devanagari:
                    return "in letters of Hindi";
                case Script.Gurmukhi when own != Script.Gurmukhi:
                    return "in letters of Punjabi";
                case Script.Latin:
                    int word = text[at..].IndexOfAnyExcept(Words);
                    word = word < 0 ? text.Length - at : word;
                    row += word > 1 ? 1 : 0;
                    longest = Math.Max(longest, row);
                    at += word;
                    continue;
                case null:
                    // Words of one sentence have nothing but a blank between them.
                    row = text[at] == ' ' ? row : 0;
                    break;
                default:
                    hasOwn = true;
                    break;
            }
            at += text[at] == '&' && text[at..].IndexOf((byte)';') is > 0 and var reference ? reference + 1 : 1;
        }
        return own != Script.Latin && !hasOwn && longest >= sentence ? "in Latin letters" : null;
    }

    private static System.Buffers.SearchValues<byte> Words { get; } = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"u8);

    // Devanagari is U+0900 to U+097F, Gurmukhi U+0A00 to U+0A7F; the danda, U+0964 and U+0965, ends sentences in both. Null for what is no letter.
    private static Script? LetterAt(ReadOnlySpan<byte> text) => text switch
    {
        [>= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z', ..] => Script.Latin,
        [0xE0, 0xA5, 0xA4 or 0xA5, ..] => null,
        [0xE0, 0xA4 or 0xA5, ..] => Script.Devanagari,
        [0xE0, 0xA8 or 0xA9, ..] => Script.Gurmukhi,
        [>= 0xD0 and < 0xE2 or >= 0xE3, ..] => Script.Other,
        _ => null,
    };
}
