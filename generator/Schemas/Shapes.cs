using RecoveryGuide.Content;

namespace RecoveryGuide.Schemas;

/// <summary>The shapes that many files share, by the names editors know them by.</summary>
internal static class Shapes
{
    private const string Day = "(mon|tue|wed|thu|fri|sat|sun)";

    internal static Shape AnyText { get; } = new TextShape("\"Words\"");

    internal static Shape SlugText { get; } = new TextShape("some-name", "^[a-z0-9]+(-[a-z0-9]+)*$", 1, Core.Slug.MaxLength);

    internal static Shape Date { get; } = new TextShape("2026-11-23", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    internal static Shape PrintedDate { get; } = new TextShape("2026-11", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$");

    internal static Shape SourceDate { get; } = new TextShape("undated", "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|undated)$");

    internal static Shape Address { get; } = new TextShape("https://www.example.org/page", "^https://[^@/\\s]+[.][^@\\s]+$", 1, 500);

    // An old page without https may be a source; readers are sent to none for help.
    internal static Shape SourceAddress { get; } = new TextShape("https://www.example.org/page", "^https?://[^@/\\s]+[.][^\\s]+$", 1, 500);

    internal static Shape Email { get; } = new TextShape("help@example.org", "^[^@\\s]+@[^@\\s]+[.][^@\\s]+$");

    internal static Shape CountryCode { get; } = new TextShape("IN", "^([A-Z]{2}|INTL)$");

    internal static Shape Zone { get; } = new TextShape("Asia/Kolkata", "^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$");

    internal static Shape From { get; } = new TextShape("\"09:00\"", "^([01][0-9]|2[0-3]):[0-5][0-9]$");

    internal static Shape Until { get; } = new TextShape("\"17:00\"", "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$");

    internal static Shape Days { get; } = new TextShape("mon-fri", $"^(daily|{Day}(-{Day})?( *, *{Day}(-{Day})?)*)$");

    // In full with its plus, or the digits of a short code.
    internal static Shape Number { get; } = new TextShape("\"+91 1800 891 4416\"", "^([+][0-9][0-9 ().-]{6,24}|[0-9]([ -]?[0-9]){2,5})$");

    internal static Shape ShortCodeDigits { get; } = new TextShape("\"112\"", "^[0-9]{3,6}$");

    internal static Shape Languages { get; } = new ListShape(new ChoiceShape(LanguageNames.Codes));

    internal static Shape Flag { get; } = new FlagShape();

    internal static Shape NamesByLanguage { get; } = new WordsShape("en");

    internal static Shape AnyTexts { get; } = new ListShape(AnyText);

    internal static Shape SomeTexts { get; } = new ListShape(AnyText, 1);

    internal static Shape Ids { get; } = new ListShape(new TextShape("some-id"));

    internal static Shape Text(int least, int most) => new TextShape($"\"{Sentence(least)}\"", null, least, most);

    // Words enough for a text of that length.
    private static string Sentence(int least) => string.Join(' ', Enumerable.Repeat("Words.", Math.Max(1, (least + 6) / 7))) is var words && words.Length >= least ? words : words + " Words.";

    internal static Shape OneOf<T>() where T : struct, Enum => new ChoiceShape(Kebab<T>.All);

    internal static Shape SomeOf<T>(int least = 0) where T : struct, Enum => new ListShape(OneOf<T>(), least);

    internal static Shape Whole(int least, int most) => new NumberShape(least, most);

    internal static Shape Map(params ImmutableArray<Key> keys) => new MapShape(keys);

    internal static Shape ListOf(params ImmutableArray<Key> keys) => new ListShape(new MapShape(keys));

    internal static Key Needs(string name, Shape shape, string about) => new(name, shape, about, true);

    internal static Key May(string name, Shape shape, string about) => new(name, shape, about, false);

    internal static Shape Point { get; } = Map(
        Needs("lat", new NumberShape(-90, 90, IsWhole: false), "degrees north, such as 30.3398"),
        Needs("lon", new NumberShape(-180, 180, IsWhole: false), "degrees east, such as 76.3869"));

    internal static Shape HoursEntry { get; } = new MapShape(
    [
        May("always", Flag, "true where it answers day and night, every day; then there is no 'open'"),
        May("zone", Zone, "the service's own time zone, an IANA name such as Asia/Kolkata"),
        May("open", ListOf(
            Needs("days", Days, "the days it opens on: daily, mon-fri, or a list such as mon,wed,fri"),
            Needs("from", From, "when it opens, on the 24-hour clock in quotes, such as \"09:00\""),
            Needs("to", Until, "when it closes, such as \"17:00\" or \"24:00\"; earlier than it opens means on the next day")), "the stretches of the week in which it answers"),
        May("note", AnyText, "what the source prints about its hours that does not fit the form"),
    ])
    { Usual = "{zone: Asia/Kolkata, open: [{days: mon-fri, from: \"09:00\", to: \"17:00\"}]}" };

    internal static Shape PhoneEntry { get; } = Map(
        Needs("number", Number, "the number in quotes, with + and the country code, such as \"+91 1800 891 4416\"; or a short code"),
        May("kind", OneOf<PhoneKind>(), "how it is used; voice where nothing is written"),
        May("short_code", Flag, "true for a number of 3 to 6 digits that works only in its own country"),
        May("keyword", AnyText, "the word to send, for numbers of kind text that need one"),
        May("label", AnyText, "what this number is for, where a service has several"),
        May("hours", HoursEntry, "when this number is answered, where that differs from the listing's hours"),
        May("languages", Languages, "languages it is answered in, where they differ from the listing's"),
        May("cost", OneOf<Cost>(), "what calling it costs, where that differs from the listing's cost"),
        May("shared_number", Flag, "true where somebody looked and other services do have this number, too"));

    internal static Shape Checked { get; } = Map(
        Needs("on", Date, "the day somebody last compared it with its sources, year-month-day"),
        Needs("against", OneOf<CheckedAgainst>(), "what it was compared with"));

    internal static Shape TranslationEntry { get; } = Map(
        Needs("of", new TextShape("\"0123456789ab\"", "^[0-9a-f]{12}$"), "the hash of the original's words it was made from; check tells it"),
        Needs("on", Date, "the day it was made, or last brought up to date"),
        May("checked", Map(
            Needs("by", AnyText, "the name of the clinician who checked it as a native speaker"),
            Needs("role", AnyText, "profession, registration and country"),
            Needs("on", Date, "the day it was checked")), "who checked it as a native speaker; only that takes \"not yet checked\" off the page"));

    internal static Key MayTranslate { get; } = May("translation", TranslationEntry, "what this file says of itself as a translation; left out of an original");
}
