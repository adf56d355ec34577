using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace RecoveryGuide.Tests.Commands;

/// <summary>Runs the program itself, in a process of its own.</summary>
internal static class TheProgram
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "RecoveryGuide.dll");

    /// <summary>How a build of a small site is asked for.</summary>
    public static ImmutableArray<string> Building(SmallSite site, string output, params IEnumerable<string> more) =>
        ["dotnet", Assembly, "build", "--input", site.Input, "--output", output, "--theme", Repository.Theme, "--now", "2026-11-23", .. more];

    /// <summary>Starts a command; who asks listens to what it says.</summary>
    public static Process Start(IReadOnlyCollection<string> command, string folder, params IEnumerable<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new(command.First(), command.Skip(1)) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Said, string Errors)> Run(IReadOnlyCollection<string> command, string folder, params IEnumerable<(string Name, string Value)> environment)
    {
        using Process process = Start(command, folder, environment);
        Task<string> said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, errors);
    }

    /// <summary>Every file of a folder with a hash of its bytes.</summary>
    public static ImmutableSortedDictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToImmutableSortedDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), StringComparer.Ordinal);

    /// <summary>What is wrong with a published folder by its own list; null where it holds exactly what it lists.</summary>
    public static string? Complaint(string folder)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, Stage.SumsName));
        ImmutableSortedDictionary<string, string> files = Files(folder).Remove(Stage.SumsName);
        string[] held = [.. files.Select(file => $"{file.Value}  {file.Key}")];
        return lines.SequenceEqual(held) ? null : string.Create(CultureInfo.InvariantCulture, $"{lines.Length} files listed, {held.Length} held; {string.Join(", ", lines.Except(held).Concat(held.Except(lines)).Take(5))}");
    }

    /// <summary>Whether a program is there to be run.</summary>
    public static bool Knows(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
