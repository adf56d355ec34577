using System.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Listings as a table for spreadsheets: CSV by RFC 4180 in UTF-8, one row a listing, an empty cell where no source states a fact.</summary>
public static class CsvWriter
{
    /// <summary>The file; empty where there is no listing.</summary>
    public static string Write(IReadOnlyCollection<PublishedListing> listings, Settings settings)
    {
        StringBuilder file = new();
        foreach (PublishedListing published in listings)
        {
            ImmutableArray<ListingField> fields = ListingFields.Of(published, settings);
            if (file.Length == 0)
                file.Append(CsvCells.Line(fields.Select(field => field.Name)));
            file.Append(CsvCells.Line(fields.Select(field => field.IsList ? CsvCells.Joined(field.Values) : field.Values.FirstOrDefault())));
        }
        return file.ToString();
    }
}
