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

/// <summary>A medicine for addiction a centre gives, by its international name.</summary>
public enum Medicine
{
    Methadone,
    Buprenorphine,
    BuprenorphineNaloxone,
    Naltrexone,
    Acamprosate,
    Disulfiram,
}

/// <summary>Whom a centre admits.</summary>
public enum Admits
{
    Adults,
    YoungPeople,
    Women,
    Men,
    PregnantWomen,
    ParentsWithChildren,
    PeopleWithMentalIllness,
    CourtReferred,
}

/// <summary>How one gets in.</summary>
public enum Admission
{
    WalkIn,
    Appointment,
    Referral,
}

/// <summary>How a centre can be paid.</summary>
public enum Payment
{
    Free,
    SlidingScale,
    Assistance,
    PublicInsurance,
    PrivateInsurance,
    SelfPay,
}

/// <summary>What makes a place or a meeting easier to use.</summary>
public enum Access
{
    StepFree,
    AccessibleToilet,
    HearingLoop,
    SignLanguage,
    QuietSpace,
    Childcare,
}

/// <summary>The fellowship a group belongs to.</summary>
public enum Fellowship
{
    AlcoholicsAnonymous,
    NarcoticsAnonymous,
    CocaineAnonymous,
    CrystalMethAnonymous,
    HeroinAnonymous,
    MarijuanaAnonymous,
    GamblersAnonymous,
    AlAnon,
    Alateen,
    NarAnon,
    FamiliesAnonymous,
    AdultChildren,
    CoDependentsAnonymous,
    SmartRecovery,
    RecoveryDharma,
    LifeRing,
    WomenForSobriety,
    CelebrateRecovery,
}

/// <summary>What a group works with.</summary>
public enum Method
{
    TwelveSteps,
    CognitiveBehavioural,
    Buddhist,
    Faith,
    Secular,
    PeerSupport,
}

/// <summary>What a listing can be reached or attended by.</summary>
public enum Channel
{
    Call,
    Text,
    Whatsapp,
    Textphone,
    Chat,
    Email,
    InPerson,
    Online,
    ByPhone,
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
