using RecoveryGuide.Modules;

namespace RecoveryGuide.Content;

/// <summary>Words that hurt or mislead, with what to write in their place, from <c>input/words_to_avoid/{language}.yml</c>.</summary>
/// <param name="Entries">The words.</param>
/// <param name="Names">Proper names that hold such a word and may stand, such as Alcoholics Anonymous.</param>
public sealed record WordsToAvoid(ImmutableArray<WordToAvoid> Entries, ImmutableArray<string> Names)
{
    private readonly Phrases<WordToAvoid> avoided = new(Entries.SelectMany(entry => entry.Avoid.Select(word => (word, entry))));
    private readonly Phrases<string> names = new(Names.Select(name => (name, name)));

    /// <summary>Where a text uses such a word itself: not in quotation marks, and not in a name.</summary>
    public IEnumerable<(int At, string Word, WordToAvoid Entry)> In(string text) => avoided.In(Quoted.Blanked(text, names));

    /// <summary>Reads a language's file.</summary>
    public static WordsToAvoid Read(YamlMap map)
    {
        WordsToAvoid words = new([.. map.Items("words").Select(ReadEntry)], [.. map.Texts("names").Select(name => name.Text)]);
        map.NothingElse();
        return words;
    }

    private static WordToAvoid ReadEntry(YamlMap map)
    {
        WordToAvoid entry = new([.. map.Texts("avoid").Select(word => word.Text)], map.Required("use"));
        map.NothingElse();
        if (map.LacksItems("avoid"))
            map.Error(Rule.MissingKey, "avoid", "'avoid' is missing or empty.");
        return entry;
    }
}

/// <summary>Words that say the same wrong thing.</summary>
/// <param name="Avoid">Each form of the word or phrase that must not be written outside quotation marks.</param>
/// <param name="Use">What to write in its place, told to the editor.</param>
public sealed record WordToAvoid(ImmutableArray<string> Avoid, string Use);
