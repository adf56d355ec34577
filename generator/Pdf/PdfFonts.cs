using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Pdf;

/// <summary>
/// The fonts of one file, cut to what it uses. A character code (CID) stands for a glyph together with the characters it is read as, so one glyph may be read in
/// several ways and every text is copied and read aloud in its own order, without the replacement texts some readers do not know.
/// </summary>
internal sealed class PdfFonts
{
    private readonly PdfFile file;
    private readonly FontFace? typed;
    private readonly Dictionary<byte[], int> programs = [];
    private byte[]? forTyping;
    private readonly List<FontFace> faces = [];
    private readonly Dictionary<FontFace, UsedFont> used = [];

    /// <summary>Fonts for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="typed">The font of what is typed into it; null where nothing is. It is embedded once, with what the file shows in it.</param>
    public PdfFonts(PdfFile file, FontFace? typed) => (this.file, this.typed) = (file, typed);

    /// <summary>What a page calls a font.</summary>
    public string NameOf(FontFace face) => "F" + (Used(face).Index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The code of a glyph that is read as certain characters.</summary>
    public int CodeOf(FontFace face, Glyph glyph)
    {
        UsedFont font = Used(face);
        if (!font.Codes.TryGetValue((glyph.Id, glyph.Text), out int code))
        {
            font.Codes[(glyph.Id, glyph.Text)] = code = font.Codes.Count + 1;
            font.InOrder.Add((glyph.Id, glyph.Text));
        }
        return code;
    }

    /// <summary>Writes the fonts, and gives the dictionary that names them.</summary>
    public string Write() => string.Concat(faces.Select(face => $"/{NameOf(face)} {PdfText.Ref(Write(face, used[face]))} "));

    /// <summary>Writes the font of what is typed, and gives its number.</summary>
    public int WriteForTyping(FontFace face)
    {
        byte[] bytes = forTyping ?? face.CutForTyping([]).Bytes;
        string name = Prefix(bytes) + face.Name, widths = string.Join(' ', FontFace.Typed.Select(character => PdfText.Of(Math.Round(character == 0 ? 0 : face.WidthOf(character)))));
        int descriptor = Descriptor(face, name, bytes, 32);
        return file.Add($"<</Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [{widths}] /FontDescriptor {PdfText.Ref(descriptor)}>>");
    }

    private UsedFont Used(FontFace face)
    {
        if (!used.TryGetValue(face, out UsedFont? font))
        {
            used[face] = font = new(faces.Count);
            faces.Add(face);
        }
        return font;
    }

    private int Write(FontFace face, UsedFont font)
    {
        IEnumerable<uint> shown = font.InOrder.Select(code => code.Glyph).Distinct();
        CutFont cut = face == typed ? face.CutForTyping(shown) : face.Cut(shown);
        if (face == typed)
            forTyping = cut.Bytes;
        string name = Prefix(cut.Bytes) + face.Name;
        byte[] glyphs = new byte[(font.InOrder.Count + 1) * 2];
        for (int i = 0; i < font.InOrder.Count; i++)
        {
            uint glyph = cut.NewGlyphs[font.InOrder[i].Glyph];
            (glyphs[i * 2 + 2], glyphs[i * 2 + 3]) = ((byte)(glyph >> 8), (byte)glyph);
        }
        string widths = string.Join(' ', font.InOrder.Select(code => PdfText.Of(Math.Round(face.Width(code.Glyph)))));
        int descriptor = Descriptor(face, name, cut.Bytes, 4);
        int map = file.Add("", glyphs), characters = file.Add("", Encoding.ASCII.GetBytes(CharacterMap(font.InOrder)));
        int descendant = file.Add($"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 0 /W [1 [{widths}]] /CIDToGIDMap {PdfText.Ref(map)} /FontDescriptor {PdfText.Ref(descriptor)}>>");
        return file.Add($"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{PdfText.Ref(descendant)}] /ToUnicode {PdfText.Ref(characters)}>>");
    }

    private int Descriptor(FontFace face, string name, byte[] bytes, int flags)
    {
        if (!programs.TryGetValue(bytes, out int fontFile))
            programs[bytes] = fontFile = file.Add(string.Create(CultureInfo.InvariantCulture, $"/Length1 {bytes.Length}"), bytes);
        return file.Add($"<</Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{string.Join(' ', face.Box.Select(PdfText.Of))}] /ItalicAngle 0 /Ascent {PdfText.Of(face.Ascent)} /Descent {PdfText.Of(face.Descent)} /CapHeight {PdfText.Of(face.CapHeight)} /StemV {(face.IsBold ? 140 : 80)} /FontFile2 {PdfText.Ref(fontFile)}>>");
    }

    // Six letters and a plus mark a font that was cut; the same glyphs give the same letters.
    private static string Prefix(byte[] bytes) => string.Concat(SHA256.HashData(bytes).Take(6).Select(value => (char)('A' + value % 26))) + "+";

    private static string CharacterMap(List<(uint Glyph, string Text)> codes)
    {
        StringBuilder map = new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (int first = 0; first < codes.Count; first += 100)
        {
            int count = Math.Min(100, codes.Count - first);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (int i = first; i < first + count; i++)
                map.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(codes[i].Text))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private sealed class UsedFont(int index)
    {
        public int Index => index;

        public Dictionary<(uint Glyph, string Text), int> Codes { get; } = [];

        public List<(uint Glyph, string Text)> InOrder { get; } = [];
    }
}
