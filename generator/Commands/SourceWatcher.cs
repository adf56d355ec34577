namespace RecoveryGuide.Commands;

/// <summary>Watches folders and calls back once after a burst of changes.</summary>
public sealed class SourceWatcher : IDisposable
{
    // Editors save in several steps; what follows within this time belongs to the same save.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(25);

    private readonly List<FileSystemWatcher> watchers = [];
    private readonly Timer timer;
    private HashSet<string> changed = new(StringComparer.Ordinal);

    /// <summary>Begins to watch.</summary>
    /// <param name="folders">The folders, with everything below them.</param>
    /// <param name="told">Told the files that changed, by their full paths.</param>
    public SourceWatcher(IEnumerable<string> folders, Action<IReadOnlyCollection<string>> told)
    {
        timer = new(_ => told(Taken()));
        foreach (string folder in folders.Where(Directory.Exists))
        {
            FileSystemWatcher watcher = new(Path.GetFullPath(folder)) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Changed += (_, change) => Note(change.FullPath);
            watcher.Created += (_, change) => Note(change.FullPath);
            watcher.Deleted += (_, change) => Note(change.FullPath);
            watcher.Renamed += (_, change) =>
            {
                Note(change.OldFullPath);
                Note(change.FullPath);
            };
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    private void Note(string path)
    {
        // Components are compiled, not read: a change of one arrives through hot reload.
        if (Path.GetExtension(path) == ".razor")
            return;
        lock (watchers)
            changed.Add(path);
        timer.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    private HashSet<string> Taken()
    {
        lock (watchers)
        {
            HashSet<string> taken = changed;
            changed = new(StringComparer.Ordinal);
            return taken;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in watchers)
            watcher.Dispose();
        timer.Dispose();
    }
}
