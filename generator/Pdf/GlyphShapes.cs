using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace RecoveryGuide.Pdf;

/// <summary>The outline of a glyph, in the steps of a picture.</summary>
/// <param name="X">How far right of the glyph's own beginning the path begins.</param>
/// <param name="Y">How far below the line it begins.</param>
/// <param name="Path">An SVG path from there on; empty where the glyph shows nothing.</param>
internal readonly record struct Outline(int X, int Y, string Path);

/// <summary>The outlines of glyphs as SVG paths. HarfBuzz draws them; HarfBuzzSharp does not offer the functions, but its library exports them.</summary>
internal static class GlyphShapes
{
    private const string Library = "libHarfBuzzSharp";

    private static readonly MoveTo Move = (_, data, _, x, y, _) => PenOf(data).Move(x, -y);
    private static readonly MoveTo Line = (_, data, _, x, y, _) => PenOf(data).Line(x, -y);
    private static readonly CurveTo Curve = (_, data, _, bentX, bentY, x, y, _) => PenOf(data).Curve(bentX, -bentY, x, -y);
    private static readonly Close End = (_, data, _, _) => PenOf(data).Close();
    private static readonly Lazy<nint> Functions = new(Make);

    /// <summary>The outline of a glyph, from the line downwards to the right.</summary>
    /// <param name="font">Whose glyph it is.</param>
    /// <param name="glyph">Its number there.</param>
    /// <param name="scale">How many steps of the picture one unit of the font is.</param>
    public static Outline Of(Font font, uint glyph, double scale)
    {
        Pen pen = new(scale);
        GCHandle handle = GCHandle.Alloc(pen);
        try
        {
            hb_font_draw_glyph(font.Handle, glyph, Functions.Value, GCHandle.ToIntPtr(handle));
            return pen.Outline;
        }
        finally
        {
            handle.Free();
        }
    }

    private static Pen PenOf(nint data) => (Pen)GCHandle.FromIntPtr(data).Target!;

    /// <summary>Writes a path in whole steps. All but its first point is counted from the point before, so that a letter is written alike wherever it stands, and compresses.</summary>
    private sealed class Pen(double scale)
    {
        private readonly StringBuilder path = new();
        private (int X, int Y)? first;
        private (int X, int Y) contour, last;

        internal Outline Outline => first is (var x, var y) ? new(x, y, path.ToString()) : new(0, 0, "");

        internal void Move(float x, float y)
        {
            (int X, int Y) to = Step(x, y);
            if (first is null)
                first = to;
            else
                path.Append('m').Append(By(to));
            contour = last = to;
        }

        internal void Line(float x, float y)
        {
            if (Step(x, y) is var to && to == last)
                return;
            path.Append('l').Append(By(to));
            last = to;
        }

        internal void Curve(float bentX, float bentY, float x, float y)
        {
            (int X, int Y) to = Step(x, y);
            if (to == last)
                return;
            string bent = By(Step(bentX, bentY)), end = By(to);
            path.Append('q').Append(bent).Append(end[0] == '-' ? "" : " ").Append(end);
            last = to;
        }

        internal void Close()
        {
            path.Append('z');
            last = contour;
        }

        private (int X, int Y) Step(float x, float y) => ((int)Math.Round(x * scale), (int)Math.Round(y * scale));

        private string By((int X, int Y) to) => string.Create(CultureInfo.InvariantCulture, $"{to.X - last.X}{(to.Y < last.Y ? "" : " ")}{to.Y - last.Y}");
    }

    private static nint Make()
    {
        nint functions = hb_draw_funcs_create();
        hb_draw_funcs_set_move_to_func(functions, Move, 0, 0);
        hb_draw_funcs_set_line_to_func(functions, Line, 0, 0);
        hb_draw_funcs_set_quadratic_to_func(functions, Curve, 0, 0);
        hb_draw_funcs_set_close_path_func(functions, End, 0, 0);
        hb_draw_funcs_make_immutable(functions);
        return functions;
    }

    private delegate void MoveTo(nint functions, nint data, nint state, float x, float y, nint user);

    private delegate void CurveTo(nint functions, nint data, nint state, float bentX, float bentY, float x, float y, nint user);

    private delegate void Close(nint functions, nint data, nint state, nint user);

#pragma warning disable IDE1006, CA5392 // The names are HarfBuzz's own; the library comes with the package, beside the program.
    [DllImport(Library)]
    private static extern nint hb_draw_funcs_create();

    [DllImport(Library)]
    private static extern void hb_draw_funcs_make_immutable(nint functions);

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_move_to_func(nint functions, MoveTo function, nint user, nint destroy);

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_line_to_func(nint functions, MoveTo function, nint user, nint destroy);

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_quadratic_to_func(nint functions, CurveTo function, nint user, nint destroy);

    [DllImport(Library)]
    private static extern void hb_draw_funcs_set_close_path_func(nint functions, Close function, nint user, nint destroy);

    [DllImport(Library)]
    private static extern void hb_font_draw_glyph(nint font, uint glyph, nint functions, nint data);
#pragma warning restore IDE1006, CA5392
}
