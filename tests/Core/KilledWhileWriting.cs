namespace RecoveryGuide.Tests.Core;

/// <summary>Whenever a build is killed, what is published is one whole site. <c>Benchmarks/KilledBuilds</c> does the same 500 times.</summary>
public class KilledWhileWriting
{
    [Fact]
    public async Task What_is_published_is_the_old_site_or_the_new_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There two folders cannot change places in one step.");
        using KilledSite site = new();

        Kills kills = await site.Kill(12, finishedEvery: 10, TestContext.Current.SendDiagnosticMessage);

        Assert.True(kills.Reads > 0, kills.ToString());
    }
}
