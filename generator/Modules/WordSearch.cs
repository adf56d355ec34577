namespace RecoveryGuide.Modules;

/// <summary>Finds whole words and phrases in a text of any script, whatever their capitals.</summary>
public static class WordSearch
{
    private static readonly ImmutableArray<(char Open, char Close)> Quotes = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“')];

    /// <summary>Where a phrase stands in a text as whole words; nothing where it is only part of longer words.</summary>
    public static IEnumerable<int> Find(string text, string phrase)
    {
        for (int at = Next(text, phrase, 0); at >= 0; at = Next(text, phrase, at + phrase.Length))
            if (!IsLetter(text, at - 1) && !IsLetter(text, at + phrase.Length))
                yield return at;
    }

    /// <summary>The same text with what is quoted, and the given names, blanked out: every other letter keeps its place.</summary>
    public static string WithoutQuotes(string text, IEnumerable<string> names)
    {
        char[] letters = text.ToCharArray();
        foreach ((char open, char close) in Quotes)
            BlankBetween(letters, open, close);
        foreach (string name in names)
            foreach (int at in Find(text, name))
                Array.Fill(letters, ' ', at, name.Length);
        return new(letters);
    }

    private static void BlankBetween(char[] letters, char open, char close)
    {
        int from = Array.IndexOf(letters, open);
        while (from >= 0 && from + 1 < letters.Length && Array.IndexOf(letters, close, from + 1) is > 0 and var to)
        {
            Array.Fill(letters, ' ', from, to - from + 1);
            from = Array.IndexOf(letters, open, to);
        }
    }

    private static int Next(string text, string phrase, int from) =>
        from >= text.Length ? -1 : text.IndexOf(phrase, from, StringComparison.OrdinalIgnoreCase);

    // Vowel signs and other marks belong to the word as letters do.
    internal static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at])
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);
}
