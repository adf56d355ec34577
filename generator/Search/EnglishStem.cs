namespace RecoveryGuide.Search;

/// <summary>
/// Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980), so that "relapsed" finds "relapse".
/// theme/scripts/search/stem.js is the same code in JavaScript; tests/Search/golden.json holds the two together.
/// </summary>
public static class EnglishStem
{
    private static readonly (string Suffix, string Becomes)[] Doubles =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Suffix, string Becomes)[] Endings =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Last =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>The stem of a folded word; words with anything but a–z in them, and very short ones, are their own stem.</summary>
    public static string Of(string word) =>
        word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z')
            ? word
            : WithoutFinalE(WithoutLast(Replaced(Replaced(WithYAsI(WithoutPast(WithoutPlural(OneSpelling(word)))), Doubles), Endings)));

    // Programme and program, centre and center, behaviour and behavior: both are read on both sides of the ocean.
    private static string OneSpelling(string word)
    {
        (string one, string plural) = word.EndsWith('s') ? (word[..^1], "s") : (word, "");
        return one switch
        {
            _ when one.EndsWith("mme", StringComparison.Ordinal) => one[..^2] + plural,
            _ when one.EndsWith("tre", StringComparison.Ordinal) => one[..^2] + "er" + plural,
            { Length: > 5 } when one.EndsWith("our", StringComparison.Ordinal) => one[..^2] + "r" + plural,
            _ => word,
        };
    }

    private static string WithoutPlural(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    private static string WithoutPast(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        int cut = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        return cut > 0 && HasVowel(word[..^cut]) ? Repaired(word[..^cut]) : word;
    }

    // "hoped" leaves "hop", which is another word; "stopped" leaves "stopp", which is none.
    private static string Repaired(string stem)
    {
        if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal))
        {
            return stem + "e";
        }

        if (EndsInDouble(stem) && stem[^1] is not ('l' or 's' or 'z'))
        {
            return stem[..^1];
        }

        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string WithYAsI(string word) => word.EndsWith('y') && HasVowel(word[..^1]) ? word[..^1] + "i" : word;

    private static string Replaced(string word, (string Suffix, string Becomes)[] table)
    {
        foreach ((string suffix, string becomes) in table)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                string stem = word[..^suffix.Length];
                return Measure(stem) > 0 ? stem + becomes : word;
            }
        }

        return word;
    }

    private static string WithoutLast(string word)
    {
        foreach (string suffix in Last)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                // Of "sion" and "tion" only "ion" goes: their first letter belongs to the stem.
                string stem = word[..^(suffix.EndsWith("ion", StringComparison.Ordinal) ? 3 : suffix.Length)];
                return Measure(stem) > 1 ? stem : word;
            }
        }

        return word;
    }

    private static string WithoutFinalE(string word)
    {
        if (word.EndsWith('e'))
        {
            string stem = word[..^1];
            int measure = Measure(stem);
            word = measure > 1 || (measure == 1 && !EndsShort(stem)) ? stem : word;
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    /// <summary>Porter's m: how often consonants follow vowels.</summary>
    private static int Measure(string stem)
    {
        int measure = 0;
        for (int at = 1; at < stem.Length; at++)
        {
            if (!IsVowel(stem, at) && IsVowel(stem, at - 1))
            {
                measure++;
            }
        }

        return measure;
    }

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(at => IsVowel(stem, at));

    private static bool EndsInDouble(string stem) => stem.Length > 1 && stem[^1] == stem[^2] && !IsVowel(stem, stem.Length - 1);

    // Porter's *o: consonant, vowel, consonant, the last not w, x or y.
    private static bool EndsShort(string stem) =>
        stem.Length > 2 && !IsVowel(stem, stem.Length - 3) && IsVowel(stem, stem.Length - 2) && !IsVowel(stem, stem.Length - 1)
        && stem[^1] is not ('w' or 'x' or 'y');

    // y is a vowel after a consonant ("happy") and a consonant elsewhere ("yes", "boy").
    private static bool IsVowel(string word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(word, at - 1),
        _ => false,
    };
}
