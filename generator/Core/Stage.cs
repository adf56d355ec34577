using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>What a build changed in the output folder.</summary>
/// <param name="Written">Files that are new or have other bytes.</param>
/// <param name="Unchanged">Files left as they were, with their times.</param>
/// <param name="Removed">Files an earlier build wrote and this one does not.</param>
public sealed record WriteResult(int Written, int Unchanged, int Removed);

/// <summary>
/// Where a site is put together beside the published one, until all of it is there: then both change places in one step, so that whoever reads the output folder, and whenever the build is
/// stopped, finds one whole site, the old one or the new one. The stage (<c>.output.next</c>) is empty when a build begins, so that nothing which lay there can be published. A file that did
/// not change is not written again: the stage gets a second name for it (a hard link), which keeps its bytes and its time. After a build the stage holds the site before.
/// </summary>
public sealed class Stage : IDisposable
{
    /// <summary>The file in which the site lists its files with their SHA-256, as <c>sha256sum --check</c> reads it. It also tells the next build which files are the site's own.</summary>
    public const string SumsName = "SHA256SUMS";

    // The list that builds before SHA256SUMS kept; it goes with the files.
    private const string OldListName = ".written";

    private readonly string folder;
    private readonly string next;
    private readonly FileStream held;
    private readonly IReadOnlySet<string> there;
    private readonly ConcurrentDictionary<string, string> sums = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> madeFolders = new(StringComparer.Ordinal);
    private int written;

    private Stage(string folder, FileStream held)
    {
        this.folder = folder;
        this.held = held;
        next = Beside(folder, "next");
        Recover(Beside(folder, "before"));
        Clear(next);
        Directory.CreateDirectory(next);
        there = FolderEntries.Of(folder).Files;
    }

