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

    /// <summary>In what letters a text stands that are not its language's; null where there is nothing to tell. Words within other letters are names, and so are a few Latin ones by themselves (WCAG 2.2, 3.1.2).</summary>
    /// <param name="text">The text as it stands in HTML.</param>
    /// <param name="own">What its language is written in.</param>
    /// <param name="sentence">How many words one after another are no name any more.</param>
    internal static string? First(ReadOnlySpan<byte> text, Script own, int sentence)
    {
        if (own == Script.Latin && text.IndexOf((byte)0xE0) < 0)
            return null;
        bool hasOwn = false;
        Script? foreign = null, before = null;
        int row = 0, longest = 0;
        for (int at = 0; at < text.Length;)
        {
            Script? letter = LetterAt(text[at..]);
            int length = letter == Script.Latin ? WordAt(text[at..]) : CharacterAt(text[at..]);
            if (letter is null)
                // Words of one sentence have nothing but a blank between them.
                row = text[at] == ' ' ? row : 0;
            else if (letter == own || letter == Script.Other)
                (hasOwn, row) = (true, 0);
            else if (letter != before && (letter != Script.Latin || length > 1))
            {
                row = foreign == letter ? row + 1 : 1;
                longest = Math.Max(longest, row);
                foreign = letter;
            }
            before = letter;
            at += length;
        }
        return foreign switch
        {
            Script.Devanagari when longest >= sentence || !hasOwn => "in letters of Hindi",
            Script.Gurmukhi when longest >= sentence || !hasOwn => "in letters of Punjabi",
            Script.Latin when longest >= sentence && !hasOwn => "in Latin letters",
            _ => null,
        };
    }

    private static int WordAt(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(Words) is >= 0 and var end ? end : text.Length;

    // A reference such as &amp; is one character.
    private static int CharacterAt(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)'&' when text.IndexOf((byte)';') is > 0 and var end => end + 1,
        < 0xC0 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

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
