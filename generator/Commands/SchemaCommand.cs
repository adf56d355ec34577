using System.CommandLine;
using RecoveryGuide.Schemas;

namespace RecoveryGuide.Commands;

/// <summary>The verb <c>schema</c>: writes what editors' programs need to help while an editor types, below <c>.vscode/</c>.</summary>
public static class SchemaCommand
{
    private const int Done = 0;
    private const int CannotWrite = 1;

    private static readonly Option<string> Into = new("--into") { Description = "The folder of the repository; .vscode/ is written below it.", DefaultValueFactory = _ => "." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new("schema", "Writes JSON Schemas of all YAML files, and settings and tasks for Visual Studio Code, below .vscode/.") { Into };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string root = parsed.GetRequiredValue(Into);
        try
        {
            int changed = 0;
            foreach ((string path, string text) in ContentSchemas.Files())
                changed += Write(Path.Combine(root, path), text) ? 1 : 0;
            Console.WriteLine($"{ContentSchemas.Files().Length} files below {Path.Combine(root, ".vscode")}, {changed} of them changed");
            return Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The schemas could not be written to '{root}': {failure.Message}");
            return CannotWrite;
        }
    }

    private static bool Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return true;
    }
}
