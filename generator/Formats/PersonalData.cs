using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Formats;

/// <summary>What a text may hold that belongs to a person, or opens a door.</summary>
public enum PersonalDatum
{
    /// <summary>An e-mail address, plain or disguised.</summary>
    Email,

    /// <summary>A passcode, PIN or door code.</summary>
    Passcode,

    /// <summary>A phone number, or the number of an online meeting.</summary>
    Number,

    /// <summary>The name of a person, or a request to turn to one.</summary>
    Name,

    /// <summary>Where to send money, or a name in a social network.</summary>
    Account,

    /// <summary>A web address that could hold any of these.</summary>
    Link,
}

/// <summary>A text without what belongs to a person.</summary>
/// <param name="Text">What is left; empty where nothing is.</param>
/// <param name="Lost">What was found, each once.</param>
public sealed record Cleared(string Text, ImmutableArray<PersonalDatum> Lost);

/// <summary>
/// Finds personal data in the prose of other people's directories and takes it out. It errs to the strict side: a sentence that may hold some is dropped whole, and so is the note when the
/// sentences cannot be told apart. A meeting stays findable without its notes; a name on the open web cannot be taken back.
/// </summary>
public static partial class PersonalData
{
    /// <summary>A note without the sentences that hold personal data.</summary>
    /// <param name="note">Plain text; a line is a sentence.</param>
    public static Cleared Clear(string note)
    {
        List<string> kept = [];
        List<PersonalDatum> lost = [];
        bool openEnded = false;
        foreach (string sentence in SentencesOf(note))
        {
            ImmutableArray<PersonalDatum> found = In(sentence);
            lost.AddRange(found);
            // "Password:" alone on a line speaks of the next one.
            bool continues = openEnded;
            openEnded = !found.IsEmpty && EndsOpen().IsMatch(sentence);
            if (found.IsEmpty && !continues)
                kept.Add(sentence);
        }
        string text = string.Join('\n', kept);
        // A number or an address cut in two by what looked like the end of a sentence.
        ImmutableArray<PersonalDatum> left = In(text);
        return left.IsEmpty ? new(text, [.. lost.Distinct()]) : new("", [.. lost.Concat(left).Distinct()]);
    }

    /// <summary>What a text of prose holds; empty where nothing was found.</summary>
    public static ImmutableArray<PersonalDatum> In(string text)
    {
        if (text.Length == 0)
            return [];
        string plain = Undisguised(text);
        List<PersonalDatum> found = [];
        if (HasEmail(plain))
            found.Add(PersonalDatum.Email);
        if (Passcode().IsMatch(plain))
            found.Add(PersonalDatum.Passcode);
        if (HasNumber(plain))
            found.Add(PersonalDatum.Number);
        if (HasName(plain))
            found.Add(PersonalDatum.Name);
        if (Account().IsMatch(plain))
            found.Add(PersonalDatum.Account);
        if (Link().IsMatch(plain))
            found.Add(PersonalDatum.Link);
        return [.. found];
    }

    /// <summary>What the name of a meeting, a place or a service holds. First names and houses named after people may stand.</summary>
    public static ImmutableArray<PersonalDatum> InName(string name)
    {
        string plain = Undisguised(name);
        List<PersonalDatum> found = [];
        if (HasEmail(plain))
            found.Add(PersonalDatum.Email);
        if (Passcode().IsMatch(plain))
            found.Add(PersonalDatum.Passcode);
        if (HasNumber(plain))
            found.Add(PersonalDatum.Number);
        if ((AskFor().IsMatch(plain) && !TalkTo().IsMatch(plain)) || HasFullName(plain) || Degree().IsMatch(plain))
            found.Add(PersonalDatum.Name);
        if (Account().IsMatch(plain))
            found.Add(PersonalDatum.Account);
        if (plain.Contains("://", StringComparison.Ordinal))
            found.Add(PersonalDatum.Link);
        return [.. found];
    }

