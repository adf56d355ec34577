using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>
/// The browse pages of a language: every place, and every kind and topic in every place, that has a listing. Each list is cut into pages of <see cref="MostCards"/>
/// listings; below the first stand links to shorter lists and what serves the places around. A list of more than <see cref="MostListed"/> leads to shorter ones instead:
/// nobody reads to its fortieth page, and the pages of a directory would be more than its listings.
/// </summary>
/// <param name="site">The whole site.</param>
/// <param name="language">The language of the pages.</param>
public sealed class Browse(Site site, Language language)
{
    /// <summary>The most listings on one page: in every language it then stays light on a slow line.</summary>
    public const int MostCards = 30;

    /// <summary>
    /// The longest list that is shown whole. A longer one shows what stands on no shorter list, however much that is: every listing can be reached without script. Lists by language and of lines that
    /// always answer are not divided by place; of those the first are shown, and the places, where all stand.
    /// </summary>
    public const int MostListed = 300;

    /// <summary>The most listings on a page of a list where some have no page of their own and are shown in full.</summary>
    public const int MostInFull = 10;

    /// <summary>The most towns a place's own page lists; of more it lists those with the most listings, and leads to all.</summary>
    public const int MostTowns = 60;

    private const int MostTownsOnPage = 300;
    private const int MostWider = 3;

    private static readonly Source From = new("input/listings");

    private readonly Strings words = site.WordsIn(language);
    private readonly ListingDirectory directory = site.Directory;
    private readonly Dictionary<string, ListingCardModel> cards = new(StringComparer.Ordinal);

    /// <summary>Kinds and topics that listings of a site have, in the order pages offer them.</summary>
    public static IEnumerable<ListingFilter> Filters { get; } =
        [.. Enum.GetValues<ListingKind>().Select(ListingFilter.Of), .. Kebab<Serves>.All.Concat(Kebab<Offer>.All).Select(ListingFilter.With)];

    /// <summary>The pages.</summary>
    public IEnumerable<Output> Pages()
    {
        IEnumerable<ListingFilter> everywhere = [.. Filters, ListingFilter.Always, .. LanguageNames.Codes.Select(ListingFilter.Speaking)];
        return everywhere.Where(filter => !directory.In(null, filter).IsEmpty).SelectMany(filter => ListPages(null, filter))
            .Concat(directory.Countries.SelectMany(PlacePages));
    }

    private IEnumerable<Output> PlacePages(ListedPlace place)
    {
        IEnumerable<ListingFilter> filters = [ListingFilter.All, ListingFilter.Anywhere, .. Filters];
        return filters.Where(filter => directory.Lists.Has(place, filter)).SelectMany(filter => ListPages(place, filter))
            .Concat(TownPages(place))
            .Concat(directory.PartsOf(place).SelectMany(PlacePages));
    }

    private IEnumerable<Page> ListPages(ListedPlace? place, ListingFilter filter)
    {
        ImmutableArray<Listing> all = directory.In(place, filter);
        ImmutableArray<Listing> listings = directory.Lists.ShownOn(place, filter);
        int most = directory.Lists.OnAPage(place, filter, listings);
        Route list = Routes.Listed(language, place, filter);
        string title = TitleOf(place, filter);
        ImmutableArray<(string Id, string Title, ImmutableArray<Listing> Listings)> groups = [.. GroupsOf(place, filter, listings)];
        ImmutableArray<BrowseGroup> wider = [.. WiderOf(place, filter)];
        ImmutableArray<BrowseLinks> narrower = [.. NarrowerOf(place, filter)];
        ImmutableArray<(string Id, string Label, int Start, int? Count)> parts =
        [
            .. groups.Length > 1 ? groups.Select((group, number) => (group.Id, group.Title, groups.Take(number).Sum(before => before.Listings.Length), (int?)group.Listings.Length)) : [],
            .. narrower.Select(links => (links.Id, links.Title, 0, (int?)null)),
        ];
        string intro = all.IsEmpty
            ? Strings.Fill(words.NoneOfOwn, ("place", place!.NameIn(language)))
            : Strings.Fill(words.BrowseIntro, ("count", words.Count("listings", all.Length)));
        if (listings.Length < all.Length)
            intro += " " + (PlaceLists.IsOfAllPlaces(filter) ? Strings.Fill(words.BrowseFirst, ("count", words.Count("listings", listings.Length))) : words.BrowseMany);
        string facts = FactsOf(all, wider);
        int pages = PagesFor(listings.Length, most);
        for (int number = 1; number <= pages; number++)
        {
            Pager pager = new(list, number, pages);
            BrowseModel model = new(intro, facts, [.. parts.Select(part => JumpTo(pager, part, most))], [.. GroupsOn(pager, groups, most, listing => CardOf(listing) with { IsInFull = directory.Lists.IsInFull(place, filter, listing) })], pager, number == 1 ? wider : [], number == 1 ? narrower : [], CrumbsOf(place, filter, pager, title));
            yield return PageOf(pager, title, model);
        }
    }

    private static int PagesFor(int count, int most) => Math.Max(1, (count + most - 1) / most);

