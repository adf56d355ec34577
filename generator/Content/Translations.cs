namespace RecoveryGuide.Content;

/// <summary>Joins translations to their originals.</summary>
public static class Translations
{
    /// <summary>
    /// Gives each translated guide everything but its words from the guide of the same name in the default language: dates, sources, safety blocks and links are written once. A translation
    /// without an original is reported and left out.
    /// </summary>
    public static ImmutableArray<Document<Guide>> Complete(ImmutableArray<Document<Guide>> guides, Language original, Diagnostics report)
    {
        Dictionary<string, Guide> originals = guides.Where(guide => guide.Language == original.Code && guide.Content.Translation is null)
            .DistinctBy(guide => guide.Content.Slug).ToDictionary(guide => guide.Content.Slug, guide => guide.Content, StringComparer.Ordinal);
        foreach (Document<Guide> lost in guides.Where(guide => guide.Content.Translation is not null && !originals.ContainsKey(guide.Content.Slug)))
            report.Error(Rule.UnknownGuide, lost.Content.Translation!.At, $"there is no guide '{lost.Content.Slug}' in '{original.Code}' that this could be a translation of.{Suggestion.For(lost.Content.Slug, originals.Keys)}");
        return
        [
            .. from guide in guides
               where guide.Content.Translation is null || originals.ContainsKey(guide.Content.Slug)
               select guide.Content.Translation is null ? guide : guide with { Content = InWordsOf(originals[guide.Content.Slug], guide.Content) },
        ];
    }

    private static Guide InWordsOf(Guide original, Guide words) => original with
    {
        Title = words.Title,
        Summary = words.Summary,
        Question = words.Question,
        Answer = words.Answer,
        DoFirst = words.DoFirst,
        Words = words.Words,
        Body = words.Body,
        Heads = words.Heads,
        TextHash = words.TextHash,
        ReadingGrade = words.ReadingGrade,
        Translation = words.Translation,
        OriginalHash = original.TextHash,
    };
}
