using System.Text.RegularExpressions;

namespace RecoveryGuide.Core;

/// <summary>
/// What the verb <c>new</c> leaves for an editor to write: <c>&lt;&lt;what to write&gt;&gt;</c>. No file that holds one is used, so none can be published by accident, and nothing else is
/// said of such a file: what its placeholders ask for comes first.
/// </summary>
internal static partial class Placeholder
{
    /// <summary>A placeholder.</summary>
    /// <param name="what">What to write in its place.</param>
    internal static string For(string what) => $"<<{what}>>";

    /// <summary>Reports each placeholder of a value in YAML, and halves of one, at the value.</summary>
    /// <returns>Whether there was one.</returns>
    internal static bool Report(Source at, string value, Diagnostics report)
    {
        MatchCollection found = Written().Matches(value);
        foreach (Match placeholder in found)
            Report(at, placeholder, report);
        return found.Count > 0;
    }

    /// <summary>Reports each placeholder of a text in Markdown, and halves of one, where it stands.</summary>
    /// <returns>Whether there was one.</returns>
    internal static bool Report(string file, int firstLine, string text, Diagnostics report)
    {
        bool any = false;
        string[] lines = text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
            foreach (Match placeholder in Written().Matches(lines[line]))
            {
                any = true;
                Report(new(file, firstLine + line, placeholder.Index + 1), placeholder, report);
            }
        return any;
    }

    private static void Report(Source at, Match placeholder, Diagnostics report) => report.Error(Rule.Placeholder, at, placeholder.Groups["what"] is { Success: true, Value: var what }
        ? $"'{placeholder.Value}' is a placeholder: write {what} in its place, without the marks << and >>."
        : $"'{placeholder.Value}' is what is left of a placeholder; delete it.");

    // A quotation within a quotation begins a line of Markdown with >>, so a half is only told behind a word.
    [GeneratedRegex(@"<<(?<what>[^<>\n]+)>>|<<|(?<=[^\s>])>>", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Written();
}
