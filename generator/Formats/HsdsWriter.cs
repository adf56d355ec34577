using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Formats;

/// <summary>
/// Listings for other directories of services: HSDS 3.0 of Open Referral, nested JSON. A listing is an organization with one service. Nothing is called assured: nobody vouches for it, and
/// what was checked is told in <c>metadata</c>. Facts HSDS has no field for are attributes with terms of our own taxonomy, whose codes are the keys and words of YAML. <see cref="HsdsOwn"/> reads all of it back.
/// </summary>
public static class HsdsWriter
{
    private static readonly ImmutableArray<string> DayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>A listing as an organization.</summary>
    /// <param name="published">The listing.</param>
    /// <param name="site">The site it is published on, for its name, its words and its day.</param>
    public static ReadOnlyMemory<byte> RowOf(PublishedListing published, Site site) => JsonText.Row(new OneListing(published, site, site.WordsIn(site.Settings.DefaultLanguage)).Organization());

    /// <summary>The file.</summary>
    /// <param name="rows">Organizations of <see cref="RowOf"/>.</param>
    public static ReadOnlySequence<byte> Write(IEnumerable<ReadOnlyMemory<byte>> rows) => JsonText.Rows(rows);

    /// <summary>What the parts of one listing share.</summary>
    private sealed class OneListing(PublishedListing published, Site site, Strings words)
    {
        private Listing Listing => published.Listing;

        private string Path => $"{Listing.Folder}/{Listing.Id}";

        private bool HasPlace => (Listing.Address ?? Listing.Town) is not null || Listing.Point is not null;

        internal JsonObject Organization() => JsonText.Of(
        [
            ("id", Id("organization")), ("name", Listing.Operator ?? Listing.Name), ("description", Listing.Summary), ("email", Listing.Email), ("website", Listing.Website), ("uri", published.Url),
            ("organization_identifiers", new JsonArray(JsonText.Of([("id", Id("identifier")), ("identifier_scheme", HsdsOwn.Scheme), ("identifier_type", "listing"), ("identifier", Path)]))),
            ("locations", HasPlace ? new JsonArray(Location()) : null),
            ("services", new JsonArray(Service())),
            ("metadata", new JsonArray(Checked())),
        ]);

        private JsonObject Service() => JsonText.Of(
        [
            ("id", Id("service")), ("organization_id", Id("organization")), ("name", Listing.Name), ("alternate_name", Listing.OtherNames.IsEmpty ? null : CsvCells.Joined(Listing.OtherNames)),
            ("description", Listing.Summary), ("url", Listing.Website), ("email", Listing.Email),
            ("status", Listing.IsClosedOn(site.Today) ? "temporarily closed" : "active"),
            ("interpretation_services", Listing.LanguagesNote),
            ("application_process", Joined(Listing.Admission.Select(words.Label))),
            ("fees_description", Listing.Cost is { } cost ? words.Label(cost) : null),
            ("eligibility_description", Joined(Listing.Admits.Select(words.Label))),
            ("minimum_age", Listing.MinimumAge), ("maximum_age", Listing.MaximumAge),
            ("licenses", Listing.Licence is { } licence ? string.Join(' ', new[] { licence.Register, licence.Number }.OfType<string>()) : null),
            ("alert", Alert()),
            ("last_modified", Listing.Checked.On.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture)),
            ("phones", JsonText.List(Listing.Phones.Select(Phone))),
            ("schedules", JsonText.List(Open(Listing.Hours, "hours").Concat(Listing.Meetings.Select(Meeting)))),
            ("service_areas", new JsonArray(JsonText.Of([("id", Id("area")), ("service_id", Id("service")), ("name", Area()), ("extent_type", "text")]))),
            ("service_at_locations", HasPlace ? new JsonArray(JsonText.Of([("id", Id("service-at-location")), ("service_id", Id("service")), ("location_id", Id("location"))])) : null),
            ("languages", JsonText.List(Listing.Languages.Select(code => Language(code, "service_id", Id("service"), $"language/{code}")))),
            ("cost_options", Listing.Cost is { } option ? new JsonArray(JsonText.Of([("id", Id("cost")), ("service_id", Id("service")), ("option", Kebab<Cost>.Of(option)), ("amount_description", words.Label(option))])) : null),
            ("attributes", JsonText.List(Attributes())),
        ]);

