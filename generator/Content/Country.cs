namespace RecoveryGuide.Content;

/// <summary>Which number a page asks for: the help bar, the safety blocks and the worksheets all fill these in from the reader's country.</summary>
public enum HelpNumber
{
    /// <summary>Ambulance, police: danger to life.</summary>
    Emergency,

    /// <summary>Thoughts of suicide, despair.</summary>
    Crisis,

    /// <summary>Drugs and alcohol.</summary>
    Drugs,

    /// <summary>Violence at home.</summary>
    DomesticViolence,
}

/// <summary>A name in the languages the site knows.</summary>
/// <param name="ByLanguage">Language code to name; the English one is always there.</param>
public sealed record Names(ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>No name in any language.</summary>
    public static Names None { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>The name in a language, or in English where that language has none.</summary>
    public string In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage.GetValueOrDefault("en") ?? ByLanguage.Values.First();

    /// <summary>Reads a map of language codes to names.</summary>
    public static Names Read(YamlMap parent, string key)
    {
        if (parent.Map(key) is not { } map)
        {
            if (!parent.Has(key))
                parent.Required(key);
            return new(ImmutableSortedDictionary<string, string>.Empty.Add("en", ""));
        }
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        names["en"] = map.Required("en");
        foreach (Located language in map.Keys)
            if (map.Text(language.Text) is { } name)
                names[language.Text] = name;
        return new(names.ToImmutable());
    }
}

/// <summary>A state, province or nation of a country.</summary>
/// <param name="Slug">Its step in an address, and how listings name it.</param>
/// <param name="Names">Its names.</param>
/// <param name="Help">Which listing gives which help number, where that is another than the country's.</param>
public sealed record Region(string Slug, Names Names, ImmutableSortedDictionary<HelpNumber, Located> Help)
{
    /// <summary>A region that has the numbers of its country.</summary>
    public Region(string slug, Names names)
        : this(slug, names, ImmutableSortedDictionary<HelpNumber, Located>.Empty)
    {
    }

    /// <summary>Its names, each with the slug it stands for.</summary>
    internal IEnumerable<(string Name, string Word)> Named => Names.ByLanguage.Values.Select(name => (name, Slug));
}

/// <summary>A country with listings, or <c>INTL</c> for services that are for everyone.</summary>
/// <param name="Code">ISO 3166-1 alpha-2 code, or <c>INTL</c>.</param>
/// <param name="Slug">Its step in an address.</param>
/// <param name="Names">Its names.</param>
/// <param name="Also">Other words people type for it: UK, USA.</param>
/// <param name="Help">Which listing gives which help number.</param>
/// <param name="Regions">Its states or provinces.</param>
/// <param name="At">Where it was written.</param>
public sealed record Country(
    string Code,
    string Slug,
    Names Names,
    ImmutableArray<string> Also,
    ImmutableSortedDictionary<HelpNumber, Located> Help,
    ImmutableArray<Region> Regions,
    Source At)
{
    /// <summary>The code of services that are for everyone, wherever they live.</summary>
    public const string Everywhere = "INTL";

    /// <summary>Every listing that gives it or one of its regions a help number.</summary>
    public IEnumerable<Located> AllHelp => Help.Values.Concat(Regions.SelectMany(region => region.Help.Values));

    /// <summary>Its names and what else people type for it, each with the code it stands for.</summary>
    internal IEnumerable<(string Name, string Word)> Named => Names.ByLanguage.Values.Concat(Also).Append(Slug).Select(name => (name, Code));

    /// <summary>A region by its slug.</summary>
    public Region? Region(string? slug) => Regions.FirstOrDefault(region => region.Slug == slug);

    /// <summary>Reads one entry of <c>places/countries.yml</c>.</summary>
    public static Country Read(YamlMap map)
    {
        Country country = new(
            map.Required("code"),
            map.RequiredSlug("slug"),
            Names.Read(map, "name"),
            [.. map.Texts("also").Select(word => word.Text)],
            ReadHelp(map.Map("help")),
            ReadRegions(map),
            map.At);
        map.NothingElse();
        return country;
    }

    private static ImmutableSortedDictionary<HelpNumber, Located> ReadHelp(YamlMap? map)
    {
        var help = ImmutableSortedDictionary.CreateBuilder<HelpNumber, Located>();
        foreach (HelpNumber number in Enum.GetValues<HelpNumber>())
            if (map?.Text(Kebab<HelpNumber>.Of(number)) is { } id)
                help[number] = new(id, map.PlaceOf(Kebab<HelpNumber>.Of(number)));
        map?.NothingElse();
        return help.ToImmutable();
    }

    private static ImmutableArray<Region> ReadRegions(YamlMap map)
    {
        List<Region> regions = [];
        foreach (YamlMap entry in map.Items("regions"))
        {
            Region region = ReadRegion(entry);
            if (regions.Exists(other => other.Slug == region.Slug))
                entry.Error(Rule.DuplicateId, "slug", $"region '{region.Slug}' stands here twice; keep one.");
            else
                regions.Add(region);
        }
        return [.. regions];
    }

    private static Region ReadRegion(YamlMap map)
    {
        Region region = new(map.RequiredSlug("slug"), Names.Read(map, "name"), ReadHelp(map.Map("help")));
        map.NothingElse();
        return region;
    }
}
