using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>A way into the directory that has something to show.</summary>
public sealed record DirectoryLink(string Label, Route Route, int Count);

/// <summary>Turns a guide's <c>kind=hotline</c>, <c>with=families</c> or <c>place=india/punjab</c> into the browse page of that name.</summary>
public static class DirectoryLinks
{
    /// <summary>The link; null where the filter is unknown or nothing matches it.</summary>
    public static DirectoryLink? Of(Site site, Language language, DirectoryFilter filter)
    {
        DirectoryLink? link = filter.Key switch
        {
            "kind" => OfKind(site, language, filter.Value),
            "with" => OfWord(site, language, filter.Value),
            _ => OfPlace(site, language, filter.Value),
        };
        return link is { Count: > 0 } ? link : null;
    }

    private static DirectoryLink? OfKind(Site site, Language language, string value) => Kebab<ListingKind>.TryParse(value, out ListingKind kind)
        ? new(site.WordsIn(language)[$"listing-kinds.{value}"], Routes.Kind(language, kind), site.Listings.Count(listing => listing.Content.Kind == kind))
        : null;

    private static DirectoryLink? OfWord(Site site, Language language, string value) => TopicOf(site, language, value) is { } label
        ? new(label, Routes.With(language, value), site.Listings.Count(listing => Topics(listing.Content).Contains(value)))
        : null;

    private static DirectoryLink? OfPlace(Site site, Language language, string value)
    {
        string[] steps = value.Split('/');
        if (site.Countries.FirstOrDefault(country => country.Slug == steps[0]) is not { } country)
            return null;
        int inCountry = site.Listings.Count(listing => listing.Content.Country == country.Code);
        if (steps.Length == 1)
            return new(country.Names.In(language.Code), Routes.Place(language, country), inCountry);
        return country.Region(steps[1]) is { } region
            ? new($"{region.Names.In(language.Code)}, {country.Names.In(language.Code)}", Routes.Place(language, country, region), site.Listings.Count(listing => listing.Content.Country == country.Code && listing.Content.Region == region.Slug))
            : null;
    }

    /// <summary>What a word of <c>serves</c> or <c>services</c> is called; null where it is neither.</summary>
    public static string? TopicOf(Site site, Language language, string word)
    {
        if (Kebab<Serves>.TryParse(word, out Serves serves))
            return site.WordsIn(language).Label(serves);
        return Kebab<Offer>.TryParse(word, out Offer offer) ? site.WordsIn(language).Label(offer) : null;
    }

    /// <summary>All words a listing is found under.</summary>
    public static IEnumerable<string> Topics(Listing listing) => listing.Serves.Select(Kebab<Serves>.Of).Concat(listing.Services.Select(Kebab<Offer>.Of));
}
