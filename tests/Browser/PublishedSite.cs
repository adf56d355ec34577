using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RecoveryGuide.Tests.Browser;

/// <summary>The real site as a host publishes it: its files, under the deploy's headers, on a server of its own that a test may stop. The preview offers no service worker.</summary>
internal sealed class PublishedSite : IAsyncDisposable
{
    private static readonly Lazy<Dictionary<string, Rendered>> Files = new(() => Repository.Site.Files.ToDictionary(file => file.Output.Route.Url, StringComparer.Ordinal));

    private readonly WebApplication server;

    // Here already: a browser would not wait until the site is built.
    private readonly Dictionary<string, Rendered> files = Files.Value;

    /// <param name="compressed">Whether files are sent compressed, as every host does.</param>
    public PublishedSite(bool compressed = false)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddResponseCompression(options => options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "text/plain", "application/manifest+json"]);
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.SmallestSize);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        if (compressed)
            server.UseResponseCompression();
        server.Run(Answer);
        server.Start();
        Address = server.Urls.First();
    }

    public string Address { get; }

    /// <summary>What was asked for, in order.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Asked { get; } = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "/";
        Asked.Enqueue(path);
        if (!files.TryGetValue(path, out Rendered? file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        foreach ((string name, string value) in DeployHeaders.For(path))
            context.Response.Headers[name] = value;
        context.Response.ContentType = RecoveryGuide.Commands.ContentTypes.Of(file.Output.Route.OutputPath);
        foreach (ReadOnlyMemory<byte> piece in file.Bytes)
            await context.Response.Body.WriteAsync(piece);
    }
}
