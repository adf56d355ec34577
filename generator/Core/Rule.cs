namespace RecoveryGuide.Core;

/// <summary>The codes of all diagnostics, by the layer that finds the mistake.</summary>
public static class Rule
{
#pragma warning disable CS1591 // The name of a rule is its description.
    // Reading files
    public const string NotUtf8 = "RG1001";
    public const string TooLarge = "RG1002";
    public const string LinkedFile = "RG1003";
    public const string ForbiddenCharacter = "RG1004";
    public const string FileName = "RG1005";
    public const string Unreadable = "RG1006";
    public const string TooManyFiles = "RG1007";
    public const string MissingFile = "RG1008";
    public const string FileOutOfPlace = "RG1009";

    // YAML
    public const string YamlSyntax = "RG1101";
    public const string YamlAlias = "RG1102";
    public const string YamlTag = "RG1103";
    public const string DuplicateKey = "RG1104";
    public const string UnknownKey = "RG1105";
    public const string MissingKey = "RG1106";
    public const string WrongShape = "RG1107";
    public const string NotAllowed = "RG1108";
    public const string BadDate = "RG1109";
    public const string YamlTooDeep = "RG1110";
    public const string YamlTooBig = "RG1111";
    public const string BadAddress = "RG1112";
    public const string BadSlug = "RG1113";
    public const string TextLength = "RG1114";
    public const string Placeholder = "RG1115";

    // Listings
    public const string BadPhone = "RG1201";
    public const string ShortCode = "RG1202";
    public const string NoSource = "RG1203";
    public const string DuplicateListing = "RG1204";
    public const string BadHours = "RG1205";
    public const string UnknownPlace = "RG1206";
    public const string DoNotList = "RG1207";
    public const string WrongType = "RG1208";
    public const string NoContact = "RG1209";
    public const string TownAddress = "RG1216";

    // Other people's data
    public const string BrokenData = "RG1210";
    public const string NoFeedData = "RG1211";
    public const string RowsRefused = "RG1212";
    public const string FeedListingTwice = "RG1213";
    public const string FeedFormat = "RG1214";
    public const string BadColumns = "RG1215";

    // Whether listings can be true
    public const string PinFarAway = "RG1220";
    public const string LikelyDuplicate = "RG1221";
    public const string SharedNumber = "RG1222";
    public const string ImpossibleHours = "RG1223";
    public const string ImpossibleMeeting = "RG1224";
    public const string ZoneElsewhere = "RG1225";
    public const string TemporarilyClosed = "RG1226";
    public const string SafetyNumber = "RG1227";
    public const string ListingsLost = "RG1228";
    public const string NotComparedForLong = "RG1229";
    public const string UnlistedShortCode = "RG1230";
    public const string CorrectionsAddress = "RG1231";
    public const string SecurityContact = "RG1232";

    // Markdown
    public const string RawHtml = "RG1301";
    public const string LinkScheme = "RG1302";
    public const string TypedPhone = "RG1303";
    public const string UnknownShortCode = "RG1304";
    public const string Heading = "RG1305";
    public const string TooNested = "RG1306";
    public const string Image = "RG1307";
    public const string FrontMatter = "RG1308";

    // References between documents
    public const string UnknownSource = "RG1401";
    public const string UnknownGuide = "RG1402";
    public const string UnknownSafetyBlock = "RG1403";
    public const string UnknownListing = "RG1404";
    public const string UnknownWorksheet = "RG1405";
    public const string EmptyFilter = "RG1406";
    public const string UnusedSource = "RG1407";
    public const string ReadingGrade = "RG1408";
    public const string ReviewOverdue = "RG1409";
    public const string TooManyBoxes = "RG1410";
    public const string WordToAvoid = "RG1411";
    public const string LongSentence = "RG1412";
    public const string LongSentences = "RG1413";
    public const string OutOfDate = "RG1414";
    public const string TranslationDiffers = "RG1415";
    public const string UnknownOriginal = "RG1416";

    // The gazetteer
    public const string BadPlace = "RG1701";
    public const string UnknownTown = "RG1702";

    // The finished site
    public const string AddressTwice = "RG1501";
    public const string BrokenLink = "RG1502";
    public const string BrokenAnchor = "RG1503";
    public const string Element = "RG1504";
    public const string Attribute = "RG1505";
    public const string DuplicateId = "RG1506";
    public const string Headings = "RG1507";
    public const string Title = "RG1508";
    public const string ForeignOrigin = "RG1509";
    public const string PageWeight = "RG1510";
    public const string LeftOverShortCode = "RG1511";
    public const string Malformed = "RG1512";
    public const string Landmark = "RG1513";
    public const string Label = "RG1514";
    public const string Name = "RG1515";
    public const string PictureWords = "RG1516";
    public const string Language = "RG1517";
    public const string ForeignText = "RG1518";
    public const string NumberDirection = "RG1519";

    // Words of the interface
    public const string MissingWord = "RG1601";
    public const string UnknownWord = "RG1602";
    public const string WordPlaceholder = "RG1603";

    // The theme
    public const string Script = "RG1801";
    public const string Font = "RG1802";
    public const string Drawing = "RG1803";

    // What is made to print
    public const string PageCount = "RG1901";
    public const string DoesNotFit = "RG1902";
#pragma warning restore CS1591

    /// <summary>Every rule's name by its code, in the order they are declared.</summary>
    public static ImmutableArray<(string Code, string Name)> All { get; } =
        [.. typeof(Rule).GetFields().Where(field => field.IsLiteral).Select(field => ((string)field.GetRawConstantValue()!, field.Name))];

    /// <summary>The name of a code, such as <c>UnknownKey</c> of <c>RG1105</c>; null where there is no such code.</summary>
    public static string? NameOf(string code) => All.FirstOrDefault(rule => rule.Code == code).Name;
}
