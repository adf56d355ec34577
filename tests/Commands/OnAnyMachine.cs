using System.Diagnostics;
using System.Security.Cryptography;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>The program itself, run where the clock, the language and the folder are others: the site is the same to the byte.</summary>
public class OnAnyMachine
{
    private static async Task<(int Code, string Errors)> Run(SmallSite site, string output, string language, string zone, string folder)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "RecoveryGuide.dll"), "build", "--input", site.Input, "--output", output, "--theme", Repository.Theme, "--now", "2026-11-23"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        (start.Environment["LC_ALL"], start.Environment["LANG"], start.Environment["TZ"]) = (language, language, zone);
        using Process process = Process.Start(start)!;
        Task<string> output1 = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output1;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    private static ImmutableSortedDictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToImmutableSortedDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))), StringComparer.Ordinal);

    [Fact]
    public async Task The_site_is_the_same_to_the_byte()
    {
        using SmallSite site = new();
        using TemporaryFolder elsewhere = new();
        (int Code, string Errors) there = await Run(site, elsewhere["there"], "hi_IN.UTF-8", "Pacific/Kiritimati", elsewhere.Path);
        (int Code, string Errors) here = await Run(site, elsewhere["here"], "tr_TR.UTF-8", "Pacific/Niue", Repository.Root);

        Assert.Equal(((0, ""), (0, "")), (there, here));
        ImmutableSortedDictionary<string, string> files = Files(elsewhere["there"]);
        Assert.NotEmpty(files);
        Assert.Equal(files, Files(elsewhere["here"]));
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
