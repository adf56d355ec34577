namespace RecoveryGuide.Search;

/// <summary>What is left of the name of a place when case, accents, spaces and hyphens are forgotten: Kot Kapūra and Kotkapura are both "kotkapura".</summary>
public static class PlaceKey
{
    /// <summary>The folded words of a name, written as one; theme/scripts/places/index.js makes the same.</summary>
    public static string Of(string name) => IsPlain(name) ? name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() : string.Concat(Words.Of(name));

    // Nine names in ten are letters and spaces, and have nothing to fold but their case.
    private static bool IsPlain(string name) => name.All(static letter => char.IsAsciiLetter(letter) || letter == ' ');
}
