using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RecoveryGuide.Checks;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Formats;

/// <summary>Applies our rules to what a reader understood of a row: the same for every format.</summary>
internal sealed class Drafts(FeedTerms terms)
{
    private const int LongestName = 120;
    private const int LongestTown = 60;
    private const int LongestAddress = 200;
    private const int LongestSummary = 240;
    private const int ShortestSummary = 20;
    private const int LongestNote = 500;

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>Makes listings of drafts, in their order.</summary>
    public static Import Finish(IEnumerable<Draft> drafts, FeedTerms terms, IEnumerable<string> notes)
    {
        Drafts finisher = new(terms);
        List<ImportedRow> rows = [];
        List<RefusedRow> refused = [];
        foreach (Draft draft in drafts)
        {
            List<string> changed = [.. draft.Changed, .. draft.LeftOut.Select(what => $"{what} was left out")];
            try
            {
                rows.Add(finisher.Row(draft, changed));
            }
            catch (Refusal refusal)
            {
                refused.Add(new(draft.At, draft.Number, draft.RowId is { } id ? PlainText.Of(id) : null, refusal.Why, refusal.Detail));
            }
        }
        return new([.. rows], [.. refused], [.. notes]);
    }

    // Leaves the row from wherever it turns out to be unusable.
    private sealed class Refusal(string why, string detail = "") : Exception(why)
    {
        public string Why { get; } = why;

        public string Detail { get; } = detail;
    }

    private ImportedRow Row(Draft draft, List<string> changes)
    {
        if (draft.Refused is { } reason)
            throw new Refusal(reason);
        void Changed(string what)
        {
            if (!changes.Contains(what))
                changes.Add(what);
        }
        Diagnostics report = new();
        EntryNodes entry = new(draft.At, report);
        string name = Name(draft, Changed);
        string country = draft is { Own: not null, Country: Country.Everywhere } ? Country.Everywhere : CountryCodes.Of(draft.Country) ?? terms.Country;
        string? town = Town(draft.Town, Changed);
        string? address = draft.Meeting is { Mode: MeetingMode.Online or MeetingMode.Phone } ? null : Address(draft, town, country, Changed);
        Fellowship? fellowship = draft.Fellowship ?? (draft.Own is null ? terms.Fellowship : null);
        ListingType type = draft.Type ?? (draft.Kind == ListingKind.Group ? Fellowships.Type(fellowship, draft.Meeting?.Mode) : terms.Columns.Type)
            ?? throw new Refusal("the row does not say what sort of service it is: say it for all rows with a map (--map, type)");
        OwnRules? own = draft.Own is { } facts ? new(facts, country, terms, entry, Changed) : null;
        YamlMap? meeting = draft.Meeting is { } held ? Meeting(draft, held, address, country, entry, Changed) : null;
        string rowId = RowId(draft);
        string id = Id(draft, rowId, name, address);

        entry.Add("id", id);
        entry.Add("name", name);
        entry.Add("other_names", draft.OtherNames.Select(PlainText.Of).Where(other => other.Length > 1 && other != name).Select(other => Short(other, LongestName, "another name", Changed)).OfType<string>());
        entry.Add("type", Kebab<ListingType>.Of(type));
        entry.Add("summary", Summary(draft, type, fellowship, town, Changed));
        entry.Add("operator", Short(draft.Operator, LongestName, "who runs it", Changed));
        entry.Add("country", country, CountryCodes.Of(draft.Country) is null ? terms.Places.Country.File is null ? null : terms.Places.Country : null);
        entry.Add("region", draft.Region ?? terms.Region, draft.Region is null && terms.Places.Region.File is not null ? terms.Places.Region : null);
        entry.Add("town", town);
        entry.Add("address", address);
        entry.Add("point", Point(draft, address, country, entry, Changed));
        entry.Add("serves", Serves(draft, fellowship).Select(Kebab<Serves>.Of));
        entry.Add("services", Services(draft).Select(Kebab<Offer>.Of));
        entry.Add("languages", draft.Languages.Where(LanguageNames.IsKnown));
        entry.Add("cost", draft.Cost is { } cost ? Kebab<Cost>.Of(cost) : null);
        if (own is null)
        {
            entry.Add("hours", Hours(draft, entry, Changed));
            entry.Add("phones", [.. Phones(draft, country, entry, Changed)]);
        }
        entry.Add("email", Email(draft.Email, Changed));
        string? website = DraftWays.Address(draft.Website, Changed);
        entry.Add("website", website);
        if (draft.Kind == ListingKind.Centre)
        {
            entry.Add("minimum_age", draft.MinimumAge?.ToString(CultureInfo.InvariantCulture));
            entry.Add("maximum_age", draft.MaximumAge?.ToString(CultureInfo.InvariantCulture));
        }
        entry.Add("access", draft.Access.Select(Kebab<Access>.Of));
        if (draft.Kind == ListingKind.Group)
        {
            entry.Add("fellowship", fellowship is { } known ? Kebab<Fellowship>.Of(known) : null);
            entry.Add("method", own is null && Fellowships.Method(fellowship) is { } method ? Kebab<Method>.Of(method) : null);
        }
        own?.Add();
        if (meeting is not null)
            entry.Add("meetings", [meeting]);
        entry.Add("temporarily_closed", own?.Closure() ?? Closure(draft, entry));
        if (draft.Meeting is null)
            entry.Add("note", Note(draft.Notes, ours: true, Changed));
        entry.Add("sources", own?.Sources() is { IsEmpty: false } sources ? sources : [SourceOf(draft, rowId, website, entry, Changed)]);
        entry.Add("checked", own?.Checked() ?? CheckOf(entry));
        return Accepted(draft, rowId, id, entry.Map, report, changes);
    }

