using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RecoveryGuide.Commands;

/// <summary>
/// The site as the preview last made it, as files, for programs that look at files. It is brought up to date piece by piece while an editor writes: what is to be published is written by
/// <c>build</c>, which publishes all of it or nothing.
/// </summary>
/// <param name="folder">The folder. Files in it that are no longer made are removed.</param>
internal sealed class PreviewFolder(string folder)
{
    /// <summary>Where it lies unless somebody says otherwise.</summary>
    public const string Default = ".preview";

    private readonly string root = Path.GetFullPath(folder);
    private readonly ConcurrentDictionary<string, UInt128> written = new(StringComparer.Ordinal);

    /// <summary>Writes a file, unless it holds these bytes already.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Put(Rendered file)
    {
        string path = Path.GetFullPath(Path.Combine(root, file.Output.Route.OutputPath));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new IOException($"'{path}' lies outside '{folder}'");
        UInt128 hash = HashOf(file.Bytes);
        if (written.TryGetValue(path, out UInt128 before) && before == hash)
            return;
        if (!Holds(path, file.Bytes))
            Write(path, file.Bytes);
        written[path] = hash;
    }

    /// <summary>Removes what is no longer made.</summary>
    /// <exception cref="IOException">A file cannot be removed.</exception>
    internal void KeepOnly(IEnumerable<Output> outputs)
    {
        HashSet<string> kept = [.. outputs.Select(output => Path.GetFullPath(Path.Combine(root, output.Route.OutputPath)))];
        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => !kept.Contains(path)))
        {
            File.Delete(path);
            written.TryRemove(path, out _);
        }
    }

    private static UInt128 HashOf(ReadOnlySequence<byte> bytes)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<byte> piece in bytes)
            hash.AppendData(piece.Span);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    private static bool Holds(string path, ReadOnlySequence<byte> bytes) => File.Exists(path) && new FileInfo(path).Length == bytes.Length && bytes.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(path));

    // Moved into place, so that who reads it never meets half a page.
    private static void Write(string path, ReadOnlySequence<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string part = path + ".part";
        using (FileStream stream = new(part, FileMode.Create, FileAccess.Write, FileShare.None, 1))
            foreach (ReadOnlyMemory<byte> piece in bytes)
                stream.Write(piece.Span);
        File.Move(part, path, overwrite: true);
    }
}
