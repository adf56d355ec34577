namespace RecoveryGuide.Content;

/// <summary>A short code a country has, from <c>input/places/short_codes.yml</c>. No numbering plan says what a code of three digits rings, so each rests on a source.</summary>
/// <param name="Country">Country code, or <c>INTL</c> for a code that several countries share.</param>
/// <param name="Code">Its digits.</param>
/// <param name="Is">What answers.</param>
/// <param name="Url">The address of a page that prints it.</param>
/// <param name="At">Where it was written.</param>
public sealed record KnownShortCode(string Country, string Code, string Is, string Url, Source At)
{
    /// <summary>Reads one entry.</summary>
    public static KnownShortCode Read(YamlMap map)
    {
        string source = map.Required("source");
        if (source.Length > 0 && WebAddress.Complaint(source, forSource: true) is { } complaint)
            map.Error(Rule.BadAddress, "source", $"'{source}' {complaint}");
        KnownShortCode code = new(map.Required("country"), map.Required("code"), map.Required("is"), source, map.At);
        map.NothingElse();
        if (code.Code.Length > 0 && !Phone.IsShort(code.Code))
            map.Error(Rule.ShortCode, "code", $"'{code.Code}' is not a short code; a short code has 3 to 6 digits and nothing else.");
        return code;
    }
}
