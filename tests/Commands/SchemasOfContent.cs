using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using RecoveryGuide.Pipelines;
using RecoveryGuide.Schemas;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RecoveryGuide.Tests.Commands;

/// <summary>The schemas editors' programs are given say what the readers say: the same keys, the same words, the same keys that must be there.</summary>
[Collection(nameof(StandardError))]
public partial class SchemasOfContent
{
    private static readonly ImmutableDictionary<string, Lazy<JsonSchema>> Schemas = ContentSchemas.All.ToImmutableDictionary(schema => schema.Name,
        schema => new Lazy<JsonSchema>(() => JsonSchema.FromJsonAsync(schema.Json().ToJsonString()).GetAwaiter().GetResult()));

    private static ContentSchema? SchemaOf(string path) => ContentSchemas.All.FirstOrDefault(schema => Regex.IsMatch(path, $"^{Regex.Escape(schema.Files).Replace(@"\*", "[^/]+", StringComparison.Ordinal)}$"));

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".yml" or ".md");

    public static TheoryData<string> Right =>
    [
        .. Files(Repository.Input).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
        .. Files(Path.Combine(SmallSite.Cases, "_right", "input")).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
    ];

    private static string[] Complaints(string path, string text)
    {
        string yaml = path.EndsWith(".md", StringComparison.Ordinal) ? text.Split("---\n", 3)[1] : text;
        YamlStream stream = [];
        stream.Load(new StringReader(yaml));
        ContentSchema schema = SchemaOf(path) ?? throw new InvalidOperationException($"no schema is for {path}");
        return [.. Schemas[schema.Name].Value.Validate(Json(stream.Documents[0].RootNode)?.ToJsonString() ?? "null").Select(error => error.ToString())];
    }

    // YAML's core schema, as editors' programs read it.
    private static JsonNode? Json(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: not ScalarStyle.Plain, Value: var text } => text,
        YamlScalarNode { Value: null or "" or "~" or "null" } => null,
        YamlScalarNode { Value: "true" } => true,
        YamlScalarNode { Value: "false" } => false,
        YamlScalarNode { Value: var text } when WholeNumber().IsMatch(text!) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        YamlScalarNode { Value: var text } when Number().IsMatch(text!) && double.TryParse(text, CultureInfo.InvariantCulture, out double number) => number,
        YamlScalarNode { Value: var text } => text,
        _ => throw new InvalidOperationException(),
    };

    [GeneratedRegex("^[-+]?[0-9]+$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^[-+]?([.][0-9]+|[0-9]+([.][0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();

    [Theory, MemberData(nameof(Right))]
    public void A_right_file_fits_its_schema(string path)
    {
        string inInput = path[path.IndexOf("input/", StringComparison.Ordinal)..];

        Assert.Empty(Complaints(inInput, File.ReadAllText(Path.Combine(Repository.Root, path))));
    }

    [Theory]
    [InlineData("a-listing-has-a-misspelt-key", "listings/hotlines/new.yml")]
    [InlineData("a-listing-lacks-its-name", "listings/hotlines/new.yml")]
    [InlineData("a-listing-serves-an-unknown-group", "listings/hotlines/new.yml")]
    [InlineData("a-listing-serves-a-text-instead-of-a-list", "listings/hotlines/new.yml")]
    [InlineData("a-listing-has-an-unknown-type", "listings/hotlines/new.yml")]
    [InlineData("a-listing-has-the-type-of-another-kind", "listings/hotlines/new.yml")]
    [InlineData("a-listing-has-a-source-without-a-date", "listings/hotlines/new.yml")]
    [InlineData("a-listing-has-a-source-that-is-no-address", "listings/hotlines/new.yml")]
    [InlineData("a-listing-names-an-unknown-language", "listings/hotlines/new.yml")]
    [InlineData("a-listing-writes-its-country-in-small-letters", "listings/hotlines/new.yml")]
    [InlineData("a-listing-climbs-out-of-its-folder-by-its-id", "listings/hotlines/new.yml")]
    [InlineData("a-listing-opens-at-a-time-that-does-not-exist", "listings/hotlines/new.yml")]
    [InlineData("a-helpline-gives-medicines", "listings/hotlines/new.yml")]
    [InlineData("a-centre-has-its-ages-the-wrong-way-round", "listings/centres/new.yml")]
    [InlineData("a-meeting-is-held-in-a-sixth-week", "listings/groups/new.yml")]
    [InlineData("a-guide-is-in-an-unknown-section", "guides/en/after-a-lapse.md")]
    [InlineData("a-guide-has-a-summary-that-is-too-short", "guides/en/after-a-lapse.md")]
    [InlineData("a-guide-has-a-number-in-words", "guides/en/after-a-lapse.md")]
    [InlineData("a-guide-has-six-first-steps", "guides/en/after-a-lapse.md")]
    [InlineData("a-worksheet-has-an-unknown-field-type", "worksheets/en/plan.yml")]
    [InlineData("a-worksheet-has-a-field-without-what-it-needs", "worksheets/en/plan.yml")]
    [InlineData("a-help-number-is-of-no-kind", "places/countries.yml")]
    [InlineData("a-country-has-no-english-name", "places/countries.yml")]
    [InlineData("a-word-list-lacks-what-to-write-instead", "words_to_avoid/en.yml")]
    [InlineData("a-short-code-has-letters", "listings/hotlines/new.yml")]
    [InlineData("a-forbidden-site-is-an-address", "do_not_list.yml")]
    [InlineData("the-site-is-published-over-http", "site.yml")]
    public void A_wrong_file_is_refused_by_its_schema_as_well(string site, string file) =>
        Assert.NotEmpty(Complaints("input/" + file, File.ReadAllText(Path.Combine(SmallSite.Cases, site, "input", file))));

    /// <summary>Every schema, and both halves of the one of guides.</summary>
    public static TheoryData<string, int> Kinds => [.. ContentSchemas.All.Where(schema => schema.Name != "strings").SelectMany(schema => Enumerable.Range(0, Variants(schema).Length).Select(at => (schema.Name, at)))];

    private static ImmutableArray<Shape> Variants(ContentSchema schema) => schema.Shape is EitherShape either ? either.Of : [schema.Shape];

    private static (ContentSchema Schema, Shape Shape) Find(string name, int variant) => ContentSchemas.All.Single(schema => schema.Name == name) is var schema ? (schema, Variants(schema)[variant]) : default;

    // What the reader of a kind of file says of a text.
    private static ImmutableArray<Diagnostic> Read(ContentSchema schema, string yaml)
    {
        Diagnostics report = new();
        string path = schema.Files.Replace("*", "en", StringComparison.Ordinal);
        InputFile file = new(path, path.EndsWith(".md", StringComparison.Ordinal) ? $"---\n{yaml}---\n## Words\n\nWords.\n" : yaml, "");
        YamlMap? Map() => Yaml.Read(path, yaml, report);
        object? read = schema.Name switch
        {
            "site" => Settings.Read(Map(), null, report),
            "countries" => Places.Read(Map()),
            "towns" => TownFiles.Pipeline.Process(file, report).ToArray(),
            "short-codes" => ShortCodeList.Read(Map()),
            "sources" => References.Read(Map()),
            "do-not-list" => Map() is var map ? (DoNotList.ReadHosts(map), DoNotList.Read(map)) : null,
            "safety-numbers" => SafetyNumberList.Read(Map()),
            "listing-counts" => ListingCounts.Read(Map()),
            "strings" => Strings.Read("en", Map()!, null, report),
            "hotlines" or "groups" or "centres" => Listings.Pipeline.Process(file, report).ToArray(),
            "feeds" => Feed.Read(file, report),
            "worksheets" => Worksheets.Pipeline.Process(file, report).ToArray(),
            "safety-blocks" => SafetyBlocks.Pipeline.Process(file, report).ToArray(),
            "glossary" => Glossary.Pipeline.Process(file, report).ToArray(),
            "situations" => Situations.Pipeline.Process(file, report).ToArray(),
            "words-to-avoid" => WordLists.Pipeline.Process(file, report).ToArray(),
            "guides" => GuideReader.Read(file, report),
            "pages" => TextPage.Read(file, report),
            _ => throw new InvalidOperationException($"nothing reads {schema.Name}"),
        };
        return report.Sorted();
    }

    // A text with every key of a shape, and in every map one more that no reader knows; how the maps are told apart is told back.
    private static string Full(Shape shape, Dictionary<string, MapShape> unknown)
    {
        switch (shape)
        {
            case MapShape map:
                string key = $"unknown-{unknown.Count}-zzzz";
                unknown.Add(key, map);
                return $"{{{string.Join(", ", map.Keys.Select(own => $"{own.Name}: {Full(own.Shape, unknown)}").Append($"{key}: x"))}}}";
            case ListShape { Item: EitherShape either }:
                return $"[{string.Join(", ", either.Of.Select(item => Full(item, unknown)))}]";
            case ListShape list:
                return $"[{string.Join(", ", Enumerable.Range(0, Math.Max(1, list.Least)).Select(_ => Full(list.Item, unknown)))}]";
            case EitherShape either:
                return Full(either.Of[0], unknown);
            default:
                return shape.Example;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_keys_of_a_schema_are_those_its_reader_knows(string name, int variant)
    {
        (ContentSchema schema, Shape shape) = Find(name, variant);
        Dictionary<string, MapShape> unknown = [];
        // The outermost braces are taken off: a file begins with its keys.
        string yaml = Full(shape, unknown) + "\n";

        string[] messages = [.. Read(schema, yaml).Where(diagnostic => diagnostic.Code == Rule.UnknownKey).Select(diagnostic => diagnostic.Message)];

        Assert.All(unknown, pair =>
        {
            string message = Assert.Single(messages, message => message.StartsWith($"key '{pair.Key}' ", StringComparison.Ordinal));
            string[] known = message[(message.IndexOf("Allowed: ", StringComparison.Ordinal) + "Allowed: ".Length)..].TrimEnd('.').Split(", ");
            Assert.Equal(pair.Value.Keys.Select(key => key.Name).Order(StringComparer.Ordinal), known.Except(OfAnother(name, pair.Value)).Order(StringComparer.Ordinal));
        });
        Assert.Equal(unknown.Count, messages.Length);
    }

    // One reader reads listings of every kind, and refuses what belongs to another in a sentence of its own; and 'translation' is what makes a guide a translation.
    private static IEnumerable<string> OfAnother(string name, MapShape map) => name switch
    {
        "hotlines" or "groups" or "centres" when map.Keys.Any(key => key.Name == "sources") => ListingKinds.SelectMany(kind => EntryOf(kind).Keys).Select(key => key.Name).Except(map.Keys.Select(key => key.Name)),
        "guides" when map.Keys.Any(key => key.Name == "section") => ["translation"],
        _ => [],
    };

    private static readonly ImmutableArray<string> ListingKinds = ["hotlines", "groups", "centres"];

    private static MapShape EntryOf(string kind) => (MapShape)((ListShape)((MapShape)Find(kind, 0).Shape).Keys[0].Shape).Item;

    // A text with the keys that must be there, but for one of them.
    private static string Least(Shape shape, Key? without) => shape switch
    {
        MapShape map => $"{{{string.Join(", ", map.Keys.Where(key => (key.IsRequired || Holds(key.Shape, without)) && !ReferenceEquals(key, without)).Select(key => $"{key.Name}: {Least(key.Shape, without)}"))}}}",
        ListShape { Item: EitherShape either } => $"[{string.Join(", ", either.Of.Select(item => Least(item, without)))}]",
        ListShape { Item: MapShape } list => $"[{Least(list.Item, without)}]",
        EitherShape either => Least(either.Of[0], without),
        _ => shape.Example,
    };

    // Only a map that is there can lack a key.
    private static bool Holds(Shape shape, Key? key) => KeysOf(shape).Any(own => ReferenceEquals(own, key));

    private static IEnumerable<Key> KeysOf(Shape shape) => shape switch
    {
        MapShape map => map.Keys.SelectMany(key => KeysOf(key.Shape).Prepend(key)),
        ListShape list => KeysOf(list.Item),
        EitherShape either => either.Of.SelectMany(KeysOf),
        _ => [],
    };

    // A listing without sources, a guide without steps and a source without a date have rules of their own for what is missing.
    private static bool IsMissing(Diagnostic diagnostic) => diagnostic.Code is Rule.MissingKey or Rule.NoSource || (diagnostic.Code == Rule.FrontMatter && diagnostic.Message.Contains("0 steps", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Kinds))]
    public void The_keys_a_schema_requires_are_those_its_reader_misses(string name, int variant)
    {
        (ContentSchema schema, Shape shape) = Find(name, variant);

        Assert.DoesNotContain(Read(schema, Least(shape, null) + "\n"), IsMissing);
        Assert.All(KeysOf(shape).Where(key => key.IsRequired).Distinct(), key => Assert.Contains(Read(schema, Least(shape, key) + "\n"), IsMissing));
    }

    [Fact]
    public void The_words_of_the_interface_are_all_there_and_all_missed()
    {
        ContentSchema schema = ContentSchemas.All.Single(schema => schema.Name == "strings");
        MapShape words = (MapShape)schema.Shape;

        Assert.Empty(Read(schema, words.Example + "\n"));
        Assert.Equal(words.Keys.Length, Read(schema, "{unknown-zzzz: x}\n").Count(diagnostic => diagnostic.Code == Rule.MissingWord));
    }

    [Fact]
    public void Every_key_says_in_plain_words_what_it_is()
    {
        Key[] keys = [.. ContentSchemas.All.SelectMany(schema => KeysOf(schema.Shape))];

        Assert.True(keys.Length > 300, $"{keys.Length} keys");
        Assert.All(keys, key =>
        {
            Assert.InRange(key.About.Length, 5, 140);
            Assert.Equal(char.ToLowerInvariant(key.About[0]), key.About[0]);
            Assert.DoesNotContain('<', key.About);
            Assert.False(key.About.EndsWith('.') && !key.About.EndsWith("n.d.", StringComparison.Ordinal), key.About);
        });
    }

    [Fact]
    public void What_is_committed_is_what_the_verb_writes()
    {
        foreach ((string path, string text) in ContentSchemas.Files())
            Assert.True(File.Exists(Path.Combine(Repository.Root, path)) && File.ReadAllText(Path.Combine(Repository.Root, path)) == text, $"{path} is not what 'dotnet run --project generator -- schema' writes; run it and commit.");
        Assert.Equal(ContentSchemas.All.Length, Directory.GetFiles(Path.Combine(Repository.Root, ".vscode", "schemas")).Length);
    }

    [Fact]
    public void The_verb_writes_them_and_a_second_time_changes_nothing()
    {
        using TemporaryFolder folder = new();

        Assert.Equal((0, ""), Commanding.Run("schema", "--into", folder.Path));

        Assert.Equal(ContentSchemas.Files().Select(file => file.Path).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        string one = folder[".vscode/settings.json"];
        DateTime written = File.GetLastWriteTimeUtc(one);
        Commanding.Run("schema", "--into", folder.Path);
        Assert.Equal(written, File.GetLastWriteTimeUtc(one));
    }

    [Fact]
    public void Each_file_has_one_schema_and_settings_name_it()
    {
        JsonNode settings = JsonNode.Parse(ContentSchemas.Files().Single(file => file.Path.EndsWith("settings.json", StringComparison.Ordinal)).Text)!;

        Assert.All(ContentSchemas.All, schema => Assert.Equal(schema.Files, (string?)settings["yaml.schemas"]![$"./.vscode/schemas/{schema.Name}.schema.json"]));
        Assert.All(Files(Repository.Input).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')), path => Assert.NotNull(SchemaOf(path)));
    }

    [Fact]
    public void A_task_finds_file_line_and_sentence_in_what_check_prints()
    {
        JsonNode tasks = JsonNode.Parse(ContentSchemas.Files().Single(file => file.Path.EndsWith("tasks.json", StringComparison.Ordinal)).Text)!;
        JsonNode pattern = tasks["tasks"]![1]!["problemMatcher"]!["pattern"]!;
        Diagnostic diagnostic = new(Severity.Warning, Rule.UnknownKey, new("input/listings/hotlines/in.yml", 12, 5), "key 'phoness' is not known here.");

        GroupCollection found = Regex.Match(diagnostic.ToString(), (string)pattern["regexp"]!).Groups;

        string Part(string name) => found[(int)pattern[name]!].Value;
        Assert.Equal(("input/listings/hotlines/in.yml", "12", "5"), (Part("file"), Part("line"), Part("column")));
        Assert.Equal(("warning", "RG1105", "key 'phoness' is not known here."), (Part("severity"), Part("code"), Part("message")));
    }
}
