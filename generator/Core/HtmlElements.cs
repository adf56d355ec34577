using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>How an element nests, as far as a browser's parser cares.</summary>
/// <param name="IsVoid">Whether it can hold nothing and has no end tag.</param>
/// <param name="EndsParagraphs">Whether it ends an open paragraph.</param>
/// <param name="IsNeverInItself">Whether a browser ends an open one where another begins.</param>
/// <param name="IsDrawn">Whether it is part of a drawing, where <c>/&gt;</c> ends an element.</param>
/// <param name="Parents">The elements it may directly stand in; empty where any may hold it that is not particular about what it holds.</param>
internal sealed record HtmlElement(bool IsVoid = false, bool EndsParagraphs = false, bool IsNeverInItself = false, bool IsDrawn = false, params ImmutableArray<string> Parents)
{
    /// <summary>Whether a browser ends a heading it directly stands in.</summary>
    internal bool IsHeading { get; init; }

    /// <summary>Whether it is part of a list of terms.</summary>
    internal bool IsTerm { get; init; }

    /// <summary>Whether a browser leaves it where it stands.</summary>
    /// <param name="parent">The element it directly stands in.</param>
    /// <param name="around">The element around that.</param>
    internal bool MayStandIn(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> around)
    {
        if (IsHeading && parent is [(byte)'h', >= (byte)'1' and <= (byte)'6'])
            return false;
        if (Parents.IsEmpty)
            return !HtmlElements.HoldsOnlyItsOwn(parent);
        foreach (string one in Parents)
            if (Ascii.Equals(parent, one))
                // A group of terms within a list of terms; in any other a browser ends the term around it.
                return !IsTerm || one != "div" || around.SequenceEqual("dl"u8);
        return false;
    }
}

/// <summary>The elements whose place in the tree depends on what is around them; all others stand where they are written.</summary>
internal static class HtmlElements
{
    /// <summary>What names of elements are made of.</summary>
    internal static readonly SearchValues<byte> InNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-"u8);

    private static readonly HtmlElement Plain = new();
    private static readonly HtmlElement Block = new(EndsParagraphs: true);
    private static readonly HtmlElement Heading = new(EndsParagraphs: true) { IsHeading = true };
    private static readonly HtmlElement Void = new(IsVoid: true);
    private static readonly HtmlElement OnlyOne = new(IsNeverInItself: true);

    // Elements that may stand directly in these are named by the elements themselves; a browser would move anything else.
    private static readonly FrozenSet<string> OfOwn = ["html", "head", "table", "thead", "tbody", "tr", "select", "datalist", "svg", "path", "circle", "textarea", "title", "script", "option"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OfOwnByName = OfOwn.GetAlternateLookup<ReadOnlySpan<char>>();

    // A browser leaves scripts and templates wherever they are; ours stand in these.
    private static readonly ImmutableArray<string> Holders =
    [
        "head", "body", "main", "article", "section", "div", "fieldset", "form", "header", "footer", "nav", "aside", "details", "li", "td",
        "site-search", "site-finder", "open-now", "help-bar", "country-choice", "recovery-plan", "next-day", "saved-copy", "site-choices", "kept-pages",
    ];

    private static readonly FrozenDictionary<string, HtmlElement> All = new Dictionary<string, HtmlElement>
    {
        ["html"] = new(Parents: ["-"]),
        ["head"] = new(Parents: ["html"]),
        ["body"] = new(Parents: ["html"]),
        ["title"] = new(Parents: ["head"]),
        ["meta"] = new(IsVoid: true, Parents: ["head"]),
        ["link"] = new(IsVoid: true, Parents: ["head"]),
        ["thead"] = new(Parents: ["table"]),
        ["tbody"] = new(Parents: ["table"]),
        ["tr"] = new(Parents: ["thead", "tbody"]),
        ["td"] = new(Parents: ["tr"]),
        ["th"] = new(Parents: ["tr"]),
        ["li"] = new(EndsParagraphs: true, Parents: ["ul", "ol", "template"]),
        ["dt"] = new(EndsParagraphs: true, Parents: ["dl", "div", "template"]) { IsTerm = true },
        ["dd"] = new(EndsParagraphs: true, Parents: ["dl", "div", "template"]) { IsTerm = true },
        ["option"] = new(Parents: ["select", "datalist", "template"]),
        ["script"] = new(Parents: Holders),
        ["template"] = new(Parents: Holders),
        ["path"] = new(IsDrawn: true, Parents: ["svg"]),
        ["circle"] = new(IsDrawn: true, Parents: ["svg"]),
        ["a"] = OnlyOne,
        ["button"] = OnlyOne,
        ["form"] = new(EndsParagraphs: true, IsNeverInItself: true),
        ["hr"] = new(IsVoid: true, EndsParagraphs: true),
        ["h1"] = Heading,
        ["h2"] = Heading,
        ["h3"] = Heading,
        ["h4"] = Heading,
        ["h5"] = Heading,
        ["h6"] = Heading,
    }
    .Concat(new[] { "br", "img", "input" }.Select(name => KeyValuePair.Create(name, Void)))
    .Concat(new[] { "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer", "header", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul" }.Select(name => KeyValuePair.Create(name, Block)))
    .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HtmlElement>.AlternateLookup<ReadOnlySpan<char>> ByName = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How the element of that name nests.</summary>
    internal static HtmlElement Of(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[MostLetters];
        return Spell(name, letters) is { IsEmpty: false } spelled && ByName.TryGetValue(spelled, out HtmlElement? element) ? element : Plain;
    }

    /// <summary>Whether the element holds text that is not looked at for tags: a script, a title, a text field.</summary>
    internal static bool HoldsTextOnly(ReadOnlySpan<byte> name) => name.SequenceEqual("script"u8) || name.SequenceEqual("title"u8) || name.SequenceEqual("textarea"u8);

    /// <summary>Whether text in the element would be moved elsewhere.</summary>
    internal static bool HoldsNoText(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("html"u8) || name.SequenceEqual("head"u8) || name.SequenceEqual("table"u8) || name.SequenceEqual("thead"u8) || name.SequenceEqual("tbody"u8) || name.SequenceEqual("tr"u8) || name.SequenceEqual("select"u8);

    /// <summary>Whether only elements that name it as their parent may stand in it.</summary>
    internal static bool HoldsOnlyItsOwn(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[MostLetters];
        return Spell(name, letters) is { IsEmpty: false } spelled && OfOwnByName.Contains(spelled);
    }

    private const int MostLetters = 16;

    private static ReadOnlySpan<char> Spell(ReadOnlySpan<byte> name, Span<char> letters) =>
        name.Length <= letters.Length && Ascii.ToUtf16(name, letters, out int length) == OperationStatus.Done ? letters[..length] : default;
}
