using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>The finder: counts and ways to browse.</summary>
/// <param name="Kinds">Helplines, groups, centres.</param>
/// <param name="Serves">Whom listings are for.</param>
/// <param name="Services">What listings do.</param>
/// <param name="Countries">Countries that have listings, the default one first.</param>
/// <param name="Always">Listings that answer day and night; null where there is none.</param>
/// <param name="Languages">Languages that sources name.</param>
/// <param name="Total">How many listings there are.</param>
public sealed record FinderModel(
    ImmutableArray<DirectoryLink> Kinds,
    ImmutableArray<DirectoryLink> Serves,
    ImmutableArray<DirectoryLink> Services,
    ImmutableArray<CountryLinks> Countries,
    DirectoryLink? Always,
    ImmutableArray<DirectoryLink> Languages,
    int Total)
{
    /// <summary>Whom listings are for, and what they do.</summary>
    public IEnumerable<DirectoryLink> Topics => Serves.Concat(Services);
}

/// <summary>A country and its regions and towns that have listings.</summary>
/// <param name="Country">The country.</param>
/// <param name="Regions">Its regions.</param>
/// <param name="Towns">The towns with the most listings, in the order of their names.</param>
public sealed record CountryLinks(DirectoryLink Country, ImmutableArray<DirectoryLink> Regions, ImmutableArray<DirectoryLink> Towns);

/// <summary>The sheet for the next 24 hours.</summary>
/// <param name="Regions">Countries and regions with help numbers.</param>
/// <param name="Default">Whose numbers stand there until a place is chosen; null where the default country has none.</param>
/// <param name="Card">The side of the pocket card a person writes for oneself; null where there is no such plan.</param>
public sealed record NextDayModel(ImmutableArray<PlanRegion> Regions, PlanRegion? Default, WorksheetSection? Card);

/// <summary>All listings → <c>/find/</c>, <c>/find/next-24-hours/</c> and its browse pages by kind, place, topic and language; all work without script.</summary>
public static class Finder
{
    private const int MostTowns = 24;

    private static readonly Source From = new("input/listings");

    /// <summary>The pages.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.SelectMany(language => PagesIn(site, language));

    private static IEnumerable<Output> PagesIn(Site site, Language language)
    {
        Strings words = site.WordsIn(language);
        FinderModel model = ModelOf(site, language);
        return
        [
            Page.Of<FinderPage, FinderModel>(From, new(Routes.Find(language), language, words.FindTitle, words.FindDescription, "find"), site, model),
            Page.Of<PlacesPage, FinderModel>(From, new(Routes.Places(language), language, words.PlacesTitle, words.PlacesDescription, "find"), site, model),
            Page.Of<NextDayPage, NextDayModel>(From, new(Routes.NextDay(language), language, words.NextDayTitle, words.NextDayDescription, "find"), site, NextDayOf(site, language)),
            .. new Browse(site, language).Pages(),
        ];
    }

    private static NextDayModel NextDayOf(Site site, Language language)
    {
        ImmutableArray<PlanRegion> regions = PlanNumbers.All(site);
        return new(regions, regions.FirstOrDefault(region => region.Key == site.Settings.DefaultCountry),
            site.Worksheet("pocket-card", language)?.Content.Sections.FirstOrDefault(section => section.Id == "for_me"));
    }

    /// <summary>What the finder offers.</summary>
    public static FinderModel ModelOf(Site site, Language language) => new(
        Links(site, language, Kebab<ListingKind>.All.Select(kind => new ListingFilter("kind", kind))),
        Links(site, language, Kebab<Serves>.All.Select(ListingFilter.With)),
        Links(site, language, Kebab<Offer>.All.Select(ListingFilter.With)),
        [.. site.Directory.Countries.OrderBy(place => place.Country.Code != site.Settings.DefaultCountry).Select(place => CountryOf(site, language, place))],
        Links(site, language, [ListingFilter.Always]).FirstOrDefault(),
        Links(site, language, LanguageNames.Codes.Select(ListingFilter.Speaking)),
        site.Listings.Length);

    private static ImmutableArray<DirectoryLink> Links(Site site, Language language, IEnumerable<ListingFilter> filters) =>
        [.. filters.Select(filter => DirectoryLinks.To(site, language, null, filter)).Where(link => link.Count > 0)];

    private static CountryLinks CountryOf(Site site, Language language, ListedPlace country)
    {
        DirectoryLink LinkTo(ListedPlace place) => DirectoryLinks.To(site, language, place, ListingFilter.All, place.FullNameIn(language));
        ListedPlace[] parts = [.. site.Directory.PartsOf(country)];
        IEnumerable<ListedPlace> towns = parts.Concat(parts.Where(part => part.Town is null).SelectMany(site.Directory.PartsOf)).Where(part => part.Town is not null);
        return new(LinkTo(country), [.. parts.Where(part => part.Town is null).Select(LinkTo)],
            [.. towns.Select(town => LinkTo(town) with { Label = TownOf(town, language) }).OrderByDescending(link => link.Count).ThenBy(link => link.Route.Url, StringComparer.Ordinal).Take(MostTowns).OrderBy(link => link.Label, StringComparer.Ordinal)]);
    }

    // Two regions may have towns of one name.
    private static string TownOf(ListedPlace town, Language language) => town.Region is { } region ? $"{town.NameIn(language)}, {region.Names.In(language.Code)}" : town.NameIn(language);
}
