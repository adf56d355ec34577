namespace RecoveryGuide.Formats;

/// <summary>Puts an entry together as if it had been read from a file of ours: what is empty is left out.</summary>
internal sealed class EntryNodes(Source at, Diagnostics report)
{
    private readonly List<YamlEntry> entries = [];

    public void Add(string key, string? text, Source? place = null)
    {
        if (!string.IsNullOrWhiteSpace(text))
            entries.Add(new(key, place ?? at, new YamlScalar(place ?? at, text)));
    }

    public void Add(string key, IEnumerable<string> texts)
    {
        ImmutableArray<YamlNode> items = [.. texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Select(text => new YamlScalar(at, text))];
        Add(key, items);
    }

    public void Add(string key, ImmutableArray<YamlNode> items)
    {
        if (!items.IsEmpty)
            entries.Add(new(key, at, new YamlList(at, items)));
    }

    public void Add(string key, YamlMap? map)
    {
        if (map is not null)
            entries.Add(new(key, at, map));
    }

    public YamlMap Map => new(at, entries, report);

    public YamlMap Of(params ReadOnlySpan<(string Key, string? Text)> pairs)
    {
        EntryNodes nodes = new(at, report);
        foreach ((string key, string? text) in pairs)
            nodes.Add(key, text);
        return nodes.Map;
    }

    public EntryNodes Below() => new(at, report);
}
