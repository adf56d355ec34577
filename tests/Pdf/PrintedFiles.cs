using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Pdf;
using RecoveryGuide.Pipelines;
using UglyToad.PdfPig.Tokens;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>The files readers load: how large they are, what they hold for whom, and that they are the same every time.</summary>
public class PrintedFiles
{
    private static readonly Site Site = Repository.Site.Site;

    private static readonly ImmutableArray<PrintedFile> Plans = [.. Site.Prints.Where(print => print.Worksheet is not null)];

    [Fact]
    public void Every_plan_is_printed_in_every_language_on_both_papers()
    {
        string[] ids = [.. Site.Worksheets.Select(sheet => sheet.Content.Id).Distinct()];
        Assert.Equal(
            ids.SelectMany(id => Site.Settings.Languages.SelectMany(language => Enum.GetValues<Paper>().Select(paper => $"{id} {language.Code} {paper}"))).Order(StringComparer.Ordinal),
            Plans.Select(print => $"{print.Worksheet!.Id} {print.Language.Code} {print.Paper}").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(7, ids.Length);
    }

    [Fact]
    public void None_is_above_sixty_thousand_bytes() => Assert.All(Site.Prints, print => Assert.InRange(print.Bytes.Length, 1, 60_000));

    [Fact]
    public void Each_has_the_pages_its_plan_declares_whosever_numbers_it_carries() =>
        Assert.All(Plans, print => Assert.Equal((print.Route.Url, print.Worksheet!.Pages.On(print.Paper)), (print.Route.Url, print.Pages)));

    [Fact]
    public void A_document_is_the_same_bytes_every_time()
    {
        foreach (Language language in Site.Settings.Languages)
            foreach ((Worksheet sheet, PrintDocument document) in Samples.OfSheets(language.Code))
            {
                byte[] once = TaggedPdf.Write(Layout.Of(document, Samples.Fonts), Samples.Fonts);
                PrintedFile built = Plans.First(print => print.Worksheet == sheet && print.Language.Code == language.Code && print.Paper == document.Paper);

                Assert.True(once.AsSpan().SequenceEqual(TaggedPdf.Write(Layout.Of(document, Samples.Fonts), Samples.Fonts)), built.Route.Url);
                Assert.True(once.AsSpan().SequenceEqual(built.Bytes.Span), built.Route.Url);
            }
    }

    [Fact]
    public void Fields_to_type_into_are_there_where_viewers_show_what_is_typed_and_nowhere_else()
    {
        foreach (PrintedFile print in OfOneRegion())
        {
            using ReadPdf pdf = new(print.Bytes.ToArray());
            int fields = pdf.Array(pdf.Dictionary(pdf.Catalog, "AcroForm"), "Fields").Length;

            Assert.Equal(print.Language.Code == "en", print.IsTyped);
            Assert.Equal(print.IsTyped, fields > 0);
            Assert.Equal(print.IsTyped, !pdf.Annotations.All(each => pdf.Name(each.Annotation.Dictionary, "Subtype") == "Link"));
            // Where nothing can be typed, what is filled in by hand says so itself.
            Assert.Equal(!print.IsTyped, pdf.Elements.Any(element => element.Type == "Form" && element.Dictionary.Data.ContainsKey("A")));
        }
    }

    [Fact]
    public void What_is_typed_on_one_card_stands_on_all_four()
    {
        PrintedFile print = Plans.First(print => print.Worksheet!.Layout == WorksheetLayout.Cards && print.IsTyped);
        using ReadPdf pdf = new(print.Bytes.ToArray());
        DictionaryToken[] fields = [.. pdf.Array(pdf.Dictionary(pdf.Catalog, "AcroForm"), "Fields").Select(field => (DictionaryToken)pdf.Resolve(field)!)];

        Assert.NotEmpty(fields);
        Assert.Equal(fields.Length, fields.Select(field => pdf.Text(field, "T")).Distinct().Count());
        Assert.All(fields, field => Assert.Equal(4, pdf.Array(field, "Kids").Length));
    }

    [Fact]
    public void Each_carries_the_numbers_of_its_regions_listings_and_a_line_where_there_is_none()
    {
        int blank = 0;
        // Papers are laid out from the same document. One sheet shows that every script carries the same numbers.
        foreach (PrintedFile print in Plans.Where(print => print.Paper == Paper.A4 && (print.IsTyped || print.Worksheet!.Id == "relapse-prevention-plan")))
        {
            using ReadPdf pdf = new(print.Bytes.ToArray());
            HashSet<string> parts = [.. pdf.Elements.Where(element => element.Type == "P").Select(element => Samples.Flat(pdf.TextOf(element)))];
            HashSet<string> fields = [.. pdf.Array(pdf.Dictionary(pdf.Catalog, "AcroForm"), "Fields").Select(field => pdf.Text((DictionaryToken)pdf.Resolve(field)!, "T")!)];
            foreach (PlanRegion region in print.Regions)
                foreach ((string name, string label, HelpNumber number) in NumbersOf(print.Worksheet!, Site.WordsIn(print.Language)))
                {
                    Listing? listing = Site.Help(region.Country, region.Region, number);
                    Assert.Equal(listing?.MainPhone?.Shown, region.Number(number)?.Shown);
                    Assert.Equal(print.IsTyped && region.Number(number) is null, fields.Contains(name));
                    Assert.Contains(Samples.Flat(region.Number(number) is { } phone ? label + phone.Shown : label), parts);
                    blank += region.Number(number) is null ? 1 : 0;
                }
        }
        Assert.True(blank > 0, "no region lacks a number: nothing shows that it leaves a line");
    }

    [Fact]
    public void The_foot_says_whose_numbers_and_from_when()
    {
        foreach (PrintedFile print in Plans.Where(print => print is { Paper: Paper.A4, Regions: not [] }).DistinctBy(print => (print.Language.Code, print.Regions[0].Key)))
        {
            PlanRegion region = print.Regions[0];
            DateOnly[] days = [.. print.Worksheet!.HelpNumbers.Where(region.CheckedOn.ContainsKey).Select(number => region.CheckedOn[number])];
            using UglyToad.PdfPig.PdfDocument pdf = UglyToad.PdfPig.PdfDocument.Open(print.Bytes.ToArray());
            string text = Samples.Flat(string.Concat(pdf.GetPages().Select(page => page.Text)));
            if (days.Length > 0)
                Assert.Contains(Samples.Flat(Strings.Fill(Site.WordsIn(print.Language).PaperNumbersOf, ("place", region.Name(print.Language)), ("date", Site.WordsIn(print.Language).Date(days.Min())))), text, StringComparison.Ordinal);
            Assert.Contains(Samples.Flat(Site.WordsIn(print.Language).PaperNoDoctor), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_number_that_is_missing_prints_a_line_in_scripts_that_cannot_be_typed()
    {
        PrintDocument document = Samples.EveryBlock("hi");
        using ReadPdf pdf = new(TaggedPdf.Write(Layout.Of(document, Samples.Fonts), Samples.Fonts));

        Assert.Contains(pdf.Elements, element => element.Type == "Form" && pdf.Text(pdf.Resolve(pdf.Array(element.Dictionary, "A")[0]) as DictionaryToken, "Desc") == "नंबर");
        Assert.False(pdf.Catalog.Data.ContainsKey("AcroForm"));
    }

    private static IEnumerable<PrintedFile> OfOneRegion() => Plans.DistinctBy(print => (print.Of, print.Language.Code, print.Paper));

    private static IEnumerable<(string Name, string Label, HelpNumber Number)> NumbersOf(Worksheet sheet, Strings words) =>
    [
        .. (sheet.SafetyStrip?.Numbers ?? []).Select((number, i) => ($"number.{Samples.Number(i)}", words.Label(number), number)),
        .. sheet.Sections.SelectMany(section => section.Fields.Where(field => field.Prefill is not null).Select(field => ($"{section.Id}.{field.Id}", field.Label!, field.Prefill!.Value))),
    ];
}
