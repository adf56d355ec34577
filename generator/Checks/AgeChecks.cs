using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>What nobody has compared with its sources for long. Said only where warnings fail, in <c>check --strict</c>: age never stops a build, so that a correction can always be deployed.</summary>
internal static class AgeChecks
{
    private const int MostNamed = 10;

    /// <summary>Warns of listings over 180 days and of those over 365, with the oldest of each.</summary>
    internal static void Check(Site site, Diagnostics report)
    {
        Tell(Freshness.Ageing, "180 days: they are ranked lower and say 'call first'");
        Tell(Freshness.Old, "365 days: a helpline has left the search");

        void Tell(Freshness age, string over)
        {
            ImmutableArray<Document<Listing>> old = [.. site.Listings.Where(document => document.Content.FreshnessOn(site.Today) == age).OrderBy(document => document.Content.Checked.On).ThenBy(document => document.Source.File, StringComparer.Ordinal).ThenBy(document => document.Source.Line)];
            if (!old.IsEmpty)
                report.Warning(Rule.NotComparedForLong, old[0].Source,
                    $"{old.Length} listing{(old.Length == 1 ? " was" : "s were")} last compared with the sources over {over}. The oldest: {string.Join(", ", old.Take(MostNamed).Select(document => $"{document.Content.Id} on {document.Content.Checked.On:yyyy-MM-dd} at {document.Source}"))}.");
        }
    }
}
