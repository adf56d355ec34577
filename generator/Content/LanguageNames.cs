using System.Globalization;

namespace RecoveryGuide.Content;

/// <summary>The languages services are offered in, by code. Their names are words of the interface: <c>language.hi</c>.</summary>
public static class LanguageNames
{
    /// <summary>All codes known, in order.</summary>
    public static ImmutableArray<string> Codes { get; } =
    [
        "af", "am", "ar", "as", "bg", "bn", "cs", "cy", "da", "de", "el", "en", "es", "fa", "fi", "fr", "ga", "gu", "ha", "he", "hi", "hr", "hu", "id",
        "ig", "is", "it", "ja", "ka", "kn", "ko", "ks", "lt", "ml", "mni", "mr", "ms", "mt", "nb", "ne", "nl", "or", "pa", "pcm", "pl", "ps", "pt", "ro",
        "ru", "sd", "si", "sk", "sl", "st", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "xh", "yo", "zh", "zu",
    ];

    // What the platform calls them, in English and in themselves: people write "punjabi" where pa is wanted. Some have their script behind them, in brackets.
    private static IEnumerable<(string Name, string Word)> Named => Codes.SelectMany(code => CultureInfo.GetCultureInfo(code) is var culture
        ? new[] { culture.EnglishName, culture.NativeName }.Select(name => (name.Split(" (")[0], code)) : []);

    /// <summary>Whether a code is known.</summary>
    public static bool IsKnown(string code) => Codes.BinarySearch(code, StringComparer.Ordinal) >= 0;

    /// <summary>Reads a list of codes and reports those that are not known.</summary>
    internal static ImmutableArray<string> Read(YamlMap map, string key)
    {
        List<string> languages = [];
        foreach (Located language in map.Texts(key))
            if (IsKnown(language.Text))
                languages.Add(language.Text);
            else
                map.Error(Rule.NotAllowed, language.At, $"'{language.Text}' is not a language code known here.{Suggestion.For(language.Text, Codes, Named)} Allowed: {string.Join(", ", Codes)}.");
        return [.. languages.Distinct()];
    }
}
