using RecoveryGuide.Checks;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Commands;

/// <summary>Compares the safety-critical numbers with those of the published site: a pull request that changes a number and the file of approved numbers alike is measured by the file it cannot change.</summary>
internal static class SafetyNumbersBefore
{
    /// <summary>Reports numbers that changed since without a newer source.</summary>
    /// <param name="site">The site.</param>
    /// <param name="path">The published site's <c>safety_numbers.yml</c>; null where none was given.</param>
    /// <param name="report">Takes the mistakes.</param>
    /// <returns>Whether the file could be read; where it could not, standard error says so.</returns>
    internal static bool Check(Site site, string? path, Diagnostics report)
    {
        if (path is null)
            return true;
        Diagnostics unread = new();
        ImmutableArray<SafetyNumbers>? before = Bytes(path) is { } bytes && InputFile.Read(path, bytes, unread) is { } file ? SafetyNumberList.Read(Yaml.Read(path, file.Text, unread)) : null;
        if (before is not { } published || unread.HasErrors)
        {
            Console.Error.WriteLine($"--before '{path}' is not a safety_numbers.yml that can be read.");
            return false;
        }
        foreach (SafetyChange change in SafetyNumberChecks.Changes(site, published).Where(change => !change.MayBeApproved))
            report.Error(Rule.SafetyNumber, change.At, $"against the published site: {SafetyNumberChecks.Sentence(change)}");
        return true;
    }

    private static byte[]? Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
