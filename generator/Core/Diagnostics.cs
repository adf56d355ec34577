namespace RecoveryGuide.Core;

/// <summary>How bad a mistake is: an error stops the build, a warning stops it only under <c>--strict</c>.</summary>
public enum Severity
{
    /// <summary>Worth an editor's look; the site is still written.</summary>
    Warning,

    /// <summary>Nothing is written until it is mended.</summary>
    Error,
}

/// <summary>One mistake, told to the editor who made it.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Code">The rule, such as <c>RG1203</c>; see <see cref="Rule"/>.</param>
/// <param name="At">Where the mistake stands.</param>
/// <param name="Message">A sentence that names the value and says what is allowed.</param>
public sealed record Diagnostic(Severity Severity, string Code, Source At, string Message) : IComparable<Diagnostic>
{
    /// <summary>Orders by file, line, column, then code, so that a run always reports in the same order.</summary>
    public int CompareTo(Diagnostic? other)
    {
        if (other is null)
            return 1;
        int byFile = string.CompareOrdinal(At.File, other.At.File);
        int byPlace = byFile != 0 ? byFile : (At.Line, At.Column).CompareTo((other.At.Line, other.At.Column));
        int byCode = byPlace != 0 ? byPlace : string.CompareOrdinal(Code, other.Code);
        return byCode != 0 ? byCode : string.CompareOrdinal(Message, other.Message);
    }

    /// <summary>The contract's form: <c>file(line,column): error RGnnnn: sentence</c>.</summary>
    public override string ToString() => $"{Diagnostics.OneLine(At.ToString())}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}

/// <summary>Collects the mistakes of a run, or of one file; a run reports all of them at once. Several threads may report to it.</summary>
public sealed class Diagnostics
{
    private readonly Lock writing = new();
    private ImmutableList<Diagnostic> found = [];

    /// <summary>Reports an error.</summary>
    public void Error(string rule, Source at, string message) => Add(new(Severity.Error, rule, at, OneLine(message)));

    /// <summary>Reports a warning.</summary>
    public void Warning(string rule, Source at, string message) => Add(new(Severity.Warning, rule, at, OneLine(message)));

    /// <summary>Takes over mistakes found elsewhere, such as those remembered with a parsed file.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        lock (writing)
            found = found.AddRange(diagnostics);
    }

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => found.IsEmpty;

    /// <summary>Whether anything found so far forbids writing.</summary>
    public bool HasErrors => found.Exists(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Whether an error was found at exactly this place: a later check must not say it again in other words.</summary>
    public bool HasErrorAt(Source at) => found.Exists(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.At == at);

    /// <summary>Whether an error was found in a folder: then what is missing there may only have been written wrongly.</summary>
    public bool HasErrorBelow(string folder) => found.Exists(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.At.File.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>All mistakes, each once, in the order of files and lines.</summary>
    public ImmutableArray<Diagnostic> Sorted() => [.. found.Distinct().Order()];

    private void Add(Diagnostic diagnostic)
    {
        lock (writing)
            found = found.Add(diagnostic);
    }

    // A value quoted in a message may hold line breaks or worse; a diagnostic stays one printable line.
    internal static string OneLine(string message) =>
        string.Concat(message.Select(character => char.IsControl(character) || IsInvisible(character) ? $"\\u{(int)character:X4}" : character.ToString()));

    private static bool IsInvisible(char character) =>
        character is '\u2028' or '\u2029' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069');
}
