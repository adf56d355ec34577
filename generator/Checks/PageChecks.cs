using System.Collections.Concurrent;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>
/// The second, independent line: every finished file is read again and everything in it must be allowed, whatever the templates and texts did. Files are looked at one by one as they are
/// made, on all cores; what concerns several is judged at the end.
/// </summary>
/// <param name="site">The whole site.</param>
/// <param name="outputs">All that is to be published.</param>
/// <param name="onlyLinks">Whether mistakes were already found in the input: then what else is wrong with a page only says them again, and only links written in texts are looked at.</param>
/// <param name="memo">What earlier builds found on pages that are the same.</param>
public sealed class PageChecks(Site site, IReadOnlyList<Output> outputs, bool onlyLinks, Memo memo)
{
    private readonly Looked?[] looked = new Looked?[outputs.Count];
    private readonly LinkChecks links = new(site, outputs);
    private readonly PageWeights weights = new(site);
    private readonly DigitRuns numbers = new(site.DoNotList);
    private readonly string forbidden = string.Join(',', site.DoNotList.Select(number => number.Digits));
    private readonly ForbiddenHosts.OfLinks hosts = new(site);
    private readonly ConcurrentDictionary<ReadOnlyMemory<byte>, bool> pieces = [];

    // What must be remembered of a file until all were looked at.
    private sealed record Looked(Output Output, ImmutableArray<ForbiddenNumber> Forbidden)
    {
        public string Language { get; init; } = "";

        public string Title { get; init; } = "";

        public ImmutableArray<string> Ids { get; init; } = [];

        public ImmutableArray<LinkToAnchor> Later { get; init; } = [];

        public ImmutableArray<(Href Href, ForbiddenHost Host)> Hosts { get; init; } = [];

        public ImmutableArray<Diagnostic> Found { get; init; } = [];
    }

    /// <summary>The heaviest of the pages that were looked at, the heaviest first.</summary>
    public ImmutableArray<HeavyPage> Heaviest => weights.Heaviest;

    /// <summary>Looks at one file. May be called from several threads at once.</summary>
    /// <param name="number">Which of the outputs it is.</param>
    /// <param name="file">The file.</param>
    public void Look(int number, Rendered file) => looked[number] = file.Output is Page page ? LookAt(page, file.Bytes.First) : LookAt(file);

    private Looked LookAt(Rendered file) => new(file.Output, onlyLinks ? [] : ForbiddenNumbers.In(numbers, file, piece => pieces.TryAdd(piece, true)));

    private Looked LookAt(Page page, ReadOnlyMemory<byte> bytes)
    {
        PageFacts facts = memo.Read(bytes, forbidden, (bytes, shared) => PageFacts.Read(bytes, numbers, shared));
        Diagnostics found = new();
        ImmutableArray<LinkToAnchor> later = onlyLinks
            ? IsCopy(page) ? [] : [.. links.CheckWritten(page, facts, found)]
            : [.. links.Check(page, facts, IsCopy(page), found)];
        if (!onlyLinks)
        {
            CheckAllowed(page, facts, found);
            CheckStructure(site, page, facts, found);
            weights.Check(page, facts, bytes, found);
        }
        return new(page, facts.Forbidden)
        {
            Language = facts.Language,
            Title = facts.Title,
            Ids = facts.Ids,
            Later = later,
            Hosts = onlyLinks ? [] : hosts.In(facts),
            Found = found.IsEmpty ? [] : found.Sorted(),
        };
    }

    /// <summary>Reports what may not be published of one file of the site, made anew after all were looked at.</summary>
    internal void Judge(Rendered file, Diagnostics report)
    {
        if (file.Output is not Page page)
            return;
        Looked now = LookAt(page, file.Bytes.First);
        report.AddRange(now.Found);
        LinkChecks.CheckAnchors(now.Later, address => address == page.Route.Url ? now.Ids : Array.Find(looked, one => one?.Output.Route.Url == address)?.Ids, report);
        ForbiddenNumbers.Report(now.Forbidden.Select(number => ((Output)page, number)), report);
        ForbiddenHosts.Report(now.Hosts.Select(link => (page, link.Href, link.Host)), report);
    }

