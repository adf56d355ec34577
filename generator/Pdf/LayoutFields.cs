namespace RecoveryGuide.Pdf;

// What is filled in: lines, boxes, scales. Where the script cannot be typed into viewers the field is drawn, and its structure says what it is (PrintField).
internal sealed partial class Layout
{
    private static double TypeSize(Measures measures) => measures == Measures.Card ? 9 : 11;

    // Where a field is typed into, what is drawn below it is an ornament; where it is not, the drawing is the field.
    private void Field(Page page, StructNode parent, string name, WidgetKind kind, string tip, Area area, double size, ImmutableArray<Drawn> look, int option = 0, string? optionText = null)
    {
        if (isTyped)
        {
            foreach (Drawn drawn in look)
                page.Draw(null, drawn);
            page.Add(parent.Add("Form"), new Widget(name, kind, tip, option, optionText, page.Number, area, size));
            return;
        }
        string role = kind switch { WidgetKind.Check => "/Role /cb /checked /off", WidgetKind.Radio => "/Role /rb /checked /off", _ => "/Role /tv" };
        StructNode form = parent.Add("Form", $"/O /PrintField {role} /Desc {PdfText.Of(optionText is null ? tip : $"{tip}: {optionText}")}");
        foreach (Drawn drawn in look)
            page.Draw(form, drawn);
    }

    private void WritingLine(Page page, StructNode parent, string name, string tip, double x, double y, double width, double lineHeight, Measures measures) =>
        Field(page, parent, name, WidgetKind.Text, tip, new(x, y + lineHeight - TypeSize(measures) * 1.5, width, TypeSize(measures) * 1.5), TypeSize(measures),
            [new DrawnLine(x, y + lineHeight - 0.5, x + width, y + lineHeight - 0.5, 0.7, 0.25)]);

    private Piece FillPiece(FillBlock fill, double width, StructNode parent, Measures measures)
    {
        TextStyle style = StyleOf(TextRole.Label, measures), small = StyleOf(TextRole.Small, measures);
        StructNode label = parent.Add("P");
        if (fill.Value is { } value)
            return FilledPiece(label, fill, value, width, measures);
        double gap = 2.0.Millimetres, asked = flow.WidthOf(fill.Label, style);
        bool isBeside = asked + gap <= width * (measures == Measures.Card ? 0.6 : 0.55);
        Piece question = TextPiece(label, [new(fill.Label + " ")], style, isBeside ? asked + 4 : width);
        Piece? hint = fill.Hint is null ? null : TextPiece(parent.Add("P"), [new(fill.Hint)], small, width);
        double above = isBeside ? 0 : question.Height + (hint?.Height ?? 0), line = Math.Max(measures.Line, isBeside ? question.Height : 0);
        string tip = fill.Hint is null ? fill.Label : $"{fill.Label} ({fill.Hint})";
        StructNode field = parent.Add("Div");
        return new(above + line + (isBeside ? hint?.Height ?? 0 : 0), (page, x, y) =>
        {
            question.Draw(page, x, isBeside ? y + line - question.Height : y);
            hint?.Draw(page, x, isBeside ? y + line : y + question.Height);
            double start = isBeside ? asked + gap : 0;
            WritingLine(page, field, fill.Name, tip, x + start, y + above, width - start, line, measures);
        });
    }

    // A number that is known stands where the line would be.
    private Piece FilledPiece(StructNode label, FillBlock fill, TextSpan value, double width, Measures measures)
    {
        TextStyle style = StyleOf(TextRole.Label, measures);
        TextStyle large = AnswerStyle(measures);
        double asked = flow.WidthOf(fill.Label + "  ", style);
        bool isBeside = asked + flow.WidthOf(value.Text, large) <= width;
        Piece question = TextPiece(label, [new(fill.Label + "  ")], style, Math.Min(asked + 4, width)), answer = TextPiece(label, [value], large, isBeside ? width - asked + 1 : width);
        double height = Math.Max(measures.Line * (measures == Measures.Card ? 1 : 0.8), isBeside ? Math.Max(question.Height, answer.Height) : question.Height + answer.Height);
        return new(height, (page, x, y) =>
        {
            question.Draw(page, x, isBeside ? y + height - question.Height : y);
            answer.Draw(page, isBeside ? x + asked : x, y + height - answer.Height + (isBeside ? 0.8 : 0));
        });
    }

