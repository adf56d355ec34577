using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Pdf;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>
/// Reads every PDF of the site back and holds it to the conditions of <see cref="AccessibilityRules"/>. That the checker sees what it should is shown by files that
/// break one condition each.
/// </summary>
public class AccessiblePdf
{
    private sealed record Mutation(string Id, Func<PdfFile, byte[]> Break, params string[] Also)
    {
        public string Language { get; init; } = "en";
    }

    private static readonly Dictionary<string, LaidOut> Bases = new[] { "en", "hi" }.ToDictionary(language => language, language => Layout.Of(Samples.EveryBlock(language), Samples.Fonts));

    private static readonly ImmutableArray<Mutation> Mutations =
    [
        new("6.1-1", file => Bytes(file, "%PDF-1.7", "%PDF-2.0")),
        new("7.16-1", file => Bytes(file, "/ID [<", "/Encrypt <</P 0>> /ID [<")),
        new("6.2-1", file => Body(file, "/Type /Catalog", "/Marked true", "/Marked false")),
        new("7.1-4", file => Body(file, "/Type /Catalog", "/Marked true", "/Marked true /Suspects true")),
        new("7.1-10", file => Body(file, "/Type /Catalog", "/DisplayDocTitle true", "/DisplayDocTitle false")),
        new("7.2-33", file => Body(file, "/Type /Catalog", @"/Lang \(en\)", "")),
        new("7.2-29", file => Body(file, "/Type /Catalog", @"/Lang \(en\)", "/Lang (British English)")),
        new("7.10-1", file => Body(file, "/Type /Catalog", "/Type /Catalog", "/Type /Catalog /OCProperties <</OCGs [] /D <<>>>>")),
        new("7.11-1", file => Body(file, "/Type /Catalog", "/Type /Catalog", "/Type /Catalog /Names <</EmbeddedFiles <</Names []>>>>")),
        new("7.15-1", file => Body(file, "/Type /Catalog", "/AcroForm <<", "/AcroForm <</XFA (form) ")),
        new("7.19", file => Body(file, "/Subtype /Link", "/S /URI /URI", "/S /JavaScript /JS")),
        new("32000:12.3.3", file => Body(file, "/Dest ", @"/Title \(My plan\)", "/Title ()")),
        new("7.1-8", file => Body(file, "/Type /Catalog", @"/Metadata \d+ 0 R", "")),
        new("32000:14.3.2", file => Stream(file, "x:xmpmeta", "</x:xmpmeta>", "")),
        new("5-1", file => Stream(file, "x:xmpmeta", "<pdfuaid:part>1</pdfuaid:part>", "")),
        new("5-2", file => Stream(file, "x:xmpmeta", "<pdfuaid:part>1<", "<pdfuaid:part>2<")),
        new("5-3", file => Stream(file, "x:xmpmeta", "pdfuaid", "ua", all: true)),
        new("7.1-9", file => Stream(file, "x:xmpmeta", "<dc:title>.*</dc:title>", "")),
        new("32000:14.3.3", file => Body(file, "<</Title (My plan)>>", "My plan", "Another plan")),

        new("7.1-1", file => Stream(file, " BDC\n", "/MCID 0>> BDC\n", "/MCID 0>> BDC\n/Artifact BMC EMC\n")),
        new("7.1-2", file => Stream(file, " BDC\n", "/Artifact BMC\n", "/Artifact BMC\n/Span BMC EMC\n")),
        new("7.1-3", file => Stream(file, " BDC\n", "/Artifact BMC\n", "0 0 m 9 9 l S\n/Artifact BMC\n")),
        new("32000:14.6", file => Stream(file, " BDC\n", @"EMC\n\z", "")),
        new("32000:14.7.4.2", file => Stream(file, " BDC\n", "/MCID 1>>", "/MCID 0>>"), "32000:14.7.4.2c"),
        new("32000:7.8.3", file => Stream(file, " BDC\n", "/F1 ", "/F9 ")),
        new("7.20-1", file => Body(file, "/Subtype /Form", "/Type /XObject", "/Type /XObject /Ref <</Page 0>>")),
        new("7.20-2", file => Stream(file, "/Tx BMC EMC", "/Tx BMC", "/P <</MCID 0>> BDC")),

        new("7.1-11", file => Body(file, "/Type /Catalog", @"/StructTreeRoot \d+ 0 R", ""), "32000:14.7.4.1", "32000:14.7.4.3", "7.18.4-1", "7.18.5-1"),
        new("32000:14.8.4.2", file => Body(file, "/S /Document", "/S /Document", "/S /Sect")),
        new("7.1-12", file => Body(file, "/S /LBody", @" /P \d+ 0 R", "")),
        new("7.1-5", file => Body(file, "/S /Div", "/S /Div", "/S /Box")),
        new("7.1-6", file => Body(file, "/Type /StructTreeRoot", "/ParentTree ", "/RoleMap <</Ring /Round /Round /Ring>> /ParentTree ")),
        new("7.1-7", file => Body(file, "/Type /StructTreeRoot", "/ParentTree ", "/RoleMap <</Quote /Span>> /ParentTree ")),
        new("32000:14.7.4.1", file => Body(file, "/Type /Page ", @"/StructParents \d+", "")),
        new("32000:14.7.4.4", file => Body(file, "/Nums [", @"/Nums \[0 \[", "/Nums [0 [null ")),
        new("32000:14.7.4.2b", file => Body(file, "/S /LBody", @"/K \[", "/K [<</Type /MCR /Pg 1 0 R /MCID 0>> ")),
        new("32000:14.7.4.2c", file => Body(file, "/S /LBody", @"/K \[", "/K [<</Type /MCR /Pg 1 0 R /MCID 9999>> ")),
        new("32000:7.9.7", file => Body(file, "/Nums [", @"/Nums \[0 (\[[^\]]*\]) 1 (\[[^\]]*\])", "/Nums [1 $2 0 $1")),
        new("32000:14.7.2", file => Body(file, "/Type /StructTreeRoot", @"/ParentTreeNextKey \d+", "/ParentTreeNextKey 1")),

        new("7.4.2-1", file => Body(file, "/S /H1", "/S /H1", "/S /H3")),
        new("7.4.4-1", file =>
        {
            Body(file, "/S /P ", "/S /P ", "/S /H ");
            return Body(file, "/S /P ", "/S /P ", "/S /H ");
        }, "7.4.4-3"),
        new("7.4.4-3", file => Body(file, "/S /P ", "/S /P ", "/S /H ")),

        new("7.2-3", file => Body(file, "/S /TBody", "/S /TBody", "/S /Sect"), "7.2-14", "7.2-4"),
        new("7.2-4", file => Body(file, "/S /THead", "/S /THead", "/S /Sect"), "7.2-3"),
        new("7.2-5", file => Body(file, "/S /Table", "/S /Table", "/S /Div"), "7.2-6"),
        new("7.2-6", file => Body(file, "/S /Table", "/S /Table", "/S /Div"), "7.2-5"),
        new("7.2-8", file => Body(file, "/S /TR", "/S /TR", "/S /Div"), "7.2-36"),
        new("7.2-9", file => Body(file, "/S /TR", "/S /TR", "/S /Div", skip: 1), "7.2-37"),
        new("7.2-10", file => Body(file, "/S /TD", "/S /TD", "/S /P")),
        new("7.2-11", file => Body(file, "/S /TBody", "/S /TBody", "/S /THead"), "7.2-14"),
        new("7.2-14", file => Body(file, "/S /TBody", "/S /TBody", "/S /TFoot")),
        new("7.2-36", file => Body(file, "/S /TR", "/S /TR", "/S /Div"), "7.2-8"),
        new("7.2-37", file => Body(file, "/S /TR", "/S /TR", "/S /Div", skip: 1), "7.2-9"),
        new("7.2-42", file => Body(file, "/S /TR", @" \d+ 0 R\]>>$", "]>>", skip: 1)) { Language = "hi" },
        new("7.5-1", file => Body(file, "/S /TH ", "/Scope /Column", "/Scope /Across")),

        new("7.2-17", file => Body(file, "/S /L ", "/S /L ", "/S /Div ")),
        new("7.2-18", file => Body(file, "/S /LI", "/S /LI", "/S /Div"), "7.2-19"),
        new("7.2-19", file => Body(file, "/S /LI", "/S /LI", "/S /Div"), "7.2-18"),
        new("7.2-20", file => Body(file, "/S /Lbl", "/S /Lbl", "/S /Span")),
        new("7.6", file => Body(file, "/S /L ", " /ListNumbering /[A-Za-z]+", "")),
        new("7.3-1", file => Body(file, "/S /P ", "/S /P ", "/S /Figure ")),

        new("7.18.1-1", file => Body(file, "/Subtype /Link", "/Subtype /Link", "/Subtype /Highlight")),
        new("7.18.1-3", file => Body(file, "/FT /Tx", @"/TU \(.*?\) ", "")),
        new("7.18.3-1", file => Body(file, "/Type /Page ", "/Tabs /S", "/Tabs /R")),
        new("7.18.4-1", file => Body(file, "/S /Form", "/S /Form", "/S /Span")),
        new("7.18.4-2", file => Body(file, "/S /Form", @"/K \[", "/K [<</Type /MCR /Pg 1 0 R /MCID 0>> "), "32000:14.7.4.2b"),
        new("32000:14.8.5.6", file => Body(file, "/Role /cb", "/Role /cb", "/Role /box")) { Language = "hi" },
        new("7.18.5-1", file => Body(file, "/S /Link", "/S /Link", "/S /Span")),
        new("7.18.5-2", file => Body(file, "/Subtype /Link", @"/Contents \(.*?\) ", "")),
        new("32000:14.7.4.3", file => Body(file, "/Subtype /Link", @"/StructParent \d+", "/StructParent 0")),
        new("32000:12.5.3", file => Body(file, "/Subtype /Link", "/F 4", "/F 6")),
        new("32000:12.5.2", file => Body(file, "/Subtype /Link", "/P 1 0 R", "/P 2 0 R")),
        new("32000:12.5.5", file => Body(file, "/Subtype /Widget", @"/AP <</N \d+ 0 R>>", "")),
        new("32000:12.7.2", file => Body(file, "/Type /Catalog", "/AcroForm <<", "/AcroForm <</NeedAppearances true ")),
        new("32000:12.7.3", file => Body(file, "/Type /Catalog", @"/Fields \[\d+ 0 R ", "/Fields [")),

        new("7.21.4.1-1", file => Body(file, "/Type /FontDescriptor", @"/FontFile2 \d+ 0 R", "")),
        new("7.21.4.1-3", file => FirstGlyph(file, 0xFFF0)),
        new("7.21.8-1", file => FirstGlyph(file, 0), "7.21.4.1-3", "7.21.5-1"),
        new("7.21.5-1", file => Body(file, "/Subtype /CIDFontType2", @"/W \[1 \[\d+", "/W [1 [3000")),
        new("7.21.3.1-1", file => Body(file, "/Subtype /CIDFontType2", "/CIDSystemInfo <<.*?>>", "")),
        new("7.21.3.2-1", file => Body(file, "/Subtype /CIDFontType2", @"/CIDToGIDMap \d+ 0 R", ""), "7.21.4.1-3", "7.21.5-1"),
        new("7.21.3.3-1", file => Body(file, "/Subtype /Type0", "/Identity-H", "/Own-H")),
        new("7.21.6-1", file => Stream(file, "glyf", @"cmap(?=[\s\S]{1,400}glyf)", "none")),
        new("7.21.6-2", file => Body(file, "/Subtype /TrueType", "/WinAnsiEncoding", "/StandardEncoding")),
        new("7.21.6-3", file => Body(file, "/Flags 32", "/Flags 32", "/Flags 4")),
        new("32000:9.8.2", file => Body(file, "/Flags 4 ", "/Flags 4 ", "/Flags 36 ")),
        new("32000:9.6.4", file => Body(file, "/Type /FontDescriptor", @"/FontName /[A-Z]{6}\+", "/FontName /")),
        new("7.21.7-1", file => Stream(file, "beginbfchar", "<0001> <[0-9A-F]+>\n", "")),
        new("7.21.7-2", file => Stream(file, "beginbfchar", "<0001> <[0-9A-F]+>\n", "<0001> <FEFF>\n")),
    ];

