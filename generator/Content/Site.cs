namespace RecoveryGuide.Content;

/// <summary>
/// Everything the input says, read and understood. PostProcess takes a Site, which cannot exist until every Process is done. It holds; it does nothing.
/// </summary>
public sealed record Site
{
    /// <summary>The settings.</summary>
    public required Settings Settings { get; init; }

    /// <summary>The day the site is built for: ages and due dates count from it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The interface's words by language code.</summary>
    public required ImmutableDictionary<string, Strings> Strings { get; init; }

    /// <summary>The countries, in the order they are shown.</summary>
    public required ImmutableArray<Country> Countries { get; init; }

    /// <summary>The towns of those countries.</summary>
    public required Gazetteer Gazetteer { get; init; }

    /// <summary>The sources of guides.</summary>
    public required ImmutableArray<Reference> References { get; init; }

    /// <summary>Numbers that must appear nowhere.</summary>
    public required ImmutableArray<ForbiddenNumber> DoNotList { get; init; }

    /// <summary>Sites of lead brokers, which nothing may lead to.</summary>
    public required ImmutableArray<ForbiddenHost> ForbiddenHosts { get; init; }

    /// <summary>The short codes countries have.</summary>
    public required ImmutableArray<KnownShortCode> ShortCodes { get; init; }

    /// <summary>The numbers of safety-critical listings as they were last approved; null where the file could not be read.</summary>
    public required ImmutableArray<SafetyNumbers>? SafetyNumbers { get; init; }

    /// <summary>How many listings there were when their number was last approved.</summary>
    public required ListingCounts ListingCounts { get; init; }

    /// <summary>The safety blocks, in every language.</summary>
    public required ImmutableArray<Document<SafetyBlock>> SafetyBlocks { get; init; }

    /// <summary>The fonts of what is made to print; null where the theme lacks one.</summary>
    internal Pdf.FontBook? Fonts { get; init; }

    /// <summary>The plans as PDF; empty before they are made, and where mistakes keep the site from being written.</summary>
    public ImmutableArray<Pipelines.PrintedFile> Prints { get; init; } = [];

    /// <summary>The guides, in every language.</summary>
    public required ImmutableArray<Document<Guide>> Guides { get; init; }

    /// <summary>The listings.</summary>
    public required ImmutableArray<Document<Listing>> Listings { get; init; }

    /// <summary>The worksheets, in every language.</summary>
    public required ImmutableArray<Document<Worksheet>> Worksheets { get; init; }

    /// <summary>The plain pages, in every language.</summary>
    public required ImmutableArray<Document<TextPage>> TextPages { get; init; }

    /// <summary>Words no text of ours may use, by language.</summary>
    public required ImmutableArray<Document<WordsToAvoid>> WordsToAvoid { get; init; }

    /// <summary>The words of the field, explained, in every language.</summary>
    public required ImmutableArray<Document<GlossaryTerm>> Glossary { get; init; }

    /// <summary>Where readers may be and the guide that answers, in every language.</summary>
    public required ImmutableArray<Document<Situation>> Situations { get; init; }

    /// <summary>The theme's styles, scripts and images.</summary>
    public required Assets Assets { get; init; }

    /// <summary>The interface's words in a language.</summary>
    public Strings WordsIn(Language language) => Strings.GetValueOrDefault(language.Code) ?? Content.Strings.None(language.Code);

    /// <summary>The listings, found by id, kind, place and topic.</summary>
    public Modules.ListingDirectory Directory => Modules.ListingDirectory.Of(this);

    /// <summary>A country by its code.</summary>
    public Country? Country(string code) => Directory.Country(code);

    /// <summary>A listing by its id.</summary>
    public Listing? Listing(string id) => Directory.Listing(id);

    /// <summary>A source by its id.</summary>
    public Reference? Reference(string id) => References.FirstOrDefault(reference => reference.Id == id);

    /// <summary>A safety block in a language, or in the default language where it is not translated.</summary>
    public SafetyBlock? SafetyBlock(string id, Language language) => Find(SafetyBlocks, language, block => block.Id == id)?.Content;

    /// <summary>A guide in a language, or in the default language where it is not translated.</summary>
    public Document<Guide>? Guide(string slug, Language language) => Find(Guides, language, guide => guide.Slug == slug);

    /// <summary>A worksheet in a language, or in the default language where it is not translated.</summary>
    public Document<Worksheet>? Worksheet(string id, Language language) => Find(Worksheets, language, worksheet => worksheet.Id == id);

    /// <summary>Guides of a language in reading order.</summary>
    public IEnumerable<Document<Guide>> GuidesIn(Language language) => Guides.Where(guide => guide.Language == language.Code)
        .OrderBy(guide => guide.Content.Section).ThenBy(guide => guide.Content.Order).ThenBy(guide => guide.Content.Slug, StringComparer.Ordinal);

    /// <summary>Worksheets of a language in the order they are offered.</summary>
    public IEnumerable<Document<Worksheet>> WorksheetsIn(Language language) => Worksheets.Where(sheet => sheet.Language == language.Code)
        .OrderBy(sheet => sheet.Content.Order).ThenBy(sheet => sheet.Content.Id, StringComparer.Ordinal);

