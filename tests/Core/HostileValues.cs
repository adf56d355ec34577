namespace RecoveryGuide.Tests.Core;

/// <summary>What a stranger may write as a value of a listing: an address that runs or misleads, a text that is turned around, an id that leads out of the site. Each is refused where it stands.</summary>
public class HostileValues
{
    // Unlike any other by its number, so that no two are taken for one service.
    private const string Listing = """
        listings:
          - id: line-NUMBER
            name: "Line NUMBER"
            type: referral-line
            summary: "Says which clinics are near, on its own page."
            country: IN
            region: punjab
            serves: [substances]
            website: "https://line-NUMBER.example.org/"
            sources:
              - {url: "https://line-NUMBER.example.org/about", publisher: "News", date: 2026-10}
            checked: {on: 2026-11-20, against: own-page}
        """;

    private const string Name = "name: \"Line NUMBER\"";
    private const string Website = "website: \"https://line-NUMBER.example.org/\"";
    private const string SourceUrl = "url: \"https://line-NUMBER.example.org/about\"";
    private const string Region = "region: punjab";

    private const string NoAddress = "is not a web address; write it in full, such as https://example.org/page.";
    private const string Hidden = "is invisible or changes how text reads; delete it.";
    private const string NoSlug = "cannot stand in an address; use lower-case letters a to z, digits and single hyphens, at most 80.";
    private const string Machine = "names a machine, not a site; use the site's own name.";
    private const string LooksAlike = "mixes Latin with Greek or Cyrillic letters that look alike.";
    private const string NoEmail = "is not an e-mail address.";
    private const string NoPhone = "is not a phone number; write it with + and the country code, such as +91 1800 891 4416, or add 'short_code: true'.";

