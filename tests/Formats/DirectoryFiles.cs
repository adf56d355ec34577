using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NJsonSchema;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using static RecoveryGuide.Tests.Formats.Invented;
using CsvWriter = RecoveryGuide.Formats.CsvWriter;

namespace RecoveryGuide.Tests.Formats;

/// <summary>Other programs read the directory's files, and find in them what the listings say: no more, no less, whatever a text says.</summary>
public class DirectoryFiles
{
    private static readonly Site Site = Repository.Site.Site;

    private static readonly Listing Full = Group with
    {
        OtherNames = ["The Quay; a group", "C:\\Quay"],
        Operator = "Quay Trust",
        Region = "kent",
        Town = "Harbour Town",
        Address = "1 Quay Street",
        Point = new(51.1234567, 1.2),
        Serves = [Serves.Alcohol, Serves.Women],
        Access = [Access.StepFree, Access.AccessibleToilet],
        Languages = ["en", "pa"],
        Cost = Cost.Free,
        Phones = [new(PhoneKind.Voice, "+441632960001", "01632 960001", "+44 1632 960001", null, "at night"), new(PhoneKind.Text, "85258", "85258", null, "HOME", null)],
        Website = "https://www.example.org/?a=1&b=2",
        Fellowship = Fellowship.AlcoholicsAnonymous,
        Note = "Closed in August.",
        Meetings =
        [
            new(MeetingMode.InPerson, Weekly("Europe/London", "19:00", "20:30", IsoDayOfWeek.Sunday), "Early birds", Attendance.Open, [MeetingFormat.Speaker, MeetingFormat.StepStudy], null, null, "Ring the bell", default),
            new(MeetingMode.Online, Weekly("Europe/London", "23:00", "00:00", IsoDayOfWeek.Monday, IsoDayOfWeek.Saturday), null, Attendance.Closed, [], "https://meet.example.org/a", null, null, default),
            new(MeetingMode.Hybrid, Weekly("Europe/London", "18:00", null, IsoDayOfWeek.Tuesday) with { Weeks = [2, -1], Starts = Day("2026-01-13"), Except = [Day("2026-12-29")] }, null, null, [], null, null, null, default),
        ],
    };

    private static readonly JsonSerializerOptions Geo = new() { Converters = { new GeoJsonConverterFactory() } };

    private static PublishedListing Row(Listing listing) => Published(listing) with { RegionName = "Kent" };

    private static string Csv(params IEnumerable<Listing> listings) => Text(CsvWriter.Write(listings.Select(listing => CsvWriter.RowOf(Row(listing), Site.Settings))));

