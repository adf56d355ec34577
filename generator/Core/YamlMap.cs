using System.Globalization;

namespace RecoveryGuide.Core;

/// <summary>A value in a YAML file, with its place.</summary>
public abstract record YamlNode(Source At);

/// <summary>A text.</summary>
public sealed record YamlScalar(Source At, string Value) : YamlNode(At);

/// <summary>A list.</summary>
public sealed record YamlList(Source At, ImmutableArray<YamlNode> Items) : YamlNode(At);

/// <summary>A key and its value.</summary>
public readonly record struct YamlEntry(string Key, Source KeyAt, YamlNode Value);

/// <summary>A text with the place it was read from.</summary>
public readonly record struct Located(string Text, Source At);

/// <summary>
/// Keys and values of a YAML file, asked for by name. Each question remembers its key; <see cref="NothingElse"/> then reports the keys nobody asked for.
/// Questions never throw: a mistake is reported and answered with null, an empty text or an empty list.
/// </summary>
public sealed record YamlMap : YamlNode
{
    // More than these in one place are no slips of the pen.
    private const int MostUnknown = 50;

    private readonly Dictionary<string, YamlEntry> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly Diagnostics report;

    internal YamlMap(Source at, IEnumerable<YamlEntry> entries, Diagnostics report) : base(at)
    {
        this.report = report;
        foreach (YamlEntry entry in entries)
            this.entries.TryAdd(entry.Key, entry);
    }

    /// <summary>Keys and values in the order of the file. Counts as asking for nothing.</summary>
    internal IEnumerable<YamlEntry> Entries => entries.Values;

    /// <summary>All keys with their places, for maps whose keys are data (languages, words).</summary>
    public IEnumerable<Located> Keys => entries.Values.Select(entry => new Located(entry.Key, entry.KeyAt));

    /// <summary>Every text of the map and of what lies below it, in the order of the file. Counts as asking for nothing.</summary>
    public IEnumerable<Located> AllTexts => entries.Values.SelectMany(entry => TextsOf(entry.Value));

    private static IEnumerable<Located> TextsOf(YamlNode node) => node switch
    {
        YamlScalar scalar => [new(scalar.Value, scalar.At)],
        YamlList list => list.Items.SelectMany(TextsOf),
        YamlMap map => map.AllTexts,
        _ => [],
    };

    /// <summary>Where the value of a key stands; the map itself where the key is missing.</summary>
    public Source PlaceOf(string key) => entries.TryGetValue(key, out YamlEntry entry) ? entry.Value.At : At;

    /// <summary>Whether a key is present. Counts as asking for it.</summary>
    public bool Has(string key) => Ask(key) is not null;

    /// <summary>A text that must be there and not be blank.</summary>
    public string Required(string key)
    {
        if (Text(key) is { } text)
            return text;
        return Has(key) ? "" : Missing(key, "");
    }

    /// <summary>A text that may be left out; if it is there it may not be blank.</summary>
    public string? Text(string key) => Ask(key) is { } node ? ScalarText(key, node) : null;

    /// <summary>A text of a given length in characters, that must be there.</summary>
    public string Required(string key, int least, int most)
    {
        string text = Required(key);
        if (text.Length > 0 && (text.Length < least || text.Length > most))
            report.Error(Rule.TextLength, PlaceOf(key), $"'{key}' has {text.Length} characters; it needs {least} to {most}.");
        return text;
    }

    /// <summary>A slug that must be there.</summary>
    public string RequiredSlug(string key)
    {
        string slug = Required(key);
        if (slug.Length > 0 && !Slug.IsValid(slug))
            report.Error(Rule.BadSlug, PlaceOf(key), $"'{slug}' cannot stand in an address; use lower-case letters a to z, digits and single hyphens, at most {Slug.MaxLength}.");
        return Slug.IsValid(slug) ? slug : "";
    }

