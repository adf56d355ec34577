namespace RecoveryGuide.Content;

/// <summary>How many listings there were when somebody last approved their number, from <c>input/listing_counts.yml</c>.</summary>
/// <param name="On">The day they were counted.</param>
/// <param name="Listings">The listings written by hand, by country and kind.</param>
/// <param name="Feeds">The rows taken from each feed, by its file.</param>
public sealed record ListingCounts(DateOnly On, ImmutableArray<ListingCount> Listings, ImmutableArray<FeedCount> Feeds)
{
    /// <summary>What there is before anything was counted.</summary>
    public static ListingCounts None { get; } = new(default, [], []);

    /// <summary>Reads the file.</summary>
    public static ListingCounts Read(YamlMap? map)
    {
        if (map is null)
            return None;
        ListingCounts counts = new(map.RequiredDate("counted"), [.. map.Items("listings").Select(ListingCount.Read)], [.. map.Items("feeds").Select(FeedCount.Read)]);
        map.NothingElse();
        return counts;
    }
}

/// <summary>How many listings a country had of a kind.</summary>
/// <param name="Country">Country code, or <c>INTL</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
/// <param name="At">Where it was written.</param>
public sealed record ListingCount(string Country, ListingKind Kind, int Count, Source At)
{
    /// <summary>More than any directory has.</summary>
    internal const int Most = 10_000_000;

    /// <summary>Reads one entry.</summary>
    public static ListingCount Read(YamlMap map)
    {
        ListingCount count = new(map.Required("country"), map.RequiredChoice<ListingKind>("kind"), map.RequiredNumber("count", 0, Most), map.At);
        map.NothingElse();
        return count;
    }
}

/// <summary>How many listings came from a feed.</summary>
/// <param name="Feed">The feed's file, such as <c>input/feeds/x.yml</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="At">Where it was written.</param>
public sealed record FeedCount(string Feed, int Count, Source At)
{
    /// <summary>Reads one entry.</summary>
    public static FeedCount Read(YamlMap map)
    {
        FeedCount count = new(map.Required("feed"), map.RequiredNumber("count", 0, ListingCount.Most), map.At);
        map.NothingElse();
        return count;
    }
}
