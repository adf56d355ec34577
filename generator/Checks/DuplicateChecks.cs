using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>One service listed twice: a reader meets two numbers or two hours and cannot know which is right.</summary>
internal static class DuplicateChecks
{
    /// <summary>A listing with what it is recognised by, folded once.</summary>
    private readonly record struct Entry(Document<Listing> Document, string Name, string Town, string Near)
    {
        public Listing Listing => Document.Content;
    }

    /// <summary>Reports each listing that repeats an earlier one, naming both places.</summary>
    internal static void Check(Site site, Findings findings)
    {
        ImmutableArray<Entry> entries = site.Listings.SelectOnAllCores(EntryOf);
        HashSet<Source> told = [];
        foreach ((Entry first, Entry second) in Pairs(entries, SameName))
            if (!HaveOtherAddresses(first.Listing, second.Listing))
                Tell(first, second, isCertain: true, $"has the name '{second.Listing.Name}' and the place of");
            else if (first.Listing.Feed is null && second.Listing.Feed is null)
                Tell(first, second, isCertain: false, $"has the name '{second.Listing.Name}' and the town of");
        foreach ((Entry first, Entry second) in Pairs(entries, SameNumberAndName))
            Tell(first, second, isCertain: true, $"has the number {second.Listing.MainPhone!.Digits} and nearly the name of");
        foreach ((Entry first, Entry second) in Pairs(entries, SameNumberAndOperator))
            Tell(first, second, isCertain: false, $"has the number {second.Listing.MainPhone!.Digits} and the operator of");
        foreach ((Entry first, Entry second) in Pairs(entries, SamePageAndName))
            if (!HaveOtherAddresses(first.Listing, second.Listing))
                Tell(first, second, isCertain: false, $"has the website {second.Listing.Website} and nearly the name of");

        void Tell(Entry first, Entry second, bool isCertain, string has)
        {
            // What a feed repeats of ours is told at the feed's row.
            if (second.Listing.Feed is null && first.Listing.Feed is not null)
                (first, second) = (second, first);
            if (!told.Add(second.Document.Source))
                return;
            string message = $"listing '{second.Listing.Id}' {has} '{first.Listing.Id}' at {first.Document.Source}; ";
            if (isCertain)
                findings.Error(second.Listing, Rule.LikelyDuplicate, second.Document.Source, message + "keep one, or name them as readers can tell them apart.");
            else
                findings.Warning(second.Listing, Rule.LikelyDuplicate, second.Document.Source, message + "if it is the same service, keep one; if not, give each its own name, page or number.");
        }
    }

    private static Entry EntryOf(Document<Listing> document) =>
        new(document, ListingNames.Folded(document.Content.Name), ListingNames.Folded(document.Content.Town), ListingNames.Near(document.Content));

    private static object? SameName(Entry entry) => (entry.Listing.Kind, entry.Listing.Country, entry.Listing.Region, entry.Name);

    private static object? SameNumberAndName(Entry entry) => Number(entry.Listing) is { } number ? (entry.Listing.Kind, number, entry.Near) : null;

    private static object? SameNumberAndOperator(Entry entry) =>
        Number(entry.Listing) is { } number && entry.Listing.Operator is { } runBy && !entry.Listing.MainPhone!.SharedNumber ? (entry.Listing.Kind, number, ListingNames.Folded(runBy)) : null;

    private static object? SamePageAndName(Entry entry) => Page(entry.Listing.Website) is { } page ? (entry.Listing.Kind, entry.Listing.Country, page, entry.Near) : null;

    // A short code is a number only together with its country.
    private static string? Number(Listing listing) => listing.MainPhone is { } phone ? phone.IsShortCode ? $"{listing.Country} {phone.Digits}" : phone.Digits : null;

    private static string? Page(string? website) =>
        Uri.TryCreate(website, UriKind.Absolute, out Uri? address) ? $"{(address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host)}{address.AbsolutePath.TrimEnd('/')}{address.Query}" : null;

    /// <summary>Each listing with the first of the same key that may lie in the same place: branches in two towns are two services.</summary>
    private static IEnumerable<(Entry First, Entry Second)> Pairs(ImmutableArray<Entry> entries, Func<Entry, object?> key)
    {
        Dictionary<(object Key, string Town), Entry> seen = [];
        foreach (Entry entry in entries)
        {
            if (entry.Name.Length == 0 || key(entry) is not { } same)
                continue;
            bool isRepeated = seen.TryGetValue((same, entry.Town), out Entry first) || seen.TryGetValue((same, entry.Town.Length == 0 ? AnyTown : ""), out first);
            // Two of one id were reported as such.
            if (isRepeated && first.Listing.Id != entry.Listing.Id)
                yield return (first, entry);
            seen.TryAdd((same, entry.Town), entry);
            seen.TryAdd((same, AnyTown), entry);
        }
    }

    // No folded town holds this.
    private const string AnyTown = "*";

    private static bool HaveOtherAddresses(Listing first, Listing second) =>
        (first.Address is not null && second.Address is not null && ListingNames.Folded(first.Address) != ListingNames.Folded(second.Address))
        || (first.Point is { } one && second.Point is { } other && one != other);
}
