namespace RecoveryGuide.Content;

/// <summary>A town or village of the gazetteer.</summary>
/// <param name="Name">Its name in Latin letters, with the accents its own language writes.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Region">English name of its state or province; empty where the source names none.</param>
/// <param name="Point">Where it lies, to about ten metres.</param>
public sealed record GazetteerPlace(string Name, string Country, string Region, GeoPoint Point)
{
    /// <summary>The order of the files: by name, then region, then from south to north and from west to east.</summary>
    public static IComparer<GazetteerPlace> FileOrder { get; } = Comparer<GazetteerPlace>.Create(static (one, other) =>
        string.CompareOrdinal(one.Name, other.Name) is not 0 and var byName ? byName
        : string.CompareOrdinal(one.Region, other.Region) is not 0 and var byRegion ? byRegion
        : (one.Point.Latitude, one.Point.Longitude).CompareTo((other.Point.Latitude, other.Point.Longitude)));
}
