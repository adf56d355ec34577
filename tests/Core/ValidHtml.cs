using System.Diagnostics;
using System.Text.Json;

namespace RecoveryGuide.Tests.Core;

/// <summary>
/// The Nu HTML checker over every page of the real site. It needs Java 11 or newer and the checker, so it runs by itself: unpack the npm package <c>vnu-jar</c> anywhere outside the repository
/// (<c>npm pack vnu-jar</c>, then <c>tar -xzf</c>), and <c>VNU_JAR=FOLDER/package/build/dist/vnu.jar dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Core.ValidHtml</c>.
/// </summary>
public class ValidHtml
{
    [Fact(Explicit = true)]
    public async Task The_checker_finds_no_error_on_any_page()
    {
        string checker = Environment.GetEnvironmentVariable("VNU_JAR") ?? throw new InvalidOperationException("VNU_JAR names no file: unpack the npm package vnu-jar and point it at build/dist/vnu.jar.");
        using TemporaryFolder folder = new();
        int pages = 0;
        foreach (Rendered file in Repository.Site.Files.Where(file => file.Output is Page))
            folder.Write($"{++pages}.html", file.Text);

        using Process java = Process.Start(new ProcessStartInfo("java", ["-Xss4m", "-jar", checker, "--errors-only", "--skip-non-html", "--format", "json", folder.Path]) { RedirectStandardError = true })!;
        string answer = await java.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await java.WaitForExitAsync(TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"{pages} pages");
        Assert.True(pages > 0, "no page was built");
        Assert.Equal([], JsonDocument.Parse(answer).RootElement.GetProperty("messages").EnumerateArray().Select(message => message.ToString()));
        Assert.Equal(0, java.ExitCode);
    }
}
