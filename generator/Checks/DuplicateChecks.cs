using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>One service listed twice: a reader meets two numbers or two hours and cannot know which is right.</summary>
internal static class DuplicateChecks
{
    /// <summary>Reports each listing that repeats an earlier one, naming both places.</summary>
    internal static void Check(Site site, Findings findings)
    {
        HashSet<Source> told = [];
        foreach ((Document<Listing> first, Document<Listing> second) in Pairs(site, SameName))
            if (!HaveOtherAddresses(first.Content, second.Content))
                Tell(first, second, isCertain: true, $"has the name '{second.Content.Name}' and the place of");
            else if (first.Content.Feed is null && second.Content.Feed is null)
                Tell(first, second, isCertain: false, $"has the name '{second.Content.Name}' and the town of");
        foreach ((Document<Listing> first, Document<Listing> second) in Pairs(site, SameNumberAndName))
            Tell(first, second, isCertain: true, $"has the number {second.Content.MainPhone!.Digits} and nearly the name of");
        foreach ((Document<Listing> first, Document<Listing> second) in Pairs(site, SameNumberAndOperator))
            Tell(first, second, isCertain: false, $"has the number {second.Content.MainPhone!.Digits} and the operator of");
        foreach ((Document<Listing> first, Document<Listing> second) in Pairs(site, SamePageAndName))
            if (!HaveOtherAddresses(first.Content, second.Content))
                Tell(first, second, isCertain: false, $"has the website {second.Content.Website} and nearly the name of");

        void Tell(Document<Listing> first, Document<Listing> second, bool isCertain, string has)
        {
            // What one feed says twice is its publisher's; what a feed repeats of ours is told at the feed's row.
            if (second.Content.Feed is null && first.Content.Feed is not null)
                (first, second) = (second, first);
            if (!told.Add(second.Source))
                return;
            string message = $"listing '{second.Content.Id}' {has} '{first.Content.Id}' at {first.Source}; ";
            if (isCertain)
                findings.Error(second.Content, Rule.LikelyDuplicate, second.Source, message + "keep one, or name them as readers can tell them apart.");
            else
                findings.Warning(second.Content, Rule.LikelyDuplicate, second.Source, message + "if it is the same service, keep one; if not, give each its own name, page or number.");
        }
    }

    private static object? SameName(Listing listing) => (listing.Kind, listing.Country, listing.Region, ListingNames.Folded(listing.Name));

    private static object? SameNumberAndName(Listing listing) => Number(listing) is { } number ? (listing.Kind, number, ListingNames.Near(listing)) : null;

    private static object? SameNumberAndOperator(Listing listing) =>
        Number(listing) is { } number && listing.Operator is { } runBy && !listing.MainPhone!.SharedNumber ? (listing.Kind, number, ListingNames.Folded(runBy)) : null;

    private static object? SamePageAndName(Listing listing) => Page(listing.Website) is { } page ? (listing.Kind, listing.Country, page, ListingNames.Near(listing)) : null;

    // A short code is a number only together with its country.
    private static string? Number(Listing listing) => listing.MainPhone is { } phone ? phone.IsShortCode ? $"{listing.Country} {phone.Digits}" : phone.Digits : null;

    private static string? Page(string? website) =>
        Uri.TryCreate(website, UriKind.Absolute, out Uri? address) ? $"{(address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host)}{address.AbsolutePath.TrimEnd('/')}{address.Query}" : null;

    /// <summary>Each listing with the first of the same key that may lie in the same place: branches in two towns are two services.</summary>
    private static IEnumerable<(Document<Listing> First, Document<Listing> Second)> Pairs(Site site, Func<Listing, object?> key)
    {
        Dictionary<(object Key, string Town), Document<Listing>> seen = [];
        foreach (Document<Listing> document in site.Listings)
        {
            if (document.Content.Name.Length == 0 || key(document.Content) is not { } same)
                continue;
            string town = ListingNames.Folded(document.Content.Town);
            Document<Listing>? first = seen.GetValueOrDefault((same, town)) ?? (town.Length == 0 ? seen.GetValueOrDefault((same, AnyTown)) : seen.GetValueOrDefault((same, "")));
            // Two of one id were reported as such.
            if (first is not null && first.Content.Id != document.Content.Id)
                yield return (first, document);
            seen.TryAdd((same, town), document);
            seen.TryAdd((same, AnyTown), document);
        }
    }

    // No folded town holds this.
    private const string AnyTown = "*";

    private static bool HaveOtherAddresses(Listing first, Listing second) =>
        (first.Address is not null && second.Address is not null && ListingNames.Folded(first.Address) != ListingNames.Folded(second.Address))
        || (first.Point is { } one && second.Point is { } other && one != other);
}
