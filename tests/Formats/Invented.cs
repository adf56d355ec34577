using System.Buffers;
using System.Text;
using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Tests.Formats;

/// <summary>Invented listings for the tests of formats.</summary>
internal static class Invented
{
    internal static string Text(ReadOnlySequence<byte> bytes) => Encoding.UTF8.GetString(bytes);

    internal static readonly DateOnly Checked = new(2026, 3, 2);

    /// <summary>The least a group can say.</summary>
    internal static Listing Group { get; } = new()
    {
        Kind = ListingKind.Group,
        Id = "harbour-group",
        Name = "Harbour Group",
        OtherNames = [],
        Type = ListingType.SelfHelpMeetings,
        Summary = "A group that meets by the harbour every week.",
        Country = "GB",
        Places = default,
        Serves = [Serves.Alcohol],
        Services = [Offer.Meetings],
        Languages = ["en"],
        Phones = [],
        Sources = [new("https://example.org/harbour", "Example News", "where it meets", new PartialDate(2026, 2, null), default)],
        Checked = new(Checked, CheckedAgainst.SavedCopies),
    };

    /// <summary>A group with meetings in person.</summary>
    internal static Listing Meeting(params ImmutableArray<Schedule> schedules) =>
        Group with { Meetings = [.. schedules.Select(schedule => new Meeting(MeetingMode.InPerson, schedule, null, null, [], null, null, null, default))] };

    /// <summary>A weekly schedule.</summary>
    internal static Schedule Weekly(string zone, string from, string? until, params ImmutableArray<IsoDayOfWeek> days) =>
        new(days, [], 1, Time(from), until is null ? null : Time(until), zone, null, null, []);

    internal static LocalTime Time(string clock) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(clock).Value;

    internal static LocalDate Day(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

    /// <summary>A listing as it is published on an invented site.</summary>
    internal static PublishedListing Published(Listing listing) => new(listing, "United Kingdom", null, $"https://small.example/find/{listing.Folder}/{listing.Id}/");
}
