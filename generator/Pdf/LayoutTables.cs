namespace RecoveryGuide.Pdf;

// Tables to write in or to tick.
internal sealed partial class Layout
{
    private static readonly double CellPadding = 1.3.Millimetres;

    private IEnumerable<Piece> TablePieces(TableBlock table, double width, StructNode parent, Measures measures)
    {
        StructNode around = parent.Add("Div");
        foreach (Piece piece in LabelPieces(table.Label, table.Hint, width, around, measures))
            yield return piece;
        TextStyle head = new(measures.Small, true, LeadingOf(measures) * 0.95), text = StyleOf(TextRole.Small, measures) with { Gray = 0 };
        double[] widths = WidthsOf(table, width, head);
        StructNode node = around.Add("Table");
        Piece heads = HeadsPiece(table, widths, width, node.Add("THead").Add("TR"), head);
        yield return heads with { Before = 1.0.Millimetres, Stays = true };
        // On a page where the table goes on its heads are drawn again; to a reader's ear they were said already.
        Piece again = HeadsPiece(table, widths, width, null, head);
        StructNode body = node.Add("TBody");
        for (int row = 0; row < table.RowCount; row++)
        {
            bool staysWhole = table.RowCount <= 6 || table.IsTicked;
            yield return RowPiece(table, row, widths, width, body.Add("TR"), text, measures) with
            {
                Again = again,
                Stays = row < table.RowCount - 1 && (staysWhole || row == 0 || row == table.RowCount - 2),
            };
        }
    }

    private Piece HeadsPiece(TableBlock table, double[] widths, double width, StructNode? row, TextStyle style)
    {
        bool hasRowHeads = !table.RowHeads.IsEmpty;
        if (hasRowHeads)
            row?.Add("TD");
        Piece[] heads = [.. table.Columns.Select((column, index) => MaybePiece(row?.Add("TH", "/O /Table /Scope /Column"), column, style, widths[index + (hasRowHeads ? 1 : 0)] - 2 * CellPadding))];
        double room = table.HasRoomInHeads ? 6.5.Millimetres : 0, height = heads.Max(piece => piece.Height) + 2 * CellPadding * 0.7 + room;
        return new(height, (page, x, y) =>
        {
            Frame(page, x, y, widths, width, height, table.IsStrong, isFirst: true);
            double at = x + (hasRowHeads ? widths[0] : 0);
            for (int i = 0; i < heads.Length; i++)
            {
                double centre = table.IsTicked ? (widths[i + (hasRowHeads ? 1 : 0)] - Math.Min(flow.WidthOf(table.Columns[i], style), widths[i + (hasRowHeads ? 1 : 0)] - 2 * CellPadding)) / 2 : CellPadding;
                heads[i].Draw(page, at + centre, y + CellPadding * 0.7);
                at += widths[i + (hasRowHeads ? 1 : 0)];
            }
        });
    }

    // Heads drawn again belong to no node.
    private Piece MaybePiece(StructNode? node, string words, TextStyle style, double width)
    {
        if (node is not null)
            return TextPiece(node, [new(words)], style, width);
        ImmutableArray<TextLine> lines = flow.Break([new(words)], style, width);
        return new(lines.Length * style.LineHeight, (page, x, y) =>
        {
            for (int i = 0; i < lines.Length; i++)
                DrawLine(page, null, lines[i], style, x, y + i * style.LineHeight);
        });
    }

