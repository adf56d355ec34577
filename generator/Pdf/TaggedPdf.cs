using System.Globalization;
using System.Security;
using System.Text;

namespace RecoveryGuide.Pdf;

/// <summary>
/// Writes laid out documents as tagged PDF, built to the rules of PDF/UA-1 (ISO 14289-1) that <c>tests/Pdf</c> asserts. It carries no date, so the same document is the
/// same bytes.
/// </summary>
internal sealed class TaggedPdf
{
    private readonly PdfFile file = new();
    private readonly LaidOut laidOut;
    private readonly PdfFonts fonts;
    private readonly FontBook book;
    private readonly int[] pageIds;
    private readonly Dictionary<StructNode, int> nodeIds = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> annotationIds = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> appearances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> state = new(StringComparer.Ordinal);
    private readonly List<(int Key, string Value)> parents = [];
    private int nextParent;

    private TaggedPdf(LaidOut laidOut, FontBook book)
    {
        this.laidOut = laidOut;
        this.book = book;
        fonts = new(file, laidOut.Pages.Any(page => page.Widgets.Count > 0) ? book.ForTyping : null);
        pageIds = [.. laidOut.Pages.Select(_ => file.Reserve())];
    }

    /// <summary>The file of a document, laid out before.</summary>
    public static byte[] Write(LaidOut laidOut, FontBook book) => Build(laidOut, book).ToBytes();

    /// <summary>The objects of the file.</summary>
    internal static PdfFile Build(LaidOut laidOut, FontBook book) => new TaggedPdf(laidOut, book).Build();

