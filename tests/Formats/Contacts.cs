using System.Text;
using CsCheck;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using static RecoveryGuide.Tests.Formats.Invented;

namespace RecoveryGuide.Tests.Formats;

/// <summary>A listing kept in an address book says the same as its page, in the form address books read.</summary>
public class Contacts
{
    private static readonly Strings Words = Repository.Site.Site.WordsIn(Repository.Site.Site.Settings.DefaultLanguage);

    private static readonly Listing Full = Group with
    {
        Address = "1 Quay Street, second floor; ring twice",
        Town = "Harbour Town",
        Point = new(31.6339, -74.8723),
        Languages = ["en", "pa"],
        Email = "help@example.org",
        Website = "https://www.example.org/a,b;c",
        Chat = new("https://chat.example.org/", null, []),
        Hours = new(false, "Europe/London", [new([NodaTime.IsoDayOfWeek.Monday, NodaTime.IsoDayOfWeek.Tuesday, NodaTime.IsoDayOfWeek.Wednesday], Time("09:00"), Time("17:00"))], null),
        Note = "Closed in August.\nCall first",
        Phones =
        [
            new(PhoneKind.Text, "85258", "85258", null, "HOME", null),
            new(PhoneKind.Voice, "+441632960001", "01632 960001", "+44 1632 960001", null, "at night"),
            new(PhoneKind.Whatsapp, "+441632960002", "+44 1632 960002", "+44 1632 960002", null, null),
        ],
    };

    private static string Written(Listing listing) => VCardWriter.Write(Published(listing) with { RegionName = "Kent" }, Words, "https://small.example/contact.vcf");

    /// <summary>A reader of our own, strict and by the grammar of RFC 6350, 3.3: every line has a name, parameters and a value.</summary>
    private sealed record Property(string Name, ImmutableDictionary<string, string> Parameters, string Value)
    {
        internal string Text => Unescaped(Value, ';');

        /// <summary>The parts of a value that has several.</summary>
        internal string[] Parts
        {
            get
            {
                List<string> parts = [""];
                for (int at = 0; at < Value.Length; at++)
                    if (Value[at] == '\\')
                        parts[^1] += Value[at..(++at + 1)];
                    else if (Value[at] == ';')
                        parts.Add("");
                    else
                        parts[^1] += Value[at];
                return [.. parts.Select(part => Unescaped(part, ' '))];
            }
        }

        private static string Unescaped(string value, char mustNotStandBare)
        {
            StringBuilder text = new();
            for (int at = 0; at < value.Length; at++)
            {
                Assert.True(value[at] != ',' && (mustNotStandBare != ';' || value[at] != ';'), $"'{value[at]}' stands bare in {value}");
                if (value[at] != '\\')
                    text.Append(value[at]);
                else
                    text.Append(value[++at] switch { 'n' => '\n', '\\' => '\\', ',' => ',', ';' => ';', _ => throw new FormatException($"\\{value[at]}") });
            }
            return text.ToString();
        }
    }

