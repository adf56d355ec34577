using System.Collections.Frozen;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>What one type code of a Meeting Guide feed says. At most one of the words of ours is set; what we have no word for is only told in <see cref="Says"/>.</summary>
/// <param name="Code">The code, as feeds write it.</param>
/// <param name="Says">What it says, in English.</param>
public sealed record MeetingType(string Code, string Says)
{
    /// <summary>Open or closed.</summary>
    public Attendance? Attendance { get; init; }

    /// <summary>What the meeting is like.</summary>
    public MeetingFormat? Format { get; init; }

    /// <summary>Whom it is for.</summary>
    public Serves? Serves { get; init; }

    /// <summary>BCP 47 code of the language it is held in.</summary>
    public string? Language { get; init; }

    /// <summary>What makes it easier to attend.</summary>
    public Access? Access { get; init; }

    /// <summary>That it is held online: <c>ONL</c>, which older feeds use.</summary>
    public bool IsOnline { get; init; }

    /// <summary>That its place is closed for a while: <c>TC</c>.</summary>
    public bool IsPlaceClosed { get; init; }

    /// <summary>Whether our word says all the code says: what it leaves out must be kept in a note.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether we have a word for it.</summary>
    public bool HasWord => Attendance is not null || Format is not null || Serves is not null || Language is not null || Access is not null || IsOnline || IsPlaceClosed;

    internal (Attendance?, MeetingFormat?, Serves?, string?, Access?, bool, bool) Word => (Attendance, Format, Serves, Language, Access, IsOnline, IsPlaceClosed);
}

/// <summary>
/// Meeting Guide's type codes and our words, both ways. The same code means different things in different fellowships (<c>T</c>: transgender, fellowship text; <c>S</c>: Spanish,
/// speaker), so the key is the fellowship and the code, never the code alone. Codes of the Meeting Guide specification and of the fellowships' tables in the plugin 12 Step Meeting List.
/// </summary>
public static class MeetingGuideTypes
{
    /// <summary>What a code says in a fellowship; null where it says nothing there. Without a fellowship only codes that mean the same in all of them are known.</summary>
    public static MeetingType? Of(Fellowship? fellowship, string code)
    {
        FrozenDictionary<string, MeetingType> table = TableOf(fellowship);
        // Feeds write onl for ONL, and whole words where people fill in a spreadsheet.
        return table.GetValueOrDefault(code) ?? table.GetValueOrDefault(code.ToUpperInvariant()) ?? Named(table, code);
    }

    /// <summary>The code a fellowship has for open or closed; null where it has none.</summary>
    public static string? CodeOf(Fellowship? fellowship, Attendance attendance) => CodeOf(fellowship, type => type.Attendance == attendance);

    /// <summary>The code a fellowship has for what a meeting is like; null where it has none.</summary>
    public static string? CodeOf(Fellowship? fellowship, MeetingFormat format) => CodeOf(fellowship, type => type.Format == format);

    /// <summary>The code a fellowship has for whom a meeting is for; null where it has none.</summary>
    public static string? CodeOf(Fellowship? fellowship, Serves serves) => CodeOf(fellowship, type => type.Serves == serves);

    /// <summary>The code a fellowship has for what makes a meeting easier to attend; null where it has none.</summary>
    public static string? CodeOf(Fellowship? fellowship, Access access) => CodeOf(fellowship, type => type.Access == access);

    /// <summary>The code a fellowship has for a language (BCP 47); null where it has none.</summary>
    public static string? CodeOfLanguage(Fellowship? fellowship, string language) => CodeOf(fellowship, type => type.Language == language);

    /// <summary>The code of a place that is closed for a while, in every fellowship.</summary>
    public const string PlaceClosed = "TC";

    /// <summary>The code of an online meeting in older feeds, in every fellowship.</summary>
    public const string Online = "ONL";

    // A code that says exactly the word comes before one that says more.
    private static string? CodeOf(Fellowship? fellowship, Func<MeetingType, bool> says) =>
        OrderOf(fellowship).Where(says).OrderBy(type => type.IsWhole ? 0 : 1).Select(type => type.Code).FirstOrDefault();

    private static MeetingType? Named(FrozenDictionary<string, MeetingType> table, string words) =>
        table.Values.Where(type => string.Equals(type.Says, words, StringComparison.OrdinalIgnoreCase)).OrderBy(type => type.Code, StringComparer.Ordinal).FirstOrDefault();

    private static MeetingType Is(string code, Attendance attendance) => new(code, attendance.ToString()) { Attendance = attendance };

