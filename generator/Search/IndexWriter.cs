namespace RecoveryGuide.Search;

/// <summary>
/// Documents in, the files of the search index out: search/{language}.json, small and asked for again, and blocks in volumes named for their content. theme/scripts/search/index.js reads them:
/// an answer asks for the blocks of its words, of the lists too long to lie beside them, and of its cards.
/// </summary>
public static class IndexWriter
{
    // Up to so many, their cards cost less than the requests they save; common words would not.
    private const int MostCardsInManifest = 400;

    /// <summary>Writes the index of one language: the same documents, in any order, give the same bytes.</summary>
    /// <param name="documents">What can be found.</param>
    /// <param name="language">Its code.</param>
    /// <param name="country">The ISO code of the country that readers most likely are in; empty where there is none.</param>
    public static SearchFiles Write(ImmutableArray<SearchDocument> documents, string language, string country = "") => Write(documents, language, country, MostCardsInManifest);

    /// <summary>Writes the index of one language, with its cards in the manifest where there are at most so many.</summary>
    internal static SearchFiles Write(ImmutableArray<SearchDocument> documents, string language, string country, int mostCardsInManifest)
    {
        ImmutableArray<SearchDocument> ordered = Leaves.InOrder(documents);
        ImmutableArray<Leaf> leaves = Leaves.Of(ordered);
        Volumes words = new("words"), lists = new("lists"), skeletons = new("skeletons"), sounds = new("sounds"), columns = new("leaves"), directory = new("directory"), cards = new("cards"), lines = new("lines");
        InvertedIndex index = InvertedIndex.Of(FieldWords.Of(ordered), ordered);
        (ImmutableArray<string> wordKeys, ReadOnlyMemory<byte> common) = Dictionary.Write(index, ordered.Length, words, lists);
        ImmutableArray<string> skeletonKeys = Skeletons.Write(index.Words, skeletons, sounds);
        foreach (Leaf leaf in leaves)
            columns.Add(leaf.Bytes);
        directory.Add(Leaves.Directory(ordered, leaves));
        bool hasCards = ordered.Length <= mostCardsInManifest;
        if (!hasCards)
            Cards.Write(ordered, cards);
        Cards.WriteLines(ordered, lines);
        (string Kind, ImmutableArray<(string Name, ImmutableArray<SearchFile> Files)> Volumes, ImmutableArray<string> Keys)[] blocks =
            [.. new[] { words, lists, skeletons, sounds, columns, directory, cards, lines }.Select(kind => (kind.Kind, kind.Written(), kind == words ? wordKeys : kind == skeletons ? skeletonKeys : []))];
        SearchFile manifest = new($"search/{language}.json", Manifest.Write(language, country, ordered, blocks.Select(static kind => (kind.Kind, kind.Volumes.Select(static volume => volume.Name), kind.Keys)), hasCards ? default : common, hasCards));
        return new([manifest, .. blocks.SelectMany(static kind => kind.Volumes).SelectMany(static volume => volume.Files).DistinctBy(static file => file.Path)]);
    }
}
