using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HarfBuzzSharp;

namespace RecoveryGuide.Pdf;

/// <summary>Glyphs of one font, one behind the other.</summary>
internal sealed record Run(FontFace Face, ImmutableArray<Glyph> Glyphs)
{
    /// <summary>How wide it is, in thousandths of its size.</summary>
    public double Width { get; } = Glyphs.Sum(glyph => glyph.Advance);
}

/// <summary>The fonts of all documents: for each script a regular and a bold one. </summary>
internal sealed class FontBook
{
    private readonly Lazy<ImmutableArray<FontFace>> regularFaces;
    private readonly Lazy<ImmutableArray<FontFace>> boldFaces;

    // Where nothing is to be set, because earlier builds did, the fonts are read for their hash alone.
    private FontBook(string folder)
    {
        byte[][] light = [.. Names.Select(name => Read(folder, name.Name, "Regular"))];
        byte[][] heavy = [.. Names.Select(name => Read(folder, name.Name, "Bold"))];
        Hash = string.Join('-', light.Concat(heavy).Select(font => Convert.ToHexStringLower(SHA256.HashData(font))));
        regularFaces = new(() => Faces(light, "Regular"));
        boldFaces = new(() => Faces(heavy, "Bold"));
    }

    /// <summary>Changes when a font does.</summary>
    public string Hash { get; }

    private ImmutableArray<FontFace> Regular => regularFaces.Value;

    private ImmutableArray<FontFace> Bold => boldFaces.Value;

    private static readonly ImmutableArray<(string Name, Script Script)> Names =
        [("NotoSans", Script.Latin), ("NotoSansDevanagari", Script.Devanagari), ("NotoSansGurmukhi", Script.Gurmukhi)];

    private static readonly ConcurrentDictionary<string, FontBook> Books = new(StringComparer.Ordinal);

    /// <summary>The fonts of a theme; read once, as they do not change while a program runs.</summary>
    /// <param name="theme">The theme's folder; its fonts lie in <c>fonts/</c>.</param>
    /// <exception cref="IOException">A font is missing.</exception>
    public static FontBook Read(string theme) => Books.GetOrAdd(Path.GetFullPath(theme), folder => new(Path.Combine(folder, "fonts")));

    /// <summary>The font people's typing is shown in: Latin, regular.</summary>
    public FontFace ForTyping => Regular[0];

    /// <summary>The font whose measures set the lines of a language.</summary>
    public FontFace MainFace(string language, bool isBold) => (isBold ? Bold : Regular)[IndexOf(language)];

    /// <summary>Whether viewers draw what is typed in the language's script into a field. What is typed in Devanagari or Gurmukhi stays invisible in the viewers that were tried.</summary>
    public static bool CanType(string language) => IndexOf(language) == 0;

    /// <summary>Splits a word into runs of one font and shapes them. Digits and marks take the font of the language where it has them.</summary>
    public IEnumerable<Run> Shape(string word, string language, bool isBold)
    {
        ImmutableArray<FontFace> faces = isBold ? Bold : Regular;
        FontFace main = faces[IndexOf(language)];
        int start = 0;
        FontFace? current = null;
        for (int at = 0; at < word.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(word, at);
            FontFace face = FaceOf(Rune.GetRuneAt(word, at).Value, faces, current ?? main, main);
            if (current is not null && face != current)
            {
                yield return new(current, current.Shape(word[start..at], language));
                start = at;
            }
            current = face;
            at += length;
        }
        if (current is not null)
            yield return new(current, current.Shape(word[start..], language));
    }

    private static FontFace FaceOf(int character, ImmutableArray<FontFace> faces, FontFace current, FontFace main)
    {
        FontFace? own = character switch
        {
            >= 0x0900 and <= 0x097F => character is 0x0964 or 0x0965 ? null : faces[1],
            >= 0x0A00 and <= 0x0A7F => faces[2],
            _ => Rune.IsLetter(new Rune(character)) ? faces[0] : null,
        };
        return own ?? (current.Has(character) ? current : main.Has(character) ? main : faces.FirstOrDefault(face => face.Has(character)) ?? main);
    }

    private static int IndexOf(string language) => language switch { "hi" or "mr" or "ne" => 1, "pa" => 2, _ => 0 };

    private static byte[] Read(string folder, string name, string weight) => File.ReadAllBytes(Path.Combine(folder, $"{name}-{weight}.ttf"));

    private static ImmutableArray<FontFace> Faces(byte[][] fonts, string weight) => [.. fonts.Zip(Names, (font, name) => new FontFace(font, $"{name.Name}-{weight}", name.Script))];
}
