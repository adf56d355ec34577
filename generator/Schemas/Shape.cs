using System.Globalization;
using System.Text.Json.Nodes;

namespace RecoveryGuide.Schemas;

/// <summary>What a value in a YAML file may be: the readers' rules about one file, said once for editors of any kind. JSON Schemas and the skeletons of the verb <c>new</c> are made of it.</summary>
public abstract record Shape
{
    /// <summary>A value of this shape as it may stand in one line of YAML, with all its keys.</summary>
    public abstract string Example { get; }

    /// <summary>A value of this shape with the keys it usually has.</summary>
    public virtual string Short => Example;

    /// <summary>What is allowed, where that is a closed list; otherwise empty.</summary>
    public virtual ImmutableArray<string> Allowed => [];

    /// <summary>The shape in JSON Schema, draft 7.</summary>
    public abstract JsonObject Json();

    // Readers take every value as a text, so what is a number or a flag in YAML may as well be written in quotes.
    private protected static JsonArray Types(params ReadOnlySpan<string> types)
    {
        JsonArray all = [];
        foreach (string type in types)
            all.Add(type);
        return all;
    }

    private protected static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}

/// <summary>A text.</summary>
/// <param name="Written">An example, as it stands in YAML.</param>
/// <param name="Pattern">The regular expression all of it must fit; null for any text.</param>
/// <param name="Least">The fewest characters.</param>
/// <param name="Most">The most characters; null where nothing says.</param>
public sealed record TextShape(string Written, string? Pattern = null, int Least = 1, int? Most = null) : Shape
{
    /// <inheritdoc/>
    public override string Example => Written;

    /// <inheritdoc/>
    public override JsonObject Json()
    {
        JsonObject json = new() { ["type"] = Types("string", "number"), ["minLength"] = Least };
        if (Most is { } most)
            json["maxLength"] = most;
        if (Pattern is not null)
            json["pattern"] = Pattern;
        return json;
    }
}

/// <summary>One word of a closed list.</summary>
/// <param name="Words">The list.</param>
public sealed record ChoiceShape(ImmutableArray<string> Words) : Shape
{
    /// <inheritdoc/>
    public override string Example => Words[0];

    /// <inheritdoc/>
    public override ImmutableArray<string> Allowed => Words;

    /// <inheritdoc/>
    public override JsonObject Json() => new() { ["enum"] = Texts(Words) };
}

/// <summary>A number.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
/// <param name="IsWhole">Whether it has no decimals.</param>
public sealed record NumberShape(int Least, int Most, bool IsWhole = true) : Shape
{
    /// <inheritdoc/>
    public override string Example => Math.Max(Least, 1).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override JsonObject Json() => new()
    {
        ["type"] = Types(IsWhole ? "integer" : "number", "string"),
        ["minimum"] = Least,
        ["maximum"] = Most,
        ["pattern"] = IsWhole ? "^-?[0-9]+$" : "^-?[0-9]+([.][0-9]+)?$",
    };
}

/// <summary>A week of the month: a number, or the word last.</summary>
public sealed record WeekShape : Shape
{
    /// <inheritdoc/>
    public override string Example => "last";

    /// <inheritdoc/>
    public override JsonObject Json() => new() { ["enum"] = new JsonArray(1, 2, 3, 4, 5, "1", "2", "3", "4", "5", "last") };
}

/// <summary>True or false.</summary>
public sealed record FlagShape : Shape
{
    /// <inheritdoc/>
    public override string Example => "true";

    /// <inheritdoc/>
    public override ImmutableArray<string> Allowed => ["true", "false"];

    /// <inheritdoc/>
    public override JsonObject Json() => new() { ["enum"] = new JsonArray(true, false, "true", "false") };
}

/// <summary>A list.</summary>
/// <param name="Item">What each entry is.</param>
/// <param name="Least">The fewest entries.</param>
/// <param name="Most">The most entries; null where nothing says.</param>
public sealed record ListShape(Shape Item, int Least = 0, int? Most = null) : Shape
{
    /// <inheritdoc/>
    public override string Example => $"[{string.Join(", ", Enumerable.Repeat(Item.Example, Math.Max(1, Least)))}]";

    /// <inheritdoc/>
    public override string Short => $"[{Item.Short}]";

    /// <inheritdoc/>
    public override ImmutableArray<string> Allowed => Item.Allowed;

    /// <inheritdoc/>
    public override JsonObject Json()
    {
        JsonObject json = new() { ["type"] = "array", ["items"] = Item.Json() };
        if (Least > 0)
            json["minItems"] = Least;
        if (Most is { } most)
            json["maxItems"] = most;
        return json;
    }
}

/// <summary>One key of a map.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="About">What to write there: the end of the sentence "write …", which editors see while they type.</param>
/// <param name="IsRequired">Whether it must be there.</param>
public sealed record Key(string Name, Shape Shape, string About, bool IsRequired)
{
    /// <summary>The sentence shown beside the key.</summary>
    public string Description => $"{char.ToUpperInvariant(About[0])}{About[1..]}.";
}

/// <summary>Keys and values.</summary>
/// <param name="Keys">The keys, in the order editors write them. No other may stand there.</param>
public sealed record MapShape(ImmutableArray<Key> Keys) : Shape
{
    /// <summary>The keys as they usually stand together, in one line of YAML; null where those that must be there are enough.</summary>
    public string? Usual { get; init; }

    /// <inheritdoc/>
    public override string Short => Usual ?? $"{{{string.Join(", ", Keys.Where(key => key.IsRequired || !Keys.Any(other => other.IsRequired)).Select(key => $"{key.Name}: {key.Shape.Short}"))}}}";

    /// <inheritdoc/>
    public override string Example => $"{{{string.Join(", ", Keys.Select(key => $"{key.Name}: {key.Shape.Example}"))}}}";

    /// <inheritdoc/>
    public override JsonObject Json()
    {
        JsonObject properties = [];
        foreach (Key key in Keys)
            properties[key.Name] = Described(key);
        JsonObject json = new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (Keys.Any(key => key.IsRequired))
            json["required"] = Texts(Keys.Where(key => key.IsRequired).Select(key => key.Name));
        return json;
    }

    private static JsonObject Described(Key key)
    {
        JsonObject json = new() { ["description"] = key.Description };
        foreach ((string name, JsonNode? value) in key.Shape.Json())
            json[name] = value?.DeepClone();
        return json;
    }
}

/// <summary>Keys that are data, such as codes of languages, each with a text.</summary>
/// <param name="Required">Keys that must be there.</param>
public sealed record WordsShape(params ImmutableArray<string> Required) : Shape
{
    /// <inheritdoc/>
    public override string Example => $"{{{string.Join(", ", Required.Select(key => $"{key}: \"Name\""))}}}";

    /// <inheritdoc/>
    public override JsonObject Json() => new()
    {
        ["type"] = "object",
        ["required"] = Texts(Required),
        ["additionalProperties"] = new TextShape("").Json(),
    };
}

/// <summary>One of several shapes.</summary>
/// <param name="Of">The shapes; the first is the one shown as an example.</param>
public sealed record EitherShape(params ImmutableArray<Shape> Of) : Shape
{
    /// <inheritdoc/>
    public override string Example => Of[0].Example;

    /// <inheritdoc/>
    public override string Short => Of[0].Short;

    /// <inheritdoc/>
    public override JsonObject Json() => new() { ["anyOf"] = new JsonArray([.. Of.Select(shape => (JsonNode)shape.Json())]) };
}
