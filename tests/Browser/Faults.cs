using Microsoft.Playwright;

namespace RecoveryGuide.Tests.Browser;

/// <summary>What can be measured on a page and axe-core does not measure.</summary>
internal static class Faults
{
    // The least that readers may ask for: WCAG 2.2, 1.4.12.
    private const string WideText = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";

    // What is cut off by its own box, and the page where it is wider than the window. Fields scroll, and text for ears alone is cut off on purpose.
    private const string CutOff = """
        () => [
          ...(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} px wide in ${innerWidth}`] : []),
          ...[...document.querySelectorAll('body *')].filter(each => !each.matches('input, select, textarea, svg, svg *') && !each.closest('.visually-hidden') && each.checkVisibility()).filter(each => {
            const { overflowX, overflowY } = getComputedStyle(each), cuts = way => way === 'hidden' || way === 'clip';
            return (cuts(overflowX) && each.scrollWidth > each.clientWidth + 1) || (cuts(overflowY) && each.scrollHeight > each.clientHeight + 1);
          }).map(each => `cut off: ${each.outerHTML.slice(0, 120)}`),
        ]
        """;

    // A number within a sentence is as high as its line: WCAG 2.2, 2.5.8, "inline".
    private const string SmallNumbers = """
        () => [...document.querySelectorAll('a:is([href^="tel:"], [href^="sms:"])')].filter(each => each.checkVisibility() && getComputedStyle(each).display !== 'inline')
          .filter(each => { const box = each.getBoundingClientRect(); return box.width < 43.5 || box.height < 43.5; }).map(each => `smaller than 44 px: ${each.outerHTML.slice(0, 120)}`)
        """;

    // The keyboard goes everywhere; where it is must be seen, and not lie under what stays in sight.
    private const string HiddenFocus = """
        () => {
          const faults = [];
          for (const each of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
            if (!each.checkVisibility()) continue;
            each.focus();
            if (document.activeElement !== each) continue;
            const rings = [each, each.parentElement, each.parentElement?.parentElement].map(one => getComputedStyle(one)).some(style => style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2));
            if (!rings) faults.push(`no ring: ${each.outerHTML.slice(0, 120)}`);
            const isSeen = [...each.getClientRects()].some(box => [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]].some(([x, y]) => {
              const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
              return top && (each.contains(top) || top.contains(each) || each.labels?.[0]?.contains(top));
            }));
            if (!isSeen) faults.push(`focus is covered: ${each.outerHTML.slice(0, 120)}`);
          }
          scrollTo(0, 0);
          return faults;
        }
        """;

    /// <summary>One line for each fault. The page's text is wide afterwards.</summary>
    internal static async Task<string[]> Of(IPage page)
    {
        List<string> faults = [.. await page.EvaluateAsync<string[]>(SmallNumbers)];
        // From here on the browser takes the reader for one of the keyboard.
        await page.Keyboard.PressAsync("Shift");
        faults.AddRange(await page.EvaluateAsync<string[]>(HiddenFocus));
        faults.AddRange(await page.EvaluateAsync<string[]>(CutOff));
        await page.AddStyleTagAsync(new() { Content = WideText });
        faults.AddRange((await page.EvaluateAsync<string[]>(CutOff)).Select(fault => "with wide text, " + fault));
        return [.. faults];
    }
}
