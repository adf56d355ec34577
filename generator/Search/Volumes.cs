using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RecoveryGuide.Search;

/// <summary>
/// Blocks of one kind, numbered, each a file of its own. So many lie in a volume, a folder named for what is in it: a block can be cached for ever, an answer asks for the few it needs, and the
/// manifest names volumes, not blocks. theme/scripts/search/store.js reads them.
/// </summary>
/// <param name="kind">What the blocks hold.</param>
internal sealed class Volumes(string kind)
{
    /// <summary>What one address in the manifest stands for.</summary>
    internal const int BlocksInVolume = 256;

    private readonly List<ReadOnlyMemory<byte>> blocks = [];

    /// <summary>What the blocks hold.</summary>
    public string Kind { get; } = kind;

    /// <summary>How many blocks there are: the number of the next.</summary>
    public int Count => blocks.Count;

    /// <summary>Appends a block and tells its number. It begins with its checksum: a damaged telephone number must be told from a good one.</summary>
    public int Add(ReadOnlyMemory<byte> content)
    {
        byte[] block = new byte[sizeof(uint) + content.Length];
        BinaryPrimitives.WriteUInt32BigEndian(block, Adler.Of(content.Span));
        content.Span.CopyTo(block.AsSpan(sizeof(uint)));
        blocks.Add(block);
        return blocks.Count - 1;
    }

    /// <summary>The volumes, each with its name and its files.</summary>
    public ImmutableArray<(string Name, ImmutableArray<SearchFile> Files)> Written() => [.. blocks.Chunk(BlocksInVolume).Select(Volume)];

    private static (string Name, ImmutableArray<SearchFile> Files) Volume(ReadOnlyMemory<byte>[] blocks)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<byte> block in blocks)
        {
            hash.AppendData(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(block.Length)));
            hash.AppendData(block.Span);
        }
        string name = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
        return (name, [.. blocks.Select((block, at) => new SearchFile($"_/search/{name}/{at}.bin", block))]);
    }
}
