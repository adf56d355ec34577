using System.Text.RegularExpressions;
using RecoveryGuide.Content;
using RecoveryGuide.Pdf;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>Turns a guide into one page for a wall or a fridge: its numbers, its answer, "Do this first", and the sections it names.</summary>
/// <param name="site">The whole site.</param>
/// <param name="language">The language of the guide.</param>
/// <param name="region">Whose numbers are filled in; null for none.</param>
internal sealed partial class WallSheet(Site site, Language language, PlanRegion? region)
{
    private static readonly ImmutableArray<HelpNumber> AtTop = [HelpNumber.Emergency, HelpNumber.Crisis, HelpNumber.Drugs];
    private readonly Strings words = site.WordsIn(language);

    /// <summary>The help numbers a guide's page carries.</summary>
    public static IEnumerable<HelpNumber> NumbersOf(Guide guide) => AtTop.Concat(guide.ShortCodes.Where(code => code.Name == "number").SelectMany(code => code.Arguments)
        .Select(word => Kebab<HelpNumber>.TryParse(word, out HelpNumber number) ? number : (HelpNumber?)null).OfType<HelpNumber>()).Distinct().Order();

    /// <summary>The page.</summary>
    public PrintDocument Document(Guide guide, Paper paper) => new(
        guide.Title, guide.Summary, language.Code, [.. Blocks(guide)], WorksheetPaper.Footer(site, language, Routes.Guide(language, guide), region, NumbersOf(guide)), paper, false, true, 1, words.PaperPageOf, words.LineNumber);

    private IEnumerable<Block> Blocks(Guide guide)
    {
        yield return new HeadingBlock(1, guide.Title);
        yield return new PanelBlock([new FillRowBlock([.. AtTop.Select((number, i) => WorksheetPaper.Number(region, $"number.{i}", words.Label(number), null, number))])]);
        yield return new ParagraphBlock(Spans(guide.Answer.Text.Outline().OfType<OutlineParagraph>().SelectMany(paragraph => paragraph.Words), isBold: true));
        yield return new HeadingBlock(2, words.DoFirst);
        yield return new ListBlock([.. guide.DoFirst.Select(step => new ListEntry(Spans(step.Text.Outline().OfType<OutlineParagraph>().SelectMany(paragraph => paragraph.Words)), []))], IsNumbered: true);
        int section = 0;
        foreach (OutlineNode node in guide.Body.Outline())
        {
            section += node is OutlineHeading { Level: 2 } ? 1 : 0;
            if (guide.WallSheet.Contains(section) && BlockOf(node) is { } block)
                yield return block;
        }
    }

    private Block? BlockOf(OutlineNode node) => node switch
    {
        // A safety text stands alone in its paragraph, and is never left out.
        OutlineParagraph { Words: [{ Code: { Name: "safety", Arguments: [var id, ..] } }] } when site.SafetyBlock(id, language) is { } safety =>
            new PanelBlock([new HeadingBlock(3, safety.Title), .. safety.Text.Outline().Select(BlockOf).OfType<Block>()]),
        OutlineHeading heading => new HeadingBlock(heading.Level, string.Concat(Spans(heading.Words).Select(span => span.Text))),
        OutlineParagraph paragraph => Spans(paragraph.Words) is { IsEmpty: false } spans ? new ParagraphBlock(spans) : null,
        OutlineList list => new ListBlock([.. list.Items.Select(item => new ListEntry(
            item is [OutlineParagraph first, ..] ? Spans(first.Words) : [], [.. item.Skip(1).Select(BlockOf).OfType<Block>()]))], list.IsNumbered),
        // On a wall a row is read as one: what is seen, then what is done.
        OutlineTable table => new ListBlock([.. table.Rows.Select(row => new ListEntry([.. Spans(row[0], isBold: true), new(": "), .. Spans(row.Skip(1).SelectMany(cell => cell))], []))]),
        _ => null,
    };

    // Sources have numbers on the page and none on the wall: their blanks go with them.
    private ImmutableArray<TextSpan> Spans(IEnumerable<OutlineSpan> outline, bool isBold = false)
    {
        List<TextSpan> spans = [];
        foreach (TextSpan span in outline.SelectMany(span => Filled(span, isBold)))
        {
            string text = Blanks().Replace(span.Text, " ");
            if (spans.Count == 0 || spans[^1].Text.EndsWith(' '))
                text = text.TrimStart(' ');
            if (text.Length == 0)
                continue;
            if (spans.Count > 0 && spans[^1] is { Link: null } last && last.IsBold == span.IsBold && span.Link is null)
                spans[^1] = last with { Text = last.Text + text };
            else
                spans.Add(span with { Text = text });
        }
        if (spans.Count > 0)
            spans[^1] = spans[^1] with { Text = spans[^1].Text.TrimEnd(' ') };
        return [.. spans.Where(span => span.Text.Length > 0)];
    }

    private IEnumerable<TextSpan> Filled(OutlineSpan span, bool isBold) => span.Code switch
    {
        null => [new(span.Text, span.IsStrong || isBold)],
        { Name: "number", Arguments: [var word, ..] } when Kebab<HelpNumber>.TryParse(word, out HelpNumber number) => Number(number, span.IsStrong || isBold),
        { Name: "hotline", Arguments: [var id, ..] } when site.Listing(id) is { MainPhone: { } phone } listing => [new(listing.Name + " "), new(WorksheetPaper.Unbroken(phone), IsBold: true, Link: phone.Rel is null ? phone.Href : null)],
        _ => [],
    };

    // "The emergency number (112)": where a number is missing, its name stays.
    private IEnumerable<TextSpan> Number(HelpNumber number, bool isBold)
    {
        string phrase = words[$"number-phrase.{Kebab<HelpNumber>.Of(number)}"];
        return region?.Number(number) is { } phone
            ? [new(phrase + " (", isBold), new(WorksheetPaper.Unbroken(phone), IsBold: true, Link: phone.Rel is null ? phone.Href : null), new(")", isBold)]
            : [new(phrase, isBold)];
    }

    [GeneratedRegex(@"[ \t\r\n]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
