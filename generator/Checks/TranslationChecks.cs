using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Whether translations still say what their originals say.</summary>
public static class TranslationChecks
{
    /// <summary>Reports translations whose original has changed, and translated guides that lost or gained a number, a source, a safety text or a section.</summary>
    public static void Check(Site site, Diagnostics report)
    {
        foreach (Document<Guide> guide in site.Guides.Where(guide => guide.Content.Translation is not null))
        {
            CheckHash(guide.Content.Translation!, guide.Content.OriginalHash!, $"guide '{guide.Content.Slug}'", "", report);
            CheckShortCodes(guide, Original(site, site.Guides, other => other.Slug == guide.Content.Slug)!, report);
            CheckHeadings(guide, Original(site, site.Guides, other => other.Slug == guide.Content.Slug)!, report);
        }
        foreach (TextPage page in site.TextPages.Select(page => page.Content).Where(page => page.Translation is not null))
            CheckHash(page.Translation!, Original(site, site.TextPages, other => other.Slug == page.Slug)?.TextHash, $"page '{page.Slug}'", Suggestion.For(page.Slug, Originals(site, site.TextPages).Select(other => other.Slug)), report);
        foreach (Worksheet sheet in site.Worksheets.Select(sheet => sheet.Content).Where(sheet => sheet.Translation is not null))
            CheckHash(sheet.Translation!, Original(site, site.Worksheets, other => other.Id == sheet.Id)?.TextHash, $"worksheet '{sheet.Id}'", Suggestion.For(sheet.Id, Originals(site, site.Worksheets).Select(other => other.Id)), report);
        CheckFiles(site, site.SafetyBlocks, block => block.Translation, block => block.TextHash, "safety blocks", report);
        CheckFiles(site, site.Glossary, term => term.Translation, term => Translation.HashOf(term.Id, term.Term, term.Meaning), "glossary", report);
        CheckFiles(site, site.Situations, situation => situation.Translation, situation => Translation.HashOf(situation.Say, situation.Guide.Text), "situations", report);
    }

    // Where many texts share a file, the file as a whole is translated.
    private static void CheckFiles<T>(Site site, ImmutableArray<Document<T>> texts, Func<T, Translation?> translation, Func<T, string> hash, string what, Diagnostics report)
    {
        string original = Translation.HashOf(texts.Where(text => text.Language == site.Settings.DefaultLanguage.Code).Select(text => hash(text.Content)));
        foreach (Translation of in texts.Select(text => translation(text.Content)).OfType<Translation>().Distinct())
            CheckHash(of, original, what, "", report);
    }

    private static T? Original<T>(Site site, ImmutableArray<Document<T>> documents, Func<T, bool> isIt) where T : class =>
        Originals(site, documents).FirstOrDefault(isIt);

    private static IEnumerable<T> Originals<T>(Site site, ImmutableArray<Document<T>> documents) => documents.Where(document => document.Language == site.Settings.DefaultLanguage.Code).Select(document => document.Content);

    private static void CheckHash(Translation translation, string? original, string what, string meant, Diagnostics report)
    {
        if (original is null)
            report.Error(Rule.UnknownOriginal, translation.At, $"there is no {what} in the default language that this could be a translation of.{meant}");
        else if (translation.Of != original)
            report.Warning(Rule.OutOfDate, translation.At, $"the original of the {what} has changed since it was translated; bring the translation up to date, then write 'of: {original}' and today's date. Until then the page says so.");
    }

    // Words may change in translation; numbers, sources and safety texts may not.
    private static void CheckShortCodes(Document<Guide> translated, Guide original, Diagnostics report)
    {
        Dictionary<string, int> expected = Counted(original), written = Counted(translated.Content);
        foreach ((string code, int count) in expected.Where(code => code.Value > written.GetValueOrDefault(code.Key)))
            report.Error(Rule.TranslationDiffers, translated.Source, $"the original has {{{{{code}}}}} {Times(count)}, the translation {Times(written.GetValueOrDefault(code))}: it must stand where the original has it.");
        foreach (string code in written.Keys.Where(code => !expected.ContainsKey(code)))
            report.Error(Rule.TranslationDiffers, translated.Source, $"the translation has {{{{{code}}}}}, which the original has not.");
    }

    private static string Times(int count) => count switch { 0 => "nowhere", 1 => "once", _ => $"{count} times" };

    private static Dictionary<string, int> Counted(Guide guide) => guide.ShortCodes
        .SelectMany(code => code.Name == "source" ? code.Arguments.Select(source => $"source {source}") : [$"{code.Name} {string.Join(' ', code.Arguments)}"])
        .GroupBy(code => code).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);

    private static void CheckHeadings(Document<Guide> translated, Guide original, Diagnostics report)
    {
        if (!original.Body.Headings.Select(heading => heading.Level).SequenceEqual(translated.Content.Body.Headings.Select(heading => heading.Level)))
            report.Error(Rule.TranslationDiffers, translated.Source, $"the original has {original.Body.Headings.Length} headings, the translation {translated.Content.Body.Headings.Length}, or their levels differ: each section must be there, in the same order.");
    }
}
