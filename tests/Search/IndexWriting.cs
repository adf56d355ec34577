using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecoveryGuide.Search;

namespace RecoveryGuide.Tests.Search;

/// <summary>The files of the index, from the documents in golden.json.</summary>
public sealed partial class IndexWriting
{
    private static readonly Golden Golden = Golden.Read();

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// search.test.mjs searches exactly these bytes. After a change meant to alter them, run with APPROVE=1 and look at
    /// what the Node test then says.
    /// </summary>
    [Fact]
    public void TheBytesAreThoseTheReaderIsTestedOn()
    {
        ImmutableSortedDictionary<string, string> files = Encoded(IndexWriter.Write(Golden.Documents, "en", "IN"));
        ImmutableSortedDictionary<string, string> filesOfLargeSite = Encoded(IndexWriter.Write(Golden.Documents, "en", "IN", mostCardsInManifest: 0));
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Approve(files, filesOfLargeSite);
        }
        else
        {
            Assert.Equal(Golden.Files, files);
            Assert.Equal(Golden.FilesOfLargeSite, filesOfLargeSite);
        }
    }

    [Fact]
    public void TheOrderOfTheDocumentsDoesNotMatter()
    {
        SearchFiles forwards = IndexWriter.Write(Golden.Documents, "en");
        SearchFiles backwards = IndexWriter.Write([.. Golden.Documents.Reverse()], "en");
        Assert.Equal(forwards.Files.Select(static file => Convert.ToHexString(file.Bytes.Span)), backwards.Files.Select(static file => Convert.ToHexString(file.Bytes.Span)));
    }

    [Fact]
    public void OnlyTheManifestKeepsItsNameWhenTheContentChanges()
    {
        SearchFiles all = IndexWriter.Write(Golden.Documents, "hi");
        SearchFiles fewer = IndexWriter.Write(Golden.Documents[1..], "hi");
        Assert.Equal(["search/hi.json"], all.Files.Select(static file => file.Path).Intersect(fewer.Files.Select(static file => file.Path)));
        Assert.All(all.Files[1..], static file => Assert.Matches("^_/search/[0-9a-f]{12}/[0-9]+\\.bin$", file.Path));
    }

    [Fact]
    public void NoDocumentsAreAnIndexToo()
    {
        SearchFiles empty = IndexWriter.Write([], "en");
        using JsonDocument manifest = JsonDocument.Parse(empty.Files[0].Bytes);
        Assert.Equal(4, manifest.RootElement.GetProperty("format").GetInt32());
        Assert.Empty(manifest.RootElement.GetProperty("words").GetProperty("keys").EnumerateArray());
    }

    // Only the files are replaced: the rest of golden.json is written by hand, line by line.
    private static void Approve(ImmutableSortedDictionary<string, string> files, ImmutableSortedDictionary<string, string> filesOfLargeSite)
    {
        string path = Path.Combine(Repository(), "tests", "Search", "golden.json");
        File.WriteAllText(path, FilesToTheEnd().Replace(File.ReadAllText(path), _ => $"\"files\": {Json(files)},\n  \"filesOfLargeSite\": {Json(filesOfLargeSite)}\n}}\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string Json(ImmutableSortedDictionary<string, string> files) => JsonSerializer.Serialize(files, Readable).ReplaceLineEndings("\n  ");

    private static ImmutableSortedDictionary<string, string> Encoded(SearchFiles index) =>
        index.Files.ToImmutableSortedDictionary(static file => file.Path, static file => Convert.ToBase64String(file.Bytes.Span), StringComparer.Ordinal);

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "tests", "Search", "golden.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("tests/Search/golden.json is not above the test's folder.");
    }

    [GeneratedRegex("\"files\":.*$", RegexOptions.Singleline)]
    private static partial Regex FilesToTheEnd();
}
