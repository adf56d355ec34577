namespace RecoveryGuide.Commands;

/// <summary>Watches folders and calls back once after a burst of changes.</summary>
public sealed class SourceWatcher : IDisposable
{
    // Editors save in several steps; what follows within this time belongs to the same save.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(40);

    private readonly List<FileSystemWatcher> watchers = [];
    private readonly Timer timer;
    private string last = "";

    /// <summary>Begins to watch.</summary>
    /// <param name="folders">The folders, with everything below them.</param>
    /// <param name="changed">Told the file that changed last.</param>
    public SourceWatcher(IEnumerable<string> folders, Action<string> changed)
    {
        timer = new(_ => changed(last));
        foreach (string folder in folders.Where(Directory.Exists))
        {
            FileSystemWatcher watcher = new(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Changed += (_, change) => Note(change.FullPath);
            watcher.Created += (_, change) => Note(change.FullPath);
            watcher.Deleted += (_, change) => Note(change.FullPath);
            watcher.Renamed += (_, change) => Note(change.FullPath);
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    private void Note(string path)
    {
        // Components are compiled, not read: a change of one arrives through hot reload.
        if (Path.GetExtension(path) == ".razor")
            return;
        last = Path.GetRelativePath(Environment.CurrentDirectory, path);
        timer.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in watchers)
            watcher.Dispose();
        timer.Dispose();
    }
}
