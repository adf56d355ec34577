using CsCheck;
using RecoveryGuide.Content;
using RecoveryGuide.Pdf;
using Page = RecoveryGuide.Pdf.Page;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>Where things lie on the pages: of every plan, and of documents nobody would write.</summary>
public class Placing
{
    private const double Tolerance = 0.05;

    public static TheoryData<string, string> Sheets => Samples.Sheets;

    [Theory, MemberData(nameof(Sheets))]
    public void A_plan_lies_on_its_pages_as_it_should(string language, string id)
    {
        foreach ((Worksheet sheet, PrintDocument document) in Samples.OfSheets(language).Where(sheet => sheet.Sheet.Id == id))
        {
            LaidOut laidOut = Layout.Of(document, Samples.Fonts);
            bool isCard = sheet.Layout == WorksheetLayout.Cards;

            Assert.Empty(laidOut.TooLarge);
            Samples.None(Misplaced(laidOut, isCard).Concat(ShortOfRoom(laidOut, (isCard ? 6.0 : 9.0).Millimetres)));
            if (isCard)
                Assert.All(laidOut.Pages.SelectMany(page => page.Segments).Where(segment => segment.Node is not null).SelectMany(segment => segment.Drawn).OfType<DrawnText>(), text => Assert.InRange(text.Size, 9, 20));
        }
    }

    [Theory, InlineData("en"), InlineData("hi"), InlineData("pa")]
    public void A_guides_page_for_the_wall_is_one_page_in_letters_that_can_be_read(string language)
    {
        PrintDocument[] walls = [.. Samples.OfWalls(language)];
        Assert.Equal(4, walls.Length);
        Assert.All(walls, document =>
        {
            LaidOut laidOut = Layout.Of(document, Samples.Fonts);
            Assert.Single(laidOut.Pages);
            Assert.Empty(laidOut.TooLarge);
            Samples.None(Misplaced(laidOut, isCard: false));
            Assert.All(laidOut.Pages[0].Segments.Where(segment => segment.Node is not null).SelectMany(segment => segment.Drawn).OfType<DrawnText>(), text => Assert.InRange(text.Size, 9, 30));
        });
    }

    [Fact]
    public void A_document_that_is_a_little_too_long_is_set_tighter_and_no_other_is()
    {
        (LaidOut Loose, LaidOut Asked)[] tried = [.. Enumerable.Range(30, 30).Select(count =>
        {
            PrintDocument document = Samples.Document("Plan", "en", [new HeadingBlock(1, "Plan"), .. Enumerable.Range(1, count).Select(number => new ParagraphBlock($"Step {Samples.Number(number)}"))]);
            return (Layout.Of(document with { MostPages = 12 }, Samples.Fonts), Layout.Of(document, Samples.Fonts));
        })];

        Assert.Contains(tried, each => each.Loose.Pages.Length == 2 && each.Asked.Pages.Length == 1);
        Assert.All(tried, each => Samples.None(Misplaced(each.Asked, isCard: false)));
        Assert.All(tried.Where(each => each.Loose.Pages.Length == each.Asked.Pages.Length), each => Assert.Equal(each.Loose.Pages.SelectMany(page => page.Pieces), each.Asked.Pages.SelectMany(page => page.Pieces)));
    }

