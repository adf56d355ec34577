using System.Text;

namespace RecoveryGuide.Core;

/// <summary>The words of a closed list as they are written in YAML and in addresses: <c>CrisisLine</c> is <c>crisis-line</c>.</summary>
/// <typeparam name="T">The list.</typeparam>
public static class Kebab<T> where T : struct, Enum
{
    private static readonly ImmutableArray<(T Value, string Word)> Pairs = [.. Enum.GetValues<T>().Select(value => (value, Kebab.Of(value.ToString())))];

    /// <summary>All words, in the order the list declares them.</summary>
    public static ImmutableArray<string> All { get; } = [.. Pairs.Select(pair => pair.Word)];

    /// <summary>The word of a value.</summary>
    public static string Of(T value) => Pairs.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

    /// <summary>The value of a word, exactly as written.</summary>
    public static bool TryParse(string word, out T value)
    {
        int at = All.IndexOf(word, StringComparer.Ordinal);
        value = at >= 0 ? Pairs[at].Value : default;
        return at >= 0;
    }
}

/// <summary>Kebab case.</summary>
public static class Kebab
{
    /// <summary><c>SkipLink</c> becomes <c>skip-link</c>.</summary>
    public static string Of(string pascal)
    {
        StringBuilder word = new();
        foreach (char letter in pascal)
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }
}
