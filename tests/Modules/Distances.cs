using CsCheck;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Tests.Modules;

/// <summary>Distances between towns, against distances on the ellipsoid of WGS 84 (Vincenty's formula), rounded to a kilometre.</summary>
public class Distances
{
    private static readonly Gen<GeoPoint> Points = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (latitude, longitude) => new GeoPoint(latitude, longitude));

    [Theory]
    // Delhi to Mumbai, Patran to Amritsar, London to Edinburgh, Auckland to Chatham over the day's line, the equator's degree, the meridian's quarter.
    [InlineData(28.6139, 77.2090, 19.0760, 72.8777, 1145)]
    [InlineData(29.9577, 76.0486, 31.6223, 74.8753, 216)]
    [InlineData(51.5074, -0.1278, 55.9533, -3.1883, 534)]
    [InlineData(-36.8485, 174.7633, -43.9535, -176.5597, 1078)]
    [InlineData(0, 0, 0, 1, 111)]
    [InlineData(0, 0, 90, 0, 10002)]
    [InlineData(10, 20, 10, 20, 0)]
    public void A_known_distance_is_right_to_one_percent(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude, double kilometres) =>
        Assert.InRange(Distance.Kilometres(new(fromLatitude, fromLongitude), new(toLatitude, toLongitude)), kilometres * 0.99, kilometres * 1.01);

    [Fact]
    public void It_is_as_far_back_as_it_was_there() => Gen.Select(Points, Points).Try((one, other) =>
        Assert.Equal(Distance.Kilometres(one, other), Distance.Kilometres(other, one), 1e-6));

    [Fact]
    public void Nothing_is_further_than_half_around_the_earth() => Gen.Select(Points, Points).Try((one, other) =>
        Assert.InRange(Distance.Kilometres(one, other), 0, Math.PI * Distance.EarthKilometres + 1e-6));

    [Fact]
    public void No_two_points_are_nearer_than_their_latitudes() => Gen.Select(Points, Points).Try((one, other) =>
        Assert.True(Distance.Kilometres(one, other) >= Math.Abs(one.Latitude - other.Latitude) * Distance.KilometresPerDegree - 1e-6));
}