    private static MeetingType Is(string code, string says, MeetingFormat format, bool whole = true) => new(code, says) { Format = format, IsWhole = whole };

    private static MeetingType Is(string code, string says, Serves serves, bool whole = true) => new(code, says) { Serves = serves, IsWhole = whole };

    private static MeetingType Is(string code, string says, Access access, bool whole = true) => new(code, says) { Access = access, IsWhole = whole };

    private static MeetingType Is(string code, string says) => new(code, says) { IsWhole = false };

    private static MeetingType Tongue(string code, string says, string language) => new(code, says) { Language = language };

    private static readonly ImmutableArray<MeetingType> Everywhere =
    [
        new(Online, "Online meeting") { IsOnline = true },
        new(PlaceClosed, "Location temporarily closed") { IsPlaceClosed = true },
        Tongue("AF", "Afrikaans", "af"), Tongue("AM", "Amharic", "am"), Tongue("AR", "Arabic", "ar"), Tongue("BG", "Bulgarian", "bg"), Tongue("DA", "Danish", "da"),
        Tongue("DE", "German", "de"), Tongue("EL", "Greek", "el"), Tongue("EN", "English", "en"), Tongue("FA", "Persian", "fa"), Tongue("FI", "Finnish", "fi"),
        Tongue("FR", "French", "fr"), Tongue("HE", "Hebrew", "he"), Tongue("HI", "Hindi", "hi"), Tongue("HR", "Croatian", "hr"), Tongue("HU", "Hungarian", "hu"),
        Tongue("IS", "Icelandic", "is"), Tongue("ITA", "Italian", "it"), Tongue("JA", "Japanese", "ja"), Tongue("KA", "Georgian", "ka"), Tongue("KOR", "Korean", "ko"),
        Tongue("LT", "Lithuanian", "lt"), Tongue("ML", "Malayalam", "ml"), Tongue("MT", "Maltese", "mt"), Tongue("NE", "Nepali", "ne"), Tongue("NL", "Dutch", "nl"),
        Tongue("NO", "Norwegian", "nb"), Tongue("POL", "Polish", "pl"), Tongue("POR", "Portuguese", "pt"), Tongue("PUN", "Punjabi", "pa"), Tongue("RUS", "Russian", "ru"),
        Tongue("S", "Spanish", "es"), Tongue("SK", "Slovak", "sk"), Tongue("SL", "Slovenian", "sl"), Tongue("SV", "Swedish", "sv"), Tongue("TH", "Thai", "th"),
        Tongue("TL", "Tagalog", "tl"), Tongue("TUR", "Turkish", "tr"), Tongue("UK", "Ukrainian", "uk"),
    ];

    private static readonly ImmutableArray<MeetingType> Aa =
    [
        Is("O", Attendance.Open), Is("C", Attendance.Closed),
        Is("BE", "Newcomer", MeetingFormat.Beginners), Is("D", "Discussion", MeetingFormat.Discussion), Is("SP", "Speaker", MeetingFormat.Speaker), Is("ST", "Step study", MeetingFormat.StepStudy),
        Is("TR", "Tradition study", MeetingFormat.TraditionStudy), Is("LIT", "Literature", MeetingFormat.Literature), Is("MED", "Meditation", MeetingFormat.Meditation),
        Is("CAN", "Candlelight", MeetingFormat.Candlelight), Is("11", "11th step meditation", MeetingFormat.Meditation, false), Is("12x12", "12 steps and 12 traditions", MeetingFormat.StepStudy, false),
        Is("ABSI", "As Bill Sees It", MeetingFormat.Literature, false), Is("ASBI", "As Bill Sees It", MeetingFormat.Literature, false), Is("B", "Big Book", MeetingFormat.Literature, false),
        Is("DR", "Daily Reflections", MeetingFormat.Literature, false), Is("GR", "Grapevine", MeetingFormat.Literature, false), Is("LS", "Living Sober", MeetingFormat.Literature, false),
        Is("W", "Women", Serves.Women), Is("M", "Men", Serves.Men), Is("Y", "Young people", Serves.YoungPeople), Is("LGBTQ", "LGBTQ", Serves.Lgbtq), Is("LGBTQIA", "LGBTQIA", Serves.Lgbtq, false),
        Is("G", "Gay", Serves.Lgbtq, false), Is("L", "Lesbian", Serves.Lgbtq, false), Is("T", "Transgender", Serves.Lgbtq, false), Is("BI", "Bisexual", Serves.Lgbtq, false), Is("NB", "Non-binary", Serves.Lgbtq, false),
        Is("X", "Wheelchair access", Access.StepFree), Is("XB", "Wheelchair-accessible bathroom", Access.AccessibleToilet), Is("ASL", "American Sign Language", Access.SignLanguage),
        Is("BA", "Babysitting available", Access.Childcare), Is("CF", "Child-friendly"), Is("A", "Secular"), Is("AL", "Concurrent with Alateen"), Is("AL-AN", "Concurrent with Al-Anon"), Is("BRK", "Breakfast"),
        Is("DB", "Digital basket"), Is("DD", "Dual diagnosis"), Is("FF", "Fragrance free"), Is("H", "Birthday"), Is("N", "Native American"), Is("NDG", "Indigenous"), Is("OUT", "Outdoor"),
        Is("P", "Professionals"), Is("POA", "Proof of attendance"), Is("POC", "People of color"), Is("SEN", "Seniors"), Is("SM", "Smoking permitted"), Is("XT", "Cross talk permitted"),
    ];

