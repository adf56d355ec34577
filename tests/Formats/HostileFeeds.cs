using System.Text;
using CsCheck;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Formats;

/// <summary>Whatever bytes a feed holds, an import ends with listings our own reader accepts, or with a diagnostic.</summary>
public class HostileFeeds
{
    private static readonly ImmutableArray<(FeedFormat Format, string Text)> Seeds =
    [
        (FeedFormat.MeetingGuide, """[{"slug":"a","name":"Hope <b>&amp;</b> Joy","day":[1,2],"time":"19:00","end_time":"20:00","types":["O","TC"],"formatted_address":"1 Main St, Springfield, IL 62701, USA","latitude":39.8,"longitude":"-89.6","notes":"Ring the bell. Call Jo S. 555-0100","conference_url":"https://zoom.us/j/1?pwd=x","conference_phone":"+12125550123,,1#","updated":"2026-01-02 03:04:05"}]"""),
        (FeedFormat.Bmlt, """{"meetings":[{"id_bigint":"7","meeting_name":"Just Us","weekday_tinyint":"1","start_time":"19:00:00","duration_time":"01:30:00","location_street":"1 Main St","formats":"O","format_shared_id_list":"1"}],"formats":[{"id":"1","key_string":"O","world_id":"OPEN","format_type_enum":"FC1-L"}]}"""),
        (FeedFormat.Hsds, """{"contents":[{"id":"s","name":"River","status":"active","service_at_locations":[{"location":{"id":"x","addresses":[{"address_1":"1 Main St","city":"Springfield"}]}}],"schedules":[{"byday":"-1MO","opens_at":"09:00","closes_at":"17:00"}],"organization":{"id":"o"}}]}"""),
        (FeedFormat.Hsds, """[{"id":"o","name":"Quay","organization_identifiers":[{"id":"i","identifier_scheme":"RecoveryGuide","identifier":"groups/quay"}],"services":[{"id":"s","name":"Quay Group","alternate_name":"QG; Quay","description":"A group that meets by the quay.","status":"active","phones":[{"id":"p","number":"+12175550123","type":"text","attributes":[{"id":"1","link_type":"keyword","value":"HOME"},{"id":"2","link_type":"hours","value":"mon,tue 09:00-17:00 / sun 10:00-12:00"},{"id":"3","link_type":"hours_zone","value":"Europe/London"}]}],"schedules":[{"id":"m","byday":"2TU,-1TU","freq":"MONTHLY","interval":1,"opens_at":"19:00","closes_at":"24:00","valid_from":"2026-01-01","attending_type":"hybrid","attributes":[{"id":"4","link_type":"meeting","value":"1"},{"id":"5","link_type":"zone","value":"Europe/London"},{"id":"6","link_type":"except","value":"2026-12-29"}]}],"attributes":[{"id":"7","link_type":"kind","value":"group"},{"id":"8","link_type":"type","value":"fellowship"},{"id":"9","link_type":"serves","value":"alcohol"},{"id":"10","link_type":"closed_since","value":"2026-11"},{"id":"11","link_type":"source","value":"https://example.org/; 2026; Example News; hours"},{"id":"12","link_type":"checked_on","value":"2026-11-01"},{"id":"13","link_type":"checked_against","value":"call"}]}]}]"""),
        (FeedFormat.Csv, "id,name,kind,type,summary,serves,country,phones,hours,hours_zone,checked_on,checked_against,data_licence,sources\nq,Quay Line,hotline,crisis-line,A line that answers at any hour.,crisis,US,text 85258 keyword HOME (at night); voice +12175550123,\"mon,tue 09:00-17:00\",Europe/London,2026-11-01,call,CC BY 4.0,https://example.org/ 2026\n"),
        (FeedFormat.Csv, "id,name,day,time,address,city,kind,type\n1,\"Hope, \"\"Joy\"\"\",Monday,8:00 PM,1 Main St,Springfield,,\n2,River Clinic,,,2 Main St,Springfield,centre,outpatient-clinic\n"),
        (FeedFormat.Geojson, """{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[-89.6,39.8]},"properties":{"name":"River","address":"1 Main St","type":"outpatient-clinic","serves":["drugs"]}}]}"""),
    ];

