using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Reads rows of tables and of maps: places and lines with our names of fields, or meetings with Meeting Guide's.</summary>
internal static class PlaceRows
{
    /// <summary>Reads one row, whose columns have our names.</summary>
    public static Draft Read(RowFields row, FeedTerms terms)
    {
        ListingType? type = Word<ListingType>(row.Text("type")) ?? terms.Columns.Type;
        ListingKind? kind = Word<ListingKind>(row.Text("kind")) ?? terms.Columns.Kind ?? (type is { } sort ? Enum.GetValues<ListingKind>().First(whole => Listing.Allows(whole, sort)) : null);
        if (kind == ListingKind.Group || (kind is null && row.Text("day", "days", "time", "weekday") is not null))
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
            IsWholeAddress = row.Text("formatted_address") is not null || (row.Text("address") is { } address && row.Text("town", "city") is { } town && address.Contains(", " + town, StringComparison.OrdinalIgnoreCase)),
            State = row.Raw("state"),
            Postcode = row.Raw("postcode", "postal_code", "zip"),
            Latitude = row.Raw("latitude", "lat"),
            Longitude = row.Raw("longitude", "lon", "lng"),
            Serves = [.. Words<Serves>(row, "serves")],
            Services = [.. Words<Offer>(row, "services")],
            Languages = [.. row.Texts("languages").SelectMany(Split)],
            Access = [.. Words<Access>(row, "access")],
            Cost = Word<Cost>(row.Text("cost")),
            Phones = [.. row.Texts("phone", "phones", "telephone").SelectMany(text => text.Split([';', '|'])).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (text, PhoneKind.Voice, (string?)null))],
            Email = row.Text("email"),
            Website = row.Raw("website", "url"),
            Notes = row.Texts("notes", "note"),
            Updated = row.Text("updated"),
            LeftOut = row.Values.Any(value => value.Key.StartsWith("contact", StringComparison.Ordinal) && !value.Value.IsEmpty) ? ["a person to contact"] : [],
        };
    }

    private static T? Word<T>(string? text) where T : struct, Enum => text is not null && Kebab<T>.TryParse(text, out T value) ? value : null;

    private static IEnumerable<T> Words<T>(RowFields row, string name) where T : struct, Enum => row.Texts(name).SelectMany(Split).Select(Word<T>).OfType<T>().Distinct();

    private static IEnumerable<string> Split(string text) => text.Split([',', ';', '|', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
