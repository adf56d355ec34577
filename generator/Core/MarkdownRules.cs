using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RecoveryGuide.Core;

/// <summary>What a Markdown text may hold, checked on its syntax tree, before anything is rendered.</summary>
internal static partial class MarkdownRules
{
    internal static void Check(MarkdownDocument document, string text, Source start, Diagnostics report)
    {
        NameHeadings(document, start, report);
        foreach (MarkdownObject node in document.Descendants())
            CheckNode(node, start, report);
        foreach (LeafBlock block in document.Descendants<LeafBlock>())
            FindTypedPhones(block, text, start, report);
    }

    internal static Source At(MarkdownObject node, Source start) => Shift(node.Line, node.Column, start);

    /// <summary>From Markdig's line and column, counted from 0 within the text, to the file's.</summary>
    internal static Source Shift(int line, int column, Source start) =>
        new(start.File, start.Line + line, line == 0 ? start.Column + column : column + 1);

    private static void NameHeadings(MarkdownDocument document, Source start, Diagnostics report)
    {
        Dictionary<string, Source> seen = [];
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
        {
            string words = MarkdownText.PlainText(heading);
            string id = Slug.From(words);
            Source at = At(heading, start);
            if (id.Length > 0 && heading.Level is not (2 or 3))
                report.Error(Rule.Heading, at, $"heading '{words}' is of level {heading.Level}; use ## or ###, the title of the page is its only #.");
            if (id.Length == 0)
                report.Error(Rule.Heading, at, "a heading needs words.");
            else if (!seen.TryAdd(id, at))
                report.Error(Rule.Heading, at, $"heading '{words}' stands here twice (first in line {seen[id].Line}); each needs an address of its own.");
            heading.GetAttributes().Id = id;
        }
    }

    // Links in links cost Markdig the square of their number, minutes for a file of nothing else.
    private const int MostBrackets = 200;

    /// <summary>Whether so many brackets are open at once in a paragraph that reading it would take for ever.</summary>
    internal static bool NestsBracketsTooDeeply(string text)
    {
        int depth = 0;
        for (int at = 0; at < text.Length && depth <= MostBrackets; at++)
            if (text[at] is '[' or '(')
                depth++;
            else if (text[at] is ']' or ')')
                depth = Math.Max(0, depth - 1);
            // A paragraph ends at an empty line, and what was open in it ends there.
            else if (text[at] == '\n' && at + 1 < text.Length && text[at + 1] == '\n')
                depth = 0;
        return depth > MostBrackets;
    }

    private static void CheckNode(MarkdownObject node, Source start, Diagnostics report)
    {
        switch (node)
        {
            case HtmlBlock block:
                report.Error(Rule.RawHtml, At(node, start), $"raw HTML '{block.Lines.Lines[0].ToString().Trim()}' is not allowed; use Markdown or a short-code.");
                break;
            // The end of an element whose beginning was reported says nothing new.
            case HtmlInline { Tag: ['<', '/', ..] } end when end.Parent!.OfType<HtmlInline>().First() != end:
                break;
            case HtmlInline html:
                report.Error(Rule.RawHtml, At(node, start), $"raw HTML '{html.Tag}' is not allowed; use Markdown or a short-code.");
                break;
            case HtmlEntityInline entity when entity.Transcoded.Length == 0 || Characters.FirstForbiddenIn(entity.Transcoded.ToString()) is not null:
                report.Error(Rule.ForbiddenCharacter, At(node, start), $"'{entity.Original}' stands for a character that is invisible or changes how text reads; delete it.");
                break;
            case LiteralInline literal when literal.Content.ToString().Contains("{{", StringComparison.Ordinal):
                report.Error(Rule.UnknownShortCode, At(node, start) is var at ? at with { Column = at.Column + literal.Content.ToString().IndexOf("{{", StringComparison.Ordinal) } : default, "'{{' begins a short-code that does not end; write '}}' after its last word.");
                break;
            case LiteralInline literal when Characters.FirstLookAlike(literal.Content.ToString()) is { } word:
                report.Error(Rule.ForbiddenCharacter, At(node, start), $"'{word}' mixes Latin with Greek or Cyrillic letters that look alike.");
                break;
            case LinkInline { IsImage: true } image:
                report.Error(Rule.Image, At(node, start), $"image '{image.Url}' is not allowed in a text; pictures belong to the theme.");
                break;
            case LinkInline link:
                CheckLink(link.Url ?? "", At(node, start), report);
                CheckLinkText(link, start, report);
                if (!string.IsNullOrEmpty(link.Title))
                    report.Error(Rule.LinkScheme, At(node, start), $"link '{link.Url}' has the title '{link.Title}', which most readers never see; say it in the text.");
                MarkOutgoing(link, link.Url);
                break;
            case AutolinkInline link:
                CheckLink(link.IsEmail ? "mailto:" + link.Url : link.Url, At(node, start), report);
                MarkOutgoing(link, link.Url);
                break;
            case Table table:
                // Alignment would be written as a style attribute, which the site's content policy forbids.
                foreach (TableColumnDefinition column in table.ColumnDefinitions)
                    column.Alignment = null;
                break;
        }
    }

