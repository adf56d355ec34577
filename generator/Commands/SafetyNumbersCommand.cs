using RecoveryGuide.Checks;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Commands;

/// <summary>The verb <c>safety-numbers</c>: approves the numbers of safety-critical listings and the counts of listings as they are now, and refuses what rests on nothing new.</summary>
internal static class SafetyNumbersCommand
{
    /// <summary>Writes both files anew. A number that changed without a newer source keeps its old entry.</summary>
    /// <param name="options">What is read; the files are written into its input folder.</param>
    /// <returns>Whether everything was approved.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    internal static bool Run(BuildOptions options)
    {
        BuiltSite built = Build.Run(options, new());
        // What this verb mends is no reason not to run it; anything else would be approved unread.
        ImmutableArray<Diagnostic> others = [.. built.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.Code is not (Rule.SafetyNumber or Rule.ListingsLost))];
        foreach (Diagnostic other in others)
            Console.Error.WriteLine(other);
        if (!others.IsEmpty)
        {
            Console.Error.WriteLine("Mend these first: nothing was written.");
            return false;
        }
        ImmutableArray<SafetyNumbers> before = built.Site.SafetyNumbers ?? [];
        ImmutableArray<SafetyChange> changes = SafetyNumberChecks.Changes(built.Site, before);
        SafetyReport.Print(changes);
        ImmutableArray<SafetyChange> refused = [.. changes.Where(change => !change.MayBeApproved)];
        foreach (SafetyChange change in refused)
            Console.Error.WriteLine(new Diagnostic(Severity.Error, Rule.SafetyNumber, change.At, SafetyNumberChecks.Sentence(change)));
        Write(options, "safety_numbers.yml", KeptFiles.SafetyNumbers(Approved(built.Site, before, refused)));
        Write(options, "listing_counts.yml", KeptFiles.ListingCounts(Counted(built.Site)));
        return refused.IsEmpty;
    }

    // The entry a refused change is measured by stays, so that the next run finds it again.
    private static IEnumerable<SafetyNumbers> Approved(Site site, ImmutableArray<SafetyNumbers> before, ImmutableArray<SafetyChange> refused)
    {
        HashSet<string> kept = refused.SelectMany(change => new[] { change.Id, change.Before!.Id }).ToHashSet(StringComparer.Ordinal);
        return SafetyNumberChecks.Of(site).Where(document => !kept.Contains(document.Content.Id)).Select(document => KeptFiles.EntryOf(document.Content))
            .Concat(before.Where(entry => kept.Contains(entry.Id)));
    }

    // The day stays where nothing changed, so that running the verb again changes nothing.
    private static ListingCounts Counted(Site site)
    {
        ListingCounts now = ListingCountChecks.Count(site);
        ListingCounts before = site.ListingCounts;
        bool isSame = before.On != default
            && now.Listings.Select(count => (count.Country, count.Kind, count.Count)).SequenceEqual(before.Listings.Select(count => (count.Country, count.Kind, count.Count)))
            && now.Feeds.Select(count => (count.Feed, count.Count)).SequenceEqual(before.Feeds.Select(count => (count.Feed, count.Count)));
        return isSame ? now with { On = before.On } : now;
    }

    private static void Write(BuildOptions options, string name, string text)
    {
        string path = Path.Combine(options.Input, name);
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        File.WriteAllText(path, text);
        Console.WriteLine($"{BuildOptions.InputName}/{name} was written; read what changed before you commit it.");
    }
}
