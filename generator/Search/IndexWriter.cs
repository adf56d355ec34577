using System.Collections.Frozen;

namespace RecoveryGuide.Search;

/// <summary>
/// Documents in, the files of the search index out: search/{language}.json, small and asked for again, and one pack
/// _/search/{hash}.bin with everything else. theme/scripts/search/index.js reads them.
/// </summary>
public static class IndexWriter
{
    /// <summary>Writes the index of one language: the same documents, in any order, give the same bytes.</summary>
    public static SearchFiles Write(ImmutableArray<SearchDocument> documents, string language)
    {
        ImmutableArray<SearchDocument> ordered = InListingOrder(documents);
        ImmutableArray<FieldWords> fields = FieldWords.Of(ordered);
        InvertedIndex index = InvertedIndex.Of(fields);
        var pack = new Pack();
        (string, ImmutableArray<BlockAddress>)[] blocks =
        [
            ("words", pack.Add(Blocks.Words(index))),
            ("skeletons", pack.Add(Blocks.Skeletons(index, WordsHeardAcrossScripts(fields)))),
            ("lists", pack.Add(Blocks.Lists(index))),
            ("documents", pack.Add(Blocks.Documents(ordered))),
            ("cards", pack.Add(Blocks.Cards(ordered))),
        ];
        return new(
        [
            new($"search/{language}.json", Manifest.Write(language, pack, blocks)),
            new(pack.Path, pack.Bytes),
        ]);
    }

    // The order a listing without a query is shown in, so that the reader need not sort and equal scores have a sensible order.
    private static ImmutableArray<SearchDocument> InListingOrder(ImmutableArray<SearchDocument> documents) =>
    [
        .. documents.OrderByDescending(static document => document.Quality)
            .ThenBy(static document => Words.Fold(document.Title), StringComparer.Ordinal)
            .ThenBy(static document => document.Url, StringComparer.Ordinal),
    ];

    // English running text would be most of the skeletons and the least of their use: nobody writes "because" by ear.
    private static FrozenSet<string> WordsHeardAcrossScripts(ImmutableArray<FieldWords> fields) =>
        fields.SelectMany(static field => field.Kind == SearchFieldKind.Body ? field.Words.Where(IsIndic) : field.Words)
            .ToFrozenSet(StringComparer.Ordinal);

    private static bool IsIndic(string word) => word.Any(static letter => letter is >= '\u0900' and <= '\u097F' or >= '\u0A00' and <= '\u0A7F');
}
