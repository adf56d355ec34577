using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// What <c>dotnet run --project generator</c> takes where nothing changed, beside the same for an empty Razor project: five of each in turn, so that what else the machine does meets both alike. Both
/// were built before. The generator's own time is that of its report. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.WarmStart</c>; the figures are written to <c>TestResults/warm-start.txt</c>. <c>RUNS=9</c> in the environment
/// takes more, <c>RUN_OPTIONS=--no-restore</c> gives both further options.
/// </summary>
public class WarmStart
{
    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("RUNS") ?? "5", CultureInfo.InvariantCulture);

    private static readonly string[] Options = (Environment.GetEnvironmentVariable("RUN_OPTIONS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Razor">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AddRazorSupportForMvc>false</AddRazorSupportForMvc>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
          </ItemGroup>
        </Project>
        """;

    [Fact(Explicit = true)]
    public void Beside_an_empty_project()
    {
        using TemporaryFolder folder = new();
        folder.Write("empty/empty.csproj", Project);
        folder.Write("empty/Program.cs", "System.Console.WriteLine(\"empty\");\n");
        folder.Write("empty/Empty.razor", "<p>empty</p>\n");
        ImmutableArray<string> empty = ["dotnet", "run", "--project", folder["empty"], .. Options];
        ImmutableArray<string> generator =
        [
            "dotnet", "run", "--project", Path.Combine(Repository.Root, "generator"), .. Options, "--", "build", "--input", Repository.Input, "--theme", Repository.Theme,
            "--output", folder["output"], "--cache", folder["cache"], "--now", Repository.ContentDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--report", folder["report.json"],
        ];
        MeasuredProcess.Run(folder.Path, folder["log"], empty);
        MeasuredProcess.Run(folder.Path, folder["log"], generator);
        List<double> ofEmpty = [], ofGenerator = [], ofBuild = [], ofEmptyProcessors = [], ofGeneratorProcessors = [];
        for (int i = 0; i < Runs; i++)
        {
            Spent spent = MeasuredProcess.Run(folder.Path, folder["log"], empty);
            ofEmpty.Add(spent.Wall.TotalSeconds);
            ofEmptyProcessors.Add(spent.Processor.TotalSeconds);
            spent = MeasuredProcess.Run(folder.Path, folder["log"], generator);
            ofGenerator.Add(spent.Wall.TotalSeconds);
            ofGeneratorProcessors.Add(spent.Processor.TotalSeconds);
            using JsonDocument report = JsonDocument.Parse(File.ReadAllText(folder["report.json"]));
            ofBuild.Add(report.RootElement.GetProperty("milliseconds").EnumerateObject().Sum(step => step.Value.GetDouble()) / 1000);
        }
        StringBuilder table = new();
        void Line(string what, double seconds) => table.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:0.00} s"));
        Line("empty Razor project, dotnet run", Median(ofEmpty));
        Line("generator, dotnet run", Median(ofGenerator));
        Line("of which its own build", Median(ofBuild));
        Line("of which all else", Median([.. ofGenerator.Zip(ofBuild, (all, own) => all - own)]));
        Line("all else, beyond the empty project", Median([.. ofGenerator.Zip(ofBuild, (all, own) => all - own).Zip(ofEmpty, (rest, nothing) => rest - nothing)]));
        Line("processors, empty Razor project", Median(ofEmptyProcessors));
        Line("processors, generator", Median(ofGeneratorProcessors));
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "warm-start.txt"), table.ToString());
        TestContext.Current.SendDiagnosticMessage(table.ToString());
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
