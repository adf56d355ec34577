using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>How far two points are apart; theme/scripts/search/nearby.js computes the same.</summary>
public static class Distance
{
    /// <summary>The mean radius of the earth, in kilometres (IUGG). The earth is flatter than a ball: a distance may be wrong by 0.6 %.</summary>
    public const double EarthKilometres = 6371;

    /// <summary>One degree from south to north, in kilometres: no two points are nearer than their latitudes.</summary>
    public const double KilometresPerDegree = EarthKilometres * Math.PI / 180;

    /// <summary>The great-circle distance in kilometres, by the haversine formula (R. W. Sinnott, "Virtues of the Haversine", 1984).</summary>
    public static double Kilometres(GeoPoint from, GeoPoint to)
    {
        double rise = Squared(SinHalf(to.Latitude - from.Latitude));
        double run = Squared(SinHalf(to.Longitude - from.Longitude)) * Math.Cos(double.DegreesToRadians(from.Latitude)) * Math.Cos(double.DegreesToRadians(to.Latitude));
        return 2 * EarthKilometres * Math.Asin(Math.Sqrt(Math.Min(1, rise + run)));
    }

    private static double SinHalf(double degrees) => Math.Sin(double.DegreesToRadians(degrees) / 2);

    private static double Squared(double value) => value * value;
}