        private JsonObject Location() => JsonText.Of(
        [
            ("id", Id("location")), ("location_type", "physical"), ("organization_id", Id("organization")),
            ("latitude", Listing.Point?.Latitude), ("longitude", Listing.Point?.Longitude),
            ("addresses", (Listing.Address ?? Listing.Town) is null ? null : new JsonArray(Address())),
            ("accessibility", JsonText.List(Listing.Access.Select(access =>
                JsonText.Of([("id", Id($"access/{Kebab<Access>.Of(access)}")), ("location_id", Id("location")), ("description", words.Label(access)), ("details", Kebab<Access>.Of(access))])))),
        ]);

        // HSDS requires parts that many addresses do not have; what no source states is empty.
        private JsonObject Address() => new()
        {
            ["id"] = Id("address"),
            ["location_id"] = Id("location"),
            ["address_1"] = Listing.Address ?? "",
            ["city"] = Listing.Town ?? "",
            ["state_province"] = published.RegionName ?? "",
            ["postal_code"] = "",
            ["country"] = published.CountryName is null ? "" : Listing.Country,
            ["address_type"] = "physical",
        };

        private JsonObject Phone(Phone phone, int at)
        {
            string id = Id($"phone/{Number(at)}");
            string[] description = [.. new[] { phone.Label, phone.Keyword is { } keyword ? Strings.Fill(words.SendKeyword, ("word", keyword)) : null, phone.Hours is { } hours ? Times.InWords(words, hours) : null, phone.Cost is { } cost ? words.Label(cost) : null }.OfType<string>()];
            return JsonText.Of(
            [
                ("id", id), ("service_id", Id("service")), ("number", phone.Digits), ("type", Kebab<PhoneKind>.Of(phone.Kind)), ("description", description.Length == 0 ? null : string.Join(". ", description)),
                ("languages", JsonText.List(phone.Languages.Select(code => Language(code, "phone_id", id, $"phone/{Number(at)}/language/{code}")))),
                ("attributes", JsonText.List(PhoneFacts($"phone/{Number(at)}", "phone", "", phone))),
            ]);
        }

        private IEnumerable<JsonObject> PhoneFacts(string path, string entity, string prefix, Phone phone) =>
        [
            .. Facts(path, entity, [(prefix + "label", phone.Label), (prefix + "keyword", phone.Keyword), (prefix + "shown", phone.IsShortCode && phone.Shown != phone.Digits ? phone.Shown : null), .. HoursFacts(prefix, phone.Hours)]),
            .. phone.Cost is { } cost ? [Term(path, entity, prefix + "cost", cost)] : Array.Empty<JsonObject>(),
        ];

        private IEnumerable<JsonObject> DialFacts(string path, Phone dial) =>
        [
            .. Facts(path, "schedule", [("dial_number", dial.IsShortCode ? dial.Shown : dial.Digits), .. dial.Languages.Select(code => ("dial_languages", (string?)code))]),
            Term(path, "schedule", "dial_kind", dial.Kind),
            .. PhoneFacts(path, "schedule", "dial_", dial with { Shown = dial.Digits }),
        ];

        private static IEnumerable<(string, string?)> HoursFacts(string prefix, Hours? hours) => [(prefix + "hours", FlatHours.Of(hours)), (prefix + "hours_zone", hours?.Zone), (prefix + "hours_note", hours?.Note)];

        private JsonObject Language(string code, string owner, string ownerId, string path) => JsonText.Of([("id", Id(path)), (owner, ownerId), ("name", words.LanguageName(code)), ("code", code)]);

        private IEnumerable<JsonObject> Open(Hours? hours, string path)
        {
            if (hours is null)
                return [];
            IEnumerable<JsonObject> Told(string at) => Facts(at, "schedule", ("always", hours.Always ? "yes" : null), ("note", hours.Note));
            if (hours.Always || hours.Spans.IsEmpty)
                return [Schedule(path, hours.Zone, [("freq", hours.Always ? "WEEKLY" : null), ("byday", hours.Always ? string.Join(',', DayCodes) : null), ("opens_at", hours.Always ? "00:00" : null), ("closes_at", hours.Always ? "24:00" : null), ("description", Times.InWords(words, hours))], Told(path))];
            return hours.Spans.Select((span, at) => Schedule($"{path}/{Number(at)}", hours.Zone,
            [
                ("freq", "WEEKLY"), ("wkst", "MO"), ("interval", 1), ("byday", string.Join(',', span.Days.Select(Code))), ("opens_at", Times.Clock(span.From)), ("closes_at", Clock(span.Until)),
                ("description", hours.Note),
            ], Told($"{path}/{Number(at)}")));
        }

