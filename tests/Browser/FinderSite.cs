using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>
/// A site of invented listings (<c>tests/Finder</c>) that states everything a listing can: centres, helplines with hours in several zones, weekly, nth-week and online meetings. Under the preview's
/// own server, and seen by a reader in India on one evening.
/// </summary>
public sealed class FinderSite : IAsyncDisposable
{
    /// <summary>Thursday, half past six in the evening in India, one in the afternoon in London.</summary>
    public static readonly DateTime Now = new(2026, 11, 26, 13, 0, 0, DateTimeKind.Utc);

    private readonly SmallSite site = new(Path.Combine("..", "Finder"));
    private readonly SmallPreview preview;

    public FinderSite() => preview = new(site);

    public string Address => preview.Address;

    public async ValueTask DisposeAsync()
    {
        await preview.DisposeAsync();
        site.Dispose();
    }

    /// <summary>A page in a fresh profile, in a room in Patiala at <see cref="Now"/>.</summary>
    public static async Task<IPage> Open(IBrowser browser, string address, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.TimezoneId = "Asia/Kolkata";
        IBrowserContext context = await browser.NewContext(options);
        IPage page = await context.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(Now);
        await page.GotoAsync(address);
        return page;
    }
}
