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

    private const int LongestUncut = 2_500;
    private const int PostingsInSegment = 2_048;
    private const int PostingsInHead = 128;

    /// <summary>Writes the words and their lists, and tells the first word of each block.</summary>
    public static ImmutableArray<string> Write(InvertedIndex index, int documents, Volumes words, Volumes lists)
    {
        int longestBeside = documents <= SmallSite ? LongestBesideOnSmallSite : LongestBeside;
        ListWriter places = new(lists);
        SortedBlocks blocks = new(words, BytesInBlock);
        foreach (WordEntry entry in index.Entries)
        {
            // A word and what it is marked with are looked for together.
            bool mayBegin = !entry.Word.AsSpan().ContainsAny(' ', InvertedIndex.PlaceMark, InvertedIndex.NameMark);
            Write(blocks.Next(entry.Word, mayBegin, places.BeginBlock), entry, longestBeside, places);
        }
        places.Finish();
        return blocks.Finish();
    }

    private static void Write(ByteWriter block, WordEntry entry, int longestBeside, ListWriter lists)
    {
        if (entry.Stem is { } stem)
        {
            block.Number((int)Form.Shared);
            block.TextAfter(entry.Word, stem);
            return;
        }
        ReadOnlyMemory<byte> list = PostingList.Write(entry.Postings.AsSpan());
        if (list.Length <= longestBeside)
        {
            block.Number((int)Form.Beside);
            block.Number(entry.Postings.Length);
            block.Number(list.Length);
            block.Bytes(list.Span);
        }
        else if (list.Length <= LongestUncut)
        {
            block.Number((int)Form.Elsewhere);
            block.Number(entry.Postings.Length);
            lists.Place(block, list);
        }
        else
            WriteCut(block, entry.Postings, lists);
    }

    private static void WriteCut(ByteWriter block, ImmutableArray<Posting> postings, ListWriter lists)
    {
        Posting[] head = [.. postings.OrderByDescending(static posting => posting.Impact).ThenBy(static posting => posting.Document).Take(PostingsInHead).OrderBy(static posting => posting.Document)];
        Posting[][] segments = [.. postings.Chunk(PostingsInSegment)];
        block.Number((int)Form.Cut);
        block.Number(postings.Length);
        lists.Place(block, PostingList.Write(head));
        block.Number(segments.Length);
        int previous = 0;
        foreach (Posting[] segment in segments)
        {
            block.Number(segment[^1].Document - previous);
            lists.Place(block, PostingList.Write(segment));
            previous = segment[^1].Document;
        }
    }

    /// <summary>How the documents of a word are told.</summary>
    private enum Form
    {
        /// <summary>They are those of another word.</summary>
        Shared,

        /// <summary>Here.</summary>
        Beside,

        /// <summary>In a block of lists.</summary>
        Elsewhere,

        /// <summary>In several.</summary>
        Cut,
    }

    /// <summary>Lists in blocks of their own; lists of neighbouring words share one.</summary>
    private sealed class ListWriter(Volumes lists)
    {
        private ByteWriter open = new();
        private int firstOfBlock;

        // Numbers of blocks are told from here on.
        public void BeginBlock(ByteWriter words)
        {
            firstOfBlock = lists.Count;
            words.Number(firstOfBlock);
        }

        public void Place(ByteWriter words, ReadOnlyMemory<byte> list)
        {
            if (open.Length > 0 && open.Length + list.Length > BytesInListBlock)
                Finish();
            words.Number(lists.Count - firstOfBlock);
            words.Number(open.Length);
            words.Number(list.Length);
            open.Bytes(list.Span);
        }

        public void Finish()
        {
            if (open.Length > 0)
                lists.Add(open.Written);
            open = new();
        }
    }
}
