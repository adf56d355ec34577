using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A worksheet with the numbers of each country and region it can be printed for.</summary>
/// <param name="Worksheet">The sheet.</param>
/// <param name="Regions">The numbers a reader may choose, the default country's first.</param>
/// <param name="Default">Whose numbers are printed until the reader picks others; null where the default country has none.</param>
public sealed record PlanModel(Worksheet Worksheet, ImmutableArray<PlanRegion> Regions, PlanRegion? Default);

/// <summary>A plan on the list of plans.</summary>
/// <param name="Card">The plan.</param>
/// <param name="Files">Its PDFs with the default country's numbers.</param>
/// <param name="HasOthers">Whether there are PDFs with other numbers.</param>
public sealed record PlanChoice(PlanCard Card, ImmutableArray<PrintedFile> Files, bool HasOthers);

/// <summary>A guide's page for the wall.</summary>
public sealed record WallSheetChoice(Guide Guide, ImmutableArray<PrintedFile> Files);

/// <summary>All plans.</summary>
/// <param name="Plans">The plans.</param>
/// <param name="Walls">The guides that have a page for the wall.</param>
/// <param name="IsTyped">Whether the PDFs have fields to type into.</param>
public sealed record PlanIndexModel(ImmutableArray<PlanChoice> Plans, ImmutableArray<WallSheetChoice> Walls, bool IsTyped);

/// <summary><c>worksheets/{language}/*.yml</c> → <c>/plans/{id}/</c> and the list of plans.</summary>
public sealed class Worksheets : Pipeline<Worksheet>
{
    /// <summary>The pipeline.</summary>
    public static Worksheets Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "worksheets/";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override IEnumerable<Document<Worksheet>> Process(InputFile file, Diagnostics report) =>
        Yaml.Read(file.Path, file.Text, report) is { } map ? [new(file.Start, file.Folder, WorksheetReader.Read(map))] : [];

    /// <summary>The pages.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.SelectMany(language => PagesIn(site, language));

    private static IEnumerable<Output> PagesIn(Site site, Language language)
    {
        Strings words = site.WordsIn(language);
        Document<Worksheet>[] sheets = [.. site.WorksheetsIn(language)];
        if (sheets.Length == 0)
            yield break;
        PageInfo about = new(Routes.Plans(language), language, words.PlansTitle, words.PlansDescription, "plans");
        yield return Page.Of<PlanIndexPage, PlanIndexModel>(new("input/worksheets"), about, site, IndexOf(site, language, sheets));
        ImmutableArray<PlanRegion> regions = PlanNumbers.All(site);
        foreach (Document<Worksheet> sheet in sheets)
        {
            PageInfo info = new(Routes.Plan(language, sheet.Content.Id), language, sheet.Content.Title, sheet.Content.Purpose, "plans");
            PlanModel model = new(sheet.Content, regions, regions.FirstOrDefault(region => region.Key == site.Settings.DefaultCountry));
            yield return Page.Of<PlanPage, PlanModel>(sheet.Source, info, site, model);
        }
    }

    private static PlanIndexModel IndexOf(Site site, Language language, IEnumerable<Document<Worksheet>> sheets) => new(
        [.. sheets.Select(sheet => TextView.CardOf(language, sheet.Content)).DistinctBy(card => card.Worksheet.Id).Select(card => new PlanChoice(card, FirstOf(site, card.Route), site.PrintsOf(card.Route).Length > FirstOf(site, card.Route).Length))],
        [.. site.GuidesIn(language).Select(guide => new WallSheetChoice(guide.Content, FirstOf(site, Routes.Guide(language, guide.Content)))).Where(wall => !wall.Files.IsEmpty)],
        site.Prints.Any(print => print.Language == language && print.IsTyped));

    // The default country's files come first.
    private static ImmutableArray<PrintedFile> FirstOf(Site site, Route page) =>
        [.. site.PrintsOf(page).GroupBy(print => print.Regions.FirstOrDefault()?.Key).Take(1).SelectMany(first => first)];
}
