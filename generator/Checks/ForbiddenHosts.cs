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
    internal static void Check(Site site, IEnumerable<CheckedPage> pages, Diagnostics report)
    {
        if (site.ForbiddenHosts.IsEmpty)
            return;
        HashSet<(Source, string)> reported = [];
        foreach (CheckedPage page in pages)
            foreach (PageLink link in page.Facts.Links.Where(link => link.Href.StartsWith("http", StringComparison.Ordinal)))
                if (site.ForbiddenHosts.FirstOrDefault(host => host.IsHostOf(link.Href)) is { } host && !report.HasErrorAt(page.Page.From) && reported.Add((page.Page.From, host.Host)))
                    report.Error(Rule.DoNotList, page.Page.From, $"{page.Page.Route} links to '{link.Href}'; nothing may lead to {host.Host}: {host.Why}");
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
