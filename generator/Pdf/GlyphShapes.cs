using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace RecoveryGuide.Pdf;

/// <summary>The outlines of glyphs as SVG paths. HarfBuzz draws them; HarfBuzzSharp does not offer the functions, but its library exports them.</summary>
internal static class GlyphShapes
{
    private const string Library = "libHarfBuzzSharp";

    private static readonly MoveTo Move = (_, data, _, x, y, _) => Path(data).Append(CultureInfo.InvariantCulture, $"M{x:0} {-y:0}");
    private static readonly MoveTo Line = (_, data, _, x, y, _) => Path(data).Append(CultureInfo.InvariantCulture, $"L{x:0} {-y:0}");
    private static readonly CurveTo Curve = (_, data, _, bentX, bentY, x, y, _) => Path(data).Append(CultureInfo.InvariantCulture, $"Q{bentX:0} {-bentY:0} {x:0} {-y:0}");
    private static readonly Close End = (_, data, _, _) => Path(data).Append('Z');
    private static readonly Lazy<nint> Functions = new(Make);

    /// <summary>The outline of a glyph, in the font's own units, from the line upwards to the right.</summary>
    public static string Of(Font font, uint glyph)
    {
        GCHandle path = GCHandle.Alloc(new StringBuilder());
        try
        {
            hb_font_draw_glyph(font.Handle, glyph, Functions.Value, GCHandle.ToIntPtr(path));
            return Path(GCHandle.ToIntPtr(path)).ToString();
        }
        finally
        {
            path.Free();
        }
    }

    private static StringBuilder Path(nint data) => (StringBuilder)GCHandle.FromIntPtr(data).Target!;

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
