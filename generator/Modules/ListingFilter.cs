using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>What listings of one browse page have in common besides their place.</summary>
/// <param name="Key"><c>all</c>, <c>kind</c>, <c>with</c>, <c>language</c>, <c>always</c> or <c>anywhere</c>.</param>
/// <param name="Value">The word of the kind or topic, or the code of the language; empty for the others.</param>
public readonly record struct ListingFilter(string Key, string Value)
{
    /// <summary>All listings.</summary>
    public static ListingFilter All { get; } = new("all", "");

    /// <summary>Listings that answer the telephone day and night.</summary>
    public static ListingFilter Always { get; } = new("always", "");

    /// <summary>Listings that serve the whole of a place and lie in no part of it.</summary>
    public static ListingFilter Anywhere { get; } = new("anywhere", "");

    /// <summary>Listings of a kind.</summary>
    public static ListingFilter Of(ListingKind kind) => new("kind", Kebab<ListingKind>.Of(kind));

    /// <summary>Listings that serve somebody or offer something, by the word used in YAML.</summary>
    public static ListingFilter With(string topic) => new("with", topic);

    /// <summary>Listings whose sources name a language.</summary>
    public static ListingFilter Speaking(string code) => new("language", code);

    /// <summary>Whether somebody answers a listing's telephone at every hour of the week.</summary>
    public static bool AnswersAlways(Listing listing) => listing.Hours?.Always == true && listing.Phones.Any(phone => phone.Kind == PhoneKind.Voice);

    /// <summary>The filters a listing passes everywhere it is listed, <see cref="Anywhere"/> left aside.</summary>
    public static IEnumerable<ListingFilter> InPlaces(Listing listing) => DirectoryLinks.Topics(listing).Select(With).Prepend(Of(listing.Kind)).Prepend(All);

    /// <summary>The filters a listing passes only where all places are listed together.</summary>
    public static IEnumerable<ListingFilter> InAllPlaces(Listing listing) => listing.Languages.Select(Speaking).Concat(AnswersAlways(listing) ? [Always] : Array.Empty<ListingFilter>());
}
