using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Numerics;
using System.Text;

namespace RecoveryGuide.Pipelines;

/// <summary>
/// The picture that messengers show beside a shared link: the site's wave on its colour, 1200 by 630 pixels, drawn at build. It holds no words and nothing that would tell others at a glance what the page is
/// about.
/// </summary>
public static class SocialCard
{
    /// <summary>The picture's width in pixels.</summary>
    public const int Width = 1200;

    /// <summary>The picture's height in pixels.</summary>
    public const int Height = 630;

    // Between the two colours, so that edges are smooth.
    private const int Shades = 16;

    private const double StrokeWidth = 66;

    private static readonly (int Red, int Green, int Blue) Ground = (0x0f, 0x5e, 0x59);

    private static readonly (int Red, int Green, int Blue) Ink = (0xf2, 0xb5, 0x44);

    // The three curves of theme/images/icon.svg, on its square of 32.
    private static readonly Vector2[][] Curves =
    [
        [new(5, 20), new(8.5f, 20), new(9, 13), new(12.5f, 13)],
        [new(12.5f, 13), new(16, 13), new(16, 18.5f), new(19.5f, 18.5f)],
        [new(19.5f, 18.5f), new(23, 18.5f), new(23, 10.5f), new(27.5f, 10.5f)],
    ];

    private static readonly Lazy<byte[]> Picture = new(() => Written(Drawn()));

    /// <summary>The picture.</summary>
    public static IEnumerable<Output> PostProcess(Content.Site site) => [new BinaryFile(Routes.SocialCard, new("theme/images/icon.svg"), Picture.Value)];

    // One shade a pixel: how far it lies from the middle of the stroke.
    private static byte[] Drawn()
    {
        const float scale = 36;
        const int steps = 120;
        Vector2 middle = new((Width / 2f) - (16.25f * scale), (Height / 2f) - (15.25f * scale));
        Vector2[] points = [.. Curves.SelectMany(curve => Enumerable.Range(0, steps + 1).Select(step => (On(curve, step / (float)steps) * scale) + middle))];
        byte[] shades = new byte[Width * Height];
        // The stroke reaches a little farther than half its width, to where its edge has faded.
        const int reach = (int)(StrokeWidth / 2) + 2;
        foreach (Vector2 point in points)
            for (int y = Math.Max(0, (int)point.Y - reach); y <= Math.Min(Height - 1, (int)point.Y + reach); y++)
                for (int x = Math.Max(0, (int)point.X - reach); x <= Math.Min(Width - 1, (int)point.X + reach); x++)
                {
                    double inside = (StrokeWidth / 2) - Vector2.Distance(point, new(x + 0.5f, y + 0.5f)) + 0.5;
                    ref byte shade = ref shades[(y * Width) + x];
                    shade = Math.Max(shade, (byte)Math.Round(Math.Clamp(inside, 0, 1) * (Shades - 1)));
                }
        return shades;
    }

    private static Vector2 On(Vector2[] curve, float t)
    {
        float rest = 1 - t;
        return (rest * rest * rest * curve[0]) + (3 * rest * rest * t * curve[1]) + (3 * rest * t * t * curve[2]) + (t * t * t * curve[3]);
    }

    // PNG (W3C): a header, a palette, and the lines, each behind a zero that says it is not filtered.
    private static byte[] Written(byte[] shades)
    {
        using MemoryStream lines = new();
        using (ZLibStream packed = new(lines, CompressionLevel.SmallestSize, leaveOpen: true))
            for (int y = 0; y < Height; y++)
            {
                packed.WriteByte(0);
                packed.Write(shades, y * Width, Width);
            }
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        const byte bitsOfShade = 8, byPalette = 3;
        (header[8], header[9]) = (bitsOfShade, byPalette);
        byte[] palette = [.. Enumerable.Range(0, Shades).SelectMany(shade => (byte[])[Between(Ground.Red, Ink.Red, shade), Between(Ground.Green, Ink.Green, shade), Between(Ground.Blue, Ink.Blue, shade)])];
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("PLTE", palette), .. Chunk("IDAT", lines.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte Between(int from, int to, int shade) => (byte)(from + ((to - from) * shade / (Shades - 1)));

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.HashToUInt32(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }
}
