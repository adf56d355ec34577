namespace RecoveryGuide.Content;

/// <summary>The languages services are offered in, by code. Their names are words of the interface: <c>language.hi</c>.</summary>
public static class LanguageNames
{
    /// <summary>All codes known, in order.</summary>
    public static ImmutableArray<string> Codes { get; } =
    [
        "af", "ar", "as", "bn", "cs", "cy", "de", "en", "es", "fr", "ga", "gu", "ha", "hi", "id", "ig", "it", "ja", "kn", "ko", "ks", "ml", "mni", "mr", "ms", "ne", "nl", "or", "pa", "pcm",
        "pl", "ps", "pt", "ru", "sd", "si", "st", "sw", "ta", "te", "tl", "tr", "uk", "ur", "vi", "xh", "yo", "zh", "zu",
    ];

    /// <summary>Whether a code is known.</summary>
    public static bool IsKnown(string code) => Codes.BinarySearch(code, StringComparer.Ordinal) >= 0;
}
