using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Content;

/// <summary>
/// Every word of the interface in one language, from <c>input/strings/{language}.yml</c>. A property is a word; its key in the file is the property's name in
/// kebab case. Adding a word is one line here and one in each file; the build names every file that lacks it.
/// </summary>
public sealed partial class Strings
{
#pragma warning disable CS1591 // Each property is a word; input/strings says what it reads.
    public string AcrossCountry => Word();
    public string AgeNote => Word();
    public string AllGuides => Word();
    public string AllOf => Word();
    public string AllSources => Word();
    public string AllWords => Word();
    public string AlwaysTitle => Word();
    public string Anywhere => Word();
    public string AskA => Word();
    public string AskB => Word();
    public string AskC => Word();
    public string AskD => Word();
    public string AskTitle => Word();
    public string BrowseDescription => Word();
    public string BrowseFirst => Word();
    public string BrowseIntro => Word();
    public string BrowseMany => Word();
    public string BrowseTitle => Word();
    public string ByKind => Word();
    public string ByLanguage => Word();
    public string ByPlace => Word();
    public string ByTopic => Word();
    public string CallFirst => Word();
    public string CallNumber => Word();
    public string CheckedBetween => Word();
    public string CheckedOn => Word();
    public string ChoicesDescription => Word();
    public string ChoicesErase => Word();
    public string ChoicesErased => Word();
    public string ChoicesKept => Word();
    public string ChoicesLead => Word();
    public string ChoicesNeedScript => Word();
    public string ChoicesNotErased => Word();
    public string ChoicesNotKept => Word();
    public string ChoicesPlain => Word();
    public string ChoicesPlainText => Word();
    public string ChoicesRead => Word();
    public string ChoicesReadText => Word();
    public string ChoicesShift => Word();
    public string ChoicesShiftText => Word();
    public string ChoicesTitle => Word();
    public string ChoicesTrail => Word();
    public string ChoicesTrailText => Word();
    public string Choose => Word();
    public string ChooseCountry => Word();
    public string ChooseCountryText => Word();
    public string ClearAll => Word();
    public string ClosedInstead => Word();
    public string ClosedSince => Word();
    public string ClosedUntil => Word();
    public string ComingHomeTitle => Word();
    public string CorrectionsLink => Word();
    public string CorrectionsOpen => Word();
    public string CorrectionsText => Word();
    public string CorrectionsTitle => Word();
    public string DataApostrophe => Word();
    public string DataChanges => Word();
    public string DataChecked => Word();
    public string DataCite => Word();
    public string DataCounts => Word();
    public string DataDescription => Word();
    public string DataEmpty => Word();
    public string DataFiles => Word();
    public string DataFresh => Word();
    public string DataIds => Word();
    public string DataLeftOut => Word();
    public string DataLicence => Word();
    public string DataLinkBack => Word();
    public string DataPlaces => Word();
    public string DataReuse => Word();
    public string DataTitle => Word();
    public string DataWords => Word();
    public string DirectoryTitle => Word();
    public string DoFirst => Word();
    public string EveryDay => Word();
    public string FactAccess => Word();
    public string FactAddress => Word();
    public string FactAdmission => Word();
    public string FactAdmits => Word();
    public string FactAges => Word();
    public string FactAnonymous => Word();
    public string FactCost => Word();
    public string FactFellowship => Word();
    public string FactHours => Word();
    public string FactKind => Word();
    public string FactLanguages => Word();
    public string FactLicence => Word();
    public string FactMaySend => Word();
    public string FactMedicines => Word();
    public string FactMeetings => Word();
    public string FactMethod => Word();
    public string FactOperator => Word();
    public string FactPayment => Word();
    public string FactPlace => Word();
    public string FactServes => Word();
    public string FactServices => Word();
    public string FactThirdParty => Word();
    public string FactsTitle => Word();
    public string FindDescription => Word();
    public string FindTitle => Word();
    public string FinderAnswers => Word();
    public string FinderArea => Word();
    public string FinderAreaAbout => Word();
    public string FinderAreaErase => Word();
    public string FinderAreaErased => Word();
    public string FinderAreaFailed => Word();
    public string FinderAreaFull => Word();
    public string FinderAreaKept => Word();
    public string FinderAreaOffline => Word();
    public string FinderAreaYes => Word();
    public string FinderAttendance => Word();
    public string FinderAway => Word();
    public string FinderAwayAbout => Word();
    public string FinderAwayUnder => Word();
    public string FinderBothTimes => Word();
    public string FinderChannel => Word();
    public string FinderChosen => Word();
    public string FinderClose => Word();
    public string FinderClosedNow => Word();
    public string FinderClosedOpens => Word();
    public string FinderCompare => Word();
    public string FinderCompareCaption => Word();
    public string FinderCompareCount => Word();
    public string FinderCompareMore => Word();
    public string FinderCompareName => Word();
    public string FinderCompareTitle => Word();
    public string FinderCopied => Word();
    public string FinderCopy => Word();
    public string FinderCopyFailed => Word();
    public string FinderDistance => Word();
    public string FinderDoorFamily => Word();
    public string FinderDoorFamilyText => Word();
    public string FinderDoorMe => Word();
    public string FinderDoorMeText => Word();
    public string FinderDoorProfessional => Word();
    public string FinderDoorProfessionalText => Word();
    public string FinderDoors => Word();
    public string FinderErase => Word();
    public string FinderErased => Word();
    public string FinderEverywhere => Word();
    public string FinderFilters => Word();
    public string FinderFormat => Word();
    public string FinderHoursUnknown => Word();
    public string FinderKeep => Word();
    public string FinderKeepNo => Word();
    public string FinderKeepSeen => Word();
    public string FinderKeepYes => Word();
    public string FinderLead => Word();
    public string FinderLeaveOut => Word();
    public string FinderMeeting => Word();
    public string FinderMeetingNow => Word();
    public string FinderNear => Word();
    public string FinderNearMe => Word();
    public string FinderNearMeFailed => Word();
    public string FinderNearMeHint => Word();
    public string FinderNearestFirst => Word();
    public string FinderNextMeeting => Word();
    public string FinderNoStorage => Word();
    public string FinderNot => Word();
    public string FinderNothing => Word();
    public string FinderOnlineGroups => Word();
    public string FinderOpenDayAndNight => Word();
    public string FinderOpenNow => Word();
    public string FinderOpenUntil => Word();
    public string FinderPlaceLists => Word();
    public string FinderPrint => Word();
    public string FinderPrintCaution => Word();
    public string FinderPrintLarge => Word();
    public string FinderPrintMost => Word();
    public string FinderPrintPage => Word();
    public string FinderPrintPocket => Word();
    public string FinderPrintedOn => Word();
    public string FinderResults => Word();
    public string FinderSave => Word();
    public string FinderSaveName => Word();
    public string FinderSavedList => Word();
    public string FinderSavedNone => Word();
    public string FinderSavedTitle => Word();
    public string FinderShare => Word();
    public string FinderShareLink => Word();
    public string FinderSharePosition => Word();
    public string FinderShareText => Word();
    public string FinderTakeOff => Word();
    public string FinderTakeOffAll => Word();
    public string FinderTimeAfternoon => Word();
    public string FinderTimeEvening => Word();
    public string FinderTimeMorning => Word();
    public string FinderTimeNight => Word();
    public string FinderToday => Word();
    public string FinderTomorrow => Word();
    public string FinderTonight => Word();
    public string FinderUnknownHours => Word();
    public string FinderWhen => Word();
    public string FinderWhichPlace => Word();
    public string FinderWidened => Word();
    public string FinderWidenedFew => Word();
    public string FinderWithout => Word();
    public string FinderWithoutFilter => Word();
    public string FooterNavigation => Word();
    public string FromAbroad => Word();
    public string FromAge => Word();
    public string FromToAge => Word();
    public string GlossaryDescription => Word();
    public string GlossaryTitle => Word();
    public string GoodToKnow => Word();
    public string Guide => Word();
    public string GuidesDescription => Word();
    public string GuidesTitle => Word();
    public string HelpDescription => Word();
    public string HelpInLanguage => Word();
    public string HelpLead => Word();
    public string HelpNow => Word();
    public string HelpTitle => Word();
    public string HelpWith => Word();
    public string HelpWrong => Word();
    public string Home => Word();
    public string HomeDescription => Word();
    public string HomeHeadlineA => Word();
    public string HomeHeadlineB => Word();
    public string HomePromise => Word();
    public string HomeTitle => Word();
    public string HowToUse => Word();
    public string InLanguage => Word();
    public string KindIn => Word();
    public string LeaveSite => Word();
    public string LeaveTitle => Word();
    public string Licence => Word();
    public string LicenceNumber => Word();
    public string LicenceUntil => Word();
    public string LineNumber => Word();
    public string LinkChat => Word();
    public string LinkMeetings => Word();
    public string LinkOnline => Word();
    public string LinkWebsite => Word();
    public string ListingLanguage => Word();
    public string ListingSources => Word();
    public string MainNavigation => Word();
    public string MeetingEnds => Word();
    public string MeetingEvery => Word();
    public string MeetingExcept => Word();
    public string MeetingFrom => Word();
    public string MeetingJoin => Word();
    public string MeetingWeeks => Word();
    public string MoreSituations => Word();
    public string NarrowDown => Word();
    public string NavFamilies => Word();
    public string NavFind => Word();
    public string NavGuides => Word();
    public string NavPlans => Word();
    public string NearbyTitle => Word();
    public string NewestTitle => Word();
    public string NextDayAlways => Word();
    public string NextDayClock => Word();
    public string NextDayDescription => Word();
    public string NextDayDone => Word();
    public string NextDayError => Word();
    public string NextDayGap => Word();
    public string NextDayHours => Word();
    public string NextDayJoin => Word();
    public string NextDayLead => Word();
    public string NextDayLoading => Word();
    public string NextDayMade => Word();
    public string NextDayMake => Word();
    public string NextDayMeets => Word();
    public string NextDayNear => Word();
    public string NextDayNearNone => Word();
    public string NextDayNearTown => Word();
    public string NextDayNearWays => Word();
    public string NextDayNeeds => Word();
    public string NextDayNoNumber => Word();
    public string NextDayNotOpen => Word();
    public string NextDayNumbers => Word();
    public string NextDayOffline => Word();
    public string NextDayOnline => Word();
    public string NextDayOnlineNone => Word();
    public string NextDayOnlyAlways => Word();
    public string NextDayOpen => Word();
    public string NextDayOpens => Word();
    public string NextDayPlan => Word();
    public string NextDayPrint => Word();
    public string NextDayPrivacy => Word();
    public string NextDayTitle => Word();
    public string NextDayUnknown => Word();
    public string NextDayUnstated => Word();
    public string NextDayWhere => Word();
    public string NextPage => Word();
    public string No => Word();
    public string NoContact => Word();
    public string NoneOfOwn => Word();
    public string NotFoundDescription => Word();
    public string NotFoundText => Word();
    public string NotFoundTitle => Word();
    public string NotReviewed => Word();
    public string NotStated => Word();
    public string NothingFound => Word();
    public string NumbersFor => Word();
    public string NumbersNone => Word();
    public string OfflineDescription => Word();
    public string OfflinePages => Word();
    public string OfflineRead => Word();
    public string OfflineText => Word();
    public string OfflineTitle => Word();
    public string OnThisPage => Word();
    public string OpenAlways => Word();
    public string OtherCountries => Word();
    public string PageNumber => Word();
    public string PagedTitle => Word();
    public string PagesTitle => Word();
    public string PaperBack => Word();
    public string PaperCut => Word();
    public string PaperFile => Word();
    public string PaperFiles => Word();
    public string PaperFor => Word();
    public string PaperForAll => Word();
    public string PaperFrom => Word();
    public string PaperHint => Word();
    public string PaperLink => Word();
    public string PaperNoDoctor => Word();
    public string PaperNumbersOf => Word();
    public string PaperOthers => Word();
    public string PaperPageOf => Word();
    public string PaperTitle => Word();
    public string PaperTyped => Word();
    public string PaperUntyped => Word();
    public string PaperWall => Word();
    public string PaperWallText => Word();
    public string PlacesDescription => Word();
    public string PlacesSource => Word();
    public string PlacesSourceChanged => Word();
    public string PlacesTitle => Word();
    public string PlainTitle => Word();
    public string Plan => Word();
    public string PlanFileNote => Word();
    public string PlanFoot => Word();
    public string PlanFor => Word();
    public string PlanKeep => Word();
    public string PlanKeepNote => Word();
    public string PlanMadeOn => Word();
    public string PlanOpen => Word();
    public string PlanPanelButton => Word();
    public string PlanPanelText => Word();
    public string PlanPanelTitle => Word();
    public string PlanSaidBad => Word();
    public string PlanSaidCleared => Word();
    public string PlanSaidErased => Word();
    public string PlanSaidFull => Word();
    public string PlanSaidKeeping => Word();
    public string PlanSaidKept => Word();
    public string PlanSaidOpened => Word();
    public string PlanSaidOther => Word();
    public string PlanSaidPart => Word();
    public string PlanSaidSaved => Word();
    public string PlanSaidUndone => Word();
    public string PlanSaidUnknown => Word();
    public string PlanSave => Word();
    public string PlanSearchWords => Word();
    public string PlanTime => Word();
    public string PlanUndo => Word();
    public string PlanWhen => Word();
    public string PlanWho => Word();
    public string PlansDescription => Word();
    public string PlansTitle => Word();
    public string PreviousPage => Word();
    public string PrintHint => Word();
    public string PrintThis => Word();
    public string QuickExit => Word();
    public string ReachTitle => Word();
    public string ReadInLanguage => Word();
    public string Regions => Word();
    public string RegionsOf => Word();
    public string RelatedTitle => Word();
    public string ReviewDates => Word();
    public string ReviewOverdue => Word();
    public string ReviewTitle => Word();
    public string ReviewedBy => Word();
    public string RightNow => Word();
    public string RightNowDescription => Word();
    public string SaveCalendar => Word();
    public string SaveCalendarNote => Word();
    public string SaveContact => Word();
    public string SaveContactNote => Word();
    public string SaveTitle => Word();
    public string SavedCopy => Word();
    public string SearchAll => Word();
    public string SearchError => Word();
    public string SearchGo => Word();
    public string SearchLoading => Word();
    public string SearchNone => Word();
    public string SearchOffline => Word();
    public string SearchPlaceUnknown => Word();
    public string SearchRecent => Word();
    public string SearchRemember => Word();
    public string SearchRememberNote => Word();
    public string SearchSuggestions => Word();
    public string SearchWhat => Word();
    public string SearchWhere => Word();
    public string SectionAll => Word();
    public string SectionChoose => Word();
    public string SendKeyword => Word();
    public string SheetLineA => Word();
    public string SheetLineB => Word();
    public string SheetLineC => Word();
    public string ShowMore => Word();
    public string ShowPartly => Word();
    public string SkipLink => Word();
    public string Source => Word();
    public string SourceLine => Word();
    public string SourceUsedIn => Word();
    public string SourcesPageDescription => Word();
    public string SourcesPageTitle => Word();
    public string SourcesTitle => Word();
    public string StageNumber => Word();
    public string StageOneLink => Word();
    public string StageOneSignA => Word();
    public string StageOneSignB => Word();
    public string StageOneTitle => Word();
    public string StageThreeLink => Word();
    public string StageThreeSignA => Word();
    public string StageThreeSignB => Word();
    public string StageThreeTitle => Word();
    public string StageTwoLink => Word();
    public string StageTwoSignA => Word();
    public string StageTwoSignB => Word();
    public string StageTwoTitle => Word();
    public string SupportIn => Word();
    public string ToAge => Word();
    public string TopicIn => Word();
    public string Towns => Word();
    public string TownsOf => Word();
    public string TranslationChecked => Word();
    public string TranslationOutdated => Word();
    public string TranslationUnchecked => Word();
    public string Undated => Word();
    public string UntranslatedText => Word();
    public string WordsOnPage => Word();
    public string WorksheetsTitle => Word();
    public string Yes => Word();
    public string YouAreHere => Word();
    public string ZoneNote => Word();
#pragma warning restore CS1591

