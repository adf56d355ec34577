using System.Text;

namespace RecoveryGuide.Tests.Core;

/// <summary>A drawing is shapes and colours. Anything else an SVG file may hold is refused at its place, and what editors may put on the site is no drawing at all.</summary>
public class HostileDrawings
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"";

    private const string Shapes = "Allowed: circle, clipPath, defs, desc, ellipse, g, line, linearGradient, path, polygon, polyline, radialGradient, rect, stop, svg, title.";

    private static string[] Found(string text)
    {
        Diagnostics report = new();
        Drawing.Check("theme/images/a.svg", Encoding.UTF8.GetBytes(text), report);
        return [.. report.Sorted().Select(diagnostic => diagnostic.ToString())];
    }

    [Theory]
    [InlineData(Svg + "><script>alert(1)</script></svg>", $"(1,42): error RG1803: element 'script' is not allowed in a drawing. {Shapes}")]
    [InlineData(Svg + ">\n<foreignObject/></svg>", $"(2,2): error RG1803: element 'foreignObject' is not allowed in a drawing. {Shapes}")]
    [InlineData(Svg + ">\n<style>@import url(https://evil.example/)</style></svg>", $"(2,2): error RG1803: element 'style' is not allowed in a drawing. {Shapes}")]
    [InlineData(Svg + ">\n<a/></svg>", $"(2,2): error RG1803: element 'a' is not allowed in a drawing. {Shapes}")]
    [InlineData(Svg + ">\n<animate/></svg>", $"(2,2): error RG1803: element 'animate' is not allowed in a drawing. {Shapes}")]
    [InlineData(Svg + ">\n<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\"/></svg>", $"(2,2): error RG1803: element 'h:script' is not allowed in a drawing. {Shapes}")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", $"(1,2): error RG1803: element 'html' is not allowed in a drawing. {Shapes}")]
    [InlineData(Svg + "\nonload=\"alert(1)\"/>", "(2,1): error RG1803: attribute 'onload' is not allowed in a drawing; only shapes, colours and where they stand are.")]
    [InlineData(Svg + "\nstyle=\"position:fixed\"/>", "(2,1): error RG1803: attribute 'style' is not allowed in a drawing; only shapes, colours and where they stand are.")]
    [InlineData(Svg + " xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n<g xlink:href=\"https://evil.example/\"/></svg>", "(2,4): error RG1803: attribute 'xlink:href' is not allowed in a drawing; only shapes, colours and where they stand are.")]
    [InlineData(Svg + ">\n<path fill=\"url(https://evil.example/a.svg#b)\"/></svg>", "(2,7): error RG1803: 'fill' is 'url(https://evil.example/a.svg#b)'; a drawing refers to nothing but its own parts, such as url(#id).")]
    [InlineData("<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"https://evil.example/a.css\"?>\n" + Svg + "/>", "(2,3): error RG1803: '<?xml-stylesheet' is not allowed in a drawing; delete it.")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + Svg + ">&a;</svg>", "(1,1): error RG1803: this is not a drawing: it is no well-formed XML, or holds a document type; save it as plain SVG.")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n" + Svg + ">&b;</svg>", "(1,1): error RG1803: this is not a drawing: it is no well-formed XML, or holds a document type; save it as plain SVG.")]
    [InlineData(Svg + ">\n<g></svg>", "(2,6): error RG1803: this is not a drawing: it is no well-formed XML, or holds a document type; save it as plain SVG.")]
    [InlineData("alert(1)", "(1,1): error RG1803: this is not a drawing: it is no well-formed XML, or holds a document type; save it as plain SVG.")]
    public void What_is_more_than_a_drawing_is_refused_at_its_place(string text, string told) => Assert.Equal(["theme/images/a.svg" + told], Found(text));

    [Fact]
    public void Shapes_and_colours_are_a_drawing() =>
        Assert.Empty(Found(Svg + " viewBox=\"0 0 8 8\"><defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs><g transform=\"translate(1 1)\"><path d=\"M0 0h8\" fill=\"url(#a)\"/></g></svg>"));

    [Fact]
    public void The_theme_s_drawings_are_looked_at_with_its_other_files()
    {
        using TemporaryFolder theme = new();
        foreach (string style in (string[])["layers", "tokens", "reset", "base", "layout", "print", "parts/a"])
            theme.Write($"styles/{style}.css", "");
        theme.Write("images/icon.svg", Svg + " onload=\"alert(1)\"/>");
        Diagnostics report = new();

        Assets.Read(theme.Path, report);

        Assert.Equal((Rule.Drawing, "theme/images/icon.svg"), (Assert.Single(report.Sorted()).Code, report.Sorted()[0].At.File));
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("page.htm")]
    [InlineData("page.xhtml")]
    [InlineData("page.xml")]
    [InlineData("page.mhtml")]
    [InlineData("run.js")]
    [InlineData("run.mjs")]
    [InlineData("run.wasm")]
    [InlineData("looks.css")]
    [InlineData("picture.svg")]
    [InlineData("picture.SVG")]
    [InlineData("picture.svgz")]
    [InlineData("page")]
    [InlineData("page.pdf.html")]
    public void A_file_of_an_editor_s_that_a_browser_would_run_is_refused_by_its_kind(string name)
    {
        using TemporaryFolder folder = new();
        folder.Write("input/files/" + name, "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
        Diagnostics report = new();

        InputFolder read = InputFolder.Read(folder["input"], "input", report);

        Assert.Equal([$"input/files/{name}(1,1): error RG1005: files to be copied may be of the kinds .csv, .ics, .jpg, .pdf, .png, .txt, .webp; what a browser would run is not published from the input."],
            report.Sorted().Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(read.Binaries);
    }
}
