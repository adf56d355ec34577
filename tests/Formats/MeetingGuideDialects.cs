using System.Text;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Tests.Formats;

/// <summary>Meetings as Meeting Guide's feeds really write them.</summary>
public class MeetingGuideDialects
{
    [Theory]
    [InlineData("2")]
    [InlineData("\"2\"")]
    [InlineData("[2]")]
    [InlineData("\"Tuesday\"")]
    [InlineData("[\"Tue\"]")]
    public void A_day_is_a_number_from_Sunday_or_a_name(string day) => Assert.Equal([IsoDayOfWeek.Tuesday], Imported.Meeting($$"""
        "day":{{day}},"time":"19:00"
        """).Listing.Meetings[0].Schedule!.Days);

    [Fact]
    public void Day_nought_is_Sunday_and_a_list_is_several() => Assert.Equal([IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday], Imported.Meeting("""
        "day":[0,1],"time":"19:00"
        """).Listing.Meetings[0].Schedule!.Days);

    [Theory]
    [InlineData("19:00", 19, 0)]
    [InlineData("7:00 PM", 19, 0)]
    [InlineData("8:30 pm", 20, 30)]
    [InlineData("12:00 AM", 0, 0)]
    [InlineData("noon", 12, 0)]
    [InlineData("7pm", 19, 0)]
    [InlineData("19:00:00", 19, 0)]
    [InlineData("2026-06-01T19:00", 19, 0)]
    public void A_time_is_read_however_it_is_written(string time, int hour, int minute) => Assert.Equal(new LocalTime(hour, minute), Imported.Meeting($$"""
        "day":1,"time":"{{time}}"
        """).Listing.Meetings[0].Schedule!.From);

    [Theory]
    [InlineData("\"day\":7,\"time\":\"19:00\"", "its day cannot be read")]
    [InlineData("\"day\":1,\"time\":\"sevenish\"", "its time cannot be read")]
    [InlineData("\"day\":1", "it has a day but no time")]
    public void A_day_or_time_that_cannot_be_read_refuses_the_row(string fields, string why) =>
        Assert.Equal(why, Assert.Single(Imported.Read(FeedFormat.MeetingGuide, $$"""[{"slug":"a","name":"Hope","formatted_address":"1 Main St, Springfield, IL 62701, USA",{{fields}}}]""").Refused).Why);

