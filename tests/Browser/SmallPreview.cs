using Microsoft.AspNetCore.Builder;
using RecoveryGuide.Commands;

namespace RecoveryGuide.Tests.Browser;

/// <summary>A small site under the preview's own server, which no longer watches the site's folder when that goes away.</summary>
internal sealed class SmallPreview(SmallSite site) : IAsyncDisposable
{
    private readonly WebApplication server = new PreviewServer(new(site.Input, Repository.Theme, Repository.Today), 0).Start();

    public string Address => server.Urls.First();

    public async ValueTask DisposeAsync()
    {
        // Disposing alone does not tell the server's own parts that it ends.
        await server.StopAsync();
        await server.DisposeAsync();
    }
}
