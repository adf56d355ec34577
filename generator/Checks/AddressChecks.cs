namespace RecoveryGuide.Checks;

/// <summary>No two files at one address, also on disks that do not tell capitals or ways of composing letters apart.</summary>
public static class AddressChecks
{
    /// <summary>Reports every address that two outputs claim, naming both.</summary>
    public static void Check(IEnumerable<Output> outputs, Diagnostics report)
    {
        foreach (var twice in outputs.GroupBy(output => output.Route.OutputPath.Normalize().ToLowerInvariant()).Where(same => same.Count() > 1))
            foreach (Output second in twice.Skip(1).Where(second => !report.HasErrorAt(second.From)))
                report.Error(Rule.AddressTwice, second.From, $"would be written to {second.Route}, {Holder(twice.First())}; give this file another name.");
    }

    // Pages the site makes by itself name the folder they are made of, which nobody can rename.
    private static string Holder(Output first) => first is Page && first.From.File.Count(letter => letter == '/') > 1 ? $"which {first.From.File} already is" : "which is a page or a file the site makes itself";
}
