using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>A crisis number with one digit changed cannot be published unseen: not by its listing alone, not with its file of approved numbers, not under another id.</summary>
[Collection(nameof(StandardError))]
public sealed class ApprovingNumbers : IDisposable
{
    private const string Approved = "safety_numbers.yml";
    private const string Counts = "listing_counts.yml";
    private const string Number = "+91 1800 891 4416";
    private const string Flipped = "+91 1800 891 4417";

    private readonly SmallSite site = new();
    private readonly TemporaryFolder elsewhere = new();

    public void Dispose()
    {
        site.Dispose();
        elsewhere.Dispose();
    }

    private (int Code, string Errors) Approve(string now = "2026-11-26") => Commanding.Run("safety-numbers", "--input", site.Input, "--theme", Repository.Theme, "--now", now);

    private (int Code, string Errors) Check(params string[] more) => Commanding.Run(["check", "--input", site.Input, "--theme", Repository.Theme, "--now", "2026-11-26", .. more]);

    private void Flip() => site.Change(Editing.Listings, Number, Flipped);

    private void AddSource(string date, string url = "https://example.org/new") =>
        site.Change(Editing.Listings, "      - {url: \"https://example.org/line\"", $"      - {{url: \"{url}\", publisher: \"Example News\", date: {date}}}\n      - {{url: \"https://example.org/line\"");

