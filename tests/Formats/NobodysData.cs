using RecoveryGuide.Formats;

namespace RecoveryGuide.Tests.Formats;

/// <summary>What belongs to a person, or opens a door, never comes through, however it is written; what helps to find a meeting stays.</summary>
public class NobodysData
{
    [Theory]
    [InlineData("Write to jo@example.org.", PersonalDatum.Email)]
    [InlineData("jo at example dot org", PersonalDatum.Email)]
    [InlineData("jo [at] example [dot] org", PersonalDatum.Email)]
    [InlineData("jo(at)example.org", PersonalDatum.Email)]
    [InlineData("jo\u200B@\u200Bexample.org", PersonalDatum.Email)]
    [InlineData("ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ", PersonalDatum.Email)]
    [InlineData("jo.s at gmail", PersonalDatum.Email)]
    [InlineData("Password: serenity", PersonalDatum.Passcode)]
    [InlineData("password 1234", PersonalDatum.Passcode)]
    [InlineData("PasswordREDACTED \"welcome\"", PersonalDatum.Passcode)]
    [InlineData("pass\u00ADcode: serenity", PersonalDatum.Passcode)]
    [InlineData("PW serenity", PersonalDatum.Passcode)]
    [InlineData("code: abc", PersonalDatum.Passcode)]
    [InlineData("The door code is on the board", PersonalDatum.Passcode)]
    [InlineData("Enter PIN 99 after the tone", PersonalDatum.Passcode)]
    [InlineData("Contraseña: paz", PersonalDatum.Passcode)]
    [InlineData("पासवर्ड शांति", PersonalDatum.Passcode)]
    [InlineData("555-0100", PersonalDatum.Number)]
    [InlineData("(212) 555-0100", PersonalDatum.Number)]
    [InlineData("5 5 5 0 1 0 0", PersonalDatum.Number)]
    [InlineData("5-5-5-0-1-0-0", PersonalDatum.Number)]
    [InlineData("555\u200B01\u200B00", PersonalDatum.Number)]
    [InlineData("५५५०१००", PersonalDatum.Number)]
    [InlineData("੫੫੫੦੧੦੦", PersonalDatum.Number)]
    [InlineData("５５５０１００", PersonalDatum.Number)]
    [InlineData("①②③④⑤⑥⑦", PersonalDatum.Number)]
    [InlineData("5️⃣5️⃣5️⃣0️⃣1️⃣0️⃣0️⃣", PersonalDatum.Number)]
    [InlineData("555-O1OO", PersonalDatum.Number)]
    [InlineData("555·0100", PersonalDatum.Number)]
    [InlineData("five five five zero one zero zero", PersonalDatum.Number)]
    [InlineData("Meeting ID: 123 456", PersonalDatum.Number)]
    [InlineData("Call 4235 first", PersonalDatum.Number)]
    [InlineData("1-800-RECOVER", PersonalDatum.Number)]
    [InlineData("Contact Jo S.", PersonalDatum.Name)]
    [InlineData("contact jo", PersonalDatum.Name)]
    [InlineData("CONTACT JO S", PersonalDatum.Name)]
    [InlineData("Sponsors: Jo S, Sam K", PersonalDatum.Name)]
    [InlineData("Pat L, Kim R", PersonalDatum.Name)]
    [InlineData("John Smith has the key", PersonalDatum.Name)]
    [InlineData("Hosted by Pat", PersonalDatum.Name)]
    [InlineData("Ask for Bill at the desk", PersonalDatum.Name)]
    [InlineData("See Mr. Gill", PersonalDatum.Name)]
    [InlineData("Secretary: Gurpreet", PersonalDatum.Name)]
    [InlineData("7th tradition: Venmo @serenity-group", PersonalDatum.Account)]
    [InlineData("Cash App $serenity", PersonalDatum.Account)]
    [InlineData("pay pal welcome", PersonalDatum.Account)]
    [InlineData("Zelle accepted", PersonalDatum.Account)]
    [InlineData("UPI at the door", PersonalDatum.Account)]
    [InlineData("https://zoom.us/j/00?pwd=abc", PersonalDatum.Link)]
    public void It_is_found_and_its_sentence_is_dropped(string text, PersonalDatum datum)
    {
        Assert.Contains(datum, PersonalData.In(text));
        Assert.Equal("Ring the bell.", PersonalData.Clear($"Ring the bell.\n{text}").Text);
    }

