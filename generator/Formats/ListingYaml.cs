using System.Text;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Formats;

/// <summary>Writes listings as our own files have them.</summary>
public static partial class ListingYaml
{
    /// <summary>The first line of every file an import wrote: only such a file is written over.</summary>
    public const string Header = "# Imported listings: change the data where it is published and import it again.";

    /// <summary>Files of at most so many entries and characters: half of what our own reader allows, for accents take two bytes.</summary>
    private const int MostEntries = 250;
    private const int MostCharacters = 120_000;

    /// <summary>The texts of one or more files.</summary>
    public static ImmutableArray<string> Write(IEnumerable<YamlMap> entries)
    {
        List<string> files = [];
        StringBuilder file = new();
        int count = 0;
        foreach (YamlMap entry in entries)
        {
            string text = EntryText(entry);
            if (count == MostEntries || (count > 0 && file.Length + text.Length > MostCharacters))
            {
                files.Add(file.ToString());
                file.Clear();
                count = 0;
            }
            if (count++ == 0)
                file.Append(Header).Append("\nlistings:\n");
            file.Append(text);
        }
        if (count > 0)
            files.Add(file.ToString());
        return [.. files];
    }

    private static string EntryText(YamlMap entry)
    {
        StringBuilder text = new();
        foreach ((YamlEntry pair, int index) in entry.Entries.Select((pair, index) => (pair, index)))
        {
            text.Append(index == 0 ? "  - " : "    ").Append(pair.Key).Append(':');
            if (pair.Value is YamlList { Items: [YamlMap, ..] } list)
            {
                text.Append('\n');
                foreach (YamlMap below in list.Items.OfType<YamlMap>())
                    AppendBelow(text, below);
            }
            else
                text.Append(' ').Append(Inline(pair.Value)).Append('\n');
        }
        return text.ToString();
    }

    private static void AppendBelow(StringBuilder text, YamlMap map)
    {
        foreach ((YamlEntry pair, int index) in map.Entries.Select((pair, index) => (pair, index)))
            text.Append(index == 0 ? "      - " : "        ").Append(pair.Key).Append(": ").Append(Inline(pair.Value)).Append('\n');
    }

    private static string Inline(YamlNode node) => node switch
    {
        YamlScalar scalar => Scalar(scalar.Value),
        YamlList list => $"[{string.Join(", ", list.Items.Select(Inline))}]",
        YamlMap map => $"{{{string.Join(", ", map.Entries.Select(pair => $"{pair.Key}: {Inline(pair.Value)}"))}}}",
        _ => "\"\"",
    };

    private static string Scalar(string value) => Plain().IsMatch(value) ? value : $"\"{Escaped(value)}\"";

    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    // Ids, words of our lists, days and degrees; everything else stands in quotes and cannot be taken for anything.
    [GeneratedRegex(@"^[a-z][a-z0-9\-]*\z|^[A-Z]{2,4}\z|^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z|^-?[0-9]+(\.[0-9]+)?\z|^https://[A-Za-z0-9\-._~/%=+]+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
