namespace RecoveryGuide.Search;

/// <summary>Things sorted by a text, in blocks of about the same size: a reader finds the one block a text would stand in by the first text of each.</summary>
/// <param name="volumes">Takes the blocks.</param>
/// <param name="bytesInBlock">About how long a block is.</param>
internal sealed class SortedBlocks(Volumes volumes, int bytesInBlock)
{
    private readonly ImmutableArray<string>.Builder keys = ImmutableArray.CreateBuilder<string>();
    private ByteWriter block = new();
    private string last = "";

    /// <summary>Writes the text of the next thing, in a new block where the old one is full, and tells what the rest of it is written to.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="mayBegin">Whether a block may begin with it.</param>
    /// <param name="begin">Writes what stands at a block's beginning.</param>
    public ByteWriter Next(string text, bool mayBegin = true, Action<ByteWriter>? begin = null)
    {
        if (mayBegin && block.Length >= bytesInBlock)
            Finish();
        bool isFirst = block.Length == 0;
        if (isFirst)
        {
            keys.Add(keys.Count == 0 ? "" : Separator(last, text));
            begin?.Invoke(block);
        }
        block.TextAfter(isFirst ? "" : last, text);
        last = text;
        return block;
    }

    /// <summary>Ends the last block and tells the first text of each, no longer than it needs to be.</summary>
    public ImmutableArray<string> Finish()
    {
        if (block.Length > 0)
            volumes.Add(block.Written);
        block = new();
        return keys.ToImmutable();
    }

    // The shortest text that tells the block of a thing from the one before.
    private static string Separator(string last, string first)
    {
        int length = Math.Min(first.Length, last.AsSpan().CommonPrefixLength(first) + 1);
        return first[..(length < first.Length && char.IsHighSurrogate(first[length - 1]) ? length + 1 : length)];
    }
}
