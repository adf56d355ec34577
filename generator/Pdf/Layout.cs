using System.Globalization;
using RecoveryGuide.Content;

namespace RecoveryGuide.Pdf;

/// <summary>A heading's place, for the list of bookmarks.</summary>
internal sealed record Bookmark(int Level, string Text, int Page, double Y);

/// <summary>A document whose every letter has its place.</summary>
/// <param name="Document">The document.</param>
/// <param name="Width">Width of a page, in points.</param>
/// <param name="Height">Height of a page, in points.</param>
/// <param name="Pages">The pages.</param>
/// <param name="Root">The structure.</param>
/// <param name="Bookmarks">The headings.</param>
/// <param name="TooLarge">What does not fit its place, in words; empty where all does.</param>
internal sealed record LaidOut(
    PrintDocument Document, double Width, double Height, ImmutableArray<Page> Pages, StructNode Root, ImmutableArray<Bookmark> Bookmarks, ImmutableArray<string> TooLarge);

/// <summary>A part of a page that is never split.</summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it with its top left corner at a point.</param>
internal sealed record Piece(double Height, Action<Page, double, double> Draw)
{
    /// <summary>Room above it, in points; none at the top of a page.</summary>
    public double Before { get; init; }

    /// <summary>Whether it must not be the last on its page.</summary>
    public bool Stays { get; init; }

    /// <summary>What is drawn again above it where it begins a page: the heads of its table.</summary>
    public Piece? Again { get; init; }
}

/// <summary>Sizes and distances, in points.</summary>
/// <param name="Body">Size of a text.</param>
/// <param name="Small">Size of a hint.</param>
/// <param name="Large">Size of what must be read first.</param>
/// <param name="Title">Size of the title.</param>
/// <param name="Heading">Size of a heading.</param>
/// <param name="Line">Distance of lines to write on.</param>
/// <param name="Box">Side of a box to tick.</param>
/// <param name="Gap">Between blocks.</param>
/// <param name="Section">Above a heading.</param>
internal sealed record Measures(double Body, double Small, double Large, double Title, double Heading, double Line, double Box, double Gap, double Section)
{
    /// <summary>A sheet: lines 9 mm apart. Where it would take more pages than it may, it is tried closer; nothing below 10 points.</summary>
    public static ImmutableArray<Measures> Sheets { get; } = [Sheet(10.5, 1.8, 3.6), Sheet(10.5, 1.4, 3.0), Sheet(10.25, 1.2, 2.8), Sheet(10, 1.0, 2.4)];

    /// <summary>A sheet for a wall, in letters as large as it has room for. Below nine points it would help nobody.</summary>
    public static ImmutableArray<Measures> Walls { get; } = [.. Enumerable.Range(0, 25).Select(step => Wall(15 - step * 0.25))];

    private static Measures Sheet(double size, double gap, double section) => new(size, size - 1.3, size + 1, 19, 13.5, 9.0.Millimetres, 4.6.Millimetres, gap.Millimetres, section.Millimetres);

    private static Measures Wall(double size) => new(size, size * 0.9, size * 1.12, size * 1.75, size * 1.25, 9.0.Millimetres, 4.6.Millimetres, size * 0.48, size * 0.7);

    /// <summary>A card for a pocket: lines 6 mm apart, and no letter below 9 points.</summary>
    public static Measures Card { get; } = new(9, 9, 9, 10, 10, 6.0.Millimetres, 4.6.Millimetres, 0, 0);
}

internal static class Lengths
{
    extension(double millimetres)
    {
        /// <summary>Millimetres in points.</summary>
        public double Millimetres => millimetres * 72 / 25.4;
    }
}

/// <summary>
/// Puts a document's blocks onto pages. Headings stay with what follows, rows of tables are never split, and nothing is wider or higher than its place: what
/// cannot be is told.
/// </summary>
internal sealed partial class Layout
{
    private readonly PrintDocument document;
    private readonly Measures measures;
    private readonly TextFlow flow;
    private readonly double width, height;
    private readonly double left, top, right, bottom;
    private readonly bool isTyped;
    private readonly List<Page> pages = [];
    private readonly List<Bookmark> bookmarks = [];
    private readonly List<string> tooLarge = [];

    private Layout(PrintDocument document, FontBook fonts, Measures measures)
    {
        this.document = document;
        this.measures = measures;
        flow = new(fonts, document.Language);
        isTyped = FontBook.CanType(document.Language);
        (double across, double down) = document.Paper == Paper.A4 ? (210.0.Millimetres, 297.0.Millimetres) : (612, 792);
        (width, height) = document.IsLandscape ? (down, across) : (across, down);
        bool isCards = document.Blocks is [CardsBlock];
        left = right = (isCards ? 5.0 : 14.0).Millimetres;
        top = (isCards ? 6.0 : 10.0).Millimetres;
        bottom = (isCards ? 11.0 : 13.0).Millimetres;
    }

    private double Inside => width - left - right;

    /// <summary>The pages of a document: as many as it may have. Where even the closest lines do not keep to them, it is set as if it might have more.</summary>
    public static LaidOut Of(PrintDocument document, FontBook fonts)
    {
        LaidOut? first = null;
        foreach (Measures measures in document.IsWall ? Measures.Walls : Measures.Sheets)
        {
            LaidOut laidOut = new Layout(document, fonts, measures).Run();
            if (laidOut.Pages.Length <= document.MostPages)
                return laidOut;
            first ??= laidOut;
        }
        return first!;
    }

