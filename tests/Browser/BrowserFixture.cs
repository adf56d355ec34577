using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using RecoveryGuide.Commands;

namespace RecoveryGuide.Tests.Browser;

[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}

/// <summary>What takes long in a browser has another one, so that both run side by side.</summary>
[CollectionDefinition(Name)]
public sealed class OtherBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "other browser";
}

/// <summary>Contexts for machines that are busy with other tests: what comes late still comes.</summary>
internal static class PatientContexts
{
    /// <summary>How long a test waits for what should come.</summary>
    internal const float MostMilliseconds = 90_000;

    internal static async Task<IBrowserContext> NewContext(this IBrowser browser, BrowserNewContextOptions? options = null)
    {
        IBrowserContext context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(MostMilliseconds);
        return context;
    }

    /// <summary>Waits until a page and what it shows have loaded. Asks the page itself: the driver now and then misses that a page it did not wait for from the beginning has loaded.</summary>
    internal static async Task Loaded(this IPage page)
    {
        for (DateTime end = DateTime.UtcNow.AddMilliseconds(MostMilliseconds); DateTime.UtcNow < end; await Task.Delay(10))
            if (await page.EvaluateAsync<bool>("() => document.readyState === 'complete'"))
                return;
        throw new TimeoutException($"{page.Url} does not load.");
    }

    /// <summary>Waits until the reader is at an address and the page's scripts have run. Looks again and again: the driver's own waiting for a navigation now and then misses one that was over at once.</summary>
    internal static async Task Reached(this IPage page, string path)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"));
        await page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd > 0");
    }
}

/// <summary>
/// The real site under the preview's own server, with the deploy's headers, and a Chromium to read it with. Finds Chromium, Chrome or Edge, or installs one. Where none can be had the tests
/// fail in CI and are reported as skipped elsewhere.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // What Chromium asks its maker for at every start would fail on a closed network and is no business of these tests.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? missing;
    private readonly TemporaryFolder fonts = new();

    // One for all tests, which change nothing of it; it ends with them.
    private static readonly Lazy<WebApplication> Server = new(() => new PreviewServer(new(Repository.Input, Repository.Theme, Repository.ContentDay), 0).Start());

    public string Address { get; private set; } = "";

    /// <summary>The browser. Whoever asks for it in a test closes what earlier tests left open: hundreds of pages would fill the machine.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(missing is not null && !IsCi, missing ?? "");
            CloseWhatEarlierTestsLeftOpen();
            return browser ?? throw new InvalidOperationException(missing);
        }
    }

    private string? lastTest;

    private void CloseWhatEarlierTestsLeftOpen()
    {
        string? test = TestContext.Current.Test?.UniqueID;
        if (test == lastTest || browser is null)
            return;
        lastTest = test;
        foreach (IBrowserContext context in browser.Contexts.ToArray())
            _ = context.CloseAsync();
    }

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatientContexts.MostMilliseconds);
        Address = Server.Value.Urls.First();
        playwright = await Playwright.CreateAsync();
        string? path = Browsers.Value;
        try
        {
            if (path is not null)
                browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path.Length > 0 ? path : null, Args = Arguments, Env = WithFonts(fonts), Timeout = 180_000 });
        }
        catch (PlaywrightException failure)
        {
            missing = $"The browser does not start: {failure.Message}";
        }
        if (browser is null)
            missing ??= "No Chromium, Chrome or Edge was found, and none could be installed.";
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        fonts.Dispose();
    }

    /// <summary>A page in a fresh profile.</summary>
    public async Task<IPage> Open(string path, BrowserNewContextOptions? options = null)
    {
        IBrowserContext context = await Browser.NewContext(options ?? new());
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        return page;
    }

    // A bare machine has no letters of Hindi and Punjabi, and how wide a page's words are would differ from machine to machine: here the plans' own fonts, Noto, come first, as on most telephones.

    /// <summary>The environment of a browser that has the letters of a telephone; null where the system's own are taken.</summary>
    /// <param name="fonts">Lasts as long as the browser.</param>
    internal static Dictionary<string, string>? WithFonts(TemporaryFolder fonts)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        fonts.Write("fonts.conf", $"""
            <?xml version="1.0"?>
            <fontconfig>
              <dir>{Path.Combine(Repository.Theme, "fonts")}</dir>
              <cachedir>{fonts.Path}</cachedir>
              <alias binding="strong"><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
              <alias binding="strong"><family>system-ui</family><prefer><family>Noto Sans</family></prefer></alias>
              <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
            </fontconfig>
            """);
        return Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Append(new("FONTCONFIG_FILE", fonts["fonts.conf"]))
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
    }

    // Two that install at once would be in each other's way.
    private static readonly Lazy<string?> Browsers = new(static () => Find() ?? Install());

    /// <summary>Where a browser lies; null where none is installed.</summary>
    internal static string? Find()
    {
        IEnumerable<string> places =
        [
            Environment.GetEnvironmentVariable("CHROME_PATH") ?? "",
            .. Names.SelectMany(name =>
                (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))),
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            @"C:\Program Files\Google\Chrome\Application\chrome.exe",
            @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        ];
        return places.FirstOrDefault(place => place.Length > 0 && File.Exists(place));
    }

    // As root on Debian the distribution's, which brings all it needs; else Playwright's own. Empty means Playwright knows where its browser lies.
    private static string? Install()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get")
            && Runs("apt-get", "update -qq") && Runs("apt-get", "install -y -qq chromium") && Find() is { } found)
            return found;
        return Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0 ? "" : null;
    }

    private static bool Runs(string program, string arguments)
    {
        using Process? process = Process.Start(new ProcessStartInfo(program, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" }, RedirectStandardOutput = true });
        process?.StandardOutput.ReadToEnd();
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }
}