    private static readonly ImmutableArray<MeetingType> AlAnon =
    [
        Is("O", Attendance.Open), Is("C", Attendance.Closed),
        Is("BE", "Beginner", MeetingFormat.Beginners), Is("SP", "Speaker", MeetingFormat.Speaker), Is("ST", "Step meeting", MeetingFormat.StepStudy),
        Is("W", "Women", Serves.Women), Is("M", "Men", Serves.Men), Is("Y", "Alateen", Serves.YoungPeople, false), Is("YA", "Young adults", Serves.YoungPeople), Is("LGBTQIA", "LGBTQIA", Serves.Lgbtq),
        Is("G", "Gay", Serves.Lgbtq, false), Is("L", "Lesbian", Serves.Lgbtq, false), Is("T", "Transgender", Serves.Lgbtq, false),
        Is("X", "Wheelchair accessible", Access.StepFree), Is("BA", "Babysitting available", Access.Childcare),
        Is("A", "Atheist or agnostic"), Is("AA", "Concurrent with an AA meeting"), Is("AC", "Adult child focus"), Is("AL", "Concurrent with an Alateen meeting"), Is("FF", "Fragrance free"),
        Is("POA", "Parents of alcoholics"), Is("POC", "People of color"), Is("SM", "Smoking permitted"),
    ];

    private static readonly ImmutableArray<MeetingType> AdultChildren =
    [
        Is("O", Attendance.Open), Is("C", Attendance.Closed),
        Is("BEG", "Beginners", MeetingFormat.Beginners), Is("D", "Discussion", MeetingFormat.Discussion), Is("S", "Speaker", MeetingFormat.Speaker), Is("ST", "Steps", MeetingFormat.StepStudy),
        Is("TR", "Traditions", MeetingFormat.TraditionStudy), Is("B", "Book study", MeetingFormat.Literature), Is("T", "Fellowship text", MeetingFormat.Literature, false), Is("ANH", "A New Hope", MeetingFormat.Literature, false),
        Is("LLW", "Laundry Lists Workbook", MeetingFormat.Literature, false), Is("LPG", "Loving Parent Guidebook", MeetingFormat.Literature, false), Is("SMR", "Strengthening My Recovery", MeetingFormat.Literature, false),
        Is("Y", "Yellow Workbook study", MeetingFormat.Literature, false),
        Is("W", "Women", Serves.Women), Is("M", "Men", Serves.Men), Is("LGBTQ", "LGBTQ+", Serves.Lgbtq), Is("G", "Gay or lesbian", Serves.Lgbtq, false), Is("YA", "Young adults of 18 to 26", Serves.YoungPeople, false),
        Is("TEEN", "Teenagers of 12 to 18", Serves.YoungPeople, false), Is("X", "Wheelchair access", Access.StepFree), Is("ASL", "American Sign Language", Access.SignLanguage), Is("CC", "Child care available", Access.Childcare),
        Is("A", "Age restricted: 18 and over"), Is("AV", "Audio or video"), Is("CAP", "Captions"), Is("COS", "Concepts of service"), Is("FF", "Fragrance free"), Is("NS", "Needs support"),
        Is("POC", "BIPOC"), Is("SM", "Smoking permitted"), Is("WOR", "Workshop"),
    ];

