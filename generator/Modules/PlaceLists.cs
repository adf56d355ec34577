using System.Collections.Concurrent;
using System.Collections.Frozen;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>Which lists there are of the listings of a directory, and which listings stand on which: the same in every language.</summary>
/// <param name="directory">The directory.</param>
public sealed class PlaceLists(ListingDirectory directory)
{
    // Fewer are seen at a glance: a page for each topic would only say them again.
    private const int FewestByTopic = 10;

    private readonly ConcurrentDictionary<string, FrozenDictionary<string, int>> pages = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether there is a list of a kind or topic in a place. A town's listings are divided further only where they fill more than a page. What helps everywhere in a country helps in its regions,
    /// whatever its kind.
    /// </summary>
    public bool Has(ListedPlace place, ListingFilter filter) => filter.Key switch
    {
        "all" => true,
        "anywhere" => directory.PartsOf(place).Any() && !directory.Across(place, ListingFilter.All).IsEmpty,
        _ when place.Town is not null && directory.In(place, ListingFilter.All).Length <= Browse.MostCards => false,
        "kind" => !directory.In(place, filter).IsEmpty || place.Around.Any(wider => !directory.Across(wider, filter).IsEmpty),
        _ => directory.In(place, ListingFilter.All).Length >= FewestByTopic && !directory.In(place, filter).IsEmpty,
    };

    /// <summary>Whether such a list exists for all places together and for no place by itself.</summary>
    public static bool IsOfAllPlaces(ListingFilter filter) => filter.Key is "always" or "language";

    /// <summary>The listings that a list shows: all, or, where it is longer than <see cref="Browse.MostListed"/>, those that stand on no shorter one.</summary>
    public ImmutableArray<Listing> ShownOn(ListedPlace? place, ListingFilter filter)
    {
        ImmutableArray<Listing> all = directory.In(place, filter);
        if (all.Length <= Browse.MostListed || filter == ListingFilter.Anywhere)
            return all;
        if (IsOfAllPlaces(filter))
            return all[..Browse.MostListed];
        return [.. all.Where(listing => PartOf(place, directory.PlaceOf(listing)) is not { } part || !Has(part, filter))];
    }

    /// <summary>The listings of a place by kind, in the order a place's own list shows them.</summary>
    public static IEnumerable<IGrouping<ListingKind, Listing>> ByKind(IEnumerable<Listing> listings) => listings.GroupBy(listing => listing.Kind).OrderBy(kind => kind.Key);

    /// <summary>Whether a list shows a listing in full: it has no page of its own, and this is the list of its own place.</summary>
    public bool IsInFull(ListedPlace? place, ListingFilter filter, Listing listing) => !listing.HasPage && filter == ListingFilter.All && place is not null && directory.PlaceOf(listing)?.Path == place.Path;

    /// <summary>How many listings a page of a list holds: fewer where some are shown in full.</summary>
    public int OnAPage(ListedPlace? place, ListingFilter filter, ImmutableArray<Listing> shown) => shown.Any(listing => IsInFull(place, filter, listing)) ? Browse.MostInFull : Browse.MostCards;

    /// <summary>
    /// Which page of the list of its own narrowest place shows a listing; null where its country is unknown. That list has it always: no narrower place takes it over.
    /// </summary>
    public (ListedPlace Place, int Page)? HomeOf(Listing listing) => directory.PlaceOf(listing) is { } place && PagesOf(place).TryGetValue(listing.Id, out int page) ? (place, page) : null;

    private FrozenDictionary<string, int> PagesOf(ListedPlace place) => pages.GetOrAdd(place.Path, _ =>
    {
        ImmutableArray<Listing> shown = ShownOn(place, ListingFilter.All);
        int most = OnAPage(place, ListingFilter.All, shown);
        return ByKind(shown).SelectMany(kind => kind).Select((listing, number) => (listing.Id, Page: (number / most) + 1)).DistinctBy(one => one.Id).ToFrozenDictionary(one => one.Id, one => one.Page, StringComparer.Ordinal);
    });

    // The part of a place, or the country where there is no place, that a narrower place lies in; null where that is the place itself.
    private static ListedPlace? PartOf(ListedPlace? place, ListedPlace? narrower) => narrower?.Around.Prepend(narrower).FirstOrDefault(part => part.Within?.Path == place?.Path);
}
