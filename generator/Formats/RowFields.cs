using System.Collections.Frozen;

namespace RecoveryGuide.Formats;

/// <summary>One row of somebody else's data: texts under lower-case names, whatever held them.</summary>
/// <param name="At">Where the row begins in its file.</param>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Values">What stands under each name; lists have several texts.</param>
public sealed record RowFields(Source At, int Number, FrozenDictionary<string, ImmutableArray<string>> Values)
{
    /// <summary>A row of pairs; names that differ only in capitals and gaps are one, and the first that has a text wins.</summary>
    public static RowFields Of(Source at, int number, IEnumerable<(string Name, ImmutableArray<string> Texts)> pairs) =>
        new(at, number, pairs.GroupBy(pair => NameOf(pair.Name), StringComparer.Ordinal).ToFrozenDictionary(same => same.Key, same => same.FirstOrDefault(pair => !pair.Texts.IsEmpty, same.First()).Texts, StringComparer.Ordinal));

    /// <summary>The first of some names that holds a text, as it stands there; null where none does.</summary>
    public string? Raw(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (Values.TryGetValue(name, out ImmutableArray<string> texts) && texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } text)
                return text;
        return null;
    }

    /// <summary>The first of some names that holds a text, made plain; null where none does.</summary>
    public string? Text(params ReadOnlySpan<string> names) => PlainText.Of(Raw(names)) is { Length: > 0 } text ? text : null;

    /// <summary>All texts under the first of some names that has any.</summary>
    public ImmutableArray<string> Texts(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (Values.TryGetValue(name, out ImmutableArray<string> texts) && !texts.IsEmpty)
                return texts;
        return [];
    }

    /// <summary><c>End Time</c> and <c>end-time</c> are <c>end_time</c>.</summary>
    public static string NameOf(string written) => string.Join('_', written.Trim().ToLowerInvariant().Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries));
}
