namespace RecoveryGuide.Content;

/// <summary>What <c>input/site.yml</c> says about the site as a whole.</summary>
/// <param name="Name">The site's name.</param>
/// <param name="BaseUrl">Where it is published, without a slash at the end; only canonical links, feeds and the sitemap use it.</param>
/// <param name="Languages">The languages, the default one first.</param>
/// <param name="DefaultCountry">Code of the country whose help numbers are shown until the reader picks another.</param>
/// <param name="LeaveTo">The neutral page that "Leave this site" ends on.</param>
/// <param name="Corrections">Where mistakes can be reported: an https address with <c>{id}</c> for the listing's id, or an e-mail address; null where nobody set one.</param>
public sealed record Settings(
    string Name,
    string BaseUrl,
    ImmutableArray<Language> Languages,
    string DefaultCountry,
    string LeaveTo,
    string? Corrections)
{
    /// <summary>Where the default country was written.</summary>
    public Source DefaultCountryAt { get; init; } = new("input/site.yml");

    /// <summary>Whom to tell of a weakness of the site: a link that writes a letter, or an https address; null where nobody set one.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>What a meeting is called in a reader's calendar, where others may see it: it must not say what is met for.</summary>
    public string CalendarTitle { get; init; } = "Appointment";

    /// <summary>The countries and regions whose numbers plans are printed with: <c>IN</c>, or <c>IN/punjab</c>. Empty: the default country alone.</summary>
    public ImmutableArray<Located> PlanRegions { get; init; } = [];

    /// <summary>Addresses of the pages, as those of the default language, that every reader's device keeps for when there is no connection. Empty: none are kept.</summary>
    public ImmutableArray<Located> OfflinePages { get; init; } = [];

    /// <summary>The language without a prefix in its addresses.</summary>
    public Language DefaultLanguage => Languages[0];

    /// <summary>The language of a code; the default one where the code is none of the site's.</summary>
    public Language Language(string code) => Languages.FirstOrDefault(language => language.Code == code) ?? DefaultLanguage;

    /// <summary>What the site is like before its settings could be read, so that the other files are still checked.</summary>
    public static Settings Unread { get; } = new("RecoveryGuide", "https://recoveryguide.example", [new("en", "English", "ltr", true)], "", "https://www.bbc.com/weather", null);

    /// <summary>Reads <c>site.yml</c>.</summary>
    public static Settings Read(YamlMap? map, string? baseUrl, Diagnostics report)
    {
        if (map is null)
            return Unread;
        string published = baseUrl ?? map.Address("base_url") ?? Unread.BaseUrl;
        Settings settings = new(
            map.Required("name"),
            published.TrimEnd('/'),
            ReadLanguages(map),
            map.Required("default_country"),
            map.Address("leave_to") ?? Unread.LeaveTo,
            Modules.CorrectionLink.Read(map, report))
        { DefaultCountryAt = map.PlaceOf("default_country"), CalendarTitle = map.Text("calendar_title") ?? Unread.CalendarTitle, PlanRegions = map.Texts("plan_regions"), OfflinePages = map.Texts("offline_pages"), SecurityContact = Pipelines.SecurityText.ReadContact(map) };
        map.Has("base_url");
        map.NothingElse();
        if (settings.Languages.IsEmpty && map.LacksItems("languages"))
            map.Error(Rule.MissingKey, "languages", "a site needs at least one language.");
        return settings.Languages.IsEmpty ? settings with { Languages = Unread.Languages } : settings;
    }

    private static ImmutableArray<Language> ReadLanguages(YamlMap map)
    {
        List<Language> languages = [];
        foreach (YamlMap entry in map.Items("languages"))
        {
            Language language = ReadLanguage(entry, languages.Count == 0);
            if (languages.Exists(other => other.Code == language.Code))
                entry.Error(Rule.DuplicateId, "code", $"language '{language.Code}' stands here twice; keep one.");
            else
                languages.Add(language);
        }
        return [.. languages];
    }

    private static Language ReadLanguage(YamlMap map, bool isDefault)
    {
        Language language = new(map.RequiredSlug("code"), map.Required("name"), map.Choice<Direction>("direction") == Direction.Rtl ? "rtl" : "ltr", isDefault);
        map.NothingElse();
        return language;
    }

    /// <summary>The ways a language may be written.</summary>
    internal static ImmutableArray<string> Directions => Kebab<Direction>.All;

    private enum Direction
    {
        Ltr,
        Rtl,
    }
}
