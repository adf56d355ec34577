using System.Globalization;
using System.Text;

namespace RecoveryGuide.Pdf;

/// <summary>
/// A small picture of a document's first page, drawn from the same page as its PDF. Headings are letters; text too small to be read in a picture is a grey bar as long
/// as its words. A page of plans shows many of them, and a cheap phone draws few shapes faster than many: all that looks alike is one.
/// </summary>
internal static class PagePicture
{
    // Letters are drawn in tenths of a point, and made as small again by their "scale".
    private const int Steps = 10;

    /// <summary>The picture as SVG.</summary>
    public static string Of(LaidOut laidOut)
    {
        // What is drawn, by how it looks, in the order in which the looks first come.
        OrderedDictionary<string, StringBuilder> shapes = [];
        StringBuilder Shape(string look)
        {
            if (!shapes.TryGetValue(look, out StringBuilder? shape))
                shapes.Add(look, shape = new());
            return shape;
        }

        foreach (Segment segment in laidOut.Pages[0].Segments)
            foreach (Drawn drawn in segment.Drawn)
                Append(drawn, segment.Node?.Tag is ['H', _], Shape);
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {laidOut.Width:0} {laidOut.Height:0}\" width=\"{laidOut.Width:0}\" height=\"{laidOut.Height:0}\"><path fill=\"#fff\" d=\"M0 0h{laidOut.Width:0}v{laidOut.Height:0}H0z\"/><g fill=\"none\" stroke=\"#222\">{string.Concat(shapes.Select(shape => $"<path {shape.Key} d=\"{shape.Value}\"/>"))}</g></svg>\n");
    }

    private static void Append(Drawn drawn, bool isHeading, Func<string, StringBuilder> shape)
    {
        switch (drawn)
        {
            case DrawnText text when isHeading:
                AppendLetters(shape("fill=\"#111\" stroke=\"none\" transform=\"scale(.1)\""), text);
                break;
            case DrawnText text:
                shape($"stroke=\"#999\" {Wide(text.Size * 0.42)}").Append(CultureInfo.InvariantCulture, $"M{text.X:0.#} {text.Y - text.Size * 0.25:0.#}h{text.Width:0.#}");
                break;
            case DrawnLine line:
                shape(Wide(Math.Max(line.Width, 0.8)) + (line.IsDashed ? " stroke-dasharray=\"4 3\"" : "")).Append(CultureInfo.InvariantCulture, $"M{line.X:0.#} {line.Y:0.#}L{line.ToX:0.#} {line.ToY:0.#}");
                break;
            case DrawnBox { IsRound: true, Area: var ring }:
                shape(Wide(1)).Append(CultureInfo.InvariantCulture, $"M{ring.X:0.#} {ring.Y + ring.Height / 2:0.#}a{ring.Width / 2:0.#} {ring.Width / 2:0.#} 0 1 1 {ring.Width:0.#} 0a{ring.Width / 2:0.#} {ring.Width / 2:0.#} 0 1 1 -{ring.Width:0.#} 0");
                break;
            case DrawnBox box:
                shape(Wide(box.Width)).Append(CultureInfo.InvariantCulture, $"M{box.Area.X:0.#} {box.Area.Y:0.#}h{box.Area.Width:0.#}v{box.Area.Height:0.#}h-{box.Area.Width:0.#}z");
                break;
            case DrawnDot dot:
                // A line of no length with round ends.
                shape(Wide(dot.Radius * 2) + " stroke-linecap=\"round\"").Append(CultureInfo.InvariantCulture, $"M{dot.X:0.#} {dot.Y:0.#}h0");
                break;
        }
    }

    private static string Wide(double width) => string.Create(CultureInfo.InvariantCulture, $"stroke-width=\"{width:0.#}\"");

    private static void AppendLetters(StringBuilder letters, DrawnText text)
    {
        double size = text.Size * Steps, x = text.X * Steps, y = text.Y * Steps;
        foreach (Run run in text.Runs)
            foreach (Glyph glyph in run.Glyphs)
            {
                Outline outline = run.Face.Outline(glyph.Id, size);
                if (outline.Path.Length > 0)
                    letters.Append(CultureInfo.InvariantCulture, $"M{x + glyph.X * size / 1000 + outline.X:0} {y - glyph.Y * size / 1000 + outline.Y:0}{outline.Path}");
                x += glyph.Advance * size / 1000;
            }
    }
}