        // What is held by arrangement has no times; its notes say how.
        private JsonObject Meeting(Meeting meeting, int at)
        {
            string path = $"meeting/{Number(at)}";
            ImmutableArray<LocalDate> except = meeting.Schedule?.Except ?? [];
            return Schedule(path, meeting.Schedule?.Zone,
            [
                .. meeting.Schedule is { } schedule ? Held(schedule) : [],
                ("description", meeting.Name), ("schedule_link", meeting.Join), ("attending_type", Kebab<MeetingMode>.Of(meeting.Mode)),
                ("notes", Joined(new[] { meeting.Note, except.IsEmpty ? null : Strings.Fill(words.MeetingExcept, ("dates", string.Join(", ", except.Select(day => Date(day))))) })),
            ],
            [
                .. Facts(path, "schedule", [("meeting", Number(at + 1)), ("note", meeting.Note), .. except.Select(day => ("except", Date(day)))]),
                .. meeting.Attendance is { } attendance ? [Term(path, "schedule", "attendance", attendance)] : Array.Empty<JsonObject>(),
                .. meeting.Formats.Select(format => Term(path, "schedule", "formats", format)),
                .. meeting.Dial is { } dial ? DialFacts(path, dial) : [],
            ]);
        }

        private static IEnumerable<(string, JsonNode?)> Held(Schedule schedule)
        {
            IEnumerable<string> days = schedule.Weeks.IsEmpty ? schedule.Days.Select(Code) : schedule.Weeks.SelectMany(week => schedule.Days.Select(day => Number(week) + Code(day)));
            return
            [
                ("valid_from", Date(schedule.Starts)), ("valid_to", Date(schedule.Ends)), ("dtstart", Date(schedule.Starts)), ("until", Date(schedule.Ends)),
                ("freq", schedule.Weeks.IsEmpty ? "WEEKLY" : "MONTHLY"), ("wkst", "MO"), ("interval", schedule.Every), ("byday", string.Join(',', days)),
                ("opens_at", Times.Clock(schedule.From)), ("closes_at", schedule.Until is { } until ? Clock(until) : null),
            ];
        }

        // HSDS tells a zone as a number of hours, which changes twice a year in most; the zone's name is an attribute.
        private JsonObject Schedule(string path, string? zone, IEnumerable<(string, JsonNode?)> members, IEnumerable<JsonObject>? attributes = null) => JsonText.Of(
        [
            ("id", Id($"schedule/{path}")), ("service_id", Id("service")), .. members,
            ("attributes", JsonText.List((zone is null ? [] : new[] { Fact($"schedule/{path}", "schedule", "zone", zone) }).Concat(attributes ?? []))),
        ]);

        private IEnumerable<JsonObject> Attributes() =>
        [
            .. Terms("kind", Listing.Kind), .. Terms("type", Listing.Type), .. Terms("serves", Listing.Serves), .. Terms("services", Listing.Services), .. Terms("medicines", Listing.Medicines),
            .. Terms("admits", Listing.Admits), .. Terms("admission", Listing.Admission), .. Terms("payment", Listing.Payment), .. HasPlace ? [] : Terms("access", Listing.Access),
            .. Terms("fellowship", Listing.Fellowship), .. Terms("method", Listing.Method), .. Plain(),
        ];

        private IEnumerable<JsonObject> Terms<T>(string key, params ImmutableArray<T> values) where T : struct, Enum => values.Select(value => Term("", "service", key, value));

        private IEnumerable<JsonObject> Terms<T>(string key, T? value) where T : struct, Enum => value is { } known ? Terms(key, known) : [];

