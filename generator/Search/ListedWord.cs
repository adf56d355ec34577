namespace RecoveryGuide.Search;

/// <summary>Where a list lies among the blocks of lists.</summary>
internal readonly record struct ListPlace(int Block, int Offset, int Length);

/// <summary>The documents of a word: beside it, in a block of lists, or, of a very long list, its best there and all of it in segments.</summary>
/// <param name="Count">How many documents.</param>
/// <param name="Beside">The list itself; empty where it lies elsewhere.</param>
/// <param name="Elsewhere">Where the list lies, or its best documents.</param>
/// <param name="Segments">The last document of each, and where it lies.</param>
internal sealed record WordList(int Count, ReadOnlyMemory<byte> Beside, ListPlace Elsewhere, ImmutableArray<(int Last, ListPlace Place)> Segments);

/// <summary>A word as the index has it.</summary>
/// <param name="Word">The word, a pair of words, or either with a mark behind it.</param>
/// <param name="Stem">The word that has its documents; null where it has its own.</param>
/// <param name="List">Its documents; null where another word has them.</param>
internal sealed record ListedWord(string Word, string? Stem, WordList? List)
{
    /// <summary>Writes what stands behind the word.</summary>
    /// <param name="block">Takes it.</param>
    /// <param name="firstList">Blocks of lists are numbered from here on.</param>
    public void Write(ByteWriter block, int firstList)
    {
        block.Number((int)FormOf());
        if (List is null)
            block.TextAfter(Word, Stem!);
        else
            Write(block, List, firstList);
    }

    private Form FormOf() => List switch
    {
        null => Form.Shared,
        { Beside.IsEmpty: false } => Form.Beside,
        { Segments.IsEmpty: true } => Form.Elsewhere,
        _ => Form.Cut,
    };

    private static void Write(ByteWriter block, WordList list, int firstList)
    {
        block.Number(list.Count);
        if (!list.Beside.IsEmpty)
        {
            block.Number(list.Beside.Length);
            block.Bytes(list.Beside.Span);
            return;
        }
        Write(block, list.Elsewhere, firstList);
        if (list.Segments.IsEmpty)
            return;
        block.Number(list.Segments.Length);
        int previous = 0;
        foreach ((int last, ListPlace place) in list.Segments)
        {
            block.Number(last - previous);
            Write(block, place, firstList);
            previous = last;
        }
    }

    private static void Write(ByteWriter block, ListPlace place, int firstList)
    {
        block.Number(place.Block - firstList);
        block.Number(place.Offset);
        block.Number(place.Length);
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
}
