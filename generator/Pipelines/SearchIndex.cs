using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Search;

namespace RecoveryGuide.Pipelines;

/// <summary>Guides, listings, places and worksheets → <c>/search/{language}.json</c> and blocks in content-hashed volumes.</summary>
public static class SearchIndex
{
    // A guide for an emergency comes before everything else that matches as well; a listing to call first comes after.
    private const double EmergencyQuality = 1.4;
    private const double AgeingQuality = 0.6;

    /// <summary>The index of each language.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        // What languages share, such as where listings lie, is one file.
        site.Settings.Languages.SelectOnAllCores(language => IndexWriter.Write([.. DocumentsIn(site, language)], language.Code, site.Settings.DefaultCountry)).SelectMany(index => index.Files).DistinctBy(file => file.Path).Select(file => new BinaryFile(new("/" + file.Path), new("input"), file.Bytes));

    /// <summary>Everything a reader can find in a language.</summary>
    public static IEnumerable<SearchDocument> DocumentsIn(Site site, Language language) =>
    [
        .. site.GuidesIn(language).Concat(site.UntranslatedIn(language)).Select(guide => OfGuide(site, language, guide)),
        .. site.Listings.Select(listing => listing.Content).Where(listing => listing.IsSearchedOn(site.Today) && site.Country(listing.Country) is not null).Select(listing => OfListing(site, language, listing)),
        .. site.Countries.SelectMany(country => OfPlaces(site, language, country)),
        .. site.WorksheetsIn(language).Select(sheet => OfWorksheet(site, language, sheet.Content)),
    ];

    private static SearchDocument OfGuide(Site site, Language language, Document<Guide> document) => OfGuide(site, language, document.Content, Guides.CardOf(site, language, document).Route);

    private static SearchDocument OfGuide(Site site, Language language, Guide guide, Route route) => new()
    {
        Url = route.Url,
        Title = guide.Title,
        Kind = "guide",
        Snippet = guide.Summary,
        Place = site.WordsIn(language).Label(guide.Section),
        Quality = guide.Urgency == Urgency.Emergency ? EmergencyQuality : 1,
        Fields =
        [
            new(SearchFieldKind.Name, guide.Title),
            .. guide.Words.Select(word => new SearchField(SearchFieldKind.OtherName, word)),
            new(SearchFieldKind.Tags, $"{guide.Question} {guide.Summary} {string.Join(' ', guide.Substances.Select(Kebab<Substance>.Of))}"),
            new(SearchFieldKind.Body, $"{guide.Answer.Text.Plain} {string.Join(' ', guide.DoFirst.Select(step => step.Text.Plain))} {guide.Body.Plain}"),
        ],
    };

    private static SearchDocument OfListing(Site site, Language language, Listing listing)
    {
        Strings words = site.WordsIn(language);
        Country country = site.Country(listing.Country)!;
        Region? region = country.Region(listing.Region);
        Phone? phone = listing.MainPhone;
        GeoPoint? point = Listings.PointOf(site, listing);
        return new()
        {
            Url = Listings.HrefOf(site, language, listing),
            Title = listing.Name,
            Kind = Kebab<ListingKind>.Of(listing.Kind),
            Caveat = listing.Note,
            Snippet = string.Join(' ', new[] { listing.Summary, listing.Note, Listings.SourceLine(words, listing) }.OfType<string>()),
            Place = Listings.AddressOf(site, language, listing),
            Badge = BadgeOf(words, site, listing),
            Dial = phone?.Href,
            DialText = phone is null ? null : $"{words.Label(phone.Kind)} {phone.Shown}",
            Country = listing.Country,
            Facets = [.. Facets.Of(listing, site.Today)],
            Times = [.. Facets.Times(listing, site.Today)],
            Closed = listing.IsClosedOn(site.Today) ? Listings.ClosedLine(words, listing.TemporarilyClosed!) : null,
            Latitude = point?.Latitude,
            Longitude = point?.Longitude,
            IsApproximate = listing.Point is null,
            Quality = QualityOf(listing) * (listing.FreshnessOn(site.Today) == Freshness.Fresh ? 1 : AgeingQuality),
            Fields =
            [
                new(SearchFieldKind.Name, listing.Name),
                .. listing.OtherNames.Select(name => new SearchField(SearchFieldKind.OtherName, name)),
                new(SearchFieldKind.Tags, TagsOf(words, listing)),
                .. PlaceNames(site, listing, country, region).Select(name => new SearchField(SearchFieldKind.Place, name)),
                new(SearchFieldKind.Body, $"{listing.Summary} {listing.Operator} {listing.Note} {listing.LanguagesNote} {string.Join(' ', listing.Phones.Select(other => $"{other.Digits} {other.Shown}"))}"),
            ],
        };
    }