    [Theory]
    [InlineData("Masks required indoors.")]
    [InlineData("Business meeting: 2nd Sunday of even months @ 2 pm.")]
    [InlineData("Hall is open from 11:30am to 7:30 Tuesday & Thursdays.")]
    [InlineData("Birthday chips given last Wednesday of the month.")]
    [InlineData("Room B, enter by the side door.")]
    [InlineData("Enter on Olive Street side of building.")]
    [InlineData("As Bill Sees It study on the 3rd Monday.")]
    [InlineData("In the basement of St. John Lutheran Church.")]
    [InlineData("1st Friday 8PM Sobriety Celebration - No Vaping during any meeting")]
    [InlineData("No meeting on 2026-12-25.")]
    [InlineData("Hospital, Basement, Conference Room G.")]
    public void What_helps_to_find_the_door_stays(string text) => Assert.Equal(text, PersonalData.Clear(text).Text);

    [Fact]
    public void A_passcode_on_the_line_below_its_word_goes_too() => Assert.Equal("Bring a chair.", PersonalData.Clear("Bring a chair.\nPassword:\nserenity").Text);

    [Theory]
    [InlineData("Side door 555. 0100. Thanks.")]
    [InlineData("Bring a chair. Write to jo @ example . org")]
    public void What_full_stops_cut_in_two_takes_the_whole_note(string note) => Assert.Equal("", PersonalData.Clear(note).Text);

    [Fact]
    public void An_initial_ends_no_sentence() => Assert.Equal("Bring a chair.", PersonalData.Clear("Contact Jo S. for the key. Bring a chair.").Text);

    [Theory]
    [InlineData("Bill's group", true)]
    [InlineData("Friends of Lois", true)]
    [InlineData("St. John Lutheran", true)]
    [InlineData("4@4 Group", true)]
    [InlineData("12 x 12 Reading", true)]
    [InlineData("Al-Ateen", true)]
    [InlineData("Talk to FRANK", true)]
    [InlineData("Talk to Frank S", false)]
    [InlineData("Friday group, talk to Frank", false)]
    [InlineData("Jo Smith's group", false)]
    [InlineData("Jane Doe LCSW", false)]
    [InlineData("Group call 212-555-0100", false)]
    [InlineData("Group jo@example.org", false)]
    public void A_name_may_hold_a_first_name_but_no_more(string name, bool mayStand) => Assert.Equal(mayStand, PersonalData.InName(name).IsEmpty);

    [Theory]
    [InlineData("info@example.org", true)]
    [InlineData("Office@Example.org", true)]
    [InlineData("jo.smith@example.org", false)]
    [InlineData("treasurer.jo@example.org", false)]
    [InlineData("info@gmail.com", false)]
    [InlineData("info@mail.yahoo.com", false)]
    [InlineData("info", false)]
    public void Only_a_general_box_of_a_service_is_its_own(string email, bool isOwn) => Assert.Equal(isOwn, PersonalData.IsServiceAddress(email));

    [Theory]
    [InlineData("https://zoom.us/j/00000000000?pwd=XXXX#success", "https://zoom.us/j/00000000000")]
    [InlineData("https://zoom.us/j/00000000000&amp;sa=D", "https://zoom.us/j/00000000000")]
    [InlineData("https://example.webex.com/x/j.php?MTID=m12ab&password=q", "https://example.webex.com/x/j.php?MTID=m12ab")]
    [InlineData("https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij")]
    [InlineData("https://zoom.us/my/jo.smith", null)]
    [InlineData("https://teams.microsoft.com/l/meetup-join/x?context=%7b%22Oid%22%7d", null)]
    public void A_way_to_join_loses_its_passcode_or_goes(string address, string? clean) => Assert.Equal(clean, PersonalData.WithoutPasscode(address));
}
