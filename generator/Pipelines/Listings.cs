using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A listing, ready to be shown.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Country">Its country.</param>
/// <param name="Region">Its region, if it has one.</param>
/// <param name="Nearby">Other listings of the same place and kind.</param>
/// <param name="Freshness">Its age.</param>
public sealed record ListingModel(Listing Listing, Country Country, Region? Region, ImmutableArray<ListingCardModel> Nearby, Freshness Freshness);

/// <summary>A listing as a card.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Href">Where it is shown in full.</param>
/// <param name="Place">Town, region, country.</param>
/// <param name="Freshness">Its age.</param>
public sealed record ListingCardModel(Listing Listing, string Href, string Place, Freshness Freshness)
{
    /// <summary>Whether the card itself shows it in full: it has no page.</summary>
    public bool IsInFull { get; init; }
}

/// <summary><c>listings/{kind}s/*.yml</c> → <c>/find/{kind}s/{id}/</c></summary>
public sealed class Listings : Pipeline<Listing>
{
    private const int MostNearby = 4;

    /// <summary>The pipeline.</summary>
    public static Listings Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "listings/";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override IEnumerable<Document<Listing>> Process(InputFile file, Diagnostics report)
    {
        ImmutableArray<string> folders = [.. Enum.GetValues<ListingKind>().Select(Listing.FolderOf)];
        if (!folders.Contains(file.Folder))
        {
            report.Error(Rule.FileOutOfPlace, file.Start, $"'{file.Folder}' is not a folder of listings.{Suggestion.For(file.Folder, folders)} Allowed: {string.Join(", ", folders)}.");
            return [];
        }
        if (Yaml.Read(file.Path, file.Text, report) is not { } map)
            return [];
        ListingKind kind = (ListingKind)folders.IndexOf(file.Folder);
        ImmutableArray<Document<Listing>> listings = [.. map.Items("listings").Select(entry => new Document<Listing>(entry.At, "", ListingReader.Read(kind, entry))).Where(document => document.Content.Id.Length > 0)];
        map.NothingElse();
        return listings;
    }

