using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>A way into the directory that has something to show.</summary>
public sealed record DirectoryLink(string Label, Route Route, int Count);

/// <summary>Turns a guide's <c>kind=hotline</c>, <c>with=families</c> or <c>place=india/punjab</c> (a town too: <c>place=india/punjab/patiala</c>) into the browse page of that name.</summary>
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

    private static DirectoryLink? OfKind(Site site, Language language, string value) => Kebab<ListingKind>.TryParse(value, out ListingKind kind) ? To(site, language, null, ListingFilter.Of(kind)) : null;

    private static DirectoryLink? OfWord(Site site, Language language, string value) => TopicOf(site, language, value) is null ? null : To(site, language, null, ListingFilter.With(value));

    private static DirectoryLink? OfPlace(Site site, Language language, string value) =>
        site.Directory.Place(value) is { } place ? To(site, language, place, ListingFilter.All, place.FullNameIn(language)) : null;

    /// <summary>A link to the listings of a place that pass a filter, with their number.</summary>
    /// <param name="site">The whole site.</param>
    /// <param name="language">The language of the page the link stands on.</param>
    /// <param name="place">The place; null for all places together.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="label">What the link says; null for what the filter is called.</param>
    public static DirectoryLink To(Site site, Language language, ListedPlace? place, ListingFilter filter, string? label = null) =>
        new(label ?? NameOf(site, language, filter), Routes.Listed(language, place, filter), site.Directory.In(place, filter).Length);

    /// <summary>What a filter is called.</summary>
    public static string NameOf(Site site, Language language, ListingFilter filter)
    {
        Strings words = site.WordsIn(language);
        return filter.Key switch
        {
            "kind" => words[$"listing-kinds.{filter.Value}"],
            "with" => TopicOf(site, language, filter.Value) ?? filter.Value,
            "language" => words.LanguageName(filter.Value),
            "always" => words.OpenAlways,
            _ => words.PlacesTitle,
        };
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