    private Page PageOf(Pager pager, string title, BrowseModel model)
    {
        string paged = pager.Page == 1 ? title : Strings.Fill(words.PagedTitle, ("title", title), ("page", Number(pager.Page)), ("pages", Number(pager.Pages)));
        PageInfo info = new(pager.At(pager.Page), language, paged, Strings.Fill(words.BrowseDescription, ("title", paged)), "find");
        return Page.Of<BrowsePage, BrowseModel>(From, info, site, model);
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string TitleOf(ListedPlace? place, ListingFilter filter)
    {
        string name = DirectoryLinks.NameOf(site, language, filter);
        string full = place?.FullNameIn(language) ?? "";
        return (filter.Key, place) switch
        {
            ("with", null) => Strings.Fill(words.HelpWith, ("topic", name)),
            ("language", null) => Strings.Fill(words.HelpInLanguage, ("language", name)),
            ("always", null) => words.AlwaysTitle,
            (_, null) => name,
            ("all", _) => Strings.Fill(words.SupportIn, ("place", full)),
            ("anywhere", _) => AcrossTitle(full),
            ("kind", _) => Strings.Fill(words.KindIn, ("kind", name), ("place", full)),
            _ => Strings.Fill(words.TopicIn, ("topic", name), ("place", full)),
        };
    }

    private string AcrossTitle(string place) => Strings.Fill(words.AcrossCountry, ("country", place));

    // A list of one kind within a place is short enough for one heading; across places it is read by country, and a place by kind.
    private IEnumerable<(string Id, string Title, ImmutableArray<Listing> Listings)> GroupsOf(ListedPlace? place, ListingFilter filter, ImmutableArray<Listing> listings)
    {
        if (place is null)
        {
            ILookup<string, Listing> byCountry = listings.ToLookup(listing => listing.Country, StringComparer.Ordinal);
            return directory.Countries.Where(country => byCountry.Contains(country.Country.Code)).Select(country => (country.Path, country.NameIn(language), byCountry[country.Country.Code].ToImmutableArray()));
        }
        if (filter.Key == "kind")
            return listings.IsEmpty ? [] : [("listed", DirectoryLinks.NameOf(site, language, filter), listings)];
        return PlaceLists.ByKind(listings).Select(kind => (Listing.FolderOf(kind.Key), DirectoryLinks.NameOf(site, language, ListingFilter.Of(kind.Key)), kind.ToImmutableArray()));
    }

    private static IEnumerable<BrowseGroup> GroupsOn(Pager pager, ImmutableArray<(string Id, string Title, ImmutableArray<Listing> Listings)> groups, int onAPage, Func<Listing, ListingCardModel> cardOf)
    {
        int before = (pager.Page - 1) * onAPage;
        int most = onAPage;
        foreach ((string id, string title, ImmutableArray<Listing> listings) in groups)
        {
            ImmutableArray<ListingCardModel> shown = [.. listings.Skip(before).Take(most).Select(cardOf)];
            before = Math.Max(0, before - listings.Length);
            most -= shown.Length;
            if (!shown.IsEmpty)
                yield return new(id, title, shown);
        }
    }

    private ListingCardModel CardOf(Listing listing)
    {
        if (!cards.TryGetValue(listing.Id, out ListingCardModel? card))
            cards[listing.Id] = card = Listings.CardOf(site, language, listing);
        return card;
    }

    private static BrowseJump JumpTo(Pager pager, (string Id, string Label, int Start, int? Count) part, int onAPage)
    {
        int page = (part.Start / onAPage) + 1;
        return new(part.Label, page == pager.Page ? "#" + part.Id : pager.At(page).At(part.Id), part.Count);
    }

    private ImmutableArray<(string, Route)> CrumbsOf(ListedPlace? place, ListingFilter filter, Pager pager, string title) =>
    [
        (words.FindTitle, Routes.Find(language)),
        .. place?.Around.Reverse().Select(CrumbOf) ?? [],
        .. place is not null && filter != ListingFilter.All ? [CrumbOf(place)] : Array.Empty<(string, Route)>(),
        .. pager.Page > 1 ? [(title, pager.List)] : Array.Empty<(string, Route)>(),
    ];

    private (string, Route) CrumbOf(ListedPlace place) => (place.NameIn(language), Routes.Place(language, place));

    // "Can be called now" is only said of those whose source prints every hour of the week; a date is only said where one was written.
    private string FactsOf(ImmutableArray<Listing> listings, ImmutableArray<BrowseGroup> wider)
    {
        int always = listings.Count(ListingFilter.AnswersAlways);
        DateOnly[] days = [.. listings.Concat(wider.SelectMany(group => group.Cards).Select(card => card.Listing)).Select(listing => listing.Checked.On)];
        string said = Listings.CheckedLine(words, days.Min(), days.Max());
        return always == 0 ? said : $"{words.Count("day-and-night", always)} {said}";
    }

    private IEnumerable<BrowseGroup> WiderOf(ListedPlace? place, ListingFilter filter)
    {
        if (place is null || filter == ListingFilter.Anywhere)
            yield break;
        foreach (ListedPlace wider in place.Around)
            if (WiderGroup(wider, filter, directory.Across(wider, filter), AcrossTitle(wider.NameIn(language)), filter == ListingFilter.All ? ListingFilter.Anywhere : filter) is { } group)
                yield return group;
        if (place.Country.Code != Country.Everywhere && directory.Countries.FirstOrDefault(country => country.Country.Code == Country.Everywhere) is { } everywhere
            && WiderGroup(everywhere, filter, directory.In(everywhere, filter), words.Anywhere, filter) is { } all)
            yield return all;
    }

    private BrowseGroup? WiderGroup(ListedPlace wider, ListingFilter filter, ImmutableArray<Listing> listings, string title, ListingFilter rest)
    {
        if (listings.IsEmpty)
            return null;
        Route all = Routes.Listed(language, wider, directory.Lists.Has(wider, rest) ? rest : filter);
        return new("anywhere-" + wider.Path.Replace('/', '-'), title, [.. listings.Take(MostWider).Select(CardOf)], listings.Length > MostWider ? AllOf(listings.Length, title, all) : null);
    }

    private BrowseJump AllOf(int count, string title, Route route) =>
        new(Strings.Fill(words.AllOf, ("count", count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)), ("title", title)), route.Url);

