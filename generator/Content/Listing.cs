namespace RecoveryGuide.Content;

/// <summary>A published source of a listing.</summary>
/// <param name="Url">Its public address.</param>
/// <param name="Publisher">Who printed it.</param>
/// <param name="Says">What it supports.</param>
/// <param name="Date">The date it prints; null where it prints none (<c>undated</c>).</param>
/// <param name="At">Where its date was written.</param>
public sealed record ListingSource(string Url, string Publisher, string? Says, PartialDate? Date, Source At);

/// <summary>Where a listing's country, region and day of its last check were written.</summary>
public readonly record struct ListingPlaces(Source Country, Source Region, Source Checked)
{
    /// <summary>Where its summary was written.</summary>
    public Source Summary { get; init; }

    /// <summary>Where its caveat was written.</summary>
    public Source Note { get; init; }

    /// <summary>Where its point on the map was written.</summary>
    public Source Point { get; init; }

    /// <summary>Where the last day of its closure was written, or the closure itself.</summary>
    public Source Closed { get; init; }
}

/// <summary>When a listing was last compared with its sources, and how.</summary>
public sealed record LastCheck(DateOnly On, CheckedAgainst Against);

/// <summary>A point on the map.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>A chat a service answers in.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Hours">When it answers, where that differs from the listing's hours.</param>
/// <param name="Languages">Languages it answers in, where they differ from the listing's.</param>
public sealed record Chat(string Url, Hours? Hours, ImmutableArray<string> Languages);

/// <summary>A centre's licence as a source states it.</summary>
/// <param name="Register">Who keeps the register it stands in.</param>
/// <param name="Number">Its number.</param>
/// <param name="Url">Where the register can be looked up.</param>
/// <param name="Until">The last day it is valid.</param>
public sealed record Licence(string Register, string? Number, string? Url, DateOnly? Until);

/// <summary>That a service has stopped for a while.</summary>
/// <param name="Since">Since when, as far as a source says.</param>
/// <param name="Why">Why.</param>
/// <param name="Until">The last day it stays closed, if known.</param>
/// <param name="Instead">Where to turn meanwhile.</param>
public sealed record Closure(PartialDate Since, string? Why, DateOnly? Until, string? Instead);

/// <summary>The feed a listing came from, where nobody here wrote it.</summary>
/// <param name="File">The feed's description, such as <c>input/feeds/x.yml</c>.</param>
/// <param name="Row">What the feed calls the row.</param>
/// <param name="Licence">The feed's licence.</param>
/// <param name="Attribution">Whom the licence wants named.</param>
/// <param name="HasPages">Whether its listings have pages of their own.</param>
public sealed record FeedRow(string File, string Row, string Licence, string Attribution, bool HasPages = true);

/// <summary>How old a listing is, by <see cref="LastCheck.On"/>.</summary>
public enum Freshness
{
    /// <summary>Checked within 180 days.</summary>
    Fresh,

    /// <summary>Over 180 days: ranked lower, "call first".</summary>
    Ageing,

    /// <summary>Over 365 days: a hotline leaves the search; a centre or group is marked.</summary>
    Old,
}

/// <summary>A helpline, support group or treatment centre: one model for all three. What no source states is null or empty, and shown as "not stated".</summary>
public sealed record Listing
{
    /// <summary>Hotline, group or centre.</summary>
    public required ListingKind Kind { get; init; }

    /// <summary>Its name in addresses; one of a kind in the whole directory.</summary>
    public required string Id { get; init; }

    /// <summary>What it calls itself.</summary>
    public required string Name { get; init; }

    /// <summary>Full, short and native-script names people search by.</summary>
    public required ImmutableArray<string> OtherNames { get; init; }

    /// <summary>What sort of service.</summary>
    public required ListingType Type { get; init; }

    /// <summary>One or two plain sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>Who runs it.</summary>
    public string? Operator { get; init; }

    /// <summary>Country code, or <c>INTL</c>.</summary>
    public required string Country { get; init; }

    /// <summary>Where what only the whole site can judge was written.</summary>
    public required ListingPlaces Places { get; init; }

    /// <summary>Slug of the one state or province it serves.</summary>
    public string? Region { get; init; }

    /// <summary>Town.</summary>
    public string? Town { get; init; }

    /// <summary>Street address as a source prints it.</summary>
    public string? Address { get; init; }

    /// <summary>Where it lies.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>Whom it is for.</summary>
    public required ImmutableArray<Serves> Serves { get; init; }

    /// <summary>What it does.</summary>
    public required ImmutableArray<Offer> Services { get; init; }

    /// <summary>Languages its sources name, as BCP 47 codes.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>Languages told in words.</summary>
    public string? LanguagesNote { get; init; }

    /// <summary>Cost, where a source prints it.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Hours, where a source prints them.</summary>
    public Hours? Hours { get; init; }

    /// <summary>Numbers, the one to try first in front.</summary>
    public required ImmutableArray<Phone> Phones { get; init; }

    /// <summary>A chat.</summary>
    public Chat? Chat { get; init; }

    /// <summary>E-mail of the service.</summary>
    public string? Email { get; init; }

