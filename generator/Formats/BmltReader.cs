using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Reads answers of a BMLT server (Narcotics Anonymous): a list of meetings, or <c>{meetings, formats}</c>. Formats are told apart by their <c>world_id</c>, because their keys differ from server to server.</summary>
public static class BmltReader
{
    /// <summary>Reads a file.</summary>
    public static IEnumerable<Draft> Read(string file, string text, FeedTerms terms, Diagnostics report)
    {
        ImmutableArray<JsonRow> entries = JsonRows.Read(file, text, report);
        JsonRow[] meetings = [.. entries.SelectMany(entry => In(entry, "meetings"))];
        FrozenDictionary<string, Format> formats = Formats([.. entries.SelectMany(entry => In(entry, "formats", onlyBelow: true))]);
        int number = 0;
        foreach (JsonRow meeting in meetings)
            yield return Read(JsonRows.Fields(meeting, ++number), formats, terms);
    }

    private static IEnumerable<JsonRow> In(JsonRow entry, string name, bool onlyBelow = false)
    {
        if (entry.Value.ValueKind == JsonValueKind.Object && (entry.Value.TryGetProperty("meetings", out _) || entry.Value.TryGetProperty("formats", out _)))
            return entry.Value.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(below => new JsonRow(entry.At, below))] : [];
        return onlyBelow ? [] : [entry];
    }

    // What a format says in our words, and the weeks of the month it is said of.
    private sealed record Format(MeetingType? Type, string Says, ImmutableArray<int> Weeks);

    private static FrozenDictionary<string, Format> Formats(JsonRow[] rows)
    {
        Dictionary<string, Format> formats = new(StringComparer.Ordinal);
        foreach (RowFields row in rows.Select(JsonRows.Fields).OrderBy(row => row.Text("lang", "lang_enum") == "en" ? 0 : 1))
        {
            string key = row.Text("key_string") ?? "";
            Format format = new(TypeOf(row.Text("world_id", "worldid_mixed") ?? "", key), row.Text("name_string") ?? key, WeeksOf(row.Text("format_type_enum") ?? ""));
            if (row.Text("id", "shared_id_bigint") is { } id)
                formats.TryAdd("#" + id, format);
            if (key.Length > 0)
                formats.TryAdd(key, format);
        }
        return formats.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // FC1-2: said of the second week; FC1-L: of the last.
    private static ImmutableArray<int> WeeksOf(string kind) => kind.LastIndexOf('-') is > 0 and var at
        ? [.. kind[(at + 1)..].Select(letter => letter switch { 'L' => -1, >= '1' and <= '5' => letter - '0', _ => 0 }).Where(week => week != 0)]
        : [];

    private static Draft Read(RowFields row, FrozenDictionary<string, Format> formats, FeedTerms terms)
    {
        Format[] said = [.. Said(row, formats)];
        // What is said of some weeks only must not be said of all.
        MeetingType[] types = [.. said.Where(format => format.Weeks.IsEmpty).Select(format => format.Type).OfType<MeetingType>()];
        ImmutableHashSet<string> keys = [.. said.Where(format => format.Weeks.IsEmpty).Select(format => format.Type?.Code ?? "")];
        MeetingMode? mode = Mode(row, keys);
        IsoDayOfWeek? day = FeedDays.Of(row.Text("weekday_tinyint", "weekday"), DayCount.FromSundayOne);
        LocalTime? from = FeedTimes.Time(row.Text("start_time"));
        int? minutes = FeedTimes.Minutes(row.Text("duration_time"));
        bool isRunning = minutes is > 0 and <= 24 * 60;
        return new()
        {
            At = row.At,
            Number = row.Number,
            // Servers of an aggregate count each for itself.
            RowId = row.Text("id_bigint", "id") is { } id ? row.Text("root_server_id") is { } server ? $"{server}-{id}" : id : null,
            Kind = ListingKind.Group,
            Name = row.Text("meeting_name", "name"),
            Country = row.Text("location_nation"),
            Town = row.Text("location_municipality", "location_city_subsection", "location_neighborhood", "location_sub_province"),
            Place = row.Raw("location_text"),
            Street = row.Raw("location_street"),
            State = row.Raw("location_province"),
            Postcode = row.Raw("location_postal_code_1"),
            Latitude = row.Raw("latitude"),
            Longitude = row.Raw("longitude"),
            Serves = [.. types.Select(type => type.Serves).OfType<Serves>()],
            Languages = [.. types.Select(type => type.Language).OfType<string>()],
            Access = [.. types.Select(type => type.Access).OfType<Access>()],
            Fellowship = terms.Fellowship ?? Fellowship.NarcoticsAnonymous,
            Notes =
            [
                .. Prose.Select(name => row.Raw(name)).OfType<string>(),
                .. said.Where(format => !format.Weeks.IsEmpty).Select(format => $"{format.Says} ({string.Join(", ", format.Weeks.Select(Week))} week of the month)."),
                .. mode is not null && keys.Contains(MeetingGuideTypes.PlaceClosed) ? ["The feed marks its place as closed for a while."] : Array.Empty<string>(),
            ],
            IsClosed = mode is null,
            LeftOut = [.. LeftOut(row)],
            Changed = minutes is not null && !isRunning ? ["a duration of less than nothing, or of more than a day, was left out"] : [],
            Refused = row.Text("published") == "0" ? "it is not published" : day is null ? "its day cannot be read" : from is null ? "its time cannot be read" : null,
            Meeting = new()
            {
                Mode = mode,
                Days = day is { } known ? [known] : [],
                From = from,
                Until = isRunning && from is { } start ? start.PlusMinutes(minutes!.Value) : null,
                Zone = row.Text("time_zone"),
                Attendance = types.Select(type => type.Attendance).OfType<Attendance>().Distinct().ToArray() is [var only] ? only : null,
                Formats = [.. types.Select(type => type.Format).OfType<MeetingFormat>().Distinct()],
                Also = [.. said.Where(format => format.Weeks.IsEmpty && format.Type is null or { IsWhole: false }).Select(format => format.Says).Where(says => says.Length > 0)],
                Join = row.Raw("virtual_meeting_link"),
                Dial = row.Raw("phone_meeting_number"),
            },
        };
    }

    private static readonly ImmutableArray<string> Prose = ["comments", "location_info", "bus_lines", "train_lines", "public_transport", "format_comments"];

    private static string Week(int week) => week < 0 ? "last" : week.ToString(CultureInfo.InvariantCulture) + week switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    private static IEnumerable<Format> Said(RowFields row, FrozenDictionary<string, Format> formats)
    {
        string[] keys = (row.Text("formats") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] ids = (row.Text("format_shared_id_list") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (string id in ids)
            if (formats.TryGetValue("#" + id, out Format? format))
                yield return format;
        // A key whose id was already told is not told twice; without the table of formats only those every server has are known.
        if (ids.All(id => !formats.ContainsKey("#" + id)))
            foreach (string key in keys)
                yield return formats.TryGetValue(key, out Format? format) ? format : new(TypeOf("", key), TypeOf("", key) is null ? "" : TypeOf("", key)!.Says, []);
    }

    private static IEnumerable<string> LeftOut(RowFields row)
    {
        if (row.Values.Any(value => value.Key is "contact_name_1" or "contact_name_2" or "contact_phone_1" or "contact_phone_2" or "contact_email_1" or "contact_email_2" or "email_contact" && value.Value.Any(text => !string.IsNullOrWhiteSpace(text))))
            yield return "a person to contact";
        if (row.Text("virtual_meeting_additional_info") is not null)
            yield return "a note about joining, which may hold a passcode";
    }

    private static MeetingMode? Mode(RowFields row, ImmutableHashSet<string> keys)
    {
        bool joins = row.Text("virtual_meeting_link") is not null;
        bool dials = row.Text("phone_meeting_number") is not null;
        MeetingMode away = joins || !dials ? MeetingMode.Online : MeetingMode.Phone;
        bool isPlaceClosed = keys.Contains(MeetingGuideTypes.PlaceClosed);
        string? venue = row.Text("venue_type");
        if (venue == "3" || (venue is null && keys.Contains(Hybrid)))
            return isPlaceClosed ? away : MeetingMode.Hybrid;
        if (venue == "2" || (venue is null && (keys.Contains(MeetingGuideTypes.Online) || (joins && row.Text("location_street") is null))))
            return away;
        return !isPlaceClosed ? MeetingMode.InPerson : joins || dials ? away : null;
    }

    private const string Hybrid = "HY";

    /// <summary>What a format says, by the id it has with NA's world services, and where it has none by the keys of the English list every server starts from.</summary>
    internal static MeetingType? TypeOf(string worldId, string key) => WorldIds.GetValueOrDefault(worldId.ToUpperInvariant()) ?? (worldId.Length == 0 ? Keys.GetValueOrDefault(key) : null);

    private static MeetingType Is(string code, string says, MeetingFormat format, bool whole = true) => new(code, says) { Format = format, IsWhole = whole };

    private static MeetingType Is(string code, string says, Serves serves) => new(code, says) { Serves = serves };

    private static MeetingType Tongue(string code, string says, string language) => new(code, says) { Language = language };

    private static readonly FrozenDictionary<string, MeetingType> WorldIds = new MeetingType[]
    {
        new("OPEN", "Open") { Attendance = Attendance.Open }, new("CLOSED", "Closed") { Attendance = Attendance.Closed },
        Is("BEG", "Beginners", MeetingFormat.Beginners), Is("DISC", "Discussion", MeetingFormat.Discussion), Is("TOP", "Topic", MeetingFormat.Discussion, false), Is("SPK", "Speaker", MeetingFormat.Speaker),
        Is("S-D", "Speaker and discussion", MeetingFormat.Speaker, false), Is("STEP", "Step", MeetingFormat.StepStudy), Is("SWG", "Step guide", MeetingFormat.StepStudy, false), Is("TRAD", "Tradition", MeetingFormat.TraditionStudy),
        Is("LIT", "Literature", MeetingFormat.Literature), Is("BT", "Basic Text", MeetingFormat.Literature, false), Is("IP", "Informational pamphlet", MeetingFormat.Literature, false), Is("IW", "It Works", MeetingFormat.Literature, false),
        Is("JFT", "Just for Today", MeetingFormat.Literature, false), Is("LC", "Living Clean", MeetingFormat.Literature, false), Is("GP", "Guiding Principles", MeetingFormat.Literature, false),
        Is("MED", "Meditation", MeetingFormat.Meditation), Is("QA", "Questions and answers", MeetingFormat.QuestionsAndAnswers), Is("CAN", "Candlelight", MeetingFormat.Candlelight),
        Is("W", "Women", Serves.Women), Is("M", "Men", Serves.Men), Is("Y", "Young people", Serves.YoungPeople), Is("GL", "Gay, lesbian and transgender", Serves.Lgbtq), Is("LGBTQ+", "LGBTQ+", Serves.Lgbtq),
        new("WCHR", "Wheelchair access") { Access = Access.StepFree }, new(MeetingGuideTypes.Online, "Online") { IsOnline = true }, new("HYBR", "Online and in person"), new(MeetingGuideTypes.PlaceClosed, "Place closed for a while") { IsPlaceClosed = true },
    }.Append(new("VM", "Online") { IsOnline = true }).Append(new(Hybrid, "Online and in person")).ToDictionary(type => type.Code, type => type.Code switch
    {
        "VM" => type with { Code = MeetingGuideTypes.Online },
        "HYBR" => type with { Code = Hybrid },
        _ => type,
    }).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, MeetingType> Keys = new Dictionary<string, MeetingType>(StringComparer.Ordinal)
    {
        ["O"] = WorldIds["OPEN"],
        ["C"] = WorldIds["CLOSED"],
        ["B"] = WorldIds["BEG"],
        ["BT"] = WorldIds["BT"],
        ["CL"] = WorldIds["CAN"],
        ["D"] = WorldIds["DISC"],
        ["GL"] = WorldIds["GL"],
        ["IP"] = WorldIds["IP"],
        ["IW"] = WorldIds["IW"],
        ["JT"] = WorldIds["JFT"],
        ["LC"] = WorldIds["LC"],
        ["M"] = WorldIds["M"],
        ["ME"] = WorldIds["MED"],
        ["QA"] = WorldIds["QA"],
        ["SD"] = WorldIds["S-D"],
        ["SG"] = WorldIds["SWG"],
        ["So"] = WorldIds["SPK"],
        ["St"] = WorldIds["STEP"],
        ["To"] = WorldIds["TOP"],
        ["Tr"] = WorldIds["TRAD"],
        ["W"] = WorldIds["W"],
        ["WC"] = WorldIds["WCHR"],
        ["YP"] = WorldIds["Y"],
        ["VM"] = WorldIds["VM"],
        ["HY"] = WorldIds[Hybrid],
        ["TC"] = WorldIds["TC"],
        ["SL"] = new("SL", "Sign language") { Access = Access.SignLanguage },
        ["CW"] = new("CW", "Children welcome") { IsWhole = false },
        ["NC"] = new("NC", "No children") { IsWhole = false },
        ["CH"] = new("CH", "Closed on holidays") { IsWhole = false },
        ["RA"] = new("RA", "Restricted attendance") { IsWhole = false },
        ["ES"] = Tongue("ES", "Spanish", "es"),
        ["ENG"] = Tongue("ENG", "English", "en"),
        ["FIN"] = Tongue("FIN", "Finnish", "fi"),
        ["PER"] = Tongue("PER", "Persian", "fa"),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
