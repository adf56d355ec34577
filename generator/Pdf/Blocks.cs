using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecoveryGuide.Pdf;

/// <summary>Words of a text, of one weight, perhaps a link.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsBold">Whether they are bold.</param>
/// <param name="Link">Where they lead, such as <c>tel:112</c>; null for plain words.</param>
internal sealed record TextSpan(string Text, bool IsBold = false, string? Link = null);

/// <summary>How large a text is.</summary>
internal enum TextRole
{
    /// <summary>A text to read.</summary>
    Body,

    /// <summary>A hint.</summary>
    Small,

    /// <summary>A label, a question.</summary>
    Label,

    /// <summary>What must be read first.</summary>
    Large,
}

/// <summary>A piece of a document.</summary>
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(PanelBlock), "panel")]
[JsonDerivedType(typeof(FillBlock), "fill")]
[JsonDerivedType(typeof(FillRowBlock), "row")]
[JsonDerivedType(typeof(LinesBlock), "lines")]
[JsonDerivedType(typeof(TicksBlock), "ticks")]
[JsonDerivedType(typeof(ScaleBlock), "scale")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(MatchBlock), "match")]
[JsonDerivedType(typeof(CardsBlock), "cards")]
internal abstract record Block;

/// <summary>A heading; never alone at a page's foot.</summary>
/// <param name="Level">1 for the document's title.</param>
/// <param name="Text">Its words.</param>
/// <param name="IsPlain">Whether it has no line below it.</param>
internal sealed record HeadingBlock(int Level, string Text, bool IsPlain = false) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Spans">Its words.</param>
/// <param name="Role">Their size.</param>
/// <param name="StaysWithNext">Whether it must not be the last on its page: what explains what follows.</param>
internal sealed record ParagraphBlock(ImmutableArray<TextSpan> Spans, TextRole Role = TextRole.Body, bool StaysWithNext = false) : Block
{
    /// <summary>A paragraph of plain words.</summary>
    public ParagraphBlock(string text, TextRole role = TextRole.Body, bool staysWithNext = false)
        : this([new(text)], role, staysWithNext)
    {
    }
}

/// <summary>A list.</summary>
/// <param name="Items">Its items, each a run of words.</param>
/// <param name="IsNumbered">Whether its items are counted.</param>
/// <param name="Role">The size of its words.</param>
internal sealed record ListBlock(ImmutableArray<ImmutableArray<TextSpan>> Items, bool IsNumbered = false, TextRole Role = TextRole.Body) : Block
{
    /// <summary>A list of plain words.</summary>
    public static ListBlock Of(IEnumerable<string> items, bool isNumbered = false, TextRole role = TextRole.Body) => new([.. items.Select(item => ImmutableArray.Create(new TextSpan(item)))], isNumbered, role);
}

/// <summary>Blocks in a frame, kept on one page.</summary>
internal sealed record PanelBlock(ImmutableArray<Block> Blocks) : Block;

/// <summary>What may be typed on a line.</summary>
internal enum FillKind
{
    /// <summary>Any words.</summary>
    Text,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A date.</summary>
    Date,
}

/// <summary>A question with one line to write on, or with its answer.</summary>
/// <param name="Name">Its name among the fields; the same name has the same content.</param>
/// <param name="Label">The question.</param>
/// <param name="Hint">An example.</param>
/// <param name="Value">What is filled in already; null leaves a line.</param>
/// <param name="Kind">What may be typed.</param>
internal sealed record FillBlock(string Name, string Label, string? Hint = null, TextSpan? Value = null, FillKind Kind = FillKind.Text) : Block;

/// <summary>Questions next to one another.</summary>
internal sealed record FillRowBlock(ImmutableArray<FillBlock> Fills) : Block;

/// <summary>A question with several lines to write on.</summary>
internal sealed record LinesBlock(string Name, string Label, string? Hint, int Count) : Block;

/// <summary>Boxes to tick.</summary>
/// <param name="Name">Its name among the fields.</param>
/// <param name="Label">The question.</param>
/// <param name="Hint">An example.</param>
/// <param name="Options">A box each.</param>
/// <param name="OnlyOne">Whether only one may be ticked.</param>
internal sealed record TicksBlock(string Name, string Label, string? Hint, ImmutableArray<string> Options, bool OnlyOne) : Block;

/// <summary>Numbers to ring one of.</summary>
internal sealed record ScaleBlock(string Name, string Label, int Min, int Max, string Low, string High) : Block;

/// <summary>A table to write in or to tick.</summary>
/// <param name="Name">Its name among the fields.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Hint">An example.</param>
/// <param name="Columns">Heads of its columns, without the one above its row heads.</param>
/// <param name="RowHeads">Heads of its rows; empty where they have none.</param>
/// <param name="RowCount">How many rows it has.</param>
/// <param name="IsTicked">Whether its cells are ticked, not written in.</param>
/// <param name="IsStrong">Whether its frame is bold.</param>
/// <param name="HasRoomInHeads">Whether something is written below each column's head: a date.</param>
/// <param name="WrittenRows">Rows, from 1, of a ticked table that are written in.</param>
internal sealed record TableBlock(
    string Name, string Label, string? Hint, ImmutableArray<string> Columns, ImmutableArray<string> RowHeads, int RowCount,
    bool IsTicked, bool IsStrong, bool HasRoomInHeads, ImmutableArray<int> WrittenRows) : Block;

/// <summary>Two lists to join by lines, or by writing the number of one into the box of the other.</summary>
internal sealed record MatchBlock(string Name, string Label, ImmutableArray<string> Left, ImmutableArray<string> Right) : Block;

/// <summary>One page with four copies of a card to cut out and fold.</summary>
/// <param name="Front">Its first side.</param>
/// <param name="Back">Its second side.</param>
/// <param name="Fold">Words at the marks: where to cut, where to fold.</param>
internal sealed record CardsBlock(ImmutableArray<Block> Front, ImmutableArray<Block> Back, string Fold) : Block;

/// <summary>A document of blocks. Its bytes depend on nothing else.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Subject">What it is for.</param>
/// <param name="Language">Code of its language (BCP 47).</param>
/// <param name="Blocks">What it says.</param>
/// <param name="Footer">Words at each page's foot.</param>
/// <param name="Paper">The paper it is for.</param>
/// <param name="IsLandscape">Whether it lies on its side.</param>
/// <param name="PageOf">The words for "page 1 of 3", with <c>{page}</c> and <c>{pages}</c>.</param>
/// <param name="LineOf">The name of one line of a field that has several, with <c>{label}</c> and <c>{count}</c>.</param>
/// <param name="Pages">How many pages it should come to: where it takes more, it is set tighter if that helps.</param>
internal sealed record PrintDocument(
    string Title, string Subject, string Language, ImmutableArray<Block> Blocks, string Footer, Content.Paper Paper, bool IsLandscape, string PageOf, string LineOf, int Pages)
{
    /// <summary>Everything it says, in one text: two documents with the same one are the same file.</summary>
    public string Written() => JsonSerializer.Serialize(this);
}
