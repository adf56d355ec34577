using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>A country, or a region of it that has help numbers of its own, and the numbers a plan is printed with there.</summary>
/// <param name="Country">The country.</param>
/// <param name="Region">The region; null for the whole country.</param>
/// <param name="Numbers">Its numbers. One that is missing, or that nobody compared with its source for a year, is not there: it prints as a blank line, never a guess.</param>
public sealed record PlanRegion(Country Country, Region? Region, ImmutableSortedDictionary<HelpNumber, Phone> Numbers)
{
    /// <summary>When each number was last compared with its sources.</summary>
    public ImmutableSortedDictionary<HelpNumber, DateOnly> CheckedOn { get; init; } = ImmutableSortedDictionary<HelpNumber, DateOnly>.Empty;

    /// <summary>What <c>site.yml</c> calls it: <c>IN</c> or <c>IN/punjab</c>.</summary>
    public string Key => Region is null ? Country.Code : $"{Country.Code}/{Region.Slug}";

    /// <summary>Its part of a file's name.</summary>
    public string Slug => Region is null ? Country.Slug : $"{Region.Slug}-{Country.Slug}";

    /// <summary>Its name.</summary>
    public string Name(Language language) => Region is null ? Country.Names.In(language.Code) : $"{Region.Names.In(language.Code)}, {Country.Names.In(language.Code)}";

    /// <summary>The number to print; null leaves a blank line.</summary>
    public Phone? Number(HelpNumber number) => Numbers.GetValueOrDefault(number);
}

/// <summary>Which numbers plans are filled in with.</summary>
public static class PlanNumbers
{
    /// <summary>Every country and region with numbers, the default country first: what a reader may choose on screen.</summary>
    public static ImmutableArray<PlanRegion> All(Site site) =>
    [
        .. site.Countries.OrderBy(country => country.Code == site.Settings.DefaultCountry ? 0 : 1)
            .SelectMany(country => country.Regions.Where(region => !region.Help.IsEmpty).Select(region => Of(site, country, region)).Prepend(Of(site, country, null)))
            .Where(region => !region.Numbers.IsEmpty),
    ];

    /// <summary>The countries and regions plans are made for as PDF, the default country first.</summary>
    public static ImmutableArray<PlanRegion> Printed(Site site)
    {
        PlanRegion[] named = [.. site.Settings.PlanRegions.Select(key => Find(site, key.Text)).OfType<PlanRegion>()];
        PlanRegion[] printed = named.Length > 0 ? named : [.. site.Countries.Where(country => country.Code == site.Settings.DefaultCountry).Select(country => Of(site, country, null))];
        return [.. printed.OrderBy(region => region.Country.Code == site.Settings.DefaultCountry && region.Region is null ? 0 : 1)];
    }

    /// <summary>A country or region by its key, <c>IN</c> or <c>IN/punjab</c>; null where there is none.</summary>
    public static PlanRegion? Find(Site site, string key)
    {
        string[] parts = key.Split('/', 2);
        if (site.Country(parts[0]) is not { } country)
            return null;
        Region? region = parts.Length > 1 ? country.Region(parts[1]) : null;
        return parts.Length > 1 && region is null ? null : Of(site, country, region);
    }

    private static PlanRegion Of(Site site, Country country, Region? region)
    {
        var numbers = ImmutableSortedDictionary.CreateBuilder<HelpNumber, Phone>();
        foreach (HelpNumber number in Enum.GetValues<HelpNumber>())
            if (site.Help(country, region, number) is { MainPhone: { } phone } listing && listing.FreshnessOn(site.Today) != Freshness.Old && !listing.IsClosedOn(site.Today))
                numbers[number] = phone;
        return new(country, region, numbers.ToImmutable()) { CheckedOn = numbers.Keys.ToImmutableSortedDictionary(number => number, number => site.Help(country, region, number)!.Checked.On) };
    }
}
