using RecoveryGuide.Content;
using static RecoveryGuide.Schemas.Shapes;

namespace RecoveryGuide.Schemas;

/// <summary>The site, its places and its sources.</summary>
internal static class SiteShapes
{
    internal static Shape Site { get; } = Map(
        Needs("name", AnyText, "the site's name"),
        May("base_url", Address, "where the site is published; --base-url overrides it"),
        Needs("languages", new ListShape(Map(
            Needs("code", SlugText, "the language's code, such as hi"),
            Needs("name", AnyText, "the language's name in itself"),
            May("direction", new ChoiceShape(Settings.Directions), "how it is written: ltr from the left, rtl from the right")), 1), "its languages, the default one first"),
        Needs("default_country", CountryCode, "the code of the country whose help numbers are shown until the reader picks another"),
        May("leave_to", Address, "the neutral page that \"Leave this site\" ends on"),
        May("corrections", new TextShape("corrections@example.org", "^(https://[^@\\s]+|[^@\\s:/]+@[^@\\s]+)$"), "where mistakes can be reported: an e-mail address, or an https address with {id} where the listing's id goes"),
        May("security_contact", new TextShape("security@example.org", "^(https://[^@\\s]+|[^@\\s:/]+@[^@\\s]+)$"), "whom to tell of a weakness of the site: an e-mail address or an https address; /.well-known/security.txt names it"),
        May("calendar_title", AnyText, "what a meeting is called in a reader's calendar; it must not say what is met for"),
        May("offline_pages", new ListShape(new TextShape("/help-now/", "^/([a-z0-9-]+/)*$")), "pages that every device keeps for when there is no connection, by their addresses in the default language"),
        May("plan_regions", new ListShape(new TextShape("IN/punjab", "^([A-Z]{2}|INTL)(/[a-z0-9-]+)?$")), "whose numbers plans are printed with: IN, or IN/punjab"));

    private static readonly Shape Help = new MapShape([.. Kebab<HelpNumber>.All.Select(number => May(number, new TextShape("in-line"), $"the id of the listing that is called for {number.Replace('-', ' ')}"))]);

    internal static Shape Countries { get; } = Map(May("countries", ListOf(
        Needs("code", CountryCode, "the country's code (ISO 3166-1), or INTL for services for everyone"),
        Needs("slug", SlugText, "its step in an address"),
        Needs("name", NamesByLanguage, "its name by code of language; en must be there"),
        May("also", AnyTexts, "other words people type for it, such as UK"),
        May("help", Help, "which listing gives which help number"),
        May("regions", ListOf(
            Needs("slug", SlugText, "its step in an address, and how listings name it"),
            Needs("name", NamesByLanguage, "its name by code of language; en must be there"),
            May("help", Help, "which listing gives which help number, where that is another than the country's")), "its states or provinces")), "the countries, in the order they are shown"));

    internal static Shape Towns { get; } = Map(
        May("regions", ListOf(
            Needs("country", CountryCode, "the country's code"),
            Needs("region", SlugText, "the slug of its English name in the gazetteer"),
            May("name", NamesByLanguage, "its name by code of language, where countries.yml has none"),
            May("also", AnyTexts, "other words people type for it")), "names of states and provinces"),
        May("towns", ListOf(
            Needs("country", CountryCode, "the country's code"),
            May("region", SlugText, "the slug of its state or province"),
            Needs("name", NamesByLanguage, "its name by code of language; en must be there"),
            May("also", AnyTexts, "other spellings people type, and older names"),
            May("gazetteer", AnyText, "its name in the gazetteer, where that is not the English one here"),
            May("point", Point, "where it lies, for a town the gazetteer lacks or has twice")), "names of towns"));

    internal static Shape ShortCodes { get; } = Map(May("short_codes", ListOf(
        Needs("country", CountryCode, "the country's code, or INTL for a code that several share"),
        Needs("code", ShortCodeDigits, "its digits, in quotes"),
        Needs("is", AnyText, "what answers"),
        Needs("source", SourceAddress, "the address of a page that prints it")), "the short codes countries have"));

    internal static Shape Sources { get; } = Map(May("sources", ListOf(
        Needs("id", AnyText, "how guides name it, such as S25"),
        Needs("title", AnyText, "its title"),
        Needs("org", AnyText, "who published it"),
        Needs("year", AnyText, "the year as printed, or n.d."),
        Needs("url", SourceAddress, "its public address"),
        Needs("reading", OneOf<ReferenceReading>(), "how it was read"),
        Needs("read", Date, "the day it was read")), "the sources that guides rest on"));

    internal static Shape DoNotList { get; } = Map(
        May("hosts", ListOf(
            Needs("host", new TextShape("broker.example.org", "^[^/\\s:]+[.][^/\\s:]+$"), "the name of the site alone, such as example.org"),
            Needs("why", AnyText, "why nothing may lead there")), "sites nothing may lead to"),
        May("numbers", ListOf(
            Needs("number", new TextShape("\"833-555-0199\"", "[0-9].*[0-9].*[0-9].*[0-9].*[0-9]"), "the number in quotes, at least five digits"),
            Needs("why", AnyText, "why it must appear nowhere")), "numbers that must appear nowhere"));

    internal static Shape SafetyNumbers { get; } = Map(May("safety_numbers", ListOf(
        Needs("id", SlugText, "the listing's id"),
        May("numbers", new ListShape(Number), "its numbers as they were approved"),
        May("sources", ListOf(
            Needs("url", SourceAddress, "the address of a source it named then"),
            Needs("date", SourceDate, "the date that source prints, or undated")), "the sources it named then")), "the approved numbers; the verb safety-numbers writes them"));

    internal static Shape ListingCounts { get; } = Map(
        Needs("counted", Date, "the day they were counted"),
        May("listings", ListOf(
            Needs("country", CountryCode, "the country's code"),
            Needs("kind", OneOf<ListingKind>(), "the kind of listing"),
            Needs("count", Whole(0, ListingCount.Most), "how many there were")), "listings by country and kind; the verb safety-numbers counts them"),
        May("feeds", ListOf(
            Needs("feed", AnyText, "the feed's file"),
            Needs("count", Whole(0, ListingCount.Most), "how many rows were taken")), "rows of each feed"));
}
