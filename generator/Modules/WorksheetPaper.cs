using RecoveryGuide.Content;
using RecoveryGuide.Pdf;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>Turns a worksheet into the blocks of a document to print.</summary>
/// <param name="site">The whole site.</param>
/// <param name="language">The language of the sheet.</param>
/// <param name="region">Whose numbers are filled in; null for none.</param>
internal sealed class WorksheetPaper(Site site, Language language, PlanRegion? region)
{
    private readonly Strings words = site.WordsIn(language);

    /// <summary>The document of a worksheet.</summary>
    public PrintDocument Document(Worksheet sheet, Paper paper)
    {
        ImmutableArray<Block> blocks = sheet.Layout == WorksheetLayout.Cards ? [Cards(sheet)] : [.. Sheet(sheet)];
        return new(sheet.Title, sheet.Purpose, language.Code, blocks, Footer(site, language, sheet.Layout == WorksheetLayout.Cards ? null : Routes.Plan(language, sheet.Id), region, sheet.HelpNumbers), paper, sheet.Layout == WorksheetLayout.Landscape, false, sheet.Pages.On(paper), words.PaperPageOf, words.LineNumber);
    }

    /// <summary>The words at a sheet's foot: where it comes from, whose numbers it carries and since when, and that it replaces no doctor.</summary>
    public static string Footer(Site site, Language language, Route? route, PlanRegion? region, IEnumerable<HelpNumber> numbers)
    {
        Strings words = site.WordsIn(language);
        DateOnly[] days = region is null ? [] : [.. numbers.Where(region.CheckedOn.ContainsKey).Select(number => region.CheckedOn[number])];
        string address = route is { } own ? $" · {site.Settings.BaseUrl.Replace("https://", "", StringComparison.Ordinal)}{own.Url}" : "";
        string of = days.Length == 0 ? "" : " " + Strings.Fill(words.PaperNumbersOf, ("place", region!.Name(language)), ("date", words.Date(days.Min())));
        return $"{site.Settings.Name}{address} · {words.PaperNoDoctor}{of}";
    }

    private IEnumerable<Block> Sheet(Worksheet sheet)
    {
        yield return new HeadingBlock(1, sheet.Title);
        yield return new FillRowBlock([new("who", words.PlanWho), new("made", words.PlanMadeOn, Kind: FillKind.Date)]);
        yield return ListBlock.Of(sheet.HowUsed, role: TextRole.Small);
        if (sheet.SafetyStrip is { } strip)
            yield return new PanelBlock([new HeadingBlock(2, strip.Title, IsPlain: true), ListBlock.Of(strip.Text), .. NumbersOf(strip)]);
        foreach (WorksheetSection section in sheet.Sections)
        {
            yield return new HeadingBlock(2, section.Title);
            if (section.Guidance is { } guidance)
                yield return new ParagraphBlock(guidance, TextRole.Small, staysWithNext: true);
            foreach (Block block in InRows(section, sheet.Layout == WorksheetLayout.Landscape ? fill => fill.Hint is null : fill => fill.Kind == FillKind.Phone, sheet.Layout == WorksheetLayout.Landscape ? 3 : 2))
                yield return block;
        }
    }

    // A strip may say what to do without a number to call.
    private IEnumerable<Block> NumbersOf(SafetyStrip strip) =>
        strip.Numbers.IsEmpty ? [] : [new FillRowBlock([.. strip.Numbers.Select((number, i) => Number($"number.{i}", words.Label(number), null, number))])];

    private CardsBlock Cards(Worksheet sheet) => new([.. Side(sheet.Sections[0])], [.. Side(sheet.Sections[1])], words.PaperCut);

    private IEnumerable<Block> Side(WorksheetSection section)
    {
        yield return new HeadingBlock(1, section.Title);
        if (section.Guidance is { } guidance)
            yield return new ParagraphBlock(guidance);
        foreach (Block block in InRows(section, fill => fill.Kind == FillKind.Phone, 2))
            yield return block;
    }

    // Short questions share a row: numbers to call, and on a page that lies on its side all that need no hint.
    private IEnumerable<Block> InRows(WorksheetSection section, Func<FillBlock, bool> shares, int most)
    {
        List<FillBlock> row = [];
        foreach (Block block in section.Fields.SelectMany(field => Blocks($"{section.Id}.{field.Id}", field)))
        {
            if (row.Count == most || block is not FillBlock next || !shares(next))
                foreach (Block waiting in Row(row))
                    yield return waiting;
            if (block is FillBlock fill && shares(fill))
                row.Add(fill);
            else
                yield return block;
        }
        foreach (Block waiting in Row(row))
            yield return waiting;
    }

    private static Block[] Row(List<FillBlock> row)
    {
        Block[] blocks = row.Count > 1 ? [new FillRowBlock([.. row])] : [.. row];
        row.Clear();
        return blocks;
    }

    private IEnumerable<Block> Blocks(string name, WorksheetField field) => field.Type switch
    {
        FieldType.Note => Note(field),
        FieldType.Short or FieldType.Signature => [new FillBlock(name, field.Label!, field.Hint)],
        FieldType.Date => [new FillBlock(name, field.Label!, field.Hint, Kind: FillKind.Date)],
        FieldType.Phone => [Number(name, field.Label!, field.Hint, field.Prefill)],
        FieldType.Lines => [new LinesBlock(name, field.Label!, field.Hint, field.Lines)],
        FieldType.Checklist => [new TicksBlock(name, field.Label!, field.Hint, field.Options, false)],
        FieldType.Choice => [new TicksBlock(name, field.Label!, field.Hint, field.Options, true)],
        FieldType.Scale => [new ScaleBlock(name, field.Label!, field.Scale!.Min, field.Scale.Max, field.Scale.Low, field.Scale.High)],
        FieldType.Table => [new TableBlock(name, field.Label!, field.Hint, field.Columns, [], field.RowCount, false, field.Strong, false, [])],
        FieldType.Tickgrid => [new TableBlock(name, field.Label!, field.Hint, field.Columns, field.Rows, field.Rows.Length, true, field.Strong, field.Days is not null, field.WrittenRows)],
        _ => [new MatchBlock(name, field.Label!, field.Columns, field.Rows)],
    };

    // Steps that carry their numbers are no list of their own.
    private static IEnumerable<Block> Note(WorksheetField field) =>
        field.Rows.Length > 1 && !char.IsAsciiDigit(field.Rows[0][0]) ? [ListBlock.Of(field.Rows)] : field.Rows.Select(row => new ParagraphBlock(row));

    private FillBlock Number(string name, string label, string? hint, HelpNumber? number) => Number(region, name, label, hint, number);

    /// <summary>A number as it is shown, on one line whatever the room.</summary>
    internal static string Unbroken(Phone phone) => phone.Shown.Replace(' ', '\u00A0');

    /// <summary>A help number of a region; where it is missing, a line to write it on.</summary>
    internal static FillBlock Number(PlanRegion? region, string name, string label, string? hint, HelpNumber? number) =>
        number is { } asked && region?.Number(asked) is { } phone
            ? new FillBlock(name, label, hint, new(Unbroken(phone), IsBold: true, Link: phone.Rel is null ? phone.Href : null), FillKind.Phone)
            : new FillBlock(name, label, hint, Kind: FillKind.Phone);
}
