using System.Diagnostics;
using System.Text;

namespace RecoveryGuide.Tests;

/// <summary>Runs a script as a browser would understand it.</summary>
internal static class NodeScripts
{
    /// <summary>What a script prints, in the Node that came with the browser's driver: nothing else needs to be installed.</summary>
    public static string Run(params string[] scriptAndArguments)
    {
        string node = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).First();
        using Process running = Process.Start(new ProcessStartInfo(node, scriptAndArguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        string said = running.StandardOutput.ReadToEnd();
        running.WaitForExit();
        return said.TrimEnd();
    }
}
