using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>How long one edit takes.</summary>
/// <param name="Served">From the save to the new words over HTTP, the median.</param>
/// <param name="Written">From the save to the new words on disk, the median; null where nothing is written.</param>
/// <param name="Edits">How many there were.</param>
internal sealed record EditCost(TimeSpan Served, TimeSpan? Written, int Edits);

/// <summary>A generator's own server, with an editor at work: each edit saves a file and asks for the page until it shows the new words.</summary>
internal sealed class EditedSite : IDisposable
{
    private const int MostEdits = 20;
    private const int FewestEdits = 3;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(3);
    // An editor looks before typing on; a server that is asked to rebuild while it rebuilds would be measured twice.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    private readonly string? folder;
    private readonly Process server;
    private readonly HttpClient client = new() { Timeout = Patience };
    private readonly StringBuilder said = new();

    /// <summary>Starts the server.</summary>
    public EditedSite(SiteGenerator generator)
    {
        folder = generator.Served;
        int port = FreePort();
        server = new() { StartInfo = new(generator.Serve[0], generator.Serve.Skip(1).Select(word => word.Replace("{port}", $"{port}", StringComparison.Ordinal))) { WorkingDirectory = generator.Folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        server.OutputDataReceived += Keep;
        server.ErrorDataReceived += Keep;
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        client.BaseAddress = new($"http://localhost:{port}");
    }

    /// <summary>Edits a file again and again.</summary>
    /// <param name="file">The file.</param>
    /// <param name="old">A text that stands in it; the new words follow it where it stands first.</param>
    /// <param name="route">The page that shows it.</param>
    public EditCost Edit(string file, string old, string route)
    {
        string text = File.ReadAllText(file);
        int at = text.IndexOf(old, StringComparison.Ordinal) + old.Length;
        Assert.Contains(old, text, StringComparison.Ordinal);
        WaitFor(route, "</html>");
        Thread.Sleep(Rest);
        List<TimeSpan> served = [], written = [];
        long begun = Stopwatch.GetTimestamp();
        while (served.Count < MostEdits && (served.Count < FewestEdits || Stopwatch.GetElapsedTime(begun) < Budget))
        {
            // Digits might look like a phone number to the build.
            string words = $"Edit number {new string('i', served.Count + 1)}.";
            byte[] edited = Encoding.UTF8.GetBytes(text.Insert(at, $" {words}"));
            long start = Stopwatch.GetTimestamp();
            File.WriteAllBytes(file, edited);
            WaitFor(route, words);
            served.Add(Stopwatch.GetElapsedTime(start));
            if (folder is not null)
            {
                Wait(() => File.ReadAllText(Path.Combine(folder, route.Trim('/'), "index.html")), words, route);
                written.Add(Stopwatch.GetElapsedTime(start));
            }
            Thread.Sleep(Rest);
        }
        return new(Median(served), folder is null ? null : Median(written), served.Count);
    }

    public void Dispose()
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        server.Dispose();
        client.Dispose();
    }

    private void WaitFor(string route, string words) => Wait(() => Page(route), words, route);

    private void Wait(Func<string> page, string words, string route)
    {
        long start = Stopwatch.GetTimestamp();
        while (!page().Contains(words, StringComparison.Ordinal))
        {
            Assert.False(server.HasExited || Stopwatch.GetElapsedTime(start) > Patience, $"'{words}' never came to {route}. The server said:\n{said}");
            Thread.Sleep(Between);
        }
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private string Page(string route)
    {
        try
        {
            using HttpResponseMessage response = client.GetAsync(new Uri(route, UriKind.Relative)).Result;
            return response.StatusCode == HttpStatusCode.OK ? response.Content.ReadAsStringAsync().Result : "";
        }
        catch (AggregateException error) when (error.InnerException is HttpRequestException)
        {
            // It does not listen yet, or is just taking up a change.
            return "";
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said)
            said.AppendLine(line.Data);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
