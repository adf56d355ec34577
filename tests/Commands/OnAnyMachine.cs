using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>The program itself, run where the clock, the language and the folder are others: the site is the same to the byte.</summary>
public class OnAnyMachine
{
    private static async Task<(int Code, string Errors)> Run(SmallSite site, string output, string language, string zone, string folder, int cores = 2)
    {
        (int code, _, string errors) = await TheProgram.Run(TheProgram.Building(site, output, "--no-cache"), folder,
            ("LC_ALL", language), ("LANG", language), ("TZ", zone), ("DOTNET_PROCESSOR_COUNT", cores.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return (code, errors);
    }

    // In several languages, and once with its files made in the other order, in another place.
    private static SmallSite InThreeLanguages(bool turned)
    {
        SmallSite site = new();
        string guide = site.Read(Editing.Guide), strings = site.Read("strings/en.yml"), plan = site.Read("worksheets/en/plan.yml");
        (string Name, string Text)[] files =
        [
            ("site.yml", site.Read("site.yml").Replace("  - {code: en, name: English}", "  - {code: en, name: English}\n  - {code: de, name: Deutsch}\n  - {code: fr, name: Français}", StringComparison.Ordinal)),
            ("strings/de.yml", strings), ("strings/fr.yml", strings),
            ("worksheets/de/plan.yml", plan), ("worksheets/fr/plan.yml", plan),
            ("guides/de/after-a-lapse.md", guide), ("guides/fr/after-a-lapse.md", guide),
            ("files/b.txt", "b"), ("files/a.txt", "a"), ("files/leaflets/c.txt", "c"),
        ];
        if (!turned)
            return files.Aggregate(site, (made, file) => made.With(file.Name, file.Text));
        site.Dispose();
        SmallSite other = new();
        // The base's own files are made anew as well, last first.
        foreach (string name in Directory.EnumerateFiles(other.Input, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal).ToArray())
        {
            byte[] bytes = File.ReadAllBytes(name);
            File.Delete(name);
            other.WithBytes(Path.GetRelativePath(other.Input, name), bytes);
        }
        return files.Reverse().Aggregate(other, (made, file) => made.With(file.Name, file.Text));
    }

    [Fact]
    public async Task The_site_is_the_same_to_the_byte()
    {
        using SmallSite site = InThreeLanguages(turned: false);
        using SmallSite turned = InThreeLanguages(turned: true);
        using TemporaryFolder elsewhere = new();
        (int Code, string Errors) there = await Run(site, elsewhere["there"], "hi_IN.UTF-8", "Pacific/Kiritimati", elsewhere.Path);
        (int Code, string Errors) here = await Run(turned, elsewhere["a place of/its own/here"], "tr_TR.UTF-8", "Pacific/Niue", Repository.Root, cores: 1);

        Assert.Equal(((0, ""), (0, "")), (there, here));
        Assert.Contains(Path.Combine("fr", "index.html"), TheProgram.Files(elsewhere["there"]).Keys);
        Assert.Equal(TheProgram.Files(elsewhere["there"]), TheProgram.Files(elsewhere["a place of/its own/here"]));
    }

    [Fact]
    public async Task The_list_of_files_is_one_that_sha256sum_checks()
    {
        Assert.SkipUnless(TheProgram.Knows("sha256sum"), "There is no sha256sum.");
        using SmallSite site = new();
        await Run(site, site.Output, "C", "UTC", site.Input);

        (int right, _, _) = await TheProgram.Run(["sha256sum", "--check", "--strict", Stage.SumsName], site.Output);
        File.AppendAllText(Path.Combine(site.Output, "index.html"), " ");
        (int wrong, _, _) = await TheProgram.Run(["sha256sum", "--check", "--strict", Stage.SumsName], site.Output);

        Assert.Equal((0, 1), (right, wrong));
        Assert.Null(TheProgram.Complaint(site.Output) is null ? "a changed page goes unnoticed" : null);
    }

    // Explicit, as it builds everything twice: dotnet test -- --explicit only --filter-method '*The_real_site_is_the_same*'.
    [Fact(Explicit = true)]
    public async Task The_real_site_is_the_same_to_the_byte_on_one_core_and_on_two()
    {
        using TemporaryFolder elsewhere = new();
        foreach ((string name, string folder, string language, string zone, int cores) in new[] { ("one", elsewhere.Path, "hi_IN.UTF-8", "Pacific/Kiritimati", 1), ("two", Repository.Root, "tr_TR.UTF-8", "Pacific/Niue", 2) })
        {
            (int code, _, string errors) = await TheProgram.Run(
                ["dotnet", Path.Combine(AppContext.BaseDirectory, "RecoveryGuide.dll"), "build", "--no-cache", "--input", Repository.Input, "--theme", Repository.Theme, "--output", elsewhere[name], "--now", Repository.ContentDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)],
                folder, ("LC_ALL", language), ("LANG", language), ("TZ", zone), ("DOTNET_PROCESSOR_COUNT", cores.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal((0, ""), (code, errors));
        }

        Assert.Null(TheProgram.Complaint(elsewhere["one"]));
        Assert.Equal(TheProgram.Files(elsewhere["one"]), TheProgram.Files(elsewhere["two"]));
    }

    [Fact]
    public async Task A_mistake_is_told_in_the_same_words()
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "checked: {on: 2026-11-23", "checked: {on: 2026-12-31").Change(Editing.Guide, "reading_grade_target: 6", "reading_grade_target: 60");
        using TemporaryFolder elsewhere = new();

        (int Code, string Errors) there = await Run(site, elsewhere["there"], "th_TH.UTF-8", "Asia/Bangkok", elsewhere.Path);
        (int Code, string Errors) here = await Run(site, elsewhere["here"], "C", "UTC", elsewhere.Path);

        Assert.Equal(1, here.Code);
        Assert.Contains("2026-12-31", here.Errors, StringComparison.Ordinal);
        Assert.Equal(here, there);
    }
}
