using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Core;

/// <summary>
/// The theme's styles, scripts and images in one folder named after their content, so that they may be cached for ever and still change. Scripts import each
/// other by relative address; those survive because the whole folder moves.
/// </summary>
/// <param name="Folder">The hashed folder, such as <c>/_/3f9a0c12d4e5b6a7/</c>.</param>
/// <param name="Files">The files in it, by path below the folder.</param>
public sealed partial record Assets(Route Folder, ImmutableSortedDictionary<string, byte[]> Files)
{
    /// <summary>The service worker's script. It is put out at the site's root, with what it must know before it.</summary>
    public const string Worker = "scripts/worker.js";

    /// <summary>The styles of paper, apart so that no page waits for them.</summary>
    public const string PrintStyles = "print.css";

    /// <summary>The address of a file, such as <c>site.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">The theme has no such file: a mistake in a component, not in the input.</exception>
    public string this[string path] => Files.ContainsKey(path) ? Folder.Url + path : throw new KeyNotFoundException($"theme/ has no file '{path}'");

    /// <summary>What a browser holds a file against before it uses it: Subresource Integrity (W3C), SHA-256.</summary>
    /// <param name="path">The file's path below the folder, such as <c>site.css</c>.</param>
    public string IntegrityOf(string path) => integrity.GetOrAdd(path, path => "sha256-" + Convert.ToBase64String(SHA256.HashData(Files[path])));

    private readonly ConcurrentDictionary<string, string> integrity = new(StringComparer.Ordinal);

    // The order in which the styles of every page are joined. What only some pages show is in files of its own; print, which must have the last word, is the last layer.
    private static readonly ImmutableArray<string> FirstStyles = ["layers", "tokens", "reset", "base", "layout"];

    /// <summary>Reads the theme's folder: joins the styles in the order <c>layers.css</c> sets, joins scripts with what they import, takes images as they are where they are nothing but images.</summary>
    public static Assets Read(string theme, Diagnostics report)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        string styles = Path.Combine(theme, "styles");
        files["site.css"] = Encoding.UTF8.GetBytes(JoinStyles(styles));
        files[PrintStyles] = Encoding.UTF8.GetBytes(Shorter(File.ReadAllText(Path.Combine(styles, PrintStyles))));
        foreach (string path in PathsBelow(styles, "pages"))
            files[path] = Encoding.UTF8.GetBytes(Shorter(File.ReadAllText(Path.Combine(styles, path))));
        foreach (string path in PathsBelow(theme, "images").Where(path => Path.GetExtension(path) is ".svg" or ".png"))
        {
            files[path] = File.ReadAllBytes(Path.Combine(theme, path));
            if (Path.GetExtension(path) == ".svg")
                Drawing.Check("theme/" + path, files[path], report);
        }
        foreach ((string path, string script) in Scripts.Bundle(ReadScripts(theme), report))
            files[path] = Encoding.UTF8.GetBytes(script);
        return new(new($"/_/{HashOf(files)}/"), files.ToImmutable());
    }

    private static IEnumerable<string> PathsBelow(string theme, string folder)
    {
        string root = Path.Combine(theme, folder);
        return !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(theme, file).Replace('\\', '/'));
    }

    private static ImmutableSortedDictionary<string, string> ReadScripts(string theme) => PathsBelow(theme, "scripts").Where(path => Path.GetExtension(path) == ".js")
        .ToImmutableSortedDictionary(path => path, path => File.ReadAllText(Path.Combine(theme, path)).ReplaceLineEndings("\n"), StringComparer.Ordinal);

    private static string JoinStyles(string folder)
    {
        IEnumerable<string> parts = Directory.EnumerateFiles(Path.Combine(folder, "parts"), "*.css").Order(StringComparer.Ordinal);
        string[] files = [.. FirstStyles.Select(name => Path.Combine(folder, name + ".css")), .. parts];
        StringBuilder joined = new();
        foreach (string file in files)
            joined.Append(Shorter(File.ReadAllText(file)));
        return joined.ToString();
    }

    // Comments and blanks are for us; readers on slow lines pay for them. What stands in quotes is left alone, and so is a blank that parts two words.
    private static string Shorter(string css) => Blank().Replace(Comment().Replace(css, ""), static found => found.Value switch
    {
        ['"', ..] => found.Value,
        _ => found.Value.Trim() is { Length: > 0 } mark ? mark : " ",
    }).Trim();

    private static string HashOf(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, byte[] bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    [GeneratedRegex(@"/\*([^*]|\*[^/])*\*/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex(@"""[^""]*""|\s*[{};]\s*|[:,>]\s+|\s*\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
