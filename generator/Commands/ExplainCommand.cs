using System.CommandLine;

namespace RecoveryGuide.Commands;

/// <summary>The verb <c>explain</c>: what a rule is for, with what is wrong and what is right.</summary>
public static class ExplainCommand
{
    private const int Done = 0;
    private const int WrongUsage = 2;

    private static readonly Argument<string> Code = new("CODE") { Description = "The rule, such as RG1105 or UnknownKey, as check prints it." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new("explain", "Explains a rule: why it is there, what is wrong, what is right.") { Code };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string written = parsed.GetRequiredValue(Code);
        string? code = Rule.All.FirstOrDefault(rule => string.Equals(rule.Code, written, StringComparison.OrdinalIgnoreCase) || string.Equals(rule.Name, written, StringComparison.OrdinalIgnoreCase)).Code;
        if (code is not null)
        {
            Console.Write(RuleBook.Sections[code]);
            return Done;
        }
        Console.Error.WriteLine($"'{written}' is not a rule.{Meant(written)} All of them are in generator/RULES.md.");
        return WrongUsage;
    }

    // The digits alone are enough; and one who remembers a rule's name may misspell that.
    private static string Meant(string written) =>
        Suggestion.Nearest(char.IsAsciiDigit(written.FirstOrDefault()) ? "RG" + written : written, Rule.All.SelectMany(rule => new[] { rule.Code, rule.Name })) is { } near ? $" Did you mean '{near}'?" : "";
}
