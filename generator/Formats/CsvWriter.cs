using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper.Configuration;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Listings as a table for spreadsheets: CSV by RFC 4180 in UTF-8, written by CsvHelper, one row a listing, an empty cell where no source states a fact.</summary>
public static class CsvWriter
{
    // Its lines end with CRLF. Told so, it would quote a cell with a CRLF alone, and none with a lone line feed.
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture);

    /// <summary>A listing's line.</summary>
    public static ReadOnlyMemory<byte> RowOf(PublishedListing published, Settings settings) =>
        Line(ListingFields.Of(published, settings).Select(field => field.IsList ? CsvCells.Joined(field.Values) : field.Values.FirstOrDefault()));

    /// <summary>The file.</summary>
    /// <param name="rows">Lines of <see cref="RowOf"/>.</param>
    public static ReadOnlySequence<byte> Write(IEnumerable<ReadOnlyMemory<byte>> rows) => Pieces.Together(rows.Prepend(Line(ListingFields.Names)));

    private static ReadOnlyMemory<byte> Line(IEnumerable<string?> cells)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (CsvHelper.CsvWriter line = new(text, Configuration))
        {
            foreach (string? cell in cells)
                line.WriteField(CsvCells.Guarded(cell ?? ""));
            line.NextRecord();
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
