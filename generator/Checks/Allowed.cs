using AngleSharp.Dom;

namespace RecoveryGuide.Checks;

/// <summary>Which elements and attributes a finished page may hold.</summary>
internal static class Allowed
{
    private static readonly ImmutableHashSet<string> Elements =
    [
        "html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "footer", "section", "article", "aside", "div", "span", "p", "h1", "h2", "h3", "h4",
        "a", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "sup", "bdi", "abbr",
        "button", "form", "label", "input", "textarea", "datalist", "select", "option", "fieldset", "legend", "details", "summary", "template", "hr", "br", "figure", "figcaption",
        "svg", "path", "circle", "img",
        "site-search", "site-finder", "open-now", "help-bar", "country-choice", "recovery-plan", "next-day",
    ];

    private static readonly ImmutableHashSet<string> Everywhere = ["class", "id", "lang", "dir", "hidden", "tabindex", "role", "translate", "spellcheck"];

    private static readonly ImmutableDictionary<string, ImmutableHashSet<string>> ByElement = new Dictionary<string, ImmutableHashSet<string>>
    {
        ["a"] = ["href", "rel", "hreflang"],
        ["button"] = ["type", "disabled"],
        ["form"] = ["novalidate", "action"],
        ["html"] = [],
        ["input"] = ["type", "autocomplete", "inputmode", "list", "value", "placeholder", "min", "max", "maxlength", "accept"],
        ["label"] = ["for"],
        ["link"] = ["rel", "href", "hreflang", "type", "media", "title"],
        ["meta"] = ["charset", "name", "content", "http-equiv"],
        ["select"] = ["autocomplete"],
        ["textarea"] = ["rows", "maxlength", "placeholder", "autocomplete", "inputmode"],
        ["option"] = ["value", "selected"],
        ["script"] = ["src", "type"],
        ["td"] = ["colspan", "rowspan", "headers"],
        ["th"] = ["scope", "colspan", "rowspan"],
        ["ol"] = ["start"],
        ["details"] = ["open"],
        ["svg"] = ["viewBox", "width", "height", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "focusable", "preserveAspectRatio"],
        ["path"] = ["d", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"],
        ["img"] = ["src", "alt", "width", "height", "loading"],
        ["circle"] = ["cx", "cy", "r", "fill", "stroke", "stroke-width"],
    }.ToImmutableDictionary();

    /// <summary>The one thing that is allowed on one page: going on without being asked.</summary>
    internal static readonly (string Rule, string Sentence) SendsOn = (Rule.Attribute, "holds 'http-equiv'; only the page that leaves the site may.");

    /// <summary>Rule and sentence for each thing on a page that no page may hold.</summary>
    internal static IEnumerable<(string Rule, string Sentence)> Offences(IElement[] elements)
    {
        foreach (IElement element in elements.Concat(InTemplates(elements)))
        {
            if (!Elements.Contains(element.LocalName))
                yield return (Rule.Element, $"holds the element '{element.LocalName}', which no page may.");
            foreach (IAttr attribute in element.Attributes.Where(attribute => !IsAllowed(element, attribute.Name)))
                yield return (Rule.Attribute, $"holds the attribute '{attribute.Name}' on '{element.LocalName}', which no page may.");
            if (IsOwnScript(element))
                yield return (Rule.Element, "holds a script of its own; scripts are files of the theme.");
            if (element.HasAttribute("http-equiv"))
                yield return SendsOn;
        }
    }

    // What stands in a template is not part of the document's own tree, but a script will put it there.
    private static IEnumerable<IElement> InTemplates(IElement[] elements) =>
        elements.OfType<AngleSharp.Html.Dom.IHtmlTemplateElement>().SelectMany(template => template.Content.QuerySelectorAll("*"));

    private static bool IsAllowed(IElement element, string name) =>
        // A named field would put what was typed into an address when a form is sent. What stands in no form is never sent; in one only radio buttons need a name, to belong together.
        (name == "name" && element.LocalName is "input" or "textarea" or "select" && (element.GetAttribute("type") == "radio" || element.Closest("form") is null))
        || Everywhere.Contains(name) || name.StartsWith("aria-", StringComparison.Ordinal) || name.StartsWith("data-", StringComparison.Ordinal)
        || (ByElement.TryGetValue(element.LocalName, out ImmutableHashSet<string>? own) && own.Contains(name));

    private static bool IsOwnScript(IElement element)
    {
        bool isData = element.GetAttribute("type") is "application/json" or "application/ld+json";
        return element.LocalName == "script" && !isData && (element.GetAttribute("src") is null || element.TextContent.Length > 0);
    }
}