    /// <summary>Guides of the default language that a language has none of, in reading order.</summary>
    public IEnumerable<Document<Guide>> UntranslatedIn(Language language) => language.IsDefault ? [] :
        GuidesIn(Settings.DefaultLanguage).Where(guide => !Guides.Any(other => other.Language == language.Code && other.Content.Slug == guide.Content.Slug));

    /// <summary>The glossary of a language, in the order of its alphabet.</summary>
    public ImmutableArray<GlossaryTerm> TermsIn(Language language) =>
        [.. Glossary.Where(term => term.Language == language.Code).Select(term => term.Content).OrderBy(term => term.Term, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether a language has a glossary.</summary>
    public bool HasTerms(Language language) => Glossary.Any(term => term.Language == language.Code);

    /// <summary>The plain pages in a language, each in the default language where it is not translated, in the footer's order.</summary>
    public IEnumerable<Document<TextPage>> TextPagesFor(Language language) =>
        TextPages.Where(page => page.Language == language.Code || page.Language == Settings.DefaultLanguage.Code).GroupBy(page => page.Content.Slug)
            .Select(same => same.FirstOrDefault(page => page.Language == language.Code) ?? same.First()).OrderBy(page => page.Content.Order).ThenBy(page => page.Content.Slug, StringComparer.Ordinal);

    /// <summary>What a page can be printed as.</summary>
    public ImmutableArray<Pipelines.PrintedFile> PrintsOf(Route page) => [.. Prints.Where(print => print.Of == page)];

    /// <summary>The listing that gives a country a help number; null where it has none.</summary>
    public Listing? Help(Country country, HelpNumber number) => country.Help.TryGetValue(number, out Located id) ? Listing(id.Text) : null;

    /// <summary>The listing that gives a region a help number: its own, or its country's; null where there is none.</summary>
    public Listing? Help(Country country, Region? region, HelpNumber number) =>
        region is not null && region.Help.TryGetValue(number, out Located id) ? Listing(id.Text) : Help(country, number);

    private Document<T>? Find<T>(ImmutableArray<Document<T>> documents, Language language, Func<T, bool> isIt) =>
        documents.FirstOrDefault(document => document.Language == language.Code && isIt(document.Content))
        ?? documents.FirstOrDefault(document => document.Language == Settings.DefaultLanguage.Code && isIt(document.Content));
}

/// <summary>A number that must appear nowhere on the site, with the reason, from <c>input/do_not_list.yml</c>.</summary>
/// <param name="Digits">Its digits.</param>
/// <param name="Why">Why, for the editor who meets the rule.</param>
public sealed record ForbiddenNumber(string Digits, string Why)
{
    /// <summary>Fewer digits would be found inside other numbers.</summary>
    public const int FewestDigits = 5;

    /// <summary>Reads one entry.</summary>
    public static ForbiddenNumber Read(YamlMap map)
    {
        string written = map.Required("number");
        string digits = string.Concat(written.Where(char.IsAsciiDigit));
        ForbiddenNumber number = new(digits, map.Required("why"));
        map.NothingElse();
        if (written.Length > 0 && digits.Length < FewestDigits)
            map.Error(Rule.BadPhone, "number", $"'{digits}' is too short: a forbidden number needs at least {FewestDigits} digits, or it would be found inside others.");
        return number;
    }
}

/// <summary>A site nothing may lead to, with the reason, from <c>input/do_not_list.yml</c>: a lead broker sells the people who call or write to whoever pays.</summary>
/// <param name="Host">Its name without <c>www.</c>; names that end in it are meant as well.</param>
/// <param name="Why">Why, for the editor who meets the rule.</param>
public sealed record ForbiddenHost(string Host, string Why)
{
    /// <summary>Reads one entry.</summary>
    public static ForbiddenHost Read(YamlMap map)
    {
        ForbiddenHost host = new(map.Required("host").ToLowerInvariant(), map.Required("why"));
        map.NothingElse();
        if (host.Host.Length > 0 && (WebAddress.Complaint("https://" + host.Host) is not null || host.Host.Contains('/', StringComparison.Ordinal)))
            map.Error(Rule.BadAddress, "host", $"'{host.Host}' is not the name of a site; write it alone, such as example.org.");
        return host;
    }

    /// <summary>Whether an address leads there.</summary>
    public bool IsHostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && WebAddress.AsciiHost(address) is { } host && (host == Host || host.EndsWith("." + Host, StringComparison.Ordinal));
}

/// <summary>What every page says about itself.</summary>
/// <param name="Route">Its address.</param>
/// <param name="Language">Its language.</param>
/// <param name="Title">Its title, without the site's name.</param>
/// <param name="Description">A sentence for search engines.</param>
/// <param name="Area">Which part of the navigation it belongs to: <c>guides</c>, <c>find</c>, <c>plans</c>, <c>families</c> or empty.</param>
/// <param name="Alternates">The same page in other languages.</param>
/// <param name="Indexed">Whether search engines should list it.</param>
public sealed record PageInfo(
    Route Route,
    Language Language,
    string Title,
    string Description,
    string Area,
    ImmutableArray<Alternate> Alternates = default,
    bool Indexed = true)
{
    /// <summary>The page search engines should list in place of this one; null where that is the page itself.</summary>
    public Route? Canonical { get; init; }
}

/// <summary>The same page in another language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Route">Its address.</param>
/// <param name="Indexed">Whether it is a page of its own; a page that only says a translation is missing is not.</param>
public readonly record struct Alternate(Language Language, Route Route, bool Indexed);
