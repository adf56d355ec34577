using System.Text.RegularExpressions;
using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>
/// Reads meetings in Meeting Guide's JSON (code4recovery/spec) and its dialects: of the WordPress plugin 12 Step Meeting List, of spreadsheets, of tables wrapped as <c>records[].fields</c>.
/// </summary>
public static partial class MeetingGuideReader
{
    /// <summary>Reads a file.</summary>
    public static IEnumerable<Draft> Read(string file, string text, FeedTerms terms, Diagnostics report)
    {
        int number = 0;
        foreach (JsonRow row in Rows(JsonRows.Read(file, text, report)))
            yield return Read(terms.Columns.Apply(JsonRows.Fields(row, ++number)), terms);
    }

    // A list of meetings, or of records whose fields are the meeting, or an object that holds either.
    private static IEnumerable<JsonRow> Rows(ImmutableArray<JsonRow> entries)
    {
        foreach (JsonRow entry in entries)
        {
            if (entry.Value.ValueKind != System.Text.Json.JsonValueKind.Object)
                yield return entry;
            else if (ListIn(entry) is { } list)
                foreach (System.Text.Json.JsonElement below in list.EnumerateArray())
                    yield return Unwrapped(new(entry.At, below));
            else
                yield return Unwrapped(entry);
        }
    }

    private static System.Text.Json.JsonElement? ListIn(JsonRow entry)
    {
        foreach (string name in new[] { "records", "meetings", "data", "rows" })
            if (entry.Value.TryGetProperty(name, out System.Text.Json.JsonElement list) && list.ValueKind == System.Text.Json.JsonValueKind.Array)
                return list;
        return null;
    }

    private static JsonRow Unwrapped(JsonRow row) =>
        row.Value.ValueKind == System.Text.Json.JsonValueKind.Object && row.Value.TryGetProperty("fields", out System.Text.Json.JsonElement fields) && fields.ValueKind == System.Text.Json.JsonValueKind.Object ? row with { Value = fields } : row;

    /// <summary>Reads one meeting: of a JSON object, or of a line of a table with the same names.</summary>
    public static Draft Read(RowFields row, FeedTerms terms)
    {
        Fellowship? fellowship = Kebab<Fellowship>.TryParse(row.Text("fellowship") ?? "", out Fellowship own) ? own : terms.Fellowship;
        List<string> changed = [];
        ImmutableArray<MeetingType> types = Types(row, fellowship, changed);
        ImmutableArray<IsoDayOfWeek> days = Days(row, terms.Columns.Days, out string? badDay);
        LocalTime? from = FeedTimes.Time(row.Text("time", "start_time"));
        bool isInactive = row.Text("attendance_option") == "inactive";
        bool isPlaceClosed = isInactive || types.Any(type => type.IsPlaceClosed);
        MeetingMode? mode = Mode(row, types, isPlaceClosed);
        (string? town, bool isApproximate) = Town(row);
        return new()
        {
            At = row.At,
            Number = row.Number,
            RowId = row.Text("slug") ?? row.Text("id"),
            Kind = ListingKind.Group,
            Name = row.Text("name", "meeting", "meeting_name"),
            Country = row.Text("country") ?? Tail(row.Text("formatted_address")),
            Town = town,
            Place = isApproximate ? null : row.Raw("location", "location_name", "place"),
            Street = isApproximate ? null : row.Raw("formatted_address", "address"),
            IsWholeAddress = row.Text("formatted_address") is not null,
            State = row.Raw("state"),
            Postcode = row.Raw("postal_code", "postcode", "zip"),
            Latitude = isApproximate ? null : row.Raw("latitude"),
            Longitude = isApproximate ? null : row.Raw("longitude"),
            Serves = [.. types.Select(type => type.Serves).OfType<Serves>()],
            Languages = [.. types.Select(type => type.Language).OfType<string>()],
            Access = [.. types.Select(type => type.Access).OfType<Access>()],
            Phones = row.Text("entity_phone") is { } phone ? [(phone, PhoneKind.Voice, row.Text("entity"))] : [],
            Email = row.Text("entity_email"),
            Website = row.Raw("website", "url", "entity_url", "entity_website_url"),
            Operator = row.Text("entity"),
            Fellowship = fellowship,
            Notes = [.. Notes.Select(name => row.Raw(name)).OfType<string>(), .. mode is not null && isPlaceClosed ? ["The feed marks its place as closed for a while."] : Array.Empty<string>()],
            IsClosed = mode is null,
            Updated = row.Text("updated"),
            LeftOut = [.. LeftOut(row)],
            Changed = [.. changed],
            Refused = badDay ?? (days.IsEmpty || from is not null ? null : row.Text("time", "start_time") is null ? "it has a day but no time" : "its time cannot be read"),
            Meeting = new()
            {
                Mode = mode,
                Days = days,
                From = days.IsEmpty ? null : from,
                Until = FeedTimes.Time(row.Text("end_time")),
                Zone = row.Text("timezone", "time_zone"),
                Attendance = types.Select(type => type.Attendance).OfType<Attendance>().Distinct().ToArray() is [var only] ? only : null,
                Formats = [.. types.Select(type => type.Format).OfType<MeetingFormat>().Distinct()],
                Also = [.. types.Where(type => !type.IsWhole).Select(type => type.Says)],
                Join = row.Raw("conference_url", "online_url"),
                Dial = row.Raw("conference_phone"),
            },
        };
    }

