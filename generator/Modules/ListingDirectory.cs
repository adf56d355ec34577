using System.Runtime.CompilerServices;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>
/// All listings of a site, found by id, place and filter without looking through them again. Every list is in the order in which listings are shown
/// (<see cref="Listings.Sorted"/>). Made once a site, and never changed.
/// </summary>
public sealed class ListingDirectory
{
    // A site is a value and cannot hold what is made from it; this holds it as long as the site is held.
    private static readonly ConditionalWeakTable<Site, ListingDirectory> Made = [];

    private const string AllPlaces = "";

    private readonly Dictionary<string, Country> countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Listing> listings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListedPlace> places = new(StringComparer.Ordinal);
    private readonly Dictionary<(string CountryCode, string? Region, string? Town), ListedPlace> written = [];
    private readonly Dictionary<(string Path, ListingFilter Filter), ImmutableArray<Listing>> within;
    private readonly Dictionary<(string Path, ListingFilter Filter), ImmutableArray<Listing>> across;
    private readonly ILookup<string, ListedPlace> parts;

    /// <summary>A site's directory.</summary>
    public static ListingDirectory Of(Site site) => Made.GetValue(site, static site => new(site));

    /// <summary>Lets a site that differs in a few words have the directory of the one it was made of, until its own is wanted.</summary>
    internal static void Share(Site from, Site to) => Made.AddOrUpdate(to, Of(from));

    private ListingDirectory(Site site)
    {
        Lists = new(this);
        foreach (Country country in site.Countries)
            countries.TryAdd(country.Code, country);
        // An id used twice is reported (ListingChecks); the first one stands for it.
        foreach (Listing listing in site.Listings.Select(document => document.Content))
            listings.TryAdd(listing.Id, listing);

        Listing[] sorted = [.. Listings.Sorted(site, site.Listings.Select(document => document.Content).Where(listing => countries.ContainsKey(listing.Country)))];
        foreach (var same in sorted.GroupBy(listing => (listing.Country, listing.Region, listing.Town)))
            written[same.Key] = Read(site.Gazetteer, countries[same.Key.Country], same.Key.Region, same.Key.Town);
        NameTowns(sorted);
        foreach (ListedPlace place in written.Values.SelectMany(place => place.Around.Prepend(place)))
            places.TryAdd(place.Path, place);
        parts = places.Values.Where(place => place.Within is not null).OrderBy(place => place.Town is not null).ThenBy(place => place.Town?.Slug, StringComparer.Ordinal)
            .ThenBy(place => place.Region is null ? 0 : place.Country.Regions.IndexOf(place.Region)).ToLookup(place => place.Within!.Path, StringComparer.Ordinal);
        Countries = [.. site.Countries.DistinctBy(country => country.Slug).Select(country => places.GetValueOrDefault(country.Slug)).OfType<ListedPlace>()];
        (within, across) = Filed(sorted);
    }

    /// <summary>Which lists there are, and which listings stand on which.</summary>
    public PlaceLists Lists { get; }

    /// <summary>The countries that have listings, in the order pages show them.</summary>
    public ImmutableArray<ListedPlace> Countries { get; }

    /// <summary>A country by its code, whether it has listings or not; null where there is none.</summary>
    public Country? Country(string code) => countries.GetValueOrDefault(code);

    /// <summary>A listing by its id; null where there is none.</summary>
    public Listing? Listing(string id) => listings.GetValueOrDefault(id);

    /// <summary>A place by its path, such as <c>india/punjab</c>; null where no listing lies in it.</summary>
    public ListedPlace? Place(string path) => places.GetValueOrDefault(path);

    /// <summary>The narrowest place a listing lies in; null where its country is unknown.</summary>
    public ListedPlace? PlaceOf(Listing listing) => written.GetValueOrDefault((listing.Country, listing.Region, listing.Town));

    /// <summary>The regions of a country, in its own order, and the towns directly within a place, by name.</summary>
    public IEnumerable<ListedPlace> PartsOf(ListedPlace place) => parts[place.Path];

    /// <summary>The listings that lie in a place or in a part of it; with no place, in all of them.</summary>
    public ImmutableArray<Listing> In(ListedPlace? place, ListingFilter filter) => filter == ListingFilter.Anywhere && place is not null
        ? Across(place, ListingFilter.All)
        : Listed(within, place?.Path ?? AllPlaces, filter);

    /// <summary>The listings that serve the whole of a place: those that lie in it, but in no part of it.</summary>
    public ImmutableArray<Listing> Across(ListedPlace place, ListingFilter filter) => Listed(across, place.Path, filter);

    private static ImmutableArray<Listing> Listed(Dictionary<(string, ListingFilter), ImmutableArray<Listing>> lists, string path, ListingFilter filter) =>
        lists.TryGetValue((path, filter), out ImmutableArray<Listing> listed) ? listed : [];

    // A region that is not the country's is reported; the listing then counts for the whole country. A town that can have no page counts for what is around it.
    private static ListedPlace Read(Gazetteer gazetteer, Country country, string? regionSlug, string? town)
    {
        Region? region = regionSlug is null ? null : country.Region(regionSlug);
        return new(country, region, town is not null && ListedTown.Complaint(country, region, town) is null ? new(Slug.FromLatin(town), gazetteer.NamesOf(country.Code, region?.Names.In("en"), town), gazetteer.OtherNamesOf(country.Code, region?.Names.In("en"), town)) : null);
    }

    // One town may be written in several ways: the commonest is its name, and all are one place.
    private void NameTowns(Listing[] sorted)
    {
        Dictionary<(string, string?, string?), int> counts = sorted.CountBy(listing => (listing.Country, listing.Region, listing.Town)).ToDictionary();
        foreach (var town in written.Where(entry => entry.Value.Town is not null).GroupBy(entry => entry.Value.Path, StringComparer.Ordinal).ToArray())
        {
            ListedPlace named = town.OrderByDescending(entry => counts[entry.Key]).ThenBy(entry => entry.Key.Town, StringComparer.Ordinal).First().Value;
            foreach (var entry in town)
                written[entry.Key] = named;
        }
    }

    private (Dictionary<(string, ListingFilter), ImmutableArray<Listing>> Within, Dictionary<(string, ListingFilter), ImmutableArray<Listing>> Across) Filed(Listing[] sorted)
    {
        Dictionary<(string, ListingFilter), List<Listing>> inPlaces = [];
        Dictionary<(string, ListingFilter), List<Listing>> acrossPlaces = [];
        foreach (Listing listing in sorted)
        {
            ListedPlace place = PlaceOf(listing)!;
            foreach (ListingFilter filter in ListingFilter.InPlaces(listing))
            {
                Add(acrossPlaces, (place.Path, filter), listing);
                Add(inPlaces, (AllPlaces, filter), listing);
                foreach (ListedPlace around in place.Around.Prepend(place))
                    Add(inPlaces, (around.Path, filter), listing);
            }
            foreach (ListingFilter filter in ListingFilter.InAllPlaces(listing))
                Add(inPlaces, (AllPlaces, filter), listing);
        }
        return (inPlaces.ToDictionary(list => list.Key, list => list.Value.ToImmutableArray()), acrossPlaces.ToDictionary(list => list.Key, list => list.Value.ToImmutableArray()));
    }

    private static void Add(Dictionary<(string, ListingFilter), List<Listing>> lists, (string, ListingFilter) key, Listing listing)
    {
        if (!lists.TryGetValue(key, out List<Listing>? list))
            lists[key] = list = [];
        list.Add(listing);
    }
}
