using RecoveryGuide.Commands;
using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Commands;

/// <summary>The verb import: exit codes, what it writes, and what it never writes over.</summary>
[Collection(nameof(StandardError))]
public sealed class Importing : IDisposable
{
    private readonly SmallSite site = new();

    private const string Rows = """[{"slug":"a","name":"Hope at Noon","day":1,"time":"19:00","address":"1 Mall Road","city":"Amritsar","notes":"Ring the bell. Contact Jo S. 555-0100"},{"slug":"b","name":"Lost","day":9,"time":"19:00"}]""";

    public void Dispose() => site.Dispose();

    private string Into => Path.Combine(site.Input, "listings", "groups", "town.yml");

    private (int Code, string Errors) Run(string data, params string[] more)
    {
        string file = Path.Combine(site.Input, "..", "feed.json");
        File.WriteAllText(file, data);
        TextWriter before = Console.Error;
        using StringWriter errors = new();
        Console.SetError(errors);
        try
        {
            return (CommandLine.Run(["import", "meeting-guide", file, .. more]), errors.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private string[] Usual => ["--into", Into, "--source", "Town Office", "--source", "https://example.org", "--country", "IN", "--region", "punjab", "--zone", "Asia/Kolkata", "--fellowship", "alcoholics-anonymous", "--licence", "CC BY 4.0", "--checked", "2026-11-20"];

    [Fact]
    public void It_writes_listings_the_site_is_built_with_and_tells_of_each_row_refused()
    {
        (int code, string errors) = Run(Rows, Usual);

        Assert.Equal(0, code);
        Assert.Contains("row 2 'b' refused: its day cannot be read", errors, StringComparison.Ordinal);
        BuiltSite built = site.Build();
        Assert.Empty(built.Diagnostics);
        Listing listing = built.Site.Listing("town-a")!;
        Assert.Equal(("Ring the bell.", "punjab"), (listing.Meetings[0].Note, listing.Region));
        Assert.Contains("CC BY 4.0", listing.Sources[0].Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is no JSON", "(1,2): error RG1210")]
    [InlineData("[]", "nothing was written")]
    public void What_gives_nothing_writes_nothing(string data, string told)
    {
        (int code, string errors) = Run(data, Usual);

        Assert.Equal(1, code);
        Assert.Contains(told, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Into));
    }

    [Fact]
    public void A_file_written_by_hand_is_never_written_over()
    {
        site.With("listings/groups/town.yml", "listings: []\n");
        (int code, string errors) = Run(Rows, Usual);

        Assert.Equal(1, code);
        Assert.Contains("was not written by an import", errors, StringComparison.Ordinal);
        Assert.Equal("listings: []\n", File.ReadAllText(Into));
    }

    [Fact]
    public void An_import_writes_over_its_own_file_and_deletes_what_is_left_over()
    {
        string many = "[" + string.Join(',', Enumerable.Range(0, 300).Select(number => Rows[1..Rows.IndexOf("},", StringComparison.Ordinal)].Replace("\"a\"", $"\"a{number}\"", StringComparison.Ordinal).Replace("Hope", $"Hope {number}", StringComparison.Ordinal) + "}")) + "]";
        string second = Into.Replace("town.yml", "town-2.yml", StringComparison.Ordinal);
        Assert.Equal(0, Run(many, Usual).Code);
        Assert.True(File.Exists(second));

        Assert.Equal(0, Run(Rows, Usual).Code);
        Assert.False(File.Exists(second));
    }

    [Theory]
    [InlineData("--into", "town.yml")]
    [InlineData("--country", "India")]
    [InlineData("--checked", "yesterday")]
    [InlineData("--zone", "Asia/Amritsar")]
    [InlineData("--fellowship", "aa")]
    [InlineData("--source", "http://192.0.2.1")]
    public void A_wrong_option_is_told_and_nothing_is_read(string option, string value)
    {
        string[] arguments = [.. Usual];
        arguments[Array.LastIndexOf(arguments, option) + 1] = value;
        (int code, string errors) = Run(Rows, arguments);

        Assert.Equal(2, code);
        Assert.Contains(option, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Into));
    }
}
