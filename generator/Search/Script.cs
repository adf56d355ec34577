namespace RecoveryGuide.Search;

/// <summary>The scripts words are written in.</summary>
internal static class Script
{
    /// <summary>Whether a word has letters of Devanagari or Gurmukhi.</summary>
    public static bool IsIndic(string word) => word.Any(static letter => letter is >= '\u0900' and <= '\u097F' or >= '\u0A00' and <= '\u0A7F');
}