    /// <summary>What lies outside the margins or on something else, headings that end a page, and rows of tables that lie on two.</summary>
    private static IEnumerable<string> Misplaced(LaidOut laidOut, bool isCard)
    {
        double side = (isCard ? 5.0 : 14.0).Millimetres, top = (isCard ? 6.0 : 10.0).Millimetres, bottom = laidOut.Height - (isCard ? 11.0 : 13.0).Millimetres, edge = 1.5.Millimetres;
        foreach (Page page in laidOut.Pages)
        {
            string on = $"page {page.Number + 1}: ";
            foreach (Segment segment in page.Segments)
                foreach (Area area in segment.Drawn.Select(AreaOf))
                    if (area.X < side - Tolerance || area.Right > laidOut.Width - side + Tolerance || area.Y < (segment.Node is null ? edge : top) - Tolerance
                        || area.Bottom > (segment.Node is null ? laidOut.Height - edge : laidOut.TooLarge.IsEmpty ? bottom : double.MaxValue) + Tolerance)
                        yield return $"{on}{segment.Node?.Tag ?? "ornament"} outside: {area}";
            foreach ((Widget widget, StructNode _) in page.Widgets)
                if (widget.Area.X < side - Tolerance || widget.Area.Right > laidOut.Width - side + Tolerance || widget.Area.Y < top - Tolerance || laidOut.TooLarge.IsEmpty && widget.Area.Bottom > bottom + Tolerance)
                    yield return $"{on}field outside: {widget.Area}";
            foreach (string each in Overlapping([.. page.Pieces.Select(piece => (piece, "a piece"))]).Concat(Overlapping([.. page.Segments.SelectMany(segment => segment.Drawn).OfType<DrawnText>().Where(text => VisibleWidth(text) > 0).Select(text => (InkOf(text), Read(text)))])).Concat(Overlapping([.. page.Widgets.Select(widget => (widget.Widget.Area, "a field"))])))
                yield return on + each;
        }
        foreach (Bookmark mark in laidOut.Bookmarks)
            if (!laidOut.Pages[mark.Page].Pieces.Any(piece => piece.Y > mark.Y + Tolerance || piece.Y < mark.Y - Tolerance && piece.Bottom > mark.Y + 20))
                yield return $"'{mark.Text}' ends page {mark.Page + 1}";
        foreach (StructNode row in Below(laidOut.Root).Where(node => node.Tag == "TR"))
            if (Below(row).SelectMany(node => node.Kids).Select(kid => kid switch { MarkedContent content => content.Page, Widget widget => widget.Page, _ => -1 }).Where(page => page >= 0).Distinct().Count() > 1)
                yield return "a row lies on two pages";
    }

    /// <summary>Lines too near to one another to write on, and boxes too small to tick.</summary>
    private static IEnumerable<string> ShortOfRoom(LaidOut laidOut, double least)
    {
        foreach (Page page in laidOut.Pages)
        {
            DrawnLine[] lines = [.. page.Segments.SelectMany(segment => segment.Drawn).OfType<DrawnLine>().Where(line => line is { Width: 0.7, Gray: 0.25 }).OrderBy(line => line.Y)];
            for (int i = 0; i < lines.Length; i++)
                foreach (DrawnLine next in lines[(i + 1)..])
                    if (next.Y > lines[i].Y + Tolerance && next.Y < lines[i].Y + least - Tolerance && next.X < lines[i].ToX && lines[i].X < next.ToX)
                        yield return $"page {page.Number + 1}: lines {(next.Y - lines[i].Y) * 25.4 / 72:0.0} mm apart";
            IEnumerable<double> boxes = page.Segments.SelectMany(segment => segment.Drawn).OfType<DrawnBox>().Select(box => Math.Min(box.Area.Width, box.Area.Height) + box.Width)
                .Concat(page.Widgets.Where(widget => widget.Widget.Kind != WidgetKind.Text).Select(widget => Math.Min(widget.Widget.Area.Width, widget.Widget.Area.Height)));
            foreach (double box in boxes.Where(box => box < 4.5.Millimetres - Tolerance))
                yield return $"page {page.Number + 1}: a box of {box * 25.4 / 72:0.0} mm";
        }
    }

    private static IEnumerable<string> Overlapping((Area Area, string Name)[] areas)
    {
        for (int i = 0; i < areas.Length; i++)
            for (int j = i + 1; j < areas.Length; j++)
                if (areas[i].Area is var one && areas[j].Area is var other && one.X < other.Right - Tolerance && other.X < one.Right - Tolerance && one.Y < other.Bottom - Tolerance && other.Y < one.Bottom - Tolerance)
                    yield return $"{areas[i].Name} and {areas[j].Name} overlap: {one} {other}";
    }

