using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>What a build changed in the output folder.</summary>
/// <param name="Written">Files that are new or have other bytes.</param>
/// <param name="Unchanged">Files left as they were, with their times.</param>
/// <param name="Removed">Files an earlier build wrote and this one does not.</param>
public sealed record WriteResult(int Written, int Unchanged, int Removed);

/// <summary>
/// Where a site is put together beside the published one, until all of it is there: then both change places in one step, so that whoever reads the output folder, and whenever the build is
/// stopped, finds one whole site, the old one or the new one. The old one stays beside (<c>.output.next</c>) and becomes the new one next time: a file that did not change is the same file in
/// both (a hard link), so a build writes what changed and nothing else.
/// </summary>
public sealed class Stage : IDisposable
{
    /// <summary>The file in which the site lists its files with their SHA-256, as <c>sha256sum --check</c> reads it. It also tells the next build which files are the site's own.</summary>
    public const string SumsName = "SHA256SUMS";

    // The list that builds before SHA256SUMS kept; it went with the files.
    private const string OldListName = ".written";

    private const int MostRead = 65_536;

    private readonly string folder;
    private readonly string next;
    private readonly FileStream held;
    private readonly HashSet<string> there;
    private readonly ConcurrentDictionary<string, string> sums = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> madeFolders = new(StringComparer.Ordinal);
    private int written;

    private Stage(string folder, FileStream held)
    {
        this.folder = folder;
        this.held = held;
        next = Beside(folder, "next");
        Recover();
        there = FilesIn(folder);
        Directory.CreateDirectory(next);
    }

    /// <summary>Opens the stage beside a folder and holds it until it is disposed of.</summary>
    /// <param name="folder">The output folder; it need not exist.</param>
    /// <exception cref="IOException">Another build holds it, or it cannot be written; the message is for the person who runs the build.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static Stage Open(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(full) is not { } parent)
            throw new IOException("it is the root of a disk; choose a folder in it");
        if (File.Exists(full))
            throw new IOException("there is a file of that name");
        Directory.CreateDirectory(parent);
        return new(full, Hold(Beside(full, "lock")));
    }

    // The system lets go of it however the process ends.
    private static FileStream Hold(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new IOException("another build is writing it; wait until that is done");
        }
    }

    private static string Beside(string folder, string what) => Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}.{what}");

    // Where two folders cannot change places in one step, a build may have been stopped between the two.
    private void Recover()
    {
        string before = Beside(folder, "before");
        if (!Directory.Exists(before))
            return;
        if (Directory.Exists(folder))
            Directory.Delete(before, recursive: true);
        else
            Directory.Move(before, folder);
    }

    /// <summary>Puts a file of the new site in its place. May be called from several threads at once.</summary>
    /// <param name="path">Where it lies below the folder, with forward slashes.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Put(string path, ReadOnlySequence<byte> bytes)
    {
        string target = Below(next, path);
        if (!sums.TryAdd(path, SumOf(bytes)))
            throw new IOException($"'{path}' was put twice");
        if (there.Contains(path) && Holds(Below(folder, path), bytes))
        {
            Keep(path);
            return;
        }
        Interlocked.Increment(ref written);
        MakeFolder(target);
        // What was a folder may have become a file.
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        // Never written over: it may be the very file that is published.
        File.Delete(target);
        using FileStream stream = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        foreach (ReadOnlyMemory<byte> piece in bytes)
            stream.Write(piece.Span);
    }

    /// <summary>Publishes what was put, in one step, with nothing but that and the files that are not the site's own.</summary>
    /// <exception cref="IOException">It cannot be published; what was published stays.</exception>
    public WriteResult Publish()
    {
        HashSet<string> ours = Listed(Path.Combine(folder, SumsName));
        string[] removed = [.. ours.Where(path => there.Contains(path) && !sums.ContainsKey(path))];
        ours.UnionWith([SumsName, OldListName, .. Listed(Path.Combine(folder, OldListName))]);
        HashSet<string> wanted = [.. sums.Keys];
        foreach (string path in there.Where(path => !ours.Contains(path) && wanted.Add(path)))
            Keep(path);
        int changed = written;
        (int unchanged, byte[] list) = (sums.Count - changed, ListOf(sums));
        Put(SumsName, new(list));
        wanted.Add(SumsName);
        foreach (string path in FilesIn(next).Where(path => !wanted.Contains(path)))
            RemoveFrom(next, path);
        if (changed > 0 || removed.Length > 0 || written > changed || !there.Contains(SumsName) || !Directory.Exists(folder))
            Exchange.Places(next, folder, Beside(folder, "before"));
        return new(changed, unchanged, removed.Length);
    }

    /// <summary>Lets go. What was not published stays unpublished.</summary>
    public void Dispose() => held.Dispose();

    private static byte[] ListOf(IEnumerable<KeyValuePair<string, string>> sums) =>
        Encoding.UTF8.GetBytes(string.Concat(sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Value}  {sum.Key}\n")));

    // "<64 hexadecimal digits>  path"; of the older list each line is a path.
    private static HashSet<string> Listed(string list)
    {
        const int before = 66;
        if (!File.Exists(list))
            return [];
        bool isOld = Path.GetFileName(list) == OldListName;
        return [.. File.ReadLines(list).Where(line => isOld || line.Length > before).Select(line => isOld ? line : line[before..])];
    }

    private static string SumOf(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
            return Convert.ToHexStringLower(SHA256.HashData(bytes.FirstSpan));
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<byte> piece in bytes)
            hash.AppendData(piece.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Routes are made from checked slugs; this is the second lock on the same door.
    private static string Below(string root, string path)
    {
        string full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : throw new IOException($"'{path}' lies outside the output folder");
    }

    // Another thread may need the same folder at the same time: only what was made counts as made.
    private void MakeFolder(string file) => madeFolders.GetOrAdd(Path.GetDirectoryName(file)!, parent =>
    {
        // What was a file may have become a folder.
        for (string? above = parent; above is not null && above.Length > next.Length; above = Path.GetDirectoryName(above))
            if (File.Exists(above))
                File.Delete(above);
        Directory.CreateDirectory(parent);
        return true;
    });

    // The published file is taken over as it is, with its time.
    private void Keep(string path)
    {
        FileInfo published = new(Below(folder, path));
        FileInfo target = new(Below(next, path));
        if (target.Exists && target.Length == published.Length && target.LastWriteTimeUtc == published.LastWriteTimeUtc)
            return;
        MakeFolder(target.FullName);
        if (Directory.Exists(target.FullName))
            Directory.Delete(target.FullName, recursive: true);
        File.Delete(target.FullName);
        HardLink.CreateOrCopy(published.FullName, target.FullName);
    }

    private static HashSet<string> FilesIn(string folder)
    {
        HashSet<string> files = new(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return files;
        int root = folder.Length + 1;
        foreach (string file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            files.Add(Path.DirectorySeparatorChar == '/' ? file[root..] : file[root..].Replace('\\', '/'));
        return files;
    }

    private static bool Holds(string path, ReadOnlySequence<byte> bytes)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        if (stream.Length != bytes.Length)
            return false;
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

    private static void RemoveFrom(string root, string path)
    {
        string full = Below(root, path);
        File.Delete(full);
        for (string? above = Path.GetDirectoryName(full); above is not null && above.Length > root.Length && !Directory.EnumerateFileSystemEntries(above).Any(); above = Path.GetDirectoryName(above))
            Directory.Delete(above);
    }
}
