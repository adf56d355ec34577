using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Which columns of a table hold what, and what all its rows are.</summary>
/// <param name="Kind">Hotline, group or centre; null where a column says it, or the rows are meetings.</param>
/// <param name="Type">What sort of service all rows are.</param>
/// <param name="Serves">Whom all rows are for.</param>
/// <param name="Services">What all rows do.</param>
/// <param name="Days">How numbers of days are counted.</param>
/// <param name="Columns">Our name of a field → the columns that hold it, in the order they are joined.</param>
public sealed record ColumnMap(
    ListingKind? Kind,
    ListingType? Type,
    ImmutableArray<Serves> Serves,
    ImmutableArray<Offer> Services,
    DayCount Days,
    ImmutableDictionary<string, ImmutableArray<string>> Columns)
{
    /// <summary>Where each field's columns are written; empty where no file names them.</summary>
    public ImmutableDictionary<string, Source> Places { get; init; } = ImmutableDictionary<string, Source>.Empty;

    /// <summary>Columns are called as in Meeting Guide or in our own files, and rows say themselves what they are.</summary>
    public static ColumnMap Usual { get; } = new(null, null, [], [], DayCount.FromSundayZero, ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    /// <summary>The names a map may use on its left side.</summary>
    public static ImmutableArray<string> Fields { get; } =
    [
        "id", "name", "other_names", "kind", "type", "summary", "operator", "country", "region", "town", "place", "address", "formatted_address", "state", "postcode", "latitude", "longitude", "serves", "services", "languages",
        "phone", "email", "website", "day", "time", "end_time", "timezone", "types", "fellowship", "conference_url", "conference_phone", "attendance_option", "notes", "updated",
    ];

    /// <summary>Reads a column map.</summary>
    public static ColumnMap Read(YamlMap map)
    {
        ListingKind? kind = map.Choice<ListingKind>("kind");
        ListingType? type = map.Choice<ListingType>("type");
        ImmutableArray<Serves> serves = map.Choices<Serves>("serves");
        ImmutableArray<Offer> services = map.Choices<Offer>("services");
        DayCount days = map.Choice<DayCount>("days") ?? DayCount.FromSundayZero;
        var columns = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var places = ImmutableDictionary.CreateBuilder<string, Source>(StringComparer.Ordinal);
        if (map.Map("columns") is { } written)
            foreach (string field in Fields.Where(written.Has))
                (places[field], columns[field]) = (written.PlaceOf(field), [.. (written.IsList(field) ? written.Texts(field).Select(column => column.Text) : [written.Required(field)]).Where(column => column.Length > 0).Select(RowFields.NameOf)]);
        map.Map("columns")?.NothingElse();
        map.NothingElse();
        if (kind is { } whole && type is { } sort && !Listing.Allows(whole, sort))
            map.Error(Rule.WrongType, "type", $"'{Kebab<ListingType>.Of(sort)}' is not a type of {Kebab<ListingKind>.Of(whole)}.{Suggestion.For(Kebab<ListingType>.Of(sort), Types(whole))} Allowed: {string.Join(", ", Types(whole))}.");
        return new(kind, type, serves, services, days, columns.ToImmutable()) { Places = places.ToImmutable() };
    }

    private static IEnumerable<string> Types(ListingKind kind) => Enum.GetValues<ListingType>().Where(type => Listing.Allows(kind, type)).Select(Kebab<ListingType>.Of);

    /// <summary>A row with its fields under our names beside its own.</summary>
    public RowFields Apply(RowFields row) => Columns.IsEmpty ? row : RowFields.Of(row.At, row.Number,
    [
        .. Columns.Select(column => (column.Key, Joined(row, column.Key, column.Value))).Where(pair => !pair.Item2.IsEmpty),
        .. row.Values.Where(value => !Columns.ContainsKey(value.Key)).Select(value => (value.Key, value.Value)),
    ]);

    // Ids, names and streets are put together of their parts; everything else is the first that holds something.
    private static ImmutableArray<string> Joined(RowFields row, string field, ImmutableArray<string> columns)
    {
        ImmutableArray<string> texts = [.. columns.Select(column => row.Raw(column)).OfType<string>().Select(text => text.Trim())];
        return field is "id" or "name" or "address" && texts.Length > 1 ? [string.Join(", ", texts)] : field is "other_names" or "notes" ? texts : columns.Length == 1 ? row.Texts(columns[0]) : [.. texts.Take(1)];
    }
}
