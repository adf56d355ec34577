using System.Collections.Concurrent;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Finds sites nothing may lead to: where they were written, and in the links of every finished page.</summary>
internal static class ForbiddenHosts
{
    /// <summary>Reports forbidden sites where they were written, also in an e-mail address or as the end of a longer name.</summary>
    internal static void CheckInput(Site site, IEnumerable<InputFile> files, Diagnostics report)
    {
        foreach (InputFile file in files.Where(file => !file.Path.EndsWith("/do_not_list.yml", StringComparison.Ordinal)))
            foreach (ForbiddenHost host in site.ForbiddenHosts.Where(host => file.Text.Contains(host.Host, StringComparison.OrdinalIgnoreCase)))
                foreach ((string line, int index) in file.Text.Split('\n').Select((line, index) => (line, index)))
                    for (int at = Find(line, host.Host, 0); at >= 0; at = Find(line, host.Host, at + 1))
                        report.Error(Rule.DoNotList, new(file.Path, index + 1, at + 1), $"'{host.Host}' is a site nothing may lead to: {host.Why}");
    }

    /// <summary>Reports links to forbidden sites, however their address is spelt.</summary>
    internal static void Report(IEnumerable<(Page Page, Href Href, ForbiddenHost Host)> found, Diagnostics report)
    {
        HashSet<(Source, string)> reported = [];
        foreach ((Page page, Href href, ForbiddenHost host) in found)
            if (!report.HasErrorAt(page.From) && reported.Add((page.From, host.Host)))
                report.Error(Rule.DoNotList, page.From, $"{page.Route} links to '{href.Text}'; nothing may lead to {host.Host}: {host.Why}");
    }

    /// <summary>Finds forbidden sites among the links of pages. An address that stands on many pages is looked at once.</summary>
    internal sealed class OfLinks(Site site)
    {
        private readonly ConcurrentDictionary<Href, ForbiddenHost?> known = new();

        /// <summary>The links of a page that lead to forbidden sites.</summary>
        internal ImmutableArray<(Href Href, ForbiddenHost Host)> In(PageFacts page) => site.ForbiddenHosts.IsEmpty ? [] :
            [.. page.Links.Select(link => link.Href).Where(href => href.IsForeign).Select(href => (href, Host: HostOf(href))).Where(link => link.Host is not null).Select(link => (link.href, link.Host!))];

        private ForbiddenHost? HostOf(Href href) => known.GetOrAdd(href, static (href, site) => site.ForbiddenHosts.FirstOrDefault(host => host.IsHostOf(href.Text)), site);
    }

    /// <summary>The forbidden site a text names; null where it names none.</summary>
    internal static ForbiddenHost? In(Site site, string text) => site.ForbiddenHosts.FirstOrDefault(host => Find(text, host.Host, 0) >= 0 || host.IsHostOf(text));

    // "shop.example.org" is of example.org; "myexample.org" and "example.org.uk" are not.
    private static int Find(string text, string host, int from)
    {
        for (int at = text.IndexOf(host, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(host, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + host.Length;
            bool begins = at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_');
            bool ends = end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1])));
            if (begins && ends)
                return at;
        }
        return -1;
    }
}
