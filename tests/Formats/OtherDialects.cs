using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Tests.Formats;

/// <summary>BMLT, HSDS, tables and maps as they really come.</summary>
public class OtherDialects
{
    private static string Bmlt(string fields, string formats = "[]") => $$"""
        {"meetings":[{"id_bigint":"7","meeting_name":"Just Us","weekday_tinyint":"1","start_time":"19:00:00","duration_time":"01:30:00","location_street":"1 Main St","location_municipality":"Springfield","location_province":"IL",{{fields}}}],"formats":{{formats}}}
        """;

    [Fact]
    public void Bmlt_counts_days_from_one_on_Sunday_and_tells_how_long_a_meeting_takes()
    {
        Listing listing = Imported.Only(FeedFormat.Bmlt, Bmlt("\"published\":\"1\""), Imported.Terms()).Listing;

        Assert.Equal([IsoDayOfWeek.Sunday], listing.Meetings[0].Schedule!.Days);
        Assert.Equal(new LocalTime(20, 30), listing.Meetings[0].Schedule!.Until);
        Assert.Equal(Fellowship.NarcoticsAnonymous, listing.Fellowship);
        Assert.Equal("NA meeting in Springfield, Sundays 7 pm.", listing.Summary);
    }

    [Fact]
    public void A_row_that_is_not_published_stays_so() => Assert.Equal("it is not published", Assert.Single(Imported.Read(FeedFormat.Bmlt, Bmlt("\"published\":\"0\"")).Refused).Why);

    [Fact]
    public void Formats_are_told_by_their_world_id_whatever_their_key()
    {
        ImportedRow row = Imported.Only(FeedFormat.Bmlt, Bmlt("\"formats\":\"S,Off\",\"format_shared_id_list\":\"1,2\"", """
            [{"id":"1","key_string":"S","name_string":"Schritte","world_id":"STEP","format_type_enum":"FC1"},{"id":"2","key_string":"Off","name_string":"Offen","world_id":"OPEN","format_type_enum":"O"}]
            """));

        Assert.Equal([MeetingFormat.StepStudy], row.Listing.Meetings[0].Formats);
        Assert.Equal(Attendance.Open, row.Listing.Meetings[0].Attendance);
    }

