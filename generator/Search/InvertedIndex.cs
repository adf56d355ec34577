namespace RecoveryGuide.Search;

/// <summary>That a word says so much (0 to 7) about a document.</summary>
internal readonly record struct Posting(int Document, int Impact);

/// <summary>A word people may type, and the list of documents it leads to.</summary>
internal readonly record struct WordEntry(string Word, int List);

/// <summary>
/// Words, each leading to the list of its stem. Words are kept as written, not as stems, so that "meetin" completes to
/// "meeting" and a typo is measured against what people write; each stem is a word too, for the forms nobody wrote.
/// </summary>
internal sealed record InvertedIndex(ImmutableArray<WordEntry> Words, ImmutableArray<ImmutableArray<Posting>> Lists)
{
    /// <summary>Before the words of Place fields, which are listed a second time by themselves: "@punjab" is what is in Punjab.</summary>
    public const string PlaceMark = "@";

    /// <summary>Before whole names: "=narcotics anonymous" is what is called so and nothing more.</summary>
    public const string NameMark = "=";

    public static InvertedIndex Of(ImmutableArray<FieldWords> fields)
    {
        Dictionary<SearchFieldKind, double> averages = fields.GroupBy(static field => field.Kind)
            .ToDictionary(static kind => kind.Key, static kind => kind.Average(static field => field.Length));
        var stems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var weights = new SortedDictionary<string, SortedDictionary<int, double>>(StringComparer.Ordinal);

        foreach (FieldWords field in fields)
        {
            double weight = Relevance.Weight(field.Kind, field.Length, averages[field.Kind]);
            foreach ((string word, string stem) in Entries(field))
            {
                stems[word] = stem;
                Add(weights, stem, field.Document, weight);
            }
        }

        return Of(stems, weights);
    }

    private static IEnumerable<(string Word, string Stem)> Entries(FieldWords field)
    {
        IEnumerable<(string Word, string Stem)> words = field.Words.Select(static word => (word, EnglishStem.Of(word)));
        if (field.Kind == SearchFieldKind.Place)
        {
            words = words.SelectMany(static entry => ((string, string)[])[entry, (PlaceMark + entry.Word, PlaceMark + entry.Stem)]);
        }

        return field.WholeName is { } name ? words.Append((NameMark + name, NameMark + name)) : words;
    }

    private static void Add(SortedDictionary<string, SortedDictionary<int, double>> weights, string stem, int document, double weight)
    {
        if (!weights.TryGetValue(stem, out SortedDictionary<int, double>? list))
        {
            weights[stem] = list = [];
        }

        list[document] = list.GetValueOrDefault(document) + weight;
    }

    private static InvertedIndex Of(SortedDictionary<string, string> stems, SortedDictionary<string, SortedDictionary<int, double>> weights)
    {
        var numbers = weights.Keys.Select(static (stem, number) => (stem, number))
            .ToDictionary(static entry => entry.stem, static entry => entry.number, StringComparer.Ordinal);
        foreach (string stem in weights.Keys)
        {
            stems.TryAdd(stem, stem);
        }

        return new(
            [.. stems.Select(entry => new WordEntry(entry.Key, numbers[entry.Value]))],
            [.. weights.Values.Select(static list => list.Select(static entry => new Posting(entry.Key, Relevance.Impact(entry.Value))).ToImmutableArray())]);
    }
}
