namespace RecoveryGuide.Search;

/// <summary>A word people may type, and what it leads to: documents, or the word whose documents it shares.</summary>
/// <param name="Word">The word, a pair of words, or either with a mark behind it.</param>
/// <param name="Stem">The word that has the documents; null where it has its own.</param>
/// <param name="Postings">Its documents, in their order.</param>
internal readonly record struct WordEntry(string Word, string? Stem, ImmutableArray<Posting> Postings);

/// <summary>
/// Words, each leading to the documents of its stem. Words are kept as written, not as stems, so that "meetin" completes to "meeting" and a typo is measured against what people write; each stem is
/// a word too, for the forms nobody wrote. What is heard alike in another script leads to the same documents.
/// </summary>
/// <param name="Entries">In the order of their words.</param>
/// <param name="Words">The words alone, as people write them.</param>
internal sealed record InvertedIndex(ImmutableArray<WordEntry> Entries, ImmutableArray<string> Words)
{
    /// <summary>Behind the words of Place fields, which are listed a second time by themselves: "punjab@" is what is in Punjab. A mark stands behind, so that a word and what it is marked with lie in one block.</summary>
    public const char PlaceMark = '@';

    /// <summary>Behind whole names: "narcotics anonymous=" is what is called so and nothing more.</summary>
    public const char NameMark = '=';

    /// <summary>What stands behind a word where it is looked for together with others, or is marked.</summary>
    public static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create([' ', PlaceMark, NameMark]);

    // In a pair of names' words that so many names have, the pair says what neither word does: "life compass".
    private const int NamesOfCommonWord = 100;

    // What is written in another script is as good as meant; only what is written just so is better.
    private const float OtherScript = 0.8f;

    public static InvertedIndex Of(ImmutableArray<FieldWords> fields, ImmutableArray<SearchDocument> documents)
    {
        Dictionary<SearchFieldKind, double> averages = fields.GroupBy(static field => field.Kind)
            .ToDictionary(static kind => kind.Key, static kind => kind.Average(static field => field.Length));
        Dictionary<string, string> stems = new(StringComparer.Ordinal);
        Dictionary<string, Weights> weights = new(StringComparer.Ordinal);
        HashSet<string> common = CommonInNames(fields);
        foreach (FieldWords field in fields)
        {
            float weight = (float)(Relevance.Weight(field.Kind, field.Length, averages[field.Kind]) * documents[field.Document].Quality);
            foreach (string word in field.Words)
                stems.TryAdd(word, Stem.Of(word));
            // Said ten times, a word says more about a text than said once, but not ten times as much.
            foreach ((string stem, int count) in field.Words.CountBy(word => stems[word]))
            {
                float repeated = weight * (1 + MathF.Log(count));
                WeightsOf(weights, stem).Add(field.Document, repeated);
                if (field.Kind == SearchFieldKind.Place)
                    WeightsOf(weights, stem + PlaceMark).Add(field.Document, repeated);
            }
            if (field.WholeName is { } name)
                WeightsOf(weights, name + NameMark).Add(field.Document, weight);
            foreach (string pair in field.PairsOf(common))
                WeightsOf(weights, pair).Add(field.Document, weight);
        }
        ShareAcrossScripts(fields, stems, weights);
        // A word that is also the stem of another leads to both.
        foreach ((string word, string stem) in stems.Where(word => word.Key != word.Value && weights.ContainsKey(word.Key)))
            weights[word] = weights[word].AtLeast(weights[stem], 1);
        return Of(stems, weights);
    }

    private static Weights WeightsOf(Dictionary<string, Weights> weights, string stem)
    {
        if (!weights.TryGetValue(stem, out Weights? list))
            weights[stem] = list = new();
        return list;
    }

    private static HashSet<string> CommonInNames(ImmutableArray<FieldWords> fields) =>
        [.. fields.Where(static field => field.Kind == SearchFieldKind.Name).SelectMany(static field => field.Words.Distinct()).CountBy(static word => word)
            .Where(static word => word.Value >= NamesOfCommonWord).Select(static word => word.Key)];

