using System.Buffers;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>What an <see cref="HtmlReader"/> stands on.</summary>
public enum HtmlToken
{
    /// <summary>Nothing is left.</summary>
    End,

    /// <summary>An element begins; one that cannot hold anything also ends.</summary>
    Start,

    /// <summary>An element ends.</summary>
    Close,

    /// <summary>Text between tags, or what a script, a title or a text field holds.</summary>
    Text,
}

/// <summary>
/// Reads finished HTML in one pass, strictly: it accepts only what says plainly what it means, so that every browser makes the same tree of it as stands in the source.
/// Whatever a browser would have to mend (WHATWG HTML, 13.2 "Parsing HTML documents": elements left open or closed in another order, blocks in paragraphs, text between table rows,
/// attributes without quotes) is refused as a <see cref="Fault"/>. Where it accepts a page, a browser's parser sees the same elements, attributes and texts; a test holds it to that.
/// </summary>
public ref struct HtmlReader
{
    // More open elements than any page of ours has; attributes likewise.
    private const int MostOpen = 128;
    private const int MostAttributes = 32;

    private static readonly SearchValues<byte> NotInNames = SearchValues.Create(" \t\n\r\f\"'>/=<\0"u8);

    private readonly ReadOnlySpan<byte> html;
    private readonly (int Start, int Length)[] open = ArrayPool<(int, int)>.Shared.Rent(MostOpen);
    private readonly (int Name, int NameLength, int Value, int ValueLength)[] attributes = ArrayPool<(int, int, int, int)>.Shared.Rent(MostAttributes);
    private int at;
    private int text;
    private int textEnd;
    private int name;
    private int nameLength;
    private bool pendingClose;
    private bool isOpened;
    private bool hasRoot;

    /// <summary>Begins to read a document.</summary>
    public HtmlReader(ReadOnlySpan<byte> html)
    {
        this.html = html;
        ReadOnlySpan<byte> doctype = "<!doctype html>"u8;
        if (html.StartsWith(doctype))
            at = doctype.Length;
        else
            Fault = "does not begin with '<!doctype html>'.";
        if (html.Contains((byte)0))
            Fault = "holds a NUL.";
    }

    /// <summary>What a browser would have to mend, to be read after the page's address; null where nothing was found yet. Reading ends there.</summary>
    public string? Fault { get; private set; }

    /// <summary>How many elements are open. A beginning element counts itself, unless it cannot hold anything.</summary>
    public int Depth { get; private set; }

    /// <summary>Where the token begins.</summary>
    public int Position { get; private set; }

    /// <summary>Where the token ends.</summary>
    public readonly int End => at;

    /// <summary>How many attributes the beginning element has.</summary>
    public int AttributeCount { get; private set; }

    /// <summary>The name of the beginning or ending element.</summary>
    public readonly ReadOnlySpan<byte> Name => html.Slice(name, nameLength);

    /// <summary>The text as it stands: character references are not resolved.</summary>
    public readonly ReadOnlySpan<byte> RawText => html[text..textEnd];

    /// <summary>An attribute's name.</summary>
    public readonly ReadOnlySpan<byte> AttributeName(int number) => html.Slice(attributes[number].Name, attributes[number].NameLength);

    /// <summary>An attribute's value as it stands: character references are not resolved.</summary>
    public readonly ReadOnlySpan<byte> AttributeValue(int number) => html.Slice(attributes[number].Value, attributes[number].ValueLength);

    /// <summary>The value of the attribute of that name, as it stands; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> wanted, out bool isThere)
    {
        for (int i = 0; i < AttributeCount; i++)
            if (AttributeName(i).SequenceEqual(wanted))
            {
                isThere = true;
                return AttributeValue(i);
            }
        isThere = false;
        return default;
    }

    /// <summary>Whether an element of that name is open around the token, itself left out.</summary>
    public readonly bool IsIn(ReadOnlySpan<byte> wanted)
    {
        for (int i = (isOpened ? Depth - 1 : Depth) - 1; i >= 0; i--)
            if (NameOf(i).SequenceEqual(wanted))
                return true;
        return false;
    }

    /// <summary>Whether an element of that name is the nearest one around the token.</summary>
    public readonly bool IsDirectlyIn(ReadOnlySpan<byte> wanted) => (isOpened ? Depth - 2 : Depth - 1) is >= 0 and var level && NameOf(level).SequenceEqual(wanted);

    /// <summary>Gives back what it borrowed.</summary>
    public readonly void Dispose()
    {
        ArrayPool<(int, int)>.Shared.Return(open);
        ArrayPool<(int, int, int, int)>.Shared.Return(attributes);
    }

    /// <summary>Goes on to the next token.</summary>
    public HtmlToken Read()
    {
        if (Fault is not null)
            return HtmlToken.End;
        Position = at;
        isOpened = false;
        if (pendingClose)
        {
            pendingClose = false;
            AttributeCount = 0;
            return HtmlToken.Close;
        }
        if (at >= html.Length)
        {
            if (Depth > 0)
                Refuse($"leaves '{Spelled(NameOf(Depth - 1))}' open.");
            else if (!hasRoot)
                Refuse("is empty.");
            return HtmlToken.End;
        }
        if (Depth > 0 && HtmlElements.HoldsTextOnly(NameOf(Depth - 1)) && !html[at..].StartsWith("</"u8))
            return ReadTextOnly();
        if (html[at] != '<')
            return ReadText();
        if (at + 1 < html.Length && html[at + 1] == '/')
            return ReadClose();
        return ReadStart();
    }

    private readonly ReadOnlySpan<byte> NameOf(int level) => html.Slice(open[level].Start, open[level].Length);

    private HtmlToken Refuse(string fault)
    {
        Fault ??= fault;
        return HtmlToken.End;
    }

    private readonly string Near()
    {
        int from = Math.Max(0, Math.Min(Position, html.Length));
        return Spelled(html[from..Math.Min(html.Length, from + 40)]);
    }

    private static string Spelled(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private HtmlToken ReadText()
    {
        int length = html[at..].IndexOf((byte)'<');
        text = at;
        textEnd = at = length < 0 ? html.Length : at + length;
        if (HtmlText.FirstFault(RawText) is { } fault)
            return Refuse($"holds '{fault}', which is no character reference.");
        if (Depth == 0 || HtmlElements.HoldsNoText(NameOf(Depth - 1)))
            if (!HtmlText.IsBlank(RawText))
                return Refuse($"holds text near '{Near()}' where only elements may stand.");
        return HtmlToken.Text;
    }

    // What a script, a title or a text field holds ends at the first end tag, which must be its own, spelt plainly: a browser would take others for it, too.
    private HtmlToken ReadTextOnly()
    {
        ReadOnlySpan<byte> element = NameOf(Depth - 1);
        int length = html[at..].IndexOf("</"u8);
        if (length < 0)
            return Refuse($"leaves '{Spelled(element)}' open.");
        text = at;
        textEnd = at += length;
        if (RawText.IndexOf("<!--"u8) >= 0)
            return Refuse($"holds '<!--' in '{Spelled(element)}'.");
        if (!element.SequenceEqual("script"u8) && HtmlText.FirstFault(RawText) is { } fault)
            return Refuse($"holds '{fault}', which is no character reference.");
        return HtmlToken.Text;
    }

    private HtmlToken ReadClose()
    {
        name = at + 2;
        int length = html[name..].IndexOf((byte)'>');
        if (length < 0)
            return Refuse($"does not end the tag near '{Near()}'.");
        nameLength = length;
        at = name + length + 1;
        AttributeCount = 0;
        if (Depth == 0 || !NameOf(Depth - 1).SequenceEqual(Name))
            return Refuse($"ends '{Spelled(Name)}' where {(Depth == 0 ? "nothing" : $"'{Spelled(NameOf(Depth - 1))}'")} is open.");
        Depth--;
        return HtmlToken.Close;
    }

    private HtmlToken ReadStart()
    {
        name = at + 1;
        int end = html[name..].IndexOfAnyExcept(HtmlElements.InNames);
        if (end <= 0 || !char.IsAsciiLetterLower((char)html[name]))
            return Refuse($"holds '{Near()}', which begins no element.");
        nameLength = end;
        at = name + end;
        if (!ReadAttributes(out bool closesItself))
            return Refuse($"holds a tag near '{Near()}' whose attributes are not written plainly.");
        HtmlElement element = HtmlElements.Of(Name);
        ReadOnlySpan<byte> parent = Depth == 0 ? default : NameOf(Depth - 1);
        if (closesItself && !element.IsVoid && !element.IsDrawn)
            return Refuse($"closes '{Spelled(Name)}' within its own tag.");
        if (Depth == 0)
        {
            if (hasRoot || !Name.SequenceEqual("html"u8))
                return Refuse($"holds '{Spelled(Name)}' outside 'html'.");
            hasRoot = true;
        }
        else if (!element.MayStandIn(parent, Depth > 1 ? NameOf(Depth - 2) : default))
            return Refuse($"holds '{Spelled(Name)}' directly in '{Spelled(parent)}'.");
        if (element.EndsParagraphs && IsInParagraph())
            return Refuse($"holds '{Spelled(Name)}' in a paragraph.");
        if (element.IsNeverInItself && IsOpen(Name))
            return Refuse($"holds '{Spelled(Name)}' in another of its kind.");
        if (element.IsVoid)
            return HtmlToken.Start;
        if (Depth == MostOpen)
            return Refuse($"nests more than {MostOpen} elements.");
        if (closesItself)
            pendingClose = true;
        else
        {
            open[Depth++] = (name, nameLength);
            isOpened = true;
        }
        return HtmlToken.Start;
    }

    private readonly bool IsOpen(ReadOnlySpan<byte> wanted)
    {
        for (int i = Depth - 1; i >= 0; i--)
            if (NameOf(i).SequenceEqual(wanted))
                return true;
        return false;
    }

    // "has a p element in button scope": a paragraph outside these is not ended from within.
    private readonly bool IsInParagraph()
    {
        for (int i = Depth - 1; i >= 0; i--)
        {
            ReadOnlySpan<byte> element = NameOf(i);
            if (element.SequenceEqual("p"u8))
                return true;
            if (element.SequenceEqual("button"u8) || element.SequenceEqual("td"u8) || element.SequenceEqual("th"u8) || element.SequenceEqual("table"u8) || element.SequenceEqual("template"u8) || element.SequenceEqual("html"u8))
                return false;
        }
        return false;
    }

    private bool ReadAttributes(out bool closesItself)
    {
        AttributeCount = 0;
        closesItself = false;
        while (true)
        {
            int blanks = html[at..].IndexOfAnyExcept(" \t\n\r\f"u8);
            if (blanks < 0)
                return false;
            at += blanks;
            if (html[at] == '>')
            {
                at++;
                return true;
            }
            if (html[at] == '/')
            {
                closesItself = true;
                at++;
                return at < html.Length && html[at++] == '>';
            }
            if (blanks == 0 || AttributeCount == MostAttributes || !ReadAttribute())
                return false;
        }
    }

    private bool ReadAttribute()
    {
        int begin = at;
        int length = html[at..].IndexOfAny(NotInNames);
        if (length <= 0)
            return false;
        at += length;
        int value = at, valueLength = 0;
        if (html[at] == '=')
        {
            if (at + 1 >= html.Length || html[at + 1] != '"')
                return false;
            value = at + 2;
            valueLength = html[value..].IndexOf((byte)'"');
            if (valueLength < 0 || HtmlText.FirstFault(html.Slice(value, valueLength)) is not null)
                return false;
            at = value + valueLength + 1;
        }
        ReadOnlySpan<byte> written = html.Slice(begin, length);
        // A browser takes capitals away, but for the few names of drawings.
        if (written.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0 && !written.SequenceEqual("viewBox"u8) && !written.SequenceEqual("preserveAspectRatio"u8))
            return false;
        for (int i = 0; i < AttributeCount; i++)
            if (AttributeName(i).SequenceEqual(written))
                return false;
        attributes[AttributeCount++] = (begin, length, value, valueLength);
        return true;
    }
}
