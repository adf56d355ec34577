using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>A finished page and what was found on it.</summary>
internal sealed record CheckedPage(Page Page, PageFacts Facts);

/// <summary>The second, independent line: every finished page is read again and everything on it must be allowed, whatever the templates and texts did.</summary>
public static class PageChecks
{
    // What a page may weigh, compressed, before it costs a reader on a slow line too much.
    internal const int MostHtmlBytes = 16 * 1024;

    /// <summary>Reports what may not be published.</summary>
    /// <param name="site">The whole site.</param>
    /// <param name="files">Its finished files.</param>
    /// <param name="onlyLinks">Whether mistakes were already found in the input: then what else is wrong with a page only says them again, and only links written in texts are looked at.</param>
    /// <param name="memo">What earlier builds found on pages that are the same.</param>
    /// <param name="report">Takes the mistakes.</param>
    public static void Check(Site site, ImmutableArray<Rendered> files, bool onlyLinks, Memo memo, Diagnostics report)
    {
        CheckedPage[] pages = Read(files, memo);
        LinkChecks links = new(site, files, pages);
        Diagnostics[] found = new Diagnostics[pages.Length];
        Parallel.For(0, pages.Length, i =>
        {
            found[i] = new();
            if (!IsCopy(pages[i]))
                links.CheckWritten(pages[i], found[i]);
            if (onlyLinks)
                return;
            CheckAllowed(pages[i], found[i]);
            CheckStructure(site, pages[i], found[i]);
            links.Check(pages[i], IsCopy(pages[i]), found[i]);
        });
        foreach (Diagnostics one in found)
            report.AddRange(one.Sorted());
        if (onlyLinks)
            return;
        CheckTitles(pages, report);
        CheckWeights(pages, report);
        ForbiddenNumbers.Check(site, files, pages, report);
        ForbiddenHosts.Check(site, pages, report);
    }

    // A sheet to print repeats a page: what was written wrongly is told of the page itself, once.
    private static bool IsCopy(CheckedPage page) => page.Page.Info.Canonical is not null;

    private static CheckedPage[] Read(ImmutableArray<Rendered> files, Memo memo)
    {
        Rendered[] html = [.. files.Where(file => file.IsPage)];
        CheckedPage[] pages = new CheckedPage[html.Length];
        Shared shared = new();
        Parallel.For(0, html.Length, i => pages[i] = new((Page)html[i].Output, memo.Read(html[i].Bytes.First, bytes => PageFacts.Read(bytes, shared))));
        memo.KeepOnly(html.Select(file => file.Bytes.First));
        return pages;
    }

    private static void CheckAllowed(CheckedPage page, Diagnostics report)
    {
        bool leaves = page.Page.Route.Url == Pipelines.Routes.Leave.Url;
        // Only the page that leaves the site may send its reader on by itself.
        foreach ((string rule, string sentence) in page.Facts.NotAllowed.Where(offence => !(leaves && offence == Allowed.SendsOn)))
            report.Error(rule, page.Page.From, $"{page.Page.Route} {sentence}");
    }

    private static void CheckStructure(Site site, CheckedPage page, Diagnostics report)
    {
        foreach (var twice in page.Facts.Ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1 && !(IsCopy(page) && HeadingOf(site, page, same.Key) is not null)))
            report.Error(Rule.DuplicateId, HeadingOf(site, page, twice.Key) ?? page.Page.From, $"{page.Page.Route} has {twice.Count()} elements with the id '{twice.Key}'; a heading in the text may have taken a name the layout uses: change its words.");
        if (page.Facts.ShowsShortCode)
            report.Error(Rule.LeftOverShortCode, page.Page.From, $"{page.Page.Route} shows '{{{{'; a short-code is not closed, or stands where none is read.");
        if (page.Page.Route.Url != Pipelines.Routes.Leave.Url)
            foreach (string fault in page.Facts.HeadingFaults)
                report.Error(Rule.Headings, page.Page.From, $"{page.Page.Route}{fault}");
    }

    private static Source? HeadingOf(Site site, CheckedPage page, string id) => site.Guides.Select(guide => guide.Content.Body).Concat(site.TextPages.Select(text => text.Content.Body))
        .SelectMany(body => body.Headings).Where(heading => heading.At.File == page.Page.From.File && heading.Id == id).Select(heading => (Source?)heading.At).FirstOrDefault();

    private static void CheckTitles(CheckedPage[] pages, Diagnostics report)
    {
        foreach (var twice in pages.Where(page => !IsCopy(page)).GroupBy(page => (Language: page.Facts.Language, page.Facts.Title)).Where(same => same.Count() > 1))
            report.Error(Rule.Title, twice.Last().Page.From, $"'{twice.Key.Title}' is the title of {string.Join(" and ", twice.Select(page => page.Page.Route.Url).Take(3))}; readers tell tabs apart by it.");
    }

    private static void CheckWeights(CheckedPage[] pages, Diagnostics report)
    {
        foreach (CheckedPage page in pages.Where(page => page.Facts.Weight > MostHtmlBytes))
            report.Warning(Rule.PageWeight, page.Page.From, $"{page.Page.Route} weighs {page.Facts.Weight} bytes compressed; at most {MostHtmlBytes} are good for a slow line. Split the page.");
    }
}
