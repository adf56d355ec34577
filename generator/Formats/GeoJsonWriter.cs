using System.Text.Json.Nodes;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Listings for maps: GeoJSON, RFC 7946. A listing without a point is there all the same, with no geometry.</summary>
public static class GeoJsonWriter
{
    // About a metre; what stands behind it would be noise.
    private const int Decimals = 5;

    /// <summary>A listing's feature.</summary>
    public static string RowOf(PublishedListing published, Settings settings) => JsonText.Written(new JsonObject
    {
        ["type"] = "Feature",
        ["id"] = $"{published.Listing.Folder}/{published.Listing.Id}",
        ["geometry"] = published.Listing.Point is { } point ? new JsonObject { ["type"] = "Point", ["coordinates"] = PositionOf(point) } : null,
        ["properties"] = JsonText.Of(ListingFields.Of(published, settings).Where(field => field.Name is not ("latitude" or "longitude")).Select(field =>
            (field.Name, field.IsList ? JsonText.List(field.Values) : field.Values is [var value] ? (JsonNode)value : null))),
    });

    /// <summary>The file.</summary>
    /// <param name="rows">Features of <see cref="RowOf"/>.</param>
    /// <param name="points">The points in them.</param>
    public static string Write(IEnumerable<string> rows, ImmutableArray<GeoPoint> points)
    {
        string box = points.IsEmpty ? "" : $"\"bbox\":{JsonText.Written(BoxOf(points))},";
        return $"{{\"type\":\"FeatureCollection\",{box}\"features\":{JsonText.Rows(rows).TrimEnd('\n')}}}\n";
    }

    // Longitude first: RFC 7946, 3.1.1.
    private static JsonArray PositionOf(GeoPoint point) => [Math.Round(point.Longitude, Decimals), Math.Round(point.Latitude, Decimals)];

    // West, south, east, north. Where the way round by the date line is the shorter one, west is the greater number: RFC 7946, 5.2.
    private static JsonArray BoxOf(ImmutableArray<GeoPoint> points)
    {
        ImmutableArray<double> longitudes = [.. points.Select(point => Math.Round(point.Longitude, Decimals)).Distinct().Order()];
        double gap = 360 - longitudes[^1] + longitudes[0];
        int after = longitudes.Length - 1;
        for (int at = 0; at + 1 < longitudes.Length; at++)
            if (longitudes[at + 1] - longitudes[at] > Math.Max(gap, 180))
                (gap, after) = (longitudes[at + 1] - longitudes[at], at);
        return
        [
            longitudes[(after + 1) % longitudes.Length], Math.Round(points.Min(point => point.Latitude), Decimals), longitudes[after], Math.Round(points.Max(point => point.Latitude), Decimals),
        ];
    }
}
