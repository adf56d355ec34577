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
    private readonly ILookup<string, (string Key, GazetteerPlace Place)> bySound;
    private readonly FrozenDictionary<string, string> regions;
    private readonly FrozenDictionary<string, Names> regionNames;
    private readonly FrozenDictionary<string, ImmutableArray<string>> regionAlso;

    public NamedCountry(Country entry, GazetteerCountry country, ImmutableArray<(GazetteerPlace Place, Town Town)> towns, ImmutableArray<TownRegion> regions)
    {
        this.country = country;
        Entry = entry;
        Towns = towns;
        Added = [.. towns.Select(named => named.Place).Where(place => !country.Called(PlaceKey.Of(place.Name)).Contains(place))];
        byTownName = towns.ToLookup(named => PlaceKey.Of(named.Town.Name), named => named.Place, StringComparer.Ordinal);
        byOtherName = towns.SelectMany(named => OtherNames(named.Town).Select(name => (Key: PlaceKey.Of(name), named.Place))).ToLookup(pair => pair.Key, pair => pair.Place, StringComparer.Ordinal);
        bySound = byTownName.Concat(byOtherName).SelectMany(group => group.Select(place => (group.Key, Place: place))).ToLookup(pair => Skeleton.Of(pair.Key), StringComparer.Ordinal);
        regionAlso = regions.ToFrozenDictionary(region => OwnName(region.Slug)!, region => region.Also, StringComparer.Ordinal);
        regionNames = regions.Where(region => region.Names is not null).Select(region => (Region: OwnName(region.Slug), Names: region.Names!))
            .Concat(entry.Regions.Select(region => (Region: OwnName(region.Slug), region.Names))).Where(pair => pair.Region is not null).DistinctBy(pair => pair.Region)
            .ToFrozenDictionary(pair => pair.Region!, pair => pair.Names, StringComparer.Ordinal);
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

    /// <summary>The places that sound like it, each with how many letters differ.</summary>
    public IEnumerable<(GazetteerPlace Place, int Edits)> SoundingLike(string key) =>
        Skeleton.Of(key) is { Length: >= Skeleton.ShortestUseful } bones
            ? country.OfSound(bones).Select(place => (Key: PlaceKey.Of(place.Name), Place: place)).Concat(bySound[bones])
                .Where(pair => SoundAlike.Of(key, pair.Key)).Select(pair => (pair.Place, SoundAlike.Edits(key, pair.Key)))
            : [];

    /// <summary>English name of the region that a name, a slug or an abbreviation means; null where it means none.</summary>
    public string? Region(string name) => regions.GetValueOrDefault(RegionKey(name)) ?? regions.GetValueOrDefault(PlaceKey.Of(name));

    /// <summary>A region's names; null where only its English one is known.</summary>
    public Names? RegionNames(string region) => regionNames.GetValueOrDefault(region);

    /// <summary>Other words people type for a region.</summary>
    public ImmutableArray<string> AlsoOf(string region) => regionAlso.GetValueOrDefault(region, []);

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
        .. country.Regions.Select(region => (PlaceKey.Of(Slug.From(region)), region)),
        .. country.Regions.SelectMany(region => (RegionNames(region)?.ByLanguage.Values ?? []).Concat(AlsoOf(region)).Select(name => (PlaceKey.Of(name), region))),
    ];

    // The gazetteer says "Rivne Oblast" where countries.yml may say Rivne.
    private string? OwnName(string slug) =>
        country.Regions.FirstOrDefault(region => Slug.From(region) == slug) ?? country.Regions.FirstOrDefault(region => RegionKey(region) is { Length: > 0 } key && key == PlaceKey.Of(slug));

    private static string RegionKey(string name) => string.Concat(Words.Of(name).Where(word => !GeneralWords.Contains(word)));
}
