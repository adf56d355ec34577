namespace RecoveryGuide.Pdf;

/// <summary>How a text looks.</summary>
/// <param name="Size">In points.</param>
/// <param name="IsBold">Whether all of it is bold.</param>
/// <param name="Leading">Height of a line, in sizes.</param>
/// <param name="Gray">0 is black.</param>
internal sealed record TextStyle(double Size, bool IsBold, double Leading, double Gray = 0)
{
    /// <summary>Height of a line, in points.</summary>
    public double LineHeight => Size * Leading;
}

/// <summary>Words of one span on a line.</summary>
internal sealed record LinePart(TextSpan Span, double X, double Width, ImmutableArray<Run> Runs);

/// <summary>A line of a text.</summary>
internal sealed record TextLine(ImmutableArray<LinePart> Parts, double Width);

/// <summary>Breaks texts into lines: at blanks, behind strokes, and inside a word only where it is wider than the whole line.</summary>
/// <param name="fonts">The fonts.</param>
/// <param name="language">Code of the text's language.</param>
internal sealed class TextFlow(FontBook fonts, string language)
{
    /// <summary>How wide a text is on one line, in points.</summary>
    public double WidthOf(string text, TextStyle style) => Runs(text, style.IsBold).Sum(run => run.Width) * style.Size / 1000;

    /// <summary>How wide the widest word of a text is, in points.</summary>
    public double WidestWord(string text, TextStyle style) => Words(text).Select(word => WidthOf(word.TrimEnd(' '), style)).DefaultIfEmpty().Max();

    /// <summary>Where the line letters stand on lies below the top of a line's box, in points.</summary>
    public double Baseline(TextStyle style)
    {
        FontFace face = fonts.MainFace(language, style.IsBold);
        double height = (face.Ascent - face.Descent) * style.Size / 1000;
        return (style.LineHeight - height) / 2 + face.Ascent * style.Size / 1000;
    }

    /// <summary>The lines of a text.</summary>
    public ImmutableArray<TextLine> Break(ImmutableArray<TextSpan> spans, TextStyle style, double width)
    {
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        List<LinePart> parts = [];
        double x = 0;
        foreach ((TextSpan span, string word) in spans.SelectMany(span => Words(span.Text).Select(word => (span, word))))
            foreach (string piece in Fitting(word, span, style, width))
            {
                ImmutableArray<Run> runs = Runs(piece, style.IsBold || span.IsBold);
                double full = runs.Sum(run => run.Width) * style.Size / 1000;
                double visible = piece.EndsWith(' ') ? full - WidthOf(" ", style) : full;
                if (x > 0 && x + visible > width + 0.01)
                    EndLine();
                if (parts.Count > 0 && parts[^1].Span == span)
                    parts[^1] = parts[^1] with { Width = parts[^1].Width + full, Runs = [.. parts[^1].Runs, .. runs] };
                else
                    parts.Add(new(span, x, full, runs));
                x += full;
            }
        if (parts.Count > 0)
            EndLine();
        return lines.ToImmutable();

        void EndLine()
        {
            lines.Add(new([.. parts], x));
            parts.Clear();
            x = 0;
        }
    }

    // A word that is wider than the line is cut between letters; nothing may stand outside its place.
    private List<string> Fitting(string word, TextSpan span, TextStyle style, double width)
    {
        TextStyle own = style with { IsBold = style.IsBold || span.IsBold };
        if (WidthOf(word.TrimEnd(' '), own) <= width)
            return [word];
        List<string> pieces = [];
        string piece = "";
        foreach (string letter in Letters(word))
        {
            if (piece.Length > 0 && WidthOf(piece + letter, own) > width)
            {
                pieces.Add(piece);
                piece = "";
            }
            piece += letter;
        }
        pieces.Add(piece);
        return pieces;
    }

    private static IEnumerable<string> Letters(string word)
    {
        System.Globalization.TextElementEnumerator letters = System.Globalization.StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
            yield return letters.GetTextElement();
    }

    // Blanks stay with the word before them, so that a text read back has them.
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int at = 0; at < text.Length; at++)
            if (text[at] == ' ' ? at + 1 < text.Length && text[at + 1] != ' ' : IsBreak(text, at))
            {
                yield return text[start..(at + 1)];
                start = at + 1;
            }
        if (start < text.Length)
            yield return text[start..];
    }

    private static bool IsBreak(string text, int at) =>
        text[at] is '/' or '-' && at > 0 && at + 1 < text.Length && (char.IsLetter(text[at - 1]) || char.GetUnicodeCategory(text[at - 1]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark) && char.IsLetter(text[at + 1]);

    private ImmutableArray<Run> Runs(string text, bool isBold) => [.. fonts.Shape(text, language, isBold)];
}
