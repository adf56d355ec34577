using System.Buffers;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>A file of the finished site.</summary>
/// <param name="Route">Its address.</param>
/// <param name="From">What it was made from, for "two pages at one address".</param>
public abstract record Output(Route Route, Source From);

/// <summary>A page to be rendered by a component of the theme.</summary>
/// <param name="Route">Its address.</param>
/// <param name="From">What it was made from.</param>
/// <param name="Component">The component.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record Page(Route Route, Source From, Type Component, IDictionary<string, object?> Parameters) : Output(Route, From)
{
    /// <summary>What the page says about itself.</summary>
    public Content.PageInfo Info => (Content.PageInfo)Parameters[nameof(Theme.PageComponent<>.Info)]!;

    /// <summary>The same page, saying something else about itself.</summary>
    public Page With(Content.PageInfo info) => this with { Parameters = new Dictionary<string, object?>(Parameters) { [nameof(Theme.PageComponent<>.Info)] = info } };

    /// <summary>The same page of a site that changed.</summary>
    public Page With(Content.Site site) => this with { Parameters = new Dictionary<string, object?>(Parameters) { [nameof(Theme.PageComponent<>.Site)] = site } };

    /// <summary>A page whose model the compiler checks against its component.</summary>
    public static Page Of<TComponent, TModel>(Source from, Content.PageInfo info, Content.Site site, TModel model)
        where TComponent : Theme.PageComponent<TModel>
        => new(info.Route, from, typeof(TComponent), new Dictionary<string, object?>
        {
            [nameof(Theme.PageComponent<>.Info)] = info,
            [nameof(Theme.PageComponent<>.Site)] = site,
            [nameof(Theme.PageComponent<>.Model)] = model,
        });
}

/// <summary>A text file: feed, sitemap, headers.</summary>
public sealed record TextFile(Route Route, Source From, string Text) : Output(Route, From);

/// <summary>A text file that is written when it is wanted: there may be one for each listing.</summary>
/// <param name="Route">Its address.</param>
/// <param name="From">What it was made from.</param>
/// <param name="Write">Writes it; may be called from any thread.</param>
public sealed record LazyTextFile(Route Route, Source From, Func<string> Write) : Output(Route, From);

/// <summary>A file whose bytes are ready.</summary>
/// <param name="Route">Its address.</param>
/// <param name="From">What it was made from.</param>
/// <param name="Bytes">Its bytes, in one piece or many. Large files are made of the same pieces: a country's rows are those of its regions.</param>
public sealed record BinaryFile(Route Route, Source From, ReadOnlySequence<byte> Bytes) : Output(Route, From)
{
    /// <summary>A file in one piece.</summary>
    public BinaryFile(Route route, Source from, ReadOnlyMemory<byte> bytes)
        : this(route, from, new ReadOnlySequence<byte>(bytes))
    {
    }
}

/// <summary>A file of the site with its final bytes.</summary>
/// <param name="Output">What it was made from.</param>
/// <param name="Bytes">Its bytes; of a page in one piece.</param>
public sealed record Rendered(Output Output, ReadOnlySequence<byte> Bytes)
{
    /// <summary>Whether it is a page.</summary>
    public bool IsPage => Output is Page;

    /// <summary>The HTML of a page; null for other files. It is read from the bytes whenever it is asked for: kept, it would take twice their room.</summary>
    public string? Html => IsPage ? Text : null;

    /// <summary>What it says, read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);
}
