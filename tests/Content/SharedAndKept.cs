using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace RecoveryGuide.Tests.Content;

/// <summary>What others see of a page without opening it: the picture of a shared link, and the name on a home screen.</summary>
public class SharedAndKept
{
    private static Rendered File(string url) => Repository.Site.Files.Single(file => file.Output.Route.Url == url);

    [Fact]
    public void The_picture_of_a_shared_link_has_the_size_messengers_ask_for_and_only_the_site_s_two_colours()
    {
        byte[] png = File("/card.png").Bytes.First.ToArray();
        ImmutableDictionary<string, byte[]> chunks = Chunks(png);
        using ZLibStream packed = new(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using MemoryStream unpacked = new();
        packed.CopyTo(unpacked);
        byte[] lines = unpacked.ToArray();
        string ColourAt(int x, int y) => Convert.ToHexStringLower(chunks["PLTE"].AsSpan(lines[(y * 1201) + 1 + x] * 3, 3));

        Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]), BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4))));
        Assert.Equal(630 * 1201, lines.Length);
        Assert.Equal(("0f5e59", "f2b544"), (ColourAt(0, 0), ColourAt(465, 234)));
        // Between them only what smooths the edges.
        Assert.InRange(lines.Where((_, at) => at % 1201 > 0).Count(shade => shade is > 0 and < 15), 1, 12_000);
        Assert.Contains("<meta property=\"og:image\" content=\"https://recoveryguide.example/card.png\"", File("/guides/relapse/after-a-lapse/").Html!, StringComparison.Ordinal);
    }

    private static ImmutableDictionary<string, byte[]> Chunks(byte[] png)
    {
        var chunks = ImmutableDictionary.CreateBuilder<string, byte[]>();
        for (int at = 8; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            Assert.Equal(Crc32.HashToUInt32(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add(Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
        }
        return chunks.ToImmutable();
    }

    [Fact]
    public void On_a_home_screen_neither_name_nor_icon_nor_window_tells_of_the_site()
    {
        JsonElement manifest = JsonDocument.Parse(File("/manifest.webmanifest").Text).RootElement;

        Assert.Equal(("Notes", "Notes", "browser"), (manifest.GetProperty("name").GetString(), manifest.GetProperty("short_name").GetString(), manifest.GetProperty("display").GetString()));
        Assert.EndsWith("plain.svg", Assert.Single(manifest.GetProperty("icons").EnumerateArray()).GetProperty("src").GetString(), StringComparison.Ordinal);
        Assert.Contains("rel=\"manifest\"", File("/hi/").Html!, StringComparison.Ordinal);
    }
}