    private PdfFile Build()
    {
        PrintDocument document = laidOut.Document;
        Number(laidOut.Root);
        nextParent = laidOut.Pages.Length;
        byte[][] contents = [.. laidOut.Pages.Select(ContentOf)];
        string fontNames = fonts.Write();
        string form = WriteForm();
        foreach (Page page in laidOut.Pages)
            foreach ((LinkArea link, StructNode node) in page.Links)
                annotationIds[link] = WriteLink(link, node);
        int pages = file.Reserve();
        int resources = file.Add($"<</Font <<{fontNames}>>>>");
        foreach (Page page in laidOut.Pages)
            WritePage(page, contents[page.Number], pages, resources);
        file.Set(pages, $"<</Type /Pages /Count {pageIds.Length} /Kids [{string.Join(' ', pageIds.Select(PdfText.Ref))}]>>");
        int structure = file.Reserve();
        WriteNode(laidOut.Root, structure);
        string numbers = string.Join(' ', parents.OrderBy(parent => parent.Key).Select(parent => string.Create(CultureInfo.InvariantCulture, $"{parent.Key} {parent.Value}")));
        file.Set(structure, $"<</Type /StructTreeRoot /K [{PdfText.Ref(nodeIds[laidOut.Root])}] /ParentTree {PdfText.Ref(file.Add($"<</Nums [{numbers}]>>"))} /ParentTreeNextKey {nextParent}>>");
        int metadata = file.Add("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata(document)), isPlain: true);
        file.Information = file.Add($"<</Title {PdfText.Of(document.Title)}>>");
        file.Catalog = file.Add($"<</Type /Catalog /Pages {PdfText.Ref(pages)} /Lang {PdfText.Of(document.Language)} /MarkInfo <</Marked true>> /StructTreeRoot {PdfText.Ref(structure)} /ViewerPreferences <</DisplayDocTitle true>> /Metadata {PdfText.Ref(metadata)}{WriteBookmarks()}{form}>>");
        return file;
    }

    private void Number(StructNode node)
    {
        nodeIds[node] = file.Reserve();
        foreach (StructNode kid in node.Kids.OfType<StructNode>())
            Number(kid);
    }

    private void WritePage(Page page, byte[] content, int pages, int resources)
    {
        // By page and number of its marked content, which node it belongs to.
        string[] owners = [.. page.Segments.Where(segment => segment.Node is not null).OrderBy(segment => segment.Id).Select(segment => PdfText.Ref(nodeIds[segment.Node!]))];
        parents.Add((page.Number, $"[{string.Join(' ', owners)}]"));
        string annotations = string.Join(' ', page.Widgets.Select(widget => annotationIds[widget.Widget]).Concat(page.Links.Select(link => annotationIds[link.Link])).Select(PdfText.Ref));
        int stream = file.Add("", content);
        file.Set(pageIds[page.Number], $"<</Type /Page /Parent {PdfText.Ref(pages)} /MediaBox [0 0 {PdfText.Of(laidOut.Width)} {PdfText.Of(laidOut.Height)}] /Resources {PdfText.Ref(resources)} /Contents {PdfText.Ref(stream)} /StructParents {page.Number} /Tabs /S{(annotations.Length > 0 ? $" /Annots [{annotations}]" : "")}>>");
    }

    private void WriteNode(StructNode node, int parent)
    {
        int id = nodeIds[node];
        // The page most of its content lies on is told once.
        int? own = node.Kids.OfType<MarkedContent>().FirstOrDefault()?.Page;
        string kids = string.Join(' ', node.Kids.Select(kid => kid switch
        {
            StructNode below => PdfText.Ref(nodeIds[below]),
            MarkedContent content when content.Page == own => content.Id.ToString(CultureInfo.InvariantCulture),
            MarkedContent content => $"<</Type /MCR /Pg {PdfText.Ref(pageIds[content.Page])} /MCID {content.Id}>>",
            Widget widget => ObjectReference(widget, widget.Page),
            LinkArea link => ObjectReference(link, link.Page),
            _ => throw new InvalidOperationException("a node holds nodes, content, fields and links"),
        }));
        file.Set(id, $"<</Type /StructElem /S /{node.Tag} /P {PdfText.Ref(parent)}{(own is { } page ? $" /Pg {PdfText.Ref(pageIds[page])}" : "")}{(kids.Length > 0 ? $" /K [{kids}]" : "")}{(node.Attributes is { } attributes ? $" /A <<{attributes}>>" : "")}>>");
        foreach (StructNode kid in node.Kids.OfType<StructNode>())
            WriteNode(kid, id);
    }

    private string ObjectReference(object annotation, int page) => $"<</Type /OBJR /Pg {PdfText.Ref(pageIds[page])} /Obj {PdfText.Ref(annotationIds[annotation])}>>";

    private int ParentOf(StructNode node)
    {
        parents.Add((nextParent, PdfText.Ref(nodeIds[node])));
        return nextParent++;
    }

    private string Rectangle(Area area) => $"[{PdfText.Of(area.X)} {PdfText.Of(laidOut.Height - area.Bottom)} {PdfText.Of(area.Right)} {PdfText.Of(laidOut.Height - area.Y)}]";

    private int WriteLink(LinkArea link, StructNode node) => file.Add(
        $"<</Type /Annot /Subtype /Link /Rect {Rectangle(link.Area)} /Border [0 0 0] /F 4 /P {PdfText.Ref(pageIds[link.Page])} /StructParent {ParentOf(node)} /Contents {PdfText.Of(link.Says)} /A <</Type /Action /S /URI /URI {PdfText.Of(link.Address)}>>>>");

    // Fields that share a name share what is typed: one field with several places.
    private string WriteForm()
    {
        (Widget Widget, StructNode Node)[] widgets = [.. laidOut.Pages.SelectMany(page => page.Widgets)];
        if (widgets.Length == 0)
            return "";
        int font = fonts.WriteForTyping(book.ForTyping);
        List<int> fields = [];
        foreach (var same in widgets.GroupBy(widget => widget.Widget.Name, StringComparer.Ordinal))
            fields.Add(WriteField(same.Key, [.. same]));
        return $" /AcroForm <</Fields [{string.Join(' ', fields.Select(PdfText.Ref))}] /DR <</Font <</T {PdfText.Ref(font)}>>>> /DA (/T 10 Tf 0 g)>>";
    }

    private int WriteField(string name, (Widget Widget, StructNode Node)[] places)
    {
        Widget first = places[0].Widget;
        string field = $"/T {PdfText.Of(name)} /TU {PdfText.Of(first.Tip)} " + first.Kind switch
        {
            WidgetKind.Text => $"/FT /Tx /DA (/T {PdfText.Of(first.Size)} Tf 0 g)",
            WidgetKind.Check => "/FT /Btn /V /Off",
            _ => "/FT /Btn /Ff 32768 /V /Off",
        };
        if (places.Length == 1 && first.Kind != WidgetKind.Radio)
        {
            int only = file.Add($"<<{field} {Place(places[0])}>>");
            annotationIds[first] = only;
            return only;
        }
        int parent = file.Reserve();
        int[] kids = [.. places.Select(place =>
        {
            int kid = file.Add($"<</Parent {PdfText.Ref(parent)} /TU {PdfText.Of(place.Widget.OptionText is { } option ? $"{place.Widget.Tip}: {option}" : place.Widget.Tip)} {Place(place)}>>");
            annotationIds[place.Widget] = kid;
            return kid;
        })];
        file.Set(parent, $"<<{field} /Kids [{string.Join(' ', kids.Select(PdfText.Ref))}]>>");
        return parent;
    }

    private string Place((Widget Widget, StructNode Node) place)
    {
        Widget widget = place.Widget;
        string look = widget.Kind switch
        {
            // Nothing is drawn until something is typed, and viewers stretch nothing to any size.
            WidgetKind.Text => $"/AP <</N {PdfText.Ref(Appearance(new(0, 0, 100, 16), "/Tx BMC EMC"))}>>",
            WidgetKind.Check => $"/AS /Off /AP <</N <</Yes {PdfText.Ref(Appearance(widget.Area, Cross(widget.Area)))} /Off {PdfText.Ref(Appearance(widget.Area, ""))}>>>>",
            _ => $"/AS /Off /AP <</N <</{Chosen(widget)} {PdfText.Ref(Appearance(widget.Area, Disc(widget.Area)))} /Off {PdfText.Ref(Appearance(widget.Area, ""))}>>>>",
        };
        return $"/Type /Annot /Subtype /Widget /Rect {Rectangle(widget.Area)} /F 4 /P {PdfText.Ref(pageIds[widget.Page])} /StructParent {ParentOf(place.Node)} {look}";
    }

    private static string Chosen(Widget widget) => "o" + widget.Option.ToString(CultureInfo.InvariantCulture);

    private int Appearance(Area area, string drawing)
    {
        string key = $"{PdfText.Of(area.Width)} {PdfText.Of(area.Height)} {drawing}";
        if (!appearances.TryGetValue(key, out int id))
            appearances[key] = id = file.Add($"/Type /XObject /Subtype /Form /BBox [0 0 {PdfText.Of(area.Width)} {PdfText.Of(area.Height)}] /Resources <<>>", Encoding.ASCII.GetBytes(drawing));
        return id;
    }

    private static string Cross(Area area)
    {
        string low = PdfText.Of(area.Width * 0.22), high = PdfText.Of(area.Width * 0.78);
        return $"1.6 w 1 J {low} {low} m {high} {high} l S {low} {high} m {high} {low} l S";
    }

    private static string Disc(Area area) => "0 g " + Circle(area.Width / 2, area.Height / 2, area.Width * 0.26) + "f";

    private static string Circle(double x, double y, double radius)
    {
        // Distance of the control points of a quarter of a circle drawn as a curve.
        double bent = radius * 0.5523;
        string Point(double right, double up) => $"{PdfText.Of(x + right)} {PdfText.Of(y + up)} ";
        return $"{Point(radius, 0)}m {Point(radius, bent)}{Point(bent, radius)}{Point(0, radius)}c {Point(-bent, radius)}{Point(-radius, bent)}{Point(-radius, 0)}c {Point(-radius, -bent)}{Point(-bent, -radius)}{Point(0, -radius)}c {Point(bent, -radius)}{Point(radius, -bent)}{Point(radius, 0)}c ";
    }

    private byte[] ContentOf(Page page)
    {
        StringBuilder content = new();
        state.Clear();
        foreach (Segment segment in page.Segments)
        {
            content.Append(segment.Node is null ? "/Artifact BMC\n" : string.Create(CultureInfo.InvariantCulture, $"/{segment.Node.Tag} <</MCID {segment.Id}>> BDC\n"));
            foreach (Drawn drawn in segment.Drawn)
                Append(content, drawn);
            content.Append("EMC\n");
        }
        return Encoding.ASCII.GetBytes(content.ToString());
    }

    private void Append(StringBuilder content, Drawn drawn)
    {
        string Point(double x, double y) => $"{PdfText.Of(x)} {PdfText.Of(laidOut.Height - y)}";
        switch (drawn)
        {
            case DrawnText text:
                AppendText(content, text);
                break;
            case DrawnLine line:
                content.Append(CultureInfo.InvariantCulture, $"{(line.IsDashed ? "[4 3] 0 d " : "")}{Set("G", PdfText.Of(line.Gray))}{Set("w", PdfText.Of(line.Width))}{Point(line.X, line.Y)} m {Point(line.ToX, line.ToY)} l S{(line.IsDashed ? " [] 0 d" : "")}\n");
                break;
            case DrawnBox { IsRound: false } box:
                content.Append(CultureInfo.InvariantCulture, $"{Set("G", PdfText.Of(box.Gray))}{Set("w", PdfText.Of(box.Width))}{Point(box.Area.X, box.Area.Bottom)} {PdfText.Of(box.Area.Width)} {PdfText.Of(box.Area.Height)} re S\n");
                break;
            case DrawnBox round:
                content.Append(CultureInfo.InvariantCulture, $"{Set("G", PdfText.Of(round.Gray))}{Set("w", PdfText.Of(round.Width))}{Circle(round.Area.X + round.Area.Width / 2, laidOut.Height - round.Area.Y - round.Area.Height / 2, round.Area.Width / 2)}S\n");
                break;
            case DrawnDot dot:
                content.Append(CultureInfo.InvariantCulture, $"{Set("g", "0")}{Circle(dot.X, laidOut.Height - dot.Y, dot.Radius)}f\n");
                break;
        }
    }

    // What a page was told of colours, widths and fonts holds until it is told otherwise.
    private string Set(string name, string value)
    {
        if (state.GetValueOrDefault(name) == value)
            return "";
        state[name] = value;
        return $"{value} {name} ";
    }

    private void AppendText(StringBuilder content, DrawnText text)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT {Set("g", PdfText.Of(text.Gray))}{PdfText.Of(text.X)} {PdfText.Of(laidOut.Height - text.Y)} Td ");
        foreach (Run run in text.Runs)
        {
            content.Append(Set("Tf", $"/{fonts.NameOf(run.Face)} {PdfText.Of(text.Size)}"));
            AppendRun(content, run, text.Size);
        }
        content.Append("ET\n");
    }