    private static readonly string[] Pieces = ["\"", "{", "}", "[", "]", ",", ":", "\\", "\\ud800", "null", "true", "1e999", "-1", "\n", "\u202E", "\0", "<", "&#0;", "9999999999", "\"\"", " ", "\uFEFF", "é", "data:", "{\"type\":1}"];

    private static readonly Gen<(int Seed, (int At, int Cut, int Piece)[] Edits)> Mutations =
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 12], Gen.Int[0, 24]).Array[0, 6]);

    [Fact]
    public void No_mutation_of_a_feed_crashes_an_import_and_what_is_taken_is_accepted() => Mutations.Try(mutation =>
    {
        (FeedFormat format, string text) = Seeds[mutation.Seed];
        foreach ((int at, int cut, int piece) in mutation.Edits)
        {
            int from = at % (text.Length + 1);
            text = text[..from] + Pieces[piece] + text[Math.Min(text.Length, from + cut)..];
        }
        AssertTakenIsAccepted(Importer.Read(format, "feed", Encoding.UTF8.GetBytes(text), Imported.Terms(Fellowship.NarcoticsAnonymous), new()));
    }, iter: 1500);

    [Fact]
    public void No_bytes_crash_an_import() => Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Byte.Array[0, 200]).Try((seed, noise) =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Seeds[seed].Text);
        for (int i = 0; i + 1 < noise.Length; i += 2)
            bytes[noise[i] * 7 % bytes.Length] = noise[i + 1];
        AssertTakenIsAccepted(Importer.Read(Seeds[seed].Format, "feed", bytes, Imported.Terms(Fellowship.NarcoticsAnonymous), new()));
    }, iter: 1000);

    [Fact]
    public void Every_seed_gives_rows_before_it_is_mutated() => Assert.All(Seeds, seed =>
        Assert.NotEmpty(Importer.Read(seed.Format, "feed", Encoding.UTF8.GetBytes(seed.Text), Imported.Terms(Fellowship.NarcoticsAnonymous) with { Columns = ColumnMap.Usual with { Serves = [Serves.Drugs], Type = seed.Format == FeedFormat.Hsds ? ListingType.OutpatientClinic : null } }, new()).Rows));

    [Theory]
    [InlineData(40)]
    [InlineData(5000)]
    public void A_file_nested_deep_is_refused_with_its_place(int depth)
    {
        Diagnostics report = new();
        Import import = Imported.Read(FeedFormat.MeetingGuide, string.Concat(Enumerable.Repeat("[", depth)), report: report);

        Assert.Empty(import.Rows);
        Assert.Equal("RG1210", Assert.Single(report.Sorted()).Code);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        Diagnostics report = new();
        Assert.Empty(Importer.Read(FeedFormat.Csv, "feed", new byte[JsonRows.MostBytes + 1], Imported.Terms(), report).Rows);
        Assert.Equal("RG1002", Assert.Single(report.Sorted()).Code);
    }

    // As large as a feed may be, and one line.
    private static string Filled(string before, string piece, string after) => before + string.Concat(Enumerable.Repeat(piece, (JsonRows.MostBytes - before.Length - after.Length) / Encoding.UTF8.GetByteCount(piece))) + after;

    public static TheoryData<FeedFormat, string, string, string> Large => new()
    {
        { FeedFormat.MeetingGuide, "[{\"name\":\"", "a", "\"}]" },
        { FeedFormat.MeetingGuide, "[", "1e999,", "1]" },
        { FeedFormat.MeetingGuide, "[{\"day\":", "9", "}]" },
        { FeedFormat.MeetingGuide, "[", "{},", "{}]" },
        { FeedFormat.MeetingGuide, "", "[", "" },
        { FeedFormat.MeetingGuide, "[\"", "\\ud800", "\"]" },
        { FeedFormat.Bmlt, "{\"meetings\":[", "{},", "{}]}" },
        { FeedFormat.Hsds, "{\"contents\":[", "{},", "{}]}" },
        { FeedFormat.Csv, "id,name\n1,", "a", "" },
        { FeedFormat.Csv, "", "a,", "a" },
        { FeedFormat.Csv, "id,name\n", "\"", "" },
        { FeedFormat.Csv, "id,name\n", "=1,", "" },
        { FeedFormat.Csv, "id,name\n", "\n", "" },
        { FeedFormat.Geojson, "{\"type\":\"FeatureCollection\",\"features\":[", "{},", "{}]}" },
        { FeedFormat.Geojson, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[", "1e308,", "0]},\"properties\":{}}]}" },
    };

    [Theory, MemberData(nameof(Large))]
    public void A_feed_as_large_as_it_may_be_is_read_in_time_and_told_in_few_words(FeedFormat format, string before, string piece, string after)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Filled(before, piece, after));
        Diagnostics report = new();

        InTime.Run(TimeSpan.FromSeconds(30), () => Importer.Read(format, "feed", bytes, Imported.Terms(), report), $"{bytes.Length} bytes of {piece}");

        Assert.InRange(report.Sorted().Length, 0, 3);
    }

    [Theory]
    [InlineData(FeedFormat.MeetingGuide, "[{\"slug\":\"a\",\"name\":\"Hope\",\"day\":99999999999999999999,\"time\":\"19:00\",\"address\":\"1 Mall Road\"}]")]
    [InlineData(FeedFormat.MeetingGuide, "[{\"slug\":\"a\",\"name\":\"Hope\",\"day\":1,\"time\":\"19:00\",\"latitude\":1e999,\"longitude\":-1e999}]")]
    [InlineData(FeedFormat.MeetingGuide, "[{\"slug\":\"__proto__\",\"name\":\"constructor\",\"day\":-1,\"time\":\"99:99\"}]")]
    [InlineData(FeedFormat.MeetingGuide, "[{\"slug\":\"../../etc\",\"name\":\"\\u0000\",\"day\":1,\"time\":\"19:00\"}]")]
    [InlineData(FeedFormat.MeetingGuide, "[{\"slug\":\"a\"},\0]")]
    [InlineData(FeedFormat.MeetingGuide, "[{\"slug\":\"a\",\"name\":\"Hope <<& Joy>> &lt;&lt; 1\",\"day\":1,\"time\":\"19:00\",\"address\":\"1 Mall Road\"}]")]
    [InlineData(FeedFormat.Csv, "id,name,day,time\n1,\0,Monday,19:00\n")]
    [InlineData(FeedFormat.Csv, "id,name,day,time\n1,=cmd|' /C calc'!A0,Monday,19:00\n")]
    [InlineData(FeedFormat.Geojson, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e999,91]},\"properties\":{\"name\":\"A\"}}]}")]
    public void Numbers_names_and_bytes_nobody_means_are_taken_by_no_other_rules(FeedFormat format, string text) =>
        AssertTakenIsAccepted(Importer.Read(format, "feed", Encoding.UTF8.GetBytes(text), Imported.Terms(Fellowship.NarcoticsAnonymous), new()));

    private static void AssertTakenIsAccepted(Import import)
    {
        foreach (IGrouping<ListingKind, ImportedRow> kind in import.Rows.GroupBy(row => row.Kind))
            foreach (string text in ListingYaml.Write(kind.Select(row => row.Entry)))
            {
                Diagnostics report = new();
                InputFile? file = InputFile.Read($"input/listings/{Listing.FolderOf(kind.Key)}/x.yml", Encoding.UTF8.GetBytes(text), report);
                Assert.True(file is not null && RecoveryGuide.Pipelines.Listings.Pipeline.Process(file, report).Count() == kind.Count() && report.Sorted().IsEmpty, $"{text}\n{string.Join('\n', report.Sorted())}");
            }
    }
}
