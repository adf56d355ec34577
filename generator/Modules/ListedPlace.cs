using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>A town that listings name.</summary>
/// <param name="Slug">Its step in an address.</param>
/// <param name="Names">Its names; the English one as most of its listings write it.</param>
/// <param name="Also">Other spellings and older names.</param>
public sealed record ListedTown(string Slug, Names Names, ImmutableArray<string> Also)
{
    /// <summary>The longest number of a page an address may hold, in digits.</summary>
    private const int MostDigits = 9;

    /// <summary>Why a town can have no page of its own; null where it can.</summary>
    /// <param name="country">Its country.</param>
    /// <param name="region">Its region; null where its listing names none.</param>
    /// <param name="town">The town as a listing writes it.</param>
    public static string? Complaint(Country country, Region? region, string town)
    {
        string slug = Core.Slug.FromLatin(town);
        if (!Core.Slug.IsValid(slug))
            return $"town '{town}' cannot stand in an address; write it in Latin letters, with at most {Core.Slug.MaxLength} of them.";
        if (Routes.IsReservedBelowPlaces(slug) || IsPageNumber(slug))
            return $"town '{town}' would take the address '{slug}', which the site uses for itself; write the town's longer name.";
        if (region is null && country.Regions.FirstOrDefault(other => other.Slug == slug || Core.Slug.FromLatin(other.Names.In("en")) == slug) is { } same)
            return $"town '{town}' has the address of the region '{same.Slug}' of {country.Code}; give the listing its region.";
        return null;
    }

    private static bool IsPageNumber(string slug) => slug.StartsWith("page-", StringComparison.Ordinal) && slug.Length <= "page-".Length + MostDigits && slug["page-".Length..].All(char.IsAsciiDigit);
}

/// <summary>A place that listings lie in: a country, one of its regions, or a town.</summary>
/// <param name="Country">The country.</param>
/// <param name="Region">Its region; null for the country itself, and for a town whose listings name no region.</param>
/// <param name="Town">The town; null for a country or a region.</param>
public sealed record ListedPlace(Country Country, Region? Region = null, ListedTown? Town = null)
{
    /// <summary>Its steps in an address, such as <c>india/punjab/patiala</c>.</summary>
    public string Path { get; } = string.Join('/', new[] { Country.Slug, Region?.Slug, Town?.Slug }.OfType<string>());

    /// <summary>The next wider place; null for a country.</summary>
    public ListedPlace? Within { get; } = Town is not null ? new(Country, Region) : Region is not null ? new(Country) : null;

    /// <summary>All wider places, the narrowest first.</summary>
    public IEnumerable<ListedPlace> Around
    {
        get
        {
            for (ListedPlace? wider = Within; wider is not null; wider = wider.Within)
                yield return wider;
        }
    }

    /// <summary>What it is called by itself, in a language.</summary>
    public string NameIn(Language language) => (Town?.Names ?? Region?.Names ?? Country.Names).In(language.Code);

    /// <summary>What it is called with the places around it, in a language: Patiala, Punjab, India.</summary>
    public string FullNameIn(Language language) => string.Join(", ", Around.Select(wider => wider.NameIn(language)).Prepend(NameIn(language)));
}
