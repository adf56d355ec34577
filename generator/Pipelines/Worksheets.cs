using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A worksheet with the numbers of each country it can be printed for.</summary>
/// <param name="Worksheet">The sheet.</param>
/// <param name="Numbers">For each help number, what each country has.</param>
/// <param name="Default">The country whose numbers are printed until the reader picks another.</param>
public sealed record PlanModel(Worksheet Worksheet, ImmutableArray<NumberView> Numbers, Country? Default)
{
    /// <summary>The default country's number; null where it has none, and a blank line is printed.</summary>
    public CountryNumber? Number(HelpNumber number) => Numbers.First(view => view.Number == number).Countries.FirstOrDefault(entry => entry.Country == Default);
}

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
        foreach (Document<Worksheet> sheet in sheets)
        {
            PageInfo info = new(Routes.Plan(language, sheet.Content.Id), language, sheet.Content.Title, sheet.Content.Purpose, "plans");
            PlanModel model = new(sheet.Content, [.. Enum.GetValues<HelpNumber>().Select(number => TextView.NumberIn(site, number))], site.Country(site.Settings.DefaultCountry));
            yield return Page.Of<PlanPage, PlanModel>(sheet.Source, info, site, model);
        }
    }
}
