using System.Text.RegularExpressions;

namespace RecoveryGuide.Modules;

/// <summary>
/// Flesch-Kincaid grade of English text: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid et al. 1975). Words that readers of this site must meet
/// anyway count as two syllables. A smoke alarm, not proof.
/// </summary>
public static partial class ReadingGrade
{
    /// <summary>The only language the formula is for.</summary>
    public const string Language = "en";

    private const int WordsNeeded = 100;

    private static readonly ImmutableHashSet<string> Exempt =
    [
        "naloxone", "buprenorphine", "methadone", "naltrexone", "disulfiram", "recovery", "emergency", "benzodiazepine", "benzodiazepines", "opioid", "opioids", "helpline",
    ];

    /// <summary>The grade over paragraphs, to one decimal; 0 where there are too few words to tell.</summary>
    public static double Of(IEnumerable<string> paragraphs)
    {
        int sentences = 0, words = 0, syllables = 0;
        foreach (Sentence sentence in paragraphs.SelectMany(Sentences.Of))
        {
            string[] found = [.. Word().Matches(sentence.Text).Select(match => match.Value.ToLowerInvariant())];
            if (found.Length == 0)
                continue;
            sentences++;
            words += found.Length;
            syllables += found.Sum(Syllables);
        }
        if (words < WordsNeeded)
            return 0;
        double grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        return Math.Max(0, Math.Round(grade, 1, MidpointRounding.AwayFromZero));
    }

    private static int Syllables(string word)
    {
        if (Exempt.Contains(word))
            return 2;
        string spoken = SilentEnd().Replace(SilentAfterL().Replace(word, "$1l"), "");
        return Math.Max(1, Vowels().Count(spoken));
    }

    [GeneratedRegex(@"[A-Za-z]+(['’][A-Za-z]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    // A final e, es or ed is silent after a consonant; not after l ("little") and not where it is the word's only vowel.
    [GeneratedRegex(@"([^laeiouy]e|[^laeiouydt]ed|[^laeiouycszxgh]es)$", RegexOptions.NonBacktracking)]
    private static partial Regex SilentEnd();

    // "while", "rules", "called": after a vowel or another l it is silent, too.
    [GeneratedRegex(@"([aeiouyl])l(e|ed|es)$", RegexOptions.NonBacktracking)]
    private static partial Regex SilentAfterL();

    [GeneratedRegex("[aeiouy]+", RegexOptions.NonBacktracking)]
    private static partial Regex Vowels();
}