    /// <summary>Opens the stage beside a folder and holds it until it is disposed of.</summary>
    /// <param name="folder">The output folder; it need not exist. Where it is a link, what it leads to is meant.</param>
    /// <param name="sources">Folders the site is made of: the output may neither lie in one of them nor hold one, as it changes as a whole.</param>
    /// <exception cref="IOException">Another build holds it, or it cannot be written; the message is for the person who runs the build.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static Stage Open(string folder, params IEnumerable<string> sources)
    {
        if (string.IsNullOrWhiteSpace(folder))
            throw new IOException("it has no name; name a folder");
        string full = RealPath.Of(folder);
        if (Path.GetDirectoryName(full) is not { } parent)
            throw new IOException("it is the root of a disk; choose a folder in it");
        if (File.Exists(full))
            throw new IOException("there is a file of that name; choose a folder, or move the file away");
        RealPath.KeepApart(full, sources);
        FileStream held = Hold(parent, Beside(full, "lock"));
        try
        {
            return new(full, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // The system lets go of it however the process ends.
    private static FileStream Hold(string parent, string path)
    {
        // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows: other failures are no other build.
        const int linux = 11, mac = 35, windows = unchecked((int)0x80070020);
        try
        {
            Directory.CreateDirectory(parent);
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException failure) when (failure.HResult is linux or mac or windows)
        {
            throw new IOException("another build is writing it; wait until that is done", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new IOException($"nothing may be written in '{parent}', where the new site is put together beside the old one; allow that, or choose a folder elsewhere", failure);
        }
    }

    private static string Beside(string folder, string what) => Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}.{what}");

    // Where two folders cannot change places in one step, a build may have been stopped between the two.
    private void Recover(string before)
    {
        if (!Directory.Exists(before))
            return;
        if (Directory.Exists(folder))
            Clear(before);
        else
            Directory.Move(before, folder);
    }

    // A link is taken away and not followed.
    private static void Clear(string stage)
    {
        DirectoryInfo there = new(stage);
        if (File.Exists(stage) || there.LinkTarget is not null)
            throw new IOException($"'{stage}' is in the way; move it away");
        if (!there.Exists)
            return;
        try
        {
            there.Delete(recursive: true);
        }
        catch (UnauthorizedAccessException) when (!OperatingSystem.IsWindows())
        {
            // Somebody's own folder may have been one that must not be written in, and so is what was kept of it.
            foreach (string below in FolderEntries.Of(stage).Folders.Order(StringComparer.Ordinal).Prepend(""))
                File.SetUnixFileMode(Path.Combine(stage, below), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            there.Delete(recursive: true);
        }
    }

    /// <summary>Puts a file of the new site in its place. May be called from several threads at once.</summary>
    /// <param name="path">Where it lies below the folder, with forward slashes.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Put(string path, ReadOnlySequence<byte> bytes)
    {
        string target = Below(next, path);
        if (!sums.TryAdd(path, Convert.ToHexStringLower(Pieces.Sha256(bytes))))
            throw new IOException($"'{path}' was put twice");
        MakeFolder(target);
        if (there.Contains(path) && Pieces.AreIn(Below(folder, path), bytes))
        {
            HardLink.CreateOrCopy(Below(folder, path), target);
            return;
        }
        Interlocked.Increment(ref written);
        using FileStream stream = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        try
        {
            foreach (ReadOnlyMemory<byte> piece in bytes)
                stream.Write(piece.Span);
        }
        catch (ArgumentOutOfRangeException failure)
        {
            // What .NET makes of EFBIG.
            throw new IOException($"'{target}' is larger than a file may be here (on Linux and macOS: ulimit -f)", failure);
        }
    }

    /// <summary>Publishes what was put, in one step, with nothing but that and what is not the site's own.</summary>
    /// <exception cref="IOException">It cannot be published; what was published stays.</exception>
    public WriteResult Publish()
    {
        HashSet<string> ours = [.. Listed(Path.Combine(folder, SumsName)), .. Listed(Path.Combine(folder, OldListName))];
        // Looked at again: somebody may have put a file there meanwhile.
        FolderEntries published = FolderEntries.Of(folder);
        int removed = ours.Count(path => published.Files.Contains(path) && !sums.ContainsKey(path));
        int changed = written;
        (int unchanged, byte[] list) = (sums.Count - changed, ListOf(sums));
        Put(SumsName, new(list));
        bool isListed = written == changed;
        ours.UnionWith([SumsName, OldListName]);
        FolderEntries others = published.Without(path => ours.Contains(path) || sums.ContainsKey(path), FoldersOf(ours));
        TakeOver(others);
        if (!FolderEntries.Of(next).Files.SetEquals(sums.Keys.Concat(others.Files)))
            throw new IOException($"'{next}' does not hold what was put there; nothing else may write there, and no two names may differ in capitals only where the disk does not tell them apart");
        if (changed > 0 || removed > 0 || !isListed || !Directory.Exists(folder))
            Exchange.Places(next, folder, Beside(folder, "before"));
        return new(changed, unchanged, removed);
    }

    /// <summary>Lets go. What was not published stays unpublished.</summary>
    public void Dispose() => held.Dispose();

    private static byte[] ListOf(IEnumerable<KeyValuePair<string, string>> sums) =>
        Encoding.UTF8.GetBytes(string.Concat(sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Value}  {sum.Key}\n")));

    // "<64 hexadecimal digits>  path"; of the older list each line is a path.
    private static IEnumerable<string> Listed(string list)
    {
        const int before = 66;
        if (!File.Exists(list))
            return [];
        bool isOld = Path.GetFileName(list) == OldListName;
        return File.ReadLines(list).Where(line => isOld || line.Length > before).Select(line => isOld ? line : line[before..]);
    }

    // Routes are made from checked slugs; this is the second lock on the same door.
    private static string Below(string root, string path)
    {
        string full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : throw new IOException($"'{path}' lies outside the output folder");
    }

    // Another thread may need the same folder at the same time: only what was made counts as made.
    private void MakeFolder(string file) => madeFolders.GetOrAdd(Path.GetDirectoryName(file)!, parent => Directory.CreateDirectory(parent).Exists);

    // What is not the site's own stays as it is. Nothing is published where it and the site need one name for two things.
    private void TakeOver(FolderEntries others)
    {
        HashSet<string> needed = FoldersOf(sums.Keys);
        foreach (string path in others.Files.Concat(others.Links))
        {
            if (needed.Contains(path) || FoldersOf([path]).Any(sums.ContainsKey))
                throw new IOException($"'{path}' in it is not the site's own, and the site needs its place; move it away");
            string target = Below(next, path);
            MakeFolder(target);
            string published = Below(folder, path);
            // Windows calls files that lie elsewhere links as well; they lead nowhere.
            if (new FileInfo(published).LinkTarget is not { } leads)
                HardLink.CreateOrCopy(published, target);
            else if (Directory.Exists(published))
                Directory.CreateSymbolicLink(target, leads);
            else
                File.CreateSymbolicLink(target, leads);
        }
        foreach (string path in others.Folders)
            Directory.CreateDirectory(Below(next, path));
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder))
            foreach (string path in FoldersOf(others.Files.Concat(others.Links)).Concat(others.Folders).Prepend(""))
                File.SetUnixFileMode(Path.Combine(next, path), File.GetUnixFileMode(Path.Combine(folder, path)));
    }

    // Every folder above the paths.
    private static HashSet<string> FoldersOf(IEnumerable<string> paths)
    {
        HashSet<string> folders = new(StringComparer.Ordinal);
        foreach (string path in paths)
            for (int at = path.LastIndexOf('/'); at > 0 && folders.Add(path[..at]); at = path.LastIndexOf('/', at - 1))
            {
            }
        return folders;
    }
}
