using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Formats;

/// <summary>What a page says, for search engines and assistants: schema.org as JSON-LD. It says nothing the page does not show.</summary>
public static class StructuredData
{
    private const string Schema = "https://schema.org";

    private static readonly ImmutableArray<string> DayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    // <, > and & are written as numbers, so no text can end the element it stands in.
    private static readonly JsonSerializerOptions InPage = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A listing's page.</summary>
    public static string Of(ListingModel model, Site site, PageInfo info)
    {
        OneListing listing = new(model, site, info);
        return model.Listing.Kind switch
        {
            ListingKind.Centre when IsPlace(model.Listing) => Written(listing.Centre()),
            ListingKind.Centre => Written(listing.Network()),
            ListingKind.Hotline => Written(listing.Hotline()),
            _ => Written(listing.Group()),
        };
    }

    private static bool IsPlace(Listing listing) => listing.Type is not (ListingType.TreatmentNetwork or ListingType.GovernmentProgramme or ListingType.OfficialLocator);

    /// <summary>The page about the directory as data.</summary>
    public static string Of(DataModel model, Site site, PageInfo info)
    {
        Strings words = site.WordsIn(info.Language);
        return Written(JsonText.Of(
        [
            ("@context", Schema), ("@type", "Dataset"), ("name", words.DataTitle), ("description", words.DataDescription), ("url", site.Settings.BaseUrl + info.Route),
            ("license", "https://creativecommons.org/licenses/by/4.0/"), ("isAccessibleForFree", true), ("dateModified", Date(model.Newest)),
            ("creator", JsonText.Of([("@type", "Organization"), ("name", site.Settings.Name), ("url", site.Settings.BaseUrl + "/")])),
            ("distribution", JsonText.List(model.Files.Select(file => JsonText.Of(
            [
                ("@type", "DataDownload"), ("name", words.Label(file.Format)), ("contentUrl", site.Settings.BaseUrl + file.Route), ("encodingFormat", Commands.ContentTypes.Of(file.Route.Url).Split(';')[0]), ("contentSize", SizeOf(file)),
            ])))),
        ]));
    }

