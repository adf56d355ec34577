using RecoveryGuide.Modules;

namespace RecoveryGuide.Content;

/// <summary>Reads a guide from its Markdown file.</summary>
public static class GuideReader
{
    /// <summary>Reads a guide and reports what is wrong within this one file.</summary>
    public static Guide? Read(InputFile file, Diagnostics report)
    {
        if (FrontMatter.Read(file, report) is not { } front)
            return null;
        if (!Slug.IsValid(file.Name))
            report.Error(Rule.FileName, file.Start, $"file name '{file.Name}' cannot stand in an address; use lower-case letters a to z, digits and single hyphens, such as '{Slug.From(file.Name)}'.");
        MarkdownText body = MarkdownText.Parse(front.Body, new(file.Path, front.BodyLine), report);
        Translation? translation = Translation.Read(front.Map);
        Guide guide = translation is null ? ReadMap(file.Name, front, body, report) : ReadWords(file.Name, front, body, report) with { Translation = translation };
        front.Map.NothingElse();
        front.Map.NoTypedPhones("title", "summary", "question");
        CheckSteps(guide, front.Map);
        if (translation is null)
            CheckWhole(guide, front.Map);
        ShortCodes.Check(guide.ShortCodes, report);
        return guide with { ReadingGrade = Modules.ReadingGrade.Of(guide.Answer.Text.Prose.Concat(guide.DoFirst.SelectMany(step => step.Text.Prose)).Concat(body.Prose)) };
    }

    private static readonly ImmutableArray<string> Words = ["title", "summary", "question", "answer"];

    // A translation's front matter holds words only; what is true of the guide is taken from the original (Translations.Complete).
    private static Guide ReadWords(string slug, FrontMatter front, MarkdownText body, Diagnostics report)
    {
        YamlMap map = front.Map;
        return new()
        {
            Slug = slug,
            Title = map.Required("title", 5, 90),
            Summary = map.Required("summary", 50, 160),
            Question = map.Required("question", 5, 160),
            Answer = Inline(map, "answer", new(map.Required("answer", 20, 400), map.PlaceOf("answer")), report),
            DoFirst = [.. map.Texts("do_first").Select(step => Inline(map, "do_first", step, report))],
            Words = [.. map.Texts("words").Select(word => word.Text)],
            Body = body,
            TextHash = Translation.HashOf([.. Words.Select(key => map.Text(key) ?? ""), .. map.Texts("do_first").Select(step => step.Text), front.Body]),
            Heads = [.. Heads(map)],
            Section = default,
            Order = 0,
            Audience = [],
            Urgency = default,
            Substances = [],
            ReadingGradeTarget = 0,
            Clinical = false,
            Published = default,
            Reviewed = default,
            ReviewedAt = map.At,
            NextReview = default,
            Review = new(ReviewKind.Editorial, "", null),
            Sources = [],
            Safety = [],
            Related = [],
            Directory = [],
            Worksheets = [],
            QuickExit = false,
            ReadingGrade = 0,
        };
    }

    private static IEnumerable<TextBlock> Heads(YamlMap map)
    {
        if (map.Text("title") is { } title)
            yield return new(TextBlockKind.Heading, title, [(0, map.PlaceOf("title"))]);
        if (map.Text("summary") is { } summary)
            yield return new(TextBlockKind.Prose, summary, [(0, map.PlaceOf("summary"))]);
    }

    private static Guide ReadMap(string slug, FrontMatter front, MarkdownText body, Diagnostics report)
    {
        YamlMap map = front.Map;
        return ReadWords(slug, front, body, report) with
        {
            Section = map.RequiredChoice<GuideSection>("section"),
            Order = map.RequiredNumber("order", 1, 99),
            Audience = map.Choices<Audience>("audience"),
            Urgency = map.RequiredChoice<Urgency>("urgency"),
            Substances = map.Choices<Substance>("substances"),
            ReadingGradeTarget = map.RequiredNumber("reading_grade_target", 1, 8),
            Clinical = map.Flag("clinical"),
            Published = map.RequiredDate("published"),
            Reviewed = map.RequiredDate("reviewed"),
            ReviewedAt = map.PlaceOf("reviewed"),
            NextReview = map.RequiredDate("next_review"),
            Review = ReadReview(map),
            Sources = map.Texts("sources"),
            Safety = map.Texts("safety"),
            Related = map.Texts("related"),
            Directory = [.. map.Texts("directory").Select(filter => ReadFilter(map, filter)).OfType<DirectoryFilter>()],
            Worksheets = map.Texts("worksheets"),
            QuickExit = map.Flag("quick_exit"),
            WallSheet = ReadWallSheet(map, body),
            WallSheetAt = map.PlaceOf("wall_sheet"),
        };
    }

