using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>An object of a file that has a number.</summary>
/// <param name="Id">Its number; 0 where it stands inside another object.</param>
/// <param name="Dictionary">What it says.</param>
public sealed record PdfEntry(long Id, DictionaryToken Dictionary);

/// <summary>A page.</summary>
public sealed record ReadPage(int Number, long Id, DictionaryToken Dictionary, ImmutableArray<ContentOperation> Content, ImmutableArray<PdfEntry> Annotations);

/// <summary>Marked content that is open where something is drawn.</summary>
public sealed record Mark(string Tag, int? Id);

/// <summary>An operator of a page's content, and what marks it stands within, the outermost first.</summary>
public sealed record ContentOperation(string Name, ImmutableArray<IToken> Operands, ImmutableArray<Mark> Within)
{
    private static readonly ImmutableHashSet<string> Drawing = ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", "\"", "BI"];

    /// <summary>Whether it puts something on the page.</summary>
    public bool Draws => Drawing.Contains(Name);
}

/// <summary>Codes drawn in one font within one piece of marked content.</summary>
public sealed record ShownText(int Page, int? Id, string Font, ImmutableArray<int> Codes);

/// <summary>An element of the structure, read back.</summary>
public sealed class ReadElement(long id, DictionaryToken dictionary, ReadElement? parent)
{
    public long Id => id;

    public DictionaryToken Dictionary => dictionary;

    public ReadElement? Parent => parent;

    public string Type { get; init; } = "";

    /// <summary>Its type, after the role map.</summary>
    public string Standard { get; init; } = "";

    /// <summary>What stands below it, in order: elements, marked content and annotations.</summary>
    public List<object> Kids { get; } = [];

    public IEnumerable<ReadElement> Elements => Kids.OfType<ReadElement>();
}

/// <summary>Marked content an element holds.</summary>
public sealed record HeldContent(long Page, int Id);

/// <summary>An annotation an element holds.</summary>
public sealed record HeldAnnotation(long Page, long Annotation);

