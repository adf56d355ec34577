namespace RecoveryGuide.Search;

/// <summary>
/// The words of an index in blocks, each with its documents beside it, or, where they are many, with where to find them. theme/scripts/search/dictionary.js reads them back. A list that would fill
/// its block lies with others elsewhere; a very long one is cut into segments, so that "detox in Patiala" reads only those that reach over Patiala, and has a head of its best documents.
/// </summary>
internal static class Dictionary
{
    // About 2 kB compressed: what one look costs.
    private const int BytesInBlock = 3_000;
    private const int BytesInListBlock = 3_000;

    // A site this small has no list worth a request of its own.
    private const int SmallSite = 2_000;
    private const int LongestBeside = 48;
    private const int LongestBesideOnSmallSite = 600;

    // There smaller blocks cost the manifest little, and every answer less.
    private const int BytesInBlockOnSmallSite = 1_100;

    private const int LongestUncut = 2_500;
    private const int PostingsInSegment = 2_048;
    private const int PostingsInHead = 128;

    /// <summary>Writes the words and their lists.</summary>
    /// <returns>The first word of each block; and the words that matter most, once more and written as a block is.</returns>
    public static (ImmutableArray<string> Keys, ReadOnlyMemory<byte> Common) Write(InvertedIndex index, int documents, Volumes words, Volumes lists)
    {
        int longestBeside = documents <= SmallSite ? LongestBesideOnSmallSite : LongestBeside;
        ListWriter places = new(lists);
        SortedBlocks blocks = new(words, documents <= SmallSite ? BytesInBlockOnSmallSite : BytesInBlock);
        CommonWords common = new(index);
        int firstList = 0;
        foreach (WordEntry entry in index.Entries)
        {
            // A word and what it is marked with are looked for together.
            bool mayBegin = !entry.Word.AsSpan().ContainsAny(InvertedIndex.Marks);
            ByteWriter block = blocks.Next(entry.Word, mayBegin, begun => begun.Number(firstList = places.NextBlock));
            ListedWord listed = new(entry.Word, entry.Stem, entry.Stem is null ? ListOf(entry.Postings, longestBeside, places) : null);
            listed.Write(block, firstList);
            common.Add(listed);
        }
        places.Finish();
        return (blocks.Finish(), common.Written());
    }

    private static WordList ListOf(ImmutableArray<Posting> postings, int longestBeside, ListWriter lists)
    {
        ReadOnlyMemory<byte> list = PostingList.Write(postings.AsSpan());
        if (list.Length <= longestBeside)
            return new(postings.Length, list, default, []);
        if (list.Length <= LongestUncut)
            return new(postings.Length, default, lists.Place(list), []);
        Posting[] head = [.. postings.OrderByDescending(static posting => posting.Impact).ThenBy(static posting => posting.Document).Take(PostingsInHead).OrderBy(static posting => posting.Document)];
        ListPlace placed = lists.Place(PostingList.Write(head));
        return new(postings.Length, default, placed, [.. postings.Chunk(PostingsInSegment).Select(segment => (segment[^1].Document, lists.Place(PostingList.Write(segment))))]);
    }

    /// <summary>Lists in blocks of their own; lists of neighbouring words share one.</summary>
    private sealed class ListWriter(Volumes lists)
    {
        private ByteWriter open = new();

        public int NextBlock => lists.Count;

        public ListPlace Place(ReadOnlyMemory<byte> list)
        {
            if (open.Length > 0 && open.Length + list.Length > BytesInListBlock)
                Finish();
            ListPlace place = new(lists.Count, open.Length, list.Length);
            open.Bytes(list.Span);
            return place;
        }

        public void Finish()
        {
            if (open.Length > 0)
                lists.Add(open.Written);
            open = new();
        }
    }
}
