using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RecoveryGuide.Core;

/// <summary>A <c>{{name argument argument}}</c> in a text: something the site fills in.</summary>
/// <param name="Name">What is asked for, such as <c>hotline</c>.</param>
/// <param name="Arguments">The words after the name.</param>
/// <param name="At">Where it stands.</param>
public sealed record ShortCode(string Name, ImmutableArray<string> Arguments, Source At);

/// <summary>A heading of a text.</summary>
/// <param name="Level">2 or 3; level 1 is the page's title.</param>
/// <param name="Id">The anchor, made from the words.</param>
/// <param name="Text">The words.</param>
/// <param name="At">Where it stands.</param>
public sealed record Heading(int Level, string Id, string Text, Source At);

/// <summary>A piece of a rendered text: finished HTML, or a short-code that stood alone in its paragraph.</summary>
public sealed record MarkdownPart(string? Html, ShortCode? Code);

/// <summary>How a text is written out on one page.</summary>
/// <param name="Fill">Turns an inline short-code into HTML that may be trusted.</param>
/// <param name="Lead">Where a link leads on this page; null to leave links as they were written.</param>
/// <param name="Write">Turns the words of running text into HTML that may be trusted; null to write them as they are. Links, headings and tables are always written as they are.</param>
public sealed record MarkdownWriting(Func<ShortCode, string> Fill, Func<string, string>? Lead = null, Func<string, string>? Write = null);

/// <summary>
/// A Markdown text, parsed and found safe: CommonMark and pipe tables, no raw HTML, only links that may be published. The only file that names Markdig.
/// </summary>
public sealed class MarkdownText
{
    // Built once; a pipeline may be used by many threads.
    private static readonly MarkdownPipeline Dialect = BuildDialect();

    private readonly MarkdownDocument document;

    private MarkdownText(MarkdownDocument document, Source start)
    {
        this.document = document;
        Headings = [.. document.Descendants<HeadingBlock>().Select(heading => HeadingOf(heading, start))];
        ShortCodes = [.. document.Descendants<ShortCodeInline>().Select(code => code.Code)];
        Blocks = [.. document.Descendants<LeafBlock>().Where(block => block.Inline is not null).Select(block => BlockOf(block, start))];
        Links = [.. document.Descendants<LinkInline>().Select(link => new Located(link.Url ?? "", MarkdownRules.At(link, start)))];
    }

    /// <summary>The links, as written.</summary>
    public ImmutableArray<Located> Links { get; }

    /// <summary>The headings, in order.</summary>
    public ImmutableArray<Heading> Headings { get; }

    /// <summary>All short-codes, in order.</summary>
    public ImmutableArray<ShortCode> ShortCodes { get; }

    /// <summary>Paragraphs, and list items that are sentences, without headings and tables: what a reading grade is counted over.</summary>
    public ImmutableArray<string> Prose => [.. Blocks.Where(block => block.Kind == TextBlockKind.Prose).Select(block => block.Text)];

    /// <summary>Every piece of the text, each letter with its place: what rules about words and sentences are checked on.</summary>
    public ImmutableArray<TextBlock> Blocks { get; }

    /// <summary>All words of the text, for the search index.</summary>
    public string Plain => string.Join(' ', document.Descendants<LeafBlock>().Select(PlainText));

    /// <summary>Parses a text and reports everything in it that may not be published.</summary>
    /// <param name="text">The Markdown.</param>
    /// <param name="start">Where the text begins in its file.</param>
    /// <param name="report">Takes the mistakes.</param>
    public static MarkdownText Parse(string text, Source start, Diagnostics report)
    {
        MarkdownDocument document;
        if (MarkdownRules.NestsBracketsTooDeeply(text))
        {
            TellTooNested(start, report);
            document = [];
            return new(document, start);
        }
        try
        {
            document = Markdig.Markdown.Parse(text, Dialect, new MarkdownParserContext { Properties = { [typeof(Source)] = start } });
            // The renderer has a limit of its own, lower than the parser's: what it cannot write must be known now.
            RendererTo(TextWriter.Null, new(_ => "")).Render(document);
        }
        catch (ArgumentException)
        {
            // Markdig gives up on thousands of nested quotes or brackets; no guide needs them.
            TellTooNested(start, report);
            document = [];
        }
        MarkdownRules.Check(document, text, start, report);
        return new(document, start);
    }