    private ImportedRow Accepted(Draft draft, string rowId, string id, YamlMap entry, Diagnostics report, List<string> changes)
    {
        Listing listing = ListingReader.Read(draft.Kind, entry);
        if (report.Sorted() is [var first, ..])
            throw new Refusal("what the row says does not pass our own rules", first.Message);
        // Helplines of two countries may have one name; where there is no house to tell them apart by, the number and the page do.
        string where = listing.Address is { } address ? address.ToLowerInvariant() : $"{listing.Country} {listing.Region} {listing.Town} {listing.MainPhone?.Digits} {listing.Website}";
        string same = string.Join('|', listing.Name.ToLowerInvariant(), where, listing.Type, string.Join(',', listing.Meetings.Select(meeting => $"{meeting.Mode} {meeting.Join} {meeting.Dial?.Digits} {When(meeting.Schedule)}")));
        if (!seen.TryAdd(same, draft.Number))
            throw new Refusal("it is the same as a row before it", $"as row {seen[same]}");
        if (!ids.Add(id))
            throw new Refusal("its id is that of a row before it", $"'{id}'");
        return new(draft.At, draft.Number, rowId, draft.Kind, entry, listing, [.. changes]);
    }

    private static string When(Schedule? schedule) => schedule is null ? "" : $"{string.Join(',', schedule.Days)} {string.Join(',', schedule.Weeks)} {schedule.From} {schedule.Until} {schedule.Zone}";

    private static string RowId(Draft draft) => draft.RowId is { } id && PlainText.Of(id) is { Length: > 0 } plain ? plain[..Math.Min(plain.Length, 100)] : $"row {draft.Number}";

    private string Id(Draft draft, string rowId, string name, string? address)
    {
        string when = draft.Meeting is { } meeting ? $"{string.Join(',', meeting.Days)} {meeting.From}" : "";
        if (draft.RowId is null)
            return RowIds.Of(terms.Name, $"{name}|{address}|{draft.Town}|{when}", isId: false);
        string id = RowIds.Of(terms.Name, rowId, isId: true);
        // Some publishers give all meetings of a group one id; the day and the time are the group's own.
        return ids.Contains(id) ? RowIds.Of(terms.Name, $"{rowId}-{RowIds.Hash(name + when)}", isId: true) : id;
    }