    /// <summary>A page a listing, in every language.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        site.Settings.Languages.SelectMany(language =>
        {
            Dictionary<string, string> titles = TitlesIn(site, language);
            return site.Listings.Select(listing => PageOf(site, language, listing, titles.GetValueOrDefault(listing.Content.Id, ""))).OfType<Page>();
        });

    // Readers tell tabs apart by the title: services of one name say their place, those of one place their id.
    private static Dictionary<string, string> TitlesIn(Site site, Language language)
    {
        Listing[] listings = [.. site.Listings.Select(document => document.Content).DistinctBy(listing => listing.Id)];
        HashSet<string> shared = [.. listings.CountBy(listing => listing.Name).Where(name => name.Value > 1).Select(name => name.Key)];
        string WithPlace(Listing listing) => shared.Contains(listing.Name) ? $"{listing.Name}, {PlaceOf(site, language, listing)}" : listing.Name;
        return listings.GroupBy(WithPlace, StringComparer.Ordinal)
            .SelectMany(same => same.Select(listing => (listing.Id, Title: same.Count() == 1 ? same.Key : $"{same.Key} ({listing.Id})"))).ToDictionary(pair => pair.Id, pair => pair.Title, StringComparer.Ordinal);
    }

    /// <summary>A listing's page; null where it can have none.</summary>
    internal static Page? PageOf(Site site, Language language, Document<Listing> document, string title)
    {
        Listing listing = document.Content;
        if (listing.Id.Length == 0 || !listing.HasPage || site.Country(listing.Country) is not { } country)
            return null;
        PageInfo info = new(Routes.Of(language, listing), language, title, listing.Summary, "find");
        ImmutableArray<ListingCardModel> nearby = [.. NearbyOf(site, listing).Take(MostNearby).Select(other => CardOf(site, language, other))];
        ListingModel model = new(listing, country, country.Region(listing.Region), nearby, listing.FreshnessOn(site.Today));
        return Page.Of<ListingPage, ListingModel>(document.Source, info, site, model);
    }

    /// <summary>The id of a listing that is shown in full on a list.</summary>
    public static string AnchorOf(Listing listing) => "listing-" + listing.Id;

    /// <summary>Where a listing is shown in full: its page or, where its feed has none, the list of its place.</summary>
    public static string HrefOf(Site site, Language language, Listing listing) => !listing.HasPage && site.Directory.Lists.HomeOf(listing) is (var place, var page)
        ? Routes.Numbered(Routes.Place(language, place), page).At(AnchorOf(listing))
        : Routes.Of(language, listing).Url;

    // Those of its own region come first, or those for the whole country. No list is read further than needed, however long it is.
    private static IEnumerable<Listing> NearbyOf(Site site, Listing listing)
    {
        if (site.Directory.PlaceOf(listing) is not { } place)
            return [];
        ListingFilter kind = ListingFilter.Of(listing.Kind);
        ListedPlace country = new(place.Country);
        ImmutableArray<Listing> near = place.Region is { } region ? site.Directory.In(new(place.Country, region), kind) : site.Directory.Across(country, kind);
        return near.Concat(site.Directory.In(country, kind)).Where(other => other.Id != listing.Id).DistinctBy(other => other.Id);
    }

    /// <summary>A listing's card.</summary>
    public static ListingCardModel CardOf(Site site, Language language, Listing listing) =>
        new(listing, HrefOf(site, language, listing), PlaceOf(site, language, listing), listing.FreshnessOn(site.Today));

    /// <summary>"Source: Mint, 22 July 2023"; null where a listing has none, which was reported. It goes wherever the listing goes, as its caveat does.</summary>
    public static string? SourceLine(Strings words, Listing listing) => listing.Sources is [var source, ..]
        ? Strings.Fill(words.SourceLine, ("publisher", source.Publisher), ("date", source.Date is { } date ? words.Date(date) : words.Undated))
        : null;

    /// <summary>"Last checked against sources on 23 November 2026", or between two days.</summary>
    public static string CheckedLine(Strings words, DateOnly oldest, DateOnly newest) => oldest == newest
        ? Strings.Fill(words.CheckedOn, ("date", words.Date(newest)))
        : Strings.Fill(words.CheckedBetween, ("oldest", words.Date(oldest)), ("newest", words.Date(newest)));

    /// <summary>Where a listing lies: its own point, or else the middle of its town; null where no source says so much.</summary>
    public static GeoPoint? PointOf(Site site, Listing listing) => listing.Point ?? (listing.Town is { } town
        ? site.Gazetteer.Find(listing.Country, site.Country(listing.Country)?.Region(listing.Region)?.Names.In("en"), town)?.Point
        : null);

    /// <summary>"Closed for now, since March 2026. Repairs. Meanwhile: 14446".</summary>
    public static string ClosedLine(Strings words, Closure closure) => string.Join(' ', new[]
    {
        closure.Until is { } until ? Strings.Fill(words.ClosedUntil, ("date", words.Date(until))) : Strings.Fill(words.ClosedSince, ("date", words.Date(closure.Since))),
        closure.Why,
        closure.Instead is { } instead ? Strings.Fill(words.ClosedInstead, ("where", instead)) : null,
    }.OfType<string>());

    /// <summary>Town, region and country in words.</summary>
    public static string PlaceOf(Site site, Language language, Listing listing)
    {
        Country? country = site.Country(listing.Country);
        string? region = country?.Region(listing.Region)?.Names.In(language.Code);
        string? town = site.Directory.PlaceOf(listing)?.Town?.Names.In(language.Code) ?? listing.Town;
        // Chandigarh the town in Chandigarh the territory is said once.
        return string.Join(", ", new[] { town, region, country?.Names.In(language.Code) }.OfType<string>().Distinct());
    }

    /// <summary>Its address with the places around it, as far as the address does not name them; without an address, the places.</summary>
    public static string AddressOf(Site site, Language language, Listing listing)
    {
        string[] places = [.. PlaceOf(site, language, listing).Split(", ").Where(place => listing.Address?.Contains(place, StringComparison.OrdinalIgnoreCase) != true)];
        return string.Join(", ", new[] { listing.Address }.OfType<string>().Concat(places));
    }

    /// <summary>The order of every list of listings: fresh before old, emergency first, then by name.</summary>
    public static IEnumerable<Listing> Sorted(Site site, IEnumerable<Listing> listings) => listings
        .OrderBy(listing => listing.FreshnessOn(site.Today)).ThenBy(Weight).ThenBy(listing => listing.Name, StringComparer.Ordinal);

    private static int Weight(Listing listing) => listing.Type switch
    {
        ListingType.Emergency => 0,
        ListingType.DrugAndAlcoholLine => 1,
        ListingType.CrisisLine or ListingType.SuicideLine => 2,
        ListingType.PoliceLine => 9,
        _ => 5,
    };
}