    private static void TellTooNested(Source start, Diagnostics report) => report.Error(Rule.TooNested, start, "the text is nested too deeply (quotes, lists, brackets or emphasis inside each other).");

    /// <summary>Whether a link as written leads to a page or heading of this site.</summary>
    public static bool IsOwnLink(string url) => url is ['#', _, ..] or "/" || (url is ['/', var second, ..] && second is not ('/' or '\\'));

    /// <summary>Renders the whole text.</summary>
    public ImmutableArray<MarkdownPart> Render(MarkdownWriting writing)
    {
        List<MarkdownPart> parts = [];
        StringBuilder html = new();
        foreach (Block block in document)
        {
            if (LoneShortCode(block) is { } code)
            {
                Flush(parts, html);
                parts.Add(new(null, code));
            }
            else
                html.Append(Rendered(block, writing));
        }
        Flush(parts, html);
        return [.. parts];
    }

    /// <summary>Renders a text of one paragraph without its <c>p</c>.</summary>
    public string RenderInline(MarkdownWriting writing)
    {
        using StringWriter html = new();
        HtmlRenderer renderer = RendererTo(html, writing);
        foreach (ParagraphBlock paragraph in document.OfType<ParagraphBlock>())
            renderer.WriteLeafInline(paragraph);
        return html.ToString();
    }

    /// <summary>The text without HTML: headings, paragraphs, lists and tables.</summary>
    public ImmutableArray<OutlineNode> Outline() => [.. document.SelectMany(OutlineOf)];

    private static IEnumerable<OutlineNode> OutlineOf(Block block) => block switch
    {
        HeadingBlock heading => [new OutlineHeading(heading.Level, SpansOf(heading))],
        ParagraphBlock paragraph => [new OutlineParagraph(SpansOf(paragraph))],
        ListBlock list => [new OutlineList(list.IsOrdered, [.. list.OfType<ListItemBlock>().Select(item => item.SelectMany(OutlineOf).ToImmutableArray())])],
        Table table => [new OutlineTable([.. table.OfType<TableRow>().Where(row => !row.IsHeader).Select(row => row.OfType<TableCell>().Select(CellOf).ToImmutableArray())])],
        QuoteBlock quote => quote.SelectMany(OutlineOf),
        _ => [],
    };

    private static ImmutableArray<OutlineSpan> CellOf(TableCell cell) => [.. cell.OfType<ParagraphBlock>().SelectMany(paragraph => SpansOf(paragraph))];

    private static ImmutableArray<OutlineSpan> SpansOf(LeafBlock block) =>
    [
        .. (block.Inline?.Descendants<Inline>() ?? [])
            .Select(inline => new OutlineSpan(PlainText(inline), inline.FindParentOfType<EmphasisInline>().Any(emphasis => emphasis.DelimiterCount == 2), (inline as ShortCodeInline)?.Code))
            .Where(span => span.Text.Length > 0 || span.Code is not null),
    ];

    private static void Flush(List<MarkdownPart> parts, StringBuilder html)
    {
        if (html.Length > 0)
            parts.Add(new(html.ToString(), null));
        html.Clear();
    }

    private static string Rendered(Block block, MarkdownWriting writing)
    {
        using StringWriter html = new();
        bool scrolls = block is Table;
        // A wide table scrolls inside its own box, which the keyboard must be able to reach.
        html.Write(scrolls ? "<div class=\"table-box\" tabindex=\"0\" role=\"group\">" : "");
        RendererTo(html, writing).Render(block);
        html.Write(scrolls ? "</div>\n" : "");
        return html.ToString();
    }