    private static string Name(Draft draft, Action<string> changed)
    {
        string name = PlainText.Of(draft.Name);
        // The number a group has in its fellowship's register is no part of its name, and looks like a phone's; a helpline of ours may be called by its own.
        if (draft.Own is null && name.IndexOf(' ', StringComparison.Ordinal) is >= 4 and <= 9 and var end && name.AsSpan(0, end).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            changed("a group's registered number in front of its name was left out");
            name = name[end..].Trim();
        }
        if (name.Length < 2)
            throw new Refusal("it has no name");
        if (PersonalData.InName(name) is { IsEmpty: false } found)
            throw new Refusal("its name holds what may be personal data", string.Join(", ", found.Select(datum => datum.ToString().ToLowerInvariant())));
        if (name.Length > LongestName)
        {
            changed($"a name of more than {LongestName} characters was cut");
            int space = name.LastIndexOf(' ', LongestName - 1, LongestName / 2);
            name = name[..(space > 0 ? space : LongestName)].TrimEnd();
        }
        return Characters.MixesLookAlikes(name) ? throw new Refusal("its name mixes letters of two scripts that look alike") : name;
    }

    // A short fact: a town, a label. What does not fit the form is left out.
    internal static string? Short(string? written, int longest, string what, Action<string> changed)
    {
        string text = PlainText.Of(written);
        if (text.Length == 0)
            return null;
        if (text.Length <= longest && PersonalData.InName(text).IsEmpty && !Characters.MixesLookAlikes(text))
            return text;
        changed($"{what} was left out: too long, or it may hold personal data");
        return null;
    }

    private static string? Town(string? written, Action<string> changed)
    {
        string town = PlainText.Of(written);
        if (town.Length == 0)
            return null;
        if (town.Length <= LongestTown && PersonalData.InAddress(town).IsEmpty && !Characters.MixesLookAlikes(town))
            return town;
        changed("the town was left out: too long, or it may hold personal data");
        return null;
    }

    private static string? Address(Draft draft, string? town, string country, Action<string> changed)
    {
        string street = PlainText.Of(draft.Street).Trim(',', ' ');
        string place = PlainText.Of(draft.Place).Trim(',', ' ');
        if (place.Length > 0 && (street.StartsWith(place, StringComparison.OrdinalIgnoreCase) || !PersonalData.InAddress(place).IsEmpty))
            place = "";
        string whole = draft.IsWholeAddress ? street : string.Join(", ", new[] { street, town ?? "", StateLine(draft, country, changed) }.Where(part => part.Length > 0));
        if (street.Length == 0 && place.Length == 0)
            return null;
        string address = string.Join(", ", new[] { place, whole }.Where(part => part.Length > 0));
        if (address.Length <= LongestAddress && PersonalData.InAddress(address).IsEmpty && !Characters.MixesLookAlikes(address))
            return address;
        changed("the address was left out: too long, or it may hold personal data");
        return null;
    }

    private static string StateLine(Draft draft, string country, Action<string> changed)
    {
        string state = PlainText.Of(draft.State);
        string postcode = PlainText.Of(draft.Postcode);
        if (country == "US" && postcode.Length > 0)
        {
            (string Code, bool Mended)? mended = Postcodes.American(postcode, state);
            if (mended is null)
                changed("a ZIP code that is too short was left out");
            else if (mended.Value.Mended)
                changed("a ZIP code got back the zero it had lost");
            postcode = mended?.Code ?? "";
        }
        return string.Join(' ', new[] { state, postcode }.Where(part => part.Length > 0));
    }

