using System.Globalization;
using System.Text;

namespace RecoveryGuide.Pdf;

/// <summary>
/// A small picture of a document's first page, drawn from the same page as its PDF. Headings are letters; text too small to be read in a picture is a grey bar as long
/// as its words, which keeps the picture light.
/// </summary>
internal static class PagePicture
{
    /// <summary>The picture as SVG.</summary>
    public static string Of(LaidOut laidOut)
    {
        StringBuilder shapes = new(), drawing = new();
        Dictionary<(FontFace Face, uint Glyph), string> names = [];
        string Name(FontFace face, uint glyph)
        {
            if (!names.TryGetValue((face, glyph), out string? name))
            {
                names[(face, glyph)] = name = "g" + names.Count.ToString(CultureInfo.InvariantCulture);
                shapes.Append(CultureInfo.InvariantCulture, $"<path id=\"{name}\" d=\"{face.Shape(glyph)}\"/>");
            }
            return name;
        }

        foreach (Segment segment in laidOut.Pages[0].Segments)
            foreach (Drawn drawn in segment.Drawn)
                Append(drawing, drawn, segment.Node?.Tag is ['H', _], Name);
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {laidOut.Width:0} {laidOut.Height:0}\" width=\"{laidOut.Width:0}\" height=\"{laidOut.Height:0}\"><defs>{shapes}</defs><path fill=\"#fff\" d=\"M0 0h{laidOut.Width:0}v{laidOut.Height:0}H0z\"/><g fill=\"none\" stroke=\"#222\">{drawing}</g></svg>\n");
    }

    private static void Append(StringBuilder drawing, Drawn drawn, bool isHeading, Func<FontFace, uint, string> name)
    {
        switch (drawn)
        {
            case DrawnText text when isHeading:
                AppendLetters(drawing, text, name);
                break;
            case DrawnText text:
                drawing.Append(CultureInfo.InvariantCulture, $"<path stroke=\"#999\" stroke-width=\"{text.Size * 0.42:0.#}\" d=\"M{text.X:0.#} {text.Y - text.Size * 0.25:0.#}h{text.Width:0.#}\"/>");
                break;
            case DrawnLine line:
                drawing.Append(CultureInfo.InvariantCulture, $"<path stroke-width=\"{Math.Max(line.Width, 0.8):0.#}\" d=\"M{line.X:0.#} {line.Y:0.#}L{line.ToX:0.#} {line.ToY:0.#}\"{(line.IsDashed ? " stroke-dasharray=\"4 3\"" : "")}/>");
                break;
            case DrawnBox { IsRound: true } ring:
                drawing.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{ring.Area.X + ring.Area.Width / 2:0.#}\" cy=\"{ring.Area.Y + ring.Area.Height / 2:0.#}\" r=\"{ring.Area.Width / 2:0.#}\"/>");
                break;
            case DrawnBox box:
                drawing.Append(CultureInfo.InvariantCulture, $"<path stroke-width=\"{box.Width:0.#}\" d=\"M{box.Area.X:0.#} {box.Area.Y:0.#}h{box.Area.Width:0.#}v{box.Area.Height:0.#}h-{box.Area.Width:0.#}z\"/>");
                break;
            case DrawnDot dot:
                drawing.Append(CultureInfo.InvariantCulture, $"<circle fill=\"#222\" cx=\"{dot.X:0.#}\" cy=\"{dot.Y:0.#}\" r=\"{dot.Radius:0.#}\"/>");
                break;
        }
    }

    private static void AppendLetters(StringBuilder drawing, DrawnText text, Func<FontFace, uint, string> name)
    {
        double x = 0, thousandth = text.Size / 1000;
        drawing.Append(CultureInfo.InvariantCulture, $"<g fill=\"#111\" stroke=\"none\" transform=\"translate({text.X:0.##} {text.Y:0.##})scale({thousandth:0.#####})\">");
        foreach (Run run in text.Runs)
            foreach (Glyph glyph in run.Glyphs)
            {
                drawing.Append(CultureInfo.InvariantCulture, $"<use href=\"#{name(run.Face, glyph.Id)}\" x=\"{x + glyph.X:0}\" y=\"{-glyph.Y:0}\"/>");
                x += glyph.Advance;
            }
        drawing.Append("</g>");
    }
}
