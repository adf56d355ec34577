using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Formats;

/// <summary>Groups' meetings for meeting finders: Meeting Guide JSON (code4recovery/spec), a flat list of weekly meetings. Our own fields beside the specification's say where each comes from.</summary>
public static class MeetingGuideWriter
{
    private const int LongestSlug = 64;

    /// <summary>The meetings it can hold: weekly ones, still held, of groups that are not closed for a while.</summary>
    public static IEnumerable<Meeting> MeetingsOf(Listing listing, DateOnly today) => listing.IsClosedOn(today) ? [] : listing.Meetings.Where(meeting => meeting.Schedule is { } schedule && Takes(schedule, today));

    // It knows no other rhythm, and no first or last day: what begins later or has ended would be shown as held.
    private static bool Takes(Schedule schedule, DateOnly today) =>
        schedule is { Every: 1, Weeks.IsEmpty: true } && !(schedule.Ends < LocalDate.FromDateOnly(today)) && !(schedule.Starts > LocalDate.FromDateOnly(today));

    /// <summary>The file.</summary>
    public static ReadOnlySequence<byte> Write(IEnumerable<PublishedListing> listings, Site site) =>
        JsonText.Rows(listings.SelectMany(published => MeetingsOf(published.Listing, site.Today).Select((meeting, at) => JsonText.Row(RowOf(published, meeting, at, site)))));

    private static JsonObject RowOf(PublishedListing published, Meeting meeting, int at, Site site)
    {
        Listing listing = published.Listing;
        Schedule schedule = meeting.Schedule!;
        bool inPerson = meeting.Channels.Contains(Channel.InPerson);
        return JsonText.Of(
        [
            ("name", meeting.Name ?? listing.Name),
            ("slug", SlugOf(listing, at)),
            ("day", DaysOf(schedule)),
            ("time", Times.Clock(schedule.From)),
            ("end_time", schedule.Until is { } until ? Times.Clock(until) : null),
            ("timezone", schedule.Zone),
            ("attendance_option", meeting.Mode switch { MeetingMode.InPerson => "in_person", MeetingMode.Hybrid => "hybrid", _ => "online" }),
            ("address", inPerson ? listing.Address : null), ("city", listing.Town), ("state", published.RegionName), ("country", published.CountryName is null ? null : listing.Country),
            ("latitude", listing.Point?.Latitude), ("longitude", listing.Point?.Longitude),
            // A finder sends people to a place that is not called approximate.
            ("approximate", inPerson && (listing.Address is not null || listing.Point is not null) ? "no" : "yes"),
            // The last one is taken for the town.
            ("regions", listing.Town is { } town ? JsonText.List(new[] { published.CountryName, published.RegionName, town }.OfType<string>()) : null),
            ("conference_url", meeting.Join), ("conference_phone", meeting.Dial?.Digits),
            // A code means what it means in its fellowship.
            ("fellowship", listing.Fellowship is { } fellowship ? Kebab<Fellowship>.Of(fellowship) : null), ("types", JsonText.List(TypesOf(listing, meeting))),
            ("notes", NotesOf(site.WordsIn(site.Settings.DefaultLanguage), meeting)),
            ("group", listing.Name), ("group_notes", GroupNotesOf(listing)),
            ("updated", listing.Checked.On.ToString("yyyy-MM-dd' 00:00:00'", CultureInfo.InvariantCulture)),
            ("url", published.Url), ("website", listing.Website),
            ("entity", listing.Operator), ("entity_phone", listing.MainPhone?.Digits), ("entity_email", listing.Email), ("entity_url", listing.Website),
            .. ProvenanceOf(published, site.Settings),
        ]);
    }

    // What the specification has no field for, under the names the other files use.
    private static IEnumerable<(string, JsonNode?)> ProvenanceOf(PublishedListing published, Settings settings) =>
    [
        ("checked_on", published.Listing.Checked.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("checked_against", Kebab<CheckedAgainst>.Of(published.Listing.Checked.Against)),
        ("sources", JsonText.List(published.Listing.Sources.Select(source => $"{source.Url} {source.Date?.ToString() ?? "undated"}"))),
        ("data_licence", published.Licence), ("attribution", published.Attribution(settings)),
    ];

    private static string SlugOf(Listing listing, int at)
    {
        string slug = at == 0 ? listing.Id : string.Create(CultureInfo.InvariantCulture, $"{listing.Id}-{at + 1}");
        return slug.Length <= LongestSlug ? slug : StableIds.Of($"{listing.Folder}/{listing.Id}/meeting-guide/{at.ToString(CultureInfo.InvariantCulture)}").ToString();
    }

    // Sunday is 0.
    private static JsonNode DaysOf(Schedule schedule) => schedule.Days is [var day] ? JsonValue.Create((int)day % 7) : new JsonArray([.. schedule.Days.Select(each => (JsonNode)((int)each % 7))]);

    private static IEnumerable<string> TypesOf(Listing listing, Meeting meeting) => new[] { meeting.Attendance is { } attendance ? MeetingGuideTypes.CodeOf(listing.Fellowship, attendance) : null }
        .Concat(meeting.Formats.Select(format => MeetingGuideTypes.CodeOf(listing.Fellowship, format)))
        .Concat(listing.Serves.Select(serves => MeetingGuideTypes.CodeOf(listing.Fellowship, serves)))
        .Concat(listing.Access.Select(access => MeetingGuideTypes.CodeOf(listing.Fellowship, access)))
        .Concat(listing.Languages.Select(language => MeetingGuideTypes.CodeOfLanguage(listing.Fellowship, language)))
        .OfType<string>().Distinct();

    private static string? NotesOf(Strings words, Meeting meeting)
    {
        Schedule schedule = meeting.Schedule!;
        string?[] notes =
        [
            meeting.Note,
            schedule.Except.IsEmpty ? null : Strings.Fill(words.MeetingExcept, ("dates", string.Join(", ", schedule.Except.Select(day => words.Date(day.ToDateOnly()))))) + ".",
            schedule.Ends is { } ends ? Strings.Fill(words.MeetingEnds, ("date", words.Date(ends.ToDateOnly()))) + "." : null,
        ];
        return string.Join('\n', notes.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    // A caveat goes wherever its listing goes.
    private static string GroupNotesOf(Listing listing) => listing.Note is { } note ? $"{listing.Summary}\n{note}" : listing.Summary;
}
