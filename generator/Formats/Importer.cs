namespace RecoveryGuide.Formats;

/// <summary>The formats of other people's directories that can be read.</summary>
public enum FeedFormat
{
    /// <summary>Meeting Guide's JSON and its dialects.</summary>
    MeetingGuide,

    /// <summary>Answers of a BMLT server.</summary>
    Bmlt,

    /// <summary>Open Referral's HSDS, 1.1 and 3.0, nested JSON or tables.</summary>
    Hsds,

    /// <summary>A table, with a column map where its columns have names of their own.</summary>
    Csv,

    /// <summary>GeoJSON (RFC 7946).</summary>
    Geojson,
}

/// <summary>Somebody else's file → listings of ours.</summary>
public static class Importer
{
    // A feed of the largest size has a tenth of them; millions of empty rows would only cost minutes.
    private const int MostParts = 1_000_000;

    private static bool HasTooMany(FeedFormat format, string text) => text.AsSpan().Count(format == FeedFormat.Csv ? ',' : '{') > MostParts;

    /// <summary>Reads a file and applies our rules to every row. Never throws over what the file holds.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="file">What it is called in diagnostics.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="terms">What is said of all rows.</param>
    /// <param name="report">Takes what is wrong with the file as a whole.</param>
    /// <param name="beside">Gives the bytes of a file that lies beside it, or null: tables of HSDS come in several.</param>
    public static Import Read(FeedFormat format, string file, ReadOnlySpan<byte> bytes, FeedTerms terms, Diagnostics report, Func<string, byte[]?>? beside = null)
    {
        if (bytes.Length > JsonRows.MostBytes)
        {
            report.Error(Rule.TooLarge, new(file), $"{bytes.Length} bytes are more than the {JsonRows.MostBytes} a feed may have; split the file.");
            return new([], [], []);
        }
        if (Decoded.Read(file, bytes, report) is not { } decoded)
            return new([], [], []);
        if (HasTooMany(format, decoded.Text))
        {
            report.Error(Rule.BrokenData, new(file), $"it holds more than {MostParts} values: no directory has so many rows or columns. Split the file.");
            return new([], [], []);
        }
        IEnumerable<Draft> drafts = format switch
        {
            FeedFormat.MeetingGuide => MeetingGuideReader.Read(file, decoded.Text, terms, report),
            FeedFormat.Bmlt => BmltReader.Read(file, decoded.Text, terms, report),
            FeedFormat.Hsds => HsdsReader.Read(file, decoded.Text, terms, report, beside ?? (_ => null)),
            FeedFormat.Csv => CsvListingsReader.Read(file, decoded.Text, terms, report),
            _ => GeoJsonListingsReader.Read(file, decoded.Text, terms, report),
        };
        return Drafts.Finish(drafts, terms, decoded.Note is { } note ? [note] : []);
    }
}
