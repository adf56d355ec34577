namespace RecoveryGuide.Core;

/// <summary>A Markdown file cut in two: its front matter and its body.</summary>
/// <param name="Map">The front matter.</param>
/// <param name="Body">The Markdown after it.</param>
/// <param name="BodyLine">The line of the file on which the body begins.</param>
public sealed record FrontMatter(YamlMap Map, string Body, int BodyLine)
{
    private const string Fence = "---\n";

    /// <summary>Cuts a file at its two <c>---</c> lines; null where it was reported as having none, or as holding placeholders.</summary>
    public static FrontMatter? Read(InputFile file, Diagnostics report)
    {
        int end = file.Text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        if (!file.Text.StartsWith(Fence, StringComparison.Ordinal) || end < 0)
        {
            report.Error(Rule.FrontMatter, file.Start, file.Text.StartsWith(Fence, StringComparison.Ordinal)
                ? "the front matter that begins here does not end: write a line '---' after its last key."
                : "the file must begin with front matter: a line '---', keys and values, and a line '---'.");
            return null;
        }
        string yaml = end < Fence.Length ? "" : file.Text[Fence.Length..(end + 1)];
        string body = file.Text[(end + 1 + Fence.Length)..];
        int bodyLine = yaml.AsSpan().Count('\n') + 3;
        // Both halves are read, so that all placeholders are told at once.
        YamlMap? map = Yaml.Read(file.Path, yaml, report, firstLine: 2);
        return Placeholder.Report(file.Path, bodyLine, body, report) || map is null ? null : new(map, body, bodyLine);
    }
}
