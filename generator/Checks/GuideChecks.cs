using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Checks;

/// <summary>Whether guides can be read, and are still under review.</summary>
public static class GuideChecks
{
    private const int MostEmergencyBoxes = 1;
    private const int MostBoxes = 3;

    /// <summary>Reports texts that are too hard, too many boxes on one page, and reviews that are overdue.</summary>
    public static void Check(Site site, Diagnostics report)
    {
        foreach (Document<Guide> document in site.Guides)
        {
            CheckReading(document, report);
            CheckBoxes(site, document, report);
            // A translation has its original's dates.
            if (document.Content.Translation is null)
                CheckDates(site, document, report);
        }
    }

    // The formula is one for English; what other languages are held to instead is in WordChecks.
    private static void CheckReading(Document<Guide> document, Diagnostics report)
    {
        Guide guide = document.Content;
        if (document.Language == ReadingGrade.Language && guide.ReadingGrade > guide.ReadingGradeTarget + 1)
            report.Error(Rule.ReadingGrade, document.Source,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the text reads at school grade {guide.ReadingGrade:0.0}; its target is {guide.ReadingGradeTarget}. Use shorter sentences and shorter words."));
    }

    // Readers skip what stands between neighbouring boxes, so a page may have one emergency box and two others.
    private static void CheckBoxes(Site site, Document<Guide> document, Diagnostics report)
    {
        Guide guide = document.Content;
        Language language = site.Settings.Language(document.Language);
        SafetyBlock[] blocks =
        [
            .. guide.Safety.Select(id => id.Text).Concat(guide.ShortCodes.Where(code => code.Name == "safety").SelectMany(code => code.Arguments))
                .Select(id => site.SafetyBlock(id, language)).OfType<SafetyBlock>(),
        ];
        if (blocks.Length > MostBoxes || blocks.Count(block => block.Level == SafetyLevel.Emergency) > MostEmergencyBoxes)
            report.Error(Rule.TooManyBoxes, document.Source, $"the page has {blocks.Length} safety boxes ({string.Join(", ", blocks.Select(block => block.Id))}); at most {MostEmergencyBoxes} emergency box and {MostBoxes} in all, or readers skip them.");
        else if (blocks.GroupBy(block => block.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            report.Error(Rule.TooManyBoxes, document.Source, $"safety block '{twice.Key}' stands on the page twice, in 'safety' and in the text; keep one.");
    }

    private static void CheckDates(Site site, Document<Guide> document, Diagnostics report)
    {
        Guide guide = document.Content;
        if (guide.Reviewed > site.Today)
            report.Error(Rule.BadDate, guide.ReviewedAt, $"the guide says it was reviewed on {guide.Reviewed:yyyy-MM-dd}, which lies in the future.");
        if (guide.IsOverdueOn(site.Today))
            report.Warning(Rule.ReviewOverdue, document.Source, $"the review was due on {guide.NextReview:yyyy-MM-dd}; the page says so until it is done.");
    }
}