    private void AppendRun(StringBuilder content, Run run, double size)
    {
        double rise = 0, owed = 0;
        bool isOpen = false, isHex = false;
        foreach (Glyph glyph in run.Glyphs)
        {
            if (glyph.Y != rise)
            {
                Close();
                content.Append(CultureInfo.InvariantCulture, $"{PdfText.Of(glyph.Y * size / 1000)} Ts ");
                rise = glyph.Y;
            }
            Move(owed + glyph.X);
            if (!isOpen)
                content.Append('[');
            if (!isHex)
                content.Append('<');
            isOpen = isHex = true;
            content.Append(fonts.CodeOf(run.Face, glyph).ToString("X4", CultureInfo.InvariantCulture));
            owed = glyph.Advance - glyph.X - Math.Round(run.Face.Width(glyph.Id));
        }
        Move(owed);
        Close();
        if (rise != 0)
            content.Append("0 Ts ");

        void Move(double by)
        {
            if (Math.Abs(by) < 0.5)
                return;
            if (isHex)
                content.Append('>');
            if (!isOpen)
                content.Append('[');
            (isOpen, isHex) = (true, false);
            content.Append(PdfText.Of(Math.Round(-by)));
        }

        void Close()
        {
            if (isHex)
                content.Append('>');
            if (isOpen)
                content.Append("] TJ ");
            isOpen = isHex = false;
        }
    }

