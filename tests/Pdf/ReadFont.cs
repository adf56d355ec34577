using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Tokens;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>A font of a file.</summary>
public sealed class ReadFont
{
    public ReadFont(ReadPdf pdf, DictionaryToken dictionary)
    {
        Dictionary = dictionary;
        Descendant = pdf.Array(dictionary, "DescendantFonts") is [{ } first, ..] ? pdf.Resolve(first) as DictionaryToken : null;
        Descriptor = pdf.Dictionary(Descendant ?? dictionary, "FontDescriptor");
        byte[]? program = pdf.Stream(Descriptor, "FontFile2");
        Program = program is null ? null : new(program);
        Map = pdf.Stream(Descendant, "CIDToGIDMap");
        HasMap = Map is not null || pdf.Name(Descendant, "CIDToGIDMap") == "Identity";
        Unicode = ReadUnicode(pdf.Stream(dictionary, "ToUnicode"));
        Widths = Descendant is null ? ReadSimpleWidths(pdf, dictionary) : ReadWidths(pdf, Descendant);
    }

    public DictionaryToken Dictionary { get; }

    public DictionaryToken? Descendant { get; }

    public DictionaryToken? Descriptor { get; }

    /// <summary>The embedded font; null where it is not there.</summary>
    public FontProgram? Program { get; }

    public byte[]? Map { get; }

    public bool HasMap { get; }

    public Dictionary<int, string> Unicode { get; }

    public Dictionary<int, double> Widths { get; }

    /// <summary>The glyph of a code in the embedded font.</summary>
    public int GlyphOf(int code) => Map is null ? code : code * 2 + 1 < Map.Length ? Map[code * 2] << 8 | Map[code * 2 + 1] : 0;

    private static Dictionary<int, string> ReadUnicode(byte[]? map)
    {
        Dictionary<int, string> unicode = [];
        foreach (Match line in Regex.Matches(map is null ? "" : Encoding.Latin1.GetString(map), @"^<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$", RegexOptions.Multiline))
            unicode[int.Parse(line.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(line.Groups[2].Value));
        // The line of the range of codes looks like those of the codes.
        unicode.Remove(0);
        return unicode;
    }

    private static Dictionary<int, double> ReadWidths(ReadPdf pdf, DictionaryToken descendant)
    {
        Dictionary<int, double> widths = [];
        ImmutableArray<IToken> all = pdf.Array(descendant, "W");
        for (int i = 0; i + 1 < all.Length; i += 2)
            if (all[i] is NumericToken first && all[i + 1] is ArrayToken run)
                for (int j = 0; j < run.Length; j++)
                    widths[first.Int + j] = ((NumericToken)run[j]).Data;
        return widths;
    }

    private static Dictionary<int, double> ReadSimpleWidths(ReadPdf pdf, DictionaryToken font) =>
        pdf.Array(font, "Widths").Select((width, i) => ((int)(pdf.Number(font, "FirstChar") ?? 0) + i, ((NumericToken)width).Data)).ToDictionary();
}

/// <summary>A TrueType font program: what a checker needs of it.</summary>
public sealed class FontProgram
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, int> tables = new(StringComparer.Ordinal);

    public FontProgram(byte[] bytes)
    {
        this.bytes = bytes;
        for (int i = 0; i < Word(4); i++)
            tables[Encoding.Latin1.GetString(bytes, 12 + i * 16, 4)] = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(12 + i * 16 + 8));
        GlyphCount = tables.TryGetValue("maxp", out int maxp) ? Word(maxp + 4) : 0;
        UnitsPerEm = tables.TryGetValue("head", out int head) ? Word(head + 18) : 1000;
    }

    public int GlyphCount { get; }

    public int UnitsPerEm { get; }

    /// <summary>Platform and encoding of each of its tables of characters.</summary>
    public ImmutableArray<(int Platform, int Encoding)> CharacterTables =>
        tables.TryGetValue("cmap", out int cmap) ? [.. Enumerable.Range(0, Word(cmap + 2)).Select(i => (Word(cmap + 4 + i * 8), Word(cmap + 6 + i * 8)))] : [];

    /// <summary>How wide a glyph is, in thousandths.</summary>
    public double WidthOf(int glyph)
    {
        int long_ = Word(tables["hhea"] + 34);
        return Word(tables["hmtx"] + Math.Min(glyph, long_ - 1) * 4) * 1000.0 / UnitsPerEm;
    }

    /// <summary>Whether a glyph draws anything.</summary>
    public bool HasOutline(int glyph)
    {
        if (!tables.TryGetValue("loca", out int loca) || glyph >= GlyphCount)
            return false;
        bool isLong = Word(tables["head"] + 50) != 0;
        return isLong
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(loca + glyph * 4)) != BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(loca + glyph * 4 + 4))
            : Word(loca + glyph * 2) != Word(loca + glyph * 2 + 2);
    }

    /// <summary>The glyph of a character by the Unicode table (3, 1) in format 4; 0 where it has none.</summary>
    public int GlyphOf(int character)
    {
        if (!tables.TryGetValue("cmap", out int cmap))
            return 0;
        foreach (int i in Enumerable.Range(0, Word(cmap + 2)))
        {
            int table = cmap + (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(cmap + 8 + i * 8));
            if (Word(table) != 4)
                continue;
            int count = Word(table + 6) / 2, ends = table + 14, starts = ends + count * 2 + 2, deltas = starts + count * 2, offsets = deltas + count * 2;
            int segment = Enumerable.Range(0, count).FirstOrDefault(at => Word(ends + at * 2) >= character, -1);
            if (segment < 0 || Word(starts + segment * 2) > character)
                continue;
            int offset = Word(offsets + segment * 2), delta = Word(deltas + segment * 2);
            return offset == 0 ? (character + delta) & 0xFFFF : Word(offsets + segment * 2 + offset + (character - Word(starts + segment * 2)) * 2) is var glyph && glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }
        return 0;
    }

    private int Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
}