    /// <summary>What a street address holds besides the address: its own numbers are no phone's.</summary>
    public static ImmutableArray<PersonalDatum> InAddress(string address)
    {
        string plain = Undisguised(address);
        List<PersonalDatum> found = [];
        if (HasEmail(plain))
            found.Add(PersonalDatum.Email);
        if (Passcode().IsMatch(plain))
            found.Add(PersonalDatum.Passcode);
        if (TenDigits().IsMatch(plain) || NumberInAddress().IsMatch(plain))
            found.Add(PersonalDatum.Number);
        if (AskFor().IsMatch(plain) || CareOf().IsMatch(plain))
            found.Add(PersonalDatum.Name);
        if (Account().IsMatch(plain))
            found.Add(PersonalDatum.Account);
        if (plain.Contains("://", StringComparison.Ordinal))
            found.Add(PersonalDatum.Link);
        return [.. found];
    }

    /// <summary>Whether an address is a service's own: a general box such as info@, not at a provider where anybody can have one.</summary>
    public static bool IsServiceAddress(string email)
    {
        string[] parts = email.Trim().ToLowerInvariant().Split('@');
        return parts is [var box, var host] && GeneralBoxes.Contains(box) && host.Contains('.', StringComparison.Ordinal) && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
            && !Providers.Any(provider => host == provider || host.EndsWith("." + provider, StringComparison.Ordinal));
    }

    /// <summary>The address of an online meeting without its passcode and whatever else stands behind the question mark.</summary>
    /// <returns>The address, or null where it cannot be given without: it holds an e-mail address, somebody's name, or opens nothing once it is cut.</returns>
    public static string? WithoutPasscode(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
            return null;
        string path = Uri.UnescapeDataString(uri.AbsolutePath);
        if (path.Contains('@', StringComparison.Ordinal) || Passcode().IsMatch(path) || path.Split(['/', '.', '-', '_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).Any(word => GivenNames.Contains(word.ToLowerInvariant())))
            return null;
        // A Teams link without its context opens nothing, and with it names the account that made it.
        if (uri.Host.EndsWith("teams.microsoft.com", StringComparison.OrdinalIgnoreCase) && uri.Query.Contains("context", StringComparison.OrdinalIgnoreCase))
            return null;
        string meeting = uri.Host.EndsWith(".webex.com", StringComparison.OrdinalIgnoreCase) && WebexMeeting().Match(uri.Query) is { Success: true } id ? "?" + id.Value[1..] : "";
        // uri.PathAndQuery would rewrite the path; what stands before the first ? or # or a coded one is kept as it was written.
        int end = address.IndexOfAny(['?', '#', '&', ' ']);
        return (end < 0 ? address : address[..end]) + meeting;
    }

    /// <summary>Whether a web address may be a person's own: a page in a social network, or one with an e-mail address or a passcode in it.</summary>
    public static bool IsPersonalPage(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
            return true;
        string whole = Uri.UnescapeDataString(address);
        bool isNetwork = Networks.Any(network => uri.Host == network || uri.Host.EndsWith("." + network, StringComparison.OrdinalIgnoreCase));
        return (isNetwork && !uri.AbsolutePath.StartsWith("/groups/", StringComparison.Ordinal)) || whole.Contains('@', StringComparison.Ordinal) || Payments.Any(payment => uri.Host.EndsWith(payment, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The sentences of a note: lines, and what ends with a full stop, question or exclamation mark, semicolon or a gap of dashes.</summary>
    internal static IEnumerable<string> SentencesOf(string note)
    {
        foreach (string line in note.Split('\n'))
        {
            int start = 0;
            for (int i = 0; i < line.Length; i++)
                if (line[i] is '.' or '!' or '?' or ';' or '।' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])) && !(line[i] == '.' && EndsShortWord(line.AsSpan(start, i - start))))
                {
                    if (line[start..(i + 1)].Trim() is { Length: > 0 } sentence)
                        yield return sentence;
                    start = i + 1;
                }
            if (line[start..].Trim() is { Length: > 0 } rest)
                yield return rest;
        }
    }

    // "Jo S.", "St.", "Rm." and "ext." end no sentence: better too long a sentence than half of one.
    private static bool EndsShortWord(ReadOnlySpan<char> sentence)
    {
        int letters = 0;
        while (letters < sentence.Length && char.IsLetter(sentence[^(letters + 1)]))
            letters++;
        return letters is > 0 and <= 3 && (letters == 1 || char.IsUpper(sentence[^letters]) || sentence.EndsWith("ext", StringComparison.Ordinal) || sentence.EndsWith("ph", StringComparison.Ordinal) || sentence.EndsWith("tel", StringComparison.Ordinal));
    }

    // Wide, circled, raised and Indian digits as plain ones; nothing invisible; every dash and gap the same.
    private static string Undisguised(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in Normalized(text).EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.EnclosingMark || rune.Value is >= 0xFE00 and <= 0xFE0F)
                continue;
            if (category == UnicodeCategory.DecimalDigitNumber && rune.Value > 127)
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (category == UnicodeCategory.DashPunctuation || rune.Value is 0x2212 or 0x00B7 or 0x2022 or 0x2219)
                plain.Append('-');
            else if (Rune.IsWhiteSpace(rune))
                plain.Append(' ');
            else
                plain.Append(rune.ToString());
        }
        return PlainText.OneLine(plain.ToString());
    }

    private static string Normalized(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half letters, which no normal form has.
            return string.Concat(text.Where(letter => !char.IsSurrogate(letter)));
        }
    }