    // What is filled in takes the room it needs; lines to write on share the rest. Numbers that do not fit one row take two.
    private Piece RowPiece(FillRowBlock row, double width, StructNode parent, Measures measures)
    {
        double gap = 5.0.Millimetres, room = width - gap * (row.Fills.Length - 1);
        double[] needs = [.. row.Fills.Select(fill => NeedOf(fill, measures))];
        int lines = row.Fills.Count(fill => fill.Value is null);
        if (lines == 0 && row.Fills.Length > 1 && needs.Sum() > room)
            return Stacked([.. row.Fills.Chunk((row.Fills.Length + 1) / 2).Select(half => RowPiece(new([.. half]), width, parent, measures))]);
        double rest = room - row.Fills.Zip(needs, (fill, need) => fill.Value is null ? 0 : need).Sum();
        double[] widths = lines == 0
            ? needs.Sum() <= room ? [.. needs.Select(need => need + (room - needs.Sum()) / needs.Length)] : [.. needs.Select(_ => room / needs.Length)]
            : rest / lines >= needs.Where((_, i) => row.Fills[i].Value is null).Max() ? [.. row.Fills.Zip(needs, (fill, need) => fill.Value is null ? rest / lines : need)] : [.. needs.Select(_ => room / needs.Length)];
        ImmutableArray<Piece> cells = [.. row.Fills.Select((fill, i) => FillPiece(fill, widths[i], parent, measures))];
        double height = cells.Max(cell => cell.Height);
        return new(height, (page, x, y) =>
        {
            double at = x;
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i].Draw(page, at, y + height - cells[i].Height);
                at += widths[i] + gap;
            }
        })
        { Before = measures.Gap * 0.4 };
    }

    private static Piece Stacked(Piece[] rows) => new(rows.Sum(row => row.Height), (page, x, y) =>
    {
        foreach (Piece row in rows)
        {
            row.Draw(page, x, y);
            y += row.Height;
        }
    })
    { Before = rows[0].Before };

    private double NeedOf(FillBlock fill, Measures measures)
    {
        TextStyle style = StyleOf(TextRole.Label, measures);
        return flow.WidthOf(fill.Label + "  ", style) + (fill.Value is { } value ? flow.WidthOf(value.Text, AnswerStyle(measures)) + 2 : 22.0.Millimetres);
    }

    private TextStyle AnswerStyle(Measures measures) => StyleOf(TextRole.Label, measures) with { Size = measures.Large + (measures == Measures.Card ? 1.5 : 1) };

    private IEnumerable<Piece> LabelPieces(string label, string? hint, double width, StructNode parent, Measures measures)
    {
        yield return TextPiece(parent.Add("P"), [new(label)], StyleOf(TextRole.Label, measures), width) with { Before = measures.Gap, Stays = true };
        if (hint is not null)
            yield return TextPiece(parent.Add("P"), [new(hint)], StyleOf(TextRole.Small, measures), width) with { Stays = true };
    }

    private IEnumerable<Piece> LinesPieces(LinesBlock lines, double width, StructNode parent, Measures measures)
    {
        StructNode node = parent.Add("Div");
        foreach (Piece piece in LabelPieces(lines.Label, lines.Hint, width, node, measures))
            yield return piece;
        for (int line = 1; line <= lines.Count; line++)
        {
            int count = line;
            string tip = lines.Count == 1 ? lines.Label : document.LineOf.Replace("{label}", lines.Label, StringComparison.Ordinal).Replace("{count}", Number(count), StringComparison.Ordinal);
            // The first line lies below the label, where there is room already.
            double height = count == 1 ? measures.Line * 0.86 : measures.Line;
            yield return new(height, (page, x, y) => WritingLine(page, node, $"{lines.Name}.{Number(count)}", tip, x, y, width, height, measures)) { Stays = count < lines.Count && lines.Count <= 4 };
        }
    }

    private IEnumerable<Piece> TickPieces(TicksBlock ticks, double width, StructNode parent, Measures measures)
    {
        StructNode node = parent.Add("Div");
        foreach (Piece piece in LabelPieces(ticks.Label, ticks.Hint, width, node, measures))
            yield return piece;
        TextStyle style = StyleOf(TextRole.Body, measures);
        double indent = measures.Box + 2.0.Millimetres, gap = 4.0.Millimetres;
        int columns = ColumnsFor(ticks.Options, style, width, indent, gap);
        double share = (width - gap * (columns - 1)) / columns;
        StructNode list = node.Add("L", "/O /List /ListNumbering /None");
        Piece[] options = [.. ticks.Options.Select((option, index) => OptionPiece(ticks, option, index, share, indent, list, style, measures))];
        Piece[][] rows = [.. options.Chunk(columns)];
        for (int i = 0; i < rows.Length; i++)
        {
            Piece[] row = rows[i];
            yield return new(row.Max(cell => cell.Height), (page, x, y) =>
            {
                for (int column = 0; column < row.Length; column++)
                    row[column].Draw(page, x + column * (share + gap), y);
            })
            { Before = i == 0 ? 1.2.Millimetres : 0.9.Millimetres, Stays = i < rows.Length - 1 && (rows.Length <= 6 || i == 0 || i == rows.Length - 2) };
        }
    }

    private Piece OptionPiece(TicksBlock ticks, string option, int index, double width, double indent, StructNode list, TextStyle style, Measures measures)
    {
        StructNode item = list.Add("LI"), label = item.Add("Lbl"), body = item.Add("LBody");
        Piece text = TextPiece(body, [new(option)], style, width - indent);
        double height = Math.Max(measures.Box, text.Height), offset = text.Height <= style.LineHeight + 1 ? (height - text.Height) / 2 : 0;
        return new(height, (page, x, y) =>
        {
            Area box = new(x, y, measures.Box, measures.Box);
            (string name, WidgetKind kind, string tip, string? chosen) = ticks.OnlyOne ? (ticks.Name, WidgetKind.Radio, ticks.Label, option) : ($"{ticks.Name}.{Number(index + 1)}", WidgetKind.Check, $"{ticks.Label}: {option}", (string?)null);
            Field(page, label, name, kind, tip, box, measures.Box, [new DrawnBox(new(x + 0.5, y + 0.5, measures.Box - 1, measures.Box - 1), 1, 0, IsRound: ticks.OnlyOne)], index, chosen);
            text.Draw(page, x + indent, y + offset);
        });
    }

    // As many columns as keep nearly all options on one line and none above two.
    private int ColumnsFor(ImmutableArray<string> options, TextStyle style, double width, double indent, double gap)
    {
        for (int columns = Math.Min(4, options.Length); columns > 1; columns--)
        {
            double room = (width - gap * (columns - 1)) / columns - indent;
            int[] lines = [.. options.Select(option => flow.Break([new(option)], style, room).Length)];
            if (lines.Max() <= 2 && lines.Count(count => count > 1) * 4 <= lines.Length && options.All(option => flow.WidestWord(option, style) <= room))
                return columns;
        }
        return 1;
    }

    private Piece ScalePiece(ScaleBlock scale, double width, StructNode parent, Measures measures)
    {
        TextStyle style = StyleOf(TextRole.Label, measures), small = StyleOf(TextRole.Small, measures);
        StructNode node = parent.Add("Div");
        Piece label = TextPiece(node.Add("P"), [new(scale.Label)], style, width);
        double ends = 2.0.Millimetres, low = flow.WidthOf(scale.Low, small), high = flow.WidthOf(scale.High, small);
        int count = scale.Max - scale.Min + 1;
        double step = Math.Min(11.0.Millimetres, (width - low - high - 4 * ends) / count);
        bool isBeside = step >= 6.5.Millimetres;
        if (!isBeside)
        {
            step = Math.Min(11.0.Millimetres, width / count);
            (low, high) = (Math.Min(low, (width - ends) / 2 - 2), Math.Min(high, (width - ends) / 2 - 2));
        }
        Piece lowText = TextPiece(node.Add("P"), [new(scale.Low)], small, low + 2);
        StructNode list = node.Add("L", "/O /List /ListNumbering /None");
        (StructNode Box, Piece Number)[] steps = [.. Enumerable.Range(scale.Min, count).Select(number =>
        {
            StructNode item = list.Add("LI"), box = item.Add("Lbl");
            return (box, TextPiece(item.Add("LBody"), [new(Number(number))], small, step));
        })];
        Piece highText = TextPiece(node.Add("P"), [new(scale.High)], small, high + 2);
        double row = small.LineHeight + measures.Box + 1, height = label.Height + 2 + row + (isBeside ? 0 : Math.Max(lowText.Height, highText.Height));
        return new(height, (page, x, y) =>
        {
            label.Draw(page, x, y);
            double at = y + label.Height + 2, start = isBeside ? x + low + ends : x;
            lowText.Draw(page, x, isBeside ? at + row - lowText.Height : at + row);
            for (int i = 0; i < count; i++)
            {
                double centre = start + (i + 0.5) * step, digit = flow.WidthOf(Number(scale.Min + i), small);
                Field(page, steps[i].Box, scale.Name, WidgetKind.Radio, scale.Label, new(centre - measures.Box / 2, at + small.LineHeight, measures.Box, measures.Box), measures.Box,
                    [new DrawnBox(new(centre - measures.Box / 2 + 0.5, at + small.LineHeight + 0.5, measures.Box - 1, measures.Box - 1), 1, 0, IsRound: true)], i, Number(scale.Min + i));
                steps[i].Number.Draw(page, centre - digit / 2, at);
            }
            highText.Draw(page, isBeside ? start + count * step + ends : x + Math.Max(count * step - high, low + 2 + ends), isBeside ? at + row - highText.Height : at + row);
        })
        { Before = measures.Gap };
    }

    private IEnumerable<Piece> MatchPieces(MatchBlock match, double width, StructNode parent, Measures measures)
    {
        StructNode node = parent.Add("Div");
        foreach (Piece piece in LabelPieces(match.Label, null, width, node, measures))
            yield return piece;
        TextStyle style = StyleOf(TextRole.Body, measures);
        double box = 7.0.Millimetres, between = 24.0.Millimetres, dot = 1.0.Millimetres, number = flow.WidthOf("00. ", style) + 3;
        double share = (width - between - box - number - 6 * dot) / 2;
        StructNode leftList = node.Add("L", "/O /List /ListNumbering /None"), rightList = node.Add("L", "/O /List /ListNumbering /Decimal");
        (StructNode Body, Piece Text)[] lefts = [.. match.Left.Select(text =>
        {
            StructNode body = leftList.Add("LI").Add("LBody");
            return (body, TextPiece(body, [new(text)], style, share));
        })];
        (Piece Mark, Piece Text)[] rights = [.. match.Right.Select((text, index) =>
        {
            StructNode item = rightList.Add("LI");
            return (TextPiece(item.Add("Lbl"), [new(Number(index + 1) + ". ")], style, number), TextPiece(item.Add("LBody"), [new(text)], style, share));
        })];
        double[] leftHeights = [.. lefts.Select(left => Math.Max(left.Text.Height, box) + 2)], rightHeights = [.. rights.Select(right => Math.Max(right.Text.Height, 6.0.Millimetres) + 2)];
        double height = Math.Max(leftHeights.Sum(), rightHeights.Sum());
        double[] leftMiddles = Middles(leftHeights, height), rightMiddles = Middles(rightHeights, height);
        yield return new(height, (page, x, y) =>
        {
            for (int i = 0; i < lefts.Length; i++)
            {
                double middle = y + leftMiddles[i];
                lefts[i].Text.Draw(page, x, middle - lefts[i].Text.Height / 2);
                Area place = new(x + share + 2 * dot, middle - box / 2 + 0.5, box, box - 1);
                Field(page, lefts[i].Body, $"{match.Name}.{Number(i + 1)}", WidgetKind.Text, $"{match.Label}: {match.Left[i]}", place, 10, [new DrawnBox(place, 0.8, 0)]);
                page.Draw(null, new DrawnDot(x + share + box + 4 * dot, middle, dot));
            }
            double start = x + width - share - number;
            for (int i = 0; i < rights.Length; i++)
            {
                double middle = y + rightMiddles[i];
                page.Draw(null, new DrawnDot(start - 2 * dot, middle, dot));
                rights[i].Mark.Draw(page, start, middle - rights[i].Text.Height / 2);
                rights[i].Text.Draw(page, start + number, middle - rights[i].Text.Height / 2);
            }
        })
        { Before = measures.Gap };
    }

    // Where the middle of each of several things lies that stand one below the other; what room is left is shared out.
    private static double[] Middles(double[] heights, double whole)
    {
        double air = (whole - heights.Sum()) / heights.Length, above = 0;
        return [.. heights.Select(height => (above += height + air) - (height + air) / 2)];
    }
}
