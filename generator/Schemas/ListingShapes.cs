using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using static RecoveryGuide.Schemas.Shapes;

namespace RecoveryGuide.Schemas;

/// <summary>The files below <c>input/listings/</c> and <c>input/feeds/</c>.</summary>
internal static class ListingShapes
{
    /// <summary>The entries of a file of listings.</summary>
    internal static MapShape Entry(ListingKind kind) => new(
    [
        Needs("id", SlugText, "its name in addresses, one of a kind in the whole directory: small letters, digits and hyphens"),
        Needs("name", Text(2, 120), "what it calls itself"),
        May("other_names", AnyTexts, "full, short and native-script names people search by"),
        Needs("type", new ChoiceShape([.. Enum.GetValues<ListingType>().Where(type => Listing.Allows(kind, type)).Select(Kebab<ListingType>.Of)]), "what sort of service it is"),
        Needs("summary", Text(20, 240), "one or two plain sentences that say what it does and for whom, 20 to 240 characters"),
        May("operator", AnyText, "who runs it, where that is not its name"),
        Needs("country", CountryCode, "the code of its country, such as IN, or INTL for a service for everyone"),
        May("region", SlugText, "the slug of the one state or province it serves, as places/countries.yml has it"),
        May("town", AnyText, "its town in Latin letters; the town gets a page of its own"),
        May("address", AnyText, "its street address as a source prints it"),
        May("point", Point, "where it lies on the map"),
        Needs("serves", SomeOf<Serves>(1), "whom or what it is for"),
        May("services", SomeOf<Offer>(), "what it does"),
        May("languages", Languages, "codes of the languages its sources name"),
        May("languages_note", AnyText, "languages told in words, where no code says it"),
        May("cost", OneOf<Cost>(), "what it costs the person who asks, where a source prints it"),
        May("hours", HoursEntry, "when it answers, where a source prints it"),
        May("phones", new ListShape(PhoneEntry), "its numbers, the one to try first in front"),
        May("chat", new EitherShape(Map(
            Needs("url", Address, "the chat's address"),
            May("hours", HoursEntry, "when it answers, where that differs from the listing's hours"),
            May("languages", Languages, "languages it answers in, where they differ from the listing's")), Address), "a chat: its address alone, or with hours and languages"),
        May("email", Email, "the e-mail address of the service, never a person's"),
        May("website", Address, "the service's own page"),
        May("meeting_finder", Address, "the page its meetings are found on"),
        May("online_meetings", Address, "the page its online meetings are found on"),
        .. OwnOf(kind),
        May("access", SomeOf<Access>(), "what makes it easier to use"),
        May("temporarily_closed", Map(
            Needs("since", PrintedDate, "since when, as far as a source says"),
            May("why", AnyText, "why it is closed"),
            May("until", Date, "the last day it stays closed"),
            May("instead", AnyText, "where to turn meanwhile")), "that it has stopped for a while"),
        May("note", AnyText, "a caveat that is shown wherever the listing is"),
        Needs("sources", new ListShape(Map(
            Needs("url", SourceAddress, "the address of a public page that prints it"),
            Needs("publisher", AnyText, "who published that page"),
            May("says", AnyText, "what the page supports, such as: the number; the hours"),
            Needs("date", SourceDate, "the date the page prints (2026-07-12, 2026-07 or 2026), or undated")), 1), "where its facts come from; nothing is published without"),
        Needs("checked", Checked, "when it was last compared with its sources, and how"),
    ]);

    // What only one kind of listing can have.
    private static ImmutableArray<Key> OwnOf(ListingKind kind) => kind switch
    {
        ListingKind.Hotline =>
        [
            May("anonymous", Flag, "whether one may stay anonymous; left out where no source says"),
            May("third_party_calls", Flag, "whether one may call about somebody else"),
            May("may_send_emergency", Flag, "whether it may send police or an ambulance without being asked"),
        ],
        ListingKind.Group =>
        [
            May("fellowship", OneOf<Fellowship>(), "the fellowship it belongs to"),
            May("method", OneOf<Method>(), "what it works with"),
            May("meetings", new ListShape(Meeting), "its meetings"),
        ],
        _ =>
        [
            May("medicines", SomeOf<Medicine>(), "medicines for addiction it gives"),
            May("admits", SomeOf<Admits>(), "whom it admits"),
            May("admission", SomeOf<Admission>(), "how one gets in"),
            May("minimum_age", Whole(0, 120), "the youngest age it takes, in years"),
            May("maximum_age", Whole(0, 120), "the oldest age it takes, in years"),
            May("payment", SomeOf<Payment>(), "how it can be paid"),
            May("licence", Map(
                Needs("register", AnyText, "who keeps the register its licence stands in"),
                May("number", AnyText, "the licence's number"),
                May("url", Address, "where the register can be looked up"),
                May("until", Date, "the last day the licence is valid")), "its licence as a source states it"),
        ],
    };

