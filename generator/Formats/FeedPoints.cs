using System.Globalization;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Points on the map as feeds write them.</summary>
public static class FeedPoints
{
    /// <summary>What became of a point.</summary>
    public enum Outcome
    {
        /// <summary>There is none.</summary>
        None,

        /// <summary>It was taken as it is.</summary>
        Taken,

        /// <summary>Latitude and longitude stood in each other's place.</summary>
        Swapped,

        /// <summary>It cannot be where the place is and was left out.</summary>
        LeftOut,
    }

    // Roughly where countries lie, with their islands: enough to see that a point stands in another hemisphere. South, north, west, east.
    private static readonly ImmutableDictionary<string, (double South, double North, double West, double East)> Boxes = new Dictionary<string, (double, double, double, double)>
    {
        ["US"] = (17, 72, -180, -64),
        ["CA"] = (41, 84, -142, -52),
        ["GB"] = (49, 61, -9, 2.5),
        ["IE"] = (51, 56, -11, -5),
        ["IN"] = (6, 38, 68, 98),
        ["AU"] = (-44, -9, 112, 160),
        ["NZ"] = (-53, -8, 160, 180),
        ["ZA"] = (-35, -22, 16, 33.5),
        ["DE"] = (47, 56, 5, 16),
        ["NL"] = (50, 54, 3, 8),
        ["PK"] = (23, 38, 60, 78),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Reads a point: numbers or texts, 0,0 and what is off the map left out, swapped degrees put right where the country makes it certain.</summary>
    public static (GeoPoint? Point, Outcome Outcome) Read(string? latitude, string? longitude, string country)
    {
        if (string.IsNullOrWhiteSpace(latitude) && string.IsNullOrWhiteSpace(longitude))
            return (null, Outcome.None);
        if (Degrees(latitude) is not { } lat || Degrees(longitude) is not { } lon || (lat == 0 && lon == 0))
            return (null, Outcome.LeftOut);
        bool known = Boxes.TryGetValue(country, out (double South, double North, double West, double East) box);
        if (Fits(lat, lon) && (!known || IsIn(box, lat, lon)))
            return (Rounded(lat, lon), Outcome.Taken);
        if (Fits(lon, lat) && (known ? IsIn(box, lon, lat) : Math.Abs(lat) > 90))
            return (Rounded(lon, lat), Outcome.Swapped);
        return (null, Outcome.LeftOut);
    }

    private static bool Fits(double latitude, double longitude) => Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;

    private static bool IsIn((double South, double North, double West, double East) box, double latitude, double longitude) =>
        latitude >= box.South && latitude <= box.North && longitude >= box.West && longitude <= box.East;

    // Five decimals are about a metre: more would only say where a finger pointed.
    private static GeoPoint Rounded(double latitude, double longitude) => new(Math.Round(latitude, 5), Math.Round(longitude, 5));

    private static double? Degrees(string? text) =>
        double.TryParse((text ?? "").Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) && double.IsFinite(degrees) ? degrees : null;
}