    private static ImmutableArray<int> ReadWallSheet(YamlMap map, MarkdownText body)
    {
        int sections = body.Headings.Count(heading => heading.Level == 2);
        List<int> chosen = [];
        foreach (Located number in map.Texts("wall_sheet"))
            if (int.TryParse(number.Text, out int section) && section >= 1 && section <= sections)
                chosen.Add(section);
            else
                map.Error(Rule.NotAllowed, number.At, $"'{number.Text}' is no section of this guide; write a number from 1 to {sections}.");
        return [.. chosen];
    }

    private static InlineText Inline(YamlMap map, string key, Located text, Diagnostics report)
    {
        // A quoted text begins one column after its quotation mark; near enough to find the mistake by.
        MarkdownText parsed = MarkdownText.Parse(text.Text, text.At, report);
        if (text.Text.Length > 0 && (parsed.Prose.Length != 1 || !parsed.Headings.IsEmpty))
            map.Error(Rule.FrontMatter, text.At, $"'{key}' must be plain sentences in one paragraph, without lists or headings.");
        return new(parsed, text.At);
    }

    private static Review ReadReview(YamlMap parent)
    {
        if (parent.Map("review") is not { } map)
        {
            parent.Required("review");
            return new(ReviewKind.Editorial, "", null);
        }
        Review review = new(map.RequiredChoice<ReviewKind>("kind"), map.Required("by"), map.Text("role"));
        map.NothingElse();
        if (review is { Kind: ReviewKind.Clinical, Role: null })
            map.Error(Rule.MissingKey, "kind", "a clinical review needs 'role': profession, registration and country of the person who signed.");
        return review;
    }

    private static DirectoryFilter? ReadFilter(YamlMap map, Located text)
    {
        string[] halves = text.Text.Split('=', 2);
        if (halves.Length == 2 && halves[0] is "kind" or "with" or "place")
            return new(halves[0], halves[1], text.At);
        map.Error(Rule.EmptyFilter, text.At, $"'{text.Text}' is not a way into the directory; write kind=hotline, with=families or place=india/punjab.{Suggestion.For(halves[^1], [], Ways)}");
        return null;
    }

    // Which countries there are only the whole site knows.
    private static IEnumerable<(string Name, string Word)> Ways =>
        Kebab<ListingKind>.All.Select(kind => (kind, $"kind={kind}")).Concat(Kebab<Serves>.All.Concat(Kebab<Offer>.All).Distinct().Select(topic => (topic, $"with={topic}")));

    private static void CheckSteps(Guide guide, YamlMap map)
    {
        if (guide.DoFirst.Length > 5 || (guide.DoFirst.Length < 2 && (map.LacksItems("do_first") || guide.DoFirst.Length == 1)))
            map.Error(Rule.FrontMatter, "do_first", $"'do_first' has {guide.DoFirst.Length} steps; a guide needs 2 to 5.");
    }

    private static void CheckWhole(Guide guide, YamlMap map)
    {
        if (map.LacksItems("audience"))
            map.Error(Rule.MissingKey, "audience", $"'audience' is missing; allowed: {string.Join(", ", Kebab<Audience>.All)}.");
        if (map.LacksItems("directory"))
            map.Error(Rule.MissingKey, "directory", "each guide links to at least one part of the directory, such as kind=hotline.");
        if (guide.Published > guide.Reviewed && guide.Reviewed != default)
            map.Error(Rule.BadDate, "published", "a guide cannot be published after its last review; a new guide has the same date for both.");
        if (guide.NextReview != default && guide.NextReview <= guide.Reviewed)
            map.Error(Rule.BadDate, "next_review", "the next review must come after the last one.");
        if (guide.Reviewed.Year < 9990 && guide.NextReview > guide.Reviewed.AddMonths(36))
            map.Error(Rule.BadDate, "next_review", "the next review may be at most 36 months after the last one.");
    }
}