    private LaidOut Run()
    {
        StructNode root = new("Document");
        if (document.Blocks is [CardsBlock cards])
            DrawCards(cards, root);
        else
            Paginate([.. Sections(root)]);
        foreach (Page page in pages)
            DrawFoot(page);
        return new(document, width, height, [.. pages], root, [.. bookmarks], [.. tooLarge]);
    }

    // Each heading of the second level begins a section.
    private IEnumerable<Piece> Sections(StructNode root)
    {
        StructNode parent = root;
        foreach (Block block in document.Blocks)
        {
            if (block is HeadingBlock { Level: <= 2 })
                parent = root.Add("Sect");
            foreach (Piece piece in Pieces(block, Inside, parent, measures))
                yield return piece;
        }
    }

    private void Paginate(ImmutableArray<Piece> pieces)
    {
        Page page = NewPage();
        double y = top;
        for (int first = 0; first < pieces.Length;)
        {
            int next = first + 1;
            while (next < pieces.Length && pieces[next - 1].Stays)
                next++;
            double needed = Enumerable.Range(first, next - first).Sum(i => pieces[i].Height + (i == first && y <= top ? 0 : pieces[i].Before));
            if (y > top && y + needed > height - bottom + 0.01)
            {
                page = NewPage();
                y = top;
                if (pieces[first].Again is { } again)
                    Put(again);
            }
            for (; first < next; first++)
                Put(pieces[first]);
        }

        void Put(Piece piece)
        {
            y += y <= top ? 0 : piece.Before;
            if (y + piece.Height > height - bottom + 0.01)
                tooLarge.Add(string.Create(CultureInfo.InvariantCulture, $"something on page {page.Number + 1} is {(y + piece.Height - height + bottom) * 25.4 / 72:0} mm too high"));
            piece.Draw(page, left, y);
            page.Pieces.Add(new(left, y, Inside, piece.Height));
            y += piece.Height;
        }
    }

    private Page NewPage()
    {
        pages.Add(new(pages.Count));
        return pages[^1];
    }

    private void DrawFoot(Page page)
    {
        TextStyle style = new(7, false, 1.25, 0.25);
        double start = height - bottom + (bottom > 12.0.Millimetres ? 2.2 : 1.2).Millimetres, y = start;
        string count = pages.Count == 1 ? "" : document.PageOf.Replace("{page}", Number(page.Number + 1), StringComparison.Ordinal).Replace("{pages}", Number(pages.Count), StringComparison.Ordinal);
        double room = flow.WidthOf(count, style);
        foreach (TextLine line in flow.Break([new(document.Footer)], style, Inside - room - 4.0.Millimetres))
        {
            DrawLine(page, null, line, style, left, y);
            y += style.LineHeight;
        }
        if (y > height - 3.0.Millimetres)
            tooLarge.Add("the words at the foot take too many lines");
        foreach (TextLine line in flow.Break([new(count)], style, room + 1))
            DrawLine(page, null, line, style, width - right - room, start);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Four cards one above the other. Each folds in the middle, so that its first side is in front and its second behind, both upright.
    private void DrawCards(CardsBlock cards, StructNode root)
    {
        const int Copies = 4;
        Page page = NewPage();
        double cardHeight = (height - top - bottom) / Copies, half = Inside / 2, padding = 2.0.Millimetres;
        for (int copy = 0; copy < Copies; copy++)
        {
            double y = top + copy * cardHeight;
            DrawCutMarks(page, y, cardHeight, copy == 0 ? cards.Fold : null);
            foreach ((ImmutableArray<Block> side, double x) in new[] { (cards.Front, left), (cards.Back, left + half) })
            {
                StructNode section = root.Add("Sect");
                Piece[] pieces = [.. side.SelectMany(block => Pieces(block, half - 2 * padding, section, Measures.Card))];
                // What room is left is shared out, so that no side looks half empty.
                double at = y + padding, slack = cardHeight - 2 * padding - pieces.Sum(piece => piece.Height + piece.Before), air = Math.Clamp(slack / pieces.Length, 0, 2.5.Millimetres);
                foreach (Piece piece in pieces)
                {
                    at += piece == pieces[0] ? 0 : piece.Before + air;
                    piece.Draw(page, x + padding, at);
                    page.Pieces.Add(new(x + padding, at, half - 2 * padding, piece.Height));
                    at += piece.Height;
                }
                if (copy == 0 && at > y + cardHeight - padding / 2)
                    tooLarge.Add(string.Create(CultureInfo.InvariantCulture, $"a side of the card is {(at - y - cardHeight + padding / 2) * 25.4 / 72:0.0} mm too high"));
            }
        }
    }

    private void DrawCutMarks(Page page, double y, double cardHeight, string? words)
    {
        double half = left + Inside / 2;
        page.Draw(null, new DrawnLine(left, y, left + Inside, y, 0.5, 0.35));
        page.Draw(null, new DrawnLine(left, y + cardHeight, left + Inside, y + cardHeight, 0.5, 0.35));
        page.Draw(null, new DrawnLine(left, y, left, y + cardHeight, 0.5, 0.35));
        page.Draw(null, new DrawnLine(left + Inside, y, left + Inside, y + cardHeight, 0.5, 0.35));
        page.Draw(null, new DrawnLine(half, y, half, y + cardHeight, 0.6, 0.35, IsDashed: true));
        foreach (double x in new[] { left, left + Inside })
            page.Draw(null, new DrawnLine(x, y - 2.0.Millimetres, x, y + 2.0.Millimetres, 0.8, 0));
        if (words is not null)
            foreach (TextLine line in flow.Break([new(words)], new(7, false, 1.2, 0.25), Inside))
                DrawLine(page, null, line, new(7, false, 1.2, 0.25), left, y - 4.2.Millimetres);
    }
}
