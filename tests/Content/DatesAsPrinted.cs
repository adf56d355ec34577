using RecoveryGuide.Content;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>A date is as exact as its source prints it and no more.</summary>
public class DatesAsPrinted
{
    [Theory]
    [InlineData("2026", 2026, null, null)]
    [InlineData("2026-07", 2026, 7, null)]
    [InlineData("2026-07-12", 2026, 7, 12)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    public void A_year_a_month_or_a_day_is_read_and_written_back(string text, int year, int? month, int? day)
    {
        PartialDate? date = PartialDate.Parse(text);

        Assert.Equal(new PartialDate(year, month, day), date);
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-7")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-02-29")]
    [InlineData("2026-07-12-01")]
    [InlineData("2026-07-")]
    [InlineData("-2026")]
    [InlineData("0000")]
    [InlineData("12/07/2026")]
    [InlineData("2026 ")]
    [InlineData("२०२६")]
    [InlineData("undated")]
    public void Anything_else_is_no_date(string text) => Assert.Null(PartialDate.Parse(text));

    [Theory]
    [InlineData("2026", "2026-01-01")]
    [InlineData("2026-07", "2026-07-01")]
    [InlineData("2026-07-12", "2026-07-12")]
    public void It_is_in_the_future_only_if_all_of_it_is(string text, string earliest) =>
        Assert.Equal(earliest, PartialDate.Parse(text)!.Value.Earliest.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Earlier_dates_come_first_and_of_two_alike_the_vaguer_one()
    {
        string[] sorted = ["2025-12-31", "2026", "2026-01", "2026-01-01", "2026-02", "2027"];

        Assert.Equal(sorted, sorted.Reverse().Select(text => PartialDate.Parse(text)!.Value).Order().Select(date => date.ToString()));
    }

    [Theory]
    [InlineData("2026", "2026")]
    [InlineData("2026-07", "July 2026")]
    [InlineData("2026-07-12", "12 July 2026")]
    [InlineData("undated", "undated")]
    public void The_page_shows_what_the_source_prints(string date, string shown)
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "date: undated", "date: " + date);

        string sources = site.Build().Document(Editing.ListingUrl).QuerySelector(".sources li")!.TextContent;

        Assert.Equal($"Example News, {shown}: the number", sources, ignoreCase: true);
    }

    [Theory]
    [InlineData("date: 2026-11-27", true)]
    [InlineData("date: 2026-12", true)]
    [InlineData("date: 2027", true)]
    [InlineData("date: 2026-11-26", false)]
    [InlineData("date: 2026-11", false)]
    [InlineData("date: 2026", false)]
    public void A_source_from_the_future_is_refused(string date, bool refused)
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "date: undated", date);

        Assert.Equal(refused, site.Build().Diagnostics.Any(diagnostic => diagnostic.Code == Rule.BadDate));
    }

    [Theory]
    [InlineData("reviewed: 2026-11-01", "reviewed: 9999-12-31")]
    [InlineData("next_review: 2027-11-01", "next_review: 9999-12-31")]
    [InlineData("next_review: 2027-11-01", "next_review: 2026-10-31")]
    [InlineData("reviewed: 2026-11-01", "reviewed: 2026-11-27")]
    [InlineData("reviewed: 2026-11-01", "reviewed: 2026-11-31")]
    [InlineData("published: 2026-11-01", "published: yesterday")]
    public void A_date_that_cannot_be_is_refused(string right, string wrong)
    {
        using SmallSite site = new();
        site.Change(Editing.Guide, right, wrong);

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Code == Rule.BadDate && diagnostic.At.File == "input/" + Editing.Guide);
    }

    [Fact]
    public void A_check_from_the_future_is_refused()
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "checked: {on: 2026-11-23", "checked: {on: 2026-11-27");

        Assert.Contains(site.Build().Diagnostics, diagnostic => diagnostic.Code == Rule.BadDate && diagnostic.At.File == "input/" + Editing.Listings);
    }
}
