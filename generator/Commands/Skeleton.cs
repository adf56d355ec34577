using System.Text;
using RecoveryGuide.Schemas;

namespace RecoveryGuide.Commands;

/// <summary>
/// A file to be filled in, made of the shape of its kind: every key that must be there with a placeholder that says what to write, and every other as a comment that shows how it is
/// written. What readers come to ask for, skeletons have, too.
/// </summary>
public static class Skeleton
{
    private const int Step = 2;

    /// <summary>The keys of a map, a line each.</summary>
    /// <param name="shape">The map.</param>
    /// <param name="known">Values that are known already, as they stand in YAML.</param>
    /// <param name="wanted">Keys that may be left out, and are asked for all the same.</param>
    /// <param name="indent">How far the lines stand in.</param>
    public static string Of(MapShape shape, IReadOnlyDictionary<string, string> known, ImmutableArray<string> wanted, int indent = 0)
    {
        StringBuilder lines = new();
        foreach (Key key in shape.Keys)
            if (known.TryGetValue(key.Name, out string? value))
                Line(lines, indent, $"{key.Name}: {value}");
            else if (key.IsRequired || wanted.Contains(key.Name))
                Ask(lines, indent, key);
            else
                Line(lines, indent, $"# {key.Name}: {key.Shape.Short}  # {key.About}");
        return lines.ToString();
    }

    /// <summary>The same as the first entry of a list.</summary>
    public static string Entry(MapShape shape, IReadOnlyDictionary<string, string> known, ImmutableArray<string> wanted, int indent) =>
        Of(shape, known, wanted, indent + Step) is var lines ? $"{new string(' ', indent)}- {lines[(indent + Step)..]}" : "";

    /// <summary>A text in quotes, as it stands in YAML.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static void Ask(StringBuilder lines, int indent, Key key)
    {
        switch (key.Shape)
        {
            case MapShape map:
                Line(lines, indent, key.Name + ":");
                lines.Append(Of(map, NothingKnown, [], indent + Step));
                break;
            case ListShape { Item: MapShape or EitherShape } list:
                Line(lines, indent, key.Name + ":");
                lines.Append(Entry(list.Item as MapShape ?? (MapShape)((EitherShape)list.Item).Of[0], NothingKnown, [], indent + Step));
                break;
            case ListShape { Allowed.IsEmpty: true } list:
                Line(lines, indent, key.Name + ":");
                for (int item = 0; item < Math.Max(1, list.Least); item++)
                    Line(lines, indent + Step, $"- {Asked(key)}");
                break;
            case ListShape:
                Line(lines, indent, $"{key.Name}: [{Asked(key)}]");
                break;
            // What has one answer is no question.
            case { Allowed: [var only] }:
                Line(lines, indent, $"{key.Name}: {only}");
                break;
            default:
                Line(lines, indent, $"{key.Name}: {Asked(key)}");
                break;
        }
    }

    private static string Asked(Key key)
    {
        string allowed = string.Join(", ", key.Shape.Allowed);
        string how = allowed.Length == 0 ? "" : key.Shape is ListShape ? $" (one or more of: {allowed})" : $" (one of: {allowed})";
        return Quoted(Placeholder.For(key.About + how));
    }

    private static ImmutableDictionary<string, string> NothingKnown => ImmutableDictionary<string, string>.Empty;

    private static void Line(StringBuilder lines, int indent, string text) => lines.Append(' ', indent).Append(text).Append('\n');
}