    private static Area AreaOf(Drawn drawn) => drawn switch
    {
        DrawnText text => InkOf(text),
        DrawnLine line => new(Math.Min(line.X, line.ToX), Math.Min(line.Y, line.ToY), Math.Abs(line.ToX - line.X), Math.Abs(line.ToY - line.Y)),
        DrawnBox box => box.Area,
        DrawnDot dot => new(dot.X - dot.Radius, dot.Y - dot.Radius, 2 * dot.Radius, 2 * dot.Radius),
        _ => throw new ArgumentException(drawn.GetType().Name, nameof(drawn)),
    };

    // The body of the letters: marks above and below are as high as the script's own lines allow for.
    private static Area InkOf(DrawnText text) => new(text.X, text.Y - text.Size * 0.6, VisibleWidth(text), text.Size * 0.6);

    private static double VisibleWidth(DrawnText text)
    {
        double width = text.Width;
        foreach (Glyph glyph in text.Runs.SelectMany(run => run.Glyphs).Reverse().TakeWhile(glyph => glyph.Text == " "))
            width -= glyph.Advance * text.Size / 1000;
        return width;
    }

    private static string Read(DrawnText text) => string.Concat(text.Runs.SelectMany(run => run.Glyphs).Select(glyph => glyph.Text));

    private static IEnumerable<StructNode> Below(StructNode node) => node.Kids.OfType<StructNode>().SelectMany(Below).Prepend(node);

    private static string TextOf(LaidOut laidOut)
    {
        Dictionary<MarkedContent, Segment> segments = laidOut.Pages.SelectMany(page => page.Segments.Where(segment => segment.Node is not null).Select(segment => (new MarkedContent(page.Number, segment.Id), segment))).ToDictionary();
        return string.Concat(Below(laidOut.Root).SelectMany(node => node.Kids.OfType<MarkedContent>()).SelectMany(content => segments[content].Drawn).OfType<DrawnText>().Select(Read));
    }

    private static readonly ImmutableDictionary<string, Gen<string>> WordsOf = new Dictionary<string, Gen<string>>
    {
        ["en"] = Word("abcdefghijklmnopqrstuvwxyzéüñßABCXYZ'’-/".Select(letter => letter.ToString())),
        ["hi"] = Word(["क", "ख", "ग", "ज़", "ड़", "त", "द", "न", "प", "म", "य", "र", "ल", "व", "स", "ह", "का", "कि", "की", "कु", "रू", "के", "कै", "को", "कौ", "कं", "हाँ", "क्ष", "त्र", "ज्ञ", "श्र", "र्म", "द्ध", "स्त्र", "प्रि", "र्कि", "अ", "आ", "इ", "उ", "ए", "ओ"]),
        ["pa"] = Word(["ਕ", "ਖ", "ਗ", "ਜ਼", "ੜ", "ਤ", "ਦ", "ਨ", "ਪ", "ਮ", "ਰ", "ਲ", "ਵ", "ਸ", "ਹ", "ਕਾ", "ਕਿ", "ਕੀ", "ਕੁ", "ਰੂ", "ਕੇ", "ਕੈ", "ਕੋ", "ਕੌ", "ਕੰ", "ਹਾਂ", "ੱਕ", "ਪ੍ਰ", "ਸ੍ਹ", "ਨ੍ਹ", "ਅ", "ਆ", "ਇ", "ਉ", "ਏ", "ਓ"]),
    }.ToImmutableDictionary();

    // Now and then a word no line can hold.
    private static Gen<string> Word(IEnumerable<string> syllables)
    {
        Gen<string> syllable = Gen.OneOf(syllables.ToArray());
        return Gen.Frequency((20, syllable.Array[1, 5]), (1, syllable.Array[40, 120])).Select(parts => string.Concat(parts));
    }

    private static Gen<string> Text(string language, int most)
    {
        // Every language borrows words of the others.
        Gen<string> word = Gen.Frequency([(10, WordsOf[language]), .. WordsOf.Values.Select(other => (1, other)), (1, Gen.OneOf("112", "+91 98765 43210", "(a)", "10:30", "…", "%"))]);
        return word.Array[1, most].Select(words => string.Join(' ', words));
    }

