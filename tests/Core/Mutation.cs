using System.Text;
using CsCheck;

namespace RecoveryGuide.Tests.Core;

/// <summary>What happens to a file by the hands of its editor, by a tool, or on purpose.</summary>
internal enum Damage
{
    /// <summary>A byte is another one.</summary>
    FlipByte,

    /// <summary>Some bytes are gone.</summary>
    RemoveBytes,

    /// <summary>Some bytes stand twice.</summary>
    RepeatBytes,

    /// <summary>Two pieces change places.</summary>
    SwapBytes,

    /// <summary>A byte no text has stands between the others.</summary>
    InsertByte,

    /// <summary>A line is gone.</summary>
    RemoveLine,

    /// <summary>A line stands twice.</summary>
    RepeatLine,

    /// <summary>A line is indented otherwise.</summary>
    IndentLine,

    /// <summary>A line lies elsewhere.</summary>
    MoveLine,

    /// <summary>A key has a letter too few.</summary>
    MisspellKey,

    /// <summary>Two keys have each other's values.</summary>
    SwapValues,

    /// <summary>A value is a payload, as it is.</summary>
    Value,

    /// <summary>A value is a payload in quotes.</summary>
    QuotedValue,

    /// <summary>A payload stands in the middle of a text.</summary>
    InsertPayload,

    /// <summary>A piece of Markdown stands on lines of its own.</summary>
    SpliceMarkdown,

    /// <summary>The file ends too early.</summary>
    CutShort,
}

