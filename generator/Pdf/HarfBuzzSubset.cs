using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace RecoveryGuide.Pdf;

/// <summary>A font cut to the glyphs of one document.</summary>
/// <param name="Bytes">The font file.</param>
/// <param name="NewGlyphs">Where each glyph of the whole font is in the cut one.</param>
internal sealed record CutFont(byte[] Bytes, IReadOnlyDictionary<uint, uint> NewGlyphs);

/// <summary>
/// Cuts fonts with HarfBuzz's own subsetter. HarfBuzzSharp does not offer these functions, but the library it comes with exports them: a test holds the version
/// that is pinned to it.
/// </summary>
internal static class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";

    // hb_subset_sets_t and hb_subset_flags_t of hb-subset.h.
    private const int DropTables = 3;
    private const int NoLayoutClosure = 0x200;

    // What a page of a PDF never reads: shaping is done, characters are mapped by the PDF itself.
    private static readonly string[] Unread = ["GSUB", "GPOS", "GDEF", "OS/2", "name", "post", "STAT"];

    /// <summary>A font with the glyphs given, and glyph 0.</summary>
    /// <exception cref="InvalidOperationException">HarfBuzz cannot cut the font.</exception>
    public static CutFont Glyphs(Face face, IEnumerable<uint> glyphs)
    {
        uint[] wanted = [.. glyphs.Order()];
        return Cut(face, input =>
        {
            nint set = hb_subset_input_glyph_set(input);
            foreach (uint glyph in wanted)
                hb_set_add(set, glyph);
            Drop(input, [.. Unread, "cmap"]);
        }, wanted);
    }

    /// <summary>A font with the characters given that still says which glyph is whose, and with more glyphs.</summary>
    /// <exception cref="InvalidOperationException">HarfBuzz cannot cut the font.</exception>
    public static CutFont Characters(Face face, IEnumerable<int> characters, IEnumerable<uint> glyphs)
    {
        uint[] wanted = [.. glyphs.Order()];
        return Cut(face, input =>
        {
            nint set = hb_subset_input_unicode_set(input), more = hb_subset_input_glyph_set(input);
            foreach (int character in characters)
                hb_set_add(set, (uint)character);
            foreach (uint glyph in wanted)
                hb_set_add(more, glyph);
            Drop(input, Unread);
        }, wanted);
    }

    private static void Drop(nint input, IEnumerable<string> tables)
    {
        hb_subset_input_set_flags(input, NoLayoutClosure);
        nint dropped = hb_subset_input_set(input, DropTables);
        foreach (string table in tables)
            hb_set_add(dropped, Tag.Parse(table));
    }

    private static CutFont Cut(Face face, Action<nint> choose, uint[] glyphs)
    {
        nint input = hb_subset_input_create_or_fail(), plan = 0, cut = 0, blob = 0;
        try
        {
            if (input == 0)
                throw new InvalidOperationException("HarfBuzz cannot cut fonts here.");
            choose(input);
            plan = hb_subset_plan_create_or_fail(face.Handle, input);
            cut = plan == 0 ? 0 : hb_subset_plan_execute_or_fail(plan);
            if (cut == 0)
                throw new InvalidOperationException("HarfBuzz could not cut the font.");
            blob = hb_face_reference_blob(cut);
            nint data = hb_blob_get_data(blob, out uint length);
            byte[] bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            nint map = hb_subset_plan_old_to_new_glyph_mapping(plan);
            return new(bytes, glyphs.ToDictionary(glyph => glyph, glyph => hb_map_get(map, glyph)));
        }
        finally
        {
            if (blob != 0)
                hb_blob_destroy(blob);
            if (cut != 0)
                hb_face_destroy(cut);
            if (plan != 0)
                hb_subset_plan_destroy(plan);
            if (input != 0)
                hb_subset_input_destroy(input);
        }
    }

#pragma warning disable IDE1006, CA5392 // The names are HarfBuzz's own; the library comes with the package, beside the program.
    [DllImport(Library)]
    private static extern nint hb_subset_input_create_or_fail();

    [DllImport(Library)]
    private static extern void hb_subset_input_destroy(nint input);

    [DllImport(Library)]
    private static extern nint hb_subset_input_glyph_set(nint input);

    [DllImport(Library)]
    private static extern nint hb_subset_input_unicode_set(nint input);

    [DllImport(Library)]
    private static extern nint hb_subset_input_set(nint input, int kind);

    [DllImport(Library)]
    private static extern void hb_subset_input_set_flags(nint input, uint flags);

    [DllImport(Library)]
    private static extern nint hb_subset_plan_create_or_fail(nint face, nint input);

    [DllImport(Library)]
    private static extern nint hb_subset_plan_execute_or_fail(nint plan);

    [DllImport(Library)]
    private static extern nint hb_subset_plan_old_to_new_glyph_mapping(nint plan);

    [DllImport(Library)]
    private static extern void hb_subset_plan_destroy(nint plan);

    [DllImport(Library)]
    private static extern void hb_set_add(nint set, uint value);

    [DllImport(Library)]
    private static extern uint hb_map_get(nint map, uint key);

    [DllImport(Library)]
    private static extern nint hb_face_reference_blob(nint face);

    [DllImport(Library)]
    private static extern void hb_face_destroy(nint face);

    [DllImport(Library)]
    private static extern nint hb_blob_get_data(nint blob, out uint length);

    [DllImport(Library)]
    private static extern void hb_blob_destroy(nint blob);
#pragma warning restore IDE1006, CA5392
}
