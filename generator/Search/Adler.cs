namespace RecoveryGuide.Search;

/// <summary>Adler-32 (RFC 1950): six lines in either language, and quick on a slow phone.</summary>
internal static class Adler
{
    private const uint LargestPrime = 65521;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = 1;
        uint sumOfSums = 0;
        foreach (byte value in bytes)
        {
            sum = (sum + value) % LargestPrime;
            sumOfSums = (sumOfSums + sum) % LargestPrime;
        }

        return (sumOfSums << 16) | sum;
    }
}
