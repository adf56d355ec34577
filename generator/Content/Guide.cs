namespace RecoveryGuide.Content;

#pragma warning disable CS1591 // Closed lists in the field's own words; input/strings says what readers are shown for each.

/// <summary>The five sections of the library, in reading order.</summary>
public enum GuideSection
{
    Understanding,
    Planning,
    Relapse,
    Aftercare,
    Families,
}

/// <summary>Who a guide is written for.</summary>
public enum Audience
{
    Person,
    Family,
    Friend,
    Helper,
}

/// <summary>How urgent a guide's question is.</summary>
public enum Urgency
{
    None,
    Caution,
    Emergency,
}

/// <summary>What a guide is about.</summary>
public enum Substance
{
    Any,
    Opioids,
    Alcohol,
    Benzodiazepines,
    Stimulants,
    Cannabis,
}

/// <summary>Who looked a guide through.</summary>
public enum ReviewKind
{
    Editorial,
    Clinical,
}
#pragma warning restore CS1591

/// <summary>Who reviewed a guide. Only a clinical review lets a page drop "Not yet checked by a clinician".</summary>
public sealed record Review(ReviewKind Kind, string By, string? Role);

/// <summary>A text of one paragraph in front matter, with where it stands.</summary>
public sealed record InlineText(MarkdownText Text, Source At);

/// <summary>A link from a guide into the directory, which must have something to show.</summary>
/// <param name="Key"><c>kind</c>, <c>with</c> or <c>place</c>.</param>
/// <param name="Value">The kind, the service or person served, or <c>country[/region]</c>.</param>
/// <param name="At">Where it was written.</param>
public sealed record DirectoryFilter(string Key, string Value, Source At);

/// <summary>A guide: one reader's question, answered.</summary>
public sealed record Guide
{
    /// <summary>Its id everywhere: the file's name.</summary>
    public required string Slug { get; init; }

    /// <summary>Title, as the reader would say it.</summary>
    public required string Title { get; init; }

    /// <summary>Its section.</summary>
    public required GuideSection Section { get; init; }

    /// <summary>Its place in the section.</summary>
    public required int Order { get; init; }

    /// <summary>50 to 160 characters, for cards, search and description.</summary>
    public required string Summary { get; init; }

    /// <summary>The question in the reader's words.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in two lines.</summary>
    public required InlineText Answer { get; init; }

    /// <summary>"Do this first": two to five steps.</summary>
    public required ImmutableArray<InlineText> DoFirst { get; init; }

    /// <summary>Who it is for.</summary>
    public required ImmutableArray<Audience> Audience { get; init; }

    /// <summary>How urgent it is.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>What it is about.</summary>
    public required ImmutableArray<Substance> Substances { get; init; }

    /// <summary>The Flesch-Kincaid grade it aims at.</summary>
    public required int ReadingGradeTarget { get; init; }

    /// <summary>Whether it gives medical advice: then "Not yet checked by a clinician" also stands at its top.</summary>
    public required bool Clinical { get; init; }

    /// <summary>First published.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>Last whole-page review.</summary>
    public required DateOnly Reviewed { get; init; }

    /// <summary>Where the day of the last review was written.</summary>
    public required Source ReviewedAt { get; init; }

    /// <summary>When the next one is due.</summary>
    public required DateOnly NextReview { get; init; }

    /// <summary>Who did the last one.</summary>
    public required Review Review { get; init; }

    /// <summary>Ids of the sources it rests on, in the order the page numbers them.</summary>
    public required ImmutableArray<Located> Sources { get; init; }

    /// <summary>Ids of safety blocks shown before the answer.</summary>
    public required ImmutableArray<Located> Safety { get; init; }

    /// <summary>Slugs of related guides.</summary>
    public required ImmutableArray<Located> Related { get; init; }

    /// <summary>Ways into the directory.</summary>
    public required ImmutableArray<DirectoryFilter> Directory { get; init; }

    /// <summary>Ids of worksheets that go with it.</summary>
    public required ImmutableArray<Located> Worksheets { get; init; }

    /// <summary>Which of its sections, from 1, stand on its one-page sheet for a wall or a fridge, after "Do this first"; empty where it has no such sheet.</summary>
    public ImmutableArray<int> WallSheet { get; init; } = [];

    /// <summary>Where that was written.</summary>
    public Source WallSheetAt { get; init; }

    /// <summary>Whether the page offers a quick way out at its top as well.</summary>
    public required bool QuickExit { get; init; }

    /// <summary>Words people search by that the text does not use.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>The body.</summary>
    public required MarkdownText Body { get; init; }

    /// <summary>The Flesch-Kincaid grade of its sentences, to one decimal.</summary>
    public required double ReadingGrade { get; init; }

    /// <summary>Hash of its words (<see cref="Content.Translation.HashOf"/>): what translations of it name.</summary>
    public required string TextHash { get; init; }

    /// <summary>What it says of itself as a translation; null for an original. Everything but its words is then the original's.</summary>
    public Translation? Translation { get; init; }

    /// <summary>The original's hash, for a translation; null for an original.</summary>
    public string? OriginalHash { get; init; }

    /// <summary>Whether the original's words have changed since it was translated.</summary>
    public bool IsOutOfDate => Translation is not null && Translation.Of != OriginalHash;

    /// <summary>Texts that readers see as part of the guide, each piece with its place.</summary>
    public IEnumerable<TextBlock> Blocks => Heads.Concat(Answer.Text.Blocks).Concat(DoFirst.SelectMany(step => step.Text.Blocks)).Concat(Body.Blocks);

    /// <summary>Title and summary; the question is the reader's own words and is not held to ours.</summary>
    public required ImmutableArray<TextBlock> Heads { get; init; }

    /// <summary>All short-codes of answer, steps and body.</summary>
    public IEnumerable<ShortCode> ShortCodes => Answer.Text.ShortCodes.Concat(DoFirst.SelectMany(step => step.Text.ShortCodes)).Concat(Body.ShortCodes);

    /// <summary>Whether its review is overdue on a day.</summary>
    public bool IsOverdueOn(DateOnly today) => NextReview < today;
}
