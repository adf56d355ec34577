using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>What a program took.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Processor">Processor time of it and of all it started.</param>
/// <param name="Memory">The most memory that it held at once, in bytes.</param>
internal sealed record Spent(TimeSpan Wall, TimeSpan Processor, long Memory);

/// <summary>
/// Runs a program to its end and asks the system what it took. On Linux processor time is what <c>wait4</c> says, which counts what the program started as well; elsewhere
/// it is the program's alone. The most memory the program held is looked at every few milliseconds, as the system forgets it when the program ends.
/// </summary>
internal static class MeasuredProcess
{
    // Its first four are the seconds and microseconds of user and system time. Its figure of memory is that of whoever started the program, where that held more.
    private const int LongsInUsage = 18;
    private const int DoNotWait = 1;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a program in a folder; what it says goes to a file.</summary>
    public static Spent Run(string folder, string log, ImmutableArray<string> command)
    {
        (Spent cost, bool succeeded) = OperatingSystem.IsLinux() ? RunOnLinux(folder, log, command) : RunElsewhere(folder, log, command);
        Assert.True(succeeded, $"{string.Join(' ', command)} failed:\n{string.Join('\n', File.ReadLines(log).Take(40))}");
        return cost;
    }

    private static (Spent, bool) RunOnLinux(string folder, string log, ImmutableArray<string> command)
    {
        // The shell changes the folder, sends words to the file, and becomes the program: what is waited for is the program itself.
        nint[] arguments = Pointers(["/bin/sh", "-c", "cd \"$1\" && log=$2 && shift 2 && exec \"$@\" >\"$log\" 2>&1", "sh", folder, log, .. command]);
        nint[] environment = Pointers(Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"));
        long start = Stopwatch.GetTimestamp();
        int error = Spawn(out int process, arguments[0], 0, 0, arguments, environment);
        Free(arguments);
        Free(environment);
        Assert.True(error == 0, $"the system did not start {command[0]}: error {error}");
        long[] usage = new long[LongsInUsage];
        long memory = 0;
        int ended, status;
        while ((ended = Wait(process, out status, DoNotWait, usage)) == 0)
        {
            memory = Math.Max(memory, PeakOf(process));
            Thread.Sleep(Between);
        }
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        Assert.Equal(process, ended);
        return (new(wall, TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]), memory), status == 0);
    }

    private static long PeakOf(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It ended between the two questions.
            return 0;
        }
    }

    private static (Spent, bool) RunElsewhere(string folder, string log, ImmutableArray<string> command)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        long memory = 0;
        TimeSpan processor = default;
        while (!process.WaitForExit(Between))
        {
            process.Refresh();
            if (process.HasExited)
                break;
            memory = Math.Max(memory, process.PeakWorkingSet64);
            processor = process.TotalProcessorTime;
        }
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        File.WriteAllText(log, said.Result + complaints.Result);
        return (new(wall, processor, memory), process.ExitCode == 0);
    }

    // A null pointer ends such a list.
    private static nint[] Pointers(IEnumerable<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    private static void Free(nint[] pointers)
    {
        foreach (nint pointer in pointers)
            Marshal.FreeCoTaskMem(pointer);
    }

    [DllImport("libc", EntryPoint = "posix_spawn"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Spawn(out int process, nint path, nint actions, nint attributes, nint[] arguments, nint[] environment);

    [DllImport("libc", EntryPoint = "wait4"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Wait(int process, out int status, int options, [Out] long[] usage);
}
