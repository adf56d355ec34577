using System.Buffers;
using System.Text;

namespace RecoveryGuide.Search;

/// <summary>The few ways the index writes a value; theme/scripts/search/bytes.js reads them back.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public int Length => bytes.WrittenCount;

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    /// <summary>Seven bits a byte, lowest first, the top bit saying that more follow.</summary>
    public void Number(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        uint rest = (uint)value;
        for (; rest > 0x7F; rest >>= 7)
        {
            Byte((byte)(rest | 0x80));
        }

        Byte((byte)rest);
    }

    /// <summary>Numbers that may be negative: 0, −1, 1, −2 … as 0, 1, 2, 3 ….</summary>
    public void Signed(int value) => Number(value < 0 ? (-value * 2) - 1 : value * 2);

    public void Text(string text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }

    /// <summary>A text of a sorted list: how much it shares with the one before, then the rest.</summary>
    public void TextAfter(string previous, string text)
    {
        int shared = previous.AsSpan().CommonPrefixLength(text);
        Number(shared);
        Text(text[shared..]);
    }

    /// <summary>Ascending numbers as their differences.</summary>
    public void Ascending(IEnumerable<int> numbers)
    {
        int previous = 0;
        foreach (int number in numbers)
        {
            Number(number - previous);
            previous = number;
        }
    }

    /// <summary>A number that may be missing: 0, or one more than it is.</summary>
    public void Optional(int? value) => Number(value is { } known ? known + 1 : 0);

    public void Bytes(ReadOnlySpan<byte> block) => bytes.Write(block);

    private void Byte(byte value) => bytes.Write([value]);
}