        private IEnumerable<JsonObject> Plain() => Facts("", "service",
        [
            ("operator", Listing.Operator), ("note", Listing.Note),
            ("chat", Listing.Chat?.Url), .. HoursFacts("chat_", Listing.Chat?.Hours), .. (Listing.Chat?.Languages ?? []).Select(code => ("chat_languages", (string?)code)),
            ("meeting_finder", Listing.MeetingFinder), ("online_meetings", Listing.OnlineMeetings), ("country", Listing.Country), ("region", Listing.Region),
            ("licence_register", Listing.Licence?.Register), ("licence_number", Listing.Licence?.Number), ("licence_url", Listing.Licence?.Url), ("licence_until", Date(Listing.Licence?.Until)),
            ("anonymous", Answer(Listing.Anonymous)), ("third_party_calls", Answer(Listing.ThirdPartyCalls)), ("may_send_emergency", Answer(Listing.MaySendEmergency)),
            ("closed_since", Listing.TemporarilyClosed?.Since.ToString()), ("closed_until", Date(Listing.TemporarilyClosed?.Until)), ("closed_why", Listing.TemporarilyClosed?.Why), ("closed_instead", Listing.TemporarilyClosed?.Instead),
            ("checked_on", Date(Listing.Checked.On)), ("checked_against", Kebab<CheckedAgainst>.Of(Listing.Checked.Against)),
            ("page", published.Url), ("data_licence", published.Licence), ("attribution", published.Attribution(site.Settings)),
        ]).Concat(Listing.Sources.Select((source, at) => Fact(Number(at), "service", "source", CsvCells.Joined([source.Url, source.Date?.ToString() ?? "undated", source.Publisher, source.Says ?? ""]))));

        private IEnumerable<JsonObject> Facts(string path, string entity, params IEnumerable<(string Key, string? Value)> facts) =>
            facts.Where(fact => fact.Value is not null).Select(fact => Fact(path, entity, fact.Key, fact.Value!));

        // A word of a closed list is a term; every other fact is a plain value under its key.
        private JsonObject Term<T>(string path, string entity, string key, T value) where T : struct, Enum
        {
            (string word, string name) = (Kebab<T>.Of(value), words.Label(value));
            JsonObject term = JsonText.Of([("id", StableIds.Of($"term/{key}/{word}").ToString()), ("code", $"{key}:{word}"), ("name", name), ("description", name), ("taxonomy", HsdsOwn.Scheme)]);
            return JsonText.Of([("id", Id($"attribute/{path}/{key}/{word}")), ("link_entity", entity), ("link_type", key), ("value", word), ("taxonomy_term", term)]);
        }

        private JsonObject Fact(string path, string entity, string key, string value) => JsonText.Of([("id", Id($"attribute/{path}/{key}/{value}")), ("link_entity", entity), ("link_type", key), ("value", value)]);

        // What was compared, when and with what; not that anybody vouches for it.
        private JsonObject Checked() => JsonText.Of(
        [
            ("id", Id("checked")), ("resource_id", Id("organization")), ("resource_type", "organization"),
            ("last_action_date", Listing.Checked.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("last_action_type", $"checked against {Kebab<CheckedAgainst>.Of(Listing.Checked.Against)}"),
            ("field_name", "all"), ("previous_value", ""), ("replacement_value", ""), ("updated_by", site.Settings.Name),
        ]);

        private string? Alert() => Joined(
        [
            Listing.Note,
            Listing.IsClosedOn(site.Today) ? Strings.Fill(words.ClosedSince, ("date", words.Date(Listing.TemporarilyClosed!.Since))) : null,
            Listing.IsClosedOn(site.Today) && Listing.TemporarilyClosed!.Until is { } until ? Strings.Fill(words.ClosedUntil, ("date", words.Date(until))) : null,
            Listing.IsClosedOn(site.Today) && Listing.TemporarilyClosed!.Instead is { } where ? Strings.Fill(words.ClosedInstead, ("where", where)) : null,
        ]);

        private string Area() => string.Join(", ", new[] { published.RegionName, published.CountryName }.OfType<string>()) is { Length: > 0 } area ? area : "International";

        private string Id(string part) => StableIds.Of($"{Path}/{part}").ToString();
    }

    private static string? Joined(IEnumerable<string?> texts) => string.Join(". ", texts.OfType<string>().Select(text => text.TrimEnd('.'))) is { Length: > 0 } text ? text + "." : null;

    private static string Code(IsoDayOfWeek day) => DayCodes[(int)day - 1];

    private static string Clock(LocalTime until) => until == LocalTime.Midnight ? "24:00" : Times.Clock(until);

    private static string? Date(LocalDate? day) => Date(day?.ToDateOnly());

    private static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Answer(bool? answer) => answer switch { null => null, true => "yes", _ => "no" };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
