using System.Globalization;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Pdf;

namespace RecoveryGuide.Pipelines;

/// <summary>A PDF of a plan.</summary>
/// <param name="Route">Its address.</param>
/// <param name="Of">Id of the plan.</param>
/// <param name="Language">Its language.</param>
/// <param name="Regions">The countries and regions whose numbers it carries; empty where it carries none and serves everybody.</param>
/// <param name="Paper">The paper it is for.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Bytes">The file.</param>
/// <param name="IsTyped">Whether it has fields to type into.</param>
public sealed record PrintedFile(Route Route, string Of, Language Language, ImmutableArray<PlanRegion> Regions, Paper Paper, int Pages, ReadOnlyMemory<byte> Bytes, bool IsTyped);

/// <summary>What a document came to: remembered by what it says.</summary>
internal sealed record Print(int Pages, ReadOnlyMemory<byte> Bytes, ImmutableArray<string> TooLarge);

/// <summary>Worksheets → PDFs to print, one for each language, paper, and set of help numbers.</summary>
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
        Wanted[] wanted = [.. site.Worksheets.Where(sheet => site.Settings.Languages.Any(language => language.Code == sheet.Language)).SelectMany(sheet => WantedOf(site, sheet, regions))];
        Print[] prints = new Print[wanted.Length];
        Parallel.For(0, wanted.Length, i => prints[i] = memo.Print(wanted[i].Document, document => PrintOne(document, fonts)));
        memo.KeepOnlyPrints(wanted.Select(file => file.Document));
        // A number that is missing prints a line, and a line takes more room: what fits for one region may not for another.
        foreach (var same in wanted.Zip(prints).GroupBy(pair => (pair.First.Sheet, pair.First.Paper)))
            Check(same.Key.Sheet, same.Key.Paper, [.. same], report);
        return [.. wanted.Zip(prints, (file, print) => new PrintedFile(file.Route, file.Sheet.Id, file.Language, file.Regions, file.Paper, print.Pages, print.Bytes, FontBook.CanType(file.Language.Code)))];
    }

    /// <summary>The files.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        site.Prints.Select(print => new BinaryFile(print.Route, new($"input/worksheets/{print.Language.Code}/{print.Of}.yml"), print.Bytes));

    private static Print PrintOne(PrintDocument document, FontBook fonts)
    {
        LaidOut laidOut = Layout.Of(document, fonts);
        return new(laidOut.Pages.Length, TaggedPdf.Write(laidOut, fonts), laidOut.TooLarge);
    }

    // Regions whose numbers are the same share a file; a sheet that carries no number has one for everybody.
    private static IEnumerable<Wanted> WantedOf(Site site, Document<Worksheet> sheet, ImmutableArray<PlanRegion> regions)
    {
        Language language = site.Settings.Language(sheet.Language);
        HelpNumber[] numbers = [.. sheet.Content.HelpNumbers];
        PlanRegion[][] groups = numbers.Length == 0 ? [[]] : [.. regions.GroupBy(region => string.Join(';', numbers.Select(number => region.Number(number)?.Shown))).Select(same => same.ToArray())];
        foreach (PlanRegion[] group in groups)
            foreach (Paper paper in Enum.GetValues<Paper>())
                yield return new(sheet.Content, language, [.. group], paper,
                    Routes.PlanPaper(language, sheet.Content.Id, group.FirstOrDefault()?.Slug, paper), new WorksheetPaper(site, language, group.FirstOrDefault()).Document(sheet.Content, paper));
    }

    private static void Check(Worksheet sheet, Paper paper, (Wanted File, Print Print)[] made, Diagnostics report)
    {
        int declared = sheet.Pages.On(paper);
        foreach (var same in made.SelectMany(each => each.Print.TooLarge.Select(what => (What: what, each.File))).GroupBy(each => each.What, each => each.File))
            report.Error(Rule.DoesNotFit, sheet.PagesAt, $"on {paper} {same.Key}{For(same, made)}: shorten the words, or ask for fewer lines.");
        foreach (var same in made.Where(each => each.Print.Pages != declared).GroupBy(each => each.Print.Pages, each => each.File))
            report.Error(Rule.PageCount, sheet.PagesAt, string.Create(CultureInfo.InvariantCulture, $"on {paper} this worksheet takes {same.Key} pages, not {declared}{For(same, made)}: write '{Kebab<Paper>.Of(paper)}: {same.Key}', or shorten it."));
    }

    // Where only some regions' numbers make the difference, they are named.
    private static string For(IEnumerable<Wanted> some, (Wanted File, Print Print)[] all)
    {
        string[] keys = [.. some.SelectMany(file => file.Regions).Select(region => region.Key)];
        return some.Count() == all.Length ? "" : $", with the numbers of {string.Join(", ", keys)}";
    }

    private sealed record Wanted(Worksheet Sheet, Language Language, ImmutableArray<PlanRegion> Regions, Paper Paper, Route Route, PrintDocument Document);
}
