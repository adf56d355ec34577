using System.Reflection.Metadata;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: MetadataUpdateHandler(typeof(RecoveryGuide.Commands.ThemeHotReload))]

namespace RecoveryGuide.Commands;

/// <summary>Called by <c>dotnet watch</c> after it changed a component in the running program.</summary>
public static class ThemeHotReload
{
    /// <summary>Raised when components changed.</summary>
    public static event Action? Changed;

    /// <summary>The runtime's own hook.</summary>
    public static void UpdateApplication(Type[]? types) => Changed?.Invoke();
}

/// <summary>
/// Serves the site on 127.0.0.1 with the deploy's headers. A change is shown in the open pages; so is a mistake, and the last good site stays.
/// </summary>
/// <param name="options">What to build.</param>
/// <param name="port">Port on 127.0.0.1; 0 for any free one.</param>
/// <param name="folder">Takes the files as well; null where they are not wanted.</param>
/// <param name="cache">What earlier builds on this machine made to print; null where they are not asked.</param>
public sealed class PreviewServer(BuildOptions options, int port, PreviewFolder? folder = null, Pipelines.PrintCache? cache = null)
{
    private readonly List<Channel<string>> listeners = [];
    private PreviewSite? preview;

    private PreviewSite Site => preview ??= new(options, new() { Cache = cache }, folder, Tell, PreviewSite.UsualPause);

    /// <summary>Serves until the process is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        WebApplication app = Start();
        Console.WriteLine($"Preview on {app.Urls.First()} - stop with Ctrl+C");
        app.WaitForShutdown();
        return 0;
    }

    /// <summary>Builds, starts to listen and to watch.</summary>
    public WebApplication Start()
    {
        Site.BuildAll("start");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Run(Answer);
        app.Start();
        Watch(app);
        return app;
    }

    private void Watch(WebApplication app)
    {
        SourceWatcher watcher = new([options.Input, options.Theme], Site.Changed);
        ThemeHotReload.Changed += Site.ComponentsChanged;
        app.Lifetime.ApplicationStopping.Register(() =>
        {
            ThemeHotReload.Changed -= Site.ComponentsChanged;
            watcher.Dispose();
            Site.Dispose();
            Tell(null);
        });
    }

    private void Tell(string? message)
    {
        Channel<string>[] open;
        lock (listeners)
            open = [.. listeners];
        foreach (Channel<string> listener in open)
            _ = message is null ? listener.Writer.TryComplete() : listener.Writer.TryWrite(message);
    }

    private Task Answer(HttpContext context)
    {
        // A page of another site must not read the preview through a name that it points at this machine.
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost"))
            return Plain(context, StatusCodes.Status421MisdirectedRequest, "This preview answers to 127.0.0.1 and localhost only.");
        string path = context.Request.Path.Value ?? "/";
        return path switch
        {
            "/_preview/events" => Events(context),
            "/_preview/errors" => Plain(context, StatusCodes.Status200OK, Site.Errors),
            "/_preview/reload.js" => Text(context, "text/javascript", PreviewScript.Text),
            "/sw.js" => Text(context, "text/javascript", PreviewScript.NoWorker),
            _ => Serve(context, path),
        };
    }

    private Task Serve(HttpContext context, string path)
    {
        if (!Site.IsThere)
            return Text(context, "text/html", PreviewScript.BrokenPage);
        if (Site.Find(path) is { } file)
            return Send(context, file, path, StatusCodes.Status200OK);
        if (Site.Has(path + "/"))
        {
            context.Response.Redirect(path + "/");
            return Task.CompletedTask;
        }
        return Site.Find("/404.html") is { } missing ? Send(context, missing, "/404.html", StatusCodes.Status404NotFound) : Plain(context, StatusCodes.Status404NotFound, "Not found");
    }

    private static async Task Send(HttpContext context, Rendered file, string path, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "public, max-age=0, must-revalidate";
        foreach ((string name, string value) in DeployHeaders.For(path))
            context.Response.Headers[name] = value;
        context.Response.ContentType = ContentTypes.Of(file.Output.Route.OutputPath);
        string version = Version(file);
        context.Response.Headers.ETag = $"\"{version}\"";
        foreach (ReadOnlyMemory<byte> piece in file.Html is { } html ? new(Encoding.UTF8.GetBytes(PreviewScript.AddTo(html, version))) : file.Bytes)
            await context.Response.Body.WriteAsync(piece);
    }

    private static string Version(Rendered file) => Convert.ToHexStringLower(Pieces.Sha256(file.Bytes).AsSpan(0, 8));

    private async Task Events(HttpContext context)
    {
        Channel<string> channel = Channel.CreateUnbounded<string>();
        lock (listeners)
            listeners.Add(channel);
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync($"data: {(Site.Errors.Length > 0 ? "errors" : "ready")}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await foreach (string message in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync($"data: {message}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or reloaded.
        }
        finally
        {
            lock (listeners)
                listeners.Remove(channel);
        }
    }

    private static Task Plain(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return Text(context, "text/plain", text);
    }

    private static Task Text(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text);
    }
}
