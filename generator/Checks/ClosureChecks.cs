using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Closures that cannot be, or are over.</summary>
internal static class ClosureChecks
{
    /// <summary>Reports closures that end before they begin, and those that have ended.</summary>
    internal static void Check(Site site, Findings findings)
    {
        foreach (Document<Listing> document in site.Listings)
        {
            if (document.Content.TemporarilyClosed is not { Until: { } until } closure)
                continue;
            Source at = document.Content.Places.Closed.File is null ? document.Source : document.Content.Places.Closed;
            if (until < closure.Since.Earliest)
                findings.Error(document.Content, Rule.TemporarilyClosed, at, $"'{document.Content.Id}' is closed until {until:yyyy-MM-dd}, which comes before 'since', {closure.Since}.");
            else if (until < site.Today)
                findings.Warning(document.Content, Rule.TemporarilyClosed, at, $"'{document.Content.Id}' was closed until {until:yyyy-MM-dd}. If it is open again, delete 'temporarily_closed'; if not, say until when.");
        }
    }
}
