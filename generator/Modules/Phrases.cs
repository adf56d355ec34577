namespace RecoveryGuide.Modules;

/// <summary>Many words and phrases, each standing for something: a text is gone through once, however many there are.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
public sealed class Phrases<T>
{
    private readonly Dictionary<char, (string Phrase, T Of)[]> byFirst;

    /// <summary>Takes the phrases; the longer of two that begin together is found first: "recovery position" is not "recovery".</summary>
    public Phrases(IEnumerable<(string Phrase, T Of)> phrases) => byFirst = phrases.Where(phrase => phrase.Phrase.Length > 0)
        .GroupBy(phrase => char.ToUpperInvariant(phrase.Phrase[0])).ToDictionary(same => same.Key, same => same.OrderByDescending(phrase => phrase.Phrase.Length).ToArray());

    /// <summary>Where phrases stand in a text as whole words, whatever their capitals, in the order of the text; the longer of two in one place first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    public IEnumerable<(int At, string Phrase, T Of)> In(string text, int from = 0)
    {
        for (int at = from; at < text.Length; at++)
            if (!WordSearch.IsLetter(text, at - 1) && byFirst.TryGetValue(char.ToUpperInvariant(text[at]), out (string Phrase, T Of)[]? beginning))
                foreach ((string phrase, T of) in beginning)
                    if (!WordSearch.IsLetter(text, at + phrase.Length) && text.AsSpan(at).StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
                        yield return (at, phrase, of);
    }
}
