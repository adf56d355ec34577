using System.Text;

namespace RecoveryGuide.Search;

/// <summary>
/// What is left of a word when scripts and spellings are forgotten: Patran, पातड़ां and ਪਾਤੜਾਂ are all "ptrn".
/// theme/scripts/search/skeleton.js is the same code in JavaScript; tests/Search/golden.json holds the two together.
/// </summary>
public static class Skeleton
{
    /// <summary>One consonant alone is shared by too many words to mean anything.</summary>
    internal const int ShortestUseful = 2;

    private const int Nukta = 0x3C;

    // Unicode lays Devanagari and Gurmukhi out alike, so each table serves both, by place in the block.
    private static readonly string[] Consonants =                                      // from 0x15
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h".Split(' ');

    private static readonly string[] Vowels = "a a i i u u ri li e e e ai o o o au".Split(' ');   // from 0x05; their signs from 0x3D

    // In this order: what one sound is written as, then what English spells by ear.
    private static readonly (string From, string To)[] OneSound =
    [
        ("sh", "s"), ("ch", "C"), ("ph", "f"), ("x", "ks"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("C", "c"),
        ("w", "v"), ("z", "j"), ("nb", "mb"), ("np", "mp"), ("nm", "mm"),
    ];

    /// <summary>The first sound and the consonants of a folded word; "" for what is not a word in Latin, Devanagari or Gurmukhi letters.</summary>
    public static string Of(string word)
    {
        string latin = Romanise(word);
        if (latin.Length == 0 || latin.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return "";
        }

        foreach ((string from, string to) in OneSound)
        {
            latin = latin.Replace(from, to, StringComparison.Ordinal);
        }

        return WithoutVowels(latin);
    }

    /// <summary>A folded word in Latin letters: पंजाब is "panjab". Latin words stay as they are.</summary>
    public static string Romanise(string word)
    {
        var latin = new StringBuilder(word.Length);
        bool open = false;      // an Indic consonant carries an "a" until a sign takes it away or the word ends
        for (int at = 0; at < word.Length; at++)
        {
            bool flapped = at + 1 < word.Length && PlaceInBlock(word[at + 1]) == Nukta;
            open = Append(latin, word[at], open, flapped);
        }

        return latin.ToString();
    }

    private static bool Append(StringBuilder latin, char letter, bool open, bool flapped)
    {
        int place = PlaceInBlock(letter);
        if (place < 0)
        {
            latin.Append(letter);
            return false;
        }

        if (place == Nukta)
        {
            return open;
        }

        bool isConsonant = Consonant(place) is not null;
        if (open && (isConsonant || StartsSyllable(place)))
        {
            latin.Append('a');
        }

        latin.Append(flapped ? "r" : Consonant(place) ?? Vowel(place));
        return isConsonant;
    }

    // Independent vowels and the nasal sign leave the "a" of the consonant before them to be heard; vowel signs and the virama do not.
    private static bool StartsSyllable(int place) => place is 0x02 or (>= 0x05 and <= 0x14);

    private static string? Consonant(int place) => place switch
    {
        >= 0x15 and <= 0x39 => Consonants[place - 0x15],
        0x5C => "r",                                        // Gurmukhi ੜ; Devanagari ढ़ reaches us as ढ and a nukta
        _ => null,
    };

    private static string Vowel(int place) => place switch
    {
        0x02 => "n",
        >= 0x05 and <= 0x14 => Vowels[place - 0x05],
        >= 0x3E and <= 0x4C => Vowels[place - 0x3D],
        _ => "",                                           // virama and other silent signs
    };

    private static int PlaceInBlock(char letter) => letter switch
    {
        >= '\u0900' and <= '\u097F' => letter - '\u0900',
        >= '\u0A00' and <= '\u0A7F' => letter - '\u0A00',
        _ => -1,
    };

    private static string WithoutVowels(string latin)
    {
        var bones = new StringBuilder(latin.Length);
        bones.Append(IsVowel(latin[0]) ? 'a' : latin[0]);
        foreach (char letter in latin.AsSpan(1))
        {
            if (!IsVowel(letter) && letter is not ('y' or 'h') && letter != bones[^1])
            {
                bones.Append(letter);
            }
        }

        return bones.ToString();
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
