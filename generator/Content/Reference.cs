namespace RecoveryGuide.Content;

/// <summary>A source that guides rest on, from <c>input/sources.yml</c>.</summary>
/// <param name="Id">How guides name it, such as <c>S25</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Organisation">Who published it.</param>
/// <param name="Year">Year as printed, or <c>n.d.</c>.</param>
/// <param name="Url">Its public address.</param>
/// <param name="Reading">How it was read.</param>
/// <param name="Read">The day it was read.</param>
/// <param name="At">Where it was written.</param>
public sealed record Reference(string Id, string Title, string Organisation, string Year, string Url, ReferenceReading Reading, DateOnly Read, Source At)
{
    /// <summary>Reads one entry of <c>sources.yml</c>.</summary>
    public static Reference From(YamlMap map)
    {
        string url = map.Required("url");
        if (url.Length > 0 && WebAddress.Complaint(url, forSource: true) is { } complaint)
            map.Error(Rule.BadAddress, "url", $"'{url}' {complaint}");
        Reference reference = new(
            map.Required("id"), map.Required("title"), map.Required("org"), map.Required("year"), url,
            map.RequiredChoice<ReferenceReading>("reading"), map.RequiredDate("read"), map.At);
        map.NothingElse();
        return reference;
    }
}

/// <summary>How a source was read, shown to readers so that nobody takes an abstract for the whole.</summary>
public enum ReferenceReading
{
    /// <summary>The page, or its abstract or opening part, in a saved public copy.</summary>
    SavedCopy,

    /// <summary>Through another page that reports it.</summary>
    Secondary,

    /// <summary>The whole live page, by a person.</summary>
    Whole,
}
