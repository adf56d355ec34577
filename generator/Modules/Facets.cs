using NodaTime;
using RecoveryGuide.Content;
using RecoveryGuide.Search;

namespace RecoveryGuide.Modules;

/// <summary>What a listing can be filtered by, and when it answers or meets, as the finder knows it.</summary>
public static class Facets
{
    private static readonly LocalDate FirstDay = new(1970, 1, 1);

    // The parts of a day people plan by; a meeting belongs to the one it begins in.
    private static readonly ImmutableArray<(string Name, int Until)> TimesOfDay = [("night", 5 * 60), ("morning", 12 * 60), ("afternoon", 17 * 60), ("evening", 22 * 60), ("night", 24 * 60)];

    /// <summary>Every "key=value" of a listing. Only what a source states: what is not stated has no facet.</summary>
    public static IEnumerable<string> Of(Listing listing, DateOnly today) =>
    [
        $"country={listing.Country}",
        .. listing.Region is { } region ? [$"region={region}"] : Array.Empty<string>(),
        .. Each("serves", listing.Serves), .. Each("service", listing.Services), .. listing.Languages.Concat(listing.Phones.SelectMany(phone => phone.Languages)).Concat(listing.Chat?.Languages ?? []).Distinct().Select(code => $"language={code}"),
        .. One("cost", listing.Cost), .. Each("channel", listing.Channels), .. Each("access", listing.Access), .. Each("medicine", listing.Medicines), .. Each("admits", listing.Admits),
        .. Each("admission", listing.Admission), .. Each("payment", listing.Payment), .. One("fellowship", listing.Fellowship), .. One("method", listing.Method),
        .. listing.Meetings.SelectMany(meeting => One("attendance", meeting.Attendance).Concat(Each("format", meeting.Formats))).Distinct(),
        .. listing.Meetings.Select(meeting => meeting.Schedule).OfType<Schedule>().SelectMany(OfSchedule).Distinct(),
        .. listing.AllHours.Any(hours => hours.Always) && !listing.IsClosedOn(today) ? ["open=always"] : Array.Empty<string>(),
        .. listing.Anonymous == true ? ["answers=anonymous"] : Array.Empty<string>(),
        .. listing.ThirdPartyCalls == true ? ["answers=third-party"] : Array.Empty<string>(),
        .. listing.IsClosedOn(today) ? ["closed=now"] : Array.Empty<string>(),
        .. Doors(listing).Select(door => $"door={door}"),
    ];

    /// <summary>When a listing answers and meets; nothing while it is closed.</summary>
    public static IEnumerable<SearchTime> Times(Listing listing, DateOnly today) => listing.IsClosedOn(today) ? [] :
    [
        .. listing.AllHours.Where(hours => hours.Zone is not null).SelectMany(hours => hours.Spans.Select(span => OfSpan(span, hours.Zone!))).Distinct(),
        .. listing.Meetings.Where(meeting => meeting.Schedule is not null).Select(meeting => OfMeeting(meeting, meeting.Schedule!)),
    ];

    private static IEnumerable<string> Each<T>(string key, IEnumerable<T> values) where T : struct, Enum => values.Distinct().Select(value => $"{key}={Kebab<T>.Of(value)}");

    private static IEnumerable<string> One<T>(string key, T? value) where T : struct, Enum => value is { } known ? [$"{key}={Kebab<T>.Of(known)}"] : [];

    private static IEnumerable<string> OfSchedule(Schedule schedule) =>
        schedule.Days.Select(day => $"day={(int)day}").Append($"time={TimesOfDay.First(part => Minutes(schedule.From) < part.Until).Name}");

    // Who somebody is decides where to begin, not what may be seen: nothing is kept from anybody.
    private static IEnumerable<string> Doors(Listing listing)
    {
        if (listing.Serves.Contains(Serves.Families) || listing.Services.Contains(Offer.FamilyProgramme) || listing.ThirdPartyCalls == true
            || listing.Fellowship is Fellowship.AlAnon or Fellowship.Alateen or Fellowship.NarAnon or Fellowship.FamiliesAnonymous)
            yield return "family";
        if (listing.Kind == ListingKind.Centre || listing.Services.Contains(Offer.Referral) || listing.Services.Contains(Offer.Assessment) || listing.Services.Contains(Offer.Locator))
            yield return "professional";
    }

    private static SearchTime OfSpan(OpenSpan span, string zone) =>
        new(SearchTimeKind.Hours, zone, Days(span.Days), Minutes(span.From), Minutes(span.Until) - Minutes(span.From) + (span.EndsNextDay ? 24 * 60 : 0)) { Every = 1, Except = [] };

    private static SearchTime OfMeeting(Meeting meeting, Schedule schedule) =>
        new(KindOf(meeting.Mode), schedule.Zone, Days(schedule.Days), Minutes(schedule.From), schedule.Length is { } length ? (int)length.TotalMinutes : 0)
        {
            Weeks = schedule.Weeks.Aggregate(0, (weeks, week) => weeks | 1 << (week < 0 ? 5 : week - 1)),
            Every = schedule.Every,
            Starts = Day(schedule.Starts),
            Ends = Day(schedule.Ends),
            Except = [.. schedule.Except.Select(day => Day(day)!.Value)],
        };

    private static SearchTimeKind KindOf(MeetingMode mode) => mode switch
    {
        MeetingMode.InPerson => SearchTimeKind.InPerson,
        MeetingMode.Online => SearchTimeKind.Online,
        MeetingMode.Phone => SearchTimeKind.Phone,
        _ => SearchTimeKind.Hybrid,
    };

    private static int Days(IEnumerable<IsoDayOfWeek> days) => days.Aggregate(0, (mask, day) => mask | 1 << ((int)day - 1));

    private static int Minutes(LocalTime time) => (time.Hour * 60) + time.Minute;

    private static int? Day(LocalDate? day) => day is { } known ? Period.DaysBetween(FirstDay, known) : null;
}
