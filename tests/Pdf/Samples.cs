using System.Globalization;
using System.Text;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Pdf;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>Documents to try, and the words they hold in the order they are read.</summary>
internal static class Samples
{
    public static FontBook Fonts => FontBook.Read(Repository.Theme);

    private static readonly Dictionary<string, string[]> WordsIn = new()
    {
        ["en"] = ["My plan", "Numbers", "Call somebody", "Morning", "Evening", "Monday", "Tuesday", "reasons I have", "walk", "Why", "low", "high"],
        ["hi"] = ["मेरी योजना", "नंबर", "किसी को फ़ोन करें", "सुबह", "शाम", "सोमवार", "मंगलवार", "मेरे कारण", "टहलना", "क्यों", "कम", "ज़्यादा"],
        ["pa"] = ["ਮੇਰੀ ਯੋਜਨਾ", "ਨੰਬਰ", "ਕਿਸੇ ਨੂੰ ਫ਼ੋਨ ਕਰੋ", "ਸਵੇਰ", "ਸ਼ਾਮ", "ਸੋਮਵਾਰ", "ਮੰਗਲਵਾਰ", "ਮੇਰੇ ਕਾਰਨ", "ਸੈਰ", "ਕਿਉਂ", "ਘੱਟ", "ਵੱਧ"],
    };

    /// <summary>A document of two pages with a block of every kind but the card.</summary>
    public static PrintDocument EveryBlock(string language)
    {
        string[] word = WordsIn[language];
        return Document(word[0], language,
        [
            new HeadingBlock(1, word[0]),
            new FillRowBlock([new("who", word[9]), new("made", word[3], Kind: FillKind.Date)]),
            ListBlock.Of([word[2], word[7]]),
            new PanelBlock([new HeadingBlock(2, word[1], IsPlain: true), new FillRowBlock([new("number.0", word[2], Value: new("112", IsBold: true, Link: "tel:112"), Kind: FillKind.Phone), new("number.1", word[1], Kind: FillKind.Phone)])]),
            new HeadingBlock(2, word[9]),
            new ParagraphBlock(word[7], TextRole.Small, staysWithNext: true),
            new LinesBlock("why.reasons", word[7], word[8], 4),
            new TicksBlock("why.many", word[3], null, [word[3], word[4], word[8]], OnlyOne: false),
            new TicksBlock("why.one", word[4], word[8], [word[3], word[4]], OnlyOne: true),
            new ScaleBlock("why.scale", word[7], 0, 10, word[10], word[11]),
            new HeadingBlock(2, word[3]),
            new TableBlock("table", word[3], word[8], [word[5], word[6]], [], 3, IsTicked: false, IsStrong: false, HasRoomInHeads: false, []),
            new TableBlock("grid", word[4], null, [word[5], word[6]], [word[3], word[4], word[8]], 3, IsTicked: true, IsStrong: true, HasRoomInHeads: true, [3]),
            new MatchBlock("match", word[7], [word[3], word[4]], [word[8], word[2]]),
            ListBlock.Of([word[3], word[4]], isNumbered: true),
        ]);
    }

    public static PrintDocument Document(string title, string language, ImmutableArray<Block> blocks, Paper paper = Paper.A4, bool isLandscape = false) =>
        new(title, title, language, blocks, "RecoveryGuide · recoveryguide.example", paper, isLandscape, IsWall: false, MostPages: 1, "{page} / {pages}", "{label}, {count}");

    /// <summary>The documents of a language's sheets as they are printed in the default country.</summary>
    public static IEnumerable<(Worksheet Sheet, PrintDocument Document)> OfSheets(string language)
    {
        Site site = Repository.Site.Site;
        PlanRegion region = PlanNumbers.Printed(site)[0];
        WorksheetPaper paper = new(site, site.Settings.Language(language), region);
        return site.Worksheets.Where(sheet => sheet.Language == language).SelectMany(sheet => Enum.GetValues<Paper>().Select(size => (sheet.Content, paper.Document(sheet.Content, size))));
    }

    /// <summary>The documents of a language's pages for the wall, with the numbers of the default country.</summary>
    public static IEnumerable<PrintDocument> OfWalls(string language)
    {
        Site site = Repository.Site.Site;
        WallSheet wall = new(site, site.Settings.Language(language), PlanNumbers.Printed(site)[0]);
        return site.GuidesIn(site.Settings.Language(language)).Where(guide => !guide.Content.WallSheet.IsEmpty).SelectMany(guide => Enum.GetValues<Paper>().Select(size => wall.Document(guide.Content, size)));
    }

    /// <summary>Every sheet in every language, on both papers, by name.</summary>
    public static TheoryData<string, string> Sheets => new(Repository.Site.Site.Worksheets.Select(sheet => (sheet.Language, sheet.Content.Id)));

    /// <summary>The words of blocks in the order they are read, one text each.</summary>
    public static IEnumerable<string> Words(IEnumerable<Block> blocks) => blocks.SelectMany(Words);

    private static IEnumerable<string> Words(Block block) => block switch
    {
        HeadingBlock heading => [heading.Text],
        ParagraphBlock text => text.Spans.Select(span => span.Text),
        ListBlock list => list.Items.SelectMany((item, i) => item.Spans.Select(span => span.Text).Prepend(list.IsNumbered ? Number(i + 1) + ". " : "• ").Concat(Words(item.Below))),
        PanelBlock panel => Words(panel.Blocks),
        FillBlock fill => fill.Value is { } value ? [fill.Label, value.Text] : [fill.Label, fill.Hint ?? ""],
        FillRowBlock row => row.Fills.SelectMany(Words),
        LinesBlock lines => [lines.Label, lines.Hint ?? ""],
        TicksBlock ticks => [ticks.Label, ticks.Hint ?? "", .. ticks.Options],
        ScaleBlock scale => [scale.Label, scale.Low, .. Enumerable.Range(scale.Min, scale.Max - scale.Min + 1).Select(Number), scale.High],
        TableBlock table => [table.Label, table.Hint ?? "", .. table.Columns, .. table.RowHeads],
        MatchBlock match => [match.Label, .. match.Left, .. match.Right.SelectMany((text, i) => new[] { Number(i + 1) + ". ", text })],
        CardsBlock cards => Enumerable.Repeat(Words(cards.Front).Concat(Words(cards.Back)), 4).SelectMany(side => side),
        _ => throw new ArgumentException(block.GetType().Name, nameof(block)),
    };

    /// <summary>A text as readers compare it: composed, without blanks and without the character that is nothing.</summary>
    public static string Flat(string text) => string.Concat(text.Normalize(NormalizationForm.FormC).Where(letter => !char.IsWhiteSpace(letter) && letter != '\u200b'));

    /// <summary>Fails with all that was found, to the letter.</summary>
    public static void None(IEnumerable<string> found)
    {
        string all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