    private static bool HasEmail(string plain) => Email().IsMatch(plain) || SpeltEmail().IsMatch(plain) || Provider().IsMatch(plain);

    private static bool HasNumber(string plain)
    {
        string withoutDates = Dates().Replace(plain, " ");
        return DigitRun().Matches(withoutDates).Any(run => run.Value.Count(char.IsAsciiDigit) >= 7 || (run.Value.Count(char.IsAsciiDigit) >= 4 && run.Value.Count(letter => char.IsAsciiDigit(letter) || letter is 'o' or 'O' or 'l' or 'I') >= 7))
            || NumberAfterVerb().IsMatch(withoutDates) || SpeltNumber().IsMatch(plain) || LetterNumber().IsMatch(plain);
    }

    private static bool HasName(string plain) =>
        AskFor().IsMatch(plain) || CareOf().IsMatch(plain) || Title().IsMatch(plain) || HasFullName(plain) || HasAskedPerson(plain) || HasInitial(plain);

    // "contact Jo", "call jo": a verb that wants a person, and no plain word behind it.
    private static bool HasAskedPerson(string plain) =>
        Turn().Matches(plain).Any(match => match.Groups["who"].Value is var who && !NobodyInParticular.Contains(who.ToLowerInvariant().TrimEnd('\'')));