    /// <summary>The service's own page.</summary>
    public string? Website { get; init; }

    /// <summary>Where its meetings are found.</summary>
    public string? MeetingFinder { get; init; }

    /// <summary>Where its online meetings are found.</summary>
    public string? OnlineMeetings { get; init; }

    /// <summary>Medicines for addiction it gives.</summary>
    public ImmutableArray<Medicine> Medicines { get; init; } = [];

    /// <summary>Whom it admits.</summary>
    public ImmutableArray<Admits> Admits { get; init; } = [];

    /// <summary>How one gets in.</summary>
    public ImmutableArray<Admission> Admission { get; init; } = [];

    /// <summary>Youngest age it takes, in years.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Oldest age it takes, in years.</summary>
    public int? MaximumAge { get; init; }

    /// <summary>How it can be paid.</summary>
    public ImmutableArray<Payment> Payment { get; init; } = [];

    /// <summary>Its licence.</summary>
    public Licence? Licence { get; init; }

    /// <summary>What makes it easier to use.</summary>
    public ImmutableArray<Access> Access { get; init; } = [];

    /// <summary>The fellowship a group belongs to.</summary>
    public Fellowship? Fellowship { get; init; }

    /// <summary>What a group works with.</summary>
    public Method? Method { get; init; }

    /// <summary>A group's meetings.</summary>
    public ImmutableArray<Meeting> Meetings { get; init; } = [];

    /// <summary>Whether one may stay anonymous.</summary>
    public bool? Anonymous { get; init; }

    /// <summary>Whether one may call about somebody else.</summary>
    public bool? ThirdPartyCalls { get; init; }

    /// <summary>Whether it may send police or an ambulance without being asked.</summary>
    public bool? MaySendEmergency { get; init; }

    /// <summary>That it is closed for a while.</summary>
    public Closure? TemporarilyClosed { get; init; }

    /// <summary>The feed it came from; null where it was written by hand.</summary>
    public FeedRow? Feed { get; init; }

    /// <summary>Whether it has a page of its own; otherwise it is shown in full on the list of its place.</summary>
    public bool HasPage => Feed is not { HasPages: false };

    /// <summary>A caveat that must be shown wherever the listing is.</summary>
    public string? Note { get; init; }

    /// <summary>Where the facts come from; at least one.</summary>
    public required ImmutableArray<ListingSource> Sources { get; init; }

    /// <summary>When the facts were last compared with the sources.</summary>
    public required LastCheck Checked { get; init; }

    /// <summary>The number to call first, where there is one.</summary>
    public Phone? MainPhone => Phones.FirstOrDefault(phone => phone.Kind == PhoneKind.Voice) ?? Phones.FirstOrDefault();

    /// <summary>Whether it is closed for a while on a day.</summary>
    public bool IsClosedOn(DateOnly today) => TemporarilyClosed is { } closure && !(closure.Until < today);

    /// <summary>What it can be reached or attended by. An address or a town is no promise that one may walk in, except for a centre.</summary>
    public IEnumerable<Channel> Channels =>
        Phones.Select(phone => (Channel)phone.Kind)
            .Concat(Chat is null ? [] : [Channel.Chat])
            .Concat(Email is null ? [] : [Channel.Email])
            .Concat(Kind == ListingKind.Centre && (Address ?? Town) is not null ? [Channel.InPerson] : [])
            .Concat(Meetings.SelectMany(meeting => meeting.Channels))
            .Concat(OnlineMeetings is null ? [] : [Channel.Online])
            .Distinct();

    /// <summary>Every stretch of time in which somebody answers: the listing's own hours, and those of numbers and chats that differ.</summary>
    public IEnumerable<Hours> AllHours => new[] { Hours, Chat?.Hours }.Concat(Phones.Select(phone => phone.Hours)).OfType<Hours>();

    /// <summary>Its age on a day.</summary>
    public Freshness FreshnessOn(DateOnly today) => (today.DayNumber - Checked.On.DayNumber) switch
    {
        <= 180 => Freshness.Fresh,
        <= 365 => Freshness.Ageing,
        _ => Freshness.Old,
    };

    /// <summary>Whether the search may find it: an old helpline keeps its page but is no longer offered.</summary>
    public bool IsSearchedOn(DateOnly today) => Kind != ListingKind.Hotline || FreshnessOn(today) != Freshness.Old;

    /// <summary>The folder of its kind, in <c>input/listings/</c> and in addresses.</summary>
    public string Folder => FolderOf(Kind);

    /// <summary>The folder of a kind, in <c>input/listings/</c> and in addresses.</summary>
    public static string FolderOf(ListingKind kind) => Kebab<ListingKind>.Of(kind) + "s";

    /// <summary>The types a kind may have.</summary>
    public static bool Allows(ListingKind kind, ListingType type) => kind switch
    {
        ListingKind.Hotline => type <= ListingType.HelplineDirectory,
        ListingKind.Group => type is > ListingType.HelplineDirectory and <= ListingType.SelfHelpProgramme,
        _ => type > ListingType.SelfHelpProgramme,
    };
}
