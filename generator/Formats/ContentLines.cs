using System.Text;

namespace RecoveryGuide.Formats;

/// <summary>The lines iCalendar and vCard files are made of: RFC 5545, 3.1 and RFC 6350, 3.2. Each ends with CRLF, and none is longer than 75 octets.</summary>
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
        int octets = 0;
        foreach (Rune letter in $"{name}:{value}".EnumerateRunes())
        {
            // A value that was not escaped must still not begin a line of its own.
            if (Rune.IsControl(letter) && letter.Value != '\t')
                continue;
            // A letter of several octets is never torn apart; the space that begins a continued line counts, too.
            if (octets + letter.Utf8SequenceLength > MostOctets)
            {
                text.Append(End).Append(' ');
                octets = 1;
            }
            text.Append(letter.ToString());
            octets += letter.Utf8SequenceLength;
        }
        text.Append(End);
        return this;
    }

    /// <summary>Adds a line whose value is text, or nothing where there is none.</summary>
    public ContentLines AddText(string name, string? value) => value is null ? this : Add(name, Text(value));

    /// <summary>A text as a value: RFC 5545, 3.3.11 and RFC 6350, 3.4. Control characters, which neither allows, become spaces.</summary>
    public static string Text(string text)
    {
        StringBuilder value = new();
        foreach (char letter in text.ReplaceLineEndings("\n"))
            value.Append(letter switch
            {
                '\\' => @"\\",
                ';' => @"\;",
                ',' => @"\,",
                '\n' => @"\n",
                _ when char.IsControl(letter) && letter != '\t' => " ",
                _ => letter.ToString(),
            });
        return value.ToString();
    }

    /// <summary>The file.</summary>
    public override string ToString() => text.ToString();
}