    /// <summary>A whole number within limits, that must be there.</summary>
    public int RequiredNumber(string key, int least, int most) => Has(key) ? Number(key, least, most) ?? least : Missing(key, least);

    /// <summary>A whole number within limits, that may be left out.</summary>
    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            return number;
        report.Error(Rule.NotAllowed, PlaceOf(key), $"'{key}' is '{text}'; it must be a whole number from {least} to {most}.");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>; false where the key is missing.</summary>
    public bool Flag(string key)
    {
        string? text = Text(key);
        if (text is not (null or "true" or "false"))
            report.Error(Rule.NotAllowed, PlaceOf(key), $"'{key}' is '{text}'; it must be true or false.");
        return text == "true";
    }

    /// <summary><c>true</c> or <c>false</c>; null where the key is missing: nobody said.</summary>
    public bool? Answer(string key) => Has(key) ? Flag(key) : null;

    /// <summary>Whether a key holds keys and values of its own.</summary>
    public bool IsMap(string key) => Ask(key) is YamlMap;

    /// <summary>Whether a key holds a list.</summary>
    public bool IsList(string key) => Ask(key) is YamlList;

    /// <summary>Whether a key is present. Counts as asking for nothing.</summary>
    public bool Holds(string key) => entries.ContainsKey(key);

    /// <summary>One of a closed list, that must be there.</summary>
    public T RequiredChoice<T>(string key) where T : struct, Enum => Has(key) ? Choice<T>(key) ?? default : Missing(key, default(T));

    /// <summary>One of a closed list, that may be left out.</summary>
    public T? Choice<T>(string key) where T : struct, Enum => Text(key) is { } text ? Choose<T>(key, new(text, PlaceOf(key))) : null;

    /// <summary>Several of a closed list.</summary>
    public ImmutableArray<T> Choices<T>(string key) where T : struct, Enum =>
        [.. Texts(key).Select(text => Choose<T>(key, text)).OfType<T>().Distinct()];

    /// <summary>A list of texts with their places; empty where the key is missing.</summary>
    public ImmutableArray<Located> Texts(string key)
    {
        if (Ask(key) is not { } node)
            return [];
        if (node is YamlList list)
            return [.. list.Items.Select(item => ScalarText(key, item) is { } text ? new Located(text, item.At) : (Located?)null).OfType<Located>()];
        report.Error(Rule.WrongShape, node.At, $"'{key}' must be a list, such as [one, two].");
        return [];
    }

    /// <summary>A list of maps; empty where the key is missing.</summary>
    public ImmutableArray<YamlMap> Items(string key)
    {
        if (Ask(key) is not { } node)
            return [];
        if (node is not YamlList list)
        {
            report.Error(Rule.WrongShape, node.At, $"'{key}' must be a list of entries, each beginning with '- '.");
            return [];
        }
        foreach (YamlNode item in list.Items.Where(item => item is not YamlMap))
            report.Error(Rule.WrongShape, item.At, $"each entry of '{key}' must have keys and values.");
        return [.. list.Items.OfType<YamlMap>()];
    }

    /// <summary>A map below this one; null where the key is missing.</summary>
    public YamlMap? Map(string key)
    {
        if (Ask(key) is not { } node)
            return null;
        if (node is YamlMap map)
            return map;
        report.Error(Rule.WrongShape, node.At, $"'{key}' must have keys and values below it.");
        return null;
    }

    /// <summary>A full date that must be there.</summary>
    public DateOnly RequiredDate(string key) => Has(key) ? Date(key) ?? default : Missing(key, default(DateOnly));

