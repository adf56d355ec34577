namespace RecoveryGuide.Commands;

/// <summary>What the preview adds to each page: reload on change, mistakes shown where the editor looks. Never part of the site.</summary>
public static class PreviewScript
{
    private const string Tag = "<script type=\"module\" src=\"/_preview/reload.js\"></script>";

    /// <summary>The page with the preview's script in its head.</summary>
    /// <param name="html">The page.</param>
    /// <param name="version">What tells it from the page it will be after a change.</param>
    public static string AddTo(string html, string version) => html.Replace("</head>", Tag.Replace("reload.js", "reload.js?" + version, StringComparison.Ordinal) + "</head>", StringComparison.Ordinal);

    /// <summary>What is served while there is no good site yet.</summary>
    public const string BrokenPage = "<!doctype html><html lang=\"en\"><head><title>The site has errors</title>" + Tag + "</head><body><h1>The site has errors</h1></body></html>";

    /// <summary>Served as the service worker: nothing of a site in the making may stay in an editor's browser, where another project may use this address next.</summary>
    public const string NoWorker = "self.registration.unregister();";

    /// <summary>The script. Text only, no HTML: it runs under the deploy's content policy.</summary>
    public const string Text = """
        const box = document.createElement('pre');
        box.setAttribute('role', 'alert');
        box.id = 'preview-errors';
        Object.assign(box.style, {
          position: 'fixed', inset: 'auto 0 0 0', maxHeight: '60vh', overflow: 'auto', margin: 0, padding: '16px', zIndex: 9999,
          background: '#16302f', color: '#fff', font: '14px/1.5 ui-monospace, monospace', whiteSpace: 'pre-wrap', borderTop: '4px solid #f2b544',
        });
        async function showErrors() {
          box.textContent = await (await fetch('/_preview/errors')).text();
          document.body.append(box);
        }
        // Only a page that has become another one is loaded again: whoever reads elsewhere is left in peace.
        const shown = new URL(import.meta.url).search.slice(1);
        async function reloadIfChanged() {
          box.remove();
          const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
          if (answer.headers.get('etag') !== `"${shown}"`) location.reload();
        }
        const events = new EventSource('/_preview/events');
        events.onmessage = event => {
          if (event.data === 'reload') reloadIfChanged();
          else if (event.data === 'errors') showErrors();
        };
        """;
}
