using System.Collections.Frozen;
using RecoveryGuide.Modules;
using RecoveryGuide.Search;

namespace RecoveryGuide.Content;

/// <summary>
/// The towns the site knows: of each country in <c>input/places/gazetteer/</c>, with the names and spellings of <c>input/places/towns.yml</c>. It turns the name of a town
/// into a point, and a point into the name of a town. Source: GeoNames, CC BY 4.0.
/// </summary>
public sealed class Gazetteer
{
    private readonly FrozenDictionary<string, NamedCountry> countries;
    private readonly FrozenDictionary<GazetteerPlace, Town> towns;

    /// <summary>A gazetteer that knows no place.</summary>
    public static Gazetteer Empty { get; } = new([]);

    internal Gazetteer(ImmutableArray<NamedCountry> countries)
    {
        Countries = countries;
        this.countries = countries.ToFrozenDictionary(country => country.Code, StringComparer.Ordinal);
        towns = countries.SelectMany(country => country.Towns).ToFrozenDictionary(named => named.Place, named => named.Town);
    }

    /// <summary>The countries with places, by code.</summary>
    internal ImmutableArray<NamedCountry> Countries { get; }

    /// <summary>
    /// The place a town's name means: the one of just that name, else the one an editor gave that name in any script or spelling, else the one that sounds most alike. Null where
    /// there is none, and where it could be one of several far apart: a wrong point is worse than none.
    /// </summary>
    /// <param name="country">ISO 3166-1 alpha-2 code.</param>
    /// <param name="regionName">Name or slug of the state or province, in any language the site knows; null or empty where it is not known. An unknown one finds nothing.</param>
    /// <param name="town">The town's name in Latin, Devanagari or Gurmukhi letters.</param>
    public GazetteerPlace? Find(string country, string? regionName, string town)
    {
        if (!countries.TryGetValue(country, out NamedCountry? named) || PlaceKey.Of(town) is not { Length: > 0 } key)
            return null;
        if (string.IsNullOrWhiteSpace(regionName))
            return Find(named, key, _ => true);
        return named.Region(regionName) is { } region ? Find(named, key, place => place.Region == region) : null;
    }

    /// <summary>The place of a country nearest to a point, with its distance in kilometres; null where the gazetteer has no places of the country.</summary>
    public (GazetteerPlace Place, double Kilometres)? Nearest(string country, GeoPoint point) => countries.GetValueOrDefault(country)?.Nearest(point);

    /// <summary>The name of a place in a language: an editor's where there is one, else the gazetteer's own in Latin letters.</summary>
    public string NameIn(Language language, GazetteerPlace place) => towns.TryGetValue(place, out Town? town) ? town.Names.In(language.Code) : place.Name;

    /// <summary>The names an editor gave a town, in every script, with the English one as it is written here; only that one where no editor named it.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 code.</param>
    /// <param name="regionName">As for <see cref="Find(string, string?, string)"/>.</param>
    /// <param name="town">The town's name in Latin letters.</param>
    public Names NamesOf(string country, string? regionName, string town)
    {
        Names named = Find(country, regionName, town) is { } place && towns.TryGetValue(place, out Town? known) ? known.Names : Names.None;
        return new(named.ByLanguage.SetItem("en", town));
    }

    /// <summary>Other spellings and older names of a town: Panjim; none where nobody wrote any.</summary>
    /// <inheritdoc cref="NamesOf" path="/param"/>
    public ImmutableArray<string> OtherNamesOf(string country, string? regionName, string town) => Find(country, regionName, town) is { } place && towns.TryGetValue(place, out Town? known) ? known.Also : [];

    /// <summary>The name of a place's state or province in a language, in English where that language has none; empty where the source names none.</summary>
    public string RegionIn(Language language, GazetteerPlace place) => countries.GetValueOrDefault(place.Country)?.RegionNames(place.Region)?.In(language.Code) ?? place.Region;

    private GazetteerPlace? Find(NamedCountry country, string key, Func<GazetteerPlace, bool> isThere) =>
        Any(country.Called(key).Where(isThere)) is { Count: > 0 } called ? One(called)
        : Any(country.AlsoCalled(key).Where(isThere)) is { Count: > 0 } also ? One(also)
        : One(MostAlike([.. country.SoundingLike(key).Where(pair => isThere(pair.Place))]));

    private static HashSet<GazetteerPlace> Any(IEnumerable<GazetteerPlace> places) => [.. places];

    private static HashSet<GazetteerPlace> MostAlike(ImmutableArray<(GazetteerPlace Place, int Edits)> alike) =>
        Any(alike.Where(pair => pair.Edits == alike.Min(other => other.Edits)).Select(pair => pair.Place));

    // Of several places of a name the one whose names an editor wrote down is the one people mean.
    private GazetteerPlace? One(HashSet<GazetteerPlace> places)
    {
        GazetteerPlace[] known = [.. places.Where(towns.ContainsKey)];
        IReadOnlyCollection<GazetteerPlace> meant = known.Length > 0 ? known : places;
        GazetteerPlace? first = meant.Min(GazetteerPlace.FileOrder);
        return first is not null && meant.All(place => Distance.Kilometres(first.Point, place.Point) <= OneTownKilometres) ? first : null;
    }

    /// <summary>Places of one name that are no further apart are one town.</summary>
    internal const double OneTownKilometres = 10;
}
