using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace RecoveryGuide.Formats;

/// <summary>Reads GeoJSON (RFC 7946): a collection of features, or one. A position is longitude, then latitude; a feature without a place stays.</summary>
public static class GeoJsonListingsReader
{
    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 32, Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Reads a file.</summary>
    public static IEnumerable<Draft> Read(string file, string text, FeedTerms terms, Diagnostics report)
    {
        int number = 0;
        foreach (JsonRow feature in JsonRows.Read(file, text, report).SelectMany(Features))
            yield return Read(feature, ++number, terms);
    }

    private static IEnumerable<JsonRow> Features(JsonRow entry) =>
        entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("features", out JsonElement features) && features.ValueKind == JsonValueKind.Array
            ? features.EnumerateArray().Select(feature => new JsonRow(entry.At, feature))
            : [entry];

    private static Draft Read(JsonRow feature, int number, FeedTerms terms)
    {
        JsonElement value = feature.Value;
        bool isFeature = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("type", out JsonElement type) && JsonRows.TextOf(type) == "Feature";
        JsonElement properties = default;
        if (!isFeature || !value.TryGetProperty("properties", out properties))
            return PlaceRows.Read(RowFields.Of(feature.At, number, []), terms) with { Refused = "it is no feature of GeoJSON" };
        RowFields fields = JsonRows.Fields(new(feature.At, properties), number);
        bool isPlaced = TryPoint(value, out Point? point);
        RowFields row = RowFields.Of(feature.At, number,
        [
            .. point is null ? Array.Empty<(string, ImmutableArray<string>)>() : [("latitude", [Text(point.Y)]), ("longitude", [Text(point.X)])],
            .. value.TryGetProperty("id", out JsonElement id) && JsonRows.TextOf(id) is { } text ? [("id", [text])] : Array.Empty<(string, ImmutableArray<string>)>(),
            .. fields.Values.Select(field => (field.Key, field.Value)),
        ]);
        Draft draft = PlaceRows.Read(terms.Columns.Apply(row), terms);
        return isPlaced ? draft : draft with { Changed = [.. draft.Changed, "a place that is no point was left out"] };
    }

    // No geometry is allowed and means no place. Lines and areas have none a reader could go to.
    private static bool TryPoint(JsonElement feature, out Point? point)
    {
        point = null;
        if (!feature.TryGetProperty("geometry", out JsonElement geometry) || geometry.ValueKind == JsonValueKind.Null)
            return true;
        try
        {
            point = geometry.Deserialize<Geometry>(Options) as Point;
            if (point is { IsEmpty: true })
                point = null;
            return point is not null;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException or FormatException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Text(double degrees) => degrees.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
