using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Pdf;

/// <summary>Values as PDF writes them (ISO 32000-1, 7.3).</summary>
internal static class PdfText
{
    /// <summary>A text string: ASCII as it is, anything else as UTF-16.</summary>
    public static string Of(string text)
    {
        if (!text.All(letter => letter is >= ' ' and <= '~'))
            return "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";
        return "(" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal) + ")";
    }

    /// <summary>A number, to a hundredth of a point.</summary>
    public static string Of(double number) => Math.Round(number, 2, MidpointRounding.AwayFromZero) is var rounded && rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A reference to an object.</summary>
    public static string Ref(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");
}

/// <summary>An object of a file.</summary>
/// <param name="Body">Its dictionary or value as PDF writes it; of a stream, the inside of its dictionary.</param>
/// <param name="Stream">Its stream; null where it has none.</param>
/// <param name="IsPlain">Whether its stream is never compressed, so that programs that know no PDF can read it.</param>
internal sealed record PdfObject(string Body, byte[]? Stream = null, bool IsPlain = false);

/// <summary>
/// A PDF file made of objects (ISO 32000-1, 7.5): small objects lie compressed in an object stream, and a cross-reference stream says where. Its identifier is made
/// from its content, so the same objects are the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private readonly List<PdfObject?> objects = [];

    /// <summary>The objects by number, from 1: a test may break one and see that it is found.</summary>
    public IList<PdfObject?> Objects => objects;

    /// <summary>Number of the catalog.</summary>
    public int Catalog { get; set; }

    /// <summary>Number of the information dictionary.</summary>
    public int Information { get; set; }

    /// <summary>A number for an object that is told later.</summary>
    public int Reserve()
    {
        objects.Add(null);
        return objects.Count;
    }

    /// <summary>Adds an object.</summary>
    public int Add(string body)
    {
        objects.Add(new(body));
        return objects.Count;
    }

    /// <summary>Adds a stream.</summary>
    /// <param name="entries">What its dictionary says, without its length.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="isPlain">Whether it stays uncompressed.</param>
    public int Add(string entries, byte[] stream, bool isPlain = false)
    {
        objects.Add(new(entries, stream, isPlain));
        return objects.Count;
    }

    /// <summary>Tells a reserved object.</summary>
    public void Set(int id, string body) => objects[id - 1] = new(body);

    /// <summary>The file.</summary>
    /// <exception cref="InvalidOperationException">An object was reserved and never told.</exception>
    public byte[] ToBytes()
    {
        using MemoryStream file = new();
        Write(file, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        List<(int Type, long Where, int Index)> places = [(0, 0, 65535), .. objects.Select(_ => (0, 0L, 0))];
        for (int i = 0; i < objects.Count; i++)
            if ((objects[i] ?? throw new InvalidOperationException($"object {i + 1} was never told")) is { Stream: { } stream } streamed)
            {
                places[i + 1] = (1, file.Position, 0);
                WriteStream(file, i + 1, streamed.Body, stream, streamed.IsPlain);
            }
        // Object streams are read by readers of version 1.5 and later. One for all is the smallest: its objects are much alike.
        int[] members = [.. Enumerable.Range(0, objects.Count).Where(i => objects[i]!.Stream is null)];
        int id = places.Count;
        for (int i = 0; i < members.Length; i++)
            places[members[i] + 1] = (2, id, i);
        places.Add((1, file.Position, 0));
        WriteObjectStream(file, id, members);
        WriteReferences(file, places);
        return file.ToArray();
    }

    private void WriteObjectStream(MemoryStream file, int id, int[] members)
    {
        StringBuilder numbers = new(), bodies = new();
        foreach (int member in members)
        {
            numbers.Append(CultureInfo.InvariantCulture, $"{member + 1} {bodies.Length} ");
            bodies.Append(objects[member]!.Body).Append('\n');
        }
        WriteStream(file, id, string.Create(CultureInfo.InvariantCulture, $"/Type /ObjStm /N {members.Length} /First {numbers.Length}"), Encoding.Latin1.GetBytes(numbers.ToString() + bodies), false);
    }

    private void WriteReferences(MemoryStream file, List<(int Type, long Where, int Index)> places)
    {
        long start = file.Position;
        places.Add((1, start, 0));
        // Each row is written as its difference from the one above (PNG's filter 2): rows are much alike.
        byte[] table = new byte[places.Count * 7], above = new byte[6];
        for (int i = 0; i < places.Count; i++)
        {
            (int type, long where, int index) = places[i];
            byte[] row = [(byte)type, (byte)(where >> 16), (byte)(where >> 8), (byte)where, (byte)(index >> 8), (byte)index];
            table[i * 7] = 2;
            for (int j = 0; j < row.Length; j++)
                table[i * 7 + 1 + j] = (byte)(row[j] - above[j]);
            above = row;
        }
        string hash = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)))[..32];
        WriteStream(file, places.Count - 1, string.Create(CultureInfo.InvariantCulture,
            $"/Type /XRef /Size {places.Count} /W [1 3 2] /Root {Catalog} 0 R /Info {Information} 0 R /ID [<{hash}> <{hash}>] /DecodeParms <</Predictor 12 /Columns 6>>"), table, false);
        Write(file, string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
    }

    private static void WriteStream(MemoryStream file, int id, string entries, byte[] stream, bool isPlain)
    {
        byte[] bytes = isPlain ? stream : Compressed(stream);
        Write(file, string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{entries} /Length {bytes.Length}{(isPlain ? "" : " /Filter /FlateDecode")}>>\nstream\n"));
        file.Write(bytes);
        Write(file, "\nendstream\nendobj\n");
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using MemoryStream compressed = new();
        using (ZLibStream stream = new(compressed, CompressionLevel.SmallestSize))
            stream.Write(bytes);
        return compressed.ToArray();
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
