using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Listings as a table for spreadsheets: CSV by RFC 4180 in UTF-8, one row a listing, an empty cell where no source states a fact.</summary>
public static class CsvWriter
{
    /// <summary>A listing's line.</summary>
    public static string RowOf(PublishedListing published, Settings settings) =>
        CsvCells.Line(ListingFields.Of(published, settings).Select(field => field.IsList ? CsvCells.Joined(field.Values) : field.Values.FirstOrDefault()));

    /// <summary>The file.</summary>
    /// <param name="rows">Lines of <see cref="RowOf"/>.</param>
    public static string Write(IEnumerable<string> rows) => CsvCells.Line(ListingFields.Names) + string.Concat(rows);
}
