using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>What happened to a safety-critical listing since its numbers were approved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null where it is gone.</param>
/// <param name="Was">The approved numbers; empty where it is new.</param>
/// <param name="Now">Its numbers now; empty where it is gone.</param>
/// <param name="Before">The approved entry the change is measured by: its own, or that of a listing that vanished and named one of its sources; null where there is none.</param>
/// <param name="NewSource">The source a change of numbers may rest on: not among the approved ones, and dated no earlier than the newest of them.</param>
/// <param name="At">Where to look.</param>
public sealed record SafetyChange(string Id, string? Name, ImmutableArray<string> Was, ImmutableArray<string> Now, SafetyNumbers? Before, ListingSource? NewSource, Source At)
{
    /// <summary>Whether approved numbers are now other numbers; a listing that is new or gone changes none.</summary>
    public bool IsChange => Before is not null && !Now.IsEmpty && !Before.Numbers.SequenceEqual(Now);

    /// <summary>Whether the change may be approved.</summary>
    public bool MayBeApproved => !IsChange || NewSource is not null;
}

/// <summary>
/// One flipped digit in a crisis number is the worst a pull request can hold, and the hardest to see. So these numbers stand a second time in <c>input/safety_numbers.yml</c>,
/// and a difference is an error until it rests on a newer source and the file says the same.
/// </summary>
public static class SafetyNumberChecks
{
    /// <summary>The file, as diagnostics name it.</summary>
    public const string File = "input/safety_numbers.yml";

    private static readonly ImmutableHashSet<ListingType> Types =
    [
        ListingType.Emergency, ListingType.CrisisLine, ListingType.SuicideLine, ListingType.OverdoseResponseLine, ListingType.DomesticViolenceLine,
        ListingType.ChildLine, ListingType.PoisonLine, ListingType.MentalHealthLine, ListingType.DrugAndAlcoholLine,
    ];

    /// <summary>The safety-critical listings: those whose numbers every page shows, and those somebody calls when a life may be in danger.</summary>
    public static IEnumerable<Document<Listing>> Of(Site site)
    {
        HashSet<string> shown = site.Countries.SelectMany(country => country.AllHelp).Select(id => id.Text).ToHashSet(StringComparer.Ordinal);
        return site.Listings.Where(document => !document.Content.Phones.IsEmpty && (Types.Contains(document.Content.Type) || shown.Contains(document.Content.Id))).DistinctBy(document => document.Content.Id);
    }

    /// <summary>A listing's numbers as the file writes them.</summary>
    public static ImmutableArray<string> NumbersOf(Listing listing) => [.. listing.Phones.Select(phone => phone.Digits).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What changed between the approved numbers and the listings, in the order of the ids.</summary>
    /// <param name="site">The site.</param>
    /// <param name="approved">The numbers to compare with.</param>
    public static ImmutableArray<SafetyChange> Changes(Site site, ImmutableArray<SafetyNumbers> approved)
    {
        Dictionary<string, SafetyNumbers> entries = approved.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        ImmutableArray<Document<Listing>> listings = [.. Of(site)];
        HashSet<string> ids = listings.Select(document => document.Content.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<SafetyNumbers> gone = [.. approved.Where(entry => !ids.Contains(entry.Id))];
        // A new id is no way round: what names a source of a listing that vanished stands in its place.
        ILookup<string, SafetyNumbers> goneBySource = gone.SelectMany(entry => entry.Sources.Select(source => (source.Url, entry))).ToLookup(pair => pair.Url, pair => pair.entry);
        return
        [
            .. listings.Select(document => Change(document, entries.GetValueOrDefault(document.Content.Id), goneBySource)).OfType<SafetyChange>()
                .Concat(gone.Select(entry => new SafetyChange(entry.Id, null, entry.Numbers, [], entry, null, entry.At)))
                .OrderBy(change => change.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reports every change as an error that says what it needs.</summary>
    /// <param name="site">The site.</param>
    /// <param name="isAllThere">Whether every listing could be read: only then is one that is missing gone.</param>
    /// <param name="findings">Takes the mistakes.</param>
    internal static void Check(Site site, bool isAllThere, Findings findings)
    {
        if (site.SafetyNumbers is not { } approved)
            return;
        foreach (SafetyChange change in Changes(site, approved).Where(change => isAllThere || !change.Now.IsEmpty))
            findings.Error(Rule.SafetyNumber, change.At, Sentence(change));
    }

    /// <summary>The sentence an editor is told of a change.</summary>
    internal static string Sentence(SafetyChange change) => (change.Before, change.Now) switch
    {
        (_, { IsEmpty: true }) => $"the safety-critical listing '{change.Id}' with {Those(change.Was)} is gone, or is no longer of such a type. If that is right, {Approve}",
        (null, _) => $"the safety-critical listing '{change.Id}' with {Those(change.Now)} is not in {File}. Compare each digit with its sources, then {Approve}",
        ({ } before, _) when !change.IsChange => $"the safety-critical listing '{change.Id}' with {Those(change.Now)} was called '{before.Id}'. If that is right, {Approve}",
        ({ } before, _) when change.NewSource is { } source =>
            $"the numbers of '{change.Id}' were {Those(before.Numbers)} and are now {Those(change.Now)}, by {source.Url} of {source.Date}. Compare each digit with that source, then {Approve}",
        ({ } before, _) =>
            $"the numbers of '{change.Id}' were {Those(before.Numbers)} and are now {Those(change.Now)}. A changed number needs a source that {File} does not name for it, {Dated(before)}. Add that source to the listing, then {Approve}",
    };

    /// <summary>Numbers in a sentence.</summary>
    internal static string Those(ImmutableArray<string> numbers) => numbers.IsEmpty ? "no number" : string.Join(" and ", numbers);

    private const string Approve = "run 'dotnet run --project generator -- safety-numbers' and commit what it writes.";

    private static string Dated(SafetyNumbers before) => before.Newest is { } newest ? $"dated {newest} or later" : "with a date";

    private static SafetyChange? Change(Document<Listing> document, SafetyNumbers? own, ILookup<string, SafetyNumbers> goneBySource)
    {
        Listing listing = document.Content;
        ImmutableArray<string> now = NumbersOf(listing);
        if (own is not null && own.Numbers.SequenceEqual(now))
            return null;
        SafetyNumbers? before = own ?? listing.Sources.SelectMany(source => goneBySource[source.Url]).OrderBy(entry => entry.Id, StringComparer.Ordinal).FirstOrDefault();
        Phone? other = listing.Phones.FirstOrDefault(phone => before is not null && !before.Numbers.Contains(phone.Digits));
        return new(listing.Id, listing.Name, own?.Numbers ?? [], now, before, before is null ? null : NewSource(listing, before), other is { At.File: not null } ? other.At : document.Source);
    }

    private static ListingSource? NewSource(Listing listing, SafetyNumbers before) => listing.Sources
        .Where(source => source.Date is { } date && !before.Sources.Any(old => old.Url == source.Url) && !(before.Newest is { } newest && date.CompareTo(newest) < 0))
        .OrderByDescending(source => source.Date).FirstOrDefault();
}
