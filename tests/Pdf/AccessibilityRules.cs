using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using UglyToad.PdfPig.Tokens;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>A condition a program can check.</summary>
/// <param name="Id">Clause of ISO 14289-1 (PDF/UA-1) and number of veraPDF's test of it, as 7.1-5; or the clause of ISO 32000-1 it rests on, as 32000:14.6.</param>
/// <param name="Says">What must be so.</param>
/// <param name="Faults">What is not so in a file.</param>
public sealed record AccessibilityRule(string Id, string Says, Func<ReadPdf, IEnumerable<string>> Faults);

/// <summary>
/// The machine-checkable conditions of PDF/UA-1 that can apply to our files, and those of ISO 32000-1 they rest on. The files are built to these; nobody has said
/// that they conform.
/// </summary>
public static class AccessibilityRules
{
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/", Ua = "http://www.aiim.org/pdfua/ns/id/", Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    // ISO 32000-1, 14.8.4.
    private static readonly ImmutableHashSet<string> StandardTypes =
    [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
        "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    ];

    private const string Encryption = "7.16-1";

    public static ImmutableArray<AccessibilityRule> All { get; } =
    [
        // The file
        new("6.1-1", "the file begins with %PDF-1.0 to 1.7 and the end of a line", pdf => Unless(Regex.IsMatch(Encoding.Latin1.GetString(pdf.Bytes, 0, 10), "^%PDF-1\\.[0-7][\r\n][^\r\n]"))),
        new(Encryption, "encryption leaves the text to programs that read aloud", _ => []),
        new("6.2-1", "the catalog says that the file is tagged", pdf => Unless(pdf.Flag(pdf.Dictionary(pdf.Catalog, "MarkInfo"), "Marked") == true)),
        new("7.1-4", "no tag is called a suspect", pdf => Unless(pdf.Flag(pdf.Dictionary(pdf.Catalog, "MarkInfo"), "Suspects") != true)),
        new("7.1-10", "viewers show the title, not the file's name", pdf => Unless(pdf.Flag(pdf.Dictionary(pdf.Catalog, "ViewerPreferences"), "DisplayDocTitle") == true)),
        new("7.2-33", "the catalog names the language", pdf => Unless(pdf.Text(pdf.Catalog, "Lang") is { Length: > 0 })),
        new("7.2-29", "every language is a language tag", pdf => Languages(pdf).Where(language => !Regex.IsMatch(language, "^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$"))),
        new("7.10-1", "nothing can be switched on or off", pdf => Unless(!pdf.Catalog.Data.ContainsKey("OCProperties"))),
        new("7.11-1", "no file is hidden inside", pdf => Unless(!(pdf.Dictionary(pdf.Catalog, "Names")?.Data.ContainsKey("EmbeddedFiles") ?? false) && !pdf.Catalog.Data.ContainsKey("AF"))),
        new("7.15-1", "there is no form in XFA", pdf => Unless(!(pdf.Dictionary(pdf.Catalog, "AcroForm")?.Data.ContainsKey("XFA") ?? false))),
        new("7.19", "nothing runs a script or acts by itself", ActionsByThemselves),
        new("32000:12.3.3", "every bookmark has a title and leads to a page", Bookmarks),

        // What it says of itself
        new("7.1-8", "the catalog holds metadata", pdf => Unless(pdf.Get(pdf.Catalog, "Metadata") is StreamToken)),
        new("32000:14.3.2", "the metadata are well-formed XML, not compressed", pdf => pdf.Get(pdf.Catalog, "Metadata") is StreamToken stream ? Unless(!stream.StreamDictionary.Data.ContainsKey("Filter") && Xmp(pdf) is not null) : []),
        new("5-1", "the metadata name the part of PDF/UA the file was made to", pdf => WithXmp(pdf, xmp => Unless(xmp.Descendants(Ua + "part").Any()))),
        new("5-2", "that part is 1", pdf => WithXmp(pdf, xmp => xmp.Descendants(Ua + "part").Where(part => part.Value != "1").Select(part => part.Value))),
        new("5-3", "its prefix is pdfuaid", pdf => WithXmp(pdf, xmp => xmp.Descendants(Ua + "part").Select(part => part.GetPrefixOfNamespace(Ua) ?? "").Where(prefix => prefix != "pdfuaid"))),
        new("7.1-9", "the metadata hold a title", pdf => WithXmp(pdf, xmp => Unless(Title(xmp) is { Length: > 0 }))),
        new("32000:14.3.3", "the information dictionary holds the same title", pdf => WithXmp(pdf, xmp => Unless(Title(xmp) is not { Length: > 0 } title || pdf.Text(pdf.Information, "Title") == title))),

        // What is drawn
        new("7.1-1", "no ornament lies inside tagged content", pdf => Marks(pdf, (mark, outer) => mark.Tag == "Artifact" && outer.Any(around => around.Tag != "Artifact"))),
        new("7.1-2", "no tagged content lies inside an ornament", pdf => Marks(pdf, (mark, outer) => mark.Tag != "Artifact" && outer.Any(around => around.Tag == "Artifact"))),
        new("7.1-3", "everything drawn is tagged or an ornament", pdf => Operations(pdf).Where(each => each.Operation.Draws && !each.Operation.Within.Any(mark => mark.Tag == "Artifact" || mark.Id is not null)).Select(each => $"{each.Operation.Name} on page {each.Page.Number + 1}")),
        new("32000:14.6", "marked content begins and ends", pdf => pdf.Pages.Where(page => page.Content is [.., { Within: not [] }] || page.Content.Any(operation => operation.Within.Any(mark => mark.Tag.Contains(' ', StringComparison.Ordinal)))).Select(Where)),
        new("32000:14.7.4.2", "no number of marked content stands twice on a page", pdf => pdf.Pages.SelectMany(page => Ids(page).GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"{same.Key} on page {page.Number + 1}"))),
        new("32000:7.8.3", "every font a page uses is among its resources", pdf => pdf.Shown.Where(shown => !pdf.Fonts.ContainsKey(shown.Font)).Select(shown => shown.Font)),
        new("7.20-1", "nothing is drawn from another file", pdf => Appearances(pdf).Where(form => form.StreamDictionary.Data.ContainsKey("Ref")).Select(_ => "a form with Ref")),
        new("7.20-2", "forms drawn in several places hold no tagged content", pdf => Appearances(pdf).Where(form => form.StreamDictionary.Data.ContainsKey("StructParents") || Encoding.Latin1.GetString(Decoded(pdf, form)).Contains("/MCID", StringComparison.Ordinal)).Select(_ => "a form with tagged content")),

        // The structure
        new("7.1-11", "there is a structure", pdf => Unless(pdf.Root is not null)),
        new("32000:14.8.4.2", "all of it stands in one Document", pdf => Unless(pdf.Root is null || pdf.Root.Standard == "Document" && pdf.Array(pdf.StructureRoot, "K").Length == 1)),
        new("7.1-12", "every element names the one above it", pdf => pdf.Elements.Where(element => element.Parent is { } parent ? ReadPdf.IdOf(element.Dictionary, "P") != parent.Id : !element.Dictionary.Data.ContainsKey("P")).Select(Name)),
        new("7.1-5", "every type is a standard one or stands for one", pdf => pdf.Elements.Where(element => !StandardTypes.Contains(element.Standard)).Select(Name)),
        new("7.1-6", "no type stands for itself in the end", pdf => pdf.RoleMap.Keys.Where(type => IsCircular(pdf, type))),
        new("7.1-7", "no standard type stands for another", pdf => pdf.RoleMap.Keys.Where(StandardTypes.Contains)),
        new("32000:14.7.4.1", "every page with tagged content has a number in the parent tree, each its own", Numbers),
        new("32000:14.7.4.4", "the parent tree leads from every tagged content to the element that holds it", Owners),
        new("32000:14.7.4.2b", "every tagged content is held once", pdf => Held(pdf).GroupBy(held => held).Where(same => same.Count() > 1).Select(same => $"{same.Key.Id} is held {same.Count()} times")),
        new("32000:14.7.4.2c", "what elements hold is there", NotThere),
        new("32000:7.9.7", "the parent tree is in order", pdf => Unless(pdf.ParentTree.Select(entry => entry.Key).SequenceEqual(pdf.ParentTree.Select(entry => entry.Key).Distinct().Order()))),
        new("32000:14.7.2", "the next number of the parent tree is free", pdf => Unless(pdf.StructureRoot is null || pdf.ParentTree.IsEmpty || pdf.Number(pdf.StructureRoot, "ParentTreeNextKey") > pdf.ParentTree.Max(entry => entry.Key))),

        // Headings
        new("7.4.2-1", "headings begin with the first level and leave none out", Headings),
        new("7.4.4-1", "no element has two headings without a level", pdf => pdf.Elements.Where(element => element.Elements.Count(kid => kid.Standard == "H") > 1).Select(Name)),
        new("7.4.4-3", "headings all have levels, or none has", pdf => Unless(!pdf.Elements.Any(element => element.Standard == "H") || !pdf.Elements.Any(IsLevelled))),

        // Tables
        new("7.2-3", "a table holds rows and groups of rows", pdf => KidsOf(pdf, "Table", "TR", "THead", "TBody", "TFoot", "Caption")),
        new("7.2-4", "a row stands in a table", pdf => ParentOf(pdf, "TR", "Table", "THead", "TBody", "TFoot")),
        new("7.2-5", "a table's head stands in a table", pdf => ParentOf(pdf, "THead", "Table")),
        new("7.2-6", "a table's body stands in a table", pdf => ParentOf(pdf, "TBody", "Table")),
        new("7.2-8", "a head cell stands in a row", pdf => ParentOf(pdf, "TH", "TR")),
        new("7.2-9", "a cell stands in a row", pdf => ParentOf(pdf, "TD", "TR")),
        new("7.2-10", "a row holds cells", pdf => KidsOf(pdf, "TR", "TH", "TD")),
        new("7.2-11", "a table has one head at most", pdf => pdf.Elements.Where(element => element.Standard == "Table" && element.Elements.Count(kid => kid.Standard == "THead") > 1).Select(Name)),
        new("7.2-14", "a table with a head has a body", pdf => pdf.Elements.Where(element => element.Standard == "Table" && element.Elements.Any(kid => kid.Standard == "THead") && !element.Elements.Any(kid => kid.Standard == "TBody")).Select(Name)),
        new("7.2-36", "a table's head holds rows", pdf => KidsOf(pdf, "THead", "TR")),
        new("7.2-37", "a table's body holds rows", pdf => KidsOf(pdf, "TBody", "TR")),
        new("7.2-42", "all rows of a table have as many cells", pdf => pdf.Elements.Where(element => element.Standard == "Table").Where(table => Rows(table).Select(row => row.Elements.Count()).Distinct().Count() > 1).Select(Name)),
        new("7.5-1", "a head cell says whether it is a column's or a row's", pdf => pdf.Elements.Where(element => element.Standard == "TH" && !(Attribute(pdf, element, "Table", "Scope") is "Column" or "Row" or "Both")).Select(Name)),

        // Lists
        new("7.2-17", "an item stands in a list", pdf => ParentOf(pdf, "LI", "L")),
        new("7.2-18", "an item's words stand in an item", pdf => ParentOf(pdf, "LBody", "LI")),
        new("7.2-19", "a list holds items", pdf => KidsOf(pdf, "L", "L", "LI", "Caption")),
        new("7.2-20", "an item holds its mark and its words", pdf => KidsOf(pdf, "LI", "Lbl", "LBody")),
        new("7.6", "a list whose items have marks says how they are counted", pdf => pdf.Elements.Where(element => element.Standard == "L" && element.Elements.Any(item => item.Elements.Any(kid => kid.Standard == "Lbl")) && Attribute(pdf, element, "List", "ListNumbering") is null).Select(Name)),

        // Pictures
        new("7.3-1", "a picture says in words what it shows", pdf => pdf.Elements.Where(element => element.Standard == "Figure" && pdf.Text(element.Dictionary, "Alt") is not { Length: > 0 } && pdf.Text(element.Dictionary, "ActualText") is not { Length: > 0 }).Select(Name)),

        // Links and fields
        new("7.18.1-1", "annotations are links or fields", pdf => pdf.Annotations.Where(each => Subtype(pdf, each.Annotation) is not ("Link" or "Widget")).Select(each => Subtype(pdf, each.Annotation) ?? "")),
        new("7.18.1-3", "a field has a name to be read aloud", pdf => Widgets(pdf).Where(widget => Inherited(pdf, widget.Dictionary, "TU") is not { } name || TextOf(pdf, name) is not { Length: > 0 }).Select(Name)),
        new("7.18.3-1", "the keys lead through a page's links and fields in reading order", pdf => pdf.Pages.Where(page => !page.Annotations.IsEmpty && pdf.Name(page.Dictionary, "Tabs") != "S").Select(Where)),
        new("7.18.4-1", "a field stands in a Form", pdf => Widgets(pdf).Where(widget => Holder(pdf, widget)?.Standard != "Form").Select(Name)),
        new("7.18.4-2", "a Form without a role holds one field and nothing else", pdf => pdf.Elements.Where(element => element.Standard == "Form" && Attribute(pdf, element, "PrintField", "Role") is null && element.Kids is not [HeldAnnotation]).Select(Name)),
        new("32000:14.8.5.6", "a field that is only drawn says its kind and its name", pdf => pdf.Elements.Where(element => element.Standard == "Form" && Attribute(pdf, element, "PrintField", "Role") is { } role && (role is not ("rb" or "cb" or "pb" or "tv") || AttributeText(pdf, element, "PrintField", "Desc") is not { Length: > 0 })).Select(Name)),
        new("7.18.5-1", "a link stands in a Link", pdf => Links(pdf).Where(link => Holder(pdf, link)?.Standard != "Link").Select(Name)),
        new("7.18.5-2", "a link says where it leads", pdf => Links(pdf).Where(link => pdf.Text(link.Dictionary, "Contents") is not { Length: > 0 }).Select(Name)),
        new("32000:14.7.4.3", "the parent tree leads from every link and field to the element that holds it", pdf => pdf.Annotations.Where(each => !IsHeldByParent(pdf, each.Page, each.Annotation)).Select(each => Name(each.Annotation))),
        new("32000:12.5.3", "no link or field is hidden, and all are printed", pdf => pdf.Annotations.Where(each => ((int)(pdf.Number(each.Annotation.Dictionary, "F") ?? 0) & 0b100111) != 0b100).Select(each => Name(each.Annotation))),
        new("32000:12.5.2", "every link and field names its page and lies on it", pdf => pdf.Annotations.Where(each => ReadPdf.IdOf(each.Annotation.Dictionary, "P") != each.Page.Id || !LiesOn(pdf, each.Page, each.Annotation)).Select(each => Name(each.Annotation))),
        new("32000:12.5.5", "a field brings what it looks like", pdf => Widgets(pdf).Where(widget => pdf.Dictionary(widget.Dictionary, "AP")?.Data.ContainsKey("N") != true).Select(Name)),
        new("32000:12.7.2", "viewers need not draw fields anew", pdf => Unless(pdf.Flag(pdf.Dictionary(pdf.Catalog, "AcroForm"), "NeedAppearances") != true)),
        new("32000:12.7.3", "every field belongs to the form", pdf => FieldsOutside(pdf).Select(id => $"field {id}")),

        // Fonts
        new("7.21.4.1-1", "every font is embedded", pdf => AllFonts(pdf).Where(font => font.Program is null).Select(font => Name(pdf, font))),
        new("7.21.4.1-3", "every glyph drawn is in its font", pdf => Codes(pdf).Where(code => code.Font.Program is { } program && (code.Glyph >= program.GlyphCount || program.WidthOf(code.Glyph) > 0 && !program.HasOutline(code.Glyph) && code.Font.Unicode.GetValueOrDefault(code.Code, "").Any(letter => char.IsLetterOrDigit(letter)))).Select(code => $"{Name(pdf, code.Font)} {code.Code} ({code.Font.Unicode.GetValueOrDefault(code.Code)})")),
        new("7.21.8-1", "no place for a missing glyph is drawn", pdf => Codes(pdf).Where(code => code.Glyph == 0).Select(code => $"{Name(pdf, code.Font)} {code.Code}")),
        new("7.21.5-1", "glyphs are as wide as their font says", Widths),
        new("7.21.3.1-1", "a font of many glyphs names its collection", pdf => Composite(pdf).Where(font => pdf.Dictionary(font.Descendant, "CIDSystemInfo") is not { } info || pdf.Text(info, "Registry") is null || pdf.Text(info, "Ordering") is null || pdf.Number(info, "Supplement") is null).Select(font => Name(pdf, font))),
        new("7.21.3.2-1", "it says which code is which glyph", pdf => Composite(pdf).Where(font => !font.HasMap).Select(font => Name(pdf, font))),
        new("7.21.3.3-1", "its codes are read in a way every reader knows", pdf => Composite(pdf).Where(font => pdf.Name(font.Dictionary, "Encoding") is not ("Identity-H" or "Identity-V")).Select(font => Name(pdf, font))),
        new("7.21.6-1", "a font for letters says which glyph is whose", pdf => Simple(pdf).Where(font => !IsSymbolic(pdf, font) && font.Program is { } program && !program.CharacterTables.Any(table => table is (3, 1) or (1, 0))).Select(font => Name(pdf, font))),
        new("7.21.6-2", "its codes are those of Windows or of the Macintosh", pdf => Simple(pdf).Where(font => !IsSymbolic(pdf, font) && pdf.Name(font.Dictionary, "Encoding") is not ("WinAnsiEncoding" or "MacRomanEncoding")).Select(font => Name(pdf, font))),
        new("7.21.6-3", "a font for symbols has no codes of its own", pdf => Simple(pdf).Where(font => IsSymbolic(pdf, font) && font.Dictionary.Data.ContainsKey("Encoding")).Select(font => Name(pdf, font))),
        new("32000:9.8.2", "a font is for letters or for symbols", pdf => AllFonts(pdf).Where(font => ((int)(pdf.Number(font.Descriptor, "Flags") ?? 0) & 36) is not (4 or 32)).Select(font => Name(pdf, font))),
        new("32000:9.6.4", "a font that was cut says so, everywhere in the same words", pdf => AllFonts(pdf).Where(font => !Regex.IsMatch(Name(pdf, font), "^[A-Z]{6}\\+[A-Za-z-]+$") || pdf.Name(font.Descriptor, "FontName") != Name(pdf, font) || font.Descendant is { } below && pdf.Name(below, "BaseFont") != Name(pdf, font)).Select(font => Name(pdf, font))),
        new("7.21.7-1", "every code drawn is read as characters", pdf => Codes(pdf).Where(code => !code.Font.Unicode.ContainsKey(code.Code)).Select(code => $"{Name(pdf, code.Font)} {code.Code}")),
        new("7.21.7-2", "none is read as U+0000, U+FEFF or U+FFFE", pdf => AllFonts(pdf).SelectMany(font => font.Unicode.Where(code => code.Value.AsSpan().ContainsAny('\0', '\ufeff', '\ufffe')).Select(code => $"{Name(pdf, font)} {code.Key}"))),
    ];