    private static Dictionary<string, string>[] ReadCsv(string text)
    {
        using CsvReader reader = new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = bad => Assert.Fail(bad.RawRecord) });
        reader.Read();
        reader.ReadHeader();
        List<Dictionary<string, string>> rows = [];
        while (reader.Read())
            rows.Add(reader.HeaderRecord!.ToDictionary(name => name, name => reader.GetField(name)!));
        return [.. rows];
    }

    [Fact]
    public void A_table_holds_a_row_for_each_listing_with_its_licence_its_sources_and_its_day()
    {
        Dictionary<string, string> row = Assert.Single(ReadCsv(Csv(Full)));

        Assert.Equal("harbour-group", row["id"]);
        Assert.Equal("51.1234567", row["latitude"]);
        Assert.Equal(Full.OtherNames, CsvCells.Split(CsvCells.Unguarded(row["other_names"])));
        Assert.Equal(["alcohol", "women"], CsvCells.Split(row["serves"]));
        // A plus would make a spreadsheet take it for a sum; the apostrophe comes off again.
        Assert.Equal("'+441632960001", row["phone"]);
        Assert.Equal("+441632960001", CsvCells.Unguarded(row["phone"]));
        Assert.Equal(["voice +441632960001 (at night)", "text 85258 keyword HOME"], CsvCells.Split(row["phones"]));
        Assert.Equal(["in-person sun 19:00-20:30 Europe/London open \"Early birds\" (Ring the bell)", "online mon,sat 23:00-00:00 Europe/London closed https://meet.example.org/a",
            "hybrid tue 18:00 Europe/London weeks 2,last starts 2026-01-13 except 2026-12-29"], CsvCells.Split(row["meetings"]));
        Assert.Equal("https://example.org/harbour 2026-02", row["sources"]);
        Assert.Equal(("2026-03-02", "saved-copies"), (row["checked_on"], row["checked_against"]));
        Assert.Equal(("CC BY 4.0", Site.Settings.Name), (row["data_licence"], row["attribution"]));
        Assert.Equal("https://small.example/find/groups/harbour-group/", row["page"]);
        Assert.Equal("", row["email"]);
    }

    [Fact]
    public void A_feed_s_rows_keep_the_feed_s_own_licence()
    {
        Dictionary<string, string> row = Assert.Single(ReadCsv(Csv(Full with { Feed = new("input/feeds/quay.yml", "7", "ODbL 1.0", "Quay Intergroup") })));

        Assert.Equal(("ODbL 1.0", "Quay Intergroup"), (row["data_licence"], row["attribution"]));
    }

    [Fact]
    public void Every_row_has_all_columns_in_their_order() =>
        Assert.All([Group, Full, Site.Listings[0].Content], listing => Assert.Equal(ListingFields.Names, ListingFields.Of(Row(listing), Site.Settings).Select(field => field.Name)));

    [Fact]
    public void No_cell_of_a_table_is_run_by_a_spreadsheet_and_any_text_comes_back() => Hostile.Text.Try(text =>
    {
        Dictionary<string, string> row = Assert.Single(ReadCsv(Csv(Full with { Name = text, OtherNames = [text, "b"], Note = text, Address = text })));

        Assert.DoesNotContain(row["name"][0], "=+-@\t\r\n");
        Assert.Equal(text, CsvCells.Unguarded(row["name"]));
        Assert.Equal(text, CsvCells.Unguarded(row["address"]));
        Assert.Equal([text, "b"], CsvCells.Split(CsvCells.Unguarded(row["other_names"])));
    }, iter: 500);

    // CsvHelper reads back whatever it wrote; this is the text a program that knows RFC 4180 alone must find.
    [Fact]
    public void A_line_of_a_table_ends_as_the_standard_asks_and_quotes_what_it_must()
    {
        Listing quoted = Group with { Name = "a \"b\"", Summary = "one, two", Note = "x\ny", Operator = "x\ry", Town = " x" };
        string line = Csv(quoted)[Csv().Length..];

        Assert.Equal(string.Join(',', ListingFields.Names) + "\r\n", Csv());
        Assert.StartsWith("group,harbour-group,\"a \"\"b\"\"\",,self-help-meetings,\"one, two\",\"x\ny\",\"x\ry\",GB,,\" x\",,", line, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_is_read_with_longitude_first_and_a_listing_without_a_point_stays()
    {
        Listing west = Full with { Id = "west", Point = new(-33.9, -71.25) };
        Listing[] listings = [Full, west, Group];
        string text = Text(GeoJsonWriter.Write(listings.Select(listing => GeoJsonWriter.RowOf(Row(listing), Site.Settings)), [Full.Point!.Value, west.Point!.Value]));
        FeatureCollection map = JsonSerializer.Deserialize<FeatureCollection>(text, Geo)!;

        Assert.Equal([(1.2, 51.12346), (-71.25, -33.9)], map.Take(2).Select(feature => Assert.IsType<Point>(feature.Geometry)).Select(point => (point.X, point.Y)));
        Assert.All(map.Take(2), feature => Assert.True(Math.Abs(feature.Geometry.Coordinate.X) <= 180 && Math.Abs(feature.Geometry.Coordinate.Y) <= 90));
        Assert.Null(map[2].Geometry);
        Assert.Equal("[-71.25,-33.9,1.2,51.12346]", JsonNode.Parse(text)!["bbox"]!.ToJsonString());
        Assert.Equal("Harbour Group", map[0].Attributes["name"]);
        Assert.Equal("CC BY 4.0", map[0].Attributes["data_licence"]);
        Assert.Equal(["groups/harbour-group", "groups/west", "groups/harbour-group"], JsonNode.Parse(text)!["features"]!.AsArray().Select(feature => (string)feature!["id"]!));
    }

    [Fact]
    public void A_feature_of_a_map_stands_on_one_line_with_its_fields_in_their_order()
    {
        string[] lines = Text(GeoJsonWriter.Write([GeoJsonWriter.RowOf(Row(Full), Site.Settings), GeoJsonWriter.RowOf(Row(Group), Site.Settings)], [Full.Point!.Value])).Split('\n');
        JsonObject[] features = [.. lines[1..3].Select(line => JsonNode.Parse(line.TrimEnd(','))!.AsObject())];

        Assert.Equal(["{\"type\":\"FeatureCollection\",\"bbox\":[1.2,51.12346,1.2,51.12346],\"features\":[", "]}", ""], [lines[0], .. lines[3..]]);
        Assert.All(features, feature => Assert.Equal(["type", "id", "geometry", "properties"], feature.Select(member => member.Key)));
        Assert.All(features, feature => Assert.Equal(ListingFields.Names.Where(name => feature["properties"]!.AsObject().ContainsKey(name)), feature["properties"]!.AsObject().Select(member => member.Key)));
        Assert.All(features.SelectMany(feature => feature["properties"]!.AsObject()), member => Assert.NotNull(member.Value));
        Assert.StartsWith("{\"type\":\"Feature\",\"id\":\"groups/harbour-group\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.2,51.12346]},\"properties\":{\"kind\":\"group\",\"id\":\"harbour-group\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_over_the_date_line_is_the_narrow_one()
    {
        string text = Text(GeoJsonWriter.Write([], [new(-18, 178), new(-17, -179)]));

        Assert.Equal("[178,-18,-179,-17]", JsonNode.Parse(text)!["bbox"]!.ToJsonString());
    }

    // The required fields of HSDS 3.0's core objects, and the forms they must have.
    private const string HsdsSchema = """
        {
          "type": "array", "items": {"$ref": "#/definitions/organization"},
          "definitions": {
            "id": {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},
            "organization": {"type": "object", "required": ["id", "name", "description", "services"], "properties": {
              "id": {"$ref": "#/definitions/id"}, "name": {"type": "string"}, "description": {"type": "string"}, "website": {"type": "string", "format": "uri"}, "email": {"type": "string", "format": "email"},
              "locations": {"type": "array", "items": {"$ref": "#/definitions/location"}}, "services": {"type": "array", "items": {"$ref": "#/definitions/service"}, "minItems": 1, "maxItems": 1},
              "metadata": {"type": "array", "items": {"$ref": "#/definitions/metadata"}, "minItems": 1},
              "organization_identifiers": {"type": "array", "items": {"type": "object", "required": ["id", "identifier_type", "identifier"]}}}},
            "service": {"type": "object", "required": ["id", "name", "status"], "not": {"required": ["assured_date"]}, "properties": {
              "id": {"$ref": "#/definitions/id"}, "name": {"type": "string"}, "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]}, "minimum_age": {"type": "number"}, "maximum_age": {"type": "number"},
              "phones": {"type": "array", "items": {"type": "object", "required": ["id", "number"], "properties": {"id": {"$ref": "#/definitions/id"}, "number": {"type": "string"}}}},
              "schedules": {"type": "array", "items": {"$ref": "#/definitions/schedule"}}, "languages": {"type": "array", "items": {"type": "object", "required": ["id", "code", "name"]}},
              "service_areas": {"type": "array", "items": {"type": "object", "required": ["id", "name"]}}, "service_at_locations": {"type": "array", "items": {"type": "object", "required": ["id", "service_id", "location_id"]}},
              "cost_options": {"type": "array", "items": {"type": "object", "required": ["id"]}}, "attributes": {"type": "array", "items": {"$ref": "#/definitions/attribute"}}}},
            "location": {"type": "object", "required": ["id", "location_type"], "properties": {
              "id": {"$ref": "#/definitions/id"}, "location_type": {"enum": ["physical", "postal", "virtual"]}, "latitude": {"type": "number", "minimum": -90, "maximum": 90}, "longitude": {"type": "number", "minimum": -180, "maximum": 180},
              "addresses": {"type": "array", "items": {"type": "object", "required": ["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"]}},
              "accessibility": {"type": "array", "items": {"type": "object", "required": ["id"]}}}},
            "schedule": {"type": "object", "required": ["id"], "properties": {
              "id": {"$ref": "#/definitions/id"}, "freq": {"enum": ["WEEKLY", "MONTHLY"]}, "wkst": {"enum": ["MO"]}, "interval": {"type": "number"}, "opens_at": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
              "byday": {"type": "string", "pattern": "^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$"}, "valid_from": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, "timezone": {"type": "number"}}},
            "attribute": {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/definitions/id"}, "taxonomy_term": {"type": "object", "required": ["id", "name", "description"], "properties": {"id": {"$ref": "#/definitions/id"}}}}},
            "metadata": {"type": "object", "required": ["id", "last_action_date", "last_action_type", "field_name", "previous_value", "replacement_value", "updated_by"]}
          }
        }
        """;

    private static readonly Lazy<JsonSchema> Hsds = new(() => JsonSchema.FromJsonAsync(HsdsSchema).GetAwaiter().GetResult());

    private static void AssertHsds(string text)
    {
        Assert.Empty(Hsds.Value.Validate(text).Select(error => error.ToString()));
        string[] ids = [.. Ids(JsonNode.Parse(text)!)];
        Assert.NotEmpty(ids);
        Assert.Distinct(ids);
    }

    // Terms are shared; everything else is a thing of its own.
    private static IEnumerable<string> Ids(JsonNode node) => node switch
    {
        JsonObject thing => (thing["id"] is { } id ? new[] { (string)id! } : []).Concat(thing.Where(member => member.Key != "taxonomy_term" && member.Value is not null).SelectMany(member => Ids(member.Value!))),
        JsonArray list => list.SelectMany(item => Ids(item!)),
        _ => [],
    };

    [Fact]
    public void Other_directories_can_read_the_whole_directory() => AssertHsds(Repository.Text("/data/hsds.json"));

    [Fact]
    public void Other_directories_read_what_a_listing_says()
    {
        string text = Text(HsdsWriter.Write([HsdsWriter.RowOf(Row(Full), Site)]));
        AssertHsds(text);
        JsonNode organization = JsonNode.Parse(text)![0]!;
        JsonNode service = organization["services"]![0]!;
        JsonArray schedules = service["schedules"]!.AsArray();
        string[] Attributes(string key) => [.. service["attributes"]!.AsArray().Where(attribute => (string)attribute!["link_type"]! == key).Select(attribute => (string)attribute!["value"]!)];

        Assert.Equal("Quay Trust", (string)organization["name"]!);
        Assert.Equal("Closed in August.", (string)service["alert"]!);
        Assert.Equal(["SU", "MO,SA", "2TU,-1TU"], schedules.Select(schedule => (string)schedule!["byday"]!));
        Assert.Equal(["WEEKLY", "WEEKLY", "MONTHLY"], schedules.Select(schedule => (string)schedule!["freq"]!));
        Assert.Equal(["in-person", "online", "hybrid"], schedules.Select(schedule => (string)schedule!["attending_type"]!));
        Assert.Equal("24:00", (string)schedules[1]!["closes_at"]!);
        Assert.Equal("2026-01-13", (string)schedules[2]!["valid_from"]!);
        Assert.Equal(["+441632960001", "85258"], service["phones"]!.AsArray().Select(phone => (string)phone!["number"]!));
        Assert.All(schedules, schedule => Assert.Null(schedule!["timezone"]));
        Assert.All(schedules, schedule => Assert.Contains(schedule!["attributes"]!.AsArray(), attribute => ((string)attribute!["link_type"]!, (string)attribute["value"]!) == ("zone", "Europe/London")));
        Assert.Equal("step-free", (string)organization["locations"]![0]!["accessibility"]![0]!["details"]!);
        Assert.Equal(["alcohol", "women"], Attributes("serves"));
        Assert.Equal(["https://example.org/harbour; 2026-02; Example News; where it meets"], Attributes("source"));
        Assert.Equal(["CC BY 4.0"], Attributes("data_licence"));
        Assert.Equal(("2026-03-02", "checked against saved-copies"), ((string)organization["metadata"]![0]!["last_action_date"]!, (string)organization["metadata"]![0]!["last_action_type"]!));
    }

    [Fact]
    public void A_service_that_is_closed_for_a_while_says_so()
    {
        Listing closed = Full with { TemporarilyClosed = new(new(2026, 11, null), "Flood", new(2026, 12, 24), "Ask the Quay Trust") };
        JsonNode service = JsonNode.Parse(Text(HsdsWriter.Write([HsdsWriter.RowOf(Row(closed), Site)])))![0]!["services"]![0]!;

        Assert.Equal("temporarily closed", (string)service["status"]!);
        Assert.Contains("Ask the Quay Trust", (string)service["alert"]!, StringComparison.Ordinal);
        Assert.Empty(MeetingGuideWriter.MeetingsOf(closed, Site.Today));
    }

    [Fact]
    public void Meeting_finders_read_weekly_meetings_by_days_that_begin_with_Sunday()
    {
        JsonArray rows = JsonNode.Parse(Text(MeetingGuideWriter.Write([Row(Full)], Site)))!.AsArray();

        Assert.Equal(2, rows.Count);
        Assert.Equal(["0", "[1,6]"], rows.Select(row => row!["day"]!.ToJsonString()));
        Assert.Equal([("19:00", "20:30"), ("23:00", "00:00")], rows.Select(row => ((string)row!["time"]!, (string)row["end_time"]!)));
        Assert.Equal(["O", "SP", "ST", "W", "X", "XB", "EN", "PUN"], rows[0]!["types"]!.AsArray().Select(type => (string)type!));
        Assert.Equal(("harbour-group", "harbour-group-2"), ((string)rows[0]!["slug"]!, (string)rows[1]!["slug"]!));
        Assert.Equal(("1 Quay Street", "Harbour Town", "no"), ((string)rows[0]!["address"]!, (string)rows[0]!["city"]!, (string)rows[0]!["approximate"]!));
        Assert.Equal(("https://meet.example.org/a", "yes"), ((string)rows[1]!["conference_url"]!, (string)rows[1]!["approximate"]!));
        Assert.Null(rows[1]!["address"]);
        Assert.Contains("Closed in August.", (string)rows[0]!["group_notes"]!, StringComparison.Ordinal);
        Assert.Equal("2026-03-02 00:00:00", (string)rows[0]!["updated"]!);
    }

    [Fact]
    public void A_slug_is_short_enough_for_meeting_finders_and_one_of_a_kind()
    {
        Listing listing = Full with { Id = new string('a', 70) };
        string[] slugs = [.. JsonNode.Parse(Text(MeetingGuideWriter.Write([Row(listing)], Site)))!.AsArray().Select(row => (string)row!["slug"]!)];

        Assert.All(slugs, slug => Assert.InRange(slug.Length, 1, 64));
        Assert.Distinct(slugs);
    }

    [Theory]
    [InlineData("2026-11-28", null)]
    [InlineData(null, "2026-11-25")]
    public void A_meeting_that_is_not_held_now_is_not_given_to_meeting_finders(string? starts, string? ends)
    {
        Schedule schedule = Weekly("Europe/London", "19:00", "20:00", IsoDayOfWeek.Monday) with { Starts = starts is null ? null : Day(starts), Ends = ends is null ? null : Day(ends) };

        Assert.Empty(MeetingGuideWriter.MeetingsOf(Meeting(schedule), Site.Today));
        Assert.Single(MeetingGuideWriter.MeetingsOf(Meeting(schedule with { Starts = null, Ends = null }), Site.Today));
    }

    [Fact]
    public void Any_text_comes_back_from_every_json_file() => Hostile.Text.Try(text =>
    {
        PublishedListing row = Row(Full with { Name = text, Note = text, Address = text });

        Assert.Equal(text, (string)JsonNode.Parse(Text(GeoJsonWriter.Write([GeoJsonWriter.RowOf(row, Site.Settings)], [])))!["features"]![0]!["properties"]!["name"]!);
        Assert.Equal(text, (string)JsonNode.Parse(Text(HsdsWriter.Write([HsdsWriter.RowOf(row, Site)])))![0]!["services"]![0]!["name"]!);
        Assert.Equal(text, (string)JsonNode.Parse(Text(MeetingGuideWriter.Write([row], Site)))![0]!["address"]!);
        // Atom is XML, which has no form for a few letters; nothing else is lost, and the feed is still one.
        XElement entry = XDocument.Parse(ChangesFeed.Write([row], Site)).Root!.Elements().Last();
        Assert.Equal(Spaced(string.Concat(text.Where(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)))), Spaced(entry.Elements().First(element => element.Name.LocalName == "title").Value));
    }, iter: 300);

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void The_feed_lists_what_was_checked_last_first_and_invents_no_change()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Listing[] listings = [Full, Full with { Id = "later", Checked = new(Checked.AddDays(3), CheckedAgainst.Call) }, Full with { Id = "earlier", Checked = new(Checked.AddDays(-3), CheckedAgainst.OwnPage) }];
        XElement feed = XDocument.Parse(ChangesFeed.Write(listings.Select(Row), Site)).Root!;

        Assert.Equal(["2026-03-05T00:00:00Z", "2026-03-02T00:00:00Z", "2026-02-27T00:00:00Z"], feed.Elements(atom + "entry").Select(entry => entry.Element(atom + "updated")!.Value));
        Assert.Equal("2026-03-05T00:00:00Z", feed.Element(atom + "updated")!.Value);
        Assert.Contains("a person called", feed.Elements(atom + "entry").First().Element(atom + "summary")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_listing_that_may_be_found_is_in_the_files_of_its_place()
    {
        string[] all = [.. ReadCsv(Repository.Text("/data/listings.csv")).Select(row => row["id"])];

        Assert.Equal(Site.Listings.Select(listing => listing.Content).Where(listing => listing.IsSearchedOn(Site.Today)).Select(listing => listing.Id).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
        Assert.Equal(Site.Listings.Select(listing => listing.Content).Where(listing => listing is { Country: "IN", Region: "punjab" } && listing.IsSearchedOn(Site.Today)).Select(listing => listing.Id).Order(StringComparer.Ordinal),
            ReadCsv(Repository.Text("/data/india/punjab/listings.csv")).Select(row => row["id"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_old_helpline_is_not_handed_on()
    {
        using SmallSite site = new();
        site.With("listings/hotlines/in.yml", site.Read("listings/hotlines/in.yml")
            .Replace("date: undated}\n    checked: {on: 2026-11-23", "date: undated}\n    checked: {on: 2025-11-23", StringComparison.Ordinal));
        BuiltSite built = site.Build();
        string csv = built.Files.Single(file => file.Output.Route.Url == "/data/listings.csv").Text;

        Assert.Equal(["in-112"], ReadCsv(csv).Select(row => row["id"]));
    }

    [Fact]
    public void A_search_server_takes_the_bulk_file_as_it_is()
    {
        string[] lines = Text(BulkWriter.Write([BulkWriter.RowOf(Row(Full), Site.Settings), BulkWriter.RowOf(Row(Group), Site.Settings)])).Split('\n');

        // Two lines a listing and a line break at the end, none within.
        Assert.Equal(5, lines.Length);
        Assert.Equal("", lines[4]);
        Assert.Equal($"groups/{Full.Id}", (string)JsonNode.Parse(lines[0])!["index"]!["_id"]!);
        JsonNode listing = JsonNode.Parse(lines[1])!;
        Assert.Equal(Full.Name, (string)listing["name"]!);
        Assert.Equal(51.1234567, (double)listing["location"]!["lat"]!);
        Assert.Equal(1.2, (double)listing["location"]!["lon"]!);
        Assert.Equal(["alcohol", "women"], listing["serves"]!.AsArray().Select(word => (string)word!));
        Assert.Null(JsonNode.Parse(lines[3])!["location"]);
    }
}
