using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Every link leads somewhere, every anchor exists, and nothing is loaded from another site.</summary>
internal sealed class LinkChecks
{
    private readonly Site site;
    private readonly HashSet<string> addresses;
    private readonly Dictionary<string, ImmutableArray<string>> anchors;
    private readonly Dictionary<(string File, string Url), Source> written;

    internal LinkChecks(Site site, ImmutableArray<Rendered> files, IEnumerable<CheckedPage> pages)
    {
        this.site = site;
        addresses = [.. files.Select(file => file.Output.Route.Url)];
        anchors = pages.DistinctBy(page => page.Page.Route.Url).ToDictionary(page => page.Page.Route.Url, page => page.Facts.Ids);
        written = [];
        foreach ((string language, Located link) in Links(site))
            written.TryAdd((link.At.File, Plain(Modules.OwnLinks.In(site, site.Settings.Language(language), link.Text))), link.At);
    }

    private static IEnumerable<(string Language, Located Link)> Links(Site site) =>
    [
        .. site.Guides.SelectMany(guide => guide.Content.Body.Links.Concat(guide.Content.Answer.Text.Links).Concat(guide.Content.DoFirst.SelectMany(step => step.Text.Links)).Select(link => (guide.Language, link))),
        .. site.TextPages.SelectMany(page => page.Content.Body.Links.Select(link => (page.Language, link))),
        .. site.SafetyBlocks.SelectMany(block => block.Content.Text.Links.Select(link => (block.Language, link))),
    ];

    /// <summary>Reports broken links that stand in a text, at the place they were written. Links that may not be written at all were reported there already.</summary>
    internal void CheckWritten(CheckedPage page, Diagnostics report)
    {
        foreach (string href in page.Facts.Links.Select(link => link.Href).Where(href => MarkdownText.IsOwnLink(Plain(href))))
            if (written.TryGetValue((page.Page.From.File, Plain(href)), out Source at))
                CheckOwn(page, at, href, report);
    }

    /// <summary>Reports links and resources that lead nowhere or elsewhere.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isCopy">Whether it repeats another page, so that links written in its text are told of there.</param>
    /// <param name="report">Takes the mistakes.</param>
    internal void Check(CheckedPage page, bool isCopy, Diagnostics report)
    {
        foreach (PageLink link in page.Facts.Links.Where(link => !isCopy || !written.ContainsKey((page.Page.From.File, Plain(link.Href)))))
            CheckLink(page, link, report);
        foreach (PageLink resource in page.Facts.Resources)
            CheckResource(page, resource, report);
    }

    private void CheckLink(CheckedPage page, PageLink link, Diagnostics report)
    {
        (string href, string rel) = link;
        Source at = written.GetValueOrDefault((page.Page.From.File, Plain(href)), page.Page.From);
        if (href.StartsWith("https://", StringComparison.Ordinal) || href.StartsWith("http://", StringComparison.Ordinal))
        {
            if (!rel.Contains("noreferrer", StringComparison.Ordinal) || !rel.Contains("noopener", StringComparison.Ordinal))
                report.Error(Rule.ForeignOrigin, at, $"{page.Page.Route} links to '{href}' without rel=\"noreferrer noopener\"; the other site must not learn where its visitor came from.");
            return;
        }
        if (href.StartsWith("tel:", StringComparison.Ordinal) || href.StartsWith("sms:", StringComparison.Ordinal) || href.StartsWith("mailto:", StringComparison.Ordinal))
            return;
        CheckOwn(page, at, href, report);
    }

    private void CheckOwn(CheckedPage page, Source at, string href, Diagnostics report)
    {
        int hash = href.IndexOf('#', StringComparison.Ordinal);
        string address = hash < 0 ? href : href[..hash];
        if (address.Length == 0)
            address = page.Page.Route.Url;
        if (!addresses.Contains(address))
        {
            string near = Suggestion.Nearest(address, addresses.Where(other => other.EndsWith('/'))) is { } other ? $" Did you mean '{other}'?" : "";
            report.Error(Rule.BrokenLink, at, $"{page.Page.Route} links to '{href}', which does not exist.{near}");
        }
        else if (hash >= 0 && anchors.TryGetValue(address, out ImmutableArray<string> ids) && !ids.Contains(Plain(href[(hash + 1)..])))
            report.Error(Rule.BrokenAnchor, at, $"{page.Page.Route} links to '{href}', but that page has no heading with this address.{Suggestion.For(Plain(href[(hash + 1)..]), ids)}");
    }

    // A page's links stand in it with the letters of other scripts as numbers.
    private static string Plain(string url) => Uri.UnescapeDataString(url);

    private void CheckResource(CheckedPage page, PageLink resource, Diagnostics report)
    {
        (string address, string rel) = resource;
        // These name the page itself for machines; nothing is loaded from them.
        if (rel is "canonical" or "alternate" && address.StartsWith(site.Settings.BaseUrl + "/", StringComparison.Ordinal))
            address = address[site.Settings.BaseUrl.Length..];
        if (!address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal))
            report.Error(Rule.ForeignOrigin, page.Page.From, $"{page.Page.Route} loads '{address}'; a page loads nothing from elsewhere.");
        else if (!addresses.Contains(address))
            report.Error(Rule.BrokenLink, page.Page.From, $"{page.Page.Route} loads '{address}', which does not exist.");
    }
}
