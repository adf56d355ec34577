using RecoveryGuide.Modules;
using RecoveryGuide.Search;

namespace RecoveryGuide.Content;

/// <summary>
/// The places of one file of the gazetteer, and ways to ask for them. The ways are made when first asked and remembered with the file: a preview that reads nothing anew
/// makes nothing anew.
/// </summary>
/// <param name="code">ISO 3166-1 alpha-2 code of the country.</param>
/// <param name="places">Its places, in the order of the file.</param>
public sealed class GazetteerCountry(string code, ImmutableArray<GazetteerPlace> places)
{
    private readonly Lazy<ILookup<string, GazetteerPlace>> byKey = new(() => places.ToLookup(static place => PlaceKey.Of(place.Name), StringComparer.Ordinal));
    private readonly Lazy<ILookup<string, GazetteerPlace>> bySound = new(() => places.ToLookup(static place => Skeleton.Of(PlaceKey.Of(place.Name)), StringComparer.Ordinal));
    private readonly Lazy<ImmutableArray<GazetteerPlace>> fromSouthToNorth = new(() => [.. places.OrderBy(static place => place.Point.Latitude)]);
    private readonly Lazy<PlaceColumns> columns = new(() => PlaceColumns.Of(places));

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string Code => code;

    /// <summary>Its places, in the order of the file.</summary>
    public ImmutableArray<GazetteerPlace> Places => places;

    /// <summary>The English names of its regions, sorted.</summary>
    public ImmutableArray<string> Regions { get; } = [.. places.Select(static place => place.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Its places as they are sent to readers.</summary>
    internal PlaceColumns Columns => columns.Value;

    /// <summary>The places whose name has a <see cref="PlaceKey"/>.</summary>
    public IEnumerable<GazetteerPlace> Called(string key) => byKey.Value[key];

    /// <summary>The places whose name has a <see cref="Skeleton"/>.</summary>
    public IEnumerable<GazetteerPlace> OfSound(string bones) => bySound.Value[bones];

    /// <summary>The place nearest to a point, with its distance in kilometres; null where the country has no places.</summary>
    public (GazetteerPlace Place, double Kilometres)? Nearest(GeoPoint point)
    {
        ImmutableArray<GazetteerPlace> sorted = fromSouthToNorth.Value;
        int north = FirstNotSouthOf(sorted, point.Latitude);
        int south = north - 1;
        (GazetteerPlace Place, double Kilometres)? nearest = null;
        // From the point's own latitude outwards, both ways, as long as a place could still be nearer than the nearest so far.
        while (true)
        {
            double toNorth = north < sorted.Length ? sorted[north].Point.Latitude - point.Latitude : double.PositiveInfinity;
            double toSouth = south >= 0 ? point.Latitude - sorted[south].Point.Latitude : double.PositiveInfinity;
            double least = Math.Min(toNorth, toSouth) * Distance.KilometresPerDegree;
            if (double.IsPositiveInfinity(least) || least > nearest?.Kilometres)
                return nearest;
            GazetteerPlace place = toNorth <= toSouth ? sorted[north++] : sorted[south--];
            double kilometres = Distance.Kilometres(point, place.Point);
            if (nearest is null || kilometres < nearest.Value.Kilometres)
                nearest = (place, kilometres);
        }
    }

    private static int FirstNotSouthOf(ImmutableArray<GazetteerPlace> sorted, double latitude)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle].Point.Latitude < latitude ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