    /// <summary>Reports all that may not be published. Called once, when every file was looked at.</summary>
    public void Finish(Diagnostics report)
    {
        Looked[] all = [.. looked.OfType<Looked>()];
        Looked[] pages = [.. all.Where(one => one.Output is Page)];
        Diagnostics anchors = new();
        Dictionary<string, ImmutableArray<string>> ids = [];
        foreach (Looked page in pages)
            ids.TryAdd(page.Output.Route.Url, page.Ids);
        LinkChecks.CheckAnchors(pages.SelectMany(page => page.Later), address => ids.TryGetValue(address, out ImmutableArray<string> known) ? known : null, anchors);
        foreach (Looked page in pages)
            report.AddRange(page.Found);
        report.AddRange(anchors.Sorted());
        memo.KeepOnlyRead();
        if (onlyLinks)
            return;
        CheckTitles(pages, report);
        ForbiddenNumbers.Report(pages.Concat(all.Where(one => one.Output is not Page)).SelectMany(one => one.Forbidden.Select(number => (one.Output, number))), report);
        ForbiddenHosts.Report(pages.SelectMany(page => page.Hosts.Select(link => ((Page)page.Output, link.Href, link.Host))), report);
    }

    // A sheet to print repeats a page: what was written wrongly is told of the page itself, once.
    private static bool IsCopy(Page page) => page.Info.Canonical is not null;

    private static void CheckAllowed(Page page, PageFacts facts, Diagnostics report)
    {
        bool leaves = page.Route.Url == Pipelines.Routes.Leave.Url;
        // Only the page that leaves the site may send its reader on by itself.
        foreach ((string rule, string sentence) in facts.NotAllowed.Where(offence => !(leaves && offence == Allowed.SendsOn)))
            // A name in a feed may be written in any letters; it must not stop the site.
            if (rule == Rule.ForeignText)
                report.Warning(rule, page.From, $"{page.Route} {sentence}");
            else
                report.Error(rule, page.From, $"{page.Route} {sentence}");
    }

    private static void CheckStructure(Site site, Page page, PageFacts facts, Diagnostics report)
    {
        if (facts.HasIdTwice)
            foreach (var twice in facts.Ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1 && !(IsCopy(page) && HeadingOf(site, page, same.Key) is not null)))
                report.Error(Rule.DuplicateId, HeadingOf(site, page, twice.Key) ?? page.From, $"{page.Route} has {twice.Count()} elements with the id '{twice.Key}'; a heading in the text may have taken a name the layout uses: change its words.");
        if (facts.ShowsShortCode)
            report.Error(Rule.LeftOverShortCode, page.From, $"{page.Route} shows '{{{{'; a short-code is not closed, or stands where none is read.");
        foreach (string fault in facts.HeadingFaults)
            report.Error(Rule.Headings, page.From, $"{page.Route}{fault}");
    }

    private static Source? HeadingOf(Site site, Page page, string id) => site.Guides.Select(guide => guide.Content.Body).Concat(site.TextPages.Select(text => text.Content.Body))
        .SelectMany(body => body.Headings).Where(heading => heading.At.File == page.From.File && heading.Id == id).Select(heading => (Source?)heading.At).FirstOrDefault();

    private static void CheckTitles(Looked[] pages, Diagnostics report)
    {
        foreach (var twice in pages.Where(page => !IsCopy((Page)page.Output)).GroupBy(page => (page.Language, page.Title)).Where(same => same.Count() > 1))
            report.Error(Rule.Title, twice.Last().Output.From, $"'{twice.Key.Title}' is the title of {string.Join(" and ", twice.Select(page => page.Output.Route.Url).Take(3))}; readers tell tabs apart by it.");
    }
}