    private static YamlMap? Point(Draft draft, string? address, string country, EntryNodes entry, Action<string> changed)
    {
        (GeoPoint? point, FeedPoints.Outcome outcome) = FeedPoints.Read(draft.Latitude, draft.Longitude, country);
        if (outcome == FeedPoints.Outcome.Swapped)
            changed("latitude and longitude stood in each other's place and were put right");
        if (outcome == FeedPoints.Outcome.LeftOut)
            changed("a point that cannot be there was left out");
        // Without an address the point is a town's middle, or a house nobody should go to; ours stand where an editor put them.
        return point is { } found && (address is not null || draft.Own is not null)
            ? entry.Of(("lat", found.Latitude.ToString(CultureInfo.InvariantCulture)), ("lon", found.Longitude.ToString(CultureInfo.InvariantCulture)))
            : null;
    }

    private ImmutableArray<Serves> Serves(Draft draft, Fellowship? fellowship)
    {
        ImmutableArray<Serves> all = draft.Own is not null ? draft.Serves
            : draft.Kind == ListingKind.Group
            ? [.. fellowship is null && !draft.Serves.IsEmpty ? [] : Fellowships.Serves(fellowship), .. draft.Serves, .. terms.Columns.Serves]
            : draft.Serves.IsEmpty ? terms.Columns.Serves : draft.Serves;
        return all.IsEmpty ? throw new Refusal("the row does not say whom it serves: say it for all rows with a map (--map, serves)") : all;
    }

    private ImmutableArray<Offer> Services(Draft draft) =>
        draft.Meeting is not null ? [Offer.Meetings, Offer.PeerSupport, .. draft.Services] : draft.Services.IsEmpty && draft.Own is null ? terms.Columns.Services : draft.Services;

    private static IEnumerable<YamlNode> Phones(Draft draft, string country, EntryNodes entry, Action<string> changed)
    {
        HashSet<string> numbers = [];
        foreach ((string number, PhoneKind kind, string? label) in draft.Phones)
            if (DraftWays.Phone(number, country, changed) is { } phone && numbers.Add(phone.Number + kind))
            {
                string? named = Short(label, LongestName, "what a number is for", changed);
                string said = string.Join(", ", new[] { named, phone.Extension is { } extension ? $"extension {extension}" : null }.OfType<string>());
                yield return entry.Of(("number", phone.Number), ("kind", kind == PhoneKind.Voice ? null : Kebab<PhoneKind>.Of(kind)), ("label", said));
            }
    }

    private static string? Email(string? written, Action<string> changed)
    {
        string email = PlainText.Of(written);
        if (email.Length == 0)
            return null;
        if (PersonalData.IsServiceAddress(email))
            return email.ToLowerInvariant();
        changed("an e-mail address that is not a general one was left out");
        return null;
    }

    private YamlMap? Hours(Draft draft, EntryNodes entry, Action<string> changed)
    {
        if (draft.Hours.IsEmpty)
            return null;
        if (terms.Zone is null)
        {
            changed("opening hours were left out: no time zone is given");
            return null;
        }
        EntryNodes hours = entry.Below();
        hours.Add("zone", terms.Zone);
        hours.Add("open", [.. draft.Hours.Select(span => (YamlNode)entry.Of(("days", DaysOf(span.Days)), ("from", Clock.Format(span.From)), ("to", Clock.Format(span.Until))))]);
        return hours.Map;
    }

