using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>A finished page with its document tree, as a browser would read it.</summary>
internal sealed record ParsedPage(Page Page, string Html, IDocument Document);

/// <summary>The second, independent line: every finished page is read again and everything on it must be allowed, whatever the templates and texts did.</summary>
public static class PageChecks
{
    /// <summary>Reports what may not be published.</summary>
    /// <param name="site">The whole site.</param>
    /// <param name="files">Its finished files.</param>
    /// <param name="onlyLinks">Whether mistakes were already found in the input: then what else is wrong with a page only says them again, and only links written in texts are looked at.</param>
    /// <param name="report">Takes the mistakes.</param>
    public static void Check(Site site, ImmutableArray<Rendered> files, bool onlyLinks, Diagnostics report)
    {
        ParsedPage[] pages = Parsed(files);
        LinkChecks links = new(site, files, pages);
        Diagnostics[] found = new Diagnostics[pages.Length];
        Parallel.For(0, pages.Length, i =>
        {
            found[i] = new();
            links.CheckWritten(pages[i], found[i]);
            if (onlyLinks)
                return;
            Allowed.Check(pages[i], found[i]);
            CheckStructure(site, pages[i], found[i]);
            links.Check(pages[i], found[i]);
        });
        foreach (Diagnostics one in found)
            report.AddRange(one.Sorted());
        if (onlyLinks)
            return;
        CheckTitles(pages, report);
        ForbiddenNumbers.Check(site, files, report);
        Weights.Check(files, report);
    }

    private static ParsedPage[] Parsed(ImmutableArray<Rendered> files)
    {
        Rendered[] html = [.. files.Where(file => file.Html is not null)];
        ParsedPage[] pages = new ParsedPage[html.Length];
        Parallel.For(0, html.Length, i => pages[i] = new((Page)html[i].Output, html[i].Html!, new HtmlParser().ParseDocument(html[i].Html!)));
        return pages;
    }

    private static void CheckStructure(Site site, ParsedPage page, Diagnostics report)
    {
        foreach (var twice in page.Document.All.Where(element => element.HasAttribute("id")).GroupBy(element => element.Id!, StringComparer.Ordinal).Where(same => same.Count() > 1))
            report.Error(Rule.DuplicateId, HeadingOf(site, page, twice.Key) ?? page.Page.From, $"{page.Page.Route} has {twice.Count()} elements with the id '{twice.Key}'; a heading in the text may have taken a name the layout uses: change its words.");
        if (page.Html.Contains("{{", StringComparison.Ordinal))
            report.Error(Rule.LeftOverShortCode, page.Page.From, $"{page.Page.Route} shows '{{{{'; a short-code is not closed, or stands where none is read.");
        if (page.Page.Route.Url == Pipelines.Routes.Leave.Url)
            return;
        int level = 0;
        foreach (IElement heading in page.Document.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Where(heading => heading.Closest("template") is null))
        {
            int next = heading.LocalName[1] - '0';
            if (next > level + 1)
                report.Error(Rule.Headings, page.Page.From, $"{page.Page.Route}: heading '{heading.TextContent.Trim()}' is of level {next} but follows level {level}; do not skip one.");
            level = next;
        }
        int titles = page.Document.QuerySelectorAll("h1").Length;
        if (titles != 1)
            report.Error(Rule.Headings, page.Page.From, $"{page.Page.Route} has {titles} headings of level 1; a page has one.");
    }

    private static Source? HeadingOf(Site site, ParsedPage page, string id) => site.Guides.Select(guide => guide.Content.Body).Concat(site.TextPages.Select(text => text.Content.Body))
        .SelectMany(body => body.Headings).Where(heading => heading.At.File == page.Page.From.File && heading.Id == id).Select(heading => (Source?)heading.At).FirstOrDefault();

    private static void CheckTitles(ParsedPage[] pages, Diagnostics report)
    {
        foreach (var twice in pages.GroupBy(page => page.Document.Title ?? "", StringComparer.Ordinal).Where(same => same.Count() > 1))
            report.Error(Rule.Title, twice.Last().Page.From, $"'{twice.Key}' is the title of {string.Join(" and ", twice.Select(page => page.Page.Route.Url).Take(3))}; readers tell tabs apart by it.");
    }
}
