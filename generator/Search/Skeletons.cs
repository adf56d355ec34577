namespace RecoveryGuide.Search;

/// <summary>
/// Words by what is left of them when spellings are forgotten, and by that with one sound more left out: a word typed wrongly shares one of these with the word that was meant.
/// theme/scripts/search/dictionary.js reads them back.
/// </summary>
internal static class Skeletons
{
    private const int BytesInBlock = 4_000;

    // Only a word typed wrongly asks for them: where they are many, the others do not pay for the first skeleton of each block.
    private const int MostKeysInManifest = 100;

    // Of a short skeleton little is left without one of its sounds, and much has it.
    private const int ShortestShortened = 3;

    private const int ShortestWord = 3;

    /// <summary>Writes the skeletons.</summary>
    /// <param name="words">The words.</param>
    /// <param name="volumes">Takes them, in blocks.</param>
    /// <param name="keys">Takes the first of each block, in one block, where they are many.</param>
    /// <returns>The first of each block; none where they are many.</returns>
    public static ImmutableArray<string> Write(IEnumerable<string> words, Volumes volumes, Volumes keys)
    {
        var entries = words.Where(static word => word.Length >= ShortestWord && !word.Any(char.IsAsciiDigit)).SelectMany(word => KeysOf(Skeleton.Of(word)).Select(key => (key, word)))
            .GroupBy(static entry => entry.key, static entry => entry.word, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal);
        SortedBlocks blocks = new(volumes, BytesInBlock);
        foreach (var entry in entries)
        {
            ByteWriter block = blocks.Next(entry.Key);
            string[] own = [.. entry.Order(StringComparer.Ordinal)];
            block.Number(own.Length);
            string before = "";
            foreach (string word in own)
            {
                block.TextAfter(before, word);
                before = word;
            }
        }
        ImmutableArray<string> first = blocks.Finish();
        if (first.Length <= MostKeysInManifest)
            return first;
        ByteWriter all = new();
        string last = "";
        foreach (string key in first)
        {
            all.TextAfter(last, key);
            last = key;
        }
        keys.Add(all.Written);
        return [];
    }

    /// <summary>A skeleton, and it without each of its sounds; none where it is too short to mean anything.</summary>
    internal static IEnumerable<string> KeysOf(string skeleton)
    {
        if (skeleton.Length < Skeleton.ShortestUseful)
            return [];
        IEnumerable<string> shortened = skeleton.Length < ShortestShortened ? [] : Enumerable.Range(0, skeleton.Length).Select(at => skeleton.Remove(at, 1));
        return shortened.Prepend(skeleton).Distinct();
    }
}
