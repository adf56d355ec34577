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
    public static void Render(IReadOnlyList<Output> outputs, Action<int, Rendered> made) => Parallel.For(0, outputs.Count, i => made(i, Render(outputs[i])));

    private static Rendered Render(Output output) => output switch
    {
        Page page => new(page, new(Encoding.UTF8.GetBytes(Html(page)))),
        TextFile text => new(text, new(Encoding.UTF8.GetBytes(text.Text))),
        BinaryFile binary => new(binary, binary.Bytes),
        _ => throw new InvalidOperationException($"unknown output {output.GetType().Name}"),
    };

    private static string Html(Page page)
    {
        using HtmlRenderer renderer = new(Services, NullLoggerFactory.Instance);
        Task<string> html = renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(page.Component, ParameterView.FromDictionary(page.Parameters.ToDictionary()));
            return root.ToHtmlString();
        });
        return "<!doctype html>\n" + html.GetAwaiter().GetResult() + "\n";
    }
}
