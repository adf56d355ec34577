using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Core;

/// <summary>A text file of the input, read strictly and found clean.</summary>
/// <param name="Path">From the site's root, with forward slashes: <c>input/guides/en/after-a-lapse.md</c>.</param>
/// <param name="Text">The whole text, line ends as <c>\n</c>.</param>
/// <param name="Hash">Of the bytes, in hexadecimal: the key under which parsing is remembered.</param>
public sealed record InputFile(string Path, string Text, string Hash)
{
    /// <summary>The file's name without folder and extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The name of the folder the file lies in.</summary>
    public string Folder => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path) ?? "");

    /// <summary>The first line of the file, for mistakes that concern all of it.</summary>
    public Source Start => new(Path);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads bytes as strict UTF-8 and refuses what a careful editor cannot see.</summary>
    /// <returns>The file, or null where it was reported as unusable.</returns>
    public static InputFile? Read(string path, byte[] bytes, Diagnostics report)
    {
        if (Decode(path, bytes, report) is not { } decoded)
            return null;
        string text = decoded.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!Characters.Check(path, text, report))
            return null;
        return new(path, text, Convert.ToHexString(SHA256.HashData(bytes)));
    }

    private static string? Decode(string path, byte[] bytes, Diagnostics report)
    {
        try
        {
            // A byte order mark is not stripped here: it is reported like every other invisible character.
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            Source at = Position(path, bytes.AsSpan(0, failure.Index));
            report.Error(Rule.NotUtf8, at, $"byte 0x{failure.BytesUnknown?.FirstOrDefault():X2} is not UTF-8; save the file as UTF-8 without a byte order mark.");
            return null;
        }
    }

    private static Source Position(string path, ReadOnlySpan<byte> before)
    {
        int line = before.Count((byte)'\n') + 1;
        return new(path, line, before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1);
    }
}
