namespace RecoveryGuide.Pdf;

/// <summary>An element of a document's structure (ISO 32000-1, 14.7): what its content is, in the order it is read.</summary>
/// <param name="tag">Its standard type: H1, P, L, Table, Form …</param>
internal sealed class StructNode(string tag)
{
    private readonly List<object> kids = [];

    /// <summary>Its standard type.</summary>
    public string Tag => tag;

    /// <summary>Its attributes, as the inside of a PDF dictionary; null where it has none.</summary>
    public string? Attributes { get; init; }

    /// <summary>What stands below it, in the order it is read: nodes, <see cref="MarkedContent"/>, <see cref="Widget"/> or <see cref="LinkArea"/>.</summary>
    public IReadOnlyList<object> Kids => kids;

    /// <summary>Puts content, a field or a link below it.</summary>
    public void Hold(object kid) => kids.Add(kid);

    /// <summary>Puts a node of a type below it.</summary>
    public StructNode Add(string type, string? attributes = null)
    {
        StructNode node = new(type) { Attributes = attributes };
        kids.Add(node);
        return node;
    }
}

/// <summary>A piece of a page that belongs to a node.</summary>
/// <param name="Page">Number of the page, from 0.</param>
/// <param name="Id">Its number on the page (MCID).</param>
internal sealed record MarkedContent(int Page, int Id);

/// <summary>A rectangle on a page, in points from its top left corner.</summary>
internal readonly record struct Area(double X, double Y, double Width, double Height)
{
    /// <summary>Its right edge.</summary>
    public double Right => X + Width;

    /// <summary>Its lower edge.</summary>
    public double Bottom => Y + Height;
}

/// <summary>How a field is filled in.</summary>
internal enum WidgetKind
{
    /// <summary>Typed into.</summary>
    Text,

    /// <summary>Ticked by itself.</summary>
    Check,

    /// <summary>One of several.</summary>
    Radio,
}

/// <summary>A field's place on a page.</summary>
/// <param name="Name">Name of the field; places with one name share what is typed.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Tip">What a screen reader calls it.</param>
/// <param name="Option">Which of several it is, from 0.</param>
/// <param name="OptionText">What choosing it says.</param>
/// <param name="Page">Number of the page, from 0.</param>
/// <param name="Area">Where it is.</param>
/// <param name="Size">Size of what is typed, in points.</param>
internal sealed record Widget(string Name, WidgetKind Kind, string Tip, int Option, string? OptionText, int Page, Area Area, double Size);

/// <summary>A link's place on a page.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Says">What a screen reader calls it.</param>
/// <param name="Page">Number of the page, from 0.</param>
/// <param name="Area">Where it is.</param>
internal sealed record LinkArea(string Address, string Says, int Page, Area Area);
