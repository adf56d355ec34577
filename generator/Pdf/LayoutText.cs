namespace RecoveryGuide.Pdf;

// Headings, paragraphs, lists and frames.
internal sealed partial class Layout
{
    private const double HintGray = 0.2;

    // Letters with marks above and below need more room.
    private double LeadingOf(Measures measures) => (isTyped, measures == Measures.Card) switch { (true, true) => 1.18, (true, false) => 1.28, (false, true) => 1.28, _ => 1.45 };

    private TextStyle StyleOf(TextRole role, Measures measures) => role switch
    {
        TextRole.Small => new(measures.Small, false, LeadingOf(measures), HintGray),
        TextRole.Label => new(measures.Body, true, LeadingOf(measures)),
        TextRole.Large => new(measures.Large, true, LeadingOf(measures)),
        _ => new(measures.Body, false, LeadingOf(measures)),
    };

    private IEnumerable<Piece> Pieces(Block block, double width, StructNode parent, Measures measures) => block switch
    {
        HeadingBlock heading => [HeadingPiece(heading, width, parent, measures)],
        ParagraphBlock text => [TextPiece(parent.Add("P"), text.Spans, StyleOf(text.Role, measures), width) with { Before = measures.Gap * 0.6, Stays = text.StaysWithNext }],
        ListBlock list => ListPieces(list, width, parent, measures),
        PanelBlock panel => [PanelPiece(panel, width, parent, measures)],
        FillBlock fill => [FillPiece(fill, width, parent, measures) with { Before = measures.Gap * 0.4 }],
        FillRowBlock row => [RowPiece(row, width, parent, measures)],
        LinesBlock lines => LinesPieces(lines, width, parent, measures),
        TicksBlock ticks => TickPieces(ticks, width, parent, measures),
        ScaleBlock scale => [ScalePiece(scale, width, parent, measures)],
        TableBlock table => TablePieces(table, width, parent, measures),
        MatchBlock match => MatchPieces(match, width, parent, measures),
        _ => throw new ArgumentException($"a page cannot hold {block.GetType().Name}", nameof(block)),
    };

    private Piece HeadingPiece(HeadingBlock heading, double width, StructNode parent, Measures measures)
    {
        TextStyle style = new(heading.Level == 1 ? measures.Title : heading.Level == 2 ? measures.Heading : measures.Large, true, LeadingOf(measures) * 0.93);
        StructNode node = parent.Add("H" + Number(heading.Level));
        Piece text = TextPiece(node, [new(heading.Text)], style, width);
        bool isRuled = heading is { Level: 2, IsPlain: false };
        return new(text.Height + (isRuled ? 2 : 0), (page, x, y) =>
        {
            bookmarks.Add(new(heading.Level, heading.Text, page.Number, y));
            text.Draw(page, x, y);
            if (isRuled)
                page.Draw(null, new DrawnLine(x, y + text.Height + 0.8, x + width, y + text.Height + 0.8, 1, 0.2));
        })
        { Before = heading.Level == 1 ? 0 : measures.Gap * 2, Stays = true };
    }

    private Piece TextPiece(StructNode node, ImmutableArray<TextSpan> spans, TextStyle style, double width)
    {
        ImmutableArray<TextLine> lines = flow.Break(spans, style, width);
        return new(lines.Length * style.LineHeight, (page, x, y) =>
        {
            Dictionary<TextSpan, StructNode> links = new(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < lines.Length; i++)
                DrawLine(page, node, lines[i], style, x, y + i * style.LineHeight, links);
        });
    }

    // A link that goes on in the next line is one link.
    private void DrawLine(Page page, StructNode? node, TextLine line, TextStyle style, double x, double y, Dictionary<TextSpan, StructNode>? links = null)
    {
        double baseline = y + flow.Baseline(style);
        foreach (LinePart part in line.Parts)
        {
            StructNode? owner = node;
            if (part.Span.Link is { } address && node is not null && links is not null)
            {
                if (!links.TryGetValue(part.Span, out owner))
                    links[part.Span] = owner = node.Add("Link");
                page.Draw(owner, new DrawnText(x + part.X, baseline, style.Size, style.Gray, part.Runs));
                page.Add(owner, new LinkArea(address, part.Span.Text.Trim(), page.Number, new(x + part.X, y, part.Width, style.LineHeight)));
            }
            else
                page.Draw(owner, new DrawnText(x + part.X, baseline, style.Size, style.Gray, part.Runs));
        }
    }

    private IEnumerable<Piece> ListPieces(ListBlock list, double width, StructNode parent, Measures measures)
    {
        TextStyle style = StyleOf(list.Role, measures);
        StructNode node = parent.Add("L", $"/O /List /ListNumbering {(list.IsNumbered ? "/Decimal" : "/Disc")}");
        double indent = list.IsNumbered ? flow.WidthOf(Number(list.Items.Length) + ". ", style) + 2 : style.Size * 1.05;
        return list.Items.Select((item, index) =>
        {
            StructNode entry = node.Add("LI"), label = entry.Add("Lbl"), body = entry.Add("LBody");
            Piece mark = TextPiece(label, [new(list.IsNumbered ? Number(index + 1) + ". " : "• ")], style, indent + 10);
            Piece text = TextPiece(body, item, style, width - indent);
            return new Piece(text.Height, (page, x, y) =>
            {
                mark.Draw(page, x, y);
                text.Draw(page, x + indent, y);
            })
            { Before = index == 0 ? measures.Gap * 0.5 : measures.Gap * 0.25, Stays = index < list.Items.Length - 1 && (list.Items.Length <= 5 || index == 0 || index == list.Items.Length - 2) };
        });
    }

    private Piece PanelPiece(PanelBlock panel, double width, StructNode parent, Measures measures)
    {
        double padding = 2.2.Millimetres;
        StructNode node = parent.Add("Sect");
        ImmutableArray<Piece> inside = [.. panel.Blocks.SelectMany(block => Pieces(block, width - 2 * padding - 2, node, measures))];
        double height = 2 * padding + inside.Select((piece, index) => piece.Height + (index == 0 ? 0 : piece.Before)).Sum();
        return new(height, (page, x, y) =>
        {
            page.Draw(null, new DrawnBox(new(x + 0.75, y + 0.75, width - 1.5, height - 1.5), 1.5, 0));
            double at = y + padding;
            foreach (Piece piece in inside)
            {
                at += piece == inside[0] ? 0 : piece.Before;
                piece.Draw(page, x + padding + 1, at);
                at += piece.Height;
            }
        })
        { Before = measures.Gap };
    }
}
