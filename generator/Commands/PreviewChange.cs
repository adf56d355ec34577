using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Commands;

/// <summary>What a change of files comes to when only those files are read: the site as it then is, and the pages that are the files' own.</summary>
/// <param name="Site">The site: the changed documents in the place of the old ones. What is derived from all documents, such as lists by place, is still as it was.</param>
/// <param name="Files">The pages and files made anew.</param>
/// <param name="Texts">The files of the input that were read.</param>
internal sealed record ChangedSite(Site Site, ImmutableArray<Rendered> Files, ImmutableArray<InputFile> Texts);

/// <summary>Answers a change without building the whole site.</summary>
/// <param name="options">What is built.</param>
/// <param name="built">The last whole site.</param>
/// <param name="site">The site as it was last shown.</param>
/// <param name="memo">What earlier builds found out.</param>
/// <param name="textBefore">What a file of the input held when it was last shown; null where it was not there.</param>
internal sealed class PreviewChange(BuildOptions options, BuiltSite built, Site site, Memo memo, Func<string, string?> textBefore)
{
    // Where so many files change at once, a branch was changed or a file replaced everywhere: the whole build is the answer.
    private const int MostFiles = 20;

    /// <summary>The change; null where only a whole build can tell what it comes to.</summary>
    /// <param name="paths">The files that changed.</param>
    /// <param name="report">Takes the mistakes found in them and on their pages.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    internal ChangedSite? Of(IReadOnlyCollection<string> paths, Diagnostics report)
    {
        if (paths.Count > MostFiles)
            return null;
        if (!paths.All(File.Exists))
            return null;
        Site now = site;
        List<Output> outputs = [];
        List<InputFile> texts = [];
        if (paths.Any(path => Below(options.Theme, path) is { } ofTheme && ofTheme.StartsWith("fonts/", StringComparison.Ordinal)))
            return null;
        if (paths.Any(path => Below(options.Theme, path) is not null))
        {
            now = now with { Assets = Assets.Read(options.Theme, report) };
            outputs.AddRange(ThemeFiles.PostProcess(now));
        }
        foreach (string path in paths.Where(path => Below(options.Theme, path) is null))
        {
            InputFile? file = Below(options.Input, path) is { } ofInput ? Read(path, ofInput, report) : null;
            if (file is not null)
                texts.Add(file);
            if (file is not null && Taken(now, file, outputs, report) is { } changed)
                now = changed;
            else if (!report.HasErrors)
                return null;
        }
        Rendered[] files = [];
        if (!report.HasErrors)
        {
            ListingDirectory.Share(built.Site, now);
            files = [.. outputs.Select(output => Renderer.Render(output is Page page ? Knowing(page, now) : output))];
            foreach (Rendered file in files)
                built.Checks!.Judge(file, report);
        }
        return report.HasErrors ? new(site, [], [.. texts]) : new(now, [.. files], [.. texts]);
    }

    private static string? Below(string folder, string path)
    {
        string relative = Path.GetRelativePath(folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative.Replace('\\', '/');
    }

    private static InputFile? Read(string path, string relative, Diagnostics report) =>
        Path.GetExtension(path) is ".md" or ".yml" && new FileInfo(path).Length is > 0 and <= InputFolder.MaxBytes ? InputFile.Read($"{BuildOptions.InputName}/{relative}", File.ReadAllBytes(path), report) : null;

    // A page that stood in the same place knows its other languages already.
    private Page Knowing(Page page, Site now)
    {
        Page known = page.With(now);
        return built.Outputs.FirstOrDefault(output => output.Route == page.Route) is Page before ? known.With(known.Info with { Alternates = before.Info.Alternates }) : known;
    }

    private Site? Taken(Site now, InputFile file, List<Output> outputs, Diagnostics report) =>
        file.Path.Split('/') switch
        {
            [_, "guides", _, _] => Taken(now, file, Guides.Pipeline, now.Guides, (site, all) => site with { Guides = all }, Guides.PagesOf, outputs, report),
            [_, "pages", _, _] => Taken(now, file, TextPages.Pipeline, now.TextPages, (site, all) => site with { TextPages = all }, TextPages.PagesOf, outputs, report),
            [_, "listings", _, _] => Taken(now, file, Listings.Pipeline, now.Listings, (site, all) => site with { Listings = all }, PagesOf, outputs, report),
            [_, "strings", var name] when now.Settings.Languages.FirstOrDefault(language => language.Code + ".yml" == name) is { } language => WithWords(now, file, language, report),
            _ => null,
        };

    private IEnumerable<Output> PagesOf(Site now, Document<Listing> document) => now.Settings.Languages.Select(language => Listings.PageOf(now, language, document, TitleOf(language, document.Content))).OfType<Output>();

    // A listing's title depends on those of all others; until the whole site is built it is what it was.
    private string TitleOf(Language language, Listing listing) =>
        built.Site.Listing(listing.Id) is { } before && before.Name == listing.Name && built.Outputs.FirstOrDefault(output => output.Route == Routes.Of(language, listing)) is Page page ? page.Info.Title : listing.Name;

    private static Site? WithWords(Site now, InputFile file, Language language, Diagnostics report)
    {
        Strings? model = language.IsDefault ? null : now.Strings[now.Settings.DefaultLanguage.Code];
        return Yaml.Read(file.Path, file.Text, report) is { } map ? now with { Strings = now.Strings.SetItem(language.Code, Strings.Read(language.Code, map, model, report)) } : null;
    }

    // A document takes the place of the one it replaces; one that is new, or gone, changes lists, and only a whole build makes those.
    private Site? Taken<T>(Site now, InputFile file, Pipeline<T> pipeline, ImmutableArray<Document<T>> all, Func<Site, ImmutableArray<Document<T>>, Site> with, Func<Site, Document<T>, IEnumerable<Output>> pagesOf, List<Output> outputs, Diagnostics report)
    {
        Processed<T> processed = memo.Get(pipeline, file);
        report.AddRange(processed.Diagnostics);
        int first = 0;
        while (first < all.Length && all[first].Source.File != file.Path)
            first++;
        int count = all.Skip(first).TakeWhile(document => document.Source.File == file.Path).Count();
        if (report.HasErrors || count == 0 || count != processed.Documents.Length)
            return null;
        Site changed = with(now, [.. all[..first], .. processed.Documents, .. all[(first + count)..]]);
        ListingDirectory.Share(built.Site, changed);
        string[] before = TextsOf(textBefore(file.Path) ?? "", [.. all.Skip(first).Take(count).Select(document => document.Source.Line)]);
        string[] after = TextsOf(file.Text, [.. processed.Documents.Select(document => document.Source.Line)]);
        foreach ((Document<T> document, int at) in processed.Documents.Select((document, at) => (document, at)))
            if (before[at] != after[at])
                outputs.AddRange(pagesOf(changed, document));
        return changed;
    }

    /// <summary>The lines of each document of a file, from where it begins to where the next one does.</summary>
    internal static string[] TextsOf(string text, int[] lines)
    {
        string[] all = text.Split('\n');
        int End(int at) => Math.Min(all.Length, at + 1 < lines.Length ? lines[at + 1] - 1 : all.Length);
        return [.. lines.Select((line, at) => string.Join('\n', all[Math.Min(line - 1, End(at))..End(at)]))];
    }
}
