using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecoveryGuide.Content;

namespace RecoveryGuide.Schemas;

/// <summary>The schema of one kind of file below <c>input/</c>.</summary>
/// <param name="Name">Its name, and that of its file: <c>{name}.schema.json</c>.</param>
/// <param name="Files">The files it is for, as a glob from the repository's root.</param>
/// <param name="About">What the files hold.</param>
/// <param name="Shape">What may stand in them.</param>
public sealed record ContentSchema(string Name, string Files, string About, Shape Shape)
{
    /// <summary>The schema as JSON, draft 7.</summary>
    public JsonObject Json()
    {
        JsonObject json = new() { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = Name, ["description"] = About };
        foreach ((string key, JsonNode? value) in Shape.Json())
            json[key] = value?.DeepClone();
        return json;
    }
}

/// <summary>The schemas of all kinds of files editors write.</summary>
public static class ContentSchemas
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ContentSchema> All { get; } =
    [
        new("site", "input/site.yml", "The site as a whole.", SiteShapes.Site),
        new("countries", "input/places/countries.yml", "Countries, their regions and their help numbers.", SiteShapes.Countries),
        new("towns", "input/places/towns.yml", "Names of towns and regions in every script.", SiteShapes.Towns),
        new("short-codes", "input/places/short_codes.yml", "Short codes, what answers, and the page that prints each.", SiteShapes.ShortCodes),
        new("sources", "input/sources.yml", "The sources that guides rest on.", SiteShapes.Sources),
        new("do-not-list", "input/do_not_list.yml", "Numbers that must appear nowhere, and sites nothing may lead to.", SiteShapes.DoNotList),
        new("safety-numbers", "input/safety_numbers.yml", "Approved numbers of safety-critical listings; written by the verb safety-numbers.", SiteShapes.SafetyNumbers),
        new("listing-counts", "input/listing_counts.yml", "Approved counts of listings; written by the verb safety-numbers.", SiteShapes.ListingCounts),
        new("strings", "input/strings/*.yml", "The words of the interface.", TextShapes.Strings),
        new("hotlines", "input/listings/hotlines/*.yml", "Helplines.", ListingShapes.File(ListingKind.Hotline)),
        new("groups", "input/listings/groups/*.yml", "Support groups.", ListingShapes.File(ListingKind.Group)),
        new("centres", "input/listings/centres/*.yml", "Treatment centres.", ListingShapes.File(ListingKind.Centre)),
        new("feeds", "input/feeds/*.yml", "A feed: the description of the data file beside it.", ListingShapes.Feed),
        new("worksheets", "input/worksheets/*/*.yml", "A plan to fill in.", TextShapes.Worksheet),
        new("safety-blocks", "input/safety_blocks/*.yml", "Fixed safety texts.", TextShapes.SafetyBlocks),
        new("glossary", "input/glossary/*.yml", "Words of the field, explained.", TextShapes.Glossary),
        new("situations", "input/situations/*.yml", "Where readers may be, and the guide that answers.", TextShapes.Situations),
        new("words-to-avoid", "input/words_to_avoid/*.yml", "Words that hurt or mislead, and what to write instead.", TextShapes.WordsToAvoid),
        new("guides", "input/guides/*/*.md", "The front matter of a guide, or of its translation.", new EitherShape(TextShapes.Guide, TextShapes.Translated)),
        new("pages", "input/pages/*/*.md", "The front matter of a page.", TextShapes.Page),
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the verb <c>schema</c> writes: paths from the repository's root, and texts.</summary>
    public static ImmutableArray<(string Path, string Text)> Files() =>
    [
        .. All.Select(schema => ($".vscode/schemas/{schema.Name}.schema.json", Written(schema.Json()))),
        (".vscode/settings.json", Written(Settings())),
        (".vscode/extensions.json", Written(new() { ["recommendations"] = new JsonArray("redhat.vscode-yaml") })),
        (".vscode/tasks.json", Written(Tasks())),
    ];

    private static string Written(JsonObject json) => json.ToJsonString(Indented) + "\n";

    // The extension reads YAML only: the front matter of Markdown is for other editors' plugins, and for check.
    private static JsonObject Settings()
    {
        JsonObject schemas = [];
        foreach (ContentSchema schema in All)
            schemas[$"./.vscode/schemas/{schema.Name}.schema.json"] = schema.Files;
        return new() { ["yaml.schemas"] = schemas, ["yaml.schemaStore.enable"] = false, ["yaml.format.enable"] = false, ["files.eol"] = "\n", ["editor.insertSpaces"] = true };
    }

    /// <summary>The form of a diagnostic, as editors find it in what a task prints.</summary>
    internal const string DiagnosticPattern = @"^(.+)\((\d+),(\d+)\): (error|warning) (RG\d{4}): (.*)$";

    private static JsonObject Tasks() => new()
    {
        ["version"] = "2.0.0",
        ["tasks"] = new JsonArray(
            Finds(Task("Build the site", "build"), new JsonObject { ["kind"] = "build", ["isDefault"] = true }),
            Finds(Task("Check the content", "check"), new JsonObject { ["kind"] = "test", ["isDefault"] = true }),
            Watches(Task("Preview the site", "preview"))),
    };

    private static JsonObject Task(string label, string verb) => new()
    {
        ["label"] = label,
        ["type"] = "process",
        ["command"] = "dotnet",
        ["args"] = new JsonArray("run", "--project", "generator", "--", verb),
    };

    private static JsonObject Finds(JsonObject task, JsonObject group)
    {
        task["group"] = group;
        task["problemMatcher"] = new JsonObject
        {
            ["owner"] = "recoveryguide",
            ["source"] = "RecoveryGuide",
            ["fileLocation"] = new JsonArray("relative", "${workspaceFolder}"),
            ["pattern"] = new JsonObject { ["regexp"] = DiagnosticPattern, ["file"] = 1, ["line"] = 2, ["column"] = 3, ["severity"] = 4, ["code"] = 5, ["message"] = 6 },
        };
        return task;
    }

    // The preview never ends, and shows mistakes on its own pages.
    private static JsonObject Watches(JsonObject task)
    {
        task["isBackground"] = true;
        task["problemMatcher"] = new JsonArray();
        return task;
    }
}
