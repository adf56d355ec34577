using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Whether listings can be true at all: what no form of a single value shows. Every check is linear in the number of listings.</summary>
internal static class TruthChecks
{
    /// <summary>Runs the checks.</summary>
    /// <param name="site">The site.</param>
    /// <param name="lostFiles">Whether a file could not be read: then what is missing was not taken away.</param>
    /// <param name="report">Takes the mistakes.</param>
    internal static void Check(Site site, bool lostFiles, Diagnostics report)
    {
        Findings findings = new(report);
        bool isAllThere = !lostFiles && !report.HasErrorBelow("input/listings/");
        PinChecks.Check(site, findings);
        DuplicateChecks.Check(site, findings);
        SharedNumberChecks.Check(site, findings);
        ShortCodeChecks.Check(site, findings);
        HoursChecks.Check(site, findings);
        MeetingChecks.Check(site, findings);
        ZoneChecks.Check(site, findings);
        ClosureChecks.Check(site, findings);
        SafetyNumberChecks.Check(site, isAllThere, findings);
        if (isAllThere)
            ListingCountChecks.Check(site, findings);
        findings.Finish();
    }
}