    private Piece RowPiece(TableBlock table, int row, double[] widths, double width, StructNode node, TextStyle style, Measures measures)
    {
        bool hasRowHeads = !table.RowHeads.IsEmpty;
        string? name = hasRowHeads ? table.RowHeads[row] : null;
        Piece? head = name is null ? null : TextPiece(node.Add("TH", "/O /Table /Scope /Row"), [new(name)], style, widths[0] - 2 * CellPadding);
        StructNode[] cells = [.. table.Columns.Select(_ => node.Add("TD"))];
        bool isTicked = table.IsTicked && !table.WrittenRows.Contains(row + 1);
        double height = Math.Max(LeastRow(table), (head?.Height ?? 0) + 2 * CellPadding * 0.6);
        return new(height, (page, x, y) =>
        {
            Frame(page, x, y, widths, width, height, table.IsStrong, isFirst: false, isLast: row == table.RowCount - 1);
            head?.Draw(page, x + CellPadding, y + (height - head.Height) / 2);
            double at = x + (hasRowHeads ? widths[0] : 0);
            for (int i = 0; i < cells.Length; i++)
            {
                double cell = widths[i + (hasRowHeads ? 1 : 0)];
                string tip = name is null ? document.LineOf.Replace("{label}", table.Columns[i], StringComparison.Ordinal).Replace("{count}", Number(row + 1), StringComparison.Ordinal) : $"{name}, {table.Columns[i]}";
                string field = $"{table.Name}.{Number(row + 1)}.{Number(i + 1)}";
                if (isTyped && isTicked)
                {
                    double side = Math.Min(measures.Box, cell - 2);
                    Field(page, cells[i], field, WidgetKind.Check, tip, new(at + (cell - side) / 2, y + (height - side) / 2, side, side), side, []);
                }
                else if (isTyped)
                    Field(page, cells[i], field, WidgetKind.Text, tip, new(at + 1, y + 1, cell - 2, height - 2), Math.Min(9, measures.Body), []);
                at += cell;
            }
        });
    }

    // Cells to write in are 11 mm high; on a page that lies on its side, which is less high, 10. Never below the 9 of a line.
    private double LeastRow(TableBlock table) => (table.IsTicked, document.IsLandscape) switch { (true, false) => 8.0.Millimetres, (true, true) => 7.2.Millimetres, (false, false) => 11.0.Millimetres, _ => 10.0.Millimetres };

    private static void Frame(Page page, double x, double y, double[] widths, double width, double height, bool isStrong, bool isFirst, bool isLast = false)
    {
        double edge = isStrong ? 2 : 0.8;
        if (isFirst)
            page.Draw(null, new DrawnLine(x, y, x + width, y, edge, 0));
        page.Draw(null, new DrawnLine(x, y + height, x + width, y + height, isLast ? edge : isFirst ? 0.8 : 0.5, isLast || isFirst ? 0 : 0.35));
        double at = x;
        for (int i = 0; i <= widths.Length; i++)
        {
            bool isEdge = i == 0 || i == widths.Length;
            page.Draw(null, new DrawnLine(at, y, at, y + height, isEdge ? edge : 0.5, isEdge ? 0 : 0.35));
            at += i < widths.Length ? widths[i] : 0;
        }
    }

    // Columns to tick are alike; columns to write in get room by what their heads ask for, and never less than their widest word while the page is wide enough for them.
    private double[] WidthsOf(TableBlock table, double width, TextStyle style)
    {
        double[] least = [.. table.Columns.Select(column => flow.WidestWord(column, style) + 2 * CellPadding + 1)];
        if (table.IsTicked)
        {
            double heads = Math.Clamp(table.RowHeads.Max(row => flow.WidthOf(row, style)) + 2 * CellPadding, width * 0.18, Math.Clamp(width - least.Max() * least.Length, width * 0.18, width * 0.34));
            return [heads, .. Enumerable.Repeat((width - heads) / table.Columns.Length, table.Columns.Length)];
        }
        double first = table.RowHeads.IsEmpty ? 0 : Math.Clamp(table.RowHeads.Max(row => flow.WidestWord(row, style)) + 2 * CellPadding + 4, width * 0.16, width * 0.26);
        least = Within(least, width - first);
        double[] wishes = [.. table.Columns.Select((column, i) => Math.Max(least[i], Math.Sqrt(flow.WidthOf(column, style)) * 10 + 12))];
        double room = width - first - least.Sum(), wished = wishes.Sum() - least.Sum();
        double[] shares = [.. wishes.Select((wish, i) => least[i] + (wished > 0 ? (wish - least[i]) / wished * room : room / wishes.Length))];
        return first > 0 ? [first, .. shares] : shares;
    }

    // Where all together are too wide, the widest give way, and their words are cut.
    private static double[] Within(double[] least, double width)
    {
        double rest = width;
        double[] rising = [.. least.Order()];
        for (int i = 0; i < rising.Length; i++)
        {
            double share = rest / (rising.Length - i);
            if (rising[i] > share)
                return [.. least.Select(one => Math.Min(one, share))];
            rest -= rising[i];
        }
        return least;
    }
}
