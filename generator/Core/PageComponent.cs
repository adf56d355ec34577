using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using RecoveryGuide.Content;

namespace RecoveryGuide.Theme;

/// <summary>A part of a page, written in Razor. It is shown once and never changes.</summary>
public abstract class Part : IComponent
{
    /// <summary>Describes itself in Razor's frames.</summary>
    internal void Show(RenderTreeBuilder builder) => BuildRenderTree(builder);

    /// <summary>What Razor makes of the component's text.</summary>
    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }

    // Razor asks components to be able to live in a page that changes; ours are written by the Renderer and forgotten.
    void IComponent.Attach(RenderHandle renderHandle) => throw new NotSupportedException();

    Task IComponent.SetParametersAsync(ParameterView parameters) => throw new NotSupportedException();
}

/// <summary>A part of a page that knows the site and the page it stands on.</summary>
public abstract class PagePart : Part
{
    /// <summary>The whole site.</summary>
    [Parameter, EditorRequired]
    public Site Site { get; set; } = null!;

    /// <summary>The page it stands on.</summary>
    [Parameter, EditorRequired]
    public PageInfo Info { get; set; } = null!;

    /// <summary>The interface's words in the page's language.</summary>
    protected Strings Words => Site.WordsIn(Info.Language);

    /// <summary>The <c>lang</c> of what is written in the default language only, such as listings and sources; null where that is the page's own.</summary>
    protected string? OriginalLang => Info.Language.IsDefault ? null : Site.Settings.DefaultLanguage.Code;

    /// <summary>The <c>lang</c> of a name or a note as its source writes it, which may be in letters of Hindi or Punjabi; null where that is the page's own.</summary>
    protected string? LangOf(string text) =>
        text.Any(letter => letter is >= '\u0900' and <= '\u0963') ? Unless("hi") : text.Any(letter => letter is >= '\u0A00' and <= '\u0A7F') ? Unless("pa") : OriginalLang;

    private string? Unless(string code) => Info.Language.Code == code ? null : code;

    /// <summary>What the default language is called in the page's language.</summary>
    protected string OriginalLanguage => Words.LanguageName(Site.Settings.DefaultLanguage.Code);

    /// <summary>Text that was made by us, tags and all: the only way HTML enters a page.</summary>
    protected static MarkupString Html(string html) => new(html);
}

/// <summary>A page type: a component with a model of its own.</summary>
/// <typeparam name="TModel">What the page shows.</typeparam>
public abstract class PageComponent<TModel> : PagePart
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;
}