    // Notes about the link and the number to dial are where passcodes stand; nothing else is worth the risk.
    private static readonly ImmutableArray<string> Notes = ["notes", "location_notes", "group_notes", "public_transport"];

    private static IEnumerable<string> LeftOut(RowFields row)
    {
        foreach ((string what, string begins) in People)
            if (row.Values.Any(value => value.Key.StartsWith(begins, StringComparison.Ordinal) && value.Value.Any(text => !string.IsNullOrWhiteSpace(text))))
                yield return what;
    }

    private static readonly ImmutableArray<(string What, string Begins)> People =
    [
        ("a person to contact", "contact_"), ("an e-mail address of the group", "email"), ("a phone number of the group", "phone"), ("an address for feedback", "feedback_emails"), ("a way to send money", "venmo"),
        ("a way to send money", "paypal"), ("a way to send money", "square"), ("a note about joining, which may hold a passcode", "conference_url_notes"), ("a note about dialling, which may hold a passcode", "conference_phone_notes"),
    ];

    private static ImmutableArray<MeetingType> Types(RowFields row, Fellowship? fellowship, List<string> changed)
    {
        List<MeetingType> types = [];
        foreach (string written in row.Texts("types", "type_codes").SelectMany(text => text.Split([',', ';'])).Select(text => PlainText.Of(text).Trim('[', ']', '"', '\'', ' ')).Where(code => code.Length > 0))
            if (MeetingGuideTypes.Of(fellowship, written) is { } type)
                types.Add(type);
            else
                changed.Add($"type code '{written[..Math.Min(written.Length, 24)]}' is not known here and was left out");
        return [.. types.Distinct()];
    }

    private static ImmutableArray<IsoDayOfWeek> Days(RowFields row, DayCount count, out string? bad)
    {
        List<IsoDayOfWeek> days = [];
        bad = null;
        foreach (string written in row.Texts("day", "days", "weekday").SelectMany(text => text.Split(',')).Select(text => text.Trim()).Where(text => text.Length > 0))
            if (FeedDays.Of(written, count) is { } day)
                days.Add(day);
            else if (!written.Equals("null", StringComparison.OrdinalIgnoreCase) && !written.StartsWith("appointment", StringComparison.OrdinalIgnoreCase))
                bad = "its day cannot be read";
        return [.. days.Distinct().Order()];
    }

    private static MeetingMode? Mode(RowFields row, ImmutableArray<MeetingType> types, bool isPlaceClosed)
    {
        bool joins = row.Raw("conference_url", "online_url") is not null;
        bool dials = row.Raw("conference_phone") is not null;
        bool isOnline = joins || dials || types.Any(type => type.IsOnline);
        MeetingMode away = joins || !dials ? MeetingMode.Online : MeetingMode.Phone;
        return row.Text("attendance_option") switch
        {
            "in_person" => MeetingMode.InPerson,
            "online" => away,
            "hybrid" => MeetingMode.Hybrid,
            _ when isPlaceClosed => isOnline ? away : null,
            _ => isOnline ? HasStreet(row) ? MeetingMode.Hybrid : away : MeetingMode.InPerson,
        };
    }

    private static bool HasStreet(RowFields row) => !Town(row).IsApproximate && row.Text("address", "formatted_address") is not null;

    // Without a word about it, an address of fewer than four parts is a town: so the format's own readers take it.
    private static (string? Town, bool IsApproximate) Town(RowFields row)
    {
        if (row.Text("formatted_address") is not { } whole)
            return (row.Text("city", "town") ?? Region(row), row.Text("approximate") == "yes");
        string[] parts = [.. whole.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        bool isApproximate = row.Text("approximate") is { } said ? said.Equals("yes", StringComparison.OrdinalIgnoreCase) : parts.Length < 4;
        int state = Array.FindLastIndex(parts, part => StateAndCode().IsMatch(part));
        string? town = state > (isApproximate ? 0 : 1) ? parts[state - 1] : null;
        return (row.Text("city", "town") ?? (town is not null && !town.Any(char.IsDigit) ? town : Region(row)), isApproximate);
    }

    private static string? Region(RowFields row) => row.Texts("regions") is { IsEmpty: false } regions ? PlainText.Of(regions[^1]) : row.Text("region");

    private static string? Tail(string? address) => address?.Split(',')[^1] is { } tail && !tail.Any(char.IsDigit) && tail.Trim().Length > 2 ? tail : null;

    [GeneratedRegex(@"^[A-Z]{2}( [0-9A-Z][0-9A-Z \-]{2,9})?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StateAndCode();
}
