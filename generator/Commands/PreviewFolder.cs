using System.Collections.Concurrent;
using System.Text;

namespace RecoveryGuide.Commands;

/// <summary>
/// The site as the preview last made it, as files, for programs that look at files. It is brought up to date piece by piece while an editor writes: what is to be published is written by
/// <c>build</c>, which publishes all of it or nothing. A folder is the preview's own from the time it found it empty; another it does not touch.
/// </summary>
public sealed class PreviewFolder
{
    /// <summary>Where it lies unless somebody says otherwise.</summary>
    public const string Default = ".preview";

    // Whatever lies beside this file is the preview's to remove.
    private const string Mark = ".made-by-preview";

    private readonly string root;
    private readonly ConcurrentDictionary<string, byte[]> written = new(StringComparer.Ordinal);

    /// <summary>Takes a folder.</summary>
    /// <param name="folder">The folder: none yet, an empty one, or one that an earlier preview took.</param>
    /// <param name="sources">Folders the site is made of, which must lie elsewhere.</param>
    /// <exception cref="IOException">It holds other files, overlaps a source, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public PreviewFolder(string folder, params IEnumerable<string> sources)
    {
        root = RealPath.Of(folder);
        RealPath.KeepApart(root, sources);
        if (Directory.Exists(root) && !File.Exists(Path.Combine(root, Mark)) && Directory.EnumerateFileSystemEntries(root).Any())
            throw new IOException("it holds files that no preview wrote, and what the preview does not make it would remove; choose an empty folder");
        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(root, Mark), "The preview writes here and removes whatever else it finds.\n", Encoding.ASCII);
    }

    /// <summary>Writes a file, unless it holds these bytes already.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Put(Rendered file)
    {
        string path = PathOf(file.Output);
        byte[] hash = Pieces.Sha256(file.Bytes);
        if (written.TryGetValue(path, out byte[]? before) && before.AsSpan().SequenceEqual(hash))
            return;
        if (!Pieces.AreIn(path, file.Bytes))
            Write(path, file);
        written[path] = hash;
    }

    /// <summary>Removes what is no longer made.</summary>
    /// <exception cref="IOException">A file cannot be removed.</exception>
    internal void KeepOnly(IEnumerable<Output> outputs)
    {
        HashSet<string> kept = [.. outputs.Select(PathOf), Path.Combine(root, Mark)];
        foreach (string path in FolderEntries.Of(root).Files.Select(file => Path.Combine(root, file)).Where(path => !kept.Contains(path)))
        {
            File.Delete(path);
            written.TryRemove(path, out _);
        }
    }

    private string PathOf(Output output)
    {
        string path = Path.GetFullPath(Path.Combine(root, output.Route.OutputPath));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw new IOException($"'{path}' lies outside '{root}'");
    }

    // Moved into place, so that who reads it never meets half a page.
    private static void Write(string path, Rendered file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string part = path + ".part";
        using (FileStream stream = new(part, FileMode.Create, FileAccess.Write, FileShare.None, 1))
            foreach (ReadOnlyMemory<byte> piece in file.Bytes)
                stream.Write(piece.Span);
        File.Move(part, path, overwrite: true);
    }
}
