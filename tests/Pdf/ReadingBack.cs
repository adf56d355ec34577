using RecoveryGuide.Content;
using RecoveryGuide.Pdf;
using UglyToad.PdfPig;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>What was written is what is read: by somebody who copies a page, and by somebody who has the structure read aloud.</summary>
public class ReadingBack
{
    public static TheoryData<string, string> Sheets => Samples.Sheets;

    [Theory, MemberData(nameof(Sheets))]
    public void The_structure_reads_the_documents_words_in_their_order(string language, string id)
    {
        foreach ((PrintDocument document, byte[] bytes) in Files(language, id))
        {
            using ReadPdf pdf = new(bytes);
            Assert.Equal(Samples.Flat(string.Concat(Samples.Words(document.Blocks))), Samples.Flat(pdf.StructureText()));
        }
    }

    [Theory, MemberData(nameof(Sheets))]
    public void The_pages_hold_the_documents_words_in_their_order_and_each_its_foot(string language, string id)
    {
        foreach ((PrintDocument document, byte[] bytes) in Files(language, id))
        {
            using PdfDocument pdf = PdfDocument.Open(bytes);
            string expected = Samples.Flat(string.Concat(Samples.Words(document.Blocks)));
            int read = 0;
            for (int page = 1; page <= pdf.NumberOfPages; page++)
            {
                string text = Samples.Flat(pdf.GetPage(page).Text), count = pdf.NumberOfPages == 1 ? "" : document.PageOf.Replace("{page}", Samples.Number(page), StringComparison.Ordinal).Replace("{pages}", Samples.Number(pdf.NumberOfPages), StringComparison.Ordinal);
                string foot = Samples.Flat(document.Footer + count);
                Assert.EndsWith(foot, text, StringComparison.Ordinal);
                text = WithoutOrnaments(text[..^foot.Length], document, expected[read..]);
                Assert.StartsWith(text, expected[read..], StringComparison.Ordinal);
                read += text.Length;
            }
            Assert.Equal(expected.Length, read);
        }
    }

    [Theory, MemberData(nameof(Sheets))]
    public void A_document_holds_every_word_of_its_worksheet_in_order(string language, string id)
    {
        foreach ((Worksheet sheet, PrintDocument document) in Samples.OfSheets(language).Where(sheet => sheet.Sheet.Id == id))
        {
            string text = Samples.Flat(string.Concat(Samples.Words(document.Blocks)));
            int at = 0;
            foreach (string word in WordsOf(sheet).Select(Samples.Flat))
            {
                int found = text.IndexOf(word, at, StringComparison.Ordinal);
                Assert.True(found >= 0, $"'{word}' is missing, or stands too early");
                at = found + word.Length;
            }
        }
    }

    // On a card there is no room for the title and for how it is used: the page says both.
    private static IEnumerable<string> WordsOf(Worksheet sheet) =>
    [
        .. sheet.Layout == WorksheetLayout.Cards ? [] : sheet.HowUsed.Prepend(sheet.Title).Concat(sheet.SafetyStrip is { } strip ? strip.Text.Prepend(strip.Title) : []),
        .. sheet.Sections.SelectMany(section => new[] { section.Title, section.Guidance ?? "" }.Concat(section.Fields.SelectMany(WordsOf))),
    ];

    private static IEnumerable<string> WordsOf(WorksheetField field) =>
        [field.Label ?? "", field.Prefill is null ? field.Hint ?? "" : "", .. field.Options, .. field.Columns, field.Scale?.Low ?? "", field.Scale?.High ?? "", .. field.Rows];

    // Heads of a table that goes on are drawn again, and a page of cards begins with what its marks mean.
    private static string WithoutOrnaments(string text, PrintDocument document, string expected)
    {
        IEnumerable<string> ornaments = document.Blocks.SelectMany(block => block switch { TableBlock table => [string.Concat(table.Columns)], CardsBlock cards => [cards.Fold], _ => Array.Empty<string>() });
        return ornaments.Select(Samples.Flat).Where(ornament => text.StartsWith(ornament, StringComparison.Ordinal)).Select(ornament => text[ornament.Length..]).FirstOrDefault(rest => !expected.StartsWith(text, StringComparison.Ordinal) && expected.StartsWith(rest, StringComparison.Ordinal)) ?? text;
    }

    private static IEnumerable<(PrintDocument Document, byte[] Bytes)> Files(string language, string id) =>
        Samples.OfSheets(language).Where(sheet => sheet.Sheet.Id == id).Select(sheet => (sheet.Document, TaggedPdf.Write(Layout.Of(sheet.Document, Samples.Fonts), Samples.Fonts)));
}