    private YamlMap Meeting(Draft draft, DraftMeeting held, string? address, string country, EntryNodes entry, Action<string> changed)
    {
        string? join = held.Mode is MeetingMode.InPerson or null ? null : DraftWays.Join(held.Join, changed);
        (string Number, string? Meeting)? dial = held.Mode is MeetingMode.InPerson or null ? null : DraftWays.Dial(held.Dial, country, changed);
        MeetingMode mode = ModeOf(draft, held, address, join, dial is not null, changed);
        EntryNodes meeting = entry.Below();
        meeting.Add("mode", Kebab<MeetingMode>.Of(mode));
        bool isScheduled = !held.Days.IsEmpty && held.From is not null;
        if (isScheduled)
            Schedule(meeting, held, changed);
        meeting.Add("attendance", held.Attendance is { } attendance ? Kebab<Attendance>.Of(attendance) : null);
        meeting.Add("formats", held.Formats.Select(Kebab<MeetingFormat>.Of));
        meeting.Add("join", join);
        if (dial is { } number)
            meeting.Add("dial", entry.Of(("number", number.Number), ("label", number.Meeting is { } id ? $"meeting ID {id}" : null)));
        string also = held.Also.IsEmpty ? "" : string.Join(", ", held.Also.Distinct()) + ".";
        string note = Note(draft.Notes, ours: false, changed) ?? "";
        meeting.Add("note", string.Join(' ', new[] { isScheduled ? "" : "By arrangement: the feed gives no day and time.", also, note }.Where(part => part.Length > 0)));
        return meeting.Map;
    }

    private static MeetingMode ModeOf(Draft draft, DraftMeeting held, string? address, string? join, bool dials, Action<string> changed)
    {
        bool away = join is not null || dials;
        bool hasPage = PlainText.Of(draft.Website).Length > 0;
        switch (held.Mode)
        {
            case null:
                return MeetingMode.InPerson;
            case MeetingMode.InPerson when address is null:
                throw new Refusal("it is held in person, but where is not said");
            case MeetingMode.Hybrid when address is null && !away:
            case MeetingMode.Online or MeetingMode.Phone when !away && !hasPage:
                throw new Refusal("it is held online or by phone, but nothing to join by could be kept");
            case MeetingMode.Hybrid when address is null:
                changed("a meeting in person and online without an address is told as online");
                return join is null ? MeetingMode.Phone : MeetingMode.Online;
            case MeetingMode.Online when join is null && dials:
                return MeetingMode.Phone;
            default:
                return held.Mode.Value;
        }
    }

    private void Schedule(EntryNodes meeting, DraftMeeting held, Action<string> changed)
    {
        string? zone = ZoneOf(held.Zone) ?? terms.Zone;
        if (zone is null)
            throw new Refusal("it has a time but no time zone: give one for all rows (--zone)");
        meeting.Add("days", DaysOf(held.Days));
        meeting.Add("weeks", held.Weeks.Select(week => week < 0 ? "last" : week.ToString(CultureInfo.InvariantCulture)));
        if (held.Every > 1)
            meeting.Add("every", held.Every.ToString(CultureInfo.InvariantCulture));
        meeting.Add("from", Clock.Format(held.From!.Value));
        // A meeting of no length, or of all but a whole day, is a slip of whoever typed it.
        if (held.Until is { } until && until != held.From && Length(held.From.Value, until) <= 12 * 60)
            meeting.Add("to", until == LocalTime.Midnight ? "24:00" : Clock.Format(until));
        else if (held.Until is not null)
            changed("an end that makes a meeting last no time, or over twelve hours, was left out");
        meeting.Add("zone", zone);
        meeting.Add("starts", held.Starts is { } starts ? LocalDatePattern.Iso.Format(starts) : null);
        meeting.Add("ends", held.Ends is { } ends ? LocalDatePattern.Iso.Format(ends) : null);
    }

    private static string? ZoneOf(string? written) => written is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(written.Trim()) is { } zone ? zone.Id : null;

    private static int Length(LocalTime from, LocalTime until) => (until.Hour * 60 + until.Minute - from.Hour * 60 - from.Minute + 24 * 60) % (24 * 60);

    private static string DaysOf(ImmutableArray<IsoDayOfWeek> days) => days.Distinct().Count() == 7 ? "daily" : string.Join(',', days.Distinct().Order().Select(FeedDays.WordOf));