    private static readonly ImmutableArray<MeetingType> CoDependents =
    [
        Is("O", Attendance.Open), Is("C", Attendance.Closed),
        Is("BE", "Beginner", MeetingFormat.Beginners), Is("D", "Topic discussion", MeetingFormat.Discussion), Is("SP", "Speaker", MeetingFormat.Speaker), Is("ST", "Step meeting", MeetingFormat.StepStudy),
        Is("TR", "Tradition", MeetingFormat.TraditionStudy), Is("LIT", "Literature", MeetingFormat.Literature), Is("B", "Book study", MeetingFormat.Literature, false), Is("GR", "Grapevine", MeetingFormat.Literature, false),
        Is("READ", "Reading", MeetingFormat.Literature, false), Is("MED", "Meditation", MeetingFormat.Meditation), Is("QA", "Questions and answers", MeetingFormat.QuestionsAndAnswers), Is("CAN", "Candlelight", MeetingFormat.Candlelight),
        Is("W", "Women", Serves.Women), Is("M", "Men", Serves.Men), Is("Y", "Young people", Serves.YoungPeople), Is("TEEN", "Teens", Serves.YoungPeople, false), Is("LGBTQ", "LGBTQ", Serves.Lgbtq),
        Is("G", "Gay", Serves.Lgbtq, false), Is("L", "Lesbian", Serves.Lgbtq, false), Is("T", "Transgender", Serves.Lgbtq, false),
        Is("X", "Wheelchair accessible", Access.StepFree), Is("ASL", "Sign language", Access.SignLanguage), Is("BA", "Babysitting available", Access.Childcare),
        Is("A", "Atheist or agnostic"), Is("AL", "Concurrent with Alateen"), Is("AL-AN", "Concurrent with Al-Anon"), Is("CF", "Child-friendly"), Is("DLY", "Daily"), Is("FF", "Fragrance free"), Is("H", "Chips"),
        Is("SHARE", "Sharing"), Is("SM", "Smoking permitted"), Is("WRITE", "Writing"), Is("XT", "Cross talk permitted"),
    ];

    private static readonly ImmutableArray<MeetingType> CocaineAnonymous =
    [
        .. Aa.Where(type => type.Code is not ("ASBI" or "BI" or "DB" or "LGBTQIA" or "NB" or "NDG" or "OUT" or "POA" or "POC" or "SEN" or "XB" or "P" or "A")), Is("A", "Atheist or agnostic"), Is("BUS", "Business"),
    ];

    private static readonly ImmutableArray<MeetingType> CrystalMeth =
        [.. Aa.Where(type => type.Code is "O" or "C" or "ASL" or "LGBTQ" or "LIT" or "M" or "BE" or "OUT" or "POC" or "SM" or "SP" or "ST" or "T" or "W" or "Y" or "X" or "XB")];

    private static readonly ImmutableArray<MeetingType> Gamblers =
    [
        .. Aa.Where(type => type.Code is "O" or "C" or "B" or "BA" or "CAN" or "CF" or "DR" or "D" or "LIT" or "LGBTQ" or "MED" or "M" or "BE" or "ASL" or "SM" or "SP" or "ST" or "TR" or "X" or "W" or "Y"),
        Is("20", "20 questions", MeetingFormat.Beginners, false), Is("TOP", "Topic", MeetingFormat.Discussion, false),
        Is("COM", "Comment"), Is("CRC", "Cross comment"), Is("GAA", "GA and Gam-Anon together"), Is("GAM", "Gam-Anon"), Is("PAR", "Parking meters available"),
    ];

    private static readonly ImmutableArray<MeetingType> Marijuana =
    [
        .. Aa.Where(type => type.Code is "BE" or "D" or "M" or "MED" or "OUT" or "POC" or "SP" or "T" or "W" or "X" or "Y" or "NB"),
        Is("O", Attendance.Open), Is("C", Attendance.Closed), Is("BB", "Book study", MeetingFormat.Literature), Is("LGBTQIA", "LGBTQIA+", Serves.Lgbtq), Is("CCAP", "Closed captions"), Is("H", "Chip"),
    ];

    private static readonly ImmutableArray<MeetingType> Narcotics =
    [
        Is("O", Attendance.Open), Is("C", Attendance.Closed),
        Is("BEG", "Beginner", MeetingFormat.Beginners), Is("DISC", "Discussion", MeetingFormat.Discussion), Is("TOP", "Topic", MeetingFormat.Discussion, false), Is("SPK", "Speaker", MeetingFormat.Speaker),
        Is("STEP", "Step", MeetingFormat.StepStudy), Is("SWG", "Step Working Guide study", MeetingFormat.StepStudy, false), Is("TRAD", "Tradition", MeetingFormat.TraditionStudy), Is("LIT", "Literature study", MeetingFormat.Literature),
        Is("BT", "Basic Text", MeetingFormat.Literature, false), Is("IP", "Information pamphlet study", MeetingFormat.Literature, false), Is("IW", "It Works study", MeetingFormat.Literature, false),
        Is("JFT", "Just for Today study", MeetingFormat.Literature, false), Is("LC", "Living Clean", MeetingFormat.Literature, false), Is("SPAD", "Spiritual Principle a Day", MeetingFormat.Literature, false),
        Is("MED", "Meditation", MeetingFormat.Meditation), Is("QA", "Questions and answers", MeetingFormat.QuestionsAndAnswers), Is("CAN", "Candlelight", MeetingFormat.Candlelight),
        Is("W", "Women", Serves.Women), Is("M", "Men", Serves.Men), Is("Y", "Young people", Serves.YoungPeople), Is("GL", "Gay or lesbian", Serves.Lgbtq), Is("X", "Wheelchair accessible", Access.StepFree),
        Is("CPT", "12 Concepts"), Is("CW", "Children welcome"), Is("NS", "No smoking"), Is("RA", "Restricted access"), Is("SMOK", "Smoking"), Is("VAR", "Format varies"),
    ];

