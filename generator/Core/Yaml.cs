using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RecoveryGuide.Core;

/// <summary>Reads YAML through a gate that lets only plain data pass: no anchors, aliases, tags, merges, second documents or deep nests.</summary>
public static class Yaml
{
    private const int MaxDepth = 12;
    private const int MaxEvents = 40_000;
    private const int MaxScalar = 4_000;

    /// <summary>Reads one document whose root is a mapping.</summary>
    /// <param name="file">The file's path, for diagnostics.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="report">Takes the mistakes.</param>
    /// <param name="firstLine">The line of the file on which <paramref name="text"/> begins: 2 for front matter.</param>
    /// <returns>The mapping, or null where the text was refused, or still holds placeholders (<see cref="Placeholder"/>).</returns>
    public static YamlMap? Read(string file, string text, Diagnostics report, int firstLine = 1)
    {
        Reader reader = new(file, text, firstLine, report);
        try
        {
            return reader.Document();
        }
        catch (YamlException failure)
        {
            Mark place = IsTab(failure) ? failure.End : failure.Start;
            Source at = InText(new(file, (int)place.Line + firstLine - 1, (int)place.Column), text, firstLine);
            report.Error(Rule.YamlSyntax, at, $"this is not YAML: {Reason(failure)}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser's own state breaks over some mistakes, such as a bracket closed at the beginning of a line.
            report.Error(Rule.YamlSyntax, InText(reader.Last, text, firstLine), "this is not YAML: a bracket or a quotation mark near here is not closed, or a line is not indented.");
            return null;
        }
        catch (GateClosed)
        {
            return null;
        }
    }

    // What is not closed is missed behind the last line, where no editor can go.
    private static Source InText(Source at, string text, int firstLine)
    {
        ReadOnlySpan<char> rest = text;
        int last = rest.Count('\n') + firstLine;
        return at.Line <= last ? at : at with { Line = last, Column = rest.Length - rest.LastIndexOf('\n') };
    }

    private static bool IsTab(YamlException failure) => failure.Message.Contains("tab character", StringComparison.Ordinal) || failure.Message.Contains("tab as indentation", StringComparison.Ordinal);

    private static string Reason(YamlException failure)
    {
        // The commonest slips, in an editor's words.
        if (IsTab(failure))
            return "a line begins with a tab; indent with spaces.";
        if (failure.Message.Contains("quoted scalar", StringComparison.Ordinal))
            return "the text in quotes that begins here does not end on its line; close the quotes, and write \\\" for quotes inside them.";
        if (failure.Message.Contains("found invalid mapping", StringComparison.Ordinal))
            return "a text that holds ': ' must stand in quotes.";
        string message = failure.Message.TrimEnd('.');
        return char.ToLowerInvariant(message[0]) + message[1..] + ".";
    }

    // Thrown after the mistake was reported, to leave the recursion: past a refused event nothing can be trusted.
    private sealed class GateClosed : Exception;

    private sealed class Reader(string file, string text, int firstLine, Diagnostics report)
    {
        private readonly Parser parser = new(new StringReader(text));
        private int events;
        private bool hasPlaceholders;

        /// <summary>The last place that could be read.</summary>
        public Source Last { get; private set; } = new(file, firstLine);

        public YamlMap? Document()
        {
            Next();
            if (Next() is not DocumentStart)
                return Refuse(Rule.WrongShape, new(file, firstLine), "the file is empty; it must hold keys and values.");
            ParsingEvent first = Next();
            // The parser gives nothing at all a place behind the last line.
            if (first is Scalar { Value: "", Style: ScalarStyle.Plain })
                return Refuse(Rule.WrongShape, new(file, firstLine), "the file is empty; it must hold keys and values.");
            if (first is not MappingStart start)
                return Refuse(Rule.WrongShape, At(first), "the file must begin with keys and values, such as 'name: RecoveryGuide'.");
            YamlMap root = Mapping(start, 1);
            Next();
            ParsingEvent end = Next();
            if (hasPlaceholders)
                throw new GateClosed();
            return end is StreamEnd ? root : Refuse(Rule.YamlSyntax, At(end), "a file holds one YAML document; delete the '---' and what follows.");
        }

        private YamlNode Node(ParsingEvent start, int depth) => start switch
        {
            Scalar scalar => Value(scalar),
            SequenceStart sequence => Sequence(sequence, depth + 1),
            MappingStart mapping => Mapping(mapping, depth + 1),
            _ => throw new InvalidOperationException($"unexpected YAML event {start.GetType().Name}"),
        };

        private YamlScalar Value(Scalar scalar)
        {
            hasPlaceholders |= Placeholder.Report(At(scalar), scalar.Value, report);
            return new(At(scalar), scalar.Value);
        }

        private YamlMap Mapping(MappingStart start, int depth)
        {
            List<YamlEntry> entries = [];
            HashSet<string> seen = [];
            for (ParsingEvent key = Next(depth); key is not MappingEnd; key = Next(depth))
            {
                if (key is not Scalar name)
                {
                    Refuse(Rule.WrongShape, At(key), "a key must be a plain word.");
                    break;
                }
                if (!seen.Add(name.Value))
                    report.Error(Rule.DuplicateKey, At(name), $"key '{name.Value}' stands here twice; keep one.");
                entries.Add(new(name.Value, At(name), Node(Next(depth), depth)));
            }
            return new YamlMap(At(start), entries, report);
        }

        private YamlList Sequence(SequenceStart start, int depth)
        {
            List<YamlNode> items = [];
            for (ParsingEvent item = Next(depth); item is not SequenceEnd; item = Next(depth))
                items.Add(Node(item, depth));
            return new(At(start), [.. items]);
        }

        private ParsingEvent Next(int depth = 0)
        {
            if (!parser.MoveNext())
                throw new GateClosed();
            ParsingEvent current = parser.Current!;
            Last = At(current);
            if (++events > MaxEvents)
                Refuse(Rule.YamlTooBig, At(current), $"the file holds more than {MaxEvents} values; split it.");
            if (depth > MaxDepth)
                Refuse(Rule.YamlTooDeep, At(current), $"values are nested more than {MaxDepth} deep.");
            RefuseMachinery(current);
            return current;
        }

        private void RefuseMachinery(ParsingEvent current)
        {
            if (current is AnchorAlias alias)
                Refuse(Rule.YamlAlias, At(current), $"alias '*{alias.Value}' is not allowed; write the value out.");
            if (current is not NodeEvent node)
                return;
            if (!node.Anchor.IsEmpty)
                Refuse(Rule.YamlAlias, At(current), $"anchor '&{node.Anchor}' is not allowed; write the value out where it is needed.");
            if (!node.Tag.IsEmpty)
                Refuse(Rule.YamlTag, At(current), $"tag '{node.Tag}' is not allowed; values have no types here.");
            if (node is not Scalar scalar)
                return;
            if (scalar.Value.Length > MaxScalar)
                Refuse(Rule.YamlTooBig, At(current), $"a text of {scalar.Value.Length} characters is longer than the {MaxScalar} allowed.");
            // The file was found clean, but an escape such as \u202E spells what it may not hold.
            if (Characters.FirstForbiddenIn(scalar.Value) is { } forbidden)
                Refuse(Rule.ForbiddenCharacter, At(current), $"character U+{(int)forbidden:X4} is invisible or changes how text reads; delete it.");
        }

        private YamlMap? Refuse(string rule, Source at, string message)
        {
            report.Error(rule, at, message);
            throw new GateClosed();
        }

        private Source At(ParsingEvent at) => new(file, (int)at.Start.Line + firstLine - 1, (int)at.Start.Column);
    }
}
