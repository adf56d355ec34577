using System.Text;

namespace RecoveryGuide.Formats;

/// <summary>The lines of a vCard file: RFC 6350, 3.2. Each ends with CRLF, and none is longer than 75 octets. Our own, as no library that is kept up could be restored (FolkerKinzel.VCards was tried).</summary>
internal sealed class ContentLines
{
    private const int MostOctets = 75;
    private const string End = "\r\n";

    private readonly StringBuilder text = new();

    /// <summary>Adds a line whose value is written as it stands.</summary>
    /// <param name="name">The property with its parameters.</param>
    /// <param name="value">Its value, which holds no line end.</param>
    public ContentLines Add(string name, string value)
    {
        // A value that was not escaped must still not begin a line of its own.
        Rune[] letters = [.. $"{name}:{value}".EnumerateRunes().Where(letter => !Rune.IsControl(letter) || letter.Value == '\t')];
        int first = 0;
        while (first < letters.Length)
        {
            int next = EndOf(letters, first);
            // The space that begins a continued line counts, too.
            text.Append(first > 0 ? End + " " : "");
            foreach (Rune letter in letters.AsSpan(first, next - first))
                text.Append(letter.ToString());
            first = next;
        }
        text.Append(End);
        return this;
    }

    // A letter of several octets is never torn apart, and a number only where it alone is longer than a line: who looks for a number in the file must find it.
    private static int EndOf(Rune[] letters, int first)
    {
        int octets = first > 0 ? 1 : 0;
        int end = first;
        while (end < letters.Length && octets + letters[end].Utf8SequenceLength <= MostOctets)
            octets += letters[end++].Utf8SequenceLength;
        int whole = end;
        while (whole < letters.Length && whole > first && Rune.IsDigit(letters[whole]) && Rune.IsDigit(letters[whole - 1]))
            whole--;
        return whole > first ? whole : end;
    }

    /// <summary>Adds a line whose value is text, or nothing where there is none.</summary>
    public ContentLines AddText(string name, string? value) => value is null ? this : Add(name, Text(value));

    /// <summary>A text as a value: RFC 6350, 3.4.</summary>
    public static string Text(string text)
    {
        StringBuilder value = new();
        foreach (char letter in Plain(text))
            value.Append(letter switch
            {
                '\\' => @"\\",
                ';' => @"\;",
                ',' => @"\,",
                '\n' => @"\n",
                _ => letter.ToString(),
            });
        return value.ToString();
    }

    /// <summary>A text as iCalendar (RFC 5545, 3.3.11) and vCard can hold it: line ends are one, and control characters, which neither allows, are spaces.</summary>
    public static string Plain(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(letter => char.IsControl(letter) && letter is not ('\n' or '\t') ? ' ' : letter));

    /// <summary>The file.</summary>
    public override string ToString() => text.ToString();
}
