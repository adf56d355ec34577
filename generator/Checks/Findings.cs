using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>
/// Takes what is found wrong with listings. What an editor wrote is reported as found. A row of a feed can be mended only by who publishes the feed, so there it is a warning,
/// and of many alike only the first are told.
/// </summary>
/// <param name="report">Takes the mistakes.</param>
internal sealed class Findings(Diagnostics report)
{
    private const int MostOfAFeed = 5;

    private readonly Dictionary<(string Feed, string Rule), int> ofFeeds = [];

    /// <summary>Reports what cannot be.</summary>
    internal void Error(Listing listing, string rule, Source at, string message) => Add(listing, Severity.Error, rule, at, message);

    /// <summary>Reports what is unlikely.</summary>
    internal void Warning(Listing listing, string rule, Source at, string message) => Add(listing, Severity.Warning, rule, at, message);

    /// <summary>Reports what an editor can mend whatever the listing comes from, at a file of the input.</summary>
    internal void Error(string rule, Source at, string message) => report.Error(rule, at, message);

    /// <summary>Says of each feed how much was left untold. Called last.</summary>
    internal void Finish()
    {
        foreach (((string feed, string rule), int count) in ofFeeds.Where(found => found.Value > MostOfAFeed).OrderBy(found => found.Key.Feed, StringComparer.Ordinal).ThenBy(found => found.Key.Rule, StringComparer.Ordinal))
            report.Warning(rule, new(feed), $"the same is wrong {count - MostOfAFeed} more times in this feed.");
    }

    private void Add(Listing listing, Severity severity, string rule, Source at, string message)
    {
        if (listing.Feed is { } row)
        {
            int count = ofFeeds[(row.File, rule)] = ofFeeds.GetValueOrDefault((row.File, rule)) + 1;
            if (count <= MostOfAFeed)
                report.Warning(rule, at, $"{message} (Row {row.Row} of a feed.)");
        }
        else if (severity == Severity.Error)
            report.Error(rule, at, message);
        else
            report.Warning(rule, at, message);
    }
}
