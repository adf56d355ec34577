using System.Globalization;
using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>One sentence about a row, made of its own facts.</summary>
internal static class DraftSummary
{
    /// <summary>"NA meeting in Springfield, Tuesdays 7 pm."</summary>
    public static string Of(ListingType type, Fellowship? fellowship, DraftMeeting? meeting, string? town, string? state)
    {
        string place = string.Join(", ", new[] { town, state }.OfType<string>());
        string sentence = meeting is null
            ? Words(type) + (place.Length > 0 ? $" in {place}." : ".")
            : $"{Fellowships.ShortName(fellowship)} meeting{Where(meeting.Mode, town)}, {When(meeting)}.";
        return sentence.Length < 20 ? sentence + " Ask before you go." : sentence;
    }

    private static string Words(ListingType type)
    {
        string words = Kebab<ListingType>.Of(type).Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Where(MeetingMode? mode, string? town) => mode switch
    {
        MeetingMode.Online => " online",
        MeetingMode.Phone => " by phone",
        MeetingMode.Hybrid => (town is null ? " in person" : $" in {town}") + " and online",
        _ => town is null ? "" : $" in {town}",
    };

    private static string When(DraftMeeting meeting)
    {
        if (meeting.Days.IsEmpty || meeting.From is not { } from)
            return "by arrangement";
        string days = (meeting.Days.Length, meeting.Weeks.IsEmpty) switch
        {
            (7, true) => "every day",
            (_, true) => Listed(meeting.Days.Select(day => FeedDays.NameOf(day) + "s")),
            _ => $"{Listed(meeting.Weeks.Select(Ordinal))} {Listed(meeting.Days.Select(FeedDays.NameOf))} of the month",
        };
        return $"{days} {Time(from)}";
    }

    private static string Listed(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    private static string Ordinal(int week) => week switch
    {
        -1 => "last",
        1 => "1st",
        2 => "2nd",
        3 => "3rd",
        _ => $"{week}th",
    };

    private static string Time(LocalTime time)
    {
        int hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        return string.Create(CultureInfo.InvariantCulture, $"{hour}{(time.Minute > 0 ? $":{time.Minute:00}" : "")} {(time.Hour < 12 ? "am" : "pm")}");
    }
}
