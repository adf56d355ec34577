namespace RecoveryGuide.Modules;

/// <summary>What somebody else says in a text.</summary>
public static class Quoted
{
    private static readonly ImmutableArray<(char Open, char Close)> Quotes = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“')];

    /// <summary>The same text with what is quoted, and the given names, blanked out: every other letter keeps its place.</summary>
    public static string Blanked(string text, Phrases<string> names)
    {
        char[] letters = text.ToCharArray();
        foreach ((char open, char close) in Quotes)
            BlankBetween(letters, open, close);
        foreach ((int at, string name, _) in names.In(text))
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
}