    [Theory]
    [InlineData("FC1-2", "2nd week of the month")]
    [InlineData("FC1-L", "last week of the month")]
    public void What_is_said_of_one_week_of_the_month_is_not_said_of_all(string kind, string says)
    {
        Listing listing = Imported.Only(FeedFormat.Bmlt, Bmlt("\"formats\":\"Sp\",\"format_shared_id_list\":\"1\"", $$"""
            [{"id":"1","key_string":"Sp","name_string":"Speaker","world_id":"SPK","format_type_enum":"{{kind}}"}]
            """)).Listing;

        Assert.Empty(listing.Meetings[0].Formats);
        Assert.Empty(listing.Meetings[0].Schedule!.Weeks);
        Assert.Contains(says, listing.Meetings[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_meeting_in_the_fourth_week_is_not_open_in_every_week() => Assert.Null(Imported.Only(FeedFormat.Bmlt, Bmlt("\"formats\":\"Off\",\"format_shared_id_list\":\"1\"", """
        [{"id":"1","key_string":"Off","name_string":"Open","world_id":"OPEN","format_type_enum":"O-4"}]
        """)).Listing.Meetings[0].Attendance);

    [Fact]
    public void People_to_contact_never_come_through_and_a_duration_below_nothing_is_left_out()
    {
        ImportedRow row = Imported.Only(FeedFormat.Bmlt, Bmlt("\"contact_name_1\":\"Jo Smith\",\"contact_phone_1\":\"555-0100\",\"contact_email_1\":\"jo@example.org\",\"virtual_meeting_additional_info\":\"Passcode 1\"").Replace("01:30:00", "-1:30:00", StringComparison.Ordinal));
        string text = ListingYaml.Write([row.Entry])[0];

        Assert.All(["Smith", "0100", "jo@", "Passcode"], personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
        Assert.Null(row.Listing.Meetings[0].Schedule!.Until);
        Assert.Contains("a person to contact was left out", row.Changed);
    }

    [Theory]
    [InlineData("3", MeetingMode.Hybrid)]
    [InlineData("2", MeetingMode.Online)]
    [InlineData("1", MeetingMode.InPerson)]
    public void A_venue_is_in_person_online_or_both(string venue, MeetingMode mode) => Assert.Equal(mode, Imported.Only(FeedFormat.Bmlt, Bmlt($"\"venue_type\":\"{venue}\",\"virtual_meeting_link\":\"https://zoom.us/j/00000000000\"")).Listing.Meetings[0].Mode);

    private static FeedTerms Centres(params (string Field, string[] Columns)[] columns) => Imported.Terms() with
    {
        Columns = new(ListingKind.Centre, ListingType.OutpatientClinic, [Serves.Substances], [Offer.Outpatient], DayCount.FromSundayZero, columns.ToImmutableDictionary(column => column.Field, column => column.Columns.ToImmutableArray(), StringComparer.Ordinal)),
    };

    [Fact]
    public void A_table_is_read_through_its_map()
    {
        ImportedRow row = Imported.Only(FeedFormat.Csv, "Name1;Name2;Street;City;State;Zip;Tel\n\"River Clinic\";\"East; House\";1 Main St;Boston;MA;2139;617-555-0123\n",
            Centres(("name", ["name1", "name2"]), ("address", ["street"]), ("town", ["city"]), ("postcode", ["zip"]), ("phone", ["tel"])));

        Assert.Equal("River Clinic, East; House", row.Listing.Name);
        Assert.Equal("1 Main St, Boston, MA 02139", row.Listing.Address);
        Assert.Equal("+16175550123", Assert.Single(row.Listing.Phones).Digits);
        Assert.Contains("a ZIP code got back the zero it had lost", row.Changed);
        Assert.Equal("Outpatient clinic in Boston, MA.", row.Listing.Summary);
    }

    [Fact]
    public void A_street_named_after_its_town_is_no_whole_address() => Assert.Equal("1 Fairfield Road, Fairfield, NJ 07004",
        Imported.Only(FeedFormat.Csv, "name,address,town,state,postcode\nRiver Clinic,\"1 Fairfield Road, \",Fairfield,NJ,7004\n", Centres()).Listing.Address);

    [Fact]
    public void A_map_that_names_a_missing_column_is_told_of_it()
    {
        Diagnostics report = new();
        Imported.Read(FeedFormat.Csv, "name,city\nRiver Clinic,Boston\n", Centres(("town", ["citty"])), report);

        Assert.Contains("Did you mean 'city'?", Assert.Single(report.Sorted()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_meetings_needs_no_map() => Assert.Equal([IsoDayOfWeek.Wednesday], Imported.Only(FeedFormat.Csv, "Name,Slug,Day,Time,Address,City\nHope,a,Wednesday,8:00 PM,1 Main St,Springfield\n").Listing.Meetings[0].Schedule!.Days);

    [Fact]
    public void A_feature_has_its_longitude_first_and_may_have_no_place()
    {
        Import import = Imported.Read(FeedFormat.Geojson, """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[-89.6,39.8]},"properties":{"name":"River Clinic","address":"1 Main St","town":"Springfield"}},
              {"type":"Feature","id":"b","geometry":null,"properties":{"name":"Hill Clinic","address":"2 Main St","town":"Springfield"}},
              {"type":"Thing"}]}
            """, Centres());

        Assert.Equal([new GeoPoint(39.8, -89.6), null], import.Rows.Select(row => row.Listing.Point));
        Assert.Equal("it is no feature of GeoJSON", Assert.Single(import.Refused).Why);
    }

    [Theory]
    [InlineData("9999999999")]
    [InlineData("1e999")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"9999999999\"")]
    public void A_shape_of_no_kind_is_no_place_and_the_row_stays(string type)
    {
        Import import = Imported.Read(FeedFormat.Geojson, $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":{{{type}}},"coordinates":[-89.6,39.8]},"properties":{"name":"River","address":"1 Main St","type":"outpatient-clinic","serves":["drugs"]}}]}""", Centres());

        Assert.Null(Assert.Single(import.Rows).Listing.Point);
    }

    private const string Service = """
        {"id":"s1","name":"River Counselling","description":"Counselling for people who drink or use drugs, and their families.","status":"active","minimum_age":18,"email":"info@example.org","url":"http://example.org/river",
         "phones":[{"id":"p1","number":"217-555-0123","type":"voice","extension":100},{"id":"p2","number":"217-555-0124","type":"fax"}],
         "schedules":[{"id":"h1","freq":"WEEKLY","byday":"MO,TU","opens_at":"09:00","closes_at":"17:00"}],
         "contacts":[{"id":"c1","name":"Jo Smith","phones":[{"id":"p3","number":"217-555-0199"}]}],
         "organization":{"id":"o1","name":"River Trust"},
         "service_at_locations":[{"id":"l1","location":{"id":"x1","location_type":"physical","name":"River House","latitude":39.8,"longitude":-89.6,"addresses":[{"id":"a1","address_1":"1 Main St","city":"Springfield","state_province":"IL","postal_code":"62701","country":"US","address_type":"physical"}]}}]}
        """;

    [Theory]
    [InlineData(Service)]
    [InlineData("""{"contents":[""" + Service + "]}")]
    [InlineData("[" + Service + "]")]
    public void A_service_of_HSDS_is_read_with_its_place_and_without_its_people(string text)
    {
        Listing listing = Imported.Only(FeedFormat.Hsds, text, Centres()).Listing;

        Assert.Equal(("River Counselling", "River Trust", "River House, 1 Main St, Springfield, IL 62701", 18), (listing.Name, listing.Operator, listing.Address, listing.MinimumAge));
        Assert.Equal(("+12175550123", "extension 100"), (Assert.Single(listing.Phones).Digits, listing.Phones[0].Label));
        Assert.Equal([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday], listing.Hours!.Spans[0].Days);
        Assert.Equal("info@example.org", listing.Email);
        Assert.Equal("Counselling for people who drink or use drugs, and their families.", listing.Summary);
    }

    [Fact]
    public void HSDS_1_1_nests_services_below_organisations_and_names_days_in_English()
    {
        Listing listing = Imported.Only(FeedFormat.Hsds, """
            [{"id":"o1","name":"River Trust","services":[{"id":"s1","name":"River Counselling","regular_schedule":[{"weekday":"Monday","opens_at":"09:00","closes_at":"17:00"}],"phones":[{"number":"217-555-0123"}]}],
              "locations":[{"id":"x1","name":"River House","physical_address":[{"address_1":"1 Main St","city":"Springfield","state_province":"IL"}]}]}]
            """, Centres()).Listing;

        Assert.Equal(("River Trust", "River House, 1 Main St, Springfield, IL"), (listing.Operator, listing.Address));
        Assert.Equal([IsoDayOfWeek.Monday], listing.Hours!.Spans[0].Days);
    }

    [Fact]
    public void What_others_call_by_our_names_in_HSDS_is_not_believed()
    {
        string text = Service.Replace(":18,", """:18,"attributes":[{"id":"t1","link_type":"kind","value":"hotline"},{"id":"t2","link_type":"type","value":"crisis-line"},{"id":"t3","link_type":"chat","value":"https://chat.example.org/"}],""", StringComparison.Ordinal);
        Listing listing = Imported.Only(FeedFormat.Hsds, text, Centres()).Listing;

        Assert.Contains("crisis-line", text, StringComparison.Ordinal);
        Assert.Equal((ListingKind.Centre, ListingType.OutpatientClinic, null), (listing.Kind, listing.Type, listing.Chat));
    }

    [Fact]
    public void A_file_that_says_it_is_ours_gives_nobody_away_either()
    {
        ImportedRow row = Imported.Only(FeedFormat.Hsds, """
            [{"id":"o","name":"Quay Trust","organization_identifiers":[{"id":"i","identifier_scheme":"RecoveryGuide","identifier":"groups/quay"}],"services":[{"id":"s","name":"Quay Group","description":"A group that meets by the quay.","status":"active","email":"jo@gmail.com","url":"https://facebook.com/jo.smith",
              "interpretation_services":"Jo Smith speaks Hindi",
              "phones":[{"id":"p1","number":"+12175550123","type":"voice","attributes":[{"id":"1","link_type":"label","value":"Ask for Bill"},{"id":"2","link_type":"hours_note","value":"Call Jo S. first"}]},{"id":"p2","number":"+1217555","type":"voice"}],
              "schedules":[{"id":"m","description":"Jo Smith's group","attending_type":"online","schedule_link":"https://zoom.us/j/00000000000?pwd=serenity","attributes":[{"id":"3","link_type":"meeting","value":"1"},{"id":"4","link_type":"note","value":"Held by arrangement."}]},
                           {"id":"n","attending_type":"online","attributes":[{"id":"5","link_type":"meeting","value":"2"},{"id":"6","link_type":"note","value":"Passcode: serenity"}]}],
              "attributes":[{"id":"7","link_type":"kind","value":"group"},{"id":"8","link_type":"type","value":"fellowship"},{"id":"9","link_type":"serves","value":"alcohol"},{"id":"10","link_type":"closed_since","value":"2026-11"},{"id":"11","link_type":"closed_instead","value":"Write to jo@example.org"},
                {"id":"12","link_type":"source","value":"https://example.org/; undated; John Smith; says 555-0100"},{"id":"13","link_type":"checked_on","value":"2031-01-01"},{"id":"14","link_type":"checked_against","value":"call"},{"id":"15","link_type":"chat","value":"https://t.me/josmith"},{"id":"16","link_type":"note","value":"Text Jo S. at 555-0100. Come as you are."}]}]}]
            """);
        string text = ListingYaml.Write([row.Entry])[0];

        Assert.All(["mith", "jo@", "Bill", "Jo S", "serenity", "0100", "1217555\"", "t.me", "facebook"], personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
        Assert.Equal(("Come as you are.", "+12175550123"), (row.Listing.Note, Assert.Single(row.Listing.Phones).Digits));
        Assert.Equal(("https://zoom.us/j/00000000000", "Held by arrangement."), (Assert.Single(row.Listing.Meetings).Join, row.Listing.Meetings[0].Note));
        // Nobody can have compared it on a day that had not come.
        Assert.Equal(new LastCheck(new(2026, 11, 20), CheckedAgainst.SavedCopies), row.Listing.Checked);
        Assert.Equal("example.org", Assert.Single(row.Listing.Sources).Publisher);
    }

    [Fact]
    public void HSDS_in_tables_is_put_together_by_its_ids()
    {
        Dictionary<string, string> tables = new()
        {
            ["services.csv"] = "id,organization_id,name,status\ns1,o1,River Counselling,active\ns2,o1,Old Counselling,defunct\n",
            ["organizations.csv"] = "id,name\no1,River Trust\n",
            ["locations.csv"] = "id,name,latitude,longitude\nx1,River House,39.8,-89.6\n",
            ["addresses.csv"] = "id,location_id,address_1,city,state_province,address_type\na1,x1,1 Main St,Springfield,IL,physical\n",
            ["service_at_location.csv"] = "id,service_id,location_id\nl1,s1,x1\n",
        };
        string package = $$"""{"resources":[{{string.Join(',', tables.Keys.Select(name => $$"""{"path":"{{name}}"}"""))}},{"path":"../secret.csv"}]}""";
        Import import = Importer.Read(FeedFormat.Hsds, "datapackage.json", System.Text.Encoding.UTF8.GetBytes(package), Centres(), new(), name => System.Text.Encoding.UTF8.GetBytes(tables[name]));

        Assert.Equal("River House, 1 Main St, Springfield, IL", Assert.Single(import.Rows).Listing.Address);
        Assert.Equal("it is no longer offered", Assert.Single(import.Refused).Why);
    }
}