    private static Shape Meeting => new MapShape(
    [
        Needs("mode", OneOf<MeetingMode>(), "where it is held"),
        May("days", Days, "the days it is held on, such as tue or mon,thu"),
        May("from", From, "when it begins, such as \"19:00\""),
        May("to", Until, "when it ends; left out where no source says"),
        May("zone", Zone, "its time zone, such as Asia/Kolkata"),
        May("weeks", new ListShape(new WeekShape()), "the weeks of the month it is held in, where not in all: [2, 4] or [last]"),
        May("every", Whole(1, 12), "2 for every other week, counted from 'starts'"),
        May("starts", Date, "a day on which it was held, the first one known"),
        May("ends", Date, "the last day on which it is held"),
        May("except", new ListShape(Date), "days on which it is not held"),
        May("name", AnyText, "what this meeting is called, where a group has several"),
        May("attendance", OneOf<Attendance>(), "who may come: everybody (open), or those who share the problem (closed)"),
        May("formats", SomeOf<MeetingFormat>(), "what it is like"),
        May("join", Address, "the address of an online meeting"),
        May("dial", PhoneEntry, "the number of a meeting by phone"),
        May("note", AnyText, "what does not fit the form"),
    ])
    { Usual = "{mode: in-person, days: tue, from: \"19:00\", zone: Asia/Kolkata}" };

    /// <summary>A file of listings of a kind.</summary>
    internal static Shape File(ListingKind kind) => Map(May("listings", new ListShape(Entry(kind)), $"the {Listing.FolderOf(kind)}, one entry each"));

    /// <summary>The description of a feed.</summary>
    internal static MapShape Feed { get; } = new(
    [
        Needs("file", new TextShape("data.csv", "^[^/\\\\]+[.](json|csv|geojson)$"), "the name of the data file beside this one, ending in .json, .csv or .geojson"),
        Needs("format", OneOf<FeedFormat>(), "the format of the data"),
        Needs("publisher", Text(2, 120), "who publishes the data"),
        Needs("url", Address, "where the data can be had"),
        Needs("licence", AnyText, "the data's licence, such as CC BY 4.0"),
        Needs("attribution", AnyText, "whom the licence wants named"),
        Needs("country", CountryCode, "the code of the country of rows that name none, such as IN"),
        May("region", SlugText, "the slug of the region all rows lie in"),
        May("zone", Zone, "the time zone of rows that name none, such as Asia/Kolkata"),
        May("fellowship", OneOf<Fellowship>(), "the fellowship of all rows: codes of meetings mean different things in different ones"),
        Needs("date", PrintedDate, "the day the data was published or fetched, year-month-day"),
        Needs("checked", Checked, "when the data was last compared with its source, and how"),
        May("map", Map(
            May("kind", OneOf<ListingKind>(), "what all rows are"),
            May("type", OneOf<ListingType>(), "what sort of service all rows are"),
            May("serves", SomeOf<Serves>(), "whom all rows are for"),
            May("services", SomeOf<Offer>(), "what all rows do"),
            May("days", OneOf<DayCount>(), "how numbers of days are counted"),
            May("columns", new MapShape([.. ColumnMap.Fields.Select(field => May(field, new EitherShape(AnyText, SomeTexts), $"the column, or the columns, that hold its {field.Replace('_', ' ')}"))]), "our name of a field, and the columns that hold it")), "which columns hold what, where the table does not use our names"),
        May("refused", Whole(0, JsonRows.MostRows), "how many rows cannot be used, once somebody looked at them"),
        May("pages", Flag, "false where its listings need no pages of their own: each is then shown in full on the list of its place"),
        May("leave_out", Ids, "ids of rows that must not be published"),
    ]);
}