    /// <summary>Every fault of a file: id of the condition, what it says, and where it is broken.</summary>
    public static ImmutableArray<(string Id, string Fault)> Check(byte[] bytes)
    {
        // No reader opens what it cannot decrypt.
        if (Regex.Match(ReadPdf.TrailerOf(bytes), "/Encrypt.*?/P (-?\\d+)") is { Success: true } encrypted)
            return (int.Parse(encrypted.Groups[1].Value, CultureInfo.InvariantCulture) & 512) != 0 ? [] : [(Encryption, All.Single(rule => rule.Id == Encryption).Says)];
        using ReadPdf pdf = new(bytes);
        return [.. All.SelectMany(rule => rule.Faults(pdf).Select(fault => (rule.Id, $"not so: {rule.Says}. {fault}")))];
    }

    private static string[] Unless(bool holds) => holds ? [] : [""];

    private static string Where(ReadPage page) => $"page {page.Number + 1}";

    private static string Name(ReadElement element) => $"{element.Type} (object {element.Id})";

    private static string Name(PdfEntry entry) => $"object {entry.Id}";

    private static string Name(ReadPdf pdf, ReadFont font) => pdf.Name(font.Dictionary, "BaseFont") ?? "";

    private static IEnumerable<string> Languages(ReadPdf pdf) =>
        pdf.Elements.Select(element => pdf.Text(element.Dictionary, "Lang")).Append(pdf.Text(pdf.Catalog, "Lang") is { Length: > 0 } own ? own : null).OfType<string>();

