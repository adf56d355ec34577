using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Formats;

/// <summary>Ids for formats that ask for a UUID, made from our own ids: the same in every build and on every machine. Version 5 of RFC 9562, 5.5.</summary>
internal static class StableIds
{
    // Chosen once, at random, for this directory; another one would give every listing a new id.
    private static readonly Guid Directory = new("6b1f3c52-8d0e-4a77-9f2b-5c1d0e7a94b3");

    /// <summary>The id of a thing by its name, such as <c>hotline/in-112</c> or <c>hotline/in-112/phone/0</c>.</summary>
    public static Guid Of(string name)
    {
        const int ofDirectory = 16, most = 512;
        int length = ofDirectory + Encoding.UTF8.GetByteCount(name);
        Span<byte> bytes = length <= most ? stackalloc byte[length] : new byte[length];
        Directory.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes[ofDirectory..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The RFC asks for SHA-1; nothing is kept secret by it.
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash[..ofDirectory], bigEndian: true);
    }
}
