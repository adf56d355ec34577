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

    /// <summary>The part of <see cref="Snippet"/> that says to be careful: then nothing on the card is shown to be called before it is.</summary>
    public string? Caveat { get; init; }

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

    /// <summary>Whether the point is the middle of its town and not its door.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>When it answers or meets, for "open now" and "next meeting".</summary>
    public ImmutableArray<SearchTime> Times { get; init; } = [];

    /// <summary>That it is closed for a while, as its card says it.</summary>
    public string? Closed { get; init; }

    /// <summary>Multiplies every score: 1.4 for an emergency guide, 0.6 for a stale listing.</summary>
    public double Quality { get; init; } = 1;

    /// <summary>The words it is found by. Words for its kind ("helpline", "meeting") belong in Tags: nothing is added to them.</summary>
    public required ImmutableArray<SearchField> Fields { get; init; }
}

/// <summary>A stretch of time that comes round again, in its own zone; theme/scripts/search/times.js computes with it.</summary>
/// <param name="Kind">What happens then.</param>
/// <param name="Zone">IANA name of the zone.</param>
/// <param name="Days">The days it begins on: bit 0 is Monday.</param>
/// <param name="From">When it begins, in minutes after midnight.</param>
/// <param name="Length">How long it takes in minutes, at most a day; 0 where nobody says.</param>
public readonly record struct SearchTime(SearchTimeKind Kind, string Zone, int Days, int From, int Length)
{
    /// <summary>The weeks of the month it is held in: bit 0 is the first, bit 5 the last; 0 is every week.</summary>
    public int Weeks { get; init; }

    /// <summary>1 for every week, 2 for every other, counted from the week of <see cref="Starts"/>; 0 counts as 1.</summary>
    public int Every { get; init; }

    /// <summary>The first day, in days since 1970.</summary>
    public int? Starts { get; init; }

    /// <summary>The last day, in days since 1970.</summary>
    public int? Ends { get; init; }

    /// <summary>Days it is not held on, in days since 1970, in order.</summary>
    public ImmutableArray<int> Except { get; init; }
}

/// <summary>What happens at a time.</summary>
public enum SearchTimeKind
{
    /// <summary>Somebody answers.</summary>
    Hours,

    /// <summary>A meeting in a room.</summary>
    InPerson,

    /// <summary>A meeting online.</summary>
    Online,

    /// <summary>A meeting by telephone.</summary>
    Phone,

    /// <summary>A meeting in a room and online.</summary>
    Hybrid,
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
