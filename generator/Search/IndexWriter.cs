using System.Collections.Frozen;

namespace RecoveryGuide.Search;

/// <summary>
/// Documents in, the files of the search index out: search/{language}.json, small and asked for again, and files named for their content. A small site has one pack with
/// everything; a large one has its words in packs of about 64 kB and each leaf of its documents in a file. theme/scripts/search/index.js reads them.
/// </summary>
public static class IndexWriter
{
    // A pack of so many documents costs less than the requests it saves.
    private const int DocumentsInOnePack = 2_000;

    private const int LargestPack = 64 * 1024;

    /// <summary>Writes the index of one language: the same documents, in any order, give the same bytes.</summary>
    public static SearchFiles Write(ImmutableArray<SearchDocument> documents, string language) => Write(documents, language, DocumentsInOnePack);

    /// <summary>Writes the index of one language, in one pack where it has at most so many documents.</summary>
    internal static SearchFiles Write(ImmutableArray<SearchDocument> documents, string language, int mostInOnePack)
    {
        ImmutableArray<SearchDocument> ordered = Leaves.InOrder(documents);
        bool isSmall = ordered.Length <= mostInOnePack;
        ImmutableArray<FieldWords> fields = FieldWords.Of(ordered);
        InvertedIndex index = InvertedIndex.Of(fields);
        var packs = new Packs(isSmall ? int.MaxValue : LargestPack);
        List<SearchFile> leafFiles = [];
        ImmutableArray<(Leaf Leaf, LeafAddress Address)> leaves = [.. Leaves.Of(ordered).Select(leaf => (leaf, isSmall ? packs.Add(leaf) : InItsOwnFile(leaf, leafFiles)))];
        (string, ImmutableArray<BlockAddress>)[] blocks =
        [
            ("directory", packs.Add([Leaves.Directory(ordered, leaves)])),
            ("words", packs.Add(Blocks.Words(index))),
            ("skeletons", packs.Add(Blocks.Skeletons(index, WordsHeardAcrossScripts(fields)))),
            ("lists", packs.Add(Blocks.Lists(index))),
        ];
        return new([new($"search/{language}.json", Manifest.Write(language, packs, blocks)), .. packs.Files, .. leafFiles.DistinctBy(static file => file.Path)]);
    }

    private static LeafAddress InItsOwnFile(Leaf leaf, List<SearchFile> files)
    {
        string name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(leaf.Bytes.Span))[..12];
        files.Add(new($"_/search/leaf/{name}.bin", leaf.Bytes));
        return new(name, 0, leaf.Bytes.Length, Adler.Of(leaf.Bytes.Span));
    }

    // English running text would be most of the skeletons and the least of their use: nobody writes "because" by ear.
    private static FrozenSet<string> WordsHeardAcrossScripts(ImmutableArray<FieldWords> fields) =>
        fields.SelectMany(static field => field.Kind == SearchFieldKind.Body ? field.Words.Where(IsIndic) : field.Words)
            .ToFrozenSet(StringComparer.Ordinal);

    private static bool IsIndic(string word) => word.Any(static letter => letter is >= '\u0900' and <= '\u097F' or >= '\u0A00' and <= '\u0A7F');
}
