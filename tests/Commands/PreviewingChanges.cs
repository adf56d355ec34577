using RecoveryGuide.Commands;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>What a saved file comes to under the preview: at once, and when the whole site was built.</summary>
public sealed class PreviewingChanges : IDisposable
{
    private readonly SmallSite site = new();
    private readonly TemporaryFolder folder = new();
    private readonly List<string> told = [];
    private readonly PreviewSite preview;

    public PreviewingChanges()
    {
        preview = new(new(site.Input, Repository.Theme, Repository.Today), new(), new(folder["out"]), told.Add, Timeout.InfiniteTimeSpan);
        preview.BuildAll("start");
        told.Clear();
    }

    public void Dispose()
    {
        preview.Dispose();
        site.Dispose();
        folder.Dispose();
    }

    private void Save(string name, string from, string to)
    {
        site.Change(name, from, to);
        preview.Changed([Path.Combine(site.Input, name)]);
    }

    private string Shown(string url) => preview.Find(url)!.Html!;

    private string OnDisk(string url) => File.ReadAllText(folder["out" + url + "index.html"]);

    [Theory]
    [InlineData(Editing.Guide, "Drink water and sit down.", "Sit down and drink tea.", Editing.GuideUrl)]
    [InlineData(Editing.TextPage, "A small team.", "A team of three.", Editing.TextPageUrl)]
    [InlineData(Editing.Listings, "Talk to somebody about drugs", "Speak with a person about drugs", Editing.ListingUrl)]
    public void A_saved_page_is_shown_at_once_as_the_whole_build_will_show_it(string name, string from, string to, string url)
    {
        Save(name, from, to);

        Assert.Equal(["reload"], told);
        Assert.Contains(to, Shown(url), StringComparison.Ordinal);
        Assert.Equal(site.Build().Html(url), Shown(url));
        Assert.Equal(Shown(url), OnDisk(url));
    }

