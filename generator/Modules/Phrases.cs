using System.Globalization;

namespace RecoveryGuide.Modules;

/// <summary>Many words and phrases of any script, each standing for something: a text is gone through once, however many there are.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
public sealed class Phrases<T>
{
    private readonly Dictionary<char, (string Phrase, T Of)[]> byFirst;

    /// <summary>Takes the phrases.</summary>
    public Phrases(IEnumerable<(string Phrase, T Of)> phrases) => byFirst = phrases.Where(phrase => phrase.Phrase.Length > 0)
        .GroupBy(phrase => char.ToUpperInvariant(phrase.Phrase[0])).ToDictionary(same => same.Key, same => same.OrderByDescending(phrase => phrase.Phrase.Length).ToArray());

    /// <summary>
    /// Where phrases stand in a text as whole words, whatever their capitals, in the order of the text. Of those that begin together the longest comes first: "recovery position" is not "recovery".
    /// </summary>
    public IEnumerable<(int At, string Phrase, T Of)> In(string text)
    {
        for (int at = 0; at < text.Length; at++)
            if (!IsLetter(text, at - 1) && byFirst.TryGetValue(char.ToUpperInvariant(text[at]), out (string Phrase, T Of)[]? beginning))
                foreach ((string phrase, T of) in beginning)
                    if (!IsLetter(text, at + phrase.Length) && text.AsSpan(at).StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
                        yield return (at, phrase, of);
    }

    // Vowel signs and other marks belong to the word as letters do.
    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length
        && (char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
