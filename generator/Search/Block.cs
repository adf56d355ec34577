namespace RecoveryGuide.Search;

/// <summary>
/// A piece of the index that can be read by itself: the number of the first thing in it, and, where things are sorted by
/// a text, that text of the first, so that the reader picks the one block it needs.
/// </summary>
internal sealed record Block(int Number, string FirstKey, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Cuts things into blocks of so many, each written by itself.</summary>
    public static ImmutableArray<Block> Cut<T>(ImmutableArray<T> things, int size, Func<T, string> key, Action<ByteWriter, T[]> write) =>
        [.. things.Chunk(size).Select((chunk, at) => Of(at * size, key(chunk[0]), writer => write(writer, chunk)))];

    public static Block Of(int number, string firstKey, Action<ByteWriter> write)
    {
        var writer = new ByteWriter();
        write(writer);
        return new(number, firstKey, writer.Written);
    }
}