    [Fact]
    public void One_listing_of_a_file_is_made_anew_and_the_others_are_left_alone()
    {
        string[] pages = [.. Directory.EnumerateFiles(folder["out/find"], "index.html", SearchOption.AllDirectories)];
        Dictionary<string, DateTime> before = pages.ToDictionary(page => page, File.GetLastWriteTimeUtc);
        foreach (string page in pages)
            File.SetLastWriteTimeUtc(page, before[page] = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Save(Editing.Listings, "Talk to somebody about drugs", "Speak with a person about drugs");

        Assert.Equal([folder["out" + Editing.ListingUrl + "index.html"]], pages.Where(page => File.GetLastWriteTimeUtc(page) != before[page]));
    }

    [Fact]
    public void A_mistake_is_told_at_once_and_the_last_good_page_stays()
    {
        string before = Shown(Editing.GuideUrl);

        Save(Editing.Guide, "section: relapse", "section: relapsed");

        Assert.Equal(["errors"], told);
        Assert.Contains("input/guides/en/after-a-lapse.md(3,10): error RG1108", preview.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Shown(Editing.GuideUrl));
        Assert.Equal(before, OnDisk(Editing.GuideUrl));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_told_at_once()
    {
        Save(Editing.Guide, "Drink water and sit down.", "Drink [water](/guides/relapse/no-such-guide/) and sit down.");

        Assert.Equal(["errors"], told);
        Assert.Contains("error RG1502", preview.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("no-such-guide", OnDisk(Editing.GuideUrl), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mended_mistake_is_forgotten()
    {
        Save(Editing.Guide, "section: relapse", "section: relapsed");
        told.Clear();

        Save(Editing.Guide, "section: relapsed", "section: relapse");

        Assert.Equal(["reload"], told);
        Assert.Equal("", preview.Errors);
    }

    [Fact]
    public void Two_edits_one_after_the_other_are_both_shown()
    {
        Save(Editing.Guide, "Drink water and sit down.", "Sit down and drink tea.");
        Save(Editing.TextPage, "A small team.", "A team of three.");

        Assert.Contains("drink tea", Shown(Editing.GuideUrl), StringComparison.Ordinal);
        Assert.Contains("A team of three.", Shown(Editing.TextPageUrl), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_the_interface_is_shown_on_every_page()
    {
        Save("strings/en.yml", "skip-link: \"Skip to the content\"", "skip-link: \"Go to the words\"");

        Assert.Contains("Go to the words", Shown(Editing.GuideUrl), StringComparison.Ordinal);
        Assert.Contains("Go to the words", Shown("/"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_whole_build_knows_is_right_after_it()
    {
        Save(Editing.Guide, "title: \"I used. What now?\"", "title: \"I used. What do I do?\"");
        preview.BuildAll("the pause");

        Assert.Contains("I used. What do I do?", Shown("/guides/"), StringComparison.Ordinal);
        Assert.Equal(site.Build().Hashes(), new SmallSiteFiles(folder["out"]).Hashes());
    }

    [Fact]
    public void A_new_file_waits_for_the_whole_build_and_a_deleted_one_takes_its_page_with_it()
    {
        const string second = "guides/en/second.md", url = "/guides/relapse/second/";
        site.With(second, site.Read(Editing.Guide).Replace("I used. What now?", "The second guide", StringComparison.Ordinal));
        preview.Changed([Path.Combine(site.Input, second)]);
        Assert.Empty(told);

        preview.BuildAll("the pause");
        Assert.Contains("The second guide", Shown(url), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out" + url + "index.html"]));

        File.Delete(Path.Combine(site.Input, second));
        preview.Changed([Path.Combine(site.Input, second)]);
        preview.BuildAll("the pause");
        Assert.Null(preview.Find(url));
        Assert.False(File.Exists(folder["out" + url + "index.html"]));
    }

    [Fact]
    public void A_mistake_in_one_file_is_not_forgotten_over_a_right_edit_of_another()
    {
        Save(Editing.Guide, "section: relapse", "section: relapsed");

        Save(Editing.TextPage, "A small team.", "A team of three.");

        Assert.Equal("errors", told[^1]);
        Assert.Contains("error RG1108", preview.Errors, StringComparison.Ordinal);
        Assert.Contains("A team of three.", Shown(Editing.TextPageUrl), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_whole_build_finds_wrong_brings_the_last_good_page_back()
    {
        string before = Shown(Editing.GuideUrl);
        // A source nobody lists: the guide is right by itself.
        Save(Editing.Guide, "section: relapse", "related: [no-such-guide]\nsection: relapse");
        Assert.Equal(["reload"], told);

        preview.BuildAll("the pause");

        Assert.Contains("no-such-guide", preview.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Shown(Editing.GuideUrl));
        Assert.Equal(before, OnDisk(Editing.GuideUrl));
    }

    [Fact]
    public void A_folder_with_files_of_somebody_else_is_left_alone()
    {
        folder.Write("mine/thesis.txt", "years of work");

        IOException refused = Assert.Throws<IOException>(() => new PreviewFolder(folder["mine"]));

        Assert.Contains("no preview wrote", refused.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(folder["mine/thesis.txt"]));
    }

    [Fact]
    public void A_folder_within_the_input_or_around_it_is_refused()
    {
        Assert.Throws<IOException>(() => new PreviewFolder(Path.Combine(site.Input, "out"), site.Input));
        Assert.Throws<IOException>(() => new PreviewFolder(Path.GetDirectoryName(site.Input)!, site.Input));
    }

    [Fact]
    public void A_later_preview_removes_what_an_earlier_one_left()
    {
        folder.Write("out/old/index.html", "old");

        new PreviewFolder(folder["out"]).KeepOnly(site.Build().Outputs);

        Assert.False(File.Exists(folder["out/old/index.html"]));
        Assert.True(File.Exists(folder["out" + Editing.GuideUrl + "index.html"]));
    }

    private sealed class SmallSiteFiles(string root)
    {
        public ImmutableSortedDictionary<string, string> Hashes() => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != ".made-by-preview")
            .ToImmutableSortedDictionary(Address, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))), StringComparer.Ordinal);

        private string Address(string file) => "/" + Path.GetRelativePath(root, file).Replace('\\', '/') is var url && url.EndsWith("/index.html", StringComparison.Ordinal) ? url[..^"index.html".Length] : "/" + Path.GetRelativePath(root, file).Replace('\\', '/');
    }
}