    /// <summary>A full date, year-month-day, that may be left out.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        report.Error(Rule.BadDate, PlaceOf(key), $"'{text}' is not a date; write year-month-day, such as 2026-11-23.");
        return null;
    }

    /// <summary>An https address of the open web, that may be left out.</summary>
    public string? Address(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (WebAddress.Complaint(text) is not { } complaint)
            return text;
        report.Error(Rule.BadAddress, PlaceOf(key), $"'{text}' {complaint}");
        return null;
    }

    /// <summary>Reports every key nobody asked for, with the nearest allowed one.</summary>
    public void NothingElse()
    {
        YamlEntry[] unknown = [.. entries.Values.Where(entry => !asked.Contains(entry.Key))];
        if (unknown.Length == 0)
            return;
        string allowed = string.Join(", ", asked.Order(StringComparer.Ordinal));
        foreach (YamlEntry entry in unknown.Take(MostUnknown))
            report.Error(Rule.UnknownKey, entry.KeyAt, $"key '{entry.Key}' is not known here.{Suggestion.For(entry.Key, asked)} Allowed: {allowed}.");
        if (unknown.Length > MostUnknown)
            report.Error(Rule.UnknownKey, unknown[MostUnknown].KeyAt, $"{unknown.Length - MostUnknown} more keys from here on are not known, such as '{unknown[MostUnknown].Key}'. Allowed: {allowed}.");
    }

    /// <summary>Reports phone numbers typed into texts that are not Markdown: titles, labels. They come from sourced listings only.</summary>
    /// <param name="keys">The keys whose texts are read; all of them where none is given.</param>
    public void NoTypedPhones(params ReadOnlySpan<string> keys)
    {
        foreach (YamlEntry entry in entries.Values)
            // The hash a translation names may have many digits in a row.
            if (entry.Key != "translation" && (keys.IsEmpty || keys.Contains(entry.Key)))
                NoTypedPhones(entry.Value);
    }

    private void NoTypedPhones(YamlNode node)
    {
        if (node is YamlMap map)
            map.NoTypedPhones();
        else if (node is YamlList list)
            foreach (YamlNode item in list.Items)
                NoTypedPhones(item);
        else if (node is YamlScalar scalar)
            foreach (string number in MarkdownRules.TypedPhones(scalar.Value).Distinct())
                report.Error(Rule.TypedPhone, node.At, $"'{number}' looks like a phone number; delete it: numbers come from sourced listings only.");
    }

    /// <summary>Reports an error at the value of a key.</summary>
    public void Error(string rule, string key, string message) => report.Error(rule, PlaceOf(key), message);

    /// <summary>Reports an error at one item of a list.</summary>
    public void Error(string rule, Source at, string message) => report.Error(rule, at, message);

    /// <summary>Whether a key is missing or holds an empty list: what is there but wrong was reported where it stands.</summary>
    public bool LacksItems(string key) => Ask(key) is null or YamlList { Items.IsEmpty: true };

    private T Missing<T>(string key, T answer)
    {
        report.Error(Rule.MissingKey, At, $"key '{key}' is missing.");
        return answer;
    }

    private YamlNode? Ask(string key)
    {
        asked.Add(key);
        return entries.TryGetValue(key, out YamlEntry entry) ? entry.Value : null;
    }

    private string? ScalarText(string key, YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            report.Error(Rule.WrongShape, node.At, $"'{key}' must be a text, not a list or a group of keys.");
            return null;
        }
        string text = scalar.Value.Trim().Normalize();
        if (text.Length == 0)
        {
            report.Error(Rule.MissingKey, node.At, $"'{key}' is empty; give it a value or delete it.");
            return null;
        }
        if (Characters.MixesLookAlikes(text))
            report.Error(Rule.ForbiddenCharacter, node.At, $"'{text}' mixes Latin with Greek or Cyrillic letters that look alike.");
        return text;
    }

    private T? Choose<T>(string key, Located written) where T : struct, Enum
    {
        if (Kebab<T>.TryParse(written.Text, out T value))
            return value;
        report.Error(Rule.NotAllowed, written.At,
            $"'{key}' is '{written.Text}'.{Suggestion.For(written.Text, Kebab<T>.All)} Allowed: {string.Join(", ", Kebab<T>.All)}.");
        return null;
    }
}
