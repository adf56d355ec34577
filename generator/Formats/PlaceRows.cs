using System.Text.RegularExpressions;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Reads rows of tables and of maps: places and lines with our names of fields, or meetings with Meeting Guide's.</summary>
internal static partial class PlaceRows
{
    /// <summary>Reads one row, whose columns have our names.</summary>
    public static Draft Read(RowFields row, FeedTerms terms)
    {
        ListingType? type = Word<ListingType>(row.Text("type")) ?? terms.Columns.Type;
        ListingKind? kind = Word<ListingKind>(row.Text("kind")) ?? terms.Columns.Kind ?? (type is { } sort ? Enum.GetValues<ListingKind>().First(whole => Listing.Allows(whole, sort)) : null);
        OwnFacts? own = IsOwn(row) ? OwnOf(row) : null;
        if ((kind == ListingKind.Group && own is null) || (kind is null && row.Text("day", "days", "time", "weekday") is not null))
            return MeetingGuideReader.Read(row, terms) with { Type = type };
        return new()
        {
            At = row.At,
            Number = row.Number,
            RowId = row.Text("id"),
            Kind = kind ?? ListingKind.Centre,
            Type = type,
            Name = row.Text("name"),
            OtherNames = row.Texts("other_names"),
            Description = row.Text("summary", "description"),
            Operator = row.Text("operator"),
            Country = row.Text("country"),
            Region = row.Text("region") is { } region && Slug.IsValid(region) ? region : null,
            Town = row.Text("town", "city"),
            Place = row.Raw("place"),
            Street = row.Raw("formatted_address", "address"),
            IsWholeAddress = own is not null || row.Text("formatted_address") is not null || (row.Text("address") is { } address && row.Text("town", "city") is { } town && address.Contains(", " + town, StringComparison.OrdinalIgnoreCase)),
            State = row.Raw("state"),
            Postcode = row.Raw("postcode", "postal_code", "zip"),
            Latitude = row.Raw("latitude", "lat"),
            Longitude = row.Raw("longitude", "lon", "lng"),
            Serves = [.. Words<Serves>(row, "serves")],
            Services = [.. Words<Offer>(row, "services")],
            Languages = [.. row.Texts("languages").SelectMany(Split)],
            Access = [.. Words<Access>(row, "access")],
            Cost = Word<Cost>(row.Text("cost")),
            Fellowship = own is null ? null : Word<Fellowship>(row.Text("fellowship")),
            MinimumAge = own is null ? null : OwnFacts.Age(row.Text("minimum_age")),
            MaximumAge = own is null ? null : OwnFacts.Age(row.Text("maximum_age")),
            Own = own,
            Phones = [.. row.Texts("phone", "phones", "telephone").SelectMany(text => text.Split([';', '|'])).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (text, PhoneKind.Voice, (string?)null))],
            Email = row.Text("email"),
            Website = row.Raw("website", "url"),
            Notes = row.Texts("notes", "note"),
            Updated = row.Text("updated"),
            LeftOut = row.Values.Any(value => value.Key.StartsWith("contact", StringComparison.Ordinal) && !value.Value.IsEmpty) ? ["a person to contact"] : [],
        };
    }

    /// <summary>Whether a row is one of our own files': no other has all of these columns, and words of ours in them.</summary>
    internal static bool IsOwn(RowFields row) =>
        Word<ListingKind>(row.Text("kind")) is not null && Word<ListingType>(row.Text("type")) is not null && Word<CheckedAgainst>(row.Text("checked_against")) is not null && row.Text("checked_on") is not null && row.Text("data_licence") is not null;

    private static OwnFacts OwnOf(RowFields row) => new(row, [.. row.Texts("phones").Select(text => PhoneOf(text, row.At)).OfType<RowFields>()], [], [.. row.Texts("sources").Select(text => SourceOf(text, row.At))]);

    private static readonly ImmutableArray<string> PhoneParts = ["kind", "number", "keyword", "label"];

    private static RowFields? PhoneOf(string text, Source at) => Numbered().Match(text) is { Success: true } phone
        ? RowFields.Of(at, 0, PhoneParts.Where(name => phone.Groups[name].Success).Select(name => (name, ImmutableArray.Create(phone.Groups[name].Value.Trim()))))
        : null;

    private static RowFields SourceOf(string text, Source at) => text.Split(' ', 2) is [var url, var date] ? RowFields.Of(at, 0, [("url", [url]), ("date", [date])]) : RowFields.Of(at, 0, [("url", [text])]);

    private static T? Word<T>(string? text) where T : struct, Enum => OwnFacts.Word<T>(text);

    private static IEnumerable<T> Words<T>(RowFields row, string name) where T : struct, Enum => row.Texts(name).SelectMany(Split).Select(Word<T>).OfType<T>().Distinct();

    private static IEnumerable<string> Split(string text) => text.Split([',', ';', '|', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^(?<kind>[a-z]+) (?<number>\+?[0-9]+)( keyword (?<keyword>[^(]+))?( \((?<label>.*)\))?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
