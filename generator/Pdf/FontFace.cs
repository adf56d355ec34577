using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace RecoveryGuide.Pdf;

/// <summary>A glyph of a line, and the characters it stands for.</summary>
/// <param name="Id">Its number in the font.</param>
/// <param name="Text">Its characters: what is copied and read aloud.</param>
/// <param name="Advance">How far the next glyph is, in thousandths of the font's size.</param>
/// <param name="X">How far right of the pen it is drawn, in thousandths.</param>
/// <param name="Y">How far above the line it is drawn, in thousandths.</param>
internal readonly record struct Glyph(uint Id, string Text, double Advance, double X, double Y);

#pragma warning disable CA1001 // Fonts live as long as the program: HarfBuzz's objects are given back with it.
/// <summary>A font file: shapes text, and knows its measures. In thousandths of its size.</summary>
internal sealed class FontFace
#pragma warning restore CA1001
{
    private readonly byte[] pinned;
    private readonly Font font;
    private readonly Face face;
    // What a PDF counts in: thousandths of the size.
    private const int Scale = 1000;
    private readonly ConcurrentDictionary<string, ImmutableArray<Glyph>> shaped = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(uint Glyph, double Size), Outline> outlines = new();

    /// <summary>Reads a font file.</summary>
    /// <param name="bytes">TrueType with outlines in <c>glyf</c>.</param>
    /// <param name="name">Its PostScript name.</param>
    /// <param name="script">The script it is made for.</param>
    public FontFace(byte[] bytes, string name, Script script)
    {
        // HarfBuzz reads the bytes where they lie for as long as the font lives: they must not be moved.
        pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        using Blob blob = new(Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), pinned.Length, MemoryMode.ReadOnly);
        face = new(blob, 0);
        font = new(face);
        font.SetFunctionsOpenType();
        font.SetScale(Scale, Scale);
        Name = name;
        Script = script;
        byte[] head = Table("head"), hhea = Table("hhea"), os2 = Table("OS/2");
        Box = [Short(head, 36), Short(head, 38), Short(head, 40), Short(head, 42)];
        Ascent = Short(hhea, 4);
        Descent = Short(hhea, 6);
        CapHeight = BinaryPrimitives.ReadInt16BigEndian(os2.AsSpan(0)) >= 2 ? Short(os2, 88) : Ascent * 0.7;
        IsBold = BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(4)) >= 600;
    }

    /// <summary>Its PostScript name.</summary>
    public string Name { get; }

    /// <summary>The script it is made for.</summary>
    public Script Script { get; }

    /// <summary>Whether its strokes are bold.</summary>
    public bool IsBold { get; }

    /// <summary>Above the line.</summary>
    public double Ascent { get; }

    /// <summary>Below the line; negative.</summary>
    public double Descent { get; }

    /// <summary>Height of a capital.</summary>
    public double CapHeight { get; }

    /// <summary>The box that holds every glyph: left, bottom, right, top.</summary>
    public ImmutableArray<double> Box { get; }

    /// <summary>The characters of codes 32 to 255 of Windows code page 1252 (PDF's WinAnsiEncoding); 0 where a code means nothing.</summary>
    public static ImmutableArray<int> Typed { get; } = WindowsCodePage();

    /// <summary>Whether it can draw a character.</summary>
    public bool Has(int character) => font.TryGetNominalGlyph((uint)character, out _);

    /// <summary>How wide a glyph is by itself.</summary>
    public double Width(uint glyph) => font.GetHorizontalGlyphAdvance(glyph);

    /// <summary>How wide a character is by itself; 0 where it has none.</summary>
    public double WidthOf(int character) => font.TryGetNominalGlyph((uint)character, out uint glyph) ? Width(glyph) : 0;

    /// <summary>A glyph's outline.</summary>
    /// <param name="glyph">Its number.</param>
    /// <param name="size">How many steps of the picture the font's size is.</param>
    public Outline Outline(uint glyph, double size) => outlines.GetOrAdd((glyph, size), _ => GlyphShapes.Of(font, glyph, size / Scale));

    /// <summary>Cuts it to glyphs.</summary>
    public CutFont Cut(IEnumerable<uint> glyphs) => HarfBuzzSubset.Glyphs(face, glyphs);

    /// <summary>Cuts it to the characters somebody may type into a field, those of Windows code page 1252, and to glyphs besides.</summary>
    public CutFont CutForTyping(IEnumerable<uint> glyphs) => HarfBuzzSubset.Characters(face, Typed, glyphs);

    /// <summary>The glyphs of a text in the order they are drawn. The characters of a cluster are spread over its glyphs, so that the text can be read back in its own order.</summary>
    public ImmutableArray<Glyph> Shape(string text, string language) => shaped.GetOrAdd(text, _ => ShapeAnew(text, language));

    private ImmutableArray<Glyph> ShapeAnew(string text, string language)
    {
        using Buffer buffer = new();
        buffer.AddUtf16(text);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = Script;
        buffer.Language = new(CultureInfo.GetCultureInfo(language));
        font.Shape(buffer);
        GlyphInfo[] infos = buffer.GlyphInfos;
        GlyphPosition[] positions = buffer.GlyphPositions;
        var glyphs = ImmutableArray.CreateBuilder<Glyph>(infos.Length);
        for (int first = 0; first < infos.Length;)
        {
            int next = first + 1;
            while (next < infos.Length && infos[next].Cluster == infos[first].Cluster)
                next++;
            int end = next < infos.Length ? (int)infos[next].Cluster : text.Length;
            string[] spread = Spread(text[(int)infos[first].Cluster..end], next - first);
            for (int i = first; i < next; i++)
                glyphs.Add(new(infos[i].Codepoint, spread[i - first], positions[i].XAdvance, positions[i].XOffset, positions[i].YOffset));
            first = next;
        }
        return glyphs.MoveToImmutable();
    }

    // A composed letter may be drawn as two glyphs: then it is written as the two characters Unicode takes for the same.
    private static string[] Spread(string cluster, int glyphs)
    {
        Rune[] runes = [.. cluster.EnumerateRunes()];
        if (runes.Length < glyphs)
            runes = [.. cluster.Normalize(NormalizationForm.FormD).EnumerateRunes()];
        string[] spread = new string[glyphs];
        for (int i = 0; i < glyphs; i++)
            spread[i] = i >= runes.Length ? NoCharacter : i < glyphs - 1 ? runes[i].ToString() : string.Concat(runes[i..]);
        return spread;
    }

    // Every glyph must stand for a character; this one is nothing to eyes and ears.
    private const string NoCharacter = "\u200b";

    private double Short(byte[] table, int at) => BinaryPrimitives.ReadInt16BigEndian(table.AsSpan(at)) * (double)Scale / face.UnitsPerEm;

    private byte[] Table(string tag)
    {
        using Blob blob = face.ReferenceTable(Tag.Parse(tag));
        return blob.AsSpan().ToArray();
    }

    private static ImmutableArray<int> WindowsCodePage()
    {
        ReadOnlySpan<int> high =
        [
            0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
            0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
        ];
        return [.. Enumerable.Range(32, 95), 0, .. high, .. Enumerable.Range(160, 96)];
    }
}
