namespace RecoveryGuide.Checks;

/// <summary>No two files at one address, also on disks that do not tell capitals or ways of composing letters apart.</summary>
public static class AddressChecks
{
    /// <summary>Reports every address that two outputs claim, naming both.</summary>
    public static void Check(IEnumerable<Output> outputs, Diagnostics report)
    {
        foreach (var twice in outputs.GroupBy(output => output.Route.OutputPath.Normalize().ToLowerInvariant()).Where(same => same.Count() > 1))
            foreach (Output second in twice.Skip(1))
                report.Error(Rule.AddressTwice, second.From, $"would be written to {second.Route}, which {twice.First().From.File} already is; give one of them another name.");
    }
}