    [Fact]
    public void Without_a_day_it_is_held_by_arrangement()
    {
        Listing listing = Imported.Meeting("\"day\":null").Listing;

        Assert.Null(listing.Meetings[0].Schedule);
        Assert.StartsWith("By arrangement", listing.Meetings[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meeting_may_end_after_midnight() => Assert.True(Imported.Meeting("""
        "day":5,"time":"23:30","end_time":"00:30"
        """).Listing.Meetings[0].Schedule!.EndsNextDay);

    [Theory]
    [InlineData("[\"O\",\"ST\",\"W\",\"X\",\"S\",\"ZZZ\"]")]
    [InlineData("\"O, ST, W, X, S, ZZZ\"")]
    [InlineData("\"[Open, Step study, Women, Wheelchair access, Spanish, ZZZ]\"")]
    public void Types_are_a_list_or_a_text_and_unknown_ones_are_told(string types)
    {
        ImportedRow row = Imported.Meeting($$"""
            "day":1,"time":"19:00","types":{{types}}
            """);

        Assert.Equal(Attendance.Open, row.Listing.Meetings[0].Attendance);
        Assert.Equal([MeetingFormat.StepStudy], row.Listing.Meetings[0].Formats);
        Assert.Contains(Serves.Women, row.Listing.Serves);
        Assert.Equal([Access.StepFree], row.Listing.Access);
        Assert.Equal(["es"], row.Listing.Languages);
        Assert.Contains(row.Changed, what => what.Contains("'ZZZ'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_we_have_no_word_for_is_kept_in_the_note() => Assert.Equal("Big Book, Fragrance free. Ring the bell.", Imported.Meeting("""
        "day":1,"time":"19:00","types":["B","FF"],"notes":"Ring the bell."
        """).Listing.Meetings[0].Note);

    [Fact]
    public void A_closed_place_with_a_link_is_online_and_without_one_is_closed_for_a_while()
    {
        Listing online = Imported.Meeting("""
            "day":1,"time":"19:00","types":["TC"],"conference_url":"https://zoom.us/j/00000000000?pwd=x"
            """).Listing;
        Listing closed = Imported.Meeting("""
            "day":1,"time":"19:00","types":["TC"],"updated":"2026-05-01 10:00:00"
            """).Listing;

        Assert.Equal((MeetingMode.Online, "https://zoom.us/j/00000000000", null), (online.Meetings[0].Mode, online.Meetings[0].Join, online.TemporarilyClosed));
        Assert.Null(online.Address);
        Assert.Equal("2026-05-01", closed.TemporarilyClosed!.Since.ToString());
    }

    [Fact]
    public void A_number_to_dial_keeps_the_number_of_the_meeting_and_loses_its_passcode()
    {
        ImportedRow row = Imported.Meeting("""
            "day":1,"time":"19:00","conference_phone":"+12125550123,,85989816877#,,,,*1935#","conference_phone_notes":"Passcode 1935","conference_url_notes":"Password: hope"
            """);

        Assert.Equal(("+12125550123", "meeting ID 85989816877"), (row.Listing.Meetings[0].Dial!.Digits, row.Listing.Meetings[0].Dial!.Label));
        Assert.Contains("a number to dial lost its passcode", row.Changed);
        Assert.DoesNotContain("1935", ListingYaml.Write([row.Entry])[0], StringComparison.Ordinal);
        Assert.DoesNotContain("hope", ListingYaml.Write([row.Entry])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_and_coded_letters_become_plain()
    {
        Listing listing = Imported.Only(FeedFormat.MeetingGuide, """[{"slug":1,"name":"<b>Joy &amp;amp; Peace</b>","address":"1 Main St","city":"Springfield","state":"IL","postal_code":62701,"day":1,"time":"19:00","notes":"Side door<br>Ring twice"}]""").Listing;

        Assert.Equal("Joy & Peace", listing.Name);
        Assert.Equal("town-1", listing.Id);
        Assert.Equal("1 Main St, Springfield, IL 62701", listing.Address);
        Assert.Equal("Side door. Ring twice", listing.Meetings[0].Note);
        Assert.Equal("AA meeting in Springfield, Mondays 7 pm.", listing.Summary);
    }

    [Theory]
    [InlineData("""{"records":[{"id":"r1","fields":{"Name":"Hope","Slug":"a","Day":"Monday","Time":"8:00 PM","Address":"1 Main St","City":"Springfield"}}]}""")]
    [InlineData("""{"meetings":[{"name":"Hope","slug":"a","day":1,"start_time":"20:00","address":"1 Main St","city":"Springfield"}]}""")]
    public void Wrapped_rows_and_capital_names_are_found(string text) => Assert.Equal("town-a", Imported.Only(FeedFormat.MeetingGuide, text).Listing.Id);

    [Fact]
    public void What_stands_behind_the_list_is_told_with_its_place_and_what_is_before_it_is_kept()
    {
        Diagnostics report = new();
        Import import = Imported.Read(FeedFormat.MeetingGuide, """
            [{"slug":"a","name":"Hope","day":1,"time":"19:00","address":"1 Main St","city":"Springfield"}]

              trailing words
            """, report: report);

        Assert.Single(import.Rows);
        Assert.Equal(("RG1210", 3, 3), (report.Sorted()[0].Code, report.Sorted()[0].At.Line, report.Sorted()[0].At.Column));
    }

    [Fact]
    public void The_same_meeting_twice_is_taken_once_and_its_id_never_changes()
    {
        const string Row = """{"slug":"a","name":"Hope","day":1,"time":"19:00","address":"1 Main St","city":"Springfield"}""";
        Import import = Imported.Read(FeedFormat.MeetingGuide, $"[{Row},{Row.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)},{Row.Replace("19:00", "20:00", StringComparison.Ordinal)}]");

        Assert.Equal("it is the same as a row before it", Assert.Single(import.Refused).Why);
        Assert.Equal(2, import.Rows.Select(row => row.Listing.Id).Distinct().Count());
        Assert.Equal(import.Rows.Select(row => row.Listing.Id), Imported.Read(FeedFormat.MeetingGuide, $"[{Row},{Row.Replace("19:00", "20:00", StringComparison.Ordinal)}]").Rows.Select(row => row.Listing.Id));
    }

    [Fact]
    public void Addresses_are_given_over_https_or_not_at_all()
    {
        Assert.Equal("https://example.org/a", Imported.Meeting("""
            "day":1,"time":"19:00","url":"http://example.org/a"
            """).Listing.Website);
        Assert.All(["https://bit.ly/x", "https://jo@example.org/", "https://192.0.2.1/"], address => Assert.Null(Imported.Meeting($$"""
            "day":1,"time":"19:00","url":"{{address}}"
            """).Listing.Website));
    }

    [Theory]
    [InlineData("39.8,-89.6", 39.8)]
    [InlineData("\"39.8\",\"-89.6\"", 39.8)]
    [InlineData("-89.6,39.8", 39.8)]
    [InlineData("0,0", null)]
    [InlineData("51.5,-0.1", null)]
    public void A_point_is_put_right_or_left_out(string point, double? latitude)
    {
        string[] degrees = point.Split(',');
        Assert.Equal(latitude, Imported.Meeting($$"""
            "day":1,"time":"19:00","latitude":{{degrees[0]}},"longitude":{{degrees[1]}}
            """).Listing.Point?.Latitude);
    }

    [Theory]
    [InlineData("MA", "2139", "02139")]
    [InlineData("PR", "926", "00926")]
    [InlineData("CA", "2139", null)]
    public void A_postcode_gets_its_zero_back_where_the_state_is_certain(string state, string written, string? whole) => Assert.Equal(whole, Postcodes.American(written, state)?.Code);

    [Fact]
    public void A_feed_in_another_encoding_is_read_with_a_note_and_bytes_that_are_no_text_are_refused()
    {
        const string Text = """[{"slug":"a","name":"Café Clínica","day":1,"time":"19:00","address":"1 Main St","city":"Springfield"}]""";
        Diagnostics report = new();
        Import western = Importer.Read(FeedFormat.MeetingGuide, "feed", Encoding.Latin1.GetBytes(Text), Imported.Terms(), report);
        Import wide = Importer.Read(FeedFormat.MeetingGuide, "feed", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)], Imported.Terms(), report);

        Assert.Equal(["Café Clínica", "Café Clínica"], western.Rows.Concat(wide.Rows).Select(row => row.Listing.Name));
        Assert.All([western, wide], import => Assert.Single(import.Notes));
        Assert.False(report.HasErrors);
        Assert.Empty(Importer.Read(FeedFormat.MeetingGuide, "feed", [0x5B, 0x81, 0xFF, 0x00], Imported.Terms(), report).Rows);
        Assert.True(report.HasErrors);
    }
}
