using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// 500 builds of a small site that has two contents in turn, each killed (SIGKILL) at some moment between its start and a little past its usual end, every third while it publishes. After each
/// the folder holds exactly what its <c>SHA256SUMS</c> lists, and that is the old site or the new one; a reader looks all the time and never meets a mixture; every time the next build
/// runs to its end and is right. Run it with <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.KilledBuilds</c>; the counts are written to
/// <c>TestResults/killed-builds.txt</c>. <c>KILLS=50</c> in the environment kills fewer.
/// </summary>
public class KilledBuilds
{
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "500", System.Globalization.CultureInfo.InvariantCulture);

    [Fact(Explicit = true)]
    public async Task No_kill_leaves_a_mixture()
    {
        using KilledSite site = new();
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        void Tell(string text) => File.WriteAllText(Path.Combine(results, "killed-builds.txt"), text + "\n");

        Kills kills = await site.Kill(Count, finishedEvery: 1, Tell);

        Tell(kills.ToString());
        TestContext.Current.SendDiagnosticMessage(kills.ToString());
        Assert.True(kills is { Before: > 0, During: > 0, After: > 0 }, kills.ToString());
    }
}
