using System.Security.Cryptography;

namespace RecoveryGuide.Search;

/// <summary>Where a block lies: which file of the manifest's list, from which byte, how many.</summary>
internal readonly record struct BlockAddress(int Number, string FirstKey, int File, int Offset, int Length);

/// <summary>The files blocks lie in: one while the site is small, because a single request then beats nineteen; above that, one after another of about the same size.</summary>
internal sealed class Packs(int largest)
{
    private readonly List<ByteWriter> packs = [];

    /// <summary>Each named for its content, so that it can be cached for ever.</summary>
    public ImmutableArray<SearchFile> Files => [.. packs.Select(static pack => new SearchFile($"_/search/{Convert.ToHexStringLower(SHA256.HashData(pack.Written.Span))[..16]}.bin", pack.Written))];

    /// <summary>Appends blocks and tells where they came to lie.</summary>
    public ImmutableArray<BlockAddress> Add(ImmutableArray<Block> blocks) => [.. blocks.Select(Add)];

    /// <summary>Appends a leaf.</summary>
    public LeafAddress Add(Leaf leaf) => new(null, Append(leaf.Bytes).Offset, leaf.Bytes.Length, 0);

    private BlockAddress Add(Block block)
    {
        (int file, int offset) = Append(block.Bytes);
        return new(block.Number, block.FirstKey, file, offset, block.Bytes.Length);
    }

    private (int File, int Offset) Append(ReadOnlyMemory<byte> bytes)
    {
        if (packs.Count == 0 || (packs[^1].Length > 0 && packs[^1].Length + (long)bytes.Length > largest))
            packs.Add(new());
        int offset = packs[^1].Length;
        packs[^1].Bytes(bytes.Span);
        return (packs.Count - 1, offset);
    }
}
