using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>
/// Listings for search servers: NDJSON as the bulk call of OpenSearch and Elasticsearch takes it, two lines a listing: what to do with it, and its fields. The index is named in the call:
/// <c>POST /listings/_bulk</c>. The same fields as CSV and GeoJSON, with the point as <c>location</c>, which a mapping of type <c>geo_point</c> reads.
/// </summary>
public static class BulkWriter
{
    /// <summary>A listing's two lines.</summary>
    public static ReadOnlyMemory<byte> RowOf(PublishedListing published, Settings settings)
    {
        JsonObject fields = [];
        foreach (ListingField field in ListingFields.Of(published, settings).Where(field => !field.Values.IsEmpty && field.Name is not ("latitude" or "longitude")))
            fields.Add(field.Name, field.IsList ? JsonText.List(field.Values) : field.Values[0]);
        if (published.Listing.Point is { } point)
            fields.Add("location", new JsonObject { ["lat"] = point.Latitude, ["lon"] = point.Longitude });
        JsonObject action = new() { ["index"] = new JsonObject { ["_id"] = $"{published.Listing.Folder}/{published.Listing.Id}" } };
        return (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(action, JsonText.Plain), (byte)'\n', .. JsonSerializer.SerializeToUtf8Bytes(fields, JsonText.Plain), (byte)'\n'];
    }

    /// <summary>The file. It ends with a line break, as the bulk call demands.</summary>
    /// <param name="rows">Rows of <see cref="RowOf"/>.</param>
    public static ReadOnlySequence<byte> Write(IEnumerable<ReadOnlyMemory<byte>> rows) => Pieces.Together(rows);
}