    // Bookmarks are nested as the headings are.
    private string WriteBookmarks()
    {
        if (laidOut.Bookmarks.IsEmpty)
            return "";
        int root = file.Reserve();
        (Bookmark Mark, int Id)[] marks = [.. laidOut.Bookmarks.Select(mark => (mark, file.Reserve()))];
        int[] parentOf = [.. marks.Select((mark, i) => Enumerable.Range(0, i).Reverse().FirstOrDefault(j => marks[j].Mark.Level < mark.Mark.Level, -1))];
        for (int i = 0; i < marks.Length; i++)
        {
            int[] siblings = [.. Enumerable.Range(0, marks.Length).Where(j => parentOf[j] == parentOf[i])];
            int place = Array.IndexOf(siblings, i);
            (Bookmark mark, int id) = marks[i];
            file.Set(id, $"<</Title {PdfText.Of(mark.Text)} /Parent {PdfText.Ref(parentOf[i] < 0 ? root : marks[parentOf[i]].Id)} /Dest [{PdfText.Ref(pageIds[mark.Page])} /XYZ 0 {PdfText.Of(laidOut.Height - mark.Y)} 0]{(place > 0 ? $" /Prev {PdfText.Ref(marks[siblings[place - 1]].Id)}" : "")}{(place < siblings.Length - 1 ? $" /Next {PdfText.Ref(marks[siblings[place + 1]].Id)}" : "")}{Below(i)}>>");
        }
        file.Set(root, $"<</Type /Outlines{Below(-1)}>>");
        return $" /Outlines {PdfText.Ref(root)}";

        string Below(int parent)
        {
            int[] kids = [.. Enumerable.Range(0, marks.Length).Where(j => parentOf[j] == parent)];
            int all = Enumerable.Range(0, marks.Length).Count(j => IsBelow(j, parent));
            return kids.Length == 0 ? "" : $" /First {PdfText.Ref(marks[kids[0]].Id)} /Last {PdfText.Ref(marks[kids[^1]].Id)} /Count {all}";
        }

        bool IsBelow(int mark, int parent) => parentOf[mark] == parent || parentOf[mark] >= 0 && IsBelow(parentOf[mark], parent);
    }

    private static string Metadata(PrintDocument document) => $"""
        <?xpacket begin="{'\ufeff'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
          <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(document.Title)}</rdf:li></rdf:Alt></dc:title>
              <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(document.Subject)}</rdf:li></rdf:Alt></dc:description>
              <dc:language><rdf:Bag><rdf:li>{SecurityElement.Escape(document.Language)}</rdf:li></rdf:Bag></dc:language>
              <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
          </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """.ReplaceLineEndings("\n");
}