    public static TheoryData<string> Conditions => [.. AccessibilityRules.All.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Conditions))]
    public void A_file_that_breaks_a_condition_is_found(string id)
    {
        Mutation mutation = Mutations.Single(mutation => mutation.Id == id);
        byte[] broken = mutation.Break(TaggedPdf.Build(Bases[mutation.Language], Samples.Fonts));

        Assert.Equal(mutation.Also.Append(id).Order(StringComparer.Ordinal), AccessibilityRules.Check(broken).Select(fault => fault.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_condition_has_a_file_that_breaks_it()
    {
        Assert.Equal(AccessibilityRules.All.Select(rule => rule.Id), Mutations.Select(mutation => mutation.Id));
        Assert.True(AccessibilityRules.All.Length >= 40);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("hi")]
    [InlineData("pa")]
    public void A_document_with_every_kind_of_block_keeps_all_of_them(string language) => Assert.Empty(AccessibilityRules.Check(TaggedPdf.Write(Layout.Of(Samples.EveryBlock(language), Samples.Fonts), Samples.Fonts)));

    [Fact]
    public void Every_plan_of_the_site_keeps_all_of_them()
    {
        ImmutableArray<PrintedFile> prints = Repository.Site.Site.Prints;
        string[][] faults = new string[prints.Length][];
        Parallel.For(0, prints.Length, i => faults[i] = [.. AccessibilityRules.Check(prints[i].Bytes.ToArray()).Select(fault => $"{prints[i].Route.Url}: {fault.Id}: {fault.Fault}")]);

        Assert.True(prints.Length >= 42);
        Samples.None(faults.SelectMany(each => each));
    }

    // Changes the finished file where its places do not move, or its end, where nothing follows that is looked up by its place.
    private static byte[] Bytes(PdfFile file, string old, string changed)
    {
        string text = Encoding.Latin1.GetString(file.ToBytes());
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Replace(old, changed, StringComparison.Ordinal));
    }

    // The marker is plain text, what is changed is a pattern.
    private static byte[] Body(PdfFile file, string marker, string old, string changed, int skip = 0)
    {
        int at = Enumerable.Range(0, file.Objects.Count).Where(i => file.Objects[i]!.Body.Contains(marker, StringComparison.Ordinal) && Regex.IsMatch(file.Objects[i]!.Body, old)).ElementAt(skip);
        file.Objects[at] = file.Objects[at]! with { Body = new Regex(old).Replace(file.Objects[at]!.Body, changed, 1) };
        return file.ToBytes();
    }

    private static byte[] Stream(PdfFile file, string marker, string old, string changed, bool all = false)
    {
        int at = Enumerable.Range(0, file.Objects.Count).First(i => file.Objects[i]!.Stream is { } stream && Encoding.Latin1.GetString(stream) is var content && content.Contains(marker, StringComparison.Ordinal) && Regex.IsMatch(content, old));
        string text = Encoding.Latin1.GetString(file.Objects[at]!.Stream!);
        file.Objects[at] = file.Objects[at]! with { Stream = Encoding.Latin1.GetBytes(new Regex(old).Replace(text, changed, all ? -1 : 1)) };
        return file.ToBytes();
    }

    // Code 1 of the first font is drawn with another glyph.
    private static byte[] FirstGlyph(PdfFile file, int glyph)
    {
        int map = int.Parse(file.Objects.Select(each => Regex.Match(each!.Body, @"/CIDToGIDMap (\d+) 0 R")).First(match => match.Success).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1;
        byte[] bytes = [.. file.Objects[map]!.Stream!];
        (bytes[2], bytes[3]) = ((byte)(glyph >> 8), (byte)glyph);
        file.Objects[map] = file.Objects[map]! with { Stream = bytes };
        return file.ToBytes();
    }
}