    public static TheoryData<string> OneDigitChanged()
    {
        // The pull request of a lead broker: any one digit, any other value.
        const string patch = "tests/Content/one-digit.patch";
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, patch));
        Assert.Contains("-      - number: \"" + Number + "\"", lines);
        return [.. lines.Where(line => line.StartsWith("+      - number: ", StringComparison.Ordinal)).Select(line => line.Split('"')[1])];
    }

    [Theory, MemberData(nameof(OneDigitChanged))]
    public void One_digit_of_a_crisis_number_stops_the_build_and_names_both_numbers(string number)
    {
        site.Change(Editing.Listings, Number, number);

        BuiltSite built = site.Build();

        Diagnostic found = Assert.Single(built.Diagnostics, diagnostic => diagnostic.Code == Rule.SafetyNumber);
        Assert.Equal((Severity.Error, "input/listings/hotlines/in.yml"), (found.Severity, found.At.File));
        Assert.Contains("+9118008914416", found.Message, StringComparison.Ordinal);
        Assert.Contains(number.Replace(" ", "", StringComparison.Ordinal), found.Message, StringComparison.Ordinal);
        Assert.Empty(built.Files);
    }

    [Fact]
    public void Check_shows_the_old_number_above_the_new_and_marks_the_digit()
    {
        Flip();

        (int code, string errors) = Check();

        Assert.Equal(1, code);
        Assert.Contains("""
              in-line (Punjab Line): changed WITHOUT A NEWER SOURCE
                  was  +9118008914416
                  now  +9118008914417
                                    ^
            """.ReplaceLineEndings("\n"), errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_number_without_a_newer_source_is_not_approved_and_its_entry_stays()
    {
        string before = site.Read(Approved);
        Flip();

        (int code, string errors) = Approve();

        Assert.Equal(1, code);
        Assert.Contains("RG1227", errors, StringComparison.Ordinal);
        Assert.Contains("+9118008914416", site.Read(Approved), StringComparison.Ordinal);
        Assert.DoesNotContain("+9118008914417", site.Read(Approved), StringComparison.Ordinal);
        Assert.Contains("+9118008914416", before, StringComparison.Ordinal);
        Assert.Equal(1, Check().Code);
    }

    [Theory]
    [InlineData("undated")]
    [InlineData("2026-01-09")]
    [InlineData("2025")]
    // "2026" may mean any day of the year, so it is not later than a day of it.
    [InlineData("2026")]
    public void A_source_that_is_older_or_says_no_date_approves_nothing(string date)
    {
        site.Change(Editing.Listings, "says: \"the number\", date: undated", "says: \"the number\", date: 2026-01-10");
        Assert.Equal(0, Approve().Code);
        Assert.Contains("2026-01-10", site.Read(Approved), StringComparison.Ordinal);
        Flip();
        AddSource(date);

        Assert.Equal(1, Approve().Code);
        Assert.DoesNotContain("+9118008914417", site.Read(Approved), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_was_there_before_approves_nothing()
    {
        Flip();
        site.Change(Editing.Listings, "says: \"the number\", date: undated", "says: \"the number\", date: 2026-11-20");

        Assert.Equal(1, Approve().Code);
    }

    [Fact]
    public void A_newer_source_approves_the_number_and_then_the_site_is_built()
    {
        Flip();
        AddSource("2026-11-20");
        Assert.Equal(1, Check().Code);

        (int code, string errors) = Approve();

        Assert.Equal(0, code);
        Assert.Contains("changed, by https://example.org/new of 2026-11-20", errors, StringComparison.Ordinal);
        Assert.Contains("\"+9118008914417\"", site.Read(Approved), StringComparison.Ordinal);
        Assert.Equal((0, ""), Check());
    }

    [Fact]
    public void A_pull_request_that_changes_the_approved_number_as_well_is_found_against_the_published_one()
    {
        elsewhere.Write("before.yml", site.Read(Approved));
        Flip();
        site.Change(Approved, "+9118008914416", "+9118008914417");
        Assert.Equal((0, ""), Check());

        (int code, string errors) = Check("--before", elsewhere["before.yml"]);

        Assert.Equal(1, code);
        Assert.Contains("against the published site: the numbers of 'in-line' were +9118008914416 and are now +9118008914417", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_a_file_of_approved_numbers_is_no_measure()
    {
        elsewhere.Write("before.yml", "numbers: []\n");

        Assert.Equal(2, Check("--before", elsewhere["before.yml"]).Code);
        Assert.Equal(2, Check("--before", elsewhere["nowhere.yml"]).Code);
    }

    [Fact]
    public void A_new_id_is_no_way_round()
    {
        Flip();
        site.Change(Editing.Listings, "id: in-line", "id: in-other").Change("places/countries.yml", "in-line", "in-other").Change(Editing.Guide, "in-line", "in-other");

        Assert.Equal(1, Approve().Code);
        Assert.Contains("+9118008914416", site.Read(Approved), StringComparison.Ordinal);
        Assert.DoesNotContain("+9118008914417", site.Read(Approved), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_name_of_the_same_number_is_approved()
    {
        site.Change(Editing.Listings, "id: in-line", "id: in-other").Change("places/countries.yml", "in-line", "in-other").Change(Editing.Guide, "in-line", "in-other");
        Assert.Equal(1, Check().Code);

        Assert.Equal(0, Approve().Code);

        Assert.DoesNotContain("in-line", site.Read(Approved), StringComparison.Ordinal);
        Assert.Equal((0, ""), Check());
    }

    [Fact]
    public void Nothing_is_approved_while_anything_else_is_wrong()
    {
        string before = site.Read(Approved);
        Flip();
        AddSource("2026-11-20");
        site.Change(Editing.Listings, "serves: [substances, families]", "serves: [substances, familys]");

        (int code, string errors) = Approve();

        Assert.Equal(1, code);
        Assert.Contains("RG1108", errors, StringComparison.Ordinal);
        Assert.Equal(before, site.Read(Approved));
    }

    [Fact]
    public void Missing_files_are_written_and_a_second_run_on_another_day_changes_nothing()
    {
        File.Delete(Path.Combine(site.Input, Approved));
        File.Delete(Path.Combine(site.Input, Counts));
        Assert.Equal(0, Approve().Code);
        (string numbers, string counts) = (site.Read(Approved), site.Read(Counts));
        Assert.Contains("id: in-line", numbers, StringComparison.Ordinal);
        Assert.Contains("{country: \"IN\", kind: hotline, count: 2}", counts, StringComparison.Ordinal);

        Assert.Equal(0, Approve("2027-01-01").Code);

        Assert.Equal((numbers, counts), (site.Read(Approved), site.Read(Counts)));
    }

    [Fact]
    public void A_smaller_count_is_accepted_by_the_same_verb()
    {
        site.Change(Counts, "count: 2", "count: 30");
        Assert.Equal(1, Check().Code);

        Assert.Equal(0, Approve().Code);

        Assert.Equal((0, ""), Check());
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(20, true)]
    public void One_listing_may_close_without_a_word_and_two_may_not(int before, bool isTold)
    {
        site.Change(Counts, "count: 2", $"count: {before}");

        Assert.Equal(isTold, site.Build().Diagnostics.Any(diagnostic => diagnostic.Code == Rule.ListingsLost));
    }

    [Fact]
    public void Old_listings_are_told_where_warnings_fail_and_nowhere_else()
    {
        site.Change(Editing.Listings, "checked: {on: 2026-11-23", "checked: {on: 2026-01-02");
        Assert.Equal((0, ""), Check());

        (int code, string errors) = Check("--strict");

        Assert.Equal(1, code);
        Assert.Contains("warning RG1229: 2 listings were last compared with the sources over 180 days: they are ranked lower and say 'call first'. The oldest: in-112 on 2026-01-02 at input/listings/hotlines/in.yml(2,5), in-line on", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("365", errors, StringComparison.Ordinal);
    }
}
