using NodaTime.Text;
using RecoveryGuide.Content;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>When a service answers, by its own clock, wherever the reader is.</summary>
public class OpeningHours
{
    private static Hours Read(string yaml)
    {
        Diagnostics report = new();
        Hours hours = Hours.Read(Editing.Yaml(yaml, report))!;
        Assert.Empty(report.Sorted());
        return hours;
    }

    private static Hours Open(string zone, string days, string from, string to) => Read($"zone: {zone}\nopen:\n  - {{days: \"{days}\", from: \"{from}\", to: \"{to}\"}}");

    private static bool? At(Hours hours, string utc) => hours.IsOpen(InstantPattern.General.Parse(utc).Value);

    private static ImmutableArray<Diagnostic> Refused(string yaml)
    {
        Diagnostics report = new();
        Hours.Read(Editing.Yaml(yaml, report));
        return report.Sorted();
    }

    [Theory]
    [InlineData("2026-11-23T03:29:59Z", false)]
    [InlineData("2026-11-23T03:30:00Z", true)]
    [InlineData("2026-11-23T11:29:59Z", true)]
    [InlineData("2026-11-23T11:30:00Z", false)]
    [InlineData("2026-11-27T04:00:00Z", true)]
    [InlineData("2026-11-28T04:00:00Z", false)]
    [InlineData("2026-11-22T04:00:00Z", false)]
    public void Office_hours_in_India_are_counted_by_the_clock_in_India(string utc, bool open) => Assert.Equal(open, At(Open("Asia/Kolkata", "mon-fri", "09:00", "17:00"), utc));

    [Theory]
    [InlineData("2026-11-23T16:29:00Z", false)] // Monday 21:59
    [InlineData("2026-11-23T16:30:00Z", true)] // Monday 22:00
    [InlineData("2026-11-24T00:29:00Z", true)] // Tuesday 05:59
    [InlineData("2026-11-24T00:30:00Z", false)] // Tuesday 06:00
    [InlineData("2026-11-24T17:00:00Z", false)] // Tuesday 22:30
    [InlineData("2026-11-22T20:00:00Z", false)] // Monday 01:30: nobody began on Sunday
    public void A_night_that_begins_on_Monday_ends_on_Tuesday_morning(string utc, bool open) => Assert.Equal(open, At(Open("Asia/Kolkata", "mon", "22:00", "06:00"), utc));

    [Fact]
    public void A_night_that_begins_on_Sunday_ends_in_the_new_week()
    {
        Hours hours = Open("Asia/Kolkata", "sun", "22:00", "06:00");

        Assert.True(At(hours, "2026-11-23T00:00:00Z"));
        Assert.False(At(hours, "2026-11-22T00:00:00Z"));
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("00:00")]
    public void Until_midnight_is_until_the_day_ends(string to)
    {
        Hours hours = Open("Europe/London", "mon", "18:00", to);

        Assert.True(At(hours, "2026-11-23T23:59:59Z"));
        Assert.False(At(hours, "2026-11-24T00:00:00Z"));
    }

    [Fact]
    public void A_day_from_midnight_to_midnight_is_that_whole_day_and_no_other()
    {
        Hours hours = Open("Europe/London", "mon", "00:00", "24:00");

        Assert.False(At(hours, "2026-11-22T23:59:59Z"));
        Assert.True(At(hours, "2026-11-23T00:00:00Z"));
        Assert.True(At(hours, "2026-11-23T23:59:59Z"));
        Assert.False(At(hours, "2026-11-24T00:00:00Z"));
    }

    [Theory]
    [InlineData("2026-03-28T08:59:00Z", false)] // the day before: winter time
    [InlineData("2026-03-28T09:00:00Z", true)]
    [InlineData("2026-03-29T07:59:00Z", false)] // the clocks went forward this night
    [InlineData("2026-03-29T08:00:00Z", true)]
    [InlineData("2026-03-29T16:00:00Z", false)]
    [InlineData("2026-10-24T08:00:00Z", true)] // summer time still
    [InlineData("2026-10-25T08:30:00Z", false)] // the clocks went back this night
    [InlineData("2026-10-25T09:00:00Z", true)]
    public void Nine_o_clock_is_nine_o_clock_on_the_days_the_clocks_change(string utc, bool open) => Assert.Equal(open, At(Open("Europe/London", "daily", "09:00", "17:00"), utc));

