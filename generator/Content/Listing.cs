namespace RecoveryGuide.Content;

#pragma warning disable CS1591 // The members of these closed lists are the field's own words; input/strings says what readers are shown for each.

/// <summary>What a listing is.</summary>
public enum ListingKind
{
    Hotline,
    Group,
    Centre,
}

/// <summary>What sort of hotline, group or centre.</summary>
public enum ListingType
{
    Emergency,
    CrisisLine,
    SuicideLine,
    MentalHealthLine,
    DrugAndAlcoholLine,
    DrugLine,
    AlcoholLine,
    FamilyLine,
    PeerLine,
    HealthLine,
    OverdoseResponseLine,
    GamblingLine,
    TobaccoLine,
    DomesticViolenceLine,
    ChildLine,
    PoisonLine,
    ReferralLine,
    PoliceLine,
    HelplineDirectory,
    Fellowship,
    FamilyFellowship,
    SelfHelpMeetings,
    FamilyGroup,
    BereavementGroup,
    RecoveryHousing,
    OnlineMeetings,
    FamilyCharity,
    SelfHelpProgramme,
    DeAddictionCentre,
    RehabilitationCentre,
    HospitalUnit,
    OutpatientClinic,
    OpioidTreatmentClinic,
    TreatmentNetwork,
    GovernmentProgramme,
    OfficialLocator,
}

/// <summary>Whom or what a service is for.</summary>
public enum Serves
{
    Substances,
    Drugs,
    Alcohol,
    Opioids,
    Tobacco,
    Gambling,
    OtherBehaviours,
    Families,
    MentalHealth,
    Crisis,
    Suicide,
    Overdose,
    Emergency,
    DomesticViolence,
    Children,
    YoungPeople,
    Women,
    Men,
    Veterans,
    Lgbtq,
    Bereaved,
    Poisoning,
    DrugInformation,
}

/// <summary>What a service does.</summary>
public enum Offer
{
    Information,
    Counselling,
    Referral,
    Assessment,
    Detox,
    Inpatient,
    Outpatient,
    OpioidMedicines,
    Naloxone,
    Aftercare,
    RelapsePrevention,
    Rehabilitation,
    PeerSupport,
    Meetings,
    FamilyProgramme,
    CrisisSupport,
    OverdoseResponse,
    RecoveryHousing,
    Locator,
}

/// <summary>What it costs the person who asks.</summary>
public enum Cost
{
    Free,
    FreeCall,
    Donation,
    Subsidised,
    Paid,
    Mixed,
}

/// <summary>What a listing's facts were last compared with.</summary>
public enum CheckedAgainst
{
    /// <summary>Saved copies of the published sources; no live page was opened and nobody called.</summary>
    SavedCopies,

    /// <summary>The service's own page, opened by a person.</summary>
    OwnPage,

    /// <summary>A call to the service.</summary>
    Call,
}
#pragma warning restore CS1591

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
}

/// <summary>When a listing was last compared with its sources, and how.</summary>
public sealed record LastCheck(DateOnly On, CheckedAgainst Against);

/// <summary>A point on the map.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);

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

    /// <summary>Address of a chat.</summary>
    public string? Chat { get; init; }

    /// <summary>E-mail of the service.</summary>
    public string? Email { get; init; }

    /// <summary>The service's own page.</summary>
    public string? Website { get; init; }

    /// <summary>Where its meetings are found.</summary>
    public string? MeetingFinder { get; init; }

    /// <summary>Where its online meetings are found.</summary>
    public string? OnlineMeetings { get; init; }

    /// <summary>A caveat that must be shown wherever the listing is.</summary>
    public string? Note { get; init; }

    /// <summary>Where the facts come from; at least one.</summary>
    public required ImmutableArray<ListingSource> Sources { get; init; }

    /// <summary>When the facts were last compared with the sources.</summary>
    public required LastCheck Checked { get; init; }

    /// <summary>The number to call first, where there is one.</summary>
    public Phone? MainPhone => Phones.FirstOrDefault(phone => phone.Kind == PhoneKind.Voice) ?? Phones.FirstOrDefault();

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
