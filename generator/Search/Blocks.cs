namespace RecoveryGuide.Search;

/// <summary>The index as blocks of bytes, by kind. theme/scripts/search/blocks.js reads each of these back.</summary>
internal static class Blocks
{
    // About 3 kB a block: what one look-up costs once blocks lie in files of their own.
    private const int WordsInBlock = 512;
    private const int ListsInBlock = 256;
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
}
