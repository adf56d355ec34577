using System.Text.RegularExpressions;

namespace RecoveryGuide.Modules;

/// <summary>A sentence and where it begins in its paragraph.</summary>
/// <param name="Offset">Letters before it.</param>
/// <param name="Text">The sentence, without white space around it.</param>
public readonly record struct Sentence(int Offset, string Text)
{
    /// <summary>Its words: what stands between spaces and holds a letter or a digit.</summary>
    public int Words => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}

/// <summary>Cuts paragraphs into sentences: at a full stop, question or exclamation mark, ellipsis or danda (।).</summary>
public static partial class Sentences
{
    /// <summary>The sentences of a paragraph that hold a letter.</summary>
    public static IEnumerable<Sentence> Of(string paragraph)
    {
        int from = 0;
        foreach (Match? end in End().Matches(paragraph).Cast<Match?>().Append(null))
        {
            int to = end is null ? paragraph.Length : end.Index + end.Length;
            string text = paragraph[from..to];
            if (text.Any(char.IsLetter))
                yield return new(from + (text.Length - text.TrimStart().Length), text.Trim());
            from = to;
        }
    }

    [GeneratedRegex(@"[.!?…।]+[""'”’)]*(\s+|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex End();
}
