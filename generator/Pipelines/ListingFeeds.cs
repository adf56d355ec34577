using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Pipelines;

/// <summary><c>feeds/*.yml</c> and the data files beside them → listings like any other, that say which feed they come from.</summary>
/// <param name="data">Gives a data file.</param>
public sealed class ListingFeeds(Func<string, FeedData?> data) : Pipeline<Listing>
{
    private const int MostMissing = 20;

    /// <inheritdoc/>
    public override string Input => "feeds/";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override int Folders => 0;

    /// <summary>A feed is remembered by its description and its data together.</summary>
    public override string HashOf(InputFile file) => Feed.Read(file, new()) is { } feed && data(feed.File) is { } bytes ? $"{file.Hash}+{bytes.Hash}" : file.Hash;

    /// <inheritdoc/>
    public override IEnumerable<Document<Listing>> Process(InputFile file, Diagnostics report)
    {
        if (Feed.Read(file, report) is not { } feed)
            return [];
        if (data(feed.File) is not { } bytes)
        {
            report.Error(Rule.NoFeedData, feed.Places.File, $"there is no data file '{feed.File}' beside this description.");
            return [];
        }
        Import import = Importer.Read(feed.Format, feed.File, bytes.Bytes.Span, feed.Terms, report);
        CheckRefused(feed, import, report);
        HashSet<string> ids = [.. import.Rows.Select(row => row.Listing.Id)];
        HashSet<string> leftOut = [.. feed.LeaveOut.Select(id => id.Text)];
        // Each is compared with every row: the next are told when these are mended.
        foreach (Located missing in feed.LeaveOut.Where(id => !ids.Contains(id.Text)).Take(MostMissing))
            report.Warning(Rule.UnknownListing, missing.At, $"the feed has no listing '{missing.Text}' to leave out; delete it here.{Suggestion.For(missing.Text, ids)}");
        return
        [
            .. import.Rows.Where(row => !leftOut.Contains(row.Listing.Id)).Select(row => new Document<Listing>(row.At, "",
                row.Listing with { Feed = new(file.Path, row.RowId, feed.Terms.Licence ?? "", feed.Attribution, feed.HasPages) })),
        ];
    }

    // Rows that vanish without a word would look like meetings that are no longer held.
    private static void CheckRefused(Feed feed, Import import, Diagnostics report)
    {
        if (import.Rows.IsEmpty && !report.HasErrors)
            report.Error(Rule.RowsRefused, feed.Places.File, $"no row of '{feed.File}' can be used{Reasons(import)}.");
        else if (import.Refused.Length != feed.Refused)
            report.Warning(Rule.RowsRefused, feed.Places.Refused, $"{import.Refused.Length} of {import.Read} rows of '{feed.File}' cannot be used{Reasons(import)}. The verb import lists them; write 'refused: {import.Refused.Length}' here when that is right.");
    }

    private static string Reasons(Import import) => import.Refused.IsEmpty ? "" : ": " + string.Join("; ", import.Reasons.Select(reason => $"{reason.Rows} because {reason.Why}"));

    /// <summary>Puts the listings of feeds behind those written by hand. Where both have an id, the one written by hand stays; of two feeds the first.</summary>
    public static ImmutableArray<Document<Listing>> Join(ImmutableArray<Document<Listing>> byHand, ImmutableArray<Document<Listing>> feeds, Diagnostics report)
    {
        Dictionary<string, Source> taken = byHand.DistinctBy(listing => listing.Content.Id).ToDictionary(listing => listing.Content.Id, listing => listing.Source, StringComparer.Ordinal);
        List<Document<Listing>> all = [.. byHand];
        foreach (Document<Listing> row in feeds)
            if (taken.TryAdd(row.Content.Id, row.Source))
                all.Add(row);
            else
                report.Warning(Rule.FeedListingTwice, row.Source, $"listing '{row.Content.Id}' of {row.Content.Feed!.File} stands already at {taken[row.Content.Id]}; that one is published. Write its id into 'leave_out' when that is right.");
        return [.. all];
    }
}
