using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Pipelines;

/// <summary>
/// What earlier builds on this machine made to print, one file each, by a hash of all it was made from: the document's words, the fonts, and the program itself. A file whose own hash does not
/// fit is made anew. Nothing that is published is taken from here by a build that was told <c>--no-cache</c>, as the deploy's is.
/// </summary>
/// <param name="folder">The folder; it is made when there is something to keep.</param>
public sealed class PrintCache(string folder)
{
    /// <summary>Where it lies, beside the input.</summary>
    public const string DefaultFolder = ".cache";

    private const string Extension = ".print";

    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    private readonly string folder = Path.Combine(folder, "prints");
    // The program is the module's own id: the compiler derives it from the source.
    private static readonly string Program = string.Join(' ', new[] { typeof(PrintCache), typeof(HarfBuzzSharp.Font) }.Select(type => type.Module.ModuleVersionId));

    /// <summary>The key of a document.</summary>
    /// <param name="document">The document, written out.</param>
    /// <param name="fonts">A hash of the fonts.</param>
    internal static string KeyOf(string document, string fonts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Program}\n{fonts}\n{document}")));

    /// <summary>What was kept under a key; null where nothing was, or where it is not whole.</summary>
    internal Print? Find(string key)
    {
        try
        {
            string path = PathOf(key);
            if (!File.Exists(path))
                return null;
            byte[] bytes = File.ReadAllBytes(path);
            Touch(path);
            return bytes.Length > SHA256.HashSizeInBytes && SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)) ? Read(bytes) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Others may own the folder: what is kept there is read all the same.
    private static void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Then its owner's builds tell how long it is kept.
        }
    }

    /// <summary>Keeps what was made. Where it cannot, the next build makes it again.</summary>
    internal void Keep(string key, Print print)
    {
        byte[] bytes = Written(print);
        string part = PathOf(key) + Environment.ProcessId;
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(part, [.. SHA256.HashData(bytes), .. bytes]);
            File.Move(part, PathOf(key), overwrite: true);
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or IOException or UnauthorizedAccessException)
        {
            // A full or a read-only disk, or a limit on the size of files, is no reason not to build.
            Remove(part);
        }
    }

    /// <summary>Removes what no build asked for in a month.</summary>
    internal void Tidy()
    {
        try
        {
            if (Directory.Exists(folder))
                foreach (string file in Directory.EnumerateFiles(folder, $"*{Extension}*").Where(file => File.GetLastWriteTimeUtc(file) < DateTime.UtcNow - Unused))
                    File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // They only take room.
        }
    }

    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It goes with what no build asked for.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + Extension);

    private static byte[] Written(Print print)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(print.Pages);
        writer.Write(print.IsTyped);
        writer.Write(print.Picture);
        writer.Write(print.TooLarge.Length);
        foreach (string what in print.TooLarge)
            writer.Write(what);
        writer.Write(print.Bytes.Length);
        writer.Write(print.Bytes.Span);
        writer.Flush();
        return stream.ToArray();
    }

    private static Print Read(byte[] bytes)
    {
        using BinaryReader reader = new(new MemoryStream(bytes, SHA256.HashSizeInBytes, bytes.Length - SHA256.HashSizeInBytes));
        int pages = reader.ReadInt32();
        bool isTyped = reader.ReadBoolean();
        string picture = reader.ReadString();
        ImmutableArray<string> tooLarge = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];
        return new(pages, reader.ReadBytes(reader.ReadInt32()), tooLarge, isTyped, picture);
    }
}
