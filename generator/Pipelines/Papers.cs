using System.Globalization;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Pdf;

namespace RecoveryGuide.Pipelines;

/// <summary>A PDF of a plan or of a guide.</summary>
/// <param name="Route">Its address.</param>
/// <param name="Of">Address of the page it belongs to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Worksheet">The plan; null for a guide's page for the wall.</param>
/// <param name="Language">Its language.</param>
/// <param name="Regions">The countries and regions whose numbers it carries; empty where it carries none and serves everybody.</param>
/// <param name="Paper">The paper it is for.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Bytes">The file.</param>
/// <param name="IsTyped">Whether it has fields to type into.</param>
/// <param name="Picture">A picture of its first page, as SVG.</param>
/// <param name="From">What it was made from.</param>
public sealed record PrintedFile(Route Route, Route Of, string Title, Worksheet? Worksheet, Language Language, ImmutableArray<PlanRegion> Regions, Paper Paper, int Pages, ReadOnlyMemory<byte> Bytes, bool IsTyped, string Picture, Source From);

/// <summary>What a document came to: remembered by what it says.</summary>
internal sealed record Print(int Pages, ReadOnlyMemory<byte> Bytes, ImmutableArray<string> TooLarge, bool IsTyped, string Picture);

/// <summary>Worksheets, and guides that have a sheet for the wall → PDFs to print, one for each language, paper, and set of help numbers; and a picture of each.</summary>
public static class Papers
{
    /// <summary>Reads the theme's fonts; null, and an error, where one is missing.</summary>
    internal static FontBook? ReadFonts(string theme, Diagnostics report)
    {
        try
        {
            return FontBook.Read(theme);
        }
        catch (IOException missing)
        {
            report.Error(Rule.Font, new("theme/fonts"), $"a font cannot be read: {missing.Message}");
            return null;
        }
    }

    /// <summary>Makes the files and reports sheets that do not come to the pages they declare.</summary>
    public static ImmutableArray<PrintedFile> Print(Site site, Memo memo, Diagnostics report)
    {
        if (site.Fonts is not { } fonts)
            return [];
        ImmutableArray<PlanRegion> regions = PlanNumbers.Printed(site);
        Wanted[] wanted =
        [
            .. site.Worksheets.Where(sheet => IsPublished(site, sheet.Language)).SelectMany(sheet => SheetsOf(site, sheet, regions)),
            .. site.Guides.Where(guide => !guide.Content.WallSheet.IsEmpty && IsPublished(site, guide.Language)).SelectMany(guide => WallSheetsOf(site, guide, regions)),
        ];
        ImmutableArray<Print> prints = wanted.SelectOnAllCores(file => memo.Print(file.Document, fonts.Hash, document => PrintOne(document, fonts)));
        memo.KeepOnlyPrinted();
        // Sets of numbers differ in length: each is looked at, and what is wrong with several is told once.
        HashSet<(Source, string)> told = [];
        foreach ((Wanted file, Print print) in wanted.Zip(prints))
            foreach ((string rule, string message) in Complaints(file, print).Where(complaint => told.Add((file.At, complaint.Message))))
                report.Error(rule, file.At, message);
        return [.. wanted.Zip(prints, (file, print) => new PrintedFile(file.Route, file.Of, file.Document.Title, file.Sheet, file.Language, file.Regions, file.Paper, print.Pages, print.Bytes, print.IsTyped, print.Picture, file.From))];
    }

    /// <summary>The files, and the pictures of those the pages show.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
    [
        .. site.Prints.Select(print => new BinaryFile(print.Route, print.From, print.Bytes)),
        .. site.Prints.DistinctBy(print => print.Of).Select(print => new TextFile(Routes.Picture(print.Of), print.From, print.Picture)),
    ];

    private static bool IsPublished(Site site, string code) => site.Settings.Languages.Any(language => language.Code == code);

    private static Print PrintOne(PrintDocument document, FontBook fonts)
    {
        LaidOut laidOut = Layout.Of(document, fonts);
        return new(laidOut.Pages.Length, TaggedPdf.Write(laidOut, fonts), laidOut.TooLarge, laidOut.Pages.Any(page => page.Widgets.Count > 0), PagePicture.Of(laidOut));
    }

    private static IEnumerable<Wanted> SheetsOf(Site site, Document<Worksheet> document, ImmutableArray<PlanRegion> regions)
    {
        (Language language, Worksheet sheet) = (site.Settings.Language(document.Language), document.Content);
        Route page = Routes.Plan(language, sheet.Id);
        return FilesOf(regions, [.. sheet.HelpNumbers], (group, paper) => new(page, language, group, paper, Routes.Paper(page, sheet.Id, language, group.FirstOrDefault()?.Slug, paper),
            new WorksheetPaper(site, language, group.FirstOrDefault()).Document(sheet, paper), document.Source, sheet.PagesAt, sheet.Pages.On(paper), sheet));
    }

    private static IEnumerable<Wanted> WallSheetsOf(Site site, Document<Guide> document, ImmutableArray<PlanRegion> regions)
    {
        (Language language, Guide guide) = (site.Settings.Language(document.Language), document.Content);
        Route page = Routes.Guide(language, guide);
        return FilesOf(regions, [.. WallSheet.NumbersOf(guide)], (group, paper) => new(page, language, group, paper, Routes.Paper(page, guide.Slug, language, group.FirstOrDefault()?.Slug, paper),
            new WallSheet(site, language, group.FirstOrDefault()).Document(guide, paper), document.Source, guide.Translation is null ? guide.WallSheetAt : document.Source, 1, null));
    }

    // Regions whose numbers are the same share a file; what carries no number has one for everybody.
    private static IEnumerable<Wanted> FilesOf(ImmutableArray<PlanRegion> regions, HelpNumber[] numbers, Func<ImmutableArray<PlanRegion>, Paper, Wanted> make)
    {
        ImmutableArray<PlanRegion>[] groups = numbers.Length == 0 ? [[]]
            : [.. regions.GroupBy(region => string.Join(';', numbers.Select(number => region.Number(number)?.Shown))).Select(same => same.ToImmutableArray())];
        return groups.SelectMany(group => Enum.GetValues<Paper>().Select(paper => make(group, paper)));
    }

    private static IEnumerable<(string Rule, string Message)> Complaints(Wanted file, Print print)
    {
        string where = $"on {file.Paper}{(file.Regions.IsEmpty ? "" : $" with the numbers of {file.Regions[0].Key}")}";
        foreach (string what in print.TooLarge)
            yield return (Rule.DoesNotFit, $"{where} {what}: shorten the words, or ask for fewer lines.");
        if (print.Pages == file.Pages)
            yield break;
        yield return (Rule.PageCount, file.Document.IsWall
            ? $"{where} this does not fit one page in letters of 9 points: name fewer sections."
            : string.Create(CultureInfo.InvariantCulture, $"{where} this worksheet takes {print.Pages} {(print.Pages == 1 ? "page" : "pages")}{(print.Pages > file.Pages ? " even when set close" : "")}, not {file.Pages}: write '{Kebab<Paper>.Of(file.Paper)}: {print.Pages}', or shorten it."));
    }

    private sealed record Wanted(Route Of, Language Language, ImmutableArray<PlanRegion> Regions, Paper Paper, Route Route, PrintDocument Document, Source From, Source At, int Pages, Worksheet? Sheet);
}
