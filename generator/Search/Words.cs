using System.Text;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Search;

/// <summary>
/// Text to words, the same way on both sides of the index: theme/scripts/search/words.js is this file in JavaScript,
/// and tests/Search/golden.json holds the two together.
/// </summary>
public static partial class Words
{
    private const char Nukta = '\u093C';
    private const char GurmukhiNukta = '\u0A3C';

    /// <summary>Folds away what people leave out or type differently: case, accents, optional nuktas, joiners, apostrophes.</summary>
    public static string Fold(string text)
    {
        // Decomposed first, so that "é" and "ज़" are a letter and a mark whichever way they were typed.
        string decomposed = text.Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        var folded = new StringBuilder(decomposed.Length);
        foreach (char letter in decomposed)
        {
            if (!IsDropped(letter, folded))
            {
                folded.Append(Unified(letter));
            }
        }

        string whole = folded.ToString().Normalize(NormalizationForm.FormC);
        return Initials().Replace(whole, static match => match.Value.Replace(".", "", StringComparison.Ordinal));
    }

    /// <summary>The folded words in reading order. Marks belong to the word: without its matras a Hindi word is another word.</summary>
    public static ImmutableArray<string> Of(string text) => [.. Word().Matches(Fold(text)).Select(static match => match.Value)];

    /// <summary>"Al-Anon" is also typed "alanon": hyphenated words written as one.</summary>
    public static ImmutableArray<string> Compounds(string text) =>
        [.. Hyphenated().Matches(Fold(text)).Select(static match => Hyphen().Replace(match.Value, ""))];

    /// <summary>
    /// Every way somebody may type the telephone numbers in a text without spaces: "+91 1800 891 4416" is
    /// 9118008914416 and 18008914416. Leading zeros are dropped, because they change with where one calls from.
    /// </summary>
    public static ImmutableArray<string> Numbers(string text) =>
        [.. Number().Matches(Fold(text)).SelectMany(static match => Spellings(match.Value))];

    private static bool IsDropped(char letter, StringBuilder before) => letter switch
    {
        >= '\u0300' and <= '\u036F' => true,                                 // accents of Latin letters
        '\u200C' or '\u200D' or '\u00AD' => true,                            // joiners and soft hyphen: never typed
        '\'' or '\u2018' or '\u2019' or '\u02BC' or '`' => true,             // don't, don’t, dont
        Nukta => before.Length == 0 || before[^1] is not ('\u0921' or '\u0922'), // ड़ and ढ़ are letters of their own
        GurmukhiNukta or '\u0A71' => true,                                   // ਸ਼ and addak: left out as often as written
        _ => false,
    };

    private static char Unified(char letter) => letter switch
    {
        '\u0901' => '\u0902',                                                // chandrabindu as anusvara
        '\u0A01' or '\u0A70' => '\u0A02',                                    // tippi as bindi
        >= '\u0966' and <= '\u096F' => (char)('0' + (letter - '\u0966')),    // १४४१६ is dialled as 14416
        >= '\u0A66' and <= '\u0A6F' => (char)('0' + (letter - '\u0A66')),
        _ => letter,
    };

    private static IEnumerable<string> Spellings(string written)
    {
        // "+44 (0)800": the zero in brackets is dialled inside the country only, and then it leads.
        string printed = written.Replace("(0)", " ", StringComparison.Ordinal);
        string digits = NotDigits().Replace(printed, "");
        if (digits.Length is < 5 or > 15)
        {
            yield break;
        }

        yield return WithoutLeadingZeros(digits);

        string[] groups = NotDigits().Split(printed.TrimStart('+'));
        if (printed[0] == '+' && groups.Length > 1)
        {
            yield return WithoutLeadingZeros(string.Concat(groups[1..]));
        }
    }

    // The last digit stays whatever it is: a word is never empty.
    private static string WithoutLeadingZeros(string digits) => digits[..^1].TrimStart('0') + digits[^1];

    // No look-behind in these: the same patterns run in browsers that do not know it.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*(?:[-\u2010][\p{L}\p{M}]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphenated();

    [GeneratedRegex(@"[-\u2010]", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphen();

    // A look-ahead needs the backtracking engine; it steps back one letter at most, and the limit is the proof. It is a long one: on a busy machine a build may stand still for seconds.
    [GeneratedRegex(@"(?:^|[^\p{L}\p{M}\p{N}.])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Initials();

    [GeneratedRegex(@"\+?[0-9](?:[ .()-]{0,2}[0-9])+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex("[^0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotDigits();
}
