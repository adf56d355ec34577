namespace RecoveryGuide.Search;

/// <summary>One thing to find: what its card shows, what it can be filtered by, and the words it is found by.</summary>
public sealed record SearchDocument
{
    /// <summary>The address of its page: "/find/hotlines/in-telemanas/".</summary>
    public required string Url { get; init; }

    /// <summary>The heading of its card.</summary>
    public required string Title { get; init; }

    /// <summary>guide, hotline, group, centre, place or worksheet; also its facet "kind=…".</summary>
    public required string Kind { get; init; }

    /// <summary>One or two plain lines for the card.</summary>
    public required string Snippet { get; init; }

    /// <summary>Where it is, as the card says it: "Patiala, Punjab, India". Searched only if a field of kind Place says it too.</summary>
    public string? Place { get; init; }

    /// <summary>A short fact set apart on the card: "Open day and night".</summary>
    public string? Badge { get; init; }

    /// <summary>What the card's call button dials: "tel:14416".</summary>
    public string? Dial { get; init; }

    /// <summary>The number as people read it: "14416". Always searched, because a number that is shown gets typed.</summary>
    public string? DialText { get; init; }

    /// <summary>ISO code, "INTL" for worldwide, "" for none; also its facet "country=…".</summary>
    public string Country { get; init; } = "";

    /// <summary>"serves=families", "service=detox", "region=punjab"; filters are ANDed over keys and ORed within one key.</summary>
    public ImmutableArray<string> Facets { get; init; } = [];

    /// <summary>Degrees north; counts only together with <see cref="Longitude"/>.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east; counts only together with <see cref="Latitude"/>.</summary>
    public double? Longitude { get; init; }

    /// <summary>Multiplies every score: 1.4 for an emergency guide, 0.6 for a stale listing.</summary>
    public double Quality { get; init; } = 1;

    /// <summary>The words it is found by. Words for its kind ("helpline", "meeting") belong in Tags: nothing is added to them.</summary>
    public required ImmutableArray<SearchField> Fields { get; init; }
}

/// <summary>One piece of text to search; one name is one field, so that short names are not diluted by long ones.</summary>
public readonly record struct SearchField(SearchFieldKind Kind, string Text);

/// <summary>What a piece of text is to its document, and so how much a match in it weighs.</summary>
public enum SearchFieldKind
{
    /// <summary>What it calls itself.</summary>
    Name,

    /// <summary>An abbreviation, a full official name, the name in another script.</summary>
    OtherName,

    /// <summary>What it is and does: kind, services, who it serves.</summary>
    Tags,

    /// <summary>Town, region, country.</summary>
    Place,

    /// <summary>Running text.</summary>
    Body,
}
