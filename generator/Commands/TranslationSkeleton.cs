using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Content;

namespace RecoveryGuide.Commands;

/// <summary>A translation to be filled in: the original's headings, lists, tables and short-codes stand where they must stand, and each run of words between them is a placeholder that holds it.</summary>
public static partial class TranslationSkeleton
{
    /// <summary>The file.</summary>
    /// <param name="file">The original's file.</param>
    /// <param name="original">The original.</param>
    /// <param name="language">The language to translate into.</param>
    /// <param name="today">The day.</param>
    public static string Of(InputFile file, Guide original, Language language, DateOnly today)
    {
        // The original was read, so it can be cut in two.
        FrontMatter front = FrontMatter.Read(file, new())!;
        StringBuilder text = new("---\n");
        text.Append(Note(language));
        foreach (string key in new[] { "title", "summary", "question", "answer" })
            text.Append(CultureInfo.InvariantCulture, $"{key}: {Skeleton.Quoted(Asked(front.Map.Text(key) ?? "", language))}\n");
        text.Append("do_first:\n");
        foreach (Located step in front.Map.Texts("do_first"))
            text.Append(CultureInfo.InvariantCulture, $"  - {Skeleton.Quoted(Asked(step.Text, language))}\n");
        text.Append("# words: [\"…\"]  # words people search by, in each script they may be typed in\n");
        text.Append(CultureInfo.InvariantCulture, $"translation: {{of: \"{original.TextHash}\", on: {today:yyyy-MM-dd}}}\n");
        text.Append("---\n");
        return text.Append(string.Join('\n', front.Body.Split('\n').Select(line => Line(line, language)))).ToString();
    }

    private static string Note(Language language) =>
        $"# Replace each placeholder by its words in {language.Name}, and keep what stands between them: marks, short-codes, the order of sections. Links lead to this language's own pages; anchors are made of its headings.\n";

    // Marks that begin a line stay: headings, lists, quotations, cells of tables.
    private static string Line(string line, Language language)
    {
        string marks = Marks().Match(line).Value;
        string rest = line[marks.Length..];
        return marks + (rest.StartsWith('|') ? string.Join('|', rest.Split('|').Select(cell => Asked(cell, language))) : Asked(rest, language));
    }

    // Short-codes stay; so does what holds no letter, such as the stop after one.
    private static string Asked(string text, Language language) =>
        string.Concat(Pieces().Matches(text).Select(piece => piece.Value.StartsWith("{{", StringComparison.Ordinal) || !piece.Value.Any(char.IsLetter) ? piece.Value : Asked(piece, language)));

    private static string Asked(Match piece, Language language)
    {
        string words = piece.Value.Trim();
        int at = piece.Value.IndexOf(words, StringComparison.Ordinal);
        string plain = words.Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);
        return piece.Value[..at] + Placeholder.For($"{language.Name} for “{plain}”") + piece.Value[(at + words.Length)..];
    }

    [GeneratedRegex(@"^\s*(#+ |> ?|[-*+] |[0-9]+[.)] )*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\{\{[^{}]*\}\}|((?!\{\{).)+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Pieces();
}
