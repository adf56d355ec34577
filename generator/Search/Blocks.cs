namespace RecoveryGuide.Search;

/// <summary>The index as blocks of bytes, by kind. theme/scripts/search/blocks.js reads each of these back.</summary>
internal static class Blocks
{
    // About 3 kB a block: what one look-up costs once blocks lie in files of their own.
    private const int WordsInBlock = 512;
    private const int ListsInBlock = 256;
    private const int CardsInBlock = 16;

    // Degrees are kept to a metre; a meeting's door needs no more.
    private const int StepsPerDegree = 100_000;

    private const int QualitySteps = 100;

    public static ImmutableArray<Block> Words(InvertedIndex index) =>
        Block.Cut(index.Words, WordsInBlock, static entry => entry.Word, static (writer, entries) =>
        {
            var previous = new WordEntry("", 0);
            foreach (WordEntry entry in entries)
            {
                writer.TextAfter(previous.Word, entry.Word);
                writer.Signed(entry.List - previous.List);
                previous = entry;
            }
        });

    public static ImmutableArray<Block> Lists(InvertedIndex index) =>
        Block.Cut(index.Lists, ListsInBlock, static _ => "", static (writer, lists) =>
        {
            foreach (ImmutableArray<Posting> list in lists)
            {
                WriteList(writer, list);
            }
        });

    /// <summary>Skeletons, each with the numbers of the words that have it.</summary>
    public static ImmutableArray<Block> Skeletons(InvertedIndex index, IReadOnlySet<string> words)
    {
        ImmutableArray<(string Skeleton, int[] Words)> skeletons =
        [
            .. index.Words.Select(static (entry, number) => (entry.Word, number))
                .Where(entry => words.Contains(entry.Word))
                .GroupBy(static entry => Skeleton.Of(entry.Word), static entry => entry.number)
                .Where(static group => group.Key.Length >= Skeleton.ShortestUseful)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => (group.Key, group.ToArray())),
        ];
        return Block.Cut(skeletons, WordsInBlock, static entry => entry.Skeleton, static (writer, entries) =>
        {
            string previous = "";
            foreach ((string skeleton, int[] numbers) in entries)
            {
                writer.TextAfter(previous, skeleton);
                writer.Number(numbers.Length);
                writer.Ascending(numbers);
                previous = skeleton;
            }
        });
    }

    public static ImmutableArray<Block> Cards(ImmutableArray<SearchDocument> documents) =>
        Block.Cut(documents, CardsInBlock, static _ => "", static (writer, cards) =>
        {
            foreach (SearchDocument card in cards)
            {
                WriteCard(writer, card);
            }
        });

    /// <summary>What filtering, ranking and distance need of every document, in one block.</summary>
    public static ImmutableArray<Block> Documents(ImmutableArray<SearchDocument> documents)
    {
        string[] vocabulary = [.. documents.SelectMany(Facets).Distinct().Order(StringComparer.Ordinal)];
        return
        [
            Block.Of(0, "", writer =>
            {
                WriteVocabulary(writer, vocabulary);
                foreach (SearchDocument document in documents)
                {
                    WriteDocument(writer, document, vocabulary);
                }
            }),
        ];
    }

    private static void WriteList(ByteWriter writer, ImmutableArray<Posting> list)
    {
        writer.Number(list.Length);
        int previous = 0;
        foreach (Posting posting in list)
        {
            writer.Number(((posting.Document - previous) << Relevance.ImpactBits) | posting.Impact);
            previous = posting.Document;
        }
    }

    private static void WriteCard(ByteWriter writer, SearchDocument card)
    {
        foreach (string? text in (string?[])[card.Url, card.Title, card.Kind, card.Snippet, card.Place, card.Badge, card.Dial, card.DialText])
        {
            writer.Text(text ?? "");
        }
    }

    private static void WriteVocabulary(ByteWriter writer, string[] vocabulary)
    {
        writer.Number(vocabulary.Length);
        string previous = "";
        foreach (string facet in vocabulary)
        {
            writer.TextAfter(previous, facet);
            previous = facet;
        }
    }

    private static void WriteDocument(ByteWriter writer, SearchDocument document, string[] vocabulary)
    {
        int[] facets = [.. Facets(document).Select(facet => Array.BinarySearch(vocabulary, facet, StringComparer.Ordinal)).Order()];
        writer.Number(Steps(document.Quality, QualitySteps));
        writer.Number(facets.Length);
        writer.Ascending(facets);
        WritePoint(writer, document);
    }

    private static void WritePoint(ByteWriter writer, SearchDocument document)
    {
        bool hasPoint = document is { Latitude: not null, Longitude: not null };
        writer.Number(hasPoint ? 1 : 0);
        if (hasPoint)
        {
            writer.Signed(Steps(document.Latitude!.Value, StepsPerDegree));
            writer.Signed(Steps(document.Longitude!.Value, StepsPerDegree));
        }
    }

    private static IEnumerable<string> Facets(SearchDocument document)
    {
        IEnumerable<string> country = document.Country.Length > 0 ? [$"country={document.Country}"] : [];
        return document.Facets.Append($"kind={document.Kind}").Concat(country).Distinct();
    }

    private static int Steps(double value, int perUnit) => (int)Math.Round(value * perUnit, MidpointRounding.AwayFromZero);
}
