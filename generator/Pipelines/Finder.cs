using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>The finder: counts and ways to browse.</summary>
public sealed record FinderModel(ImmutableArray<DirectoryLink> Kinds, ImmutableArray<DirectoryLink> Topics, ImmutableArray<CountryLinks> Countries, int Total);

/// <summary>A country and its regions that have listings.</summary>
public sealed record CountryLinks(DirectoryLink Country, ImmutableArray<DirectoryLink> Regions);

/// <summary>A page of listings that share something.</summary>
/// <param name="Intro">A sentence under the title.</param>
/// <param name="Groups">The listings, grouped.</param>
/// <param name="More">Where to look next.</param>
/// <param name="MoreTitle">What those links are.</param>
/// <param name="Crumbs">The way here.</param>
public sealed record BrowseModel(
    string Intro,
    ImmutableArray<BrowseGroup> Groups,
    ImmutableArray<DirectoryLink> More,
    string MoreTitle,
    ImmutableArray<(string Label, Route Route)> Crumbs);

/// <summary>Listings under one heading.</summary>
public sealed record BrowseGroup(string Id, string Title, ImmutableArray<ListingCardModel> Cards);

/// <summary>All listings → <c>/find/</c> and its browse pages by kind, place and topic; all work without script.</summary>
public static class Finder
{
    private static readonly Source From = new("input/listings");

    /// <summary>The pages.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.SelectMany(language => PagesIn(site, language));

    private static IEnumerable<Output> PagesIn(Site site, Language language)
    {
        Strings words = site.WordsIn(language);
        yield return Page.Of<FinderPage, FinderModel>(From, new(Routes.Find(language), language, words.FindTitle, words.FindDescription, "find"), site, ModelOf(site, language));
        foreach (ListingKind kind in Enum.GetValues<ListingKind>().Where(kind => site.Listings.Any(listing => listing.Content.Kind == kind)))
            yield return KindPage(site, language, kind);
        foreach (string topic in TopicsOf(site))
            yield return TopicPage(site, language, topic);
        yield return PlacesPage(site, language);
        foreach (Country country in site.Countries.Where(country => InCountry(site, country).Any()))
        {
            yield return CountryPage(site, language, country);
            foreach (Region region in country.Regions.Where(region => InRegion(site, country, region).Any()))
                yield return RegionPage(site, language, country, region);
        }
    }

    /// <summary>What the finder offers.</summary>
    public static FinderModel ModelOf(Site site, Language language) => new(
        [.. Kebab<ListingKind>.All.Select(kind => DirectoryLinks.Of(site, language, new("kind", kind, From))).OfType<DirectoryLink>()],
        [.. TopicsOf(site).Select(topic => DirectoryLinks.Of(site, language, new("with", topic, From))).OfType<DirectoryLink>()],
        [.. CountriesOf(site, language)],
        site.Listings.Length);

    private static IEnumerable<CountryLinks> CountriesOf(Site site, Language language) =>
        from country in site.Countries
        let link = DirectoryLinks.Of(site, language, new("place", country.Slug, From))
        where link is not null
        select new CountryLinks(link, [.. country.Regions.Select(region => DirectoryLinks.Of(site, language, new("place", $"{country.Slug}/{region.Slug}", From))).OfType<DirectoryLink>()]);

    private static IEnumerable<string> TopicsOf(Site site)
    {
        HashSet<string> used = [.. site.Listings.SelectMany(listing => DirectoryLinks.Topics(listing.Content))];
        return Kebab<Serves>.All.Concat(Kebab<Offer>.All).Where(used.Contains);
    }

    private static Page KindPage(Site site, Language language, ListingKind kind)
    {
        Strings words = site.WordsIn(language);
        string title = words[$"listing-kinds.{Kebab<ListingKind>.Of(kind)}"];
        Listing[] listings = [.. site.Listings.Select(listing => listing.Content).Where(listing => listing.Kind == kind)];
        return Browse(site, Routes.Kind(language, kind), language, title, ByCountry(site, language, listings), []);
    }

