using RecoveryGuide.Content;
using RecoveryGuide.Search;

namespace RecoveryGuide.Checks;

/// <summary>Names of listings as far as they tell one service from another.</summary>
internal static class ListingNames
{
    // What a name says of the kind of service and not of which one it is.
    private static readonly ImmutableHashSet<string> Fillers =
        ["the", "a", "an", "of", "for", "and", "in", "at", "to", "centre", "center", "clinic", "group", "groups", "helpline", "hotline", "line", "meeting", "meetings", "service", "services"];

    /// <summary>The name without case, accents and punctuation.</summary>
    internal static string Folded(string? text) => text is null ? "" : string.Join(' ', Words.Of(text));

    /// <summary>What near-equal names have in common: the words that matter, in any order and spelling. "The Hope Centre" and "Hope Clinic" are near, "Hope" and "New Hope" are not.</summary>
    internal static string Near(Listing listing)
    {
        ImmutableArray<string> words = Words.Of(listing.Name);
        ImmutableArray<string> telling = [.. words.Where(word => !Fillers.Contains(word)).Select(Bones).Distinct().Order(StringComparer.Ordinal)];
        return string.Join(' ', (telling.IsEmpty ? words : telling).AsEnumerable());
    }

    // The bones of a short word are shared by too many others.
    private static string Bones(string word) => Skeleton.Of(word) is { Length: > Skeleton.ShortestUseful } bones ? bones : word;
}
