using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>What a format's reader understood of one row, before our rules were applied: texts are as the row has them.</summary>
public sealed record Draft
{
    /// <summary>Where the row begins.</summary>
    public required Source At { get; init; }

    /// <summary>Its number in the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What its publisher calls the row, the same in every edition; null where it has no name.</summary>
    public string? RowId { get; init; }

    /// <summary>Hotline, group or centre.</summary>
    public required ListingKind Kind { get; init; }

    /// <summary>What sort of service; null where the row does not say.</summary>
    public ListingType? Type { get; init; }

    /// <summary>What it calls itself.</summary>
    public string? Name { get; init; }

    /// <summary>Other names.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>What is said of it, to be taken as the summary where it fits.</summary>
    public string? Description { get; init; }

    /// <summary>Who runs it.</summary>
    public string? Operator { get; init; }

    /// <summary>The country as the row writes it.</summary>
    public string? Country { get; init; }

    /// <summary>A region's slug, where the row has one of ours.</summary>
    public string? Region { get; init; }

    /// <summary>Town.</summary>
    public string? Town { get; init; }

    /// <summary>The name of the house.</summary>
    public string? Place { get; init; }

    /// <summary>Street and number, or the whole address where <see cref="IsWholeAddress"/> is set.</summary>
    public string? Street { get; init; }

    /// <summary>Whether <see cref="Street"/> is the whole address, town and all.</summary>
    public bool IsWholeAddress { get; init; }

    /// <summary>State or province.</summary>
    public string? State { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Degrees north, as written.</summary>
    public string? Latitude { get; init; }

    /// <summary>Degrees east, as written.</summary>
    public string? Longitude { get; init; }

    /// <summary>Whom it is for.</summary>
    public ImmutableArray<Serves> Serves { get; init; } = [];

    /// <summary>What it does.</summary>
    public ImmutableArray<Offer> Services { get; init; } = [];

    /// <summary>BCP 47 codes.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>What makes it easier to use.</summary>
    public ImmutableArray<Access> Access { get; init; } = [];

    /// <summary>Cost, where the row prints it.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Numbers with what each is for.</summary>
    public ImmutableArray<(string Number, PhoneKind Kind, string? Label)> Phones { get; init; } = [];

    /// <summary>The service body's own address, from a field made for it.</summary>
    public string? Email { get; init; }

    /// <summary>Its page.</summary>
    public string? Website { get; init; }

    /// <summary>The fellowship it belongs to.</summary>
    public Fellowship? Fellowship { get; init; }

    /// <summary>Youngest age it takes, in years.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Oldest age it takes, in years.</summary>
    public int? MaximumAge { get; init; }

    /// <summary>When it answers or is open.</summary>
    public ImmutableArray<DraftHours> Hours { get; init; } = [];

    /// <summary>Its meeting, where it is a group.</summary>
    public DraftMeeting? Meeting { get; init; }

    /// <summary>Prose of the row, each piece a field of its own.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>That it has stopped for a while.</summary>
    public bool IsClosed { get; init; }

    /// <summary>When its publisher last changed the row.</summary>
    public string? Updated { get; init; }

    /// <summary>What the row holds that never comes through, each once: fields of people, passcodes, payments.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>What the reader itself had to put right, each once.</summary>
    public ImmutableArray<string> Changed { get; init; } = [];

    /// <summary>What only a file of ours says; null where the row is somebody else's.</summary>
    public OwnFacts? Own { get; init; }

    /// <summary>Why the row cannot be used, where the reader already knows.</summary>
    public string? Refused { get; init; }
}

/// <summary>A stretch of the week as a row has it.</summary>
/// <param name="Days">The days.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
public sealed record DraftHours(ImmutableArray<IsoDayOfWeek> Days, LocalTime From, LocalTime Until);

/// <summary>A meeting as a row has it.</summary>
public sealed record DraftMeeting
{
    /// <summary>Where it is held; null where it is held nowhere for the time being.</summary>
    public MeetingMode? Mode { get; init; }

    /// <summary>The days; empty where it is held by arrangement.</summary>
    public ImmutableArray<IsoDayOfWeek> Days { get; init; } = [];

    /// <summary>The weeks of the month where the format states them as data; -1 is the last.</summary>
    public ImmutableArray<int> Weeks { get; init; } = [];

    /// <summary>1 for every week.</summary>
    public int Every { get; init; } = 1;

    /// <summary>When it begins.</summary>
    public LocalTime? From { get; init; }

    /// <summary>When it ends.</summary>
    public LocalTime? Until { get; init; }

    /// <summary>IANA name of its zone, as the row has it.</summary>
    public string? Zone { get; init; }

    /// <summary>The first day it may be held.</summary>
    public LocalDate? Starts { get; init; }

    /// <summary>The last day it may be held.</summary>
    public LocalDate? Ends { get; init; }

    /// <summary>Open or closed.</summary>
    public Attendance? Attendance { get; init; }

    /// <summary>What it is like.</summary>
    public ImmutableArray<MeetingFormat> Formats { get; init; } = [];

    /// <summary>What our lists have no word for, in English.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Address of the online meeting, as the row has it.</summary>
    public string? Join { get; init; }

    /// <summary>Number of the meeting by phone, with what is to be typed behind it.</summary>
    public string? Dial { get; init; }
}

/// <summary>What an import or a feed says of all its rows.</summary>
public sealed record FeedTerms
{
    /// <summary>What ids begin with, so that no two feeds have the same.</summary>
    public required string Name { get; init; }

    /// <summary>Who publishes the rows.</summary>
    public required string Publisher { get; init; }

    /// <summary>Where they are published; null where each row has an address of its own.</summary>
    public string? Url { get; init; }

    /// <summary>Their licence.</summary>
    public string? Licence { get; init; }

    /// <summary>The country of rows that name none.</summary>
    public required string Country { get; init; }

    /// <summary>The region of all rows.</summary>
    public string? Region { get; init; }

    /// <summary>The fellowship of all rows.</summary>
    public Fellowship? Fellowship { get; init; }

    /// <summary>The time zone of rows that name none.</summary>
    public string? Zone { get; init; }

    /// <summary>The day they were published or fetched, for rows without a date of their own.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>When they were compared with their source.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>With what.</summary>
    public CheckedAgainst Against { get; init; } = CheckedAgainst.SavedCopies;

    /// <summary>Where each of these was written.</summary>
    public FeedPlaces Places { get; init; }

    /// <summary>Which columns hold what, for formats that do not say.</summary>
    public ColumnMap Columns { get; init; } = ColumnMap.Usual;

    /// <summary>Words no text of ours may use, and names they may stand in.</summary>
    public WordsToAvoid? Avoid { get; init; }
}

/// <summary>Where a feed's description says what its rows do not.</summary>
/// <param name="Country">Of the country.</param>
/// <param name="Region">Of the region.</param>
/// <param name="Checked">Of the day of the check.</param>
public readonly record struct FeedPlaces(Source Country, Source Region, Source Checked);
