using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A worksheet with the numbers of each country and region it can be printed for.</summary>
/// <param name="Worksheet">The sheet.</param>
/// <param name="Regions">The numbers a reader may choose, the default country's first.</param>
/// <param name="Default">Whose numbers are printed until the reader picks others; null where the default country has none.</param>
public sealed record PlanModel(Worksheet Worksheet, ImmutableArray<PlanRegion> Regions, PlanRegion? Default);

/// <summary>All plans.</summary>
public sealed record PlanIndexModel(ImmutableArray<PlanCard> Plans);

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
        yield return Page.Of<PlanIndexPage, PlanIndexModel>(new("input/worksheets"), about, site, new([.. sheets.Select(sheet => TextView.CardOf(language, sheet.Content))]));
        ImmutableArray<PlanRegion> regions = PlanNumbers.All(site);
        foreach (Document<Worksheet> sheet in sheets)
        {
            PageInfo info = new(Routes.Plan(language, sheet.Content.Id), language, sheet.Content.Title, sheet.Content.Purpose, "plans");
            PlanModel model = new(sheet.Content, regions, regions.FirstOrDefault(region => region.Key == site.Settings.DefaultCountry));
            yield return Page.Of<PlanPage, PlanModel>(sheet.Source, info, site, model);
        }
    }
}