    private static IEnumerable<string> ActionsByThemselves(ReadPdf pdf)
    {
        if (pdf.Catalog.Data.ContainsKey("OpenAction") || pdf.Catalog.Data.ContainsKey("AA") || pdf.Dictionary(pdf.Catalog, "Names")?.Data.ContainsKey("JavaScript") == true || pdf.Pages.Any(page => page.Dictionary.Data.ContainsKey("AA")))
            yield return "the file acts when it is opened";
        foreach ((ReadPage _, PdfEntry annotation) in pdf.Annotations)
            if (annotation.Dictionary.Data.ContainsKey("AA") || pdf.Dictionary(annotation.Dictionary, "A") is { } action && pdf.Name(action, "S") != "URI")
                yield return Name(annotation);
    }

    private static IEnumerable<string> Bookmarks(ReadPdf pdf)
    {
        Stack<DictionaryToken> waiting = new();
        if (pdf.Dictionary(pdf.Dictionary(pdf.Catalog, "Outlines"), "First") is { } first)
            waiting.Push(first);
        for (int count = 0; waiting.TryPop(out DictionaryToken? mark) && count < 10_000; count++)
        {
            if (pdf.Text(mark, "Title") is not { Length: > 0 })
                yield return "no title";
            if (pdf.Array(mark, "Dest") is not [{ } page, ..] || !pdf.Pages.Any(each => each.Id == ReadPdf.IdOf(page)))
                yield return "no page";
            foreach (string key in new[] { "Next", "First" })
                if (pdf.Dictionary(mark, key) is { } next)
                    waiting.Push(next);
        }
    }

