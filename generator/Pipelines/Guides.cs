using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A guide, ready to be shown.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="Safety">Safety texts before the answer.</param>
/// <param name="AnswerHtml">The two-line answer.</param>
/// <param name="DoFirstHtml">The first steps.</param>
/// <param name="Body">The text.</param>
/// <param name="Sources">Its sources, numbered from 1.</param>
/// <param name="Related">Related guides.</param>
/// <param name="Directory">Ways into the directory.</param>
/// <param name="Worksheets">Plans that go with it.</param>
/// <param name="IsOverdue">Whether its review is overdue.</param>
public sealed record GuideModel(
    Guide Guide,
    ImmutableArray<SafetyView> Safety,
    string AnswerHtml,
    ImmutableArray<string> DoFirstHtml,
    ImmutableArray<TextPart> Body,
    ImmutableArray<Reference> Sources,
    ImmutableArray<GuideCard> Related,
    ImmutableArray<DirectoryLink> Directory,
    ImmutableArray<PlanCard> Worksheets,
    bool IsOverdue);

/// <summary>A guide as a card in a list.</summary>
public sealed record GuideCard(Route Route, string Title, string Summary, GuideSection Section, DateOnly Reviewed);

/// <summary>All guides of a language, by section.</summary>
public sealed record GuideIndexModel(ImmutableArray<GuideSectionModel> Sections);

/// <summary>A section and its guides.</summary>
public sealed record GuideSectionModel(GuideSection Section, Route Route, ImmutableArray<GuideCard> Guides);

/// <summary><c>guides/{language}/{slug}.md</c> → <c>/guides/{section}/{slug}/</c>, a page a section, and the index.</summary>
public sealed class Guides : Pipeline<Guide>
{
    /// <summary>The pipeline.</summary>
    public static Guides Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "guides/";

    /// <inheritdoc/>
    public override string Extension => ".md";

    /// <inheritdoc/>
    public override IEnumerable<Document<Guide>> Process(InputFile file, Diagnostics report) =>
        GuideReader.Read(file, report) is { } guide ? [new(file.Start, file.Folder, guide)] : [];

    /// <summary>The pages.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.SelectMany(language =>
        site.GuidesIn(language).Select(guide => PageOf(site, language, guide)).Concat(Index(site, language)));

    /// <summary>A guide's card.</summary>
    public static GuideCard CardOf(Language language, Guide guide) =>
        new(Routes.Guide(language, guide), guide.Title, guide.Summary, guide.Section, guide.Reviewed);

    /// <summary>The card of a guide that may be written in another language than the page: it leads to where the guide is.</summary>
    public static GuideCard CardOf(Site site, Document<Guide> guide) => CardOf(site.Settings.Language(guide.Language), guide.Content);

    private static Page PageOf(Site site, Language language, Document<Guide> document)
    {
        Guide guide = document.Content;
        PageInfo info = new(Routes.Guide(language, guide), language, guide.Title, guide.Summary,
            guide.Section == GuideSection.Families ? "families" : "guides", Alternates(site, guide.Slug));
        return Page.Of<GuidePage, GuideModel>(document.Source, info, site, ModelOf(site, language, guide));
    }

    private static GuideModel ModelOf(Site site, Language language, Guide guide)
    {
        TextView view = new(site, language, [.. guide.Sources.Select(source => source.Text)]);
        return new(
            guide,
            [.. guide.Safety.Select(id => view.Safety(id.Text)).OfType<SafetyView>()],
            view.Inline(guide.Answer.Text),
            [.. guide.DoFirst.Select(step => view.Inline(step.Text))],
            view.Parts(guide.Body),
            [.. guide.Sources.Select(source => site.Reference(source.Text)).OfType<Reference>()],
            [.. guide.Related.Select(slug => site.Guide(slug.Text, language)).OfType<Document<Guide>>().Select(other => CardOf(site, other))],
            [.. guide.Directory.Select(filter => DirectoryLinks.Of(site, language, filter)).OfType<DirectoryLink>()],
            [.. guide.Worksheets.Where(id => !Shows(guide, id.Text)).Select(id => view.Plan(id.Text)).OfType<PlanCard>()],
            guide.IsOverdueOn(site.Today));
    }

    // A plan whose card stands in the text is not shown a second time beside it.
    private static bool Shows(Guide guide, string worksheet) => guide.Body.ShortCodes.Any(code => code.Name == "worksheet" && code.Arguments.Contains(worksheet));

    private static IEnumerable<Output> Index(Site site, Language language)
    {
        Strings words = site.WordsIn(language);
        ImmutableArray<GuideSectionModel> sections = SectionsOf(site, language);
        if (sections.IsEmpty)
            yield break;
        PageInfo info = new(Routes.Guides(language), language, words.GuidesTitle, words.GuidesDescription, "guides");
        yield return Page.Of<GuideIndexPage, GuideIndexModel>(new("input/guides"), info, site, new(sections));
        foreach (GuideSectionModel section in sections)
        {
            PageInfo about = new(section.Route, language, words.Label(section.Section), words[$"section-intro.{Kebab<GuideSection>.Of(section.Section)}"], section.Section == GuideSection.Families ? "families" : "guides");
            yield return Page.Of<GuideSectionPage, GuideSectionModel>(new("input/guides"), about, site, section);
        }
    }

    /// <summary>The sections of a language that have guides.</summary>
    public static ImmutableArray<GuideSectionModel> SectionsOf(Site site, Language language) =>
    [
        .. site.GuidesIn(language).GroupBy(guide => guide.Content.Section)
            .Select(section => new GuideSectionModel(section.Key, Routes.Section(language, section.Key), [.. section.Select(guide => CardOf(language, guide.Content))])),
    ];

    private static ImmutableArray<(Language, Route)> Alternates(Site site, string slug) =>
    [
        .. from language in site.Settings.Languages
           let document = site.Guides.FirstOrDefault(guide => guide.Language == language.Code && guide.Content.Slug == slug)
           where document is not null
           select (language, Routes.Guide(language, document.Content)),
    ];
}
