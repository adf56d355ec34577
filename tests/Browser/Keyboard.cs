using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>What has no test of its own elsewhere and must work by the keyboard alone: the way to the content, sheets that open over the page, and the buttons that print.</summary>
[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public class Keyboard(BrowserFixture site)
{
    [Fact]
    public async Task The_skip_link_leads_past_the_header_into_the_content()
    {
        IPage page = await site.Open("/find/hotlines/");

        await page.Keyboard.PressAsync("Tab");
        Assert.True((await page.Locator(".skip-link").BoundingBoxAsync())!.Y >= 0);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Theory]
    [InlineData(".site-finder__share")]
    [InlineData(".site-finder__area")]
    public async Task Closing_a_sheet_leads_back_to_the_button_that_opened_it(string button)
    {
        IPage page = await site.Open("/find/");
        await page.FillAsync("#where", "Patiala");
        await page.PressAsync("#where", "Enter");
        await Assertions.Expect(page.Locator(".results .listing-card").First).ToBeVisibleAsync();

        await page.FocusAsync(button);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('dialog[open]').contains(document.activeElement)"));
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(button)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_plan_is_printed_by_the_keyboard()
    {
        IPage page = await site.Open("/plans/pocket-card/");
        await page.EvaluateAsync("() => { window.printed = 0; window.print = () => window.printed++; }");

        await page.FocusAsync("#plan-region");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal(1, await page.EvaluateAsync<int>("() => window.printed"));
    }
}