    private static Property[] Read(string file)
    {
        Calendars.AssertLines(file);
        Property[] card = [.. file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            // No parameter of ours holds a colon.
            string[] halves = line.Split(':', 2);
            string[] name = halves[0].Split(';');
            Assert.Matches("^[A-Z]+$", name[0]);
            return new Property(name[0], name.Skip(1).ToImmutableDictionary(parameter => parameter.Split('=')[0], parameter => parameter.Split('=')[1]), halves[1]);
        })];
        Assert.Equal(["BEGIN:VCARD", "VERSION:4.0"], card.Take(2).Select(line => $"{line.Name}:{line.Value}"));
        Assert.Equal("END:VCARD", $"{card[^1].Name}:{card[^1].Value}");
        Assert.Single(card, line => line.Name == "FN");
        return card;
    }

    [Fact]
    public void Every_way_to_reach_a_service_is_in_its_contact()
    {
        Property[] card = Read(Written(Full));
        string One(string name) => card.Single(line => line.Name == name).Text;

        Assert.Equal("Harbour Group", One("FN"));
        Assert.Equal("org", One("KIND"));
        Assert.Equal("help@example.org", One("EMAIL"));
        Assert.Equal(["https://www.example.org/a,b;c", "https://chat.example.org/", "https://small.example/find/groups/harbour-group/"], card.Where(line => line.Name == "URL").Select(line => line.Value));
        Assert.Equal(["", "", "1 Quay Street, second floor; ring twice", "Harbour Town", "Kent", "", "United Kingdom"], card.Single(line => line.Name == "ADR").Parts);
        // Latitude first, as a geo address has it.
        Assert.Equal("geo:31.6339,-74.8723", card.Single(line => line.Name == "GEO").Value);
        Assert.Equal(["en", "pa"], card.Where(line => line.Name == "LANG").Select(line => line.Value));
        Assert.Equal("Europe/London", One("TZ"));
        Assert.Equal("20260302T000000Z", One("REV"));
    }

    [Fact]
    public void A_short_code_is_dialled_as_it_is_and_a_full_number_from_anywhere()
    {
        Property[] card = Read(Written(Full));
        Property[] phones = [.. card.Where(line => line.Name == "TEL")];

        Assert.Equal(["85258", "tel:+441632960001"], phones.Select(phone => phone.Value));
        Assert.Equal(["text", "voice"], phones.Select(phone => phone.Parameters["TYPE"]));
        Assert.Equal([null, "uri"], phones.Select(phone => phone.Parameters.GetValueOrDefault("VALUE")));
        Assert.Equal([null, "1"], phones.Select(phone => phone.Parameters.GetValueOrDefault("PREF")));
        Assert.Equal("https://wa.me/441632960002", card.Single(line => line.Name == "IMPP").Value);
    }

    [Fact]
    public void What_one_must_know_before_calling_is_in_the_note()
    {
        string note = Read(Written(Full)).Single(line => line.Name == "NOTE").Text;

        Assert.Contains("Closed in August.\nCall first", note, StringComparison.Ordinal);
        Assert.Contains("Open: Monday–Wednesday 09:00–17:00. Times in the Europe/London time zone.", note, StringComparison.Ordinal);
        Assert.Contains("Text 85258: Send the word HOME", note, StringComparison.Ordinal);
        Assert.Contains("01632 960001: at night", note, StringComparison.Ordinal);
        Assert.Contains("2 March 2026", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_it_again_changes_the_contact_and_adds_none()
    {
        string UidOf(Listing listing) => Read(Written(listing)).Single(line => line.Name == "UID").Value;

        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", UidOf(Full));
        Assert.Equal(UidOf(Full), UidOf(Full with { Name = "Quay Group", Phones = [] }));
        Assert.NotEqual(UidOf(Full), UidOf(Full with { Id = "quay-group" }));
    }

    [Fact]
    public void Nothing_to_keep_makes_no_contact()
    {
        Assert.False(VCardWriter.Takes(Group));
        Assert.True(VCardWriter.Takes(Group with { Address = "1 Quay Street" }));
        Assert.True(VCardWriter.Takes(Group with { Website = "https://www.example.org/" }));
        Assert.True(VCardWriter.Takes(Group with { Phones = Full.Phones }));
    }

    [Fact]
    public void A_number_in_a_note_is_not_torn_by_the_end_of_a_line() => Assert.All(Enumerable.Range(0, 80), letters =>
        Assert.Contains("12345678335550199", Written(Full with { Note = new string('a', letters) + " 12345678335550199 " + new string('7', 200) }), StringComparison.Ordinal));

    [Fact]
    public void Any_text_comes_back_as_it_was() => Hostile.Text.Try(text =>
    {
        string expected = Hostile.AsLines(text);
        Property[] card = Read(Written(Full with { Name = "a" + text, Address = text, Note = text, Email = text }));

        Assert.Equal("a" + expected, card.Single(line => line.Name == "FN").Text);
        Assert.Equal(expected, card.Single(line => line.Name == "ADR").Parts[2]);
        Assert.Contains(expected, card.Single(line => line.Name == "NOTE").Text, StringComparison.Ordinal);
        Assert.Equal(1, card.Count(line => line.Name == "EMAIL"));
    }, iter: 300);
}
