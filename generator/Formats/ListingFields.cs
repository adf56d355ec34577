using System.Globalization;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Formats;

/// <summary>One field of a listing as flat formats hold it.</summary>
/// <param name="Name">Its name: the key in YAML, where there is one.</param>
/// <param name="Values">Its values; empty where no source states it.</param>
/// <param name="IsList">Whether it may have several.</param>
public readonly record struct ListingField(string Name, ImmutableArray<string> Values, bool IsList);

/// <summary>A listing as a row: the fields of the CSV file and the properties of GeoJSON, in their order. Closed lists use the words of YAML.</summary>
public static class ListingFields
{
    /// <summary>The names of all fields, in their order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "kind", "id", "name", "other_names", "type", "summary", "note", "operator", "country", "region", "town", "address", "latitude", "longitude", "serves", "services", "languages", "languages_note", "cost",
        "hours", "hours_zone", "hours_note", "phone", "phones", "chat", "email", "website", "meeting_finder", "online_meetings", "medicines", "admits", "admission", "minimum_age", "maximum_age", "payment", "licence",
        "access", "fellowship", "method", "meetings", "anonymous", "third_party_calls", "may_send_emergency", "closed_since", "closed_until", "closed_why", "closed_instead", "checked_on", "checked_against", "sources",
        "page", "data_licence", "attribution",
    ];

    /// <summary>The names of those that may have several values.</summary>
    public static ImmutableArray<string> Lists { get; } =
        ["other_names", "serves", "services", "languages", "phones", "medicines", "admits", "admission", "payment", "access", "meetings", "sources"];

    /// <summary>The fields, in the order of <see cref="Names"/>.</summary>
    /// <param name="published">The listing.</param>
    /// <param name="settings">The site's settings, for its name.</param>
    public static ImmutableArray<ListingField> Of(PublishedListing published, Settings settings)
    {
        Listing listing = published.Listing;
        return
        [
            One("kind", Kebab<ListingKind>.Of(listing.Kind)), One("id", listing.Id), One("name", listing.Name), Many("other_names", listing.OtherNames), One("type", Kebab<ListingType>.Of(listing.Type)),
            One("summary", listing.Summary), One("note", listing.Note), One("operator", listing.Operator),
            One("country", listing.Country), One("region", listing.Region), One("town", listing.Town), One("address", listing.Address),
            One("latitude", Number(listing.Point?.Latitude)), One("longitude", Number(listing.Point?.Longitude)),
            Words("serves", listing.Serves), Words("services", listing.Services), Many("languages", listing.Languages), One("languages_note", listing.LanguagesNote), One("cost", Word(listing.Cost)),
            One("hours", FlatHours.Of(listing.Hours)), One("hours_zone", listing.Hours?.Zone), One("hours_note", listing.Hours?.Note),
            One("phone", listing.MainPhone?.Digits), Many("phones", listing.Phones.Select(PhoneOf)),
            One("chat", listing.Chat?.Url), One("email", listing.Email), One("website", listing.Website), One("meeting_finder", listing.MeetingFinder), One("online_meetings", listing.OnlineMeetings),
            Words("medicines", listing.Medicines), Words("admits", listing.Admits), Words("admission", listing.Admission),
            One("minimum_age", Number(listing.MinimumAge)), One("maximum_age", Number(listing.MaximumAge)), Words("payment", listing.Payment), One("licence", LicenceOf(listing.Licence)), Words("access", listing.Access),
            One("fellowship", Word(listing.Fellowship)), One("method", Word(listing.Method)), Many("meetings", listing.Meetings.Select(MeetingOf)),
            One("anonymous", Answer(listing.Anonymous)), One("third_party_calls", Answer(listing.ThirdPartyCalls)), One("may_send_emergency", Answer(listing.MaySendEmergency)),
            One("closed_since", listing.TemporarilyClosed?.Since.ToString()), One("closed_until", Date(listing.TemporarilyClosed?.Until)), One("closed_why", listing.TemporarilyClosed?.Why), One("closed_instead", listing.TemporarilyClosed?.Instead),
            One("checked_on", Date(listing.Checked.On)), One("checked_against", Kebab<CheckedAgainst>.Of(listing.Checked.Against)),
            Many("sources", listing.Sources.Select(source => $"{source.Url} {source.Date?.ToString() ?? "undated"}")),
            One("page", published.Url), One("data_licence", published.Licence), One("attribution", published.Attribution(settings)),
        ];
    }

    /// <summary>A number as one text: <c>text 85258 keyword HOME (at night)</c>.</summary>
    private static string PhoneOf(Phone phone) => Kebab<PhoneKind>.Of(phone.Kind) + " " + phone.Digits
        + (phone.Keyword is { } keyword ? $" keyword {keyword}" : "") + (phone.Label is { } label ? $" ({label})" : "");

    /// <summary>A meeting as one text: <c>in-person tue 19:00-20:30 Europe/London weeks 2,4 except 2026-12-29</c>.</summary>
    private static string MeetingOf(Meeting meeting) => string.Join(' ', new[]
    {
        Kebab<MeetingMode>.Of(meeting.Mode), meeting.Schedule is { } schedule ? ScheduleOf(schedule) : null, Word(meeting.Attendance), meeting.Join, meeting.Dial?.Digits,
        meeting.Name is { } name ? $"\"{name}\"" : null, meeting.Note is { } note ? $"({note})" : null,
    }.OfType<string>());

    private static string ScheduleOf(Schedule schedule) => string.Join(' ', new[]
    {
        FlatHours.Days(schedule.Days), Times.Clock(schedule.From) + (schedule.Until is { } until ? "-" + Times.Clock(until) : ""), schedule.Zone,
        schedule.Weeks.IsEmpty ? null : "weeks " + string.Join(',', schedule.Weeks.Select(week => week < 0 ? "last" : Number(week))),
        schedule.Every > 1 ? "every " + Number(schedule.Every) : null, Named("starts", schedule.Starts), Named("ends", schedule.Ends),
        schedule.Except.IsEmpty ? null : "except " + string.Join(',', schedule.Except.Select(day => Date(day.ToDateOnly()))),
    }.OfType<string>());

    private static string? LicenceOf(Licence? licence) => licence is null ? null : string.Join(' ', new[] { licence.Register, licence.Number, licence.Url, Date(licence.Until) }.OfType<string>());

    private static string? Named(string name, LocalDate? day) => day is { } known ? $"{name} {Date(known.ToDateOnly())}" : null;

    private static ListingField One(string name, string? value) => new(name, value is null ? [] : [value], false);

    private static ListingField Many(string name, IEnumerable<string> values) => new(name, [.. values], true);

    private static ListingField Words<T>(string name, ImmutableArray<T> values) where T : struct, Enum => Many(name, values.Select(Kebab<T>.Of));

    private static string? Word<T>(T? value) where T : struct, Enum => value is { } known ? Kebab<T>.Of(known) : null;

    private static string? Answer(bool? answer) => answer switch { null => null, true => "yes", _ => "no" };

    private static string? Number(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
