namespace RecoveryGuide.Search;

/// <summary>That a word says so much (0 to 15) about a document.</summary>
internal readonly record struct Posting(int Document, int Impact);

/// <summary>
/// The documents of a word as bytes. Neighbours for which it says equally much are one run: "Patiala" is a few bytes, however many services lie there. theme/scripts/search/postings.js reads them.
/// </summary>
internal static class PostingList
{
    private const int IsRun = 1;

    /// <summary>The bytes of a list, in the order of its documents.</summary>
    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<Posting> postings)
    {
        ByteWriter writer = new();
        int after = 0;
        for (int at = 0; at < postings.Length;)
        {
            int length = RunFrom(postings, at);
            Posting first = postings[at];
            writer.Number(((first.Document - after) << (Relevance.ImpactBits + 1)) | (first.Impact << 1) | (length > 1 ? IsRun : 0));
            if (length > 1)
                writer.Number(length - 2);
            after = first.Document + length;
            at += length;
        }
        return writer.Written;
    }

    private static int RunFrom(ReadOnlySpan<Posting> postings, int first)
    {
        int length = 1;
        while (first + length < postings.Length && postings[first + length] == new Posting(postings[first].Document + length, postings[first].Impact))
            length++;
        return length;
    }
}
