using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>
/// Listings for maps: GeoJSON, RFC 7946. A listing without a point is there all the same, with no geometry. NetTopologySuite writes the features. What stands around them is ours: each feature has a line of its own, and
/// NetTopologySuite's box of Fiji, 178 to -179, goes round the whole earth.
/// </summary>
public static class GeoJsonWriter
{
    // About a metre; what stands behind it would be noise.
    private const int Decimals = 5;

    private static readonly JsonSerializerOptions Options = new(JsonText.Plain) { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>A listing's feature.</summary>
    public static ReadOnlyMemory<byte> RowOf(PublishedListing published, Settings settings)
    {
        AttributesTable stated = new() { { GeoJsonConverterFactory.DefaultIdPropertyName, $"{published.Listing.Folder}/{published.Listing.Id}" } };
        foreach (ListingField field in ListingFields.Of(published, settings).Where(field => !field.Values.IsEmpty && field.Name is not ("latitude" or "longitude")))
            stated.Add(field.Name, field.IsList ? field.Values : field.Values[0]);
        return JsonText.Row(JsonSerializer.SerializeToUtf8Bytes(new Feature(published.Listing.Point is { } point ? new Point(LongitudeOf(point), LatitudeOf(point)) : null, stated), Options));
    }

    /// <summary>The file.</summary>
    /// <param name="rows">Features of <see cref="RowOf"/>.</param>
    /// <param name="points">The points in them.</param>
    public static ReadOnlySequence<byte> Write(IEnumerable<ReadOnlyMemory<byte>> rows, ImmutableArray<GeoPoint> points)
    {
        string box = points.IsEmpty ? "" : $"\"bbox\":{JsonText.Written(BoxOf(points))},";
        return JsonText.Rows(rows, before: $"{{\"type\":\"FeatureCollection\",{box}\"features\":", after: "}");
    }

    private static double LongitudeOf(GeoPoint point) => Math.Round(point.Longitude, Decimals);

    private static double LatitudeOf(GeoPoint point) => Math.Round(point.Latitude, Decimals);

    // West, south, east, north. Where the way round by the date line is the shorter one, west is the greater number: RFC 7946, 5.2.
    private static JsonArray BoxOf(ImmutableArray<GeoPoint> points)
    {
        ImmutableArray<double> longitudes = [.. points.Select(LongitudeOf).Distinct().Order()];
        double gap = 360 - longitudes[^1] + longitudes[0];
        int after = longitudes.Length - 1;
        for (int at = 0; at + 1 < longitudes.Length; at++)
            if (longitudes[at + 1] - longitudes[at] > Math.Max(gap, 180))
                (gap, after) = (longitudes[at + 1] - longitudes[at], at);
        return [longitudes[(after + 1) % longitudes.Length], points.Min(LatitudeOf), longitudes[after], points.Max(LatitudeOf)];
    }
}