    [Theory]
    [InlineData("2026-03-29T00:59:00Z", false)]
    [InlineData("2026-03-29T01:00:00Z", false)]
    [InlineData("2026-03-29T01:30:00Z", false)]
    [InlineData("2026-03-28T01:30:00Z", true)]
    public void An_hour_the_clocks_leave_out_does_not_take_place(string utc, bool open) => Assert.Equal(open, At(Open("Europe/London", "daily", "01:00", "02:00"), utc));

    [Theory]
    [InlineData("2026-10-25T00:29:00Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)] // 01:30 summer time
    [InlineData("2026-10-25T01:00:00Z", false)] // 01:00 winter time
    [InlineData("2026-10-25T01:30:00Z", true)] // 01:30 winter time
    [InlineData("2026-10-25T02:00:00Z", false)]
    public void An_hour_the_clocks_repeat_takes_place_twice(string utc, bool open) => Assert.Equal(open, At(Open("Europe/London", "sun", "01:30", "02:00"), utc));

    [Fact]
    public void A_night_over_the_change_of_clocks_ends_by_the_new_clock()
    {
        Hours hours = Open("Europe/London", "sat", "22:00", "06:00");

        Assert.True(At(hours, "2026-03-29T04:59:00Z"));
        Assert.False(At(hours, "2026-03-29T05:00:00Z"));
    }

    [Fact]
    public void Day_and_night_is_always_and_words_alone_are_not_known()
    {
        Assert.True(At(Read("always: true"), "2026-11-23T00:00:00Z"));
        Assert.Null(At(Read("note: \"Evenings; call to ask.\""), "2026-11-23T00:00:00Z"));
        Assert.Null(Hours.Read(null));
    }

    [Theory]
    [InlineData("mon-fri", "1 2 3 4 5")]
    [InlineData("daily", "1 2 3 4 5 6 7")]
    [InlineData("mon,wed,fri", "1 3 5")]
    [InlineData("fri-mon", "1 5 6 7")]
    [InlineData("sun, mon-tue", "1 2 7")]
    [InlineData("sat,sat", "6")]
    public void Days_are_written_as_a_list_or_a_run(string days, string expected) =>
        Assert.Equal(expected, string.Join(' ', Open("Asia/Kolkata", days, "09:00", "17:00").Spans.Single().Days.Select(day => (int)day)));

    [Theory]
    [InlineData("always: true\nzone: Asia/Kolkata\nopen:\n  - {days: mon, from: \"09:00\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata")]
    [InlineData("open:\n  - {days: mon, from: \"09:00\", to: \"17:00\"}")]
    [InlineData("zone: Mars/Base\nopen:\n  - {days: mon, from: \"09:00\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: monday, from: \"09:00\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: mon-wed-fri, from: \"09:00\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: mon-, from: \"09:00\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: \",\", from: \"09:00\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: mon, from: \"9\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: mon, from: \"24:00\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: mon, from: \"09:00\", to: \"25:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: mon, from: \"09:00 pm\", to: \"17:00\"}")]
    [InlineData("zone: Asia/Kolkata\nopen:\n  - {days: mon, from: \"09:00\"}")]
    public void What_is_not_hours_is_refused(string yaml) => Assert.NotEmpty(Refused(yaml));

    [Fact]
    public void A_near_miss_of_a_zone_is_answered_with_its_name() =>
        Assert.Contains("Did you mean 'Asia/Kolkata'?", Assert.Single(Refused("zone: Asia/Kolkatta\nopen:\n  - {days: mon, from: \"09:00\", to: \"17:00\"}")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_page_shows_the_hours_with_the_zone_they_are_in()
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "{days: mon-fri, from: \"09:00\", to: \"17:00\"}", "{days: mon-fri, from: \"09:00\", to: \"17:00\"}\n        - {days: sat, from: \"18:00\", to: \"24:00\"}");

        string shown = site.Build().Document(Editing.ListingUrl).QuerySelector(".facts")!.TextContent;

        Assert.Contains("09:00–17:00", shown, StringComparison.Ordinal);
        Assert.Contains("18:00–24:00", shown, StringComparison.Ordinal);
        Assert.Contains("Asia/Kolkata", shown, StringComparison.Ordinal);
    }
}
