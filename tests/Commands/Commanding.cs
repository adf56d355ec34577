using RecoveryGuide.Commands;

namespace RecoveryGuide.Tests.Commands;

/// <summary>Runs a command line as a person would, and listens to what it says on standard error.</summary>
internal static class Commanding
{
    public static (int Code, string Errors) Run(params string[] arguments)
    {
        TextWriter before = Console.Error;
        using StringWriter errors = new();
        Console.SetError(errors);
        try
        {
            return (CommandLine.Run(arguments), errors.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
