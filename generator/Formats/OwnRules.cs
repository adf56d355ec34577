using System.Globalization;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Applies our rules to what only a file of ours says: prose that may hold personal data, numbers that cannot exist and addresses that may not be published are left out, whoever wrote the file.</summary>
internal sealed class OwnRules(OwnFacts own, string country, FeedTerms terms, EntryNodes entry, Action<string> changed)
{
    private const int LongestName = 120;
    private const int LongestProse = 500;

    /// <summary>Adds the facts to the entry.</summary>
    public void Add()
    {
        RowFields row = own.Listing;
        entry.Add("languages_note", Prose(row, "languages_note"));
        entry.Add("hours", Hours(row, ""));
        entry.Add("phones", [.. own.Phones.Select(phone => Phone(phone, "")).OfType<YamlMap>().DistinctBy(phone => string.Join('|', phone.AllTexts.Select(text => text.Text)))]);
        AddChat(row);
        entry.Add("meeting_finder", DraftWays.Address(row.Raw("meeting_finder"), changed));
        entry.Add("online_meetings", DraftWays.Address(row.Raw("online_meetings"), changed));
        AddWords<Medicine>(row, "medicines", entry);
        AddWords<Admits>(row, "admits", entry);
        AddWords<Admission>(row, "admission", entry);
        AddWords<Payment>(row, "payment", entry);
        entry.Add("licence", Licence(row));
        entry.Add("method", Word<Method>(row, "method"));
        entry.Add("meetings", [.. own.Meetings.Select(Meeting).OfType<YamlMap>()]);
        foreach (string answer in new[] { "anonymous", "third_party_calls", "may_send_emergency" })
            entry.Add(answer, row.Text(answer) switch { "yes" => "true", "no" => "false", _ => null });
    }

    /// <summary>Since when it is closed, and what goes with it; null where the row does not say since when.</summary>
    public YamlMap? Closure()
    {
        RowFields row = own.Listing;
        if (row.Text("closed_since") is not { } since || PartialDate.Parse(since) is null)
            return null;
        return entry.Of(("since", since), ("why", Prose(row, "closed_why")), ("until", Date(row, "closed_until")), ("instead", Prose(row, "closed_instead")));
    }

    /// <summary>The sources that may be named.</summary>
    public ImmutableArray<YamlNode> Sources() => [.. own.Sources.Select(Source).OfType<YamlMap>()];

    /// <summary>When it was last compared with its sources; null where the row does not say, or tells a day that had not come when the file was fetched.</summary>
    public YamlMap? Checked() =>
        Date(own.Listing, "checked_on") is { } on && string.CompareOrdinal(on, terms.Checked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) <= 0 && Word<CheckedAgainst>(own.Listing, "checked_against") is { } against
            ? entry.Of(("on", on), ("against", against))
            : null;

    private YamlMap? Source(RowFields row)
    {
        string url = row.Raw("url")?.Trim() ?? "";
        if (WebAddress.Complaint(url, forSource: true) is not null || PersonalData.IsPersonalPage(url))
        {
            changed("a source whose address may not be published was left out");
            return null;
        }
        string date = row.Text("date") is { } written && PartialDate.Parse(written) is not null ? written : "undated";
        return entry.Of(("url", url), ("publisher", Name(row, "publisher") ?? new Uri(url).Host), ("says", Prose(row, "says")), ("date", date));
    }

    private YamlMap? Hours(RowFields row, string prefix) => FlatHours.Entry(row.Text(prefix + "hours"), row.Text(prefix + "hours_zone"), Prose(row, prefix + "hours_note"), entry, changed);

    private YamlMap? Phone(RowFields row, string prefix)
    {
        string written = row.Text(prefix + "number") ?? "";
        bool isShort = Content.Phone.IsShort(Content.Phone.ShortDigits(written));
        PhoneKind kind = OwnFacts.Word<PhoneKind>(row.Text(prefix + "kind")) ?? PhoneKind.Voice;
        if ((isShort ? kind == PhoneKind.Whatsapp ? null : written : DraftWays.Phone(written, country, changed)?.Number) is not { } number)
            return null;
        EntryNodes phone = entry.Below();
        phone.Add("number", number);
        phone.Add("kind", kind == PhoneKind.Voice ? null : Kebab<PhoneKind>.Of(kind));
        phone.Add("short_code", isShort ? "true" : null);
        phone.Add("keyword", kind == PhoneKind.Text ? Name(row, prefix + "keyword") : null);
        phone.Add("label", Name(row, prefix + "label"));
        phone.Add("hours", Hours(row, prefix));
        phone.Add("languages", row.Texts(prefix + "languages").Where(LanguageNames.IsKnown));
        phone.Add("cost", Word<Cost>(row, prefix + "cost"));
        return phone.Map;
    }

    private void AddChat(RowFields row)
    {
        if (DraftWays.Address(row.Raw("chat"), changed) is not { } url)
            return;
        EntryNodes chat = entry.Below();
        chat.Add("url", url);
        chat.Add("hours", Hours(row, "chat_"));
        chat.Add("languages", row.Texts("chat_languages").Where(LanguageNames.IsKnown));
        entry.Add("chat", chat.Map);
    }

    private YamlMap? Licence(RowFields row) => Name(row, "licence_register") is { } register
        ? entry.Of(("register", register), ("number", Name(row, "licence_number")), ("url", DraftWays.Address(row.Raw("licence_url"), changed)), ("until", Date(row, "licence_until")))
        : null;

    private YamlMap? Meeting(RowFields row)
    {
        string? note = Prose(row, "note");
        bool isScheduled = row.Text("days") is not null;
        if (Word<MeetingMode>(row, "mode") is not { } mode || (!isScheduled && note is null))
        {
            changed("a meeting that does not say when or how it is held was left out");
            return null;
        }
        EntryNodes meeting = entry.Below();
        meeting.Add("mode", mode);
        meeting.Add("name", Name(row, "name"));
        if (isScheduled)
        {
            foreach (string key in new[] { "days", "every", "from", "to", "zone", "starts", "ends" })
                meeting.Add(key, row.Text(key));
            meeting.Add("weeks", row.Texts("weeks"));
            meeting.Add("except", row.Texts("except"));
        }
        meeting.Add("attendance", Word<Attendance>(row, "attendance"));
        AddWords<MeetingFormat>(row, "formats", meeting);
        meeting.Add("join", DraftWays.Join(row.Raw("join"), changed));
        meeting.Add("dial", row.Text("dial_number") is null ? null : Phone(row, "dial_"));
        meeting.Add("note", note);
        return meeting.Map;
    }

    private static string? Word<T>(RowFields row, string name) where T : struct, Enum => OwnFacts.Word<T>(row.Text(name)) is { } word ? Kebab<T>.Of(word) : null;

    private static void AddWords<T>(RowFields row, string name, EntryNodes to) where T : struct, Enum => to.Add(name, OwnFacts.Words<T>(row.Texts(name)).Select(Kebab<T>.Of));

    private static string? Date(RowFields row, string name) => row.Text(name) is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    private string? Name(RowFields row, string name) => Drafts.Short(row.Raw(name), LongestName, $"'{name}'", changed);

    private string? Prose(RowFields row, string name)
    {
        if (row.Text(name) is not { } text)
            return null;
        if (text.Length <= LongestProse && PersonalData.In(text).IsEmpty && !Characters.MixesLookAlikes(text))
            return text;
        changed($"'{name}' was left out: too long, or it may hold personal data");
        return null;
    }
}
