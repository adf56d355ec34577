using System.Text.Encodings.Web;
using System.Text.Json;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>A number on the list appears nowhere, however it is written; a number that only looks like it does not stop anybody.</summary>
public class NumbersThatMustNotAppear
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool IsFound(SmallSite site) => site.Build().Diagnostics.Any(diagnostic => diagnostic.Code == Rule.DoNotList);

    private static SmallSite WithNote(string note) => new SmallSite().Change(Editing.Listings, "summary: \"Talk to", $"note: {JsonSerializer.Serialize(note, Plain)}\n    summary: \"Talk to");

    [Theory]
    [InlineData("833-555-0199")]
    [InlineData("833 555 0199")]
    [InlineData("833.555.0199")]
    [InlineData("8335550199")]
    [InlineData("(833) 555-0199")]
    [InlineData("(833)555-0199")]
    [InlineData("833 - 555 - 0199")]
    [InlineData("+1 833 555 0199")]
    [InlineData("+1 (833) 555-0199")]
    [InlineData("+1-833-555-0199")]
    [InlineData("+18335550199")]
    [InlineData("001 833 555 0199")]
    [InlineData("1-833-555-0199")]
    [InlineData("83 35 55 01 99")]
    [InlineData("833\u2013555\u20130199")]
    [InlineData("833\u2011555\u20110199")]
    [InlineData("833\u00A0555\u00A00199")]
    [InlineData("833\u202F555\u202F0199")]
    [InlineData("833/555/0199")]
    [InlineData("833_555_0199")]
    [InlineData("tel:+18335550199")]
    [InlineData("https://wa.me/18335550199")]
    [InlineData("८३३-५५५-०१९९")]
    [InlineData("８３３-５５５-０１９９")]
    public void It_is_found_in_every_way_of_writing(string number)
    {
        using SmallSite site = WithNote($"Also on {number}.");

        Assert.True(IsFound(site));
    }

    [Theory]
    [InlineData("Call 833-555-0199 24 hours a day.")]
    [InlineData("833-555-0199 (7 days)")]
    [InlineData("Open 2019-2020 833-555-0199")]
    [InlineData("9 5 833-555-0199 9 5")]
    [InlineData("Rooms 101 102 103 104 833 555 0199")]
    [InlineData("833-555-0199 or 833-555-0111")]
    [InlineData("833-555-0199 833-555-0111")]
    public void It_is_found_between_other_numbers(string note)
    {
        using SmallSite site = WithNote(note);

        Assert.True(IsFound(site));
    }

    [Theory]
    [InlineData("833-555-0198")]
    [InlineData("Record 9783355501996")]
    [InlineData("Record 83355501991234")]
    [InlineData("Record 12345678335550199")]
    [InlineData("833, 555 and 0199")]
    [InlineData("833 people, 555 homes, 0199")]
    [InlineData("0833 555 01 98 99")]
    public void A_number_that_only_looks_like_it_stops_nobody(string note)
    {
        using SmallSite site = WithNote(note);

        Assert.Empty(site.Build().Diagnostics);
    }

    [Fact]
    public void It_is_found_in_a_link_that_calls_it()
    {
        using SmallSite site = new();
        site.With("places/countries.yml", site.Read("places/countries.yml") + "  - code: US\n    slug: united-states\n    name: {en: United States}\n");
        site.With("listings/hotlines/us.yml", site.Read(Editing.Listings)[..site.Read(Editing.Listings).IndexOf("  - id: in-line", StringComparison.Ordinal)]
            .Replace("in-112", "us-line", StringComparison.Ordinal).Replace("country: IN", "country: US", StringComparison.Ordinal).Replace("name: Emergency", "name: American Line", StringComparison.Ordinal)
            .Replace("{number: \"112\", short_code: true}", "{number: \"+1 833 555 0199\"}", StringComparison.Ordinal));

        BuiltSite built = site.Build();

        Diagnostic found = Assert.Single(built.Diagnostics, diagnostic => diagnostic.Code == Rule.DoNotList && diagnostic.At.File == "input/listings/hotlines/us.yml");
        Assert.Contains("Nobody knows who answers.", found.Message, StringComparison.Ordinal);
        Assert.Empty(built.Files);
    }

    [Theory]
    [InlineData("833 555 0199")]
    [InlineData("8335550199")]
    [InlineData("+1-833-555-0199")]
    public void It_is_found_where_only_the_search_would_say_it(string number)
    {
        using SmallSite site = new();
        site.With(Editing.Guide, site.Read(Editing.Guide).Replace("worksheets: [plan]", $"worksheets: [plan]\nwords: [\"{number}\"]", StringComparison.Ordinal));

        Assert.True(IsFound(site));
    }

    [Fact]
    public void A_copied_file_is_looked_through_as_well()
    {
        using SmallSite site = new();
        site.With("files/leaflet.txt", "Call 833-555-0199 now.");

        Diagnostic found = Assert.Single(site.Build().Diagnostics);

        Assert.Equal((Rule.DoNotList, "input/files/leaflet.txt"), (found.Code, found.At.File));
    }

    // A calendar or a contact goes on in the next line where one is full, within a number, too.
    [Theory]
    [InlineData("\r\n ")]
    [InlineData("\r\n\t")]
    [InlineData("\n ")]
    public void It_is_found_where_a_calendar_tears_it(string fold)
    {
        using SmallSite site = new();
        site.With("files/meeting.ics", $"LOCATION:Call 833-55{fold}5-0199 now\r\n");

        Diagnostic found = Assert.Single(site.Build().Diagnostics);

        Assert.Equal((Rule.DoNotList, "input/files/meeting.ics"), (found.Code, found.At.File));
    }

    [Fact]
    public void A_number_written_with_its_leading_zero_is_found_abroad()
    {
        using SmallSite site = WithNote("From abroad +44 7700 900123.");
        site.With("do_not_list.yml", "numbers:\n  - {number: \"07700 900123\", why: \"Not theirs.\"}\n");

        Assert.True(IsFound(site));
    }
}
