namespace RecoveryGuide.Tests.Core;

/// <summary>What a second build in the same process does: the preview lives on it.</summary>
public class Rebuilding
{
    private static readonly ImmutableArray<string> Folders = ["guides", "listings", "pages", "safety_blocks", "worksheets"];

    private static int DocumentsOf(SmallSite site) =>
        Folders.Sum(folder => Directory.GetFiles(Path.Combine(site.Input, folder), "*", SearchOption.AllDirectories).Length);

    [Fact]
    public void The_first_build_reads_every_document()
    {
        using SmallSite site = new();
        Memo memo = new();

        site.Build(memo);

        Assert.Equal(DocumentsOf(site), memo.Processed);
    }

    [Fact]
    public void Where_nothing_changed_nothing_is_read_again_and_the_site_is_the_same()
    {
        using SmallSite site = new();
        Memo memo = new();
        BuiltSite first = site.Build(memo);

        BuiltSite second = site.Build(memo);

        Assert.Equal(0, memo.Processed);
        Assert.NotEmpty(second.Files);
        Assert.Equal(first.Hashes(), second.Hashes());
    }

    [Theory]
    [InlineData(Editing.Listings, "Talk to somebody about drugs", "Speak with a person about drugs", Editing.ListingUrl)]
    [InlineData(Editing.Guide, "Drink water and sit down.", "Sit down and drink tea.", Editing.GuideUrl)]
    [InlineData(Editing.TextPage, "A small team.", "A team of three.", Editing.TextPageUrl)]
    public void Only_the_file_that_changed_is_read_again(string name, string from, string to, string url)
    {
        using SmallSite site = new();
        Memo memo = new();
        site.Build(memo);
        site.Change(name, from, to);

        BuiltSite second = site.Build(memo);

        Assert.Equal(1, memo.Processed);
        Assert.Contains(to, second.Html(url), StringComparison.Ordinal);
        Assert.Equal(site.Build().Hashes(), second.Hashes());
    }

    [Fact]
    public void A_warning_does_not_vanish_on_the_second_build()
    {
        using SmallSite site = new();
        site.Change(Editing.Guide, "next_review: 2027-11-01", "next_review: 2026-11-02");
        Memo memo = new();
        Diagnostic warning = Assert.Single(site.Build(memo).Diagnostics);
        Assert.Equal((Severity.Warning, Rule.ReviewOverdue), (warning.Severity, warning.Code));

        BuiltSite second = site.Build(memo);

        Assert.Equal([warning], second.Diagnostics);
    }

    [Fact]
    public void A_mistake_in_a_file_that_did_not_change_is_told_again()
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "+91 1800 891 4416", "+91 1");
        Memo memo = new();
        ImmutableArray<Diagnostic> first = site.Build(memo).Diagnostics;

        ImmutableArray<Diagnostic> second = site.Build(memo).Diagnostics;

        Assert.Equal(0, memo.Processed);
        Assert.Contains(first, diagnostic => diagnostic.Code == Rule.BadPhone);
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_mended_mistake_is_forgotten()
    {
        using SmallSite site = new();
        Memo memo = new();
        ImmutableSortedDictionary<string, string> right = site.Build(memo).Hashes();
        site.Change(Editing.Listings, "+91 1800 891 4416", "+91 1");
        Assert.True(site.Build(memo).HasErrors);
        site.Change(Editing.Listings, "+91 1", "+91 1800 891 4416");

        BuiltSite mended = site.Build(memo);

        Assert.Empty(mended.Diagnostics);
        Assert.Equal(right, mended.Hashes());
    }

    [Fact]
    public void A_deleted_guide_takes_its_page_with_it()
    {
        using SmallSite site = new();
        const string second = "guides/en/second.md";
        site.With(second, site.Read(Editing.Guide).Replace("I used. What now?", "The second guide", StringComparison.Ordinal));
        Memo memo = new();
        Assert.Contains("/guides/relapse/second/", site.Build(memo).Hashes().Keys);
        File.Delete(Path.Combine(site.Input, second));

        BuiltSite after = site.Build(memo);

        Assert.Empty(after.Diagnostics);
        Assert.DoesNotContain("/guides/relapse/second/", after.Hashes().Keys);
        Assert.False(after.SearchKnows("/guides/relapse/second/"));
        Assert.True(after.SearchKnows(Editing.GuideUrl));
    }

    [Fact]
    public void A_moved_file_is_told_of_under_its_new_name()
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "+91 1800 891 4416", "+91 1");
        Memo memo = new();
        site.Build(memo);
        File.Move(Path.Combine(site.Input, Editing.Listings), Path.Combine(site.Input, "listings/hotlines/moved.yml"));

        BuiltSite second = site.Build(memo);

        Assert.Contains(second.Diagnostics, diagnostic => diagnostic.Code == Rule.BadPhone && diagnostic.At.File == "input/listings/hotlines/moved.yml");
    }
}
