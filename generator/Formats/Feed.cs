using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>A feed that stays a feed: its description in <c>input/feeds/NAME.yml</c>, beside its data file.</summary>
/// <param name="File">The data file's path, as in diagnostics.</param>
/// <param name="Format">Its format.</param>
/// <param name="Terms">What is said of all its rows.</param>
/// <param name="Attribution">Whom its licence wants named.</param>
/// <param name="Refused">How many rows an editor knows cannot be used.</param>
/// <param name="HasPages">Whether each of its listings has a page of its own.</param>
/// <param name="LeaveOut">Ids of rows that must not be published.</param>
/// <param name="Places">Where the file and the count were written.</param>
public sealed record Feed(string File, FeedFormat Format, FeedTerms Terms, string Attribution, int Refused, bool HasPages, ImmutableArray<Located> LeaveOut, (Source File, Source Refused) Places)
{
    /// <summary>Reads a description; null where the mistakes that were reported make it unusable.</summary>
    public static Feed? Read(InputFile file, Diagnostics report)
    {
        if (Yaml.Read(file.Path, file.Text, report) is not { } map)
            return null;
        string data = map.Required("file");
        string publisher = map.Required("publisher", 2, 120);
        map.Required("url");
        string? url = map.Address("url");
        string licence = map.Required("licence");
        string attribution = map.Required("attribution");
        string country = map.Required("country");
        string? zone = map.Text("zone");
        if (zone is not null)
            Hours.IsZone(map, zone);
        PartialDate? date = Date(map);
        FeedFormat? format = map.Has("format") ? map.Choice<FeedFormat>("format") : map.RequiredChoice<FeedFormat>("format");
        (DateOnly on, CheckedAgainst against, Source at) = Check(map);
        FeedTerms terms = new()
        {
            Name = file.Name,
            Publisher = publisher,
            Url = url,
            Licence = licence,
            Country = country,
            Region = map.Text("region"),
            Fellowship = map.Choice<Fellowship>("fellowship"),
            Zone = zone,
            Date = date,
            Checked = on,
            Against = against,
            Places = new(map.PlaceOf("country"), map.PlaceOf("region"), at),
            Columns = map.Map("map") is { } columns ? ColumnMap.Read(columns) : ColumnMap.Usual,
        };
        int refused = map.Number("refused", 0, JsonRows.MostRows) ?? 0;
        bool hasPages = map.Answer("pages") ?? true;
        ImmutableArray<Located> leaveOut = map.Texts("leave_out");
        map.NothingElse();
        bool isName = data.Length > 0 && !data.AsSpan().ContainsAny('/', '\\') && Path.GetExtension(data) is ".json" or ".csv" or ".geojson";
        if (data.Length > 0 && !isName)
            map.Error(Rule.FeedFormat, "file", $"'{data}' is not the name of a data file beside this one; allowed: names that end in .json, .csv or .geojson.");
        if (!Slug.IsValid(file.Name))
            report.Error(Rule.BadSlug, file.Start, $"'{file.Name}' begins the ids of the feed's listings, so it needs lower-case letters a to z, digits and single hyphens.");
        return !isName || format is null || url is null || publisher.Length == 0 || country.Length == 0 || on == default || !Slug.IsValid(file.Name) ? null
            : new($"{file.Path[..(file.Path.LastIndexOf('/') + 1)]}{data}", format.Value, terms, attribution, refused, hasPages, leaveOut, (map.PlaceOf("file"), map.PlaceOf("refused")));
    }

    private static PartialDate? Date(YamlMap map)
    {
        string written = map.Required("date");
        PartialDate? date = PartialDate.Parse(written);
        if (date is null && written.Length > 0)
            map.Error(Rule.BadDate, "date", $"'{written}' is not a date; write the day the data was published or fetched, such as 2026-07-12.");
        return date;
    }

    private static (DateOnly On, CheckedAgainst Against, Source At) Check(YamlMap map)
    {
        if (map.Map("checked") is not { } check)
        {
            if (!map.Has("checked"))
                map.Required("checked");
            return default;
        }
        (DateOnly, CheckedAgainst, Source) read = (check.RequiredDate("on"), check.RequiredChoice<CheckedAgainst>("against"), check.PlaceOf("on"));
        check.NothingElse();
        return read;
    }
}
