namespace RecoveryGuide.Search;

/// <summary>
/// The words that matter most, which the manifest carries: nearly every question has one, and it then costs no request. Of such a word everything is here: its forms, what it is marked with, and its
/// pairs; so what is not here is nowhere. theme/scripts/search/dictionary.js reads them.
/// </summary>
internal sealed class CommonWords
{
    // More would cost who asks for something else more than it saves.
    private const int MostBytes = 3_000;
    private const int MostBytesOfOne = 300;
    private const int MostLookedAt = 200;
    private const int MostSegments = 4;

    // From the words of each group to the group; a group is what shares one list, and all that is marked with its words.
    private readonly Dictionary<string, List<ListedWord>> groups = new(StringComparer.Ordinal);
    private readonly ImmutableArray<List<ListedWord>> byImportance;

    /// <summary>Chooses the words that say most about most documents: people ask for what is in names and labels, not for what every text says.</summary>
    public CommonWords(InvertedIndex index)
    {
        var lists = index.Entries.Where(static entry => entry.Stem is null && !entry.Word.AsSpan().ContainsAny(InvertedIndex.Marks) && !char.IsAsciiDigit(entry.Word[0])).Select(static entry => (entry.Word, Importance: entry.Postings.Sum(static posting => (long)posting.Impact * posting.Impact)));
        byImportance = [.. lists.OrderByDescending(static word => word.Importance).ThenBy(static word => word.Word, StringComparer.Ordinal).Take(MostLookedAt).Select(word => groups[word.Word] = [])];
    }

    /// <summary>Takes the next word of the index, in their order.</summary>
    public void Add(ListedWord word)
    {
        int mark = word.Word.AsSpan().IndexOfAny(InvertedIndex.Marks);
        if (!groups.TryGetValue(mark < 0 ? word.Stem ?? word.Word : word.Word[..mark], out List<ListedWord>? group))
            return;
        group.Add(word);
        if (mark < 0)
            groups[word.Word] = group;
    }

    /// <summary>The words, written as a block of the dictionary is.</summary>
    public ReadOnlyMemory<byte> Written()
    {
        List<ListedWord> chosen = [];
        int left = MostBytes;
        foreach (List<ListedWord> group in byImportance)
        {
            int size = Written(group).Length;
            if (size > MostBytesOfOne || size > left || group.Exists(static word => word.List?.Segments.Length > MostSegments))
                continue;
            left -= size;
            chosen.AddRange(group);
        }
        return Written(chosen.OrderBy(static word => word.Word, StringComparer.Ordinal));
    }

    private static ReadOnlyMemory<byte> Written(IEnumerable<ListedWord> words)
    {
        ByteWriter block = new();
        block.Number(0);
        string last = "";
        foreach (ListedWord word in words)
        {
            block.TextAfter(last, word.Word);
            word.Write(block, firstList: 0);
            last = word.Word;
        }
        return block.Written;
    }
}
