using System.Collections.Frozen;
using RecoveryGuide.Modules;
using RecoveryGuide.Search;

namespace RecoveryGuide.Content;

/// <summary>The places of a country together with the names editors gave some of them.</summary>
internal sealed class NamedCountry
{
    // "Kiambu County" is called Kiambu, and "State of Berlin" Berlin.
    private static readonly FrozenSet<string> GeneralWords = FrozenSet.ToFrozenSet(["county", "district", "oblast", "of", "province", "region", "state"], StringComparer.Ordinal);

    private readonly GazetteerCountry country;
    private readonly ILookup<string, GazetteerPlace> byTownName;
    private readonly ILookup<string, GazetteerPlace> byOtherName;
    private readonly FrozenDictionary<string, string> regions;
    private readonly FrozenDictionary<string, TownRegion> regionNames;

    public NamedCountry(Country entry, GazetteerCountry country, ImmutableArray<(GazetteerPlace Place, Town Town)> towns, ImmutableArray<TownRegion> regions)
    {
        this.country = country;
        Entry = entry;
        Towns = towns;
        HashSet<GazetteerPlace> own = [.. country.Places];
        Added = [.. towns.Select(named => named.Place).Where(place => !own.Contains(place))];
        byTownName = towns.ToLookup(named => PlaceKey.Of(named.Town.Name), named => named.Place, StringComparer.Ordinal);
        byOtherName = towns.SelectMany(named => OtherNames(named.Town).Select(name => (Key: PlaceKey.Of(name), named.Place))).ToLookup(pair => pair.Key, pair => pair.Place, StringComparer.Ordinal);
        regionNames = regions.ToFrozenDictionary(region => country.Regions.First(name => Slug.From(name) == region.Slug), StringComparer.Ordinal);
        this.regions = KeysOfRegions().DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Region, StringComparer.Ordinal);
    }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string Code => country.Code;

    /// <summary>The country as the site names it.</summary>
    public Country Entry { get; }

    /// <summary>The places of the gazetteer.</summary>
    public GazetteerCountry Own => country;

    /// <summary>Places the gazetteer lacks, each with an editor's point.</summary>
    public ImmutableArray<GazetteerPlace> Added { get; }

    /// <summary>The places editors named.</summary>
    public ImmutableArray<(GazetteerPlace Place, Town Town)> Towns { get; }

    /// <summary>The places of just that name, in English or in the gazetteer.</summary>
    public IEnumerable<GazetteerPlace> Called(string key) => country.Called(key).Concat(byTownName[key]);

    /// <summary>The places an editor gave that name, in another script or spelling.</summary>
    public IEnumerable<GazetteerPlace> AlsoCalled(string key) => byOtherName[key];

    /// <summary>The places that sound like it.</summary>
    public IEnumerable<GazetteerPlace> SoundingLike(string key) =>
        country.SoundingLike(key).Concat(Added.Where(place => Skeleton.Of(PlaceKey.Of(place.Name)) == Skeleton.Of(key) && SoundAlike.Of(key, PlaceKey.Of(place.Name))));

    /// <summary>English name of the region that a name, a slug or an abbreviation means; null where it means none.</summary>
    public string? Region(string name) => regions.GetValueOrDefault(RegionKey(name)) ?? regions.GetValueOrDefault(PlaceKey.Of(name));

    /// <summary>What an editor wrote of a region's names; null where nobody did.</summary>
    public Names? RegionNames(string region) => NamesOf(region)?.Names;

    /// <summary>What an editor wrote of a region; null where nobody did.</summary>
    public TownRegion? NamesOf(string region) => regionNames.GetValueOrDefault(region);

    /// <summary>The nearest place with its distance in kilometres.</summary>
    public (GazetteerPlace Place, double Kilometres)? Nearest(GeoPoint point)
    {
        (GazetteerPlace Place, double Kilometres)? nearest = country.Nearest(point);
        foreach (GazetteerPlace place in Added)
            if (Distance.Kilometres(point, place.Point) is var kilometres && (nearest is null || kilometres < nearest.Value.Kilometres))
                nearest = (place, kilometres);
        return nearest;
    }

    /// <summary>The names of a town other than its English one.</summary>
    public static IEnumerable<string> OtherNames(Town town) => town.Names.ByLanguage.Where(name => name.Key != "en").Select(name => name.Value).Concat(town.Also);

    // The gazetteer's own names come first: a spelling of one region must not hide the name of another.
    private IEnumerable<(string Key, string Region)> KeysOfRegions() =>
    [
        .. country.Regions.Select(region => (PlaceKey.Of(region), region)),
        .. country.Regions.Select(region => (RegionKey(region), region)),
        .. regionNames.SelectMany(pair => pair.Value.Names.ByLanguage.Values.Concat(pair.Value.Also).Select(name => (PlaceKey.Of(name), pair.Key))),
        .. from region in Entry.Regions
           let own = country.Regions.FirstOrDefault(name => RegionKey(name) == RegionKey(region.Names.In("en")))
           where own is not null
           from name in region.Names.ByLanguage.Values.Append(region.Slug)
           select (PlaceKey.Of(name), own),
    ];

    private static string RegionKey(string name) => string.Concat(Words.Of(name).Where(word => !GeneralWords.Contains(word)));
}
