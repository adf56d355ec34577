using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Browser;

/// <summary>The third line alone: what stands in a page although no reader, template or page check let it through does nothing under the deploy's headers, and does its harm without them.</summary>
[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public sealed class Guarding(BrowserFixture browser, HostileServers servers) : IClassFixture<HostileServers>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Runs in each frame before anything of the page, whatever its policy.
    private const string Watch = "addEventListener('securitypolicyviolation', event => (top.stopped ??= []).push(event.effectiveDirective));";

    private static IEnumerable<(int Number, Payload Payload)> Harmful => Payloads.All.Select((payload, number) => (number, payload)).Where(one => one.payload.Harm != Harm.None);

    /// <summary>A page, and what its dialogs said.</summary>
    private sealed record Watched(IPage Page, ConcurrentQueue<string> Dialogs);

    private static async Task<Watched> Open(IBrowserContext context, string address)
    {
        Watched watched = new(await context.NewPageAsync(), []);
        watched.Page.Dialog += (_, dialog) =>
        {
            watched.Dialogs.Enqueue(dialog.Message);
            _ = dialog.DismissAsync();
        };
        await watched.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        return watched;
    }

    private async Task<IBrowserContext> Watching()
    {
        IBrowserContext context = await browser.Browser.NewContext();
        await context.AddInitScriptAsync(Watch);
        return context;
    }

    private async Task<Watched> Visit(IBrowserContext context, string way, int number)
    {
        Payload payload = Payloads.All[number];
        Watched watched = await Open(context, servers.Page(way, number));
        if (payload.Live.Contains("id=\"bait\"", StringComparison.Ordinal) && payload.Harm != Harm.Covers)
            await Press(watched.Page);
        return watched;
    }

    // What is stopped leads nowhere, and what is not leads away: neither is waited for, nor is a page that is on its way closed before the next one is looked at.
    private static async Task Press(IPage page)
    {
        // What comes late would move the bait.
        await page.Loaded();
        Task click = page.ClickAsync("#bait", new() { Force = true, Timeout = (float)Patience.TotalMilliseconds });
        await Task.WhenAny(click, Task.Delay(TimeSpan.FromSeconds(1)));
        _ = click.ContinueWith(static done => done.Exception, TaskScheduler.Default);
    }

    private static async Task<string[]> Stopped(IPage page) => (await page.EvaluateAsync<string[]?>("() => top.stopped ?? []")) ?? [];

    private static Task<bool> Covers(IPage page) => page.EvaluateAsync<bool>("() => { const bait = document.querySelector('#bait'); return bait !== null && getComputedStyle(bait).position === 'fixed'; }");

    private static async Task<bool> Soon(Func<Task<bool>> happened)
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < end)
        {
            if (await happened())
                return true;
            await Task.Delay(10);
        }
        return false;
    }

    [Fact]
    public async Task Under_the_headers_of_the_deploy_nothing_runs_nothing_is_reached_and_nothing_is_covered()
    {
        await using IBrowserContext context = await Watching();
        List<string> wrong = [];
        foreach ((int number, Payload payload) in Harmful.Where(one => one.Payload.Directive is not null))
        {
            (IPage page, ConcurrentQueue<string> dialogs) = await Visit(context, HostileServers.Guarded, number);
            if (!await Soon(async () => (await Stopped(page)).Contains(payload.Directive)))
                wrong.Add($"{payload} is not stopped by {payload.Directive}, but by {string.Join(", ", await Stopped(page))}");
            // What was begun is given two frames to be done.
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            if (!dialogs.IsEmpty)
                wrong.Add($"{payload} runs");
            if (await Covers(page))
                wrong.Add($"{payload} covers the page");
            if (!page.Url.StartsWith(servers.Page(HostileServers.Guarded, number), StringComparison.Ordinal))
                wrong.Add($"{payload} leads to {page.Url}");
            _ = page.CloseAsync();
        }

        Assert.Empty(wrong);
        Assert.Empty(servers.Came(HostileServers.Guarded));
    }

    [Fact]
    public async Task Without_the_headers_each_does_its_harm()
    {
        await using IBrowserContext context = await Watching();
        List<string> wrong = [];
        foreach ((int number, Payload payload) in Harmful)
        {
            (IPage page, ConcurrentQueue<string> dialogs) = await Visit(context, HostileServers.Bare, number);
            if (!await Soon(async () => payload.Harm switch
                {
                    Harm.Runs => !dialogs.IsEmpty,
                    Harm.Reaches => servers.Came(HostileServers.Bare, number).Length > 0,
                    _ => await Covers(page),
                }))
                wrong.Add($"{payload} does nothing");
            _ = page.CloseAsync();
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Where_no_header_can_keep_a_reader_on_the_page_the_other_site_is_not_told_where_they_come_from()
    {
        (int Number, Payload Payload)[] leading = [.. Harmful.Where(one => one.Payload.Directive is null)];
        await using IBrowserContext context = await Watching();
        foreach ((int number, _) in leading)
        {
            (IPage page, _) = await Visit(context, HostileServers.Followed, number);
            Assert.True(await Soon(() => Task.FromResult(servers.Came(HostileServers.Followed, number).Length > 0)));
            _ = page.CloseAsync();
        }

        Assert.Equal(["a link without a scheme", "a link that tells where its reader comes from", "a page that sends on"], leading.Select(one => one.Payload.Name));
        Assert.All(leading, one => Assert.All(servers.Came(HostileServers.Followed, one.Number), came => Assert.Null(came.Referrer)));
    }

    [Fact]
    public async Task A_script_of_the_site_that_makes_html_or_a_script_of_a_text_is_stopped()
    {
        await using IBrowserContext context = await Watching();
        (IPage bare, _) = await Open(context, servers.Page(HostileServers.Bare, HostileServers.WithSinks));
        Dictionary<string, string> free = await Sinks(bare);
        (IPage guarded, _) = await Open(context, servers.Page(HostileServers.Guarded, HostileServers.WithSinks));
        Dictionary<string, string> stopped = await Sinks(guarded);

        Assert.True(free.Count > 15 && free.Values.All(what => what == "ran"), string.Join(", ", free));
        Assert.Equal(free.Keys, stopped.Keys);
        Assert.True(stopped.Values.All(what => what is "TypeError" or "EvalError"), string.Join(", ", stopped));
        Assert.Null(await guarded.EvaluateAsync<bool?>("() => window.ran"));
    }

    private static async Task<Dictionary<string, string>> Sinks(IPage page)
    {
        await page.Loaded();
        return JsonSerializer.Deserialize<Dictionary<string, string>>(await page.EvaluateAsync<string>("() => JSON.stringify(window.sinks)"))!;
    }

    [Fact]
    public async Task The_page_itself_breaks_no_policy()
    {
        await using IBrowserContext context = await Watching();
        (IPage page, _) = await Open(context, servers.Page(HostileServers.Guarded, HostileServers.AsBuilt));
        await page.Loaded();

        Assert.Empty(await Stopped(page));
    }
}
