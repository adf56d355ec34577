using System.Security.Cryptography;

namespace RecoveryGuide.Search;

/// <summary>Where a block lies: which file of the manifest's list, from which byte, how many.</summary>
internal readonly record struct BlockAddress(int Number, string FirstKey, int File, int Offset, int Length);

/// <summary>The one file all blocks lie in while the site is small: a single request then beats nineteen.</summary>
internal sealed class Pack
{
    private const int FileNumber = 0;

    private readonly ByteWriter bytes = new();

    /// <summary>Named for its content, so that it can be cached for ever.</summary>
    public string Path => $"_/search/{Convert.ToHexStringLower(SHA256.HashData(bytes.Written.Span))[..16]}.bin";

    public ReadOnlyMemory<byte> Bytes => bytes.Written;

    /// <summary>Appends blocks and tells where they came to lie.</summary>
    public ImmutableArray<BlockAddress> Add(ImmutableArray<Block> blocks) => [.. blocks.Select(Add)];

    private BlockAddress Add(Block block)
    {
        var address = new BlockAddress(block.Number, block.FirstKey, FileNumber, bytes.Length, block.Bytes.Length);
        bytes.Bytes(block.Bytes.Span);
        return address;
    }
}