    private readonly ImmutableDictionary<string, string> words;

    private Strings(string language, ImmutableDictionary<string, string> words, ImmutableArray<Located> texts) => (Language, this.words, Texts) = (language, words, texts);

    /// <summary>Every word with the place it was written, in the order of the file.</summary>
    public ImmutableArray<Located> Texts { get; }

    /// <summary>Code of the language.</summary>
    public string Language { get; }

    /// <summary>What a value of a closed list is called, such as <c>serves.families</c>.</summary>
    public string Label<T>(T value) where T : struct, Enum => this[KeyOf(value)];

    /// <summary>A language's name.</summary>
    public string LanguageName(string code) => this["language." + code];

    /// <summary>A sentence with its placeholders filled in.</summary>
    public static string Fill(string sentence, params ReadOnlySpan<(string Name, string Value)> values)
    {
        // In one pass: what is filled in may hold braces of its own.
        System.Text.StringBuilder filled = new();
        int last = 0;
        foreach (ValueMatch placeholder in Placeholder().EnumerateMatches(sentence))
        {
            ReadOnlySpan<char> name = sentence.AsSpan(placeholder.Index + 1, placeholder.Length - 2);
            foreach ((string known, string value) in values)
                if (name.SequenceEqual(known))
                {
                    filled.Append(sentence, last, placeholder.Index - last).Append(value);
                    last = placeholder.Index + placeholder.Length;
                }
        }
        return filled.Append(sentence, last, sentence.Length - last).ToString();
    }