    private static XDocument? Xmp(ReadPdf pdf)
    {
        try
        {
            return XDocument.Parse(Encoding.UTF8.GetString(pdf.Stream(pdf.Catalog, "Metadata") ?? []));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<string> WithXmp(ReadPdf pdf, Func<XDocument, IEnumerable<string>> faults) => Xmp(pdf) is { } xmp ? faults(xmp) : [];

    private static string? Title(XDocument xmp) => xmp.Descendants(Dc + "title").Descendants(Rdf + "li").FirstOrDefault()?.Value;

    private static IEnumerable<(ReadPage Page, ContentOperation Operation)> Operations(ReadPdf pdf) => pdf.Pages.SelectMany(page => page.Content.Select(operation => (page, operation)));

    private static IEnumerable<string> Marks(ReadPdf pdf, Func<Mark, ImmutableArray<Mark>, bool> isWrong) =>
        Operations(pdf).Where(each => each.Operation.Name is "BMC" or "BDC" && isWrong(each.Operation.Within[^1], each.Operation.Within[..^1])).Select(each => $"{each.Operation.Within[^1].Tag} on page {each.Page.Number + 1}");

    private static IEnumerable<int> Ids(ReadPage page) => page.Content.Where(operation => operation.Name == "BDC").Select(operation => operation.Within[^1].Id).OfType<int>();

    private static IEnumerable<StreamToken> Appearances(ReadPdf pdf)
    {
        foreach (PdfEntry widget in Widgets(pdf))
        {
            IToken? normal = pdf.Get(pdf.Dictionary(widget.Dictionary, "AP"), "N");
            foreach (StreamToken stream in normal is StreamToken one ? [one] : normal is DictionaryToken several ? several.Data.Keys.Select(key => pdf.Get(several, key)).OfType<StreamToken>() : [])
                yield return stream;
        }
        foreach (ReadPage page in pdf.Pages)
            if (pdf.Dictionary(pdf.Dictionary(page.Dictionary, "Resources"), "XObject") is { } objects)
                foreach (StreamToken stream in objects.Data.Keys.Select(key => pdf.Get(objects, key)).OfType<StreamToken>())
                    yield return stream;
    }

    private static byte[] Decoded(ReadPdf pdf, StreamToken stream) => pdf.Stream(new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("It")] = stream }), "It")!;

    private static bool IsCircular(ReadPdf pdf, string type)
    {
        string at = type;
        for (int steps = 0; steps <= pdf.RoleMap.Count; steps++)
            if (!pdf.RoleMap.TryGetValue(at, out at!))
                return false;
        return true;
    }

    private static IEnumerable<string> Numbers(ReadPdf pdf) =>
        pdf.Pages.Where(page => Ids(page).Any()).Where(page => pdf.Number(page.Dictionary, "StructParents") is not { } key || !pdf.ParentTree.Any(entry => entry.Key == key) || pdf.Pages.Count(other => pdf.Number(other.Dictionary, "StructParents") == key) > 1).Select(Where);

    private static IEnumerable<string> Owners(ReadPdf pdf)
    {
        foreach (ReadPage page in pdf.Pages)
        {
            if (pdf.Number(page.Dictionary, "StructParents") is not { } key || pdf.ParentTree.FirstOrDefault(entry => entry.Key == key).Value is not { } value || pdf.Resolve(value) is not ArrayToken owners)
                continue;
            foreach (int id in Ids(page))
                if (id >= owners.Length || !pdf.ElementsById.TryGetValue(ReadPdf.IdOf(owners[id]), out ReadElement? owner) || !owner.Kids.Contains(new HeldContent(page.Id, id)))
                    yield return $"{id} on page {page.Number + 1}";
        }
    }

    private static IEnumerable<HeldContent> Held(ReadPdf pdf) => pdf.Elements.SelectMany(element => element.Kids.OfType<HeldContent>());

    private static IEnumerable<string> NotThere(ReadPdf pdf)
    {
        HashSet<HeldContent> there = [.. pdf.Pages.SelectMany(page => Ids(page).Select(id => new HeldContent(page.Id, id)))];
        return Held(pdf).Where(held => !there.Contains(held)).Select(held => held.ToString());
    }

    private static bool IsLevelled(ReadElement element) => Regex.IsMatch(element.Standard, "^H[1-6]$");

    private static IEnumerable<string> Headings(ReadPdf pdf)
    {
        int last = 0;
        foreach (ReadElement heading in pdf.Elements.Where(IsLevelled))
        {
            int level = heading.Standard[1] - '0';
            if (level > last + 1)
                yield return Name(heading);
            last = level;
        }
    }

    private static IEnumerable<string> KidsOf(ReadPdf pdf, string type, params string[] allowed) =>
        pdf.Elements.Where(element => element.Standard == type).Where(element => element.Kids.Any(kid => kid is not ReadElement below || !allowed.Contains(below.Standard))).Select(Name);

    private static IEnumerable<string> ParentOf(ReadPdf pdf, string type, params string[] allowed) =>
        pdf.Elements.Where(element => element.Standard == type && !allowed.Contains(element.Parent?.Standard)).Select(Name);

    private static IEnumerable<ReadElement> Rows(ReadElement table) => table.Elements.SelectMany(kid => kid.Standard == "TR" ? [kid] : kid.Elements.Where(row => row.Standard == "TR"));

    private static DictionaryToken? Attributes(ReadPdf pdf, ReadElement element, string owner) =>
        pdf.Array(element.Dictionary, "A").Select(pdf.Resolve).OfType<DictionaryToken>().FirstOrDefault(attributes => pdf.Name(attributes, "O") == owner);

    private static string? Attribute(ReadPdf pdf, ReadElement element, string owner, string key) => pdf.Name(Attributes(pdf, element, owner), key);

    private static string? AttributeText(ReadPdf pdf, ReadElement element, string owner, string key) => pdf.Text(Attributes(pdf, element, owner), key);

    private static string? Subtype(ReadPdf pdf, PdfEntry annotation) => pdf.Name(annotation.Dictionary, "Subtype");

    private static IEnumerable<PdfEntry> Widgets(ReadPdf pdf) => pdf.Annotations.Select(each => each.Annotation).Where(annotation => Subtype(pdf, annotation) == "Widget");

    private static IEnumerable<PdfEntry> Links(ReadPdf pdf) => pdf.Annotations.Select(each => each.Annotation).Where(annotation => Subtype(pdf, annotation) == "Link");

    private static IToken? Inherited(ReadPdf pdf, DictionaryToken field, string key) => pdf.Get(field, key) ?? (pdf.Dictionary(field, "Parent") is { } parent ? Inherited(pdf, parent, key) : null);

    private static string? TextOf(ReadPdf pdf, IToken token) => pdf.Text(new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("It")] = token }), "It");

    private static ReadElement? Holder(ReadPdf pdf, PdfEntry annotation) => pdf.Holders[annotation.Id].FirstOrDefault();

    private static bool IsHeldByParent(ReadPdf pdf, ReadPage page, PdfEntry annotation) =>
        pdf.Number(annotation.Dictionary, "StructParent") is { } key && pdf.ParentTree.FirstOrDefault(entry => entry.Key == key).Value is { } value
        && pdf.ElementsById.TryGetValue(ReadPdf.IdOf(value), out ReadElement? owner) && owner.Kids.Contains(new HeldAnnotation(page.Id, annotation.Id));

    private static bool LiesOn(ReadPdf pdf, ReadPage page, PdfEntry annotation)
    {
        double[] box = [.. pdf.Array(page.Dictionary, "MediaBox").OfType<NumericToken>().Select(number => number.Data)], place = [.. pdf.Array(annotation.Dictionary, "Rect").OfType<NumericToken>().Select(number => number.Data)];
        return place is [var left, var bottom, var right, var top] && left >= box[0] && bottom >= box[1] && right <= box[2] && top <= box[3] && left < right && bottom < top;
    }

    private static IEnumerable<long> FieldsOutside(ReadPdf pdf)
    {
        HashSet<long> known = [];
        Queue<IToken> waiting = new(pdf.Array(pdf.Dictionary(pdf.Catalog, "AcroForm"), "Fields"));
        while (waiting.TryDequeue(out IToken? field))
            if (known.Add(ReadPdf.IdOf(field)) && pdf.Resolve(field) is DictionaryToken dictionary)
                foreach (IToken kid in pdf.Array(dictionary, "Kids"))
                    waiting.Enqueue(kid);
        return Widgets(pdf).Select(widget => widget.Id).Where(id => !known.Contains(id));
    }

    private static IEnumerable<ReadFont> AllFonts(ReadPdf pdf) => pdf.Fonts.Values.Concat(pdf.FieldFonts);

    private static IEnumerable<ReadFont> Composite(ReadPdf pdf) => AllFonts(pdf).Where(font => pdf.Name(font.Dictionary, "Subtype") == "Type0");

    private static IEnumerable<ReadFont> Simple(ReadPdf pdf) => AllFonts(pdf).Where(font => pdf.Name(font.Dictionary, "Subtype") == "TrueType");

    private static bool IsSymbolic(ReadPdf pdf, ReadFont font) => ((int)(pdf.Number(font.Descriptor, "Flags") ?? 0) & 4) != 0;

    private static IEnumerable<(ReadFont Font, int Code, int Glyph)> Codes(ReadPdf pdf) =>
        pdf.Shown.Where(shown => pdf.Fonts.ContainsKey(shown.Font)).SelectMany(shown => shown.Codes.Select(code => (shown.Font, code))).Distinct()
            .Select(each => (pdf.Fonts[each.Font], each.code, pdf.Fonts[each.Font].GlyphOf(each.code)));

    private static IEnumerable<string> Widths(ReadPdf pdf)
    {
        foreach ((ReadFont font, int code, int glyph) in Codes(pdf))
            if (font.Program is { } program && glyph < program.GlyphCount && Math.Abs(program.WidthOf(glyph) - font.Widths.GetValueOrDefault(code)) > 1)
                yield return $"{Name(pdf, font)} {code}";
        foreach (ReadFont font in Simple(pdf))
            foreach (int code in Enumerable.Range(32, 95))
                if (font.Program is { } program && program.GlyphOf(code) is var glyph && glyph != 0 && Math.Abs(program.WidthOf(glyph) - font.Widths.GetValueOrDefault(code)) > 1)
                    yield return $"{Name(pdf, font)} {code}";
    }
}
