using System.Security.Cryptography;

namespace RecoveryGuide.Core;

/// <summary>A data file of a feed: bytes, because publishers write them in encodings of their own.</summary>
/// <param name="Bytes">The file.</param>
public sealed record FeedData(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Of the bytes, in hexadecimal: with the description's hash the key under which a feed is remembered.</summary>
    public string Hash { get; } = Convert.ToHexString(SHA256.HashData(Bytes.Span));
}