    /// <summary>The size of a file as the page shows it: 12 KB.</summary>
    public static string SizeOf(DataFile file) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (file.Bytes.Length + 512) / 1024):N0} KB");

    private static string Written(JsonObject thing) => thing.ToJsonString(InPage);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What the parts of one listing share.</summary>
    private sealed class OneListing(ListingModel model, Site site, PageInfo info)
    {
        private readonly Strings words = site.WordsIn(info.Language);

        private Listing Listing => model.Listing;

        internal JsonObject Centre() => Thing(Listing.Type == ListingType.HospitalUnit ? "Hospital" : "MedicalClinic",
        [
            ("telephone", Listing.MainPhone?.Digits), ("email", Listing.Email), ("openingHoursSpecification", Hours(Listing.Hours)), ("knowsLanguage", Languages(Listing.Languages)),
            ("availableService", JsonText.List(Listing.Services.Where(IsTreatment).Select(service => JsonText.Of([("@type", "MedicalTherapy"), ("name", words.Label(service))])))),
            ("specialOpeningHoursSpecification", Closed()), ("isAccessibleForFree", IsFree ? true : null),
        ]);

        // Many places, or none: it has no door and no hours of its own.
        internal JsonObject Network() => Thing("MedicalOrganization",
        [
            ("telephone", Listing.MainPhone?.Digits), ("email", Listing.Email), ("areaServed", Area()), ("knowsLanguage", Languages(Listing.Languages)),
        ]);

        // Who runs a line is known by name and seldom by its form, so only what is plainly the state's is called so.
        internal JsonObject Hotline() => Thing(Listing.Type is ListingType.Emergency or ListingType.PoliceLine ? "GovernmentOrganization" : "Organization",
        [
            ("areaServed", Area()), ("contactPoint", JsonText.List(Listing.Phones.Select(Contact))),
        ]);

        internal JsonObject Group() => Thing("Organization",
        [
            ("telephone", Listing.MainPhone?.Digits), ("email", Listing.Email), ("areaServed", Area()), ("knowsLanguage", Languages(Listing.Languages)), ("event", JsonText.List(Events())),
        ]);

        private JsonObject Thing(string type, IEnumerable<(string, JsonNode?)> own) => JsonText.Of(
        [
            ("@context", Schema), ("@type", type), ("@id", site.Settings.BaseUrl + info.Route + "#listing"), ("name", Listing.Name), ("alternateName", JsonText.List(Listing.OtherNames)),
            ("description", Listing.Summary), ("mainEntityOfPage", site.Settings.BaseUrl + info.Route), ("url", Listing.Website),
            ("parentOrganization", Listing.Operator is { } name ? JsonText.Of([("@type", "Organization"), ("name", name)]) : null),
            ("address", Listing.Kind == ListingKind.Hotline ? null : Address()), .. own,
        ]);

        private JsonObject? Address() => (Listing.Address ?? Listing.Town) is null ? null : JsonText.Of(
        [
            ("@type", "PostalAddress"), ("streetAddress", Listing.Address), ("addressLocality", Listing.Town is null ? null : site.Directory.PlaceOf(Listing)?.Town?.Names.In(info.Language.Code) ?? Listing.Town), ("addressRegion", model.Region?.Names.In(info.Language.Code)),
            ("addressCountry", IsEverywhere ? null : model.Country.Names.In(info.Language.Code)),
        ]);

        private bool IsEverywhere => model.Country.Code == Country.Everywhere;

        private bool IsFree => Listing.Cost is Cost.Free or Cost.Donation;

        private JsonNode? Area() => model.Region?.Names.In(info.Language.Code) ?? (IsEverywhere ? null : model.Country.Names.In(info.Language.Code));

        private static JsonArray Languages(ImmutableArray<string> languages) => JsonText.List(languages.AsEnumerable());

        private JsonObject Contact(Phone phone) => JsonText.Of(
        [
            ("@type", "ContactPoint"), ("telephone", phone.Digits), ("contactType", words.Label(Listing.Type)), ("availableLanguage", Languages(phone.Languages.IsEmpty ? Listing.Languages : phone.Languages)),
            ("hoursAvailable", Closed() is { } closed ? new JsonArray(closed) : Hours(phone.Hours ?? Listing.Hours)),
            ("contactOption", JsonText.List(new[] { (phone.Cost ?? Listing.Cost) == Cost.FreeCall ? Schema + "/TollFree" : null, phone.Kind == PhoneKind.Textphone ? Schema + "/HearingImpairedSupported" : null }.OfType<string>())),
        ]);

        // Day and night has no word of its own in schema.org: it is every day from the first minute to the last.
        private static JsonArray Hours(Hours? hours) => hours is null ? [] : hours.Always
            ? [JsonText.Of([("@type", "OpeningHoursSpecification"), ("dayOfWeek", DaysOf([.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)])), ("opens", "00:00"), ("closes", "23:59")])]
            : JsonText.List(hours.Spans.Select(span => JsonText.Of([("@type", "OpeningHoursSpecification"), ("dayOfWeek", DaysOf(span.Days)), ("opens", Times.Clock(span.From)), ("closes", Times.Clock(span.Until))])));

        // Opening and closing at the same minute is how schema.org says closed.
        private JsonObject? Closed() => Listing.IsClosedOn(site.Today) && Listing.TemporarilyClosed is { Since: { Month: not null, Day: not null } since } closure ? JsonText.Of(
        [
            ("@type", "OpeningHoursSpecification"), ("validFrom", since.ToString()), ("validThrough", closure.Until is { } until ? Date(until) : null), ("opens", "00:00"), ("closes", "00:00"),
        ]) : null;

        private IEnumerable<JsonObject> Events()
        {
            // A group that is closed for a while says so of its meetings, and no times at which nobody would be there.
            if (Listing.IsClosedOn(site.Today))
                return Listing.Meetings.IsEmpty ? [] : [JsonText.Of([("@type", "Event"), ("name", Listing.Name), ("eventStatus", Schema + "/EventPostponed")])];
            return CalendarWriter.MeetingsOf(Listing, site.Today).Select(Event);
        }

        private JsonObject Event(Meeting meeting) => JsonText.Of(
        [
            ("@type", "Event"), ("name", meeting.Name ?? Listing.Name), ("eventStatus", Schema + "/EventScheduled"),
            ("eventAttendanceMode", Schema + meeting.Mode switch { MeetingMode.InPerson => "/OfflineEventAttendanceMode", MeetingMode.Hybrid => "/MixedEventAttendanceMode", _ => "/OnlineEventAttendanceMode" }),
            ("isAccessibleForFree", IsFree ? true : null), ("eventSchedule", Schedule(meeting.Schedule!)),
            ("location", JsonText.List(new[]
            {
                meeting.Channels.Contains(Channel.InPerson) && Address() is { } address ? JsonText.Of([("@type", "Place"), ("address", address)]) : null,
                meeting.Join is { } join ? JsonText.Of([("@type", "VirtualLocation"), ("url", join)]) : null,
            }.OfType<JsonObject>())),
        ]);

        private static JsonObject Schedule(Schedule schedule) => JsonText.Of(
        [
            ("@type", "Schedule"),
            ("repeatFrequency", schedule.Weeks.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"P{schedule.Every}W") : "P1M"),
            // Weeks of the month as iCalendar writes them, which schema.org takes: it has no number for the last week.
            ("byDay", schedule.Weeks.IsEmpty ? DaysOf(schedule.Days) : JsonText.List(schedule.Weeks.SelectMany(week => schedule.Days.Select(day => week.ToString(CultureInfo.InvariantCulture) + DayCodes[(int)day - 1])))),
            ("startTime", Times.Clock(schedule.From)), ("endTime", schedule.Until is { } until ? Times.Clock(until) : null), ("scheduleTimezone", schedule.Zone),
            ("startDate", schedule.Starts is { } starts ? Date(starts.ToDateOnly()) : null), ("endDate", schedule.Ends is { } ends ? Date(ends.ToDateOnly()) : null),
            ("exceptDate", JsonText.List(schedule.Except.Select(day => Date(day.ToDateOnly())))),
        ]);

        private static JsonArray DaysOf(ImmutableArray<IsoDayOfWeek> days) => JsonText.List(days.Select(day => $"{Schema}/{day}"));

        private static bool IsTreatment(Offer offer) => offer is Offer.Counselling or (>= Offer.Assessment and <= Offer.Rehabilitation);
    }
}
