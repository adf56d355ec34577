using System.Collections.Concurrent;

namespace RecoveryGuide.Checks;

/// <summary>Texts that stand on many pages, kept once: addresses of the header, numbers of a listing.</summary>
internal sealed class Shared
{
    private readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> numbers = new(StringComparer.Ordinal);

    /// <summary>The one copy of a text.</summary>
    public string Text(string text) => texts.GetOrAdd(text, text);

    /// <summary>The one copy of a number's groups of digits.</summary>
    public string[] Number(string[] groups) => numbers.GetOrAdd(string.Join(' ', groups), groups);
}