    private static readonly ImmutableArray<MeetingType> Dharma =
    [
        Is("O", Attendance.Open), Is("C", Attendance.Closed),
        Is("BE", "Beginners", MeetingFormat.Beginners), Is("BB", "Book study", MeetingFormat.Literature), Is("8F", "Eightfold Path study", MeetingFormat.Literature, false), Is("MI", "Mindfulness practice", MeetingFormat.Meditation),
        Is("W", "Women", Serves.Women), Is("M", "Men", Serves.Men), Is("LGBTQ", "LGBTQ", Serves.Lgbtq), Is("WA", "Wheelchair access", Access.StepFree), Is("CC", "Child care available", Access.Childcare),
        Is("DF", "Dog friendly"), Is("IS", "Inquiry study"), Is("IW", "Inquiry writing"), Is("PR", "Process addictions"),
    ];

    private static readonly FrozenDictionary<Fellowship, ImmutableArray<MeetingType>> Own = new Dictionary<Fellowship, ImmutableArray<MeetingType>>
    {
        [Fellowship.AlcoholicsAnonymous] = Aa,
        [Fellowship.NarcoticsAnonymous] = Narcotics,
        [Fellowship.HeroinAnonymous] = Narcotics,
        [Fellowship.CocaineAnonymous] = CocaineAnonymous,
        [Fellowship.CrystalMethAnonymous] = CrystalMeth,
        [Fellowship.MarijuanaAnonymous] = Marijuana,
        [Fellowship.GamblersAnonymous] = Gamblers,
        [Fellowship.AlAnon] = AlAnon,
        [Fellowship.Alateen] = AlAnon,
        [Fellowship.AdultChildren] = AdultChildren,
        [Fellowship.CoDependentsAnonymous] = CoDependents,
        [Fellowship.RecoveryDharma] = Dharma,
    }.ToFrozenDictionary();

    // A fellowship's own meaning of a code hides the one it has elsewhere.
    private static ImmutableArray<MeetingType> WithEverywhere(ImmutableArray<MeetingType> own) => [.. own, .. Everywhere.Where(type => own.All(other => other.Code != type.Code))];

    // What every table that knows a code agrees on, for feeds of fellowships without a table, and of none.
    private static readonly ImmutableArray<MeetingType> Agreed =
        [.. Own.Values.Distinct().SelectMany(own => WithEverywhere(own).AsEnumerable()).GroupBy(type => type.Code, StringComparer.Ordinal).Where(same => same.Select(type => (type.Word, type.HasWord ? "" : type.Says)).Distinct().Count() == 1).Select(same => same.First())];

    private static readonly FrozenDictionary<Fellowship, ImmutableArray<MeetingType>> Orders = Own.ToFrozenDictionary(own => own.Key, own => WithEverywhere(own.Value));

    private static readonly FrozenDictionary<Fellowship, FrozenDictionary<string, MeetingType>> Tables = Orders.ToFrozenDictionary(own => own.Key, own => own.Value.ToFrozenDictionary(type => type.Code, StringComparer.Ordinal));

    private static readonly FrozenDictionary<string, MeetingType> AgreedTable = Agreed.ToFrozenDictionary(type => type.Code, StringComparer.Ordinal);

    private static ImmutableArray<MeetingType> OrderOf(Fellowship? fellowship) => fellowship is { } known && Orders.TryGetValue(known, out ImmutableArray<MeetingType> own) ? own : Agreed;

    private static FrozenDictionary<string, MeetingType> TableOf(Fellowship? fellowship) => fellowship is { } known && Tables.TryGetValue(known, out FrozenDictionary<string, MeetingType>? own) ? own : AgreedTable;
}
