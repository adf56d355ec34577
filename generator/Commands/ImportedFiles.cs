using RecoveryGuide.Formats;

namespace RecoveryGuide.Commands;

/// <summary>Writes the files of an import. A file somebody wrote by hand is never written over.</summary>
public static class ImportedFiles
{
    /// <summary>Writes <c>NAME.yml</c>, <c>NAME-2.yml</c> and so on, and deletes those an earlier import left over.</summary>
    /// <returns>Whether all were written; what kept it from that was printed.</returns>
    public static bool Write(string into, ImmutableArray<string> texts)
    {
        ImmutableArray<string> paths = [.. texts.Select((_, index) => PathOf(into, index))];
        try
        {
            if (paths.FirstOrDefault(path => File.Exists(path) && !IsImported(path)) is { } byHand)
            {
                Console.Error.WriteLine($"'{byHand}' was not written by an import; choose another file with --into, or delete it.");
                return false;
            }
            if (Path.GetDirectoryName(into) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            for (int i = 0; i < texts.Length; i++)
                File.WriteAllText(paths[i], texts[i]);
            for (int i = texts.Length; File.Exists(PathOf(into, i)) && IsImported(PathOf(into, i)); i++)
                File.Delete(PathOf(into, i));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The listings could not be written to '{into}': {failure.Message}");
            return false;
        }
        Console.WriteLine($"written       {string.Join(", ", paths)}");
        return true;
    }

    private static string PathOf(string into, int index) => index == 0 ? into : Path.Combine(Path.GetDirectoryName(into) ?? "", $"{Path.GetFileNameWithoutExtension(into)}-{index + 1}.yml");

    private static bool IsImported(string path)
    {
        using StreamReader reader = new(path);
        return reader.ReadLine() == ListingYaml.Header;
    }
}