    private static HtmlRenderer RendererTo(TextWriter html, MarkdownWriting writing)
    {
        HtmlRenderer renderer = new(html);
        Dialect.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new ShortCodeRenderer(writing.Fill));
        renderer.LinkRewriter = writing.Lead;
        if (writing.Write is { } write)
            renderer.ObjectRenderers.Replace<LiteralInlineRenderer>(new RunningTextRenderer(write));
        return renderer;
    }

    private static ShortCode? LoneShortCode(Block block) =>
        block is ParagraphBlock { Inline: { } inline } && inline.FirstChild == inline.LastChild && inline.FirstChild is ShortCodeInline code && code.Code is { Name: "safety" or "worksheet", Arguments.IsEmpty: false } ? code.Code : null;

    // A few words in a list are no sentence; counted as one they would make any text look easy.
    private static bool IsFragment(ParagraphBlock block) => block.Parent is ListItemBlock && PlainText(block).TrimEnd() is [.., not ('.' or '!' or '?' or '।' or '"' or '”' or '’')];

    private static bool IsInTable(Block block)
    {
        for (ContainerBlock? parent = block.Parent; parent is not null; parent = parent.Parent)
            if (parent is Table)
                return true;
        return false;
    }

    private static Heading HeadingOf(HeadingBlock heading, Source start) =>
        new(heading.Level, heading.GetAttributes().Id ?? "", PlainText(heading), MarkdownRules.At(heading, start));

    internal static string PlainText(LeafBlock block) => string.Concat((block.Inline?.Descendants<Inline>() ?? []).Select(PlainText));

    private static string PlainText(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    };

    private static TextBlock BlockOf(LeafBlock block, Source start)
    {
        StringBuilder text = new();
        var places = ImmutableArray.CreateBuilder<(int, Source)>();
        places.Add((0, MarkdownRules.At(block, start)));
        foreach (Inline inline in block.Inline!.Descendants<Inline>())
        {
            if (PlainText(inline) is not { Length: > 0 } words)
                continue;
            places.Add((text.Length, MarkdownRules.At(inline, start)));
            text.Append(words);
        }
        return new(KindOf(block), text.ToString(), places.ToImmutable());
    }

    private static TextBlockKind KindOf(LeafBlock block) => block switch
    {
        HeadingBlock => TextBlockKind.Heading,
        _ when IsInTable(block) => TextBlockKind.Cell,
        ParagraphBlock paragraph when IsFragment(paragraph) => TextBlockKind.Fragment,
        _ => TextBlockKind.Prose,
    };

    private static MarkdownPipeline BuildDialect()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation();
        builder.InlineParsers.Insert(0, new ShortCodeParser());
        return builder.Build();
    }

    private sealed class ShortCodeInline(ShortCode code) : LeafInline
    {
        public ShortCode Code { get; } = code;
    }

    private sealed class ShortCodeParser : InlineParser
    {
        public ShortCodeParser() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekChar() != '{')
                return false;
            int end = slice.Text.IndexOf("}}", slice.Start, slice.Length, StringComparison.Ordinal);
            if (end < 0)
                return false;
            string[] words = slice.Text[(slice.Start + 2)..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            int offset = processor.GetSourcePosition(slice.Start, out int line, out int column);
            Source start = (Source)processor.Context!.Properties[typeof(Source)];
            Source at = MarkdownRules.Shift(line, column, start);
            processor.Inline = new ShortCodeInline(new(words.FirstOrDefault() ?? "", [.. words.Skip(1)], at)) { Line = line, Column = column, Span = new(offset, offset + end + 1 - slice.Start) };
            slice.Start = end + 2;
            return true;
        }
    }

    private sealed class RunningTextRenderer(Func<string, string> write) : LiteralInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LiteralInline literal)
        {
            if (IsRunningText(literal))
                renderer.Write(write(literal.Content.ToString()));
            else
                base.Write(renderer, literal);
        }

        private static bool IsRunningText(LiteralInline literal)
        {
            ContainerInline? parent = literal.Parent;
            for (; parent?.Parent is not null; parent = parent.Parent)
                if (parent is LinkInline)
                    return false;
            return parent?.ParentBlock is ParagraphBlock block && !IsInTable(block);
        }
    }

    private sealed class ShortCodeRenderer(Func<ShortCode, string> fill) : HtmlObjectRenderer<ShortCodeInline>
    {
        protected override void Write(HtmlRenderer renderer, ShortCodeInline code) => renderer.Write(fill(code.Code));
    }
}
