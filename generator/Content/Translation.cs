using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Content;

/// <summary>Who, speaking the language as their own, checked a translation.</summary>
/// <param name="By">Name.</param>
/// <param name="Role">Profession, registration and country.</param>
/// <param name="On">The day.</param>
public sealed record NativeCheck(string By, string Role, DateOnly On);

/// <summary>What a translated text says of itself, under <c>translation</c>.</summary>
/// <param name="Of">Hash of the original's words it was made from (<see cref="HashOf"/>): when they change, the translation is out of date.</param>
/// <param name="On">The day it was made or last brought up to date.</param>
/// <param name="Checked">The clinician who checked it as a native speaker; null where none has, and the page says so.</param>
/// <param name="At">Where the hash was written.</param>
public sealed record Translation(string Of, DateOnly On, NativeCheck? Checked, Source At)
{
    private const int HashLength = 12;

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of a text's pieces, in order.</summary>
    public static string HashOf(params IEnumerable<string> pieces) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', pieces))))[..HashLength];

    /// <summary>Reads what stands under <c>translation</c>; null where the text is an original.</summary>
    public static Translation? Read(YamlMap parent)
    {
        if (parent.Map("translation") is not { } map)
            return null;
        Translation translation = new(map.Required("of"), map.RequiredDate("on"), ReadCheck(map.Map("checked")), map.PlaceOf("of"));
        map.NothingElse();
        return translation;
    }

    private static NativeCheck? ReadCheck(YamlMap? map)
    {
        if (map is null)
            return null;
        NativeCheck check = new(map.Required("by"), map.Required("role"), map.RequiredDate("on"));
        map.NothingElse();
        return check;
    }
}
