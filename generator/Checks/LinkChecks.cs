using System.Collections.Frozen;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>A link to a place on another page, which can only be judged when all pages were read.</summary>
internal readonly record struct LinkToAnchor(Page Page, Source At, Href Href);

/// <summary>Every link leads somewhere, every anchor exists, and nothing is loaded from another site.</summary>
internal sealed class LinkChecks
{
    private readonly Site site;
    private readonly FrozenSet<string> addresses;
    private readonly Dictionary<(string File, string Url), Source> written = [];
    // The same few thousand addresses stand on all pages: each is looked up once a build, and marked with one of these.
    private readonly object leadsSomewhere = new();
    private readonly object leadsNowhere = new();

    internal LinkChecks(Site site, IEnumerable<Output> outputs)
    {
        this.site = site;
        addresses = outputs.Select(output => output.Route.Url).ToFrozenSet(StringComparer.Ordinal);
        foreach ((string language, Located link) in Links(site))
            written.TryAdd((link.At.File, new Href(Modules.OwnLinks.In(site, site.Settings.Language(language), link.Text)).PlainText), link.At);
    }

    private static IEnumerable<(string Language, Located Link)> Links(Site site) =>
    [
        .. site.Guides.SelectMany(guide => guide.Content.Body.Links.Concat(guide.Content.Answer.Text.Links).Concat(guide.Content.DoFirst.SelectMany(step => step.Text.Links)).Select(link => (guide.Language, link))),
        .. site.TextPages.SelectMany(page => page.Content.Body.Links.Select(link => (page.Language, link))),
        .. site.SafetyBlocks.SelectMany(block => block.Content.Text.Links.Select(link => (block.Language, link))),
    ];

    /// <summary>Reports broken links that stand in a text, at the place they were written. Links that may not be written at all were reported there already.</summary>
    /// <returns>Links still to be judged.</returns>
    internal IEnumerable<LinkToAnchor> CheckWritten(Page page, PageFacts facts, Diagnostics report)
    {
        foreach (Href href in facts.Links.Select(link => link.Href).Where(href => MarkdownText.IsOwnLink(href.PlainText)))
            if (written.TryGetValue((page.From.File, href.PlainText), out Source at) && CheckOwn(page, facts, at, href, report) is { } later)
                yield return later;
    }

    /// <summary>Reports links and resources that lead nowhere or elsewhere.</summary>
    /// <param name="page">The page.</param>
    /// <param name="facts">What is on it.</param>
    /// <param name="isCopy">Whether it repeats another page, so that links written in its text are told of there.</param>
    /// <param name="report">Takes the mistakes.</param>
    /// <returns>Links still to be judged.</returns>
    internal IEnumerable<LinkToAnchor> Check(Page page, PageFacts facts, bool isCopy, Diagnostics report)
    {
        foreach (PageLink resource in facts.Resources)
            CheckResource(page, resource, report);
        foreach (PageLink link in facts.Links.Where(link => !(isCopy && IsWritten(page, link.Href))))
            if (CheckLink(page, facts, link, report) is { } later)
                yield return later;
    }

    /// <summary>Reports what leads to a place that a page does not have.</summary>
    /// <param name="later">Links that could not be judged before.</param>
    /// <param name="idsOf">The ids of a page by its address; null where no page lies there.</param>
    /// <param name="report">Takes the mistakes.</param>
    internal static void CheckAnchors(IEnumerable<LinkToAnchor> later, Func<string, ImmutableArray<string>?> idsOf, Diagnostics report)
    {
        foreach (LinkToAnchor link in later)
            if (idsOf(link.Href.Address) is { } ids && !ids.Contains(link.Href.Fragment!))
                TellAnchor(link.Page, link.At, link.Href, ids, report);
    }

    private bool IsWritten(Page page, Href href) => written.ContainsKey((page.From.File, href.PlainText));

    private LinkToAnchor? CheckLink(Page page, PageFacts facts, PageLink link, Diagnostics report)
    {
        (Href href, string rel) = link;
        if (href.Complaint is { } complaint)
            report.Error(Rule.ForeignOrigin, PlaceOf(page, href), $"{page.Route} links to '{href.Text}', which {complaint}");
        if (href.IsForeign)
        {
            if (!rel.Contains("noreferrer", StringComparison.Ordinal) || !rel.Contains("noopener", StringComparison.Ordinal))
                report.Error(Rule.ForeignOrigin, PlaceOf(page, href), $"{page.Route} links to '{href.Text}' without rel=\"noreferrer noopener\"; the other site must not learn where its visitor came from.");
            return null;
        }
        return href.IsContact ? null : CheckOwn(page, facts, null, href, report);
    }

    private Source PlaceOf(Page page, Href href) => written.GetValueOrDefault((page.From.File, href.PlainText), page.From);

    private LinkToAnchor? CheckOwn(Page page, PageFacts facts, Source? at, Href href, Diagnostics report)
    {
        bool isHere = href.Address.Length == 0 || href.Address == page.Route.Url;
        if (!isHere && !Exists(href))
        {
            string near = Suggestion.Nearest(href.Address, addresses.Where(other => other.EndsWith('/')).Order(StringComparer.Ordinal)) is { } other ? $" Did you mean '{other}'?" : "";
            report.Error(Rule.BrokenLink, at ?? PlaceOf(page, href), $"{page.Route} links to '{href.Text}', which does not exist.{near}");
            return null;
        }
        if (href.Fragment is null)
            return null;
        if (!isHere)
            return new(page, at ?? PlaceOf(page, href), href);
        if (!facts.Ids.Contains(href.Fragment))
            TellAnchor(page, at ?? PlaceOf(page, href), href, facts.Ids, report);
        return null;
    }

    private bool Exists(Href href)
    {
        if (href.Judgement != leadsSomewhere && href.Judgement != leadsNowhere)
            href.Judgement = addresses.Contains(href.Address) ? leadsSomewhere : leadsNowhere;
        return href.Judgement == leadsSomewhere;
    }

    private static void TellAnchor(Page page, Source at, Href href, ImmutableArray<string> ids, Diagnostics report) =>
        report.Error(Rule.BrokenAnchor, at, $"{page.Route} links to '{href.Text}', but that page has no heading with this address.{Suggestion.For(href.Fragment!, ids)}");

    private void CheckResource(Page page, PageLink resource, Diagnostics report)
    {
        (Href href, string rel) = resource;
        string address = href.Text;
        // These name the page itself for machines; nothing is loaded from them.
        if (rel is "canonical" or "alternate" && address.StartsWith(site.Settings.BaseUrl + "/", StringComparison.Ordinal))
            address = address[site.Settings.BaseUrl.Length..];
        if (!address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal))
            report.Error(Rule.ForeignOrigin, page.From, $"{page.Route} loads '{address}'; a page loads nothing from elsewhere.");
        else if (!addresses.Contains(address))
            report.Error(Rule.BrokenLink, page.From, $"{page.Route} loads '{address}', which does not exist.");
    }
}