    private string Summary(Draft draft, ListingType type, Fellowship? fellowship, string? town, Action<string> changed)
    {
        string own = DraftSummary.Of(type, fellowship, draft.Meeting, town, draft.Meeting is null && PlainText.Of(draft.State) is { Length: > 0 and <= 30 } state ? state : null);
        string theirs = PlainText.Of(draft.Description);
        if (theirs.Length == 0)
            return own;
        if (theirs.Length is >= ShortestSummary and <= LongestSummary && PersonalData.In(theirs).IsEmpty && IsOurs(theirs) && !Characters.MixesLookAlikes(theirs))
            return theirs;
        changed("a description was put into a sentence of ours: too long, or it holds what we do not publish");
        return own;
    }

    // What stands in a note of ours obeys our rules of words; what a meeting's note says is its own.
    private string? Note(ImmutableArray<string> notes, bool ours, Action<string> changed)
    {
        List<string> kept = [];
        foreach (string note in notes.Select(PlainText.Lines).Where(note => note.Length > 0).Distinct(StringComparer.Ordinal))
        {
            Cleared cleared = PersonalData.Clear(note);
            foreach (PersonalDatum datum in cleared.Lost)
                changed($"a note lost what may be {Said(datum)}");
            foreach (string sentence in PersonalData.SentencesOf(cleared.Text))
                if (ours && !IsOurs(sentence))
                    changed("a note lost a sentence with words we do not use, or with too many of them");
                else if (!kept.Contains(sentence) && !Characters.MixesLookAlikes(sentence))
                    kept.Add(sentence);
        }
        string text = "";
        foreach (string sentence in kept)
        {
            string longer = text.Length == 0 ? sentence : $"{text}{(char.IsPunctuation(text[^1]) ? "" : ".")} {sentence}";
            if (longer.Length > LongestNote)
            {
                changed($"a note of more than {LongestNote} characters was cut");
                break;
            }
            text = longer;
        }
        // What two fields hold apart can be a number or a name together.
        if (!PersonalData.In(text).IsEmpty)
        {
            changed("a note was left out whole");
            return null;
        }
        return text.Length == 0 ? null : text;
    }

    private static string Said(PersonalDatum datum) => datum switch
    {
        PersonalDatum.Email => "an e-mail address",
        PersonalDatum.Passcode => "a passcode",
        PersonalDatum.Number => "a phone number",
        PersonalDatum.Name => "a person's name",
        PersonalDatum.Account => "an account for money or messages",
        _ => "a private link",
    };

    private bool IsOurs(string text) => Sentences.Of(text).All(sentence => sentence.Words <= WordChecks.MostWords) && terms.Avoid?.In(text).Any() != true;

    private YamlMap? Closure(Draft draft, EntryNodes entry) => draft.IsClosed
        ? entry.Of(("since", DateOf(draft.Updated) ?? $"{terms.Checked:yyyy-MM-dd}"), ("why", "The feed marks it as closed for a while. Since when, it does not say."))
        : null;

    private string? DateOf(string? written) => FeedTimes.Date(written) is { } date && date <= terms.Checked ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private YamlMap SourceOf(Draft draft, string rowId, string? website, EntryNodes entry, Action<string> changed)
    {
        string url = terms.Url ?? website ?? throw new Refusal("it has no public address, and none is given for all rows (--source with an address)");
        string? date = DateOf(draft.Updated);
        if (date is null && FeedTimes.Date(draft.Updated) is not null)
            changed("a date after the day of the check was left out");
        string named = PersonalData.InName(rowId).IsEmpty ? $" '{rowId}'" : "";
        return entry.Of(("url", url), ("publisher", terms.Publisher), ("says", $"Row{named} of the published data{(terms.Licence is { } licence ? $"; licence: {licence}" : "")}."), ("date", date ?? terms.Date?.ToString() ?? "undated"));
    }

    private YamlMap CheckOf(EntryNodes entry)
    {
        EntryNodes check = entry.Below();
        check.Add("on", $"{terms.Checked:yyyy-MM-dd}", terms.Places.Checked.File is null ? null : terms.Places.Checked);
        check.Add("against", Kebab<CheckedAgainst>.Of(terms.Against));
        return check.Map;
    }
}