    /// <summary>A count in words: <c>{key}.one</c> or <c>{key}.other</c> with <c>{count}</c> filled in.</summary>
    public string Count(string key, int count) =>
        Fill(this[$"{key}.{(count == 1 ? "one" : "other")}"], ("count", count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>A date in full, such as 23 November 2026.</summary>
    public string Date(DateOnly date) => Date(new PartialDate(date.Year, date.Month, date.Day));

    /// <summary>A date as far as it is known: 23 November 2026, November 2026, or 2026.</summary>
    public string Date(PartialDate date) => string.Join(' ', new[] { date.Day?.ToString(System.Globalization.CultureInfo.InvariantCulture), date.Month is { } month ? this["month." + month] : null, date.Year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture) }.OfType<string>());

    /// <summary>The words under a key; the key itself where the file was reported as lacking it.</summary>
    public string this[string key] => words.GetValueOrDefault(key) ?? key;

    /// <summary>The words whose keys begin alike, by the rest of the key: what a script on the page is given.</summary>
    public IEnumerable<KeyValuePair<string, string>> Beginning(string prefix) =>
        AllKeys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => KeyValuePair.Create(key[prefix.Length..], this[key]));

    private string Word([CallerMemberName] string property = "") => this[Kebab.Of(property)];

    /// <summary>Reads a language's file and reports missing, unknown and broken words.</summary>
    /// <param name="language">Code of the language.</param>
    /// <param name="map">The file.</param>
    /// <param name="model">The default language's words, whose placeholders every other language must have; null for the default language itself.</param>
    /// <param name="report">Takes the mistakes.</param>
    public static Strings Read(string language, YamlMap map, Strings? model, Diagnostics report)
    {
        var words = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string key in AllKeys)
            if (map.Text(key) is { } word)
                words[key] = word;
            else if (!map.Has(key))
                report.Error(Rule.MissingWord, map.At, $"the word '{key}' is missing{(model is null ? "" : $" (in the default language: '{model[key]}')")}.");
        foreach (Located key in map.Keys.Where(key => !AllKeys.Contains(key.Text)))
            report.Error(Rule.UnknownWord, key.At, $"nothing on the site uses the word '{key.Text}'.{Suggestion.For(key.Text, AllKeys)}");
        if (model is not null)
            ComparePlaceholders(words, map, model, report);
        return new(language, words.ToImmutable(), [.. map.AllTexts]);
    }

    /// <summary>No words at all: what a language without a readable file is given, so that the rest is still checked.</summary>
    public static Strings None(string language) => new(language, ImmutableDictionary<string, string>.Empty, []);

    private static void ComparePlaceholders(IEnumerable<KeyValuePair<string, string>> words, YamlMap map, Strings model, Diagnostics report)
    {
        foreach ((string key, string word) in words)
        {
            string[] expected = [.. Placeholder().Matches(model[key]).Select(match => match.Value).Order(StringComparer.Ordinal)];
            if (!expected.SequenceEqual(Placeholder().Matches(word).Select(match => match.Value).Order(StringComparer.Ordinal)))
                report.Error(Rule.WordPlaceholder, map.PlaceOf(key), $"the word '{key}' must hold the placeholders {(expected.Length == 0 ? "of the default language: none" : string.Join(", ", expected))}.");
        }
    }

    /// <summary>The key of a closed list's value.</summary>
    public static string KeyOf<T>(T value) where T : struct, Enum => $"{Kebab.Of(typeof(T).Name)}.{Kebab<T>.Of(value)}";

    // Things that are counted on pages; each has a form for one and a form for the rest.
    private static readonly ImmutableArray<string> Counted = ["listings", "day-and-night", "towns", "sheets", "results"];

    internal static ImmutableSortedSet<string> AllKeys { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal,
    [
        .. typeof(Strings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(string) && property.GetIndexParameters().Length == 0 && property.Name != nameof(Language)).Select(property => Kebab.Of(property.Name)),
        .. KeysOf<ListingKind>(), .. KeysOf<ListingType>(), .. KeysOf<Serves>(), .. KeysOf<Offer>(), .. KeysOf<Cost>(), .. KeysOf<PhoneKind>(), .. KeysOf<CheckedAgainst>(),
        .. KeysOf<Medicine>(), .. KeysOf<Admits>(), .. KeysOf<Admission>(), .. KeysOf<Payment>(), .. KeysOf<Access>(), .. KeysOf<Fellowship>(), .. KeysOf<Method>(), .. KeysOf<Channel>(),
        .. KeysOf<MeetingMode>(), .. KeysOf<Attendance>(), .. KeysOf<MeetingFormat>(),
        .. KeysOf<GuideSection>(), .. KeysOf<Audience>(), .. KeysOf<SafetyLevel>(), .. KeysOf<HelpNumber>(), .. KeysOf<ReferenceReading>(), .. KeysOf<Modules.Evidence>(), .. KeysOf<SituationGroup>(), .. KeysOf<Pipelines.DataFormat>(),
        .. Kebab<Pipelines.DataFormat>.All.Select(format => $"data-holds.{format}"),
        .. Kebab<ListingKind>.All.Select(kind => $"listing-kinds.{kind}"),
        .. Kebab<GuideSection>.All.Select(section => $"section-intro.{section}"),
        .. Kebab<HelpNumber>.All.Select(number => $"number-phrase.{number}"),
        .. Enumerable.Range(1, 12).SelectMany(month => new[] { $"month.{month}", $"month-short.{month}" }),
        .. new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" }.Select(day => $"day.{day}"),
        .. new[] { "1", "2", "3", "4", "5", "last" }.Select(week => $"week.{week}"),
        .. LanguageNames.Codes.Select(code => $"language.{code}"),
        .. Counted.SelectMany(key => new[] { key + ".one", key + ".other" }),
    ]);

    private static IEnumerable<string> KeysOf<T>() where T : struct, Enum => Enum.GetValues<T>().Select(KeyOf);

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