    private static readonly (string Now, string Then, string Told)[] Values =
    [
        (Website, "website: \"javascript:alert(1)\"", $"(9,14): error RG1112: 'javascript:alert(1)' {NoAddress}"),
        (Website, "website: \"JAVASCRIPT://example.org/%0Aalert(1)\"", "(9,14): error RG1112: 'JAVASCRIPT://example.org/%0Aalert(1)' must begin with https://."),
        (Website, "website: \"data:text/html,x\"", $"(9,14): error RG1112: 'data:text/html,x' {NoAddress}"),
        (Website, "website: \"vbscript:msgbox(1)\"", $"(9,14): error RG1112: 'vbscript:msgbox(1)' {NoAddress}"),
        (Website, "website: \"//evil.example/\"", $"(9,14): error RG1112: '//evil.example/' {NoAddress}"),
        (Website, "website: \"http://example.org/\"", "(9,14): error RG1112: 'http://example.org/' must begin with https://."),
        (Website, "website: \"https://user:word@example.org/\"", "(9,14): error RG1112: 'https://user:word@example.org/' holds a user name; delete what stands before the @."),
        (Website, "website: \"https://192.0.2.1/\"", $"(9,14): error RG1112: 'https://192.0.2.1/' {Machine}"),
        (Website, "website: \"https://[2001:db8::1]/\"", $"(9,14): error RG1112: 'https://[2001:db8::1]/' {Machine}"),
        (Website, "website: \"https://localhost/\"", $"(9,14): error RG1112: 'https://localhost/' {Machine}"),
        (Website, "website: \"https://example.org:8443/\"", "(9,14): error RG1112: 'https://example.org:8443/' names a port; use the site's public address."),
        (Website, "website: \"https://bit.ly/abc\"", "(9,14): error RG1112: 'https://bit.ly/abc' is a short link that hides where it goes; write the address it leads to."),
        (Website, "website: \"https://www.tinyurl.com/abc\"", "(9,14): error RG1112: 'https://www.tinyurl.com/abc' is a short link that hides where it goes; write the address it leads to."),
        (Website, "website: \"https://\u0430pple.example/\"", $"(9,14): error RG1004: 'https://\u0430pple.example/' {LooksAlike}\n(9,14): error RG1112: 'https://\u0430pple.example/' has letters outside ASCII in its site name; write it as xn--pple-43d.example after checking whose it is."),
        (Website, "website: \"https://example.org/ onclick=alert(1)\"", $"(9,14): error RG1112: 'https://example.org/ onclick=alert(1)' {NoAddress}"),
        (Website, "website: \"https://example.org/\\nx\"", $"(9,14): error RG1112: 'https://example.org/\\u000Ax' {NoAddress}"),
        (Website, "website: \"https://example.org/\\u202Egpj.exe\"", $"(9,14): error RG1004: character U+202E {Hidden}"),
        (Website, $"website: \"https://example.org/{new string('a', 500)}\"", $"(9,14): error RG1112: 'https://example.org/{new string('a', 500)}' is longer than 500 characters."),
        (Website, Website + "\n    chat: \"javascript:alert(1)\"", $"(10,11): error RG1112: 'javascript:alert(1)' {NoAddress}"),
        (Website, Website + "\n    online_meetings: \"javascript:alert(1)\"", $"(10,22): error RG1112: 'javascript:alert(1)' {NoAddress}"),
        (Website, Website + "\n    email: \"a@example.org?bcc=b@evil.example\"", $"(10,12): error RG1112: 'a@example.org?bcc=b@evil.example' {NoEmail}"),
        (Website, Website + "\n    email: \"a@example.org,b@evil.example\"", $"(10,12): error RG1112: 'a@example.org,b@evil.example' {NoEmail}"),
        (Website, Website + "\n    email: \"javascript:alert(1)\"", $"(10,12): error RG1112: 'javascript:alert(1)' {NoEmail}"),
        (Website, Website + "\n    email: \"a@example.org\\r\\nBcc: b@evil.example\"", $"(10,12): error RG1004: character U+000D {Hidden}"),
        (SourceUrl, "url: \"javascript:alert(1)\"", $"(11,15): error RG1112: 'javascript:alert(1)' {NoAddress}"),
        (SourceUrl, "url: \"ftp://example.org/a\"", "(11,15): error RG1112: 'ftp://example.org/a' must begin with https://."),
        (Name, "name: \"P\u0430ypal Line\"", $"(3,11): error RG1004: 'P\u0430ypal Line' {LooksAlike}"),
        (Name, "name: \"\u0391A Group\"", $"(3,11): error RG1004: '\u0391A Group' {LooksAlike}"),
        (Name, "name: \"Line \\u202EenoL\"", $"(3,11): error RG1004: character U+202E {Hidden}"),
        (Name, "name: \"Line\\u200B One\"", $"(3,11): error RG1004: character U+200B {Hidden}"),
        (Name, "name: \"Line \\U000E0041\"", $"(3,11): error RG1004: character U+DB40 {Hidden}"),
        (Name, "name: \"Line \\0\"", $"(3,11): error RG1004: character U+0000 {Hidden}"),
        (Name, "name: \"Line \\u2028x\"", $"(3,11): error RG1004: character U+2028 {Hidden}"),
        (Name, "name: &a \"Line\"", "(3,11): error RG1102: anchor '&a' is not allowed; write the value out where it is needed."),
        (Name, "name: !x \"Line\"", "(3,11): error RG1103: tag '!x' is not allowed; values have no types here."),
        (Name, "name: [\"Line\"]", "(3,11): error RG1107: 'name' must be a text, not a list or a group of keys."),
        (Name, "name: {a: b}", "(3,11): error RG1107: 'name' must be a text, not a list or a group of keys."),
        ("id: line-NUMBER", "id: ../../etc/passwd", $"(2,9): error RG1113: '../../etc/passwd' {NoSlug}"),
        ("id: line-NUMBER", "id: \"a/b\"", $"(2,9): error RG1113: 'a/b' {NoSlug}"),
        ("id: line-NUMBER", "id: con", $"(2,9): error RG1113: 'con' {NoSlug}"),
        ("id: line-NUMBER", "id: \"a%2e%2e\"", $"(2,9): error RG1113: 'a%2e%2e' {NoSlug}"),
        ("id: line-NUMBER", "id: \"<script>\"", $"(2,9): error RG1113: '<script>' {NoSlug}"),
        (Region, "region: \"../x\"", "(7,13): error RG1206: region '../x' of listing 'line-NUMBER' is not among the regions of IN in places/countries.yml."),
        (Region, "region: punjab\n    point: {lat: \"1e999\", lon: \"NaN\"}", "(8,18): error RG1108: 'lat' is '1e999'; it must be degrees from -90 to 90.\n(8,32): error RG1108: 'lon' is 'NaN'; it must be degrees from -180 to 180."),
        (Region, "region: punjab\n    phones: [{number: \"javascript:alert(1)\"}]", $"(8,23): error RG1201: 'javascript:alert(1)' {NoPhone}"),
        (Region, "region: punjab\n    phones: [{number: \"+911800891441;ext=1\"}]", "(8,23): error RG1201: '+911800891441;ext=1' has an extension, which a link cannot dial; put it into 'label'."),
        (Region, "region: punjab\n    phones: [{number: \"=1+1\"}]", $"(8,23): error RG1201: '=1+1' {NoPhone}"),
        (Region, "region: punjab\n    hours: {zone: \"../etc/localtime\", open: [{days: mon, from: \"09:00\", to: \"17:00\"}]}", "(8,19): error RG1205: '../etc/localtime' is not a time zone. Write an IANA name such as Asia/Kolkata or Europe/London."),
    ];

    private static readonly Lazy<BuiltSite> Built = new(() =>
    {
        using SmallSite site = new();
        for (int i = 0; i < Values.Length; i++)
            site.With(FileOf(i), Listing.Replace(Values[i].Now, Values[i].Then, StringComparison.Ordinal).Replace("NUMBER", $"{i}", StringComparison.Ordinal));
        return site.Build();
    });

    private static string FileOf(int number) => $"listings/hotlines/line-{number}.yml";

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Values.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void It_is_refused_at_its_place(int number)
    {
        string file = "input/" + FileOf(number);

        string[] found = [.. Built.Value.Diagnostics.Where(diagnostic => diagnostic.At.File == file).Select(diagnostic => diagnostic.ToString()[file.Length..])];

        Assert.True(string.Join('\n', found) == Values[number].Told.Replace("NUMBER", $"{number}", StringComparison.Ordinal), $"{Values[number].Then}\n{string.Join('\n', found)}");
        Assert.Empty(Built.Value.Files);
    }

    [Fact]
    public void The_listing_they_stand_in_is_right()
    {
        using SmallSite site = new();

        Assert.Empty(site.With(FileOf(0), Listing.Replace("NUMBER", "0", StringComparison.Ordinal)).Build().Diagnostics);
    }
}
