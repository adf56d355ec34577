using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>What is true of every meeting of a fellowship.</summary>
internal static class Fellowships
{
    /// <summary>What people call it: <c>AA</c>.</summary>
    public static string ShortName(Fellowship? fellowship) => fellowship switch
    {
        Fellowship.AlcoholicsAnonymous => "AA",
        Fellowship.NarcoticsAnonymous => "NA",
        Fellowship.CocaineAnonymous => "CA",
        Fellowship.CrystalMethAnonymous => "CMA",
        Fellowship.HeroinAnonymous => "HA",
        Fellowship.MarijuanaAnonymous => "MA",
        Fellowship.GamblersAnonymous => "GA",
        Fellowship.AlAnon => "Al-Anon",
        Fellowship.Alateen => "Alateen",
        Fellowship.NarAnon => "Nar-Anon",
        Fellowship.FamiliesAnonymous => "Families Anonymous",
        Fellowship.AdultChildren => "ACA",
        Fellowship.CoDependentsAnonymous => "CoDA",
        Fellowship.SmartRecovery => "SMART Recovery",
        Fellowship.RecoveryDharma => "Recovery Dharma",
        Fellowship.LifeRing => "LifeRing",
        Fellowship.WomenForSobriety => "Women for Sobriety",
        Fellowship.CelebrateRecovery => "Celebrate Recovery",
        _ => "Support",
    };

    /// <summary>Whom its meetings are for.</summary>
    public static ImmutableArray<Serves> Serves(Fellowship? fellowship) => fellowship switch
    {
        Fellowship.AlcoholicsAnonymous => [Content.Serves.Alcohol],
        Fellowship.NarcoticsAnonymous or Fellowship.CocaineAnonymous or Fellowship.CrystalMethAnonymous or Fellowship.MarijuanaAnonymous => [Content.Serves.Drugs],
        Fellowship.HeroinAnonymous => [Content.Serves.Opioids, Content.Serves.Drugs],
        Fellowship.GamblersAnonymous => [Content.Serves.Gambling],
        Fellowship.AlAnon or Fellowship.NarAnon or Fellowship.FamiliesAnonymous or Fellowship.AdultChildren => [Content.Serves.Families],
        Fellowship.Alateen => [Content.Serves.Families, Content.Serves.YoungPeople],
        Fellowship.CoDependentsAnonymous => [Content.Serves.OtherBehaviours],
        Fellowship.WomenForSobriety => [Content.Serves.Substances, Content.Serves.Women],
        _ => [Content.Serves.Substances],
    };

    /// <summary>What sort of group its meetings are.</summary>
    public static ListingType Type(Fellowship? fellowship, MeetingMode? mode) => fellowship switch
    {
        Fellowship.AlAnon or Fellowship.Alateen or Fellowship.NarAnon or Fellowship.FamiliesAnonymous => ListingType.FamilyFellowship,
        Fellowship.SmartRecovery or Fellowship.RecoveryDharma or Fellowship.LifeRing or Fellowship.WomenForSobriety or Fellowship.CelebrateRecovery => ListingType.SelfHelpMeetings,
        null => mode is MeetingMode.Online or MeetingMode.Phone ? ListingType.OnlineMeetings : ListingType.SelfHelpMeetings,
        _ => ListingType.Fellowship,
    };

    /// <summary>What its meetings work with.</summary>
    public static Method? Method(Fellowship? fellowship) => fellowship switch
    {
        null => null,
        Fellowship.SmartRecovery => Content.Method.CognitiveBehavioural,
        Fellowship.RecoveryDharma => Content.Method.Buddhist,
        Fellowship.LifeRing => Content.Method.Secular,
        Fellowship.WomenForSobriety => Content.Method.PeerSupport,
        Fellowship.CelebrateRecovery => Content.Method.Faith,
        _ => Content.Method.TwelveSteps,
    };
}
