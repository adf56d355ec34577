using System.Collections.Frozen;
using System.Xml;

namespace RecoveryGuide.Core;

/// <summary>Which SVG files of the theme may be published: shapes and colours. Opened by its own address a drawing is a page, and could hold whatever a page holds.</summary>
internal static class Drawing
{
    private static readonly FrozenSet<string> Elements =
        ["svg", "g", "defs", "title", "desc", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "linearGradient", "radialGradient", "stop", "clipPath"];

    private static readonly FrozenSet<string> Attributes =
    [
        "id", "class", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "transform", "role", "aria-hidden", "aria-label", "version",
        "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-opacity", "opacity", "clip-path", "clip-rule",
        "offset", "stop-color", "stop-opacity", "gradientUnits", "gradientTransform",
    ];

    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Reports what no drawing may hold, at its line.</summary>
    /// <param name="path">The file's path, for diagnostics.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="report">Takes the mistakes.</param>
    internal static void Check(string path, byte[] bytes, Diagnostics report)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            while (reader.Read())
                CheckNode(reader, PlaceOf(path, reader), report);
        }
        catch (XmlException failure)
        {
            report.Error(Rule.Drawing, new(path, Math.Max(1, failure.LineNumber), Math.Max(1, failure.LinePosition)), "this is not a drawing: it is no well-formed XML, or holds a document type; save it as plain SVG.");
        }
    }

    private static void CheckNode(XmlReader reader, Source at, Diagnostics report)
    {
        if (reader.NodeType == XmlNodeType.ProcessingInstruction)
            report.Error(Rule.Drawing, at, $"'<?{reader.Name}' is not allowed in a drawing; delete it.");
        if (reader.NodeType != XmlNodeType.Element)
            return;
        if (reader.NamespaceURI != Namespace || !Elements.Contains(reader.LocalName))
            report.Error(Rule.Drawing, at, $"element '{reader.Name}' is not allowed in a drawing. Allowed: {string.Join(", ", Elements.Order(StringComparer.Ordinal))}.");
        while (reader.MoveToNextAttribute())
            if (Complaint(reader) is { } complaint)
                report.Error(Rule.Drawing, PlaceOf(at.File, reader), complaint);
        reader.MoveToElement();
    }

    private static string? Complaint(XmlReader attribute)
    {
        if (attribute.Prefix == "xmlns" || attribute.Name == "xmlns")
            return null;
        if (attribute.Prefix.Length > 0 || !Attributes.Contains(attribute.LocalName))
            return $"attribute '{attribute.Name}' is not allowed in a drawing; only shapes, colours and where they stand are.";
        // A gradient or a clip of the drawing itself, never a file.
        return attribute.Value.Contains('(', StringComparison.Ordinal) && attribute.LocalName is not ("transform" or "gradientTransform") && !attribute.Value.StartsWith("url(#", StringComparison.Ordinal)
            ? $"'{attribute.Name}' is '{attribute.Value}'; a drawing refers to nothing but its own parts, such as url(#id)."
            : null;
    }

    private static Source PlaceOf(string path, XmlReader reader) => reader is IXmlLineInfo place && place.HasLineInfo() ? new(path, place.LineNumber, place.LinePosition) : new(path);
}