/// <summary>One change of a file: every number it needs was drawn beforehand, so that a case can be repeated.</summary>
/// <param name="What">What happens.</param>
/// <param name="At">Where, as a part of the file.</param>
/// <param name="To">The other place, as a part of the file.</param>
/// <param name="Length">How much.</param>
/// <param name="Choice">Which payload, byte or depth.</param>
internal sealed record Mutation(Damage What, double At, double To, int Length, int Choice)
{
    /// <summary>Texts that would do harm if they became more than texts.</summary>
    internal static ImmutableArray<string> Payloads { get; } =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)' \" onfocus=\"alert(1)", "</script><script>alert(1)</script>", "</title><svg onload=alert(1)>", "--><b>", "<!--", "]]><x/>",
        "javascript:alert(1)", "java&#115;cript:alert(1)", "&lt;img src=x onerror=alert(1)&gt;", "&#x22;&#62;&#x202E;", "data:text/html,<script>alert(1)</script>", "//evil.example/", "https://user@evil.example/", "https://evil.example/?a=\"onload=alert(1)",
        "{{7*7}}", "{{", "{{hotline", "{{safety overdose}}", "{{number emergency}}", "{date}{id}{count}", "@(1+1)", "${7*7}", "<<a placeholder>>",
        "\u202Egnp.exe\u202C", "\u2066a\u2069", "a\u200Bb", "a\u00ADb", "a\0b", "a\u0085b\u2028c", "p\u0430ypal", "\uFEFFa", "e\u0301\u0327", "\U000E0041", "\u0645\u0631\u062D\u0628\u0627", "💊",
        new('x', 1 << 20), new('9', 400), new('[', 2_000), "1e999", "NaN", "-1", "99999999999999999999", "0x7fffffff", "9999-12-31", "0001-01-01", "2026-02-30", "99:99", "24:00",
        "a\r\nX-INJECTED: 1", "a\nEND:VCARD\nX-INJECTED:1", "a\rX-INJECTED:1", "a\\nX-INJECTED:1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "-1+1", "\t=1",
        "__proto__", "constructor", "../../etc/passwd", "/etc/passwd", "%2e%2e%2f", "CON", "a/b", "\\\\evil\\share", ".", "", " ", "~", "null", "true", "[]", "{}", "[a, b]", "{a: b}", "*a", "&a b", "!!binary x", "|", ">", "? a", "- a", "'", "\"", "#", "%TAG", "---", "...",
    ];

    private static readonly ImmutableArray<string> Fragments =
    [
        "![x](https://tracker.example/p.gif)", "[x](javascript:alert(1))", "[x](java&#115;cript:alert(1))", "<javascript:alert(1)>", "[x](https://example.org/){onclick=alert(1)}", "[x](//evil.example)", "[a](/find/)", "[b](#nowhere)", "[r]\n\n[r]: javascript:alert(1)",
        "[r]: https://example.org/\n\n[r]", "[x](https://example.org/ \"t\\\" onclick=alert(1)\")", "<https://example.org/>", "<a@example.org>", "[x](mailto:a@example.org?bcc=b@example.org)", "> > > quoted", new('>', 300), new('[', 500), new('*', 400), new('`', 99), new('{', 500),
        "| a | b |\n|:--|--:|\n| 1 | <b>2</b> |", "| a |\n|---|\n| b | c | d |", "## A heading", "## A heading {onclick=alert(1)}", "# Title", "### Three", "#### Four", "##", "Title\n---", "Title\n===", "```html\n<script>alert(1)</script>\n```", "```\nnever closed", "    <img src=x onerror=alert(1)>",
        "<div onclick=alert(1)>", "<b>x</b>", "<!-- x -->", "<?x?>", "***", "- a\n  - b\n    - c\n      > d", "1. a\n1. b", "999999999. a", "- [ ] task", "*a **b* c**", "~~x~~ ^x^ [^1] :smile: $x$", "Call 1800 123 4567 now.", "Call 112.", "Call **112** now.",
        "{{hotline in-line}}", "{{hotline nobody}}", "{{safety overdose}}", "{{safety overdose}} {{safety overdose}}", "{{worksheet plan}}", "{{source S1}}", "{{source}}", "{{evidence strong}}", "{{number emergency}}", "{{ }}", "}}", "{{a\nb}}", "&amp; &lt; &nbsp; &#0; &#xD800; &copy", "\\", "\\\\\n\\", "a  \nb", "---", "...", "\t", "\u00A0", "https://example.org/a",
    ];

    private static readonly ImmutableArray<byte> Bytes = [0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x22, 0x23, 0x27, 0x2D, 0x3A, 0x3C, 0x5B, 0x5C, 0x7B, 0x7F, 0x80, 0x85, 0xA0, 0xC0, 0xE2, 0xED, 0xF4, 0xF8, 0xFE, 0xFF];

    /// <summary>Any mutation.</summary>
    internal static Gen<Mutation> Any { get; } = Gen.Select(Gen.Enum<Damage>(), Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 24], Gen.Int[0, 100_000], (what, at, to, length, choice) => new Mutation(what, at, to, length, choice));

    /// <summary>The payload that was put in, where it is one; null elsewhere.</summary>
    internal string? Payload => What is Damage.Value or Damage.QuotedValue or Damage.InsertPayload ? Payloads[Choice % Payloads.Length] : null;

    /// <summary>What a case is called where it failed.</summary>
    public override string ToString() => $"{What} at {At:0.####} to {To:0.####}, {Length}, {(Payload is { } payload ? payload.Length > 60 ? $"{payload[..20]}… ({payload.Length})" : payload : What == Damage.SpliceMarkdown ? Fragments[Choice % Fragments.Length] : $"{Choice}")}";

    /// <summary>The bytes of a file after the change. Each byte is one letter meanwhile: what is cut may well be half a character.</summary>
    internal byte[] Of(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file);
        return Encoding.Latin1.GetBytes(What switch
        {
            Damage.FlipByte => text.Length == 0 ? text : Spliced(text, 1, ((char)(text[Place(At, text.Length - 1)] ^ (1 << Choice % 8))).ToString()),
            Damage.RemoveBytes => Spliced(text, Length, ""),
            Damage.RepeatBytes => text.Insert(Place(At, text.Length), Piece(text, At)),
            Damage.SwapBytes => Swapped(text),
            Damage.InsertByte => Spliced(text, 0, ((char)Bytes[Choice % Bytes.Length]).ToString()),
            Damage.InsertPayload => Spliced(text, 0, Latin(Payloads[Choice % Payloads.Length])),
            Damage.CutShort => text[..Place(At, text.Length)],
            _ => string.Join('\n', OfLines([.. text.Split('\n')])),
        });
    }

    private List<string> OfLines(List<string> lines)
    {
        int at = Place(At, lines.Count - 1);
        int to = Place(To, lines.Count - 1);
        switch (What)
        {
            case Damage.RemoveLine:
                lines.RemoveRange(at, Math.Min(Choice % 4 + 1, lines.Count - at));
                break;
            case Damage.RepeatLine:
                lines.InsertRange(to, lines.GetRange(at, Math.Min(Choice % 6 + 1, lines.Count - at)));
                break;
            case Damage.IndentLine:
                lines[at] = (Choice % 5) switch { 0 => "\t", 1 => "  ", 2 => " ", 3 => "      ", _ => "" } + (Choice % 2 == 0 ? lines[at].TrimStart() : lines[at]);
                break;
            case Damage.MoveLine:
                string moved = lines[at];
                lines.RemoveAt(at);
                lines.Insert(Math.Min(to, lines.Count), moved);
                break;
            case Damage.SpliceMarkdown:
                lines.InsertRange(at, ["", .. Latin(Fragments[Choice % Fragments.Length]).Split('\n'), ""]);
                break;
            case Damage.MisspellKey when NextKey(lines, at) is { } key:
                lines[key.Line] = lines[key.Line].Remove(key.Begin + Choice % Math.Max(1, key.Colon - key.Begin), 1);
                break;
            case Damage.SwapValues when NextKey(lines, at) is { } one && NextKey(lines, to) is { } other && one.Line != other.Line:
                (lines[one.Line], lines[other.Line]) = (lines[one.Line][..(one.Colon + 1)] + lines[other.Line][(other.Colon + 1)..], lines[other.Line][..(other.Colon + 1)] + lines[one.Line][(one.Colon + 1)..]);
                break;
            case Damage.Value or Damage.QuotedValue when NextKey(lines, at) is { } place:
                string payload = Payloads[Choice % Payloads.Length];
                string value = What == Damage.Value ? payload : Length % 3 == 0 ? Quoted("A text with " + payload + " in it") : Quoted(payload);
                // A list stays a list and a group a group, of another text.
                string old = lines[place.Line][(place.Colon + 1)..];
                lines[place.Line] = lines[place.Line][..(place.Colon + 1)] + " " + Latin(old.TrimStart().StartsWith('[') ? $"[{value}]" : old.TrimStart().StartsWith('{') && old.Contains(": ", StringComparison.Ordinal) ? InGroup(old, value) : value);
                break;
        }
        return lines;
    }

    private static string InGroup(string group, string value)
    {
        int colon = group.LastIndexOf(": ", StringComparison.Ordinal);
        int end = group.AsSpan(colon).IndexOfAny(",}]") is >= 0 and var length ? colon + length : group.Length;
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(group[..(colon + 2)])) + value + Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(group[end..]));
    }

    private static (int Line, int Begin, int Colon)? NextKey(List<string> lines, int from)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[(from + i) % lines.Count];
            int begin = line.Length - line.TrimStart(' ', '-', '{', '"').Length;
            int colon = line.IndexOf(": ", begin, StringComparison.Ordinal);
            if (colon < 0 && line.EndsWith(':'))
                colon = line.Length - 1;
            if (colon > begin && colon - begin < 24)
                return ((from + i) % lines.Count, begin, colon);
        }
        return null;
    }

    private string Spliced(string text, int cut, string with)
    {
        int at = Place(At, text.Length);
        return text[..at] + with + text[Math.Min(text.Length, at + cut)..];
    }

    private string Piece(string text, double where) => text.Substring(Place(where, text.Length), Math.Min(Length * 4, text.Length - Place(where, text.Length)));

    private string Swapped(string text)
    {
        (double first, double second) = At < To ? (At, To) : (To, At);
        (string one, string other) = (Piece(text, first), Piece(text, second));
        (int from, int to) = (Place(first, text.Length), Place(second, text.Length));
        return from + one.Length > to ? text : text[..from] + other + text[(from + one.Length)..to] + one + text[(to + other.Length)..];
    }

    private static int Place(double part, int most) => Math.Clamp((int)(part * (most + 1)), 0, Math.Max(0, most));

    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char letter in text)
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => $"\\u{(int)letter:X4}",
                _ => letter.ToString(),
            });
        return quoted.Append('"').ToString();
    }
}