    // नशा and "nasha" are one word to who looks for it. English running text is left alone: nobody means "because" by what sounds like it.
    private static void ShareAcrossScripts(ImmutableArray<FieldWords> fields, Dictionary<string, string> stems, Dictionary<string, Weights> weights)
    {
        string[] heard = [.. fields.SelectMany(static field => field.Kind == SearchFieldKind.Body ? field.Words.Where(Script.IsIndic) : field.Words).Distinct().Order(StringComparer.Ordinal)];
        ILookup<string, string> byBones = heard.Where(static word => Skeleton.Of(word).Length >= Skeleton.ShortestUseful).ToLookup(Skeleton.Of, StringComparer.Ordinal);
        var groups = byBones.Where(static bones => bones.Any(Script.IsIndic)).SelectMany(Alike).Select(group => group.Select(word => stems[word]).Distinct().ToArray()).Where(static group => group.Length > 1).ToArray();
        Dictionary<string, Weights> shared = new(StringComparer.Ordinal);
        foreach (string[] group in groups)
            foreach (string stem in group)
                shared[stem] = group.Where(other => other != stem && Script.IsIndic(other) | Script.IsIndic(stem)).Aggregate(shared.GetValueOrDefault(stem) ?? weights[stem], (own, other) => own.AtLeast(weights[other], OtherScript));
        foreach ((string stem, Weights list) in shared)
            weights[stem] = list;
    }

    // Each Indic word goes with the nearest Latin one, and, where there is none, with the first of its own kind it sounds like.
    private static IEnumerable<IEnumerable<string>> Alike(IEnumerable<string> words)
    {
        string[] latin = [.. words.Where(static word => !Script.IsIndic(word))];
        string[] indic = [.. words.Where(Script.IsIndic)];
        return indic.Select(word => (word, with: latin.Where(other => SoundAlike.Of(word, other)).MinBy(other => SoundAlike.Edits(word, other)) ?? indic.First(other => other == word || SoundAlike.Of(word, other))))
            .GroupBy(static pair => pair.with, static pair => pair.word, StringComparer.Ordinal).Select(static group => group.Append(group.Key).Distinct());
    }

    private static InvertedIndex Of(Dictionary<string, string> stems, Dictionary<string, Weights> weights)
    {
        IEnumerable<WordEntry> lists = weights.SelectOnAllCores(static entry => new WordEntry(entry.Key, null, entry.Value.Postings()));
        IEnumerable<WordEntry> forms = stems.Where(static word => word.Key != word.Value).Where(word => !weights.ContainsKey(word.Key)).Select(static word => new WordEntry(word.Key, word.Value, []));
        return new([.. lists.Concat(forms).OrderBy(static entry => entry.Word, StringComparer.Ordinal)], [.. stems.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>How much a word weighs in each document that has it.</summary>
    private sealed class Weights
    {
        private readonly List<(int Document, float Weight)> list = [];

        public Weights()
        {
        }

        private Weights(IEnumerable<(int Document, float Weight)> list) => this.list.AddRange(list);

        // Documents come in their order.
        public void Add(int document, float weight)
        {
            if (list.Count > 0 && list[^1].Document == document)
                list[^1] = (document, list[^1].Weight + weight);
            else
                list.Add((document, weight));
        }

        public Weights AtLeast(Weights other, float share)
        {
            SortedDictionary<int, float> together = new(list.ToDictionary(static entry => entry.Document, static entry => entry.Weight));
            foreach ((int document, float weight) in other.list)
                together[document] = Math.Max(together.GetValueOrDefault(document), weight * share);
            return new(together.Select(static entry => (entry.Key, entry.Value)));
        }

        public ImmutableArray<Posting> Postings() => [.. list.Select(static entry => new Posting(entry.Document, Relevance.Impact(entry.Weight)))];
    }
}