    // Among equals, what is for drugs and alcohol first, then what helps in despair; an ambulance after what listens, and the police last.
    private static double QualityOf(Listing listing) => listing.Type switch
    {
        ListingType.DrugAndAlcoholLine => 1.1,
        ListingType.CrisisLine or ListingType.SuicideLine => 1.05,
        ListingType.Emergency => 0.9,
        ListingType.PoliceLine => 0.8,
        _ => 1,
    };

    // A caveat is worth more than a convenience: a listing to be careful with says so on its card.
    private static string? BadgeOf(Strings words, Site site, Listing listing) =>
        listing.FreshnessOn(site.Today) != Freshness.Fresh ? words.CallFirst : listing.Hours?.Always == true && !listing.IsClosedOn(site.Today) ? words.OpenAlways : null;

    private static string TagsOf(Strings words, Listing listing) => string.Join(' ',
    [
        words.Label(listing.Kind), words[$"listing-kinds.{Kebab<ListingKind>.Of(listing.Kind)}"], words.Label(listing.Type),
        .. listing.Serves.Select(words.Label), .. listing.Services.Select(words.Label), .. listing.Languages.Select(words.LanguageName),
        .. listing.Cost is { } cost ? [words.Label(cost)] : Array.Empty<string>(),
        .. listing.Medicines.Select(words.Label), .. listing.Fellowship is { } fellowship ? [words.Label(fellowship)] : Array.Empty<string>(), .. listing.Method is { } method ? [words.Label(method)] : Array.Empty<string>(),
    ]);

    // A place is found by its name in every script, whatever language the page is in.
    private static IEnumerable<string> PlaceNames(Site site, Listing listing, Country country, Region? region) =>
        (site.Directory.PlaceOf(listing)?.Town is { } town ? [.. town.Names.ByLanguage.Values, .. town.Also] : Array.Empty<string>()).Append(listing.Town).Append(listing.Address).OfType<string>().Distinct().Concat(region?.Names.ByLanguage.Values ?? []).Concat(country.Names.ByLanguage.Values).Concat(country.Also);

    private static IEnumerable<SearchDocument> OfPlaces(Site site, Language language, Country country)
    {
        foreach (DirectoryLink link in new[] { DirectoryLinks.Of(site, language, new("place", country.Slug, country.At)) }.OfType<DirectoryLink>())
            yield return OfPlace(site, language, link, country.Names, country.Names);
        foreach (Region region in country.Regions)
            if (DirectoryLinks.Of(site, language, new("place", $"{country.Slug}/{region.Slug}", country.At)) is { } link)
                yield return OfPlace(site, language, link, region.Names, country.Names);
    }

    private static SearchDocument OfPlace(Site site, Language language, DirectoryLink link, Names names, Names country)
    {
        Strings words = site.WordsIn(language);
        return new()
        {
            Url = link.Route.Url,
            Title = Strings.Fill(words.SupportIn, ("place", link.Label)),
            Kind = "place",
            Snippet = Strings.Fill(words.BrowseIntro, ("count", words.Count("listings", link.Count))),
            Place = country.In(language.Code),
            Fields =
            [
                .. names.ByLanguage.Values.Distinct().Select(name => new SearchField(SearchFieldKind.Name, name)),
                .. country.ByLanguage.Values.Distinct().Select(name => new SearchField(SearchFieldKind.Place, name)),
            ],
        };
    }

    private static SearchDocument OfWorksheet(Site site, Language language, Worksheet sheet) => new()
    {
        Url = Routes.Plan(language, sheet.Id).Url,
        Title = sheet.Title,
        Kind = "worksheet",
        Snippet = sheet.Purpose,
        Place = site.WordsIn(language).PlansTitle,
        Fields =
        [
            new(SearchFieldKind.Name, sheet.Title),
            new(SearchFieldKind.Tags, $"{sheet.Purpose} {site.WordsIn(language).PlansTitle} {site.WordsIn(language).PlanSearchWords}"),
            new(SearchFieldKind.Body, string.Join(' ', sheet.Sections.Select(section => section.Title))),
        ],
    };
}
