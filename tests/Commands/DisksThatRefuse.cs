using System.Diagnostics;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>A disk that takes no more, and folders nobody may write in: one sentence, exit code 1, and the published site as it was.</summary>
public sealed class DisksThatRefuse : IDisposable
{
    private const string Nobody = "65534";

    private static readonly bool IsRoot = Environment.UserName == "root";

    private readonly SmallSite site = new();
    private readonly TemporaryFolder disk = new();
    private bool isMounted;

    public void Dispose()
    {
        if (isMounted)
            Must("umount", "--lazy", disk["mount"]);
        site.Dispose();
        disk.Dispose();
    }

    private static void Must(params string[] command)
    {
        using Process process = TheProgram.Start(command, "/");
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {process.StandardError.ReadToEnd()}");
    }

    // Not every machine lets even root mount something.
    private void Mount(params string[] how)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && IsRoot, "Only root on Linux can mount a disk.");
        Directory.CreateDirectory(disk["mount"]);
        using Process process = TheProgram.Start(["mount", .. how, disk["mount"]], "/");
        process.WaitForExit();
        Assert.SkipUnless(process.ExitCode == 0, "This machine lets nobody mount a disk.");
        isMounted = true;
    }

    private Task<(int Code, string Said, string Errors)> Build(string output, ImmutableArray<string> wrapper = default, params (string, string)[] environment) =>
        TheProgram.Run([.. wrapper.IsDefault ? [] : wrapper, .. TheProgram.Building(site, output, "--cache", disk["cache"])], "/", environment);

    private void Change() => site.Change(Editing.Guide, "I used. What now?", "I used again. What now?");

    private static void IsSaid((int Code, string Said, string Errors) answer, string output, string what)
    {
        Assert.Equal((1, ""), (answer.Code, answer.Said));
        Assert.StartsWith($"The site could not be written to '{output}': ", answer.Errors, StringComparison.Ordinal);
        Assert.Contains(what, answer.Errors, StringComparison.Ordinal);
        Assert.EndsWith("What is published there stays as it was.\n", answer.Errors, StringComparison.Ordinal);
        Assert.Single(answer.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_full_disk()
    {
        Mount("-t", "tmpfs", "-o", "size=2m", "tmpfs");
        string output = disk["mount/output"];
        Assert.Equal(0, (await Build(output)).Code);
        ImmutableSortedDictionary<string, string> before = TheProgram.Files(output);
        Change();
        Assert.Throws<IOException>(() => File.WriteAllBytes(disk["mount/film"], new byte[4_000_000]));

        IsSaid(await Build(output), output, "make room");
        Assert.Equal(before, TheProgram.Files(output));

        File.Delete(disk["mount/film"]);
        Assert.Equal((0, ""), await Build(output) is var (code, _, errors) ? (code, errors) : default);
        Assert.Null(TheProgram.Complaint(output));
        Assert.NotEqual(before, TheProgram.Files(output));
    }

    [Fact]
    public async Task A_limit_on_the_size_of_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A limit of Unix.");
        string output = disk["output"];
        Assert.Equal(0, (await Build(output)).Code);
        ImmutableSortedDictionary<string, string> before = TheProgram.Files(output);
        Change();

        // .NET itself keeps its code in a large file unless it is told not to.
        IsSaid(await Build(output, ["/bin/sh", "-c", "ulimit -f 4; exec \"$@\"", "sh"], ("DOTNET_EnableWriteXorExecute", "0")), output, "ulimit -f");
        Assert.Equal(before, TheProgram.Files(output));

        Assert.Equal(0, (await Build(output)).Code);
        Assert.Null(TheProgram.Complaint(output));
    }

    [Fact]
    public async Task A_disk_that_may_only_be_read()
    {
        Directory.CreateDirectory(disk["real"]);
        Assert.Equal(0, (await Build(disk["real/output"])).Code);
        Mount("--bind", disk["real"]);
        Must("mount", "-o", "remount,bind,ro", disk["mount"]);
        Change();

        IsSaid(await Build(disk["mount/output"]), disk["mount/output"], "Read-only");
        Assert.Null(TheProgram.Complaint(disk["real/output"]));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_in()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || (IsRoot && !TheProgram.Knows("setpriv")), "Root may write everywhere, and cannot become somebody else here.");
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode readable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(disk["locked"]);
        File.SetUnixFileMode(disk["locked"], readable);
        File.SetUnixFileMode(disk.Path, readable | UnixFileMode.UserWrite);
        File.SetUnixFileMode(Path.GetDirectoryName(site.Input)!, readable | UnixFileMode.UserWrite);

        ImmutableArray<string> asNobody = IsRoot ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"] : [];
        (int code, _, _) = await TheProgram.Run([.. asNobody, .. TheProgram.Building(site, disk["locked/output"]).Take(2), "--help"], "/", ("HOME", disk.Path));
        Assert.SkipUnless(code == 0, "This checkout, or .NET itself, is not for everybody to read.");

        (int, string, string) answer = await Build(disk["locked/output"], asNobody, ("HOME", disk.Path));

        IsSaid(answer, disk["locked/output"], $"nothing may be written in '{RealPath.Of(disk["locked"])}'");
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk["locked"]));
    }

    [Fact]
    public async Task A_folder_that_is_the_root_of_a_mounted_disk()
    {
        Mount("-t", "tmpfs", "-o", "size=2m", "tmpfs");
        File.WriteAllText(disk["mount/mine.txt"], "mine");

        IsSaid(await Build(disk["mount"]), disk["mount"], "choose a folder in it");
        Assert.Equal([disk["mount/mine.txt"]], Directory.EnumerateFileSystemEntries(disk["mount"]));
    }

    [Fact]
    public async Task A_stage_on_a_disk_without_second_names_for_files_publishes_the_same()
    {
        // Two disks in one folder: no file of one can have a name on the other.
        Directory.CreateDirectory(disk["from"]);
        File.WriteAllText(disk["from/a.txt"], "a");
        DateTime time = new(2020, 1, 2, 3, 4, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(disk["from/a.txt"], time);
        Mount("-t", "tmpfs", "-o", "size=2m", "tmpfs");

        HardLink.CreateOrCopy(disk["from/a.txt"], disk["mount/a.txt"]);

        Assert.Equal(("a", time), (await File.ReadAllTextAsync(disk["mount/a.txt"], TestContext.Current.CancellationToken), File.GetLastWriteTimeUtc(disk["mount/a.txt"])));
    }
}
