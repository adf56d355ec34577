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
/// <param name="Terms">Words of the field it uses, explained at its end.</param>
/// <param name="Original">The guide it is a translation of; null for an original.</param>
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
    ImmutableArray<GlossaryTerm> Terms,
    GuideCard? Original,
    bool IsOverdue);

/// <summary>A guide as a card in a list.</summary>
/// <param name="Route">Its page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Section">Its section.</param>
/// <param name="Reviewed">Its last review.</param>
/// <param name="Foreign">Its language, where that is not the language of the page the card stands on.</param>
public sealed record GuideCard(Route Route, string Title, string Summary, GuideSection Section, DateOnly Reviewed, Language? Foreign);

/// <summary>All guides of a language, by section.</summary>
public sealed record GuideIndexModel(ImmutableArray<GuideSectionModel> Sections);

/// <summary>A section and its guides.</summary>
/// <param name="Section">The section.</param>
/// <param name="Route">Its page.</param>
/// <param name="Ways">What a reader would say, and the guide that answers.</param>
/// <param name="Guides">Its guides; those the language has none of stand last, and lead to the default language.</param>
public sealed record GuideSectionModel(GuideSection Section, Route Route, ImmutableArray<Way> Ways, ImmutableArray<GuideCard> Guides);

/// <summary>A guide that a language has none of yet.</summary>
/// <param name="Original">The guide in the default language.</param>
/// <param name="Guides">Guides of its section that the language has.</param>
public sealed record UntranslatedModel(GuideCard Original, ImmutableArray<GuideCard> Guides);

/// <summary><c>guides/{language}/{slug}.md</c> → <c>/guides/{section}/{slug}/</c>, the same on paper below it, a page a section, and the index.</summary>
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
        site.GuidesIn(language).SelectMany(guide => PagesOf(site, language, guide))
            .Concat(site.UntranslatedIn(language).Select(guide => UntranslatedPage(site, language, guide)))
            .Concat(Index(site, language)));

    /// <summary>A guide's card on a page of a language; a guide of another language leads to where it is.</summary>
    public static GuideCard CardOf(Site site, Language language, Document<Guide> document)
    {
        Guide guide = document.Content;
        Language own = site.Settings.Language(document.Language);
        return new(Routes.Guide(own, guide), guide.Title, guide.Summary, guide.Section, guide.Reviewed, own == language ? null : own);
    }

    private static string AreaOf(GuideSection section) => section == GuideSection.Families ? "families" : "guides";

    /// <summary>The pages of one guide.</summary>
    internal static IEnumerable<Output> PagesOf(Site site, Document<Guide> document) => PagesOf(site, site.Settings.Language(document.Language), document);

    private static IEnumerable<Output> PagesOf(Site site, Language language, Document<Guide> document)
    {
        Guide guide = document.Content;
        GuideModel model = ModelOf(site, language, guide);
        PageInfo info = new(Routes.Guide(language, guide), language, guide.Title, guide.Summary, AreaOf(guide.Section));
        yield return Page.Of<GuidePage, GuideModel>(document.Source, info, site, model);
        // Search engines should send readers to the guide itself; what is printed links no words, since paper cannot follow them.
        PageInfo paper = info with { Route = Routes.Print(language, guide), Title = Strings.Fill(site.WordsIn(language).PaperTitle, ("title", guide.Title)), Canonical = info.Route, Indexed = false };
        yield return Page.Of<GuidePaperPage, GuideModel>(document.Source, paper, site, model with { Body = ViewOf(site, language, guide).Parts(guide.Body) });
    }

    private static Page UntranslatedPage(Site site, Language language, Document<Guide> document)
    {
        Guide guide = document.Content;
        PageInfo info = new(Routes.Guide(language, guide), language, guide.Title, UntranslatedText(site, language), AreaOf(guide.Section), Indexed: false);
        ImmutableArray<GuideCard> others = [.. site.GuidesIn(language).Where(other => other.Content.Section == guide.Section).Select(other => CardOf(site, language, other))];
        return Page.Of<UntranslatedPage, UntranslatedModel>(document.Source, info, site, new(CardOf(site, language, document), others));
    }

    /// <summary>The sentence that says in which language a guide can be read instead.</summary>
    public static string UntranslatedText(Site site, Language language) =>
        Strings.Fill(site.WordsIn(language).UntranslatedText, ("language", site.WordsIn(language).LanguageName(site.Settings.DefaultLanguage.Code)));

    private static TextView ViewOf(Site site, Language language, Guide guide) => new(site, language, [.. guide.Sources.Select(source => source.Text)]);

    private static GuideModel ModelOf(Site site, Language language, Guide guide)
    {
        TextView view = ViewOf(site, language, guide);
        // Nobody should have to look past underlined words in an emergency.
        TermLinks terms = new(guide.Urgency == Urgency.Emergency ? [] : site.TermsIn(language));
        ImmutableArray<TextPart> body = view.Parts(guide.Body, terms);
        return new(
            guide,
            [.. guide.Safety.Select(id => view.Safety(id.Text)).OfType<SafetyView>()],
            view.Inline(guide.Answer.Text),
            [.. guide.DoFirst.Select(step => view.Inline(step.Text))],
            body,
            [.. guide.Sources.Select(source => site.Reference(source.Text)).OfType<Reference>()],
            [.. guide.Related.Select(slug => site.Guide(slug.Text, language)).OfType<Document<Guide>>().Select(other => CardOf(site, language, other))],
            [.. guide.Directory.Select(filter => DirectoryLinks.Of(site, language, filter)).OfType<DirectoryLink>()],
            [.. guide.Worksheets.Where(id => !Shows(guide, id.Text)).Select(id => view.Plan(id.Text)).OfType<PlanCard>()],
            terms.Found,
            guide.Translation is null ? null : CardOf(site, language, site.Guide(guide.Slug, site.Settings.DefaultLanguage)!),
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
            PageInfo about = new(section.Route, language, words.Label(section.Section), words[$"section-intro.{Kebab<GuideSection>.Of(section.Section)}"], AreaOf(section.Section));
            yield return Page.Of<GuideSectionPage, GuideSectionModel>(new("input/guides"), about, site, section);
        }
    }

    /// <summary>The sections that have guides, in a language or in the default one.</summary>
    public static ImmutableArray<GuideSectionModel> SectionsOf(Site site, Language language) =>
    [
        .. site.GuidesIn(language).Concat(site.UntranslatedIn(language)).GroupBy(guide => guide.Content.Section).OrderBy(section => section.Key)
            .Select(section => new GuideSectionModel(section.Key, Routes.Section(language, section.Key), Situations.WaysTo(site, language, section.Key), [.. section.Select(guide => CardOf(site, language, guide))])),
    ];
}
