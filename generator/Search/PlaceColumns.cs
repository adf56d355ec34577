using RecoveryGuide.Content;

namespace RecoveryGuide.Search;

/// <summary>A region as it is sent: how many places it has, and the south-western corner that their points are counted from.</summary>
/// <param name="Name">Its English name.</param>
/// <param name="Places">How many places.</param>
/// <param name="South">Latitude of the corner, in <see cref="PlaceColumns.StepsPerDegree"/>.</param>
/// <param name="West">Longitude of the corner.</param>
internal readonly record struct PlaceRegion(string Name, int Places, int South, int West);

/// <summary>
/// The places of a country by column: what names do not share with the one before, what their points are in steps, how much they share. What is alike then lies together, which
/// makes it a fifth smaller once compressed. theme/scripts/places/places.js reads it back.
/// </summary>
/// <param name="Regions">The regions, by name; places follow in their order, and in each by name.</param>
/// <param name="Numbers">The number of each place.</param>
/// <param name="Bytes">The columns.</param>
internal sealed record PlaceColumns(ImmutableArray<PlaceRegion> Regions, IReadOnlyDictionary<GazetteerPlace, int> Numbers, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>About a kilometre, which is as well as the middle of a town is known.</summary>
    public const int StepsPerDegree = 100;

    // The last seven bits of a point are chance, the first are alike in a region: apart, the first cost next to nothing.
    private const int LowBits = 7;

    /// <summary>Writes places: the same places, in any order, give the same bytes.</summary>
    public static PlaceColumns Of(ImmutableArray<GazetteerPlace> places)
    {
        GazetteerPlace[] ordered = [.. places.OrderBy(static place => place.Region, StringComparer.Ordinal).ThenBy(static place => place, GazetteerPlace.FileOrder)];
        PlaceRegion[] regions = [.. ordered.GroupBy(static place => place.Region, StringComparer.Ordinal).Select(static places =>
            new PlaceRegion(places.Key, places.Count(), places.Min(static place => Steps(place.Point.Latitude)), places.Min(static place => Steps(place.Point.Longitude))))];
        int[] beginnings = [.. ordered.Select((place, at) => at == 0 ? 0 : ordered[at - 1].Name.AsSpan().CommonPrefixLength(place.Name))];
        var corners = regions.SelectMany(static region => Enumerable.Repeat(region, region.Places));
        int[] north = [.. ordered.Zip(corners, static (place, region) => Steps(place.Point.Latitude) - region.South)];
        int[] east = [.. ordered.Zip(corners, static (place, region) => Steps(place.Point.Longitude) - region.West)];

        // What is long and like nothing else comes first, what is short and alike last: of all orders the smallest once compressed.
        var writer = new ByteWriter();
        writer.Text(string.Join('\n', ordered.Zip(beginnings, static (place, shared) => place.Name[shared..])));
        WriteColumn(writer, north.Select(Low));
        WriteColumn(writer, east.Select(Low));
        WriteColumn(writer, beginnings);
        WriteColumn(writer, north.Select(High));
        WriteColumn(writer, east.Select(High));
        return new([.. regions], ordered.Select(static (place, number) => (place, number)).ToDictionary(static entry => entry.place, static entry => entry.number), writer.Written);
    }

    /// <summary>Degrees in steps.</summary>
    public static int Steps(double degrees) => (int)Math.Round(degrees * StepsPerDegree, MidpointRounding.AwayFromZero);

    private static int Low(int steps) => steps & ((1 << LowBits) - 1);

    private static int High(int steps) => steps >> LowBits;

    private static void WriteColumn(ByteWriter writer, IEnumerable<int> numbers)
    {
        foreach (int number in numbers)
        {
            writer.Number(number);
        }
    }
}
