using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecoveryGuide.Tests.Commands;

namespace RecoveryGuide.Tests.Core;

/// <summary>How many builds were killed when.</summary>
/// <param name="Before">Before they touched the stage.</param>
/// <param name="During">While they put the new site together.</param>
/// <param name="After">After they had published it, their own end among it.</param>
/// <param name="Reads">How often the site was looked at meanwhile, one reading being its list twice and two pages between.</param>
internal sealed record Kills(int Before, int During, int After, int Reads)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"killed before the stage {Before}, while staging {During}, after publishing {After}; {Reads} readings, none of a mixture");
}

/// <summary>A site that is built of two inputs in turn, by processes that are killed.</summary>
internal sealed class KilledSite : IDisposable
{
    private static readonly string Page = new Route(Editing.GuideUrl).OutputPath;

    private readonly SmallSite one = new();
    private readonly SmallSite other = new SmallSite().Change(Editing.Guide, "I used. What now?", "I used again. What now?").With("files/leaflet.txt", "A leaflet.");
    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(20_261_123);
    private readonly Lock reading = new();
    private string? mixture;
    private TimeSpan usual;
    private int reads;

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
        folder.Dispose();
    }

    private string Output => folder["site/output"];

    private string Next => folder["site/.output.next"];

    private string[] Command(SmallSite site, string output) => [.. TheProgram.Building(site, output, "--cache", folder["cache"])];

    /// <summary>Kills builds, and looks at the site after each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="finishedEvery">After how many kills a build is let run to its end, and must be right.</param>
    /// <param name="told">Told now and then how far it is.</param>
    public async Task<Kills> Kill(int count, int finishedEvery, Action<string> told)
    {
        string[] sums = [await Whole(one, folder["one"]), await Whole(other, folder["other"])];
        Assert.NotEqual(sums[0], sums[1]);
        Assert.Equal(sums[0], await Whole(one, Output));
        int now = 0, before = 0, during = 0, after = 0;
        using CancellationTokenSource done = new();
        Task reader = Task.Run(() => Read(sums, done.Token), TestContext.Current.CancellationToken);
        try
        {
            for (int i = 0; i < count; i++)
            {
                int wanted = 1 - now;
                SmallSite site = wanted == 0 ? one : other;
                DateTime began = DateTime.UtcNow;
                using (Process build = TheProgram.Start(Command(site, Output), folder.Path))
                {
                    build.OutputDataReceived += (_, _) => { };
                    build.ErrorDataReceived += (_, _) => { };
                    build.BeginOutputReadLine();
                    build.BeginErrorReadLine();
                    // Every third waits until all is staged, and is killed in the milliseconds that publishing takes.
                    if (i % 3 == 2)
                        WaitUntilListed(build, began);
                    else
                        build.WaitForExit(random.NextDouble() * 1.15 * usual);
                    build.Kill();
                    await build.WaitForExitAsync(TestContext.Current.CancellationToken);
                }
                Assert.Null(TheProgram.Complaint(Output));
                string published = await File.ReadAllTextAsync(Path.Combine(Output, Stage.SumsName), TestContext.Current.CancellationToken);
                Assert.Contains(published, sums);
                if (published == sums[wanted])
                    (now, after) = (wanted, after + 1);
                else if (Directory.Exists(Next) && Directory.GetLastWriteTimeUtc(Next) >= began)
                    during++;
                else
                    before++;
                if (i % finishedEvery == finishedEvery - 1 || i == count - 1)
                {
                    now = 1 - now;
                    Assert.Equal(sums[now], await Whole(now == 0 ? one : other, Output));
                    told(new Kills(before, during, after, reads).ToString());
                }
                lock (reading)
                    Assert.Null(mixture);
            }
        }
        finally
        {
            await done.CancelAsync();
            await reader;
        }
        Assert.Null(mixture);
        return new(before, during, after, reads);
    }

    private async Task<string> Whole(SmallSite site, string output)
    {
        long start = Stopwatch.GetTimestamp();
        (int code, _, string errors) = await TheProgram.Run(Command(site, output), folder.Path);
        // The machine has other things to do, now more and now less.
        usual = Stopwatch.GetElapsedTime(start);
        Assert.Equal((0, ""), (code, errors));
        Assert.Null(TheProgram.Complaint(output));
        return await File.ReadAllTextAsync(Path.Combine(output, Stage.SumsName), TestContext.Current.CancellationToken);
    }

    private void WaitUntilListed(Process build, DateTime began)
    {
        string list = Path.Combine(Next, Stage.SumsName);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < 2 * usual && !build.HasExited && File.GetLastWriteTimeUtc(list) < began)
            Thread.Yield();
        long listed = Stopwatch.GetTimestamp();
        double more = random.NextDouble() * 40;
        while (Stopwatch.GetElapsedTime(listed).TotalMilliseconds < more)
            Thread.Yield();
    }

    // A page is looked up anew each time, so a reading that ends with the list it began with met one site.
    private void Read(string[] sums, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            try
            {
                string list = Read(Stage.SumsName);
                (string home, string page) = (SumOf("index.html"), SumOf(Page));
                string again = Read(Stage.SumsName);
                if (!sums.Contains(list) || !sums.Contains(again))
                    Complain("the list is of neither site");
                else if (list == again && !(list.Contains($"{home}  index.html\n", StringComparison.Ordinal) && list.Contains($"{page}  {Page}\n", StringComparison.Ordinal)))
                    Complain("a page is not the one that is listed");
                Interlocked.Increment(ref reads);
            }
            catch (IOException failure)
            {
                Complain(failure.Message);
            }
            Thread.Sleep(2);
        }
    }

    private void Complain(string what)
    {
        lock (reading)
            mixture ??= what;
    }

    private string Read(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Output, name)));

    private string SumOf(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Output, name))));
}
