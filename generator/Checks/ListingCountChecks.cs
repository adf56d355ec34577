using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>A feed that was cut short and a file that lost its end look like fewer services. What shrank by more than a twentieth is not published until somebody says that it is right.</summary>
internal static class ListingCountChecks
{
    private const int Few = 20;

    /// <summary>Reports countries, kinds and feeds with far fewer listings than were counted last.</summary>
    internal static void Check(Site site, Findings findings)
    {
        ListingCounts now = Count(site);
        Dictionary<(string, ListingKind), int> listings = now.Listings.ToDictionary(count => (count.Country, count.Kind), count => count.Count);
        Dictionary<string, int> feeds = now.Feeds.ToDictionary(count => count.Feed, count => count.Count, StringComparer.Ordinal);
        // One without a country was reported as such.
        foreach (ListingCount before in site.ListingCounts.Listings.Where(count => count.Country.Length > 0))
            Compare(before.Count, listings.GetValueOrDefault((before.Country, before.Kind)), $"listings of kind {Kebab<ListingKind>.Of(before.Kind)} in {before.Country}", before.At);
        foreach (FeedCount before in site.ListingCounts.Feeds)
            Compare(before.Count, feeds.GetValueOrDefault(before.Feed), $"rows of {before.Feed}", before.At);

        void Compare(int before, int after, string what, Source at)
        {
            if (IsTooFew(before, after))
                findings.Error(Rule.ListingsLost, at, $"there were {before} {what} on {site.ListingCounts.On:yyyy-MM-dd}, and now there are {after}. Look for what is missing; if it is right, run 'dotnet run --project generator -- safety-numbers' and commit the new counts.");
        }
    }

    /// <summary>What there is now, in the order of the file.</summary>
    internal static ListingCounts Count(Site site) => new(
        site.Today,
        [
            .. site.Listings.Where(document => document.Content.Feed is null).CountBy(document => (document.Content.Country, document.Content.Kind))
                .Select(group => new ListingCount(group.Key.Country, group.Key.Kind, group.Value, default)).OrderBy(count => count.Country, StringComparer.Ordinal).ThenBy(count => count.Kind),
        ],
        [
            .. site.Listings.Select(document => document.Content.Feed?.File).OfType<string>().CountBy(file => file)
                .Select(group => new FeedCount(group.Key, group.Value, default)).OrderBy(count => count.Feed, StringComparer.Ordinal),
        ]);

    // One row may close at any time; of a few rows that is more than a twentieth.
    private static bool IsTooFew(int before, int after) => before - after > (before < Few ? 1 : before / 20.0);
}
