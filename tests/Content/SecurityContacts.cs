using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>Who finds a weakness of the site is told whom to write to, where its publishers named somebody (RFC 9116).</summary>
public sealed class SecurityContacts : IDisposable
{
    private const string Address = "/.well-known/security.txt";

    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    private BuiltSite BuildWith(string setting) => site.With("site.yml", site.Read("site.yml") + $"security_contact: {setting}\n").Build();

    [Theory]
    [InlineData("security@small.example", "mailto:security@small.example")]
    [InlineData("https://small.example/security", "https://small.example/security")]
    public void The_file_names_the_contact_its_end_its_languages_and_its_own_address(string setting, string contact) => Assert.Equal(
        $"""
        Contact: {contact}
        Expires: 2027-11-25T00:00:00Z
        Preferred-Languages: en
        Canonical: https://small.example/.well-known/security.txt

        """.ReplaceLineEndings("\n"),
        BuildWith(setting).Files.Single(file => file.Output.Route.Url == Address).Text);

    [Fact]
    public void All_languages_of_the_site_are_named_the_default_one_first()
    {
        site.With("strings/hi.yml", File.ReadAllText(Path.Combine(Repository.Input, "strings", "hi.yml"))).Change("site.yml", "{code: en, name: English}", "{code: en, name: English}\n  - {code: hi, name: हिन्दी}");

        site.With("guides/hi/after-a-lapse.md", site.Read(Editing.Guide)).With("worksheets/hi/plan.yml", File.ReadAllText(Path.Combine(SmallSite.Cases, "_rules", "input", "worksheets", "hi", "plan.yml")));

        Assert.Contains("\nPreferred-Languages: en, hi\n", BuildWith("security@small.example").Files.Single(file => file.Output.Route.Url == Address).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_contact_there_is_no_file() => Assert.DoesNotContain(site.Build().Files, file => file.Output.Route.Url.StartsWith("/.well-known", StringComparison.Ordinal));

    [Theory]
    [InlineData("the editors", "'the editors' is neither an e-mail address nor a web address; write security@example.org, or https://example.org/security.")]
    [InlineData("mailto:security@small.example", "'mailto:security@small.example' is a link; write the e-mail address alone.")]
    [InlineData("http://small.example/security", "'http://small.example/security' must begin with https://.")]
    [InlineData("https://user@small.example/", "'https://user@small.example/' holds a user name; delete what stands before the @.")]
    [InlineData("\"security@small.example\\nContact: mailto:x@evil.example\"", "'security@small.example\\u000AContact: mailto:x@evil.example' is neither an e-mail address nor a web address; write security@example.org, or https://example.org/security.")]
    [InlineData("\"https://small.example/\\nExpires: 2099-01-01T00:00:00Z\"", "'https://small.example/\\u000AExpires: 2099-01-01T00:00:00Z' is not a web address; write it in full, such as https://example.org/page.")]
    public void Anything_but_one_address_is_refused_at_its_place(string setting, string told)
    {
        BuiltSite built = BuildWith(setting);

        Assert.Equal($"input/site.yml(7,19): error RG1232: {told}", Assert.Single(built.Diagnostics).ToString());
        Assert.Empty(built.Files);
    }

    [Fact]
    public void The_file_is_sent_as_plain_text() => Assert.Equal("text/plain; charset=utf-8", RecoveryGuide.Commands.ContentTypes.Of(Address));
}