    // The other site must not learn where its visitor came from, nor reach back into this page.
    private static void MarkOutgoing(MarkdownObject link, string? url)
    {
        if (url?.StartsWith("https://", StringComparison.Ordinal) == true)
            link.GetAttributes().AddPropertyIfNotExist("rel", "noreferrer noopener");
    }

    private static void CheckLink(string url, Source at, Diagnostics report)
    {
        if (LinkComplaint(url) is { } complaint)
            report.Error(Rule.LinkScheme, at, $"link '{url}' {complaint}");
    }

    private static void CheckLinkText(LinkInline link, Source start, Diagnostics report)
    {
        if (!link.Descendants<LiteralInline>().Any(literal => !literal.Content.IsEmptyOrWhitespace()) && !link.Descendants<CodeInline>().Any())
            report.Error(Rule.LinkScheme, At(link, start), $"link '{link.Url}' has no words; say where it leads.");
    }

    private static string? LinkComplaint(string url)
    {
        if (url.StartsWith('#'))
            return url.Length > 1 ? null : "leads nowhere.";
        if (url.StartsWith("//", StringComparison.Ordinal) || url.StartsWith("/\\", StringComparison.Ordinal))
            return "leaves the site without saying how; write https:// before it.";
        if (url.StartsWith('/'))
            return null;
        if (url.StartsWith("mailto:", StringComparison.Ordinal))
            return url.Contains('?', StringComparison.Ordinal) ? "carries more than an e-mail address." : null;
        if (url.StartsWith("tel:", StringComparison.Ordinal) || url.StartsWith("sms:", StringComparison.Ordinal))
            return "is a typed phone number; use {{hotline id}} so that it comes from a sourced listing.";
        if (url.StartsWith("https://", StringComparison.Ordinal))
            return WebAddress.Complaint(url);
        return "is not allowed; use an address of this site beginning with /, an anchor beginning with #, https:// or mailto:.";
    }

    private static void FindTypedPhones(LeafBlock block, string text, Source start, Diagnostics report)
    {
        string plain = block is CodeBlock code ? code.Lines.ToString() : MarkdownText.PlainText(block);
        foreach (string number in TypedPhones(plain).Distinct())
        {
            int from = Math.Clamp(block.Span.Start, 0, text.Length);
            int offset = text.IndexOf(number, from, StringComparison.Ordinal);
            // Emphasis within a number hides it as a whole; then its first digits show where it stands.
            if (offset < 0)
                offset = text.IndexOf(FirstDigits().Match(number).Value, from, StringComparison.Ordinal);
            Source at = offset < 0 ? At(block, start) : PlaceOf(text, offset, start);
            report.Error(Rule.TypedPhone, at, $"'{number}' looks like a phone number; use {{{{hotline id}}}} or {{{{number emergency}}}}, so that it comes from a sourced listing.");
        }
    }

    private static Source PlaceOf(string text, int offset, Source start)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, offset);
        return Shift(before.Count('\n'), offset - (before.LastIndexOf('\n') + 1), start);
    }

    /// <summary>Phone numbers in a text: seven digits or more in a row with the usual gaps, or a short number somebody is told to call.</summary>
    internal static IEnumerable<string> TypedPhones(string plain)
    {
        Match[] numbers = [.. LongNumber().Matches(plain).Where(match => match.Value.Count(char.IsDigit) >= 7 && !DateOrYears().IsMatch(match.Value))];
        foreach (Match match in numbers)
            yield return match.Value.Trim();
        // The beginning of a long number somebody is told to call was reported with all of it.
        foreach (Group number in ToldToCall().Matches(plain).Select(match => match.Groups["number"]))
            if (!numbers.Any(match => number.Index >= match.Index && number.Index < match.Index + match.Length))
                yield return number.Value;
    }

    [GeneratedRegex(@"\+?\(?\d[\d ().\-\u2010-\u2014\u00A0]{5,}\d", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstDigits();

    [GeneratedRegex(@"^(19|20)[0-9]{2}\s?[-\u2013]\s?(19|20)[0-9]{2}$|^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex DateOrYears();

    [GeneratedRegex(@"\b([Cc]all|[Dd]ial|[Rr]ing|[Pp]hone|[Tt]ext|[Tt]elephone)( on| to|:)? (?<number>\d{3,6})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ToldToCall();
}
