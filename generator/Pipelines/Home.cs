using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>The front door.</summary>
/// <param name="Finder">Counts and ways into the directory.</param>
/// <param name="Stages">The three guides behind "Where are things right now?", where they exist.</param>
/// <param name="ComingHome">The guide for the first 28 days.</param>
/// <param name="Families">Guides for families.</param>
/// <param name="Newest">The guides reviewed last.</param>
/// <param name="Plans">Plans to print.</param>
public sealed record HomeModel(
    FinderModel Finder,
    ImmutableArray<HomeStage> Stages,
    GuideCard? ComingHome,
    ImmutableArray<GuideCard> Families,
    ImmutableArray<GuideCard> Newest,
    ImmutableArray<PlanCard> Plans);

/// <summary>A stage in the reader's own words, and where it leads.</summary>
/// <param name="Number">1 to 3.</param>
/// <param name="Title">What the reader would say.</param>
/// <param name="Signs">What it looks like.</param>
/// <param name="LinkText">What the link says.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="First">What comes before everything else, where somebody may be in danger.</param>
public sealed record HomeStage(int Number, string Title, ImmutableArray<string> Signs, string LinkText, string Href, GuideCard? First = null);

/// <summary>Everything → <c>/</c></summary>
public static class Home
{
    private const int MostNewest = 3;

    /// <summary>A front door a language.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.Select(language =>
    {
        Strings words = site.WordsIn(language);
        PageInfo info = new(language.Root, language, words.HomeTitle, words.HomeDescription, "");
        return Page.Of<HomePage, HomeModel>(new("input/site.yml"), info, site, ModelOf(site, language, words));
    });

    private static HomeModel ModelOf(Site site, Language language, Strings words)
    {
        ImmutableArray<GuideCard> cards = [.. site.GuidesIn(language).Select(guide => Guides.CardOf(site, language, guide))];
        return new(
            Finder.ModelOf(site, language),
            [.. StagesOf(site, language, words)],
            cards.FirstOrDefault(card => card.Section == GuideSection.Aftercare),
            [.. cards.Where(card => card.Section == GuideSection.Families)],
            [.. cards.OrderByDescending(card => card.Reviewed).Take(MostNewest)],
            [.. site.WorksheetsIn(language).Select(sheet => TextView.CardOf(language, sheet.Content))]);
    }

    private static IEnumerable<HomeStage> StagesOf(Site site, Language language, Strings words)
    {
        Document<Guide>? stages = site.Guide("three-stages-of-relapse", language);
        Document<Guide>? lapse = site.Guide("after-a-lapse", language);
        Document<Guide>? overdose = site.Guide("overdose-emergency", language);
        if (stages is null || lapse is null)
            yield break;
        Route map = Guides.CardOf(site, language, stages).Route;
        yield return new(1, words.StageOneTitle, [words.StageOneSignA, words.StageOneSignB], words.StageOneLink, Anchor(map, stages.Content, 1));
        yield return new(2, words.StageTwoTitle, [words.StageTwoSignA, words.StageTwoSignB], words.StageTwoLink, Anchor(map, stages.Content, 2));
        yield return new(3, words.StageThreeTitle, [words.StageThreeSignA, words.StageThreeSignB], words.StageThreeLink, Guides.CardOf(site, language, lapse).Route.Url,
            overdose is null ? null : Guides.CardOf(site, language, overdose));
    }

    // The stage's own heading where the guide has one with its number; the guide itself otherwise.
    private static string Anchor(Route route, Guide guide, int stage) =>
        guide.Body.Headings.FirstOrDefault(heading => heading.Level == 2 && heading.Text.Contains($" {stage}", StringComparison.Ordinal)) is { } heading ? route.At(heading.Id) : route.Url;
}
