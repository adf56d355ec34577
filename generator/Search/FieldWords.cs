namespace RecoveryGuide.Search;

/// <summary>One field of one document as the words it can be found by; its length counts only words that say something.</summary>
internal sealed record FieldWords(int Document, SearchFieldKind Kind, ImmutableArray<string> Words, int Length)
{
    // Longer names are found by their words well enough.
    private const int LongestWholeName = 3;

    /// <summary>A short name as a whole, without what says nothing, so that "aa" finds Alcoholics Anonymous before everything that also says "AA"; otherwise null.</summary>
    public string? WholeName { get; private init; }

    public static ImmutableArray<FieldWords> Of(ImmutableArray<SearchDocument> documents) =>
        [.. documents.Select(static (document, number) => (document, number)).SelectOnAllCores(static entry => Fields(entry.document).Select(field => Of(entry.number, field)).ToArray()).SelectMany(static fields => fields)];

    /// <summary>Neighbouring words of a name, where both are among those given.</summary>
    public IEnumerable<string> PairsOf(IReadOnlySet<string> common) => !IsName(Kind) ? [] : Words.Zip(Words.Skip(1)).Where(pair => common.Contains(pair.First) && common.Contains(pair.Second)).Select(static pair => $"{pair.First} {pair.Second}");

    private static IEnumerable<SearchField> Fields(SearchDocument document) =>
        document.DialText is { Length: > 0 } number
            ? document.Fields.Append(new SearchField(SearchFieldKind.OtherName, number))
            : document.Fields;

    private static FieldWords Of(int document, SearchField field)
    {
        ImmutableArray<string> all = Search.Words.Of(field.Text);
        ImmutableArray<string> telling = [.. all.Where(static word => !StopWords.Contains(word))];
        ImmutableArray<string> plain = field.Kind == SearchFieldKind.Body ? telling : all;
        ImmutableArray<string> name = telling.IsEmpty ? all : telling;
        IEnumerable<string> joined = Search.Words.Compounds(field.Text).Concat(Search.Words.Numbers(field.Text)).Except(plain);
        return new(document, field.Kind, [.. plain, .. joined], Math.Max(1, telling.Length))
        {
            WholeName = IsName(field.Kind) && name.Length is > 0 and <= LongestWholeName ? string.Join(' ', name) : null,
        };
    }

    private static bool IsName(SearchFieldKind kind) => kind is SearchFieldKind.Name or SearchFieldKind.OtherName;
}