/// <summary>A finished file, read with PdfPig: its objects, its pages' content, its structure, its fonts.</summary>
public sealed class ReadPdf : IDisposable
{
    private readonly PdfDocument document;
    private readonly Dictionary<long, IToken> resolved = [];
    private readonly Dictionary<string, ReadFont> fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Page, int Id), string> texts = [];

    public ReadPdf(byte[] bytes)
    {
        Bytes = bytes;
        document = PdfDocument.Open(bytes);
        Catalog = document.Structure.Catalog.CatalogDictionary;
        // PdfPig gives the catalog as it was read; the other entries are looked up through it.
        Information = Regex.Match(TrailerOf(bytes), @"/Info (\d+) 0 R") is { Success: true } info ? Resolve(new IndirectReferenceToken(new(long.Parse(info.Groups[1].Value, CultureInfo.InvariantCulture), 0))) as DictionaryToken : null;
        StructureRoot = Dictionary(Catalog, "StructTreeRoot");
        RoleMap = Dictionary(StructureRoot, "RoleMap")?.Data.ToDictionary(role => role.Key, role => Name(role.Value) ?? "", StringComparer.Ordinal) ?? [];
        ParentTree = ReadParentTree();
        Pages = [.. References(Dictionary(Catalog, "Pages"), "Kids").Select((page, number) => ReadPageOf(number, page))];
        Root = StructureRoot is null ? null : References(StructureRoot, "K").Select(kid => ReadElementOf(kid, null, [])).FirstOrDefault();
        Elements = Root is null ? [] : [.. Below(Root)];
        ElementsById = Elements.GroupBy(element => element.Id).ToDictionary(same => same.Key, same => same.First());
        Holders = Elements.SelectMany(element => element.Kids.OfType<HeldAnnotation>().Select(held => (held.Annotation, element))).ToLookup(each => each.Annotation, each => each.element);
        ReadFonts();
    }

    public byte[] Bytes { get; }

    public DictionaryToken Catalog { get; }

    public DictionaryToken? Information { get; }

    public DictionaryToken? StructureRoot { get; }

    public Dictionary<string, string> RoleMap { get; }

    /// <summary>The numbers of the parent tree in the order they stand, each with what it leads to.</summary>
    public ImmutableArray<(int Key, IToken Value)> ParentTree { get; }

    public ImmutableArray<ReadPage> Pages { get; }

    public ReadElement? Root { get; }

    public List<ShownText> Shown { get; } = [];

    /// <summary>The fonts of the pages by what the pages call them.</summary>
    public IReadOnlyDictionary<string, ReadFont> Fonts => fonts;

    /// <summary>The fonts of fields.</summary>
    public List<ReadFont> FieldFonts { get; } = [];

    /// <summary>Every element in reading order.</summary>
    public ImmutableArray<ReadElement> Elements { get; }

    /// <summary>Elements by number.</summary>
    public IReadOnlyDictionary<long, ReadElement> ElementsById { get; }

    /// <summary>Which element holds an annotation.</summary>
    public ILookup<long, ReadElement> Holders { get; }

    public IEnumerable<(ReadPage Page, PdfEntry Annotation)> Annotations => Pages.SelectMany(page => page.Annotations.Select(annotation => (page, annotation)));

    /// <summary>The dictionary at the end of the file, as it is written.</summary>
    public static string TrailerOf(byte[] bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        int start = int.Parse(Regex.Match(text, @"startxref\s+(\d+)\s+%%EOF\s*$").Groups[1].Value, CultureInfo.InvariantCulture);
        return text[start..text.IndexOf("stream", start, StringComparison.Ordinal)];
    }

    /// <summary>The text of the structure, in reading order.</summary>
    public string StructureText() => string.Concat(Elements.SelectMany(element => element.Kids.OfType<HeldContent>()).Select(held => texts.GetValueOrDefault((held.Page, held.Id), "")));

    /// <summary>The text of an element and all below it, in reading order.</summary>
    public string TextOf(ReadElement element) => string.Concat(element.Kids.Select(kid => kid switch
    {
        ReadElement below => TextOf(below),
        HeldContent held => texts.GetValueOrDefault((held.Page, held.Id), ""),
        _ => "",
    }));

    public IToken? Resolve(IToken? token)
    {
        if (token is not IndirectReferenceToken reference)
            return token is NullToken ? null : token;
        long id = reference.Data.ObjectNumber;
        if (!resolved.TryGetValue(id, out IToken? value))
            resolved[id] = value = document.Structure.GetObject(reference.Data)?.Data ?? NullToken.Instance;
        return value is NullToken ? null : value;
    }

    public IToken? Get(DictionaryToken? dictionary, string key) => dictionary is not null && dictionary.Data.TryGetValue(key, out IToken? value) ? Resolve(value) : null;

    public DictionaryToken? Dictionary(DictionaryToken? dictionary, string key) => Get(dictionary, key) switch
    {
        DictionaryToken found => found,
        StreamToken stream => stream.StreamDictionary,
        _ => null,
    };

    public string? Name(DictionaryToken? dictionary, string key) => Name(Get(dictionary, key));

    public double? Number(DictionaryToken? dictionary, string key) => (Get(dictionary, key) as NumericToken)?.Data;

    public bool? Flag(DictionaryToken? dictionary, string key) => (Get(dictionary, key) as BooleanToken)?.Data;

    /// <summary>A text string; null where there is none.</summary>
    public string? Text(DictionaryToken? dictionary, string key) => TextOf(Get(dictionary, key));

    public ImmutableArray<IToken> Array(DictionaryToken? dictionary, string key) => Get(dictionary, key) switch
    {
        ArrayToken array => [.. array.Data],
        null => [],
        IToken single => [dictionary!.Data[key] is IndirectReferenceToken reference ? reference : single],
    };

    /// <summary>A stream's bytes as they were before they were compressed.</summary>
    public byte[]? Stream(DictionaryToken? dictionary, string key) => Get(dictionary, key) is StreamToken stream ? Decoded(stream) : null;

    public static long IdOf(IToken? token) => token is IndirectReferenceToken reference ? reference.Data.ObjectNumber : 0;

    /// <summary>Where a reference of a dictionary leads.</summary>
    public static long IdOf(DictionaryToken? dictionary, string key) => dictionary is not null && dictionary.Data.TryGetValue(key, out IToken? value) ? IdOf(value) : 0;

    public void Dispose() => document.Dispose();

    private static string? Name(IToken? token) => (token as NameToken)?.Data;

    private static string? TextOf(IToken? token)
    {
        byte[]? bytes = token switch { StringToken text => text.GetBytes(), HexToken hex => hex.Bytes.ToArray(), _ => null };
        return token is StringToken { Data: { } plain } && !(bytes is [0xFE, 0xFF, ..]) ? plain
            : bytes is [0xFE, 0xFF, .. byte[] rest] ? Encoding.BigEndianUnicode.GetString(rest)
            : bytes is null ? null : Encoding.Latin1.GetString(bytes);
    }

    private static byte[] Decoded(StreamToken stream)
    {
        if (!stream.StreamDictionary.Data.TryGetValue("Filter", out IToken? filter))
            return stream.Data.ToArray();
        Assert.Equal("FlateDecode", Name(filter));
        using ZLibStream zlib = new(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress);
        using MemoryStream decoded = new();
        zlib.CopyTo(decoded);
        return decoded.ToArray();
    }

    private IEnumerable<IndirectReferenceToken> References(DictionaryToken? dictionary, string key) => Array(dictionary, key).OfType<IndirectReferenceToken>();

    private ImmutableArray<(int Key, IToken Value)> ReadParentTree()
    {
        ImmutableArray<IToken> numbers = Array(Dictionary(StructureRoot, "ParentTree"), "Nums");
        return [.. numbers.Chunk(2).Where(pair => pair is [NumericToken, _]).Select(pair => (((NumericToken)pair[0]).Int, pair[1]))];
    }

    private ReadPage ReadPageOf(int number, IndirectReferenceToken reference)
    {
        DictionaryToken page = (DictionaryToken)Resolve(reference)!;
        ImmutableArray<PdfEntry> annotations = [.. Array(page, "Annots").Where(annotation => Resolve(annotation) is DictionaryToken).Select(annotation => new PdfEntry(IdOf(annotation), (DictionaryToken)Resolve(annotation)!))];
        return new(number, reference.Data.ObjectNumber, page, [.. ReadContent(Stream(page, "Contents") ?? [])], annotations);
    }

    /// <summary>The operators of a content stream.</summary>
    public static IEnumerable<ContentOperation> ReadContent(byte[] content)
    {
        CoreTokenScanner scanner = new(new MemoryInputBytes(content), false, StackDepthGuard.Infinite, ScannerScope.None);
        List<IToken> operands = [];
        ImmutableArray<Mark> within = [];
        while (scanner.MoveNext())
        {
            if (scanner.CurrentToken is not OperatorToken name)
            {
                operands.Add(scanner.CurrentToken);
                continue;
            }
            if (name.Data is "BDC" or "BMC")
                within = within.Add(new(Name(operands[0]) ?? "", operands is [_, DictionaryToken properties] && properties.Data.TryGetValue("MCID", out IToken? id) ? (id as NumericToken)?.Int : null));
            if (name.Data == "EMC" && within.IsEmpty)
                within = [new("EMC without a beginning", null)];
            else if (name.Data == "EMC")
                within = within.RemoveAt(within.Length - 1);
            yield return new(name.Data, [.. operands], within);
            operands.Clear();
        }
    }

    private ReadElement ReadElementOf(IndirectReferenceToken reference, ReadElement? parent, ImmutableHashSet<long> above)
    {
        DictionaryToken dictionary = (DictionaryToken)Resolve(reference)!;
        string type = Name(dictionary, "S") ?? "";
        ReadElement element = new(reference.Data.ObjectNumber, dictionary, parent) { Type = type, Standard = StandardOf(type) };
        foreach (IToken kid in Array(dictionary, "K"))
            switch (Resolve(kid))
            {
                case NumericToken number:
                    element.Kids.Add(new HeldContent(IdOf(dictionary, "Pg"), number.Int));
                    break;
                case DictionaryToken { } held when Name(held, "Type") == "MCR":
                    element.Kids.Add(new HeldContent(IdOf(held, "Pg"), (int)(Number(held, "MCID") ?? -1)));
                    break;
                case DictionaryToken { } held when Name(held, "Type") == "OBJR":
                    element.Kids.Add(new HeldAnnotation(IdOf(held, "Pg"), IdOf(held, "Obj")));
                    break;
                case DictionaryToken when kid is IndirectReferenceToken below && !above.Contains(below.Data.ObjectNumber):
                    element.Kids.Add(ReadElementOf(below, element, above.Add(reference.Data.ObjectNumber)));
                    break;
            }
        return element;
    }

    private string StandardOf(string type)
    {
        for (int steps = 0; steps <= RoleMap.Count && RoleMap.TryGetValue(type, out string? mapped); steps++)
            type = mapped;
        return type;
    }

    private static IEnumerable<ReadElement> Below(ReadElement element) => element.Elements.SelectMany(Below).Prepend(element);

    private void ReadFonts()
    {
        foreach (ReadPage page in Pages)
        {
            foreach ((string name, IToken font) in Dictionary(Dictionary(page.Dictionary, "Resources"), "Font")?.Data ?? new Dictionary<string, IToken>())
                if (!fonts.ContainsKey(name) && Resolve(font) is DictionaryToken dictionary)
                    fonts[name] = new(this, dictionary);
            string current = "";
            foreach (ContentOperation operation in page.Content)
                if (operation.Name == "Tf")
                    current = Name(operation.Operands[0]) ?? "";
                else if (operation.Name is "Tj" or "TJ")
                    Show(page, operation, current);
        }
        foreach (IToken font in Dictionary(Dictionary(Dictionary(Catalog, "AcroForm"), "DR"), "Font")?.Data.Values ?? [])
            if (Resolve(font) is DictionaryToken dictionary)
                FieldFonts.Add(new(this, dictionary));
    }

    private void Show(ReadPage page, ContentOperation operation, string font)
    {
        IEnumerable<IToken> strings = operation.Operands is [ArrayToken array] ? array.Data : operation.Operands;
        ImmutableArray<int> codes = [.. strings.SelectMany(text => text switch { HexToken hex => hex.Bytes.ToArray(), StringToken plain => plain.GetBytes(), _ => [] }).Chunk(2).Where(pair => pair.Length == 2).Select(pair => pair[0] << 8 | pair[1])];
        int? id = operation.Within.IsEmpty ? null : operation.Within[^1].Id;
        Shown.Add(new(page.Number, id, font, codes));
        if (id is { } marked && fonts.TryGetValue(font, out ReadFont? known))
            texts[(page.Id, marked)] = texts.GetValueOrDefault((page.Id, marked), "") + string.Concat(codes.Select(code => known.Unicode.GetValueOrDefault(code, "\ufffd")));
    }
}
