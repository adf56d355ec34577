using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>How sure we are of a statement; the rules are on the page "How we check".</summary>
public enum Evidence
{
    /// <summary>Systematic reviews of trials or large cohorts, agreed by guidelines.</summary>
    Strong,

    /// <summary>Some good trials, or a review with limits.</summary>
    Fair,

    /// <summary>Few or weak studies, or results that pull both ways.</summary>
    Early,

    /// <summary>Looked for, and no good study found.</summary>
    None,

    /// <summary>A guideline says do not use, or harm is clear.</summary>
    Avoid,
}

/// <summary>The short-codes texts may use: <c>safety</c>, <c>number</c>, <c>hotline</c>, <c>evidence</c>, <c>source</c>, <c>worksheet</c>.</summary>
public static class ShortCodes
{
    private static readonly ImmutableArray<string> Names = ["safety", "number", "hotline", "evidence", "source", "worksheet"];

    /// <summary>Reports short-codes that are wrong in themselves; whether what they name exists is only known with the whole site.</summary>
    public static void Check(IEnumerable<ShortCode> codes, Diagnostics report)
    {
        foreach (ShortCode code in codes)
            if (Complaint(code) is { } complaint)
                report.Error(Rule.UnknownShortCode, code.At, complaint);
    }

    private static string? Complaint(ShortCode code) => code.Name switch
    {
        "number" => Wrong<HelpNumber>(code),
        "evidence" => Wrong<Evidence>(code),
        "source" => code.Arguments.IsEmpty ? "short-code 'source' needs the ids of sources, such as {{source S25}}." : null,
        "safety" or "hotline" or "worksheet" => code.Arguments.Length == 1 ? null : $"short-code '{code.Name}' needs one id, such as {{{{{code.Name} some-id}}}}.",
        "" => $"a short-code needs a name, such as {{{{number emergency}}}}. Allowed: {string.Join(", ", Names)}.",
        _ => $"short-code '{code.Name}' is not known.{Suggestion.For(code.Name, Names)} Allowed: {string.Join(", ", Names)}.",
    };

    private static string? Wrong<T>(ShortCode code) where T : struct, Enum
    {
        string written = string.Join(' ', code.Arguments);
        return Kebab<T>.TryParse(written, out _) ? null : $"short-code '{code.Name}' has '{written}'.{Suggestion.For(written, Kebab<T>.All)} Allowed: {string.Join(", ", Kebab<T>.All)}.";
    }
}
