using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace RecoveryGuide.Checks;

/// <summary>Which elements and attributes a finished page may hold.</summary>
internal static class Allowed
{
    private static readonly FrozenSet<string> Elements =
    [
        "html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "footer", "section", "article", "aside", "div", "span", "p", "h1", "h2", "h3", "h4",
        "a", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "sup", "bdi", "abbr",
        "button", "form", "label", "input", "textarea", "datalist", "select", "option", "fieldset", "legend", "details", "summary", "template", "hr", "br", "figure", "figcaption",
        "svg", "path", "circle", "img",
        "site-search", "site-finder", "open-now", "help-bar", "country-choice", "recovery-plan", "next-day", "saved-copy", "site-choices", "kept-pages",
    ];

    private static readonly FrozenSet<string> Everywhere = ["class", "id", "lang", "dir", "hidden", "tabindex", "role", "translate", "spellcheck"];

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByElement = new Dictionary<string, FrozenSet<string>>
    {
        ["a"] = ["href", "rel", "hreflang"],
        ["button"] = ["type", "disabled"],
        ["form"] = ["novalidate", "action"],
        ["html"] = [],
        ["input"] = ["type", "autocomplete", "inputmode", "list", "value", "placeholder", "min", "max", "maxlength", "accept"],
        ["label"] = ["for"],
        ["link"] = ["rel", "href", "hreflang", "type", "media", "title", "integrity"],
        ["meta"] = ["charset", "name", "content", "http-equiv", "property"],
        ["select"] = ["autocomplete"],
        ["textarea"] = ["rows", "maxlength", "placeholder", "autocomplete", "inputmode"],
        ["option"] = ["value", "selected"],
        ["script"] = ["src", "type", "integrity"],
        ["td"] = ["colspan", "rowspan", "headers"],
        ["th"] = ["scope", "colspan", "rowspan"],
        ["ol"] = ["start"],
        ["details"] = ["open"],
        ["svg"] = ["viewBox", "width", "height", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "preserveAspectRatio"],
        ["path"] = ["d", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"],
        ["img"] = ["src", "alt", "width", "height", "loading"],
        ["circle"] = ["cx", "cy", "r", "fill", "stroke", "stroke-width"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What a page may say about itself to browsers and machines. A referrer policy here would go before the host's own.
    private static readonly FrozenSet<string> MetaNames = ["viewport", "description", "color-scheme", "robots"];

    /// <summary>The one thing that is allowed on one page: going on without being asked.</summary>
    internal static readonly (string Rule, string Sentence) SendsOn = (Rule.Attribute, "holds 'http-equiv'; only the page that leaves the site may.");

    /// <summary>A script that stands on the page itself.</summary>
    internal static readonly (string Rule, string Sentence) OwnScript = (Rule.Element, "holds a script of its own; scripts are files of the theme.");

    // Longer than any name that is allowed.
    private const int MostLetters = 32;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ElementsByName = Elements.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EverywhereByName = Everywhere.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, FrozenSet<string>>.AlternateLookup<ReadOnlySpan<char>> ByElementName = ByElement.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds rule and sentence for each thing on a beginning element that no page may hold.</summary>
    internal static void Check(scoped ref HtmlReader reader, List<(string Rule, string Sentence)> offences)
    {
        Span<char> letters = stackalloc char[MostLetters];
        ReadOnlySpan<char> element = Spelled(reader.Name, letters);
        if (!ElementsByName.Contains(element))
            offences.Add((Rule.Element, $"holds the element '{Encoding.UTF8.GetString(reader.Name)}', which no page may."));
        ByElementName.TryGetValue(element, out FrozenSet<string>? own);
        bool sendsOn = false;
        Span<char> attribute = stackalloc char[MostLetters];
        for (int i = 0; i < reader.AttributeCount; i++)
        {
            ReadOnlySpan<byte> written = reader.AttributeName(i);
            sendsOn |= Ascii.EqualsIgnoreCase(written, "http-equiv");
            if (!written.StartsWith("aria-"u8) && !written.StartsWith("data-"u8) && !IsAllowed(ref reader, Spelled(written, attribute), own))
                offences.Add((Rule.Attribute, $"holds the attribute '{Encoding.UTF8.GetString(written)}' on '{element}', which no page may."));
        }
        CheckValues(element, ref reader, offences);
        if (element is "script" && !IsData(ref reader))
        {
            reader.Attribute("src"u8, out bool isFile);
            if (!isFile)
                offences.Add(OwnScript);
        }
        if (sendsOn)
            offences.Add(SendsOn);
    }

    // Attributes that are allowed, but not with every value.
    private static void CheckValues(scoped ReadOnlySpan<char> element, scoped ref HtmlReader reader, List<(string Rule, string Sentence)> offences)
    {
        if (element is "meta" && Value(ref reader, "name"u8) is { } name && !MetaNames.Contains(name))
            offences.Add((Rule.Attribute, $"holds the 'meta' of the name '{name}', which no page may. Allowed: {string.Join(", ", MetaNames.Order(StringComparer.Ordinal))}."));
        else if ((element is "script" && Value(ref reader, "src"u8) is not null || element is "link" && Value(ref reader, "rel"u8) == "stylesheet") && Value(ref reader, "integrity"u8)?.StartsWith("sha256-", StringComparison.Ordinal) != true)
            offences.Add((Rule.Attribute, $"holds '{element}' without 'integrity'; a browser could not tell a file that was changed on its way."));
        else if (element is "form" && Value(ref reader, "action"u8) is { Length: > 0 } action)
            offences.Add((Rule.Attribute, $"holds a form that is sent to '{action}'; what is typed stays on the page."));
        else if (element is "svg" or "path" or "circle")
            foreach (string? paint in (string?[])[Value(ref reader, "fill"u8), Value(ref reader, "stroke"u8)])
                if (paint?.Contains('(', StringComparison.Ordinal) == true)
                    offences.Add((Rule.Attribute, $"holds a drawing painted with '{paint}'; a colour refers to nothing else."));
    }

    private static string? Value(scoped ref HtmlReader reader, scoped ReadOnlySpan<byte> attribute)
    {
        ReadOnlySpan<byte> value = reader.Attribute(attribute, out bool isThere);
        return isThere ? HtmlText.Resolve(value) : null;
    }

    /// <summary>Whether what a script element holds is data, which no browser runs.</summary>
    internal static bool IsData(scoped ref HtmlReader reader)
    {
        string type = HtmlText.Resolve(reader.Attribute("type"u8, out _));
        return type is "application/json" or "application/ld+json";
    }

    private static bool IsAllowed(scoped ref HtmlReader reader, scoped ReadOnlySpan<char> name, FrozenSet<string>? own)
    {
        if (EverywhereByName.Contains(name) || own?.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) == true)
            return true;
        // A named field would put what was typed into an address when a form is sent. What stands in no form is never sent; in one only radio buttons need a name, to belong together.
        bool isField = reader.Name.SequenceEqual("input"u8) || reader.Name.SequenceEqual("textarea"u8) || reader.Name.SequenceEqual("select"u8);
        return name is "name" && isField && (reader.Attribute("type"u8, out _).SequenceEqual("radio"u8) || !reader.IsIn("form"u8));
    }

    // What is longer than any allowed name is not looked up: no name is empty, so nothing is found.
    private static ReadOnlySpan<char> Spelled(scoped ReadOnlySpan<byte> name, Span<char> letters) =>
        name.Length <= letters.Length && Ascii.ToUtf16(name, letters, out int length) == OperationStatus.Done ? letters[..length] : default;
}
