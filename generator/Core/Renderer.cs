using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace RecoveryGuide.Core;

/// <summary>Turns outputs into bytes, on all cores. A renderer is made anew for each page: a reused one piles up components and grows slower.</summary>
public static class Renderer
{
    // The default encoder writes every letter outside ASCII as a number, which makes a Hindi page twice its size.
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).AddLogging().BuildServiceProvider();

    /// <summary>Renders all outputs and hands each on as soon as it is made, so that none need be kept.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="made">Told each file with its number among the outputs, from several threads at once.</param>
    /// <param name="stop">Gives up.</param>
    public static void Render(IReadOnlyList<Output> outputs, Action<int, Rendered> made, CancellationToken stop = default) =>
        Parallel.For(0, outputs.Count, new ParallelOptions { CancellationToken = stop }, i => made(i, Render(outputs[i])));

    /// <summary>Renders one output.</summary>
    public static Rendered Render(Output output) => output switch
    {
        Page page => new(page, new(Html(page))),
        TextFile text => new(text, new(Encoding.UTF8.GetBytes(text.Text))),
        BinaryFile binary => new(binary, binary.Bytes),
        _ => throw new InvalidOperationException($"unknown output {output.GetType().Name}"),
    };

    // Pages are put together in the same room again and again; only their bytes are kept.
    [ThreadStatic]
    private static StringBuilder? room;

    private static byte[] Html(Page page)
    {
        using HtmlRenderer renderer = new(Services, NullLoggerFactory.Instance);
        StringBuilder html = (room ??= new(MostLetters)).Clear();
        html.Append("<!doctype html>\n");
        Task written = renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(page.Component, ParameterView.FromDictionary(page.Parameters));
            using StringWriter writer = new(html, CultureInfo.InvariantCulture);
            root.WriteHtmlTo(writer);
        });
        written.GetAwaiter().GetResult();
        html.Append('\n');
        char[] letters = ArrayPool<char>.Shared.Rent(html.Length);
        html.CopyTo(0, letters, html.Length);
        byte[] bytes = Encoding.UTF8.GetBytes(letters, 0, html.Length);
        ArrayPool<char>.Shared.Return(letters);
        if (html.Capacity > MostLetters)
            room = null;
        return bytes;
    }

    private const int MostLetters = 256 * 1024;
}
