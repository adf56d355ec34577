namespace RecoveryGuide.Tests;

/// <summary>A site made of the smallest right one (<c>tests/Sites/_right</c>) with a case's own files laid over it.</summary>
public sealed class SmallSite : IDisposable
{
    /// <summary>Holds the target of a symbolic link, because not every checkout can hold the link itself.</summary>
    private const string LinkSuffix = ".symlink";

    /// <summary>Holds what is changed in a file of the base that is too long to copy: a line with the old text, a line with the new one.</summary>
    private const string EditSuffix = ".edit";

    private readonly TemporaryFolder folder = new();

    public static string Cases { get; } = Path.Combine(Repository.Root, "tests", "Sites");

    public SmallSite(string? overlay = null)
    {
        // The interface's words are the real ones: they are not what the cases are about.
        folder.Write("input/strings/en.yml", File.ReadAllText(Path.Combine(Repository.Input, "strings", "en.yml")));
        Copy(Path.Combine(Cases, "_right", "input"), folder["input"]);
        if (overlay is not null)
            Copy(Path.Combine(Cases, overlay, "input"), folder["input"]);
    }

    public string Input => folder["input"];

    public string Output => folder["output"];

    public SmallSite With(string name, string text)
    {
        folder.Write(Path.Combine("input", name), text);
        return this;
    }

    public SmallSite WithBytes(string name, byte[] bytes)
    {
        With(name, "");
        File.WriteAllBytes(folder[Path.Combine("input", name)], bytes);
        return this;
    }

    public string Read(string name) => File.ReadAllText(folder[Path.Combine("input", name)]);

    public BuiltSite Build(Memo? memo = null) => RecoveryGuide.Build.Run(new(Input, Repository.Theme, Repository.Today), memo ?? new());

    /// <summary>The diagnostics, one a line.</summary>
    public string Diagnostics() => string.Concat(Build().Diagnostics.Select(diagnostic => diagnostic + "\n"));

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (target.EndsWith(LinkSuffix, StringComparison.Ordinal))
                File.CreateSymbolicLink(target[..^LinkSuffix.Length], File.ReadAllText(file).Trim());
            else if (target.EndsWith(EditSuffix, StringComparison.Ordinal))
                Edit(target[..^EditSuffix.Length], File.ReadAllLines(file));
            else if (target.EndsWith(".deleted", StringComparison.Ordinal))
                File.Delete(target[..^".deleted".Length]);
            else
                File.Copy(file, target, overwrite: true);
        }
    }

    private static void Edit(string path, string[] lines)
    {
        string text = File.ReadAllText(path);
        Assert.Contains(lines[0], text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(lines[0], lines[1], StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
