namespace RecoveryGuide.Pdf;

/// <summary>Something drawn. Points from the page's top left corner; black is 0, white is 1.</summary>
internal abstract record Drawn;

/// <summary>Text whose line stands at <paramref name="Y"/>.</summary>
internal sealed record DrawnText(double X, double Y, double Size, double Gray, ImmutableArray<Run> Runs) : Drawn
{
    /// <summary>How wide it is, in points.</summary>
    public double Width => Runs.Sum(run => run.Width) * Size / 1000;
}

/// <summary>A straight line.</summary>
internal sealed record DrawnLine(double X, double Y, double ToX, double ToY, double Width, double Gray, bool IsDashed = false) : Drawn;

/// <summary>The outline of a rectangle, or of a circle in it.</summary>
internal sealed record DrawnBox(Area Area, double Width, double Gray, bool IsRound = false) : Drawn;

/// <summary>A filled circle.</summary>
internal sealed record DrawnDot(double X, double Y, double Radius) : Drawn;

/// <summary>Things drawn that belong to one node, or to none: lines and ornaments.</summary>
internal sealed record Segment(StructNode? Node, int Id, List<Drawn> Drawn);

/// <summary>A page while it is drawn.</summary>
/// <param name="number">Its number, from 0.</param>
internal sealed class Page(int number)
{
    private readonly List<Segment> segments = [];
    private int marked;

    /// <summary>What is drawn, in order.</summary>
    public IReadOnlyList<Segment> Segments => segments;

    /// <summary>Its number, from 0.</summary>
    public int Number => number;

    /// <summary>Where each piece of the layout lies; pieces do not overlap.</summary>
    public List<Area> Pieces { get; } = [];

    /// <summary>Its fields.</summary>
    public List<(Widget Widget, StructNode Node)> Widgets { get; } = [];

    /// <summary>Its links.</summary>
    public List<(LinkArea Link, StructNode Node)> Links { get; } = [];

    /// <summary>Draws something that belongs to a node; to none where that is null.</summary>
    public void Draw(StructNode? node, Drawn drawn)
    {
        if (segments.Count == 0 || segments[^1].Node != node)
        {
            segments.Add(new(node, node is null ? -1 : marked++, []));
            node?.Hold(new MarkedContent(number, segments[^1].Id));
        }
        segments[^1].Drawn.Add(drawn);
    }

    /// <summary>Puts a field on the page; it belongs to a node.</summary>
    public void Add(StructNode node, Widget widget)
    {
        node.Hold(widget);
        Widgets.Add((widget, node));
    }

    /// <summary>Puts a link on the page; it belongs to a node.</summary>
    public void Add(StructNode node, LinkArea link)
    {
        node.Hold(link);
        Links.Add((link, node));
    }
}
