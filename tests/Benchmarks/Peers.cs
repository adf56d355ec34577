namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>x</summary>
public class Peers
{
    [Fact(Explicit = true)]
    public void Three_generators_build_the_same_site()
    {
        int pages = int.Parse(Environment.GetEnvironmentVariable("PAGES") ?? "1000");
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        using InventedSite site = new(pages);
        Console.Error.WriteLine(System.Diagnostics.Stopwatch.GetElapsedTime(start));
        var l = new PeerContent(site);
        Console.Error.WriteLine(System.Diagnostics.Stopwatch.GetElapsedTime(start));
        l.WriteForHugo("/dev/shm/rgtry/hugo");
        l.WriteForEleventy("/dev/shm/rgtry/eleventy");
        Console.Error.WriteLine(System.Diagnostics.Stopwatch.GetElapsedTime(start));
        foreach (string f in Directory.EnumerateFiles(site.Files.Input, "*", SearchOption.AllDirectories)) { string t = Path.Combine("/dev/shm/rgtry/input", Path.GetRelativePath(site.Files.Input, f)); Directory.CreateDirectory(Path.GetDirectoryName(t)!); File.Copy(f, t, true); }
        Console.Error.WriteLine(System.Diagnostics.Stopwatch.GetElapsedTime(start));
    }
}
