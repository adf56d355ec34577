using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Pipelines;

/// <summary>Where everything lies. Addresses are made here and nowhere else; once published they stay or redirect.</summary>
public static class Routes
{
    /// <summary>All guides.</summary>
    public static Route Guides(Language language) => language.Root.Then("guides");

    /// <summary>The guides of a section.</summary>
    public static Route Section(Language language, GuideSection section) => Guides(language).Then(Kebab<GuideSection>.Of(section));

    /// <summary>A guide.</summary>
    public static Route Guide(Language language, Guide guide) => Section(language, guide.Section).Then(guide.Slug);

    /// <summary>A guide on paper: the same text, with every address and number written out.</summary>
    public static Route Print(Language language, Guide guide) => Guide(language, guide).Then("print");

    /// <summary>"Where are things right now?"</summary>
    public static Route RightNow(Language language) => language.Root.Then("right-now");

    /// <summary>The words of the field, explained.</summary>
    public static Route Glossary(Language language) => language.Root.Then("glossary");

    /// <summary>What a reader may choose for this device.</summary>
    public static Route Choices(Language language) => language.Root.Then("choices");

    /// <summary>What is shown where there is no connection and no copy.</summary>
    public static Route Offline(Language language) => language.Root.Then("offline");

    /// <summary>The service worker; at the root, or it could not serve the whole site.</summary>
    public static Route Worker { get; } = Route.Home.File("sw.js");

    /// <summary>The picture of a shared link.</summary>
    public static Route SocialCard { get; } = Route.Home.File("card.png");

    /// <summary>What a browser puts on a home screen.</summary>
    public static Route Manifest { get; } = Route.Home.File("manifest.webmanifest");

    /// <summary>All sources of guides.</summary>
    public static Route Sources(Language language) => language.Root.Then("sources");

    /// <summary>The finder.</summary>
    public static Route Find(Language language) => language.Root.Then("find");

    /// <summary>The sheet for the next 24 hours at a place.</summary>
    public static Route NextDay(Language language) => Find(language).Then("next-24-hours");

    /// <summary>All listings of a kind.</summary>
    public static Route Kind(Language language, ListingKind kind) => Find(language).Then(Listing.FolderOf(kind));

    /// <summary>A listing.</summary>
    public static Route Of(Language language, Listing listing) => Kind(language, listing.Kind).Then(listing.Id);

    /// <summary>A group's meetings for a calendar. One file for all languages, and its name says nothing: it is what a phone shows when it is saved.</summary>
    public static Route Calendar(Settings settings, Listing listing) => Of(settings.DefaultLanguage, listing).File("calendar.ics");

    /// <summary>A listing for an address book. One file for all languages.</summary>
    public static Route Contact(Settings settings, Listing listing) => Of(settings.DefaultLanguage, listing).File("contact.vcf");

    /// <summary>What changed in the directory, as a feed.</summary>
    public static Route Changes(Settings settings) => Find(settings.DefaultLanguage).File("changes.xml");

    /// <summary>The page about the directory as data.</summary>
    public static Route Data(Language language) => language.Root.Then("data");

    /// <summary>A file of the whole directory.</summary>
    public static Route Data(string file) => Route.Home.Then("data").File(file);

    /// <summary>A file of a country's listings, or of a region's.</summary>
    public static Route Data(Country country, Region? region, string file)
    {
        Route folder = Route.Home.Then("data").Then(country.Slug);
        return (region is null ? folder : folder.Then(region.Slug)).File(file);
    }

    /// <summary>All countries.</summary>
    public static Route Places(Language language) => Find(language).Then("places");

    /// <summary>A country's listings.</summary>
    public static Route Place(Language language, Country country) => Places(language).Then(country.Slug);

    /// <summary>A region's listings.</summary>
    public static Route Place(Language language, Country country, Region region) => Place(language, country).Then(region.Slug);

    /// <summary>The listings of a country, a region or a town.</summary>
    public static Route Place(Language language, ListedPlace place) => place.Path.Split('/').Aggregate(Places(language), (route, step) => route.Then(step));

    /// <summary>Listings that serve somebody or offer something, by the word used in YAML.</summary>
    public static Route With(Language language, string word) => Find(language).Then("with").Then(word);

    /// <summary>The listings of a place that pass a filter; with no place, those of all places.</summary>
    public static Route Listed(Language language, ListedPlace? place, ListingFilter filter)
    {
        Route within = place is null ? Find(language) : Place(language, place);
        return filter.Key switch
        {
            "all" => place is null ? Places(language) : within,
            "kind" => within.Then(FolderOf(filter.Value)),
            "with" => within.Then("with").Then(filter.Value),
            "language" => within.Then("languages").Then(filter.Value),
            "always" => within.Then("day-and-night"),
            _ => within.Then(filter.Key),
        };
    }

    /// <summary>The towns of a place that has too many of them for its own page.</summary>
    public static Route Towns(Language language, ListedPlace place) => Place(language, place).Then("towns");

    /// <summary>A page of a list; the first is the list's own address.</summary>
    public static Route Numbered(Route list, int page) => page == 1 ? list : list.Then(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"page-{page}"));

    /// <summary>Whether a step below a place leads to a page the site makes of it, so that no town may take it.</summary>
    public static bool IsReservedBelowPlaces(string slug) => slug is "with" or "anywhere" or "towns" || Kebab<ListingKind>.All.Select(FolderOf).Contains(slug);

    private static string FolderOf(string kind) => Kebab<ListingKind>.TryParse(kind, out ListingKind known) ? Listing.FolderOf(known) : kind;

    /// <summary>All worksheets.</summary>
    public static Route Plans(Language language) => language.Root.Then("plans");

    /// <summary>A worksheet.</summary>
    public static Route Plan(Language language, string id) => Plans(language).Then(id);

    /// <summary>A page as PDF. Its name says language, region and paper, so that several may lie in one folder.</summary>
    public static Route Paper(Route page, string name, Language language, string? region, Paper paper) =>
        page.File(string.Join('-', new[] { name, language.Code, region, Kebab<Paper>.Of(paper) }.OfType<string>()) + ".pdf");

    /// <summary>A picture of what a page can be printed as.</summary>
    public static Route Picture(Route page) => page.File("paper.svg");

    /// <summary>Help numbers of all countries.</summary>
    public static Route Help(Language language) => language.Root.Then("help-now");

    /// <summary>A plain page.</summary>
    public static Route Page(Language language, TextPage page) => language.Root.Then(page.Slug);

    /// <summary>Where "Leave this site" goes first. One address for all languages: it says nothing.</summary>
    public static Route Leave { get; } = Route.Home.Then("leave");

    /// <summary>The page for addresses that do not exist.</summary>
    public static Route NotFound { get; } = Route.Home.File("404.html");
}