    private static Gen<Block> AnyBlock(string language)
    {
        Gen<string> brief = Text(language, 5), full = Text(language, 40);
        Gen<string?> hint = Gen.Frequency((1, Gen.Const((string?)null)), (1, brief.Select(text => (string?)text)));
        Gen<ImmutableArray<string>> several = brief.Array[1, 7].Select(texts => texts.ToImmutableArray()), few = brief.Array[1, 4].Select(texts => texts.ToImmutableArray());
        Gen<FillBlock> fill = Gen.Select(brief, hint, Gen.Frequency((2, Gen.Const((TextSpan?)null)), (1, Gen.OneOf("112", "1800 891 4416 (toll-free)").Select(number => (TextSpan?)new TextSpan(number, IsBold: true, Link: "tel:112")))), (label, help, value) => new FillBlock("fill " + label, label, help, value));
        return Gen.OneOf<Block>(
            full.Select(text => (Block)new ParagraphBlock(text)),
            Gen.Select(full, full, (one, other) => (Block)new ParagraphBlock([new(one + " "), new(other, IsBold: true, Link: "https://example.org/")], TextRole.Small)),
            Gen.Select(full.Array[1, 8], Gen.Bool, (items, isNumbered) => (Block)ListBlock.Of(items, isNumbered)),
            fill.Select(one => (Block)one),
            fill.Array[2, 3].Select(fills => (Block)new FillRowBlock([.. fills])),
            Gen.Select(brief, hint, Gen.Int[1, 12], (label, help, count) => (Block)new LinesBlock("lines " + label, label, help, count)),
            Gen.Select(brief, hint, several, Gen.Bool, (label, help, options, onlyOne) => (Block)new TicksBlock((onlyOne ? "choice " : "ticks ") + label, label, help, options, onlyOne)),
            Gen.Select(brief, Gen.Int[0, 1], Gen.Int[2, 10], brief, brief, (label, min, max, low, high) => (Block)new ScaleBlock("scale " + label, label, min, max, low, high)),
            Gen.Select(brief, hint, few, Gen.Int[1, 12], (label, help, columns, rows) => (Block)new TableBlock("table " + label, label, help, columns, [], rows, false, false, false, [])),
            Gen.Select(brief, hint, brief.Array[1, 7], several, (label, help, columns, rows) => (Block)new TableBlock("grid " + label, label, help, [.. columns], rows, rows.Length, true, true, true, [1])),
            Gen.Select(brief, several, several, (label, left, right) => (Block)new MatchBlock("match " + label, label, left, right)),
            Gen.Select(brief, full, (title, text) => (Block)new PanelBlock([new HeadingBlock(2, title, IsPlain: true), ListBlock.Of([text])])),
            Gen.Select(brief, full, (title, text) => (Block)new PanelBlock([new HeadingBlock(2, title, IsPlain: true), new ParagraphBlock(text)])));
    }

    private static readonly Gen<PrintDocument> AnyDocument = Gen.OneOf("en", "hi", "pa").SelectMany(language =>
        Gen.Select(Text(language, 8), Gen.Select(Text(language, 6), AnyBlock(language).Array[1, 4]).Array[1, 4], Gen.OneOf(Paper.A4, Paper.Letter), Gen.Bool, (title, sections, paper, isLandscape) =>
            Samples.Document(title, language, [new HeadingBlock(1, title), .. sections.SelectMany(section => section.Item2.Prepend(new HeadingBlock(2, section.Item1)))], paper, isLandscape)));

    [Fact]
    public void Any_document_lies_on_its_pages_with_all_its_words() => AnyDocument.Try(document =>
    {
        LaidOut laidOut = Layout.Of(document, Samples.Fonts);

        Samples.None(Misplaced(laidOut, isCard: false));
        Assert.Equal(Samples.Flat(string.Concat(Samples.Words(document.Blocks))), Samples.Flat(TextOf(laidOut)));
    }, iter: 100, print: Described);

    [Fact]
    public void Any_document_keeps_the_conditions_of_accessible_files() => AnyDocument.Try(document =>
        Samples.None(AccessibilityRules.Check(TaggedPdf.Write(Layout.Of(document, Samples.Fonts), Samples.Fonts)).Select(fault => $"{fault.Id}: {fault.Fault}")), iter: 20, print: Described);

    private static string Described(PrintDocument document) => document.Written();
}