    // "Jo S.", "Sam K": a word with a capital and a letter alone; not "Room B".
    private static bool HasInitial(string plain)
    {
        string[] words = plain.Split([' ', ',', ';', ':', '(', ')', '/', '"', '&'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 1; i < words.Length; i++)
        {
            string initial = words[i].TrimEnd('.', '!', '?', '\'');
            string before = words[i - 1].TrimEnd('\'');
            bool isInitial = initial.Length == 1 && char.IsUpper(initial[0]) && IsCapitalised(before) && before.Length > 1 && !PlaceWords.Contains(before.ToLowerInvariant().TrimEnd('.'));
            // "When I" and "Such A" are no names; "Bill A" is.
            if (isInitial && (initial is not ("I" or "A") || words[i].EndsWith('.') || GivenNames.Contains(before.ToLowerInvariant())))
                return true;
        }
        return false;
    }

    // A given name and another word with a capital: "Jo Smith"; not "St. John Lutheran" or "James Street".
    private static bool HasFullName(string plain)
    {
        string[] words = plain.Split([' ', ',', ';', ':', '(', ')', '/', '"', '&', '-'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < words.Length; i++)
        {
            string next = Bare(words[i + 1]);
            bool isSaint = i > 0 && Bare(words[i - 1]).ToLowerInvariant() is "st" or "saint" or "san" or "santa" or "mt" or "mount" or "fort" or "ft" or "lake" or "port" or "king" or "as" or "dr" or "the";
            if (!isSaint && IsCapitalised(words[i]) && GivenNames.Contains(Bare(words[i]).ToLowerInvariant()) && next.Length > 1 && IsCapitalised(next) && !words[i].EndsWith("'s", StringComparison.Ordinal)
                && !PlaceWords.Contains(next.ToLowerInvariant()) && !NoSurnames.Contains(next.ToLowerInvariant()) && !words.Skip(i + 2).Take(2).Any(word => Bare(word).ToLowerInvariant() is var behind && PlaceWords.Contains(behind) && !GroupWords.Contains(behind)))
                return true;
        }
        return false;
    }

    private static string Bare(string word)
    {
        string bare = word.Trim('.', '!', '?', '\'', '’');
        return bare.EndsWith("'s", StringComparison.Ordinal) || bare.EndsWith("’s", StringComparison.Ordinal) ? bare[..^2] : bare;
    }

    private static bool IsCapitalised(string word) => word.Length > 0 && char.IsUpper(word[0]);

    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]\s?@\s?[\p{L}\p{N}\-]+\s?(\.|dot)\s?\p{L}|[\p{L}\p{N}]@\p{L}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Email();

    [GeneratedRegex(@"[\[({<]\s*at\s*[\])}>]|\b[a-z0-9._\-]+\s+at\s+[a-z0-9\-]+(\s+at)?\s*([\[({<]\s*)?\bdot\b|\b(at|@)\s+[a-z0-9\-]+\s+dot\s+[a-z]{2,}|[\[({<]\s*dot\s*[\])}>]|_at_|\bdot\s+(com|org|net|edu|gov|info|in|uk|ca|us)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SpeltEmail();

    [GeneratedRegex(@"\b(g\s?mail|googlemail|yahoo|hotmail|outlook|icloud|aol|proton\s?mail|comcast|rediffmail|ymail|gmx|msn)(\s?(\.|dot)|\b)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Provider();

    [GeneratedRegex(@"pass\s?-?\s?(code|word|key|phrase|wort)|passwd|\bpcode|\bpsw\b|\bpass\s*[:=#]|\bpswd|\bpwd|\bp\.?/?w\.?\b|\bpins?\b|\bp\.i\.n|(access|security|door|gate|entry|lock|lockbox|buzzer|key|meeting|zoom|host|participant|conference|secret|alarm|keypad|entrance|building)\s*(#|no\.?|number)?\s*(codes?\b|pass\b)|\bcodes?\s*([:=#""'(\-]|is\b|to\s+(get|open|enter)|[0-9])|\b(the|use|enter)\s+code\b|\bcontrase|\bsenha\b|\bclave\b|c[oó]digo|mot\s+de\s+passe|kennwort|wachtwoord|парол|पासवर्ड|पासकोड|ਪਾਸਵਰਡ|ਪਾਸਕੋਡ", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Passcode();

    [GeneratedRegex(@"[0-9][0-9oOlI ().\-/,*#_~+]*[0-9oOlI]", RegexOptions.NonBacktracking)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"\b(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2}/[0-9]{1,2}/([0-9]{4}|[0-9]{2})\b|\b(19|20)[0-9]{2}\s?-\s?(19|20)[0-9]{2}\b|\b[0-9]{1,2}:[0-9]{2}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dates();

    [GeneratedRegex(@"(\+?[0-9][ ().\-/]{0,3}){10,}|\b[0-9]{3}[ .\-][0-9]{3}[ .\-][0-9]{4}\b|\b[0-9]{3}-[0-9]{4}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\b(call|phone|tel|telephone|txt|text|dial|ring|cell|mobile|mob|whats\s?app|sms|fax|contact|ph)\b[^0-9]{0,20}[0-9]{3}|\b(meeting|zoom|webex|conference|room)?\s*\bid\b\s*(is|no|number|code)?\s*[#:.=\-]*\s*[0-9]|\bid\s*[:#]|\b(this|following)\s+(phone\s+)?(number|link|address)\b|\b(ext|extension)\.?\s?[0-9]{2,}\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberAfterVerb();

    [GeneratedRegex(@"\b(call|phone|tel|telephone|txt|whats\s?app|sms|fax)\b[:. ]{0,3}\+?[(0-9]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberInAddress();

    [GeneratedRegex(@"\b((zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|[0-9]|ek|do|teen|char|paanch)\b[\s,.\-]*){6,}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SpeltNumber();

    [GeneratedRegex(@"\b(1[ .\-])?8(00|33|44|55|66|77|88)[ .\-][A-Z0-9]{3,}|\b[0-9]{3}[ .\-][A-Z]{3,}[ .\-]?[A-Z0-9]{3,}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LetterNumber();

    [GeneratedRegex(@"\bask\s+for\b|\bspeak\s+(to|with)\b|\btalk\s+(to|with)\b|\b(hosts?|hosted|led|chaired|run|facilitated|moderated|organi[sz]ed|presented)\s+by\b|\bco-?hosts?\b|\b(sponsors?|treasurer|g\.?s\.?r|i\.?s\.?r|secretary|chair(person|man|woman)?|host|leader|facilitator|moderator|coordinator|contacts?|contact\s+person|speakers?|representative|rep)\s*(is|are|=|:|-)\s*\S", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AskFor();

    // A service that is called so: one word behind it is a first name at most.
    [GeneratedRegex(@"^(talk|speak)\s+(to|with)\s+\p{L}{2,}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TalkTo();

    [GeneratedRegex(@"\b(c/o|care\s+of|attn|attention)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CareOf();

    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Miss|Rev|Pastor|Father|Fr|Rabbi|Imam|Sister|Brother|Deacon|Prof|Shri|Smt|Sardar|Dr)\.?\s+\p{Lu}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex(@"\p{Lu}\S* \S*,? ?\b(M\.?D|D\.?O|Ph\.?D|Psy\.?D|L?CSW|LCSW-?[A-Z]|LADC|LCADC|LCDC|LMHC|LMFT|LPCC?|LAC|LICSW|LMSW|MSW|CADC|CAP|NCC|MFT|RN|LPN|CRNP)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Degree();

    [GeneratedRegex(@"\b(contact|call|text|txt|phone|reach|message|msg|whats\s?app|e-?mail|notify|see|dial|ring)\s*[:,\-]?\s+(?<who>[\p{L}']+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Turn();

    [GeneratedRegex(@"venmo|cash\s?-?app|cash\.app|pay\s?-?pal|zelle|go\s?fund\s?me|patreon|ko-?fi\b|bitcoin|\bbtc\b|g\s?-?pay\b|google\s?pay|apple\s?pay|phone\s?pe\b|paytm|\bupi\b|square\s?cash|\bsquare\s*[:=/]|square(up)?\.(com|site)|\$[A-Za-z][A-Za-z0-9_\-]{2,}|(^|[\s(])@[A-Za-z_][\w.]{2,}|\b(routing|account|acct)\s*(number|no|#)|facebook|instagram|\bfb\b|twitter|linked\s?in|\bskype\b|\bsignal\b|telegram|snapchat|tik\s?tok|discord", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Account();

    [GeneratedRegex(@"https?:|\bwww\.[a-z0-9.\-]+/|\b[a-z0-9\-]+\.(com|org|net|us|info|io|me|uk|in|ca|app)/|\?[a-z]+=|\bpwd=|zoom\.us", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"(pass\s?-?(code|word)|\bp/?w|\bpwd|\bpin|\bcode|\bid|\bcontacts?|\bcall|\btext|\bphone|\bcell|\be-?mail|\bvenmo|\bpaypal|[:=\-])\s*(is)?\s*[:=.\-]*\s*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EndsOpen();

    [GeneratedRegex(@"[?&]MTID=[A-Za-z0-9]+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex WebexMeeting();
}