    private static Page TopicPage(Site site, Language language, string topic)
    {
        string title = Strings.Fill(site.WordsIn(language).HelpWith, ("topic", DirectoryLinks.TopicOf(site, language, topic)!));
        Listing[] listings = [.. site.Listings.Select(listing => listing.Content).Where(listing => DirectoryLinks.Topics(listing).Contains(topic))];
        return Browse(site, Routes.With(language, topic), language, title, ByCountry(site, language, listings), []);
    }

    private static Page PlacesPage(Site site, Language language)
    {
        Strings words = site.WordsIn(language);
        PageInfo info = new(Routes.Places(language), language, words.PlacesTitle, words.PlacesDescription, "find");
        return Page.Of<PlacesPage, FinderModel>(From, info, site, ModelOf(site, language));
    }

    private static Page CountryPage(Site site, Language language, Country country)
    {
        ImmutableArray<DirectoryLink> regions = [.. country.Regions.Select(region => DirectoryLinks.Of(site, language, new("place", $"{country.Slug}/{region.Slug}", From))).OfType<DirectoryLink>()];
        return Browse(site, Routes.Place(language, country), language, SupportIn(site, language, country.Names.In(language.Code)), ByKind(site, language, InCountry(site, country)), regions);
    }

    private static Page RegionPage(Site site, Language language, Country country, Region region)
    {
        Strings words = site.WordsIn(language);
        string place = $"{region.Names.In(language.Code)}, {country.Names.In(language.Code)}";
        ImmutableArray<BrowseGroup> own = ByKind(site, language, InRegion(site, country, region));
        Listing[] everywhere = [.. InCountry(site, country).Where(listing => listing.Region is null && listing.Town is null)];
        BrowseGroup across = new("across", Strings.Fill(words.AcrossCountry, ("country", country.Names.In(language.Code))), Cards(site, language, everywhere));
        return Browse(site, Routes.Place(language, country, region), language, SupportIn(site, language, place), across.Cards.IsEmpty ? own : own.Add(across), [],
            (country.Names.In(language.Code), Routes.Place(language, country)));
    }

    private static Page Browse(Site site, Route route, Language language, string title, ImmutableArray<BrowseGroup> groups, ImmutableArray<DirectoryLink> more, params ImmutableArray<(string, Route)> crumbs)
    {
        Strings words = site.WordsIn(language);
        int total = groups.Sum(group => group.Cards.Length);
        string intro = Strings.Fill(words.BrowseIntro, ("count", words.Count("listings", total)));
        BrowseModel model = new(intro, groups, more, words.Regions, [(words.FindTitle, Routes.Find(language)), .. crumbs]);
        string description = Strings.Fill(words.BrowseDescription, ("title", title));
        return Page.Of<BrowsePage, BrowseModel>(From, new(route, language, title, description, "find"), site, model);
    }

    private static string SupportIn(Site site, Language language, string place) => Strings.Fill(site.WordsIn(language).SupportIn, ("place", place));

    private static IEnumerable<Listing> InCountry(Site site, Country country) => site.Listings.Select(listing => listing.Content).Where(listing => listing.Country == country.Code);

    private static IEnumerable<Listing> InRegion(Site site, Country country, Region region) => InCountry(site, country).Where(listing => listing.Region == region.Slug);

    private static ImmutableArray<BrowseGroup> ByCountry(Site site, Language language, Listing[] listings) =>
    [
        .. site.Countries.Select(country => new BrowseGroup(country.Slug, country.Names.In(language.Code), Cards(site, language, listings.Where(listing => listing.Country == country.Code))))
            .Where(group => !group.Cards.IsEmpty),
    ];

    private static ImmutableArray<BrowseGroup> ByKind(Site site, Language language, IEnumerable<Listing> listings) =>
    [
        .. listings.GroupBy(listing => listing.Kind).OrderBy(group => group.Key)
            .Select(group => new BrowseGroup(Listing.FolderOf(group.Key), site.WordsIn(language)[$"listing-kinds.{Kebab<ListingKind>.Of(group.Key)}"], Cards(site, language, group))),
    ];

    private static ImmutableArray<ListingCardModel> Cards(Site site, Language language, IEnumerable<Listing> listings) =>
        [.. Listings.Sorted(site, listings).Select(listing => Listings.CardOf(site, language, listing))];
}
