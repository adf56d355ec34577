using System.Globalization;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Formats;

/// <summary>A listing as a contact for a phone's address book: vCard 4.0, RFC 6350.</summary>
public static class VCardWriter
{
    /// <summary>Whether there is anything to keep: a number, an address or a place on the web.</summary>
    public static bool Takes(Listing listing) => !listing.Phones.IsEmpty || (listing.Address ?? listing.Website ?? listing.Email ?? listing.Chat?.Url) is not null;

    /// <summary>The file.</summary>
    /// <param name="published">The listing and where it is published.</param>
    /// <param name="words">The words its notes are written in.</param>
    /// <param name="self">Where the file itself lies.</param>
    public static string Write(PublishedListing published, Strings words, string self)
    {
        Listing listing = published.Listing;
        ContentLines lines = new();
        lines.Add("BEGIN", "VCARD").Add("VERSION", "4.0").Add("KIND", "org").AddText("FN", listing.Name);
        lines.Add("ORG", ContentLines.Text(listing.Name));
        foreach (Phone phone in listing.Phones)
            AddPhone(lines, phone, phone == listing.MainPhone ? ";PREF=1" : "");
        lines.AddText("EMAIL", listing.Email);
        foreach (string url in new[] { listing.Website, listing.Chat?.Url, published.Url }.OfType<string>())
            lines.Add("URL", url);
        if ((listing.Address ?? listing.Town) is not null)
            lines.Add("ADR", string.Join(';', new[] { "", "", listing.Address, listing.Town, published.RegionName, "", published.CountryName }.Select(part => ContentLines.Text(part ?? ""))));
        if (listing.Point is { } point)
            lines.Add("GEO", string.Create(CultureInfo.InvariantCulture, $"geo:{point.Latitude},{point.Longitude}"));
        foreach (string language in listing.Languages)
            lines.Add("LANG", language);
        lines.AddText("TZ", listing.AllHours.Select(hours => hours.Zone).OfType<string>().FirstOrDefault());
        lines.AddText("NOTE", string.Join('\n', NotesOf(listing, words)));
        lines.Add("UID", "urn:uuid:" + StableIds.Of($"{listing.Folder}/{listing.Id}")).Add("SOURCE", self);
        return lines.Add("REV", listing.Checked.On.ToString("yyyyMMdd'T000000Z'", CultureInfo.InvariantCulture)).Add("END", "VCARD").ToString();
    }

    private static void AddPhone(ContentLines lines, Phone phone, string first)
    {
        if (phone.Kind == PhoneKind.Whatsapp)
            lines.Add("IMPP" + first, phone.Href);
        // A short code is dialled as it is; a telephone address would need a country around it.
        else if (phone.Digits[0] != '+')
            lines.AddText($"TEL;TYPE={Kebab<PhoneKind>.Of(phone.Kind)}{first}", phone.Digits);
        else
            lines.Add($"TEL;VALUE=uri;TYPE={Kebab<PhoneKind>.Of(phone.Kind)}{first}", "tel:" + phone.Digits);
    }

    // What a caller must know before calling goes wherever the number goes.
    private static IEnumerable<string> NotesOf(Listing listing, Strings words)
    {
        yield return listing.Summary;
        if (listing.Note is { } note)
            yield return $"{words.GoodToKnow} {note}";
        if (listing.Hours is { } hours)
            yield return $"{words.FactHours}: {Times.InWords(words, hours)}";
        foreach (Phone phone in listing.Phones.Where(phone => phone.Keyword is not null || phone.Label is not null || phone.Hours is not null))
            yield return $"{words.Label(phone.Kind)} {phone.Shown}: " + string.Join(" ", new[]
            {
                phone.Keyword is { } keyword ? Strings.Fill(words.SendKeyword, ("word", keyword)) : null, phone.Label, phone.Hours is { } own ? Times.InWords(words, own) : null,
            }.OfType<string>());
        yield return Strings.Fill(words.Label(listing.Checked.Against), ("date", words.Date(listing.Checked.On)));
    }
}
