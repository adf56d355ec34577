using System.Buffers;

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
