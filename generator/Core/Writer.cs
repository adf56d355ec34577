using System.Buffers;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>What a build changed in the output folder.</summary>
/// <param name="Written">Files that are new or have other bytes.</param>
/// <param name="Unchanged">Files left as they were, with their times.</param>
/// <param name="Removed">Files an earlier build wrote and this one does not.</param>
public sealed record WriteResult(int Written, int Unchanged, int Removed);

/// <summary>Writes a finished site: only what changed, and only after everything was checked.</summary>
public static class Writer
{
    // Lists what a build wrote, so that the next one removes its own old files and nobody else's.
    private const string ListName = ".written";

    private const int MostRead = 65_536;

    /// <summary>Writes the files and removes those of an earlier build that are no longer made.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static WriteResult Write(string folder, IReadOnlyList<Rendered> files)
    {
        Directory.CreateDirectory(folder);
        string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        HashSet<string> before = ReadList(root);
        SortedSet<string> now = new(files.Select(file => file.Output.Route.OutputPath), StringComparer.Ordinal);
        string[] stale = [.. before.Where(path => !now.Contains(path))];
        foreach (string path in stale)
            Remove(root, path);
        int written = 0;
        foreach (Rendered file in files)
            written += WriteIfChanged(Below(root, file.Output.Route.OutputPath), file.Bytes) ? 1 : 0;
        WriteIfChanged(root + ListName, new(Encoding.UTF8.GetBytes(string.Join('\n', now) + "\n")));
        return new(written, files.Count - written, stale.Length);
    }

    // Routes are made from checked slugs; this is the second lock on the same door.
    private static string Below(string root, string path)
    {
        string full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(root, StringComparison.Ordinal) ? full : throw new IOException($"'{path}' lies outside the output folder");
    }

    private static HashSet<string> ReadList(string root) =>
        File.Exists(root + ListName) ? [.. File.ReadAllLines(root + ListName).Where(line => line.Length > 0)] : [];

    private static bool WriteIfChanged(string path, ReadOnlySequence<byte> bytes)
    {
        if (Holds(path, bytes))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Moved into place, so that a reader never meets half a page.
        string part = path + ".part";
        using (FileStream stream = new(part, FileMode.Create, FileAccess.Write))
            foreach (ReadOnlyMemory<byte> piece in bytes)
                stream.Write(piece.Span);
        File.Move(part, path, overwrite: true);
        return true;
    }

    private static bool Holds(string path, ReadOnlySequence<byte> bytes)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != bytes.Length)
            return false;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        byte[] read = ArrayPool<byte>.Shared.Rent(MostRead);
        try
        {
            foreach (ReadOnlyMemory<byte> piece in bytes)
                for (int at = 0; at < piece.Length; at += MostRead)
                {
                    ReadOnlySpan<byte> wanted = piece.Span.Slice(at, Math.Min(MostRead, piece.Length - at));
                    Span<byte> there = read.AsSpan(0, wanted.Length);
                    if (stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) < there.Length || !there.SequenceEqual(wanted))
                        return false;
                }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(read);
        }
    }

    private static void Remove(string root, string path)
    {
        string full = Below(root, path);
        if (!File.Exists(full))
            return;
        File.Delete(full);
        for (string? folder = Path.GetDirectoryName(full); folder is not null && folder.Length >= root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder))
            Directory.Delete(folder);
    }
}
