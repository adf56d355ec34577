namespace RecoveryGuide.Commands;

/// <summary>The rules explained: the sections of <c>RULES.md</c>, which travels with the program.</summary>
public static class RuleBook
{
    // Examples hold headings of their own.
    private const string Heading = "\n## RG";

    /// <summary>The whole text.</summary>
    public static string Text { get; } = Read();

    /// <summary>The section of each rule by its code, from its heading to the next.</summary>
    public static ImmutableSortedDictionary<string, string> Sections { get; } = Text.Split(Heading).Skip(1).ToImmutableSortedDictionary(
        section => $"RG{section.Split(' ', 2)[0]}",
        // A chapter's own heading stands behind the last rule of the one before.
        section => $"## RG{section.Split("\n# ")[0].Trim()}\n", StringComparer.Ordinal);

    private static string Read()
    {
        using Stream stream = typeof(RuleBook).Assembly.GetManifestResourceStream("RULES.md")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
