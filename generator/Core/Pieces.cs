using System.Buffers;
using System.Security.Cryptography;

namespace RecoveryGuide.Core;

/// <summary>Bytes that lie in many places, read as one: a large file is never copied together in memory.</summary>
public static class Pieces
{
    /// <summary>The pieces, one behind the other.</summary>
    public static ReadOnlySequence<byte> Together(IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        Piece? first = null, last = null;
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            last = last?.Followed(piece) ?? new(piece, 0);
            first ??= last;
        }
        return first is null ? default : new(first, 0, last!, last!.Memory.Length);
    }

    /// <summary>The pieces of what lies in many places.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> piece in bytes)
            yield return piece;
    }

    /// <summary>The SHA-256 of the pieces as one.</summary>
    public static byte[] Sha256(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
            return SHA256.HashData(bytes.FirstSpan);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<byte> piece in bytes)
            hash.AppendData(piece.Span);
        return hash.GetHashAndReset();
    }

    /// <summary>Whether a file holds the pieces and nothing else. What cannot be opened does not.</summary>
    /// <exception cref="IOException">It was opened, but cannot be read.</exception>
    public static bool AreIn(string path, ReadOnlySequence<byte> bytes)
    {
        FileStream stream;
        try
        {
            stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        using (stream)
            return stream.Length == bytes.Length && Matches(stream, bytes);
    }

    private static bool Matches(FileStream stream, ReadOnlySequence<byte> bytes)
    {
        byte[] read = ArrayPool<byte>.Shared.Rent(MostRead);
        try
        {
            foreach (ReadOnlyMemory<byte> piece in bytes)
                for (int at = 0; at < piece.Length; at += MostRead)
                {
                    ReadOnlySpan<byte> wanted = piece.Span.Slice(at, Math.Min(MostRead, piece.Length - at));
                    Span<byte> there = read.AsSpan(0, wanted.Length);
                    if (stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) < there.Length || !there.SequenceEqual(wanted))
                        return false;
                }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(read);
        }
    }

    private const int MostRead = 65_536;

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        internal Piece(ReadOnlyMemory<byte> memory, long at) => (Memory, RunningIndex) = (memory, at);

        internal Piece Followed(ReadOnlyMemory<byte> memory)
        {
            Piece next = new(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
