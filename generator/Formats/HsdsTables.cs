using System.Text.Json;

namespace RecoveryGuide.Formats;

/// <summary>An HSDS data set as its tables, whichever way it was written down.</summary>
internal sealed class HsdsTables
{
    private const int MostRows = 200_000;

    private static readonly ImmutableDictionary<string, string> Entities = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["organizations"] = "organization",
        ["organization"] = "organization",
        ["services"] = "service",
        ["service"] = "service",
        ["locations"] = "location",
        ["location"] = "location",
        ["service_at_locations"] = "service_at_location",
        ["services_at_location"] = "service_at_location",
        ["service_at_location"] = "service_at_location",
        ["phones"] = "phone",
        ["addresses"] = "address",
        ["physical_addresses"] = "address",
        ["physical_address"] = "address",
        ["schedules"] = "schedule",
        ["regular_schedules"] = "schedule",
        ["regular_schedule"] = "schedule",
        ["languages"] = "language",
        ["accessibility"] = "accessibility",
        ["accessibility_for_disabilities"] = "accessibility",
        ["contacts"] = "contact",
        ["attributes"] = "attribute",
        ["cost_options"] = "cost_option",
        ["organization_identifiers"] = "organization_identifier",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, List<RowFields>> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, RowFields>> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), ILookup<string, RowFields>> children = [];
    private readonly HashSet<(string, string)> seen = [];
    private int count;

    /// <summary>All rows of a table.</summary>
    public IReadOnlyList<RowFields> Of(string entity) => tables.TryGetValue(entity, out List<RowFields>? rows) ? rows : [];

    /// <summary>The rows of a table that belong to a row of another, in their order; asked only when all are read.</summary>
    public IEnumerable<RowFields> ChildrenOf(string entity, string parent, string? id)
    {
        if (id is null)
            return [];
        if (!children.TryGetValue((entity, parent), out ILookup<string, RowFields>? byParent))
            children[(entity, parent)] = byParent = Of(entity).Where(row => row.Text(parent + "_id") is not null).ToLookup(row => row.Text(parent + "_id")!, StringComparer.Ordinal);
        return byParent[id];
    }

    /// <summary>A row by its id.</summary>
    public RowFields? Find(string entity, string? id) => id is not null && byId.TryGetValue(entity, out Dictionary<string, RowFields>? rows) ? rows.GetValueOrDefault(id) : null;

    /// <summary>Where a service is offered: at the places it is linked to, or where it says none, at the only place of its organisation.</summary>
    public IEnumerable<RowFields> PlacesOf(RowFields service)
    {
        string? id = service.Text("id");
        RowFields[] linked = [.. ChildrenOf("service_at_location", "service", id).Select(row => Find("location", row.Text("location_id"))).OfType<RowFields>(), .. ChildrenOf("location", "service", id)];
        if (linked.Length > 0)
            return linked.DistinctBy(row => row.Text("id"));
        RowFields[] own = [.. ChildrenOf("location", "organization", service.Text("organization_id"))];
        return own.Length == 1 && Of("service_at_location").Count == 0 ? own : [];
    }

    /// <summary>The id of what links a service to a place.</summary>
    public string? LinkOf(RowFields service, RowFields? place) => place is null ? null : ChildrenOf("service_at_location", "service", service.Text("id")).FirstOrDefault(row => row.Text("location_id") == place.Text("id"))?.Text("id");

    /// <summary>What a table says of a service at a place: of the link, of the service, of the place. What is a person's is not there.</summary>
    public IEnumerable<RowFields> Below(string entity, RowFields service, RowFields? place, string? link) =>
        ChildrenOf(entity, "service_at_location", link)
            .Concat(ChildrenOf(entity, "service", service.Text("id")).Where(row => row.Text("service_at_location_id") is null))
            .Concat(ChildrenOf(entity, "location", place?.Text("id")).Where(row => row.Text("service_id", "service_at_location_id") is null))
            .Where(row => entity == "contact" || row.Text("contact_id", "phone_id") is null).Distinct();

    /// <summary>Reads a data set.</summary>
    public static HsdsTables Read(string file, string text, Diagnostics report, Func<string, byte[]?> beside)
    {
        HsdsTables tables = new();
        foreach (JsonRow entry in JsonRows.Read(file, text, report))
            tables.Add(entry, file, report, beside);
        return tables;
    }

    private void Add(JsonRow entry, string file, Diagnostics report, Func<string, byte[]?> beside)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object)
            return;
        if (entry.Value.TryGetProperty("contents", out JsonElement contents) && contents.ValueKind == JsonValueKind.Array)
            foreach (JsonElement one in contents.EnumerateArray())
                Add(new(entry.At, one), file, report, beside);
        else if (entry.Value.EnumerateObject().Any(property => property.Name.EndsWith(".csv", StringComparison.Ordinal)))
            foreach (JsonProperty table in entry.Value.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Array && Entities.ContainsKey(TableOf(property.Name))))
                foreach (JsonElement one in table.Value.EnumerateArray())
                    AddRow(Entities[TableOf(table.Name)], JsonRows.Fields(new(entry.At, one), 0));
        else if (entry.Value.TryGetProperty("resources", out JsonElement resources) && resources.ValueKind == JsonValueKind.Array)
            foreach (string path in resources.EnumerateArray().Select(PathOf).OfType<string>())
                AddTable(path, file, report, beside);
        else
            Walk(entry, Kind(entry.Value), null);
    }

    private static string? PathOf(JsonElement resource) => resource.ValueKind == JsonValueKind.Object && resource.TryGetProperty("path", out JsonElement path) ? JsonRows.TextOf(path) : null;

    private static string TableOf(string path) => path[(path.LastIndexOf('/') + 1)..].Split('.')[0].ToLowerInvariant();

    private void AddTable(string path, string file, Diagnostics report, Func<string, byte[]?> beside)
    {
        if (!Entities.TryGetValue(TableOf(path), out string? entity) || path.AsSpan().ContainsAny('\\', ':') || path.StartsWith('/') || path.Split('/').Contains("..") || beside(path) is not { } bytes)
            return;
        string name = file[..(file.LastIndexOf('/') + 1)] + path;
        if (bytes.Length > JsonRows.MostBytes)
            report.Error(Rule.TooLarge, new(name), $"{bytes.Length} bytes are more than the {JsonRows.MostBytes} a table may have; split it.");
        else if (Decoded.Read(name, bytes, report) is { } decoded)
            foreach (RowFields row in CsvListingsReader.Rows(name, decoded.Text, report))
                AddRow(entity, row);
    }

    // What an object is, by what it holds: the format names it nowhere.
    private static string Kind(JsonElement value) =>
        value.TryGetProperty("service", out _) && value.TryGetProperty("location", out _) ? "service_at_location"
        : value.TryGetProperty("service_at_locations", out _) || value.TryGetProperty("status", out _) || value.TryGetProperty("organization_id", out _) || value.TryGetProperty("organization", out _) ? "service"
        : value.TryGetProperty("location_type", out _) ? "location" : "organization";

    // Children know their parent by its id; a single child is known to its parent by the child's.
    private string Walk(JsonRow row, string entity, (string Key, string Id)? parent)
    {
        RowFields fields = JsonRows.Fields(row, 0);
        string id = fields.Text("id") ?? $"{entity}-{++count}";
        List<(string, ImmutableArray<string>)> pairs = [.. fields.Values.Select(field => (field.Key, field.Value)), ("id", [id])];
        if (parent is { } above)
            pairs.Add((above.Key + "_id", [above.Id]));
        if (++count > MostRows)
            return id;
        foreach (JsonProperty property in row.Value.EnumerateObject())
            if (Entities.TryGetValue(property.Name, out string? below))
            {
                if (property.Value.ValueKind == JsonValueKind.Object)
                    pairs.Add((below + "_id", [Walk(row with { Value = property.Value }, below, IsAbove(below) ? null : (entity, id))]));
                else if (property.Value.ValueKind == JsonValueKind.Array)
                    foreach (JsonElement one in property.Value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object))
                        Walk(row with { Value = one }, below, (entity, id));
            }
        AddRow(entity, RowFields.Of(row.At, 0, pairs));
        return id;
    }

    private static bool IsAbove(string entity) => entity is "organization" or "service" or "location";

    private void AddRow(string entity, RowFields row)
    {
        if (row.Text("id") is { } id && !seen.Add((entity, id + row.Text("service_id") + row.Text("service_at_location_id"))))
            return;
        if (!tables.TryGetValue(entity, out List<RowFields>? rows))
            tables[entity] = rows = [];
        rows.Add(row);
        if (!byId.TryGetValue(entity, out Dictionary<string, RowFields>? index))
            byId[entity] = index = new(StringComparer.Ordinal);
        if (row.Text("id") is { } known)
            index.TryAdd(known, row);
    }
}