    private IEnumerable<BrowseLinks> NarrowerOf(ListedPlace? place, ListingFilter filter)
    {
        if (PlaceLists.IsOfAllPlaces(filter))
            return directory.In(null, filter).Length <= MostListed ? [] : [new("places", words.ByPlace, [.. directory.Countries.Select(country => LinkTo(country, ListingFilter.All))])];
        if (filter == ListingFilter.Anywhere)
            return [];
        ListedPlace[] parts = [.. (place is null ? directory.Countries : directory.PartsOf(place)).Where(part => directory.Lists.Has(part, filter) && !directory.In(part, filter).IsEmpty)];
        ListedPlace[] towns = [.. parts.Where(part => part.Town is not null)];
        IEnumerable<BrowseLinks> all =
        [
            new(place is null ? "places" : "regions", place is null ? words.ByPlace : words.Regions, [.. parts.Where(part => part.Town is null).Select(part => LinkTo(part, filter))]),
            TownLinks(place, filter, towns),
            new("kinds", words.ByKind, place is null || filter != ListingFilter.All ? [] : [.. Filters.Where(other => other.Key == "kind" && directory.Lists.Has(place, other)).Select(kind => KindLink(place, kind))]),
            new("topics", words.ByTopic, place is null || filter != ListingFilter.All ? [] : [.. Filters.Where(other => other.Key == "with" && directory.Lists.Has(place, other)).Select(topic => DirectoryLinks.To(site, language, place, topic))]),
        ];
        return all.Where(links => !links.Links.IsEmpty);
    }

    private DirectoryLink LinkTo(ListedPlace place, ListingFilter filter) => DirectoryLinks.To(site, language, place, filter, place.NameIn(language));

    private BrowseLinks TownLinks(ListedPlace? place, ListingFilter filter, ListedPlace[] towns)
    {
        if (towns.Length <= MostTowns || place is null)
            return new("towns", words.Towns, [.. towns.Select(town => LinkTo(town, filter))]);
        IEnumerable<DirectoryLink> largest = towns.Select(town => LinkTo(town, filter)).OrderByDescending(link => link.Count).Take(MostTowns).OrderBy(link => link.Route.Url, StringComparer.Ordinal);
        return new("towns", words.Towns, [.. largest], AllOf(towns.Length, words.Towns, Routes.Towns(language, place)));
    }

    // Where a place has none of its own, the link says whose they are.
    private DirectoryLink KindLink(ListedPlace place, ListingFilter kind)
    {
        DirectoryLink link = DirectoryLinks.To(site, language, place, kind);
        if (link.Count > 0)
            return link;
        ListedPlace wider = place.Around.First(around => !directory.Across(around, kind).IsEmpty);
        return link with { Label = $"{link.Label}: {AcrossTitle(wider.NameIn(language))}", Count = directory.Across(wider, kind).Length };
    }

    private IEnumerable<Page> TownPages(ListedPlace place)
    {
        ListedPlace[] towns = [.. directory.PartsOf(place).Where(part => part.Town is not null)];
        if (towns.Length <= MostTowns)
            yield break;
        ImmutableArray<Listing> listings = directory.In(place, ListingFilter.All);
        string title = Strings.Fill(words.TownsOf, ("place", place.FullNameIn(language)));
        string intro = $"{words.Count("towns", towns.Length)}. {words.Count("listings", listings.Length)}.";
        int pages = PagesFor(towns.Length, MostTownsOnPage);
        for (int number = 1; number <= pages; number++)
        {
            Pager pager = new(Routes.Towns(language, place), number, pages);
            BrowseLinks links = new("towns", words.Towns, [.. towns.Skip((number - 1) * MostTownsOnPage).Take(MostTownsOnPage).Select(town => LinkTo(town, ListingFilter.All))]);
            yield return PageOf(pager, title, new(intro, FactsOf(listings, []), [], [], pager, [], [links], CrumbsOf(place, ListingFilter.Anywhere, pager, title)));
        }
    }
}
