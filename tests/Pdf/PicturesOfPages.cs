using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Checks;
using RecoveryGuide.Pdf;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>The small pictures beside the plans: they show what prints, and cost a cheap phone little.</summary>
public partial class PicturesOfPages
{
    private const int MostShapes = 12;

    private const int MostBytes = 6000;

    public static TheoryData<string> Languages => ["en", "hi", "pa"];

    [Fact]
    public void Each_is_few_shapes_and_few_bytes() => Assert.All(Repository.Site.Site.Prints, print =>
    {
        Assert.InRange(print.Picture.Split("<path").Length - 1, 2, MostShapes);
        Assert.InRange(PageWeights.Compressed(Encoding.UTF8.GetBytes(print.Picture), PageWeights.Thorough), 1, MostBytes);
    });

    [Theory, MemberData(nameof(Languages))]
    public void Letters_stand_where_the_headings_stand(string language)
    {
        foreach ((_, PrintDocument document) in Samples.OfSheets(language))
        {
            LaidOut laidOut = Layout.Of(document, Samples.Fonts);
            DrawnText[] headings = [.. laidOut.Pages[0].Segments.Where(segment => segment.Node?.Tag is ['H', _]).SelectMany(segment => segment.Drawn).OfType<DrawnText>()];
            (double X, double Y)[] points = [.. PointsOf(Letters().Match(PagePicture.Of(laidOut)).Groups[1].Value)];

            Assert.NotEmpty(headings);
            // Every point belongs to a heading, and every heading has points from its beginning to its end.
            Assert.All(points, point => Assert.Contains(headings, text => IsAround(text, point)));
            Assert.All(headings, text =>
            {
                double[] across = [.. points.Where(point => IsAround(text, point)).Select(point => point.X)];
                Assert.InRange(across.Min(), text.X - text.Size / 4, text.X + text.Size / 4);
                Assert.InRange(across.Max(), text.X + text.Width - text.Size / 4, text.X + text.Width + text.Size / 4);
            });
        }
    }

    [Fact]
    public void What_is_drawn_is_there_once_and_nothing_else()
    {
        PrintDocument document = Samples.EveryBlock("en");
        LaidOut laidOut = Layout.Of(document, Samples.Fonts);
        Drawn[] drawn = [.. laidOut.Pages[0].Segments.Where(segment => segment.Node?.Tag is not ['H', _]).SelectMany(segment => segment.Drawn)];

        // Each begins where it stands; the first is the paper.
        string[] begun = [.. Shapes().Matches(PagePicture.Of(laidOut)).Where(shape => !shape.Value.Contains("transform", StringComparison.Ordinal)).Skip(1).SelectMany(shape => Begun().Matches(shape.Groups[1].Value).Select(begin => begin.Value))];

        Assert.Contains(drawn, each => each is DrawnBox { IsRound: true });
        Assert.Equal(drawn.Select(BeginOf).Order(StringComparer.Ordinal), begun.Order(StringComparer.Ordinal));
    }

    private static string BeginOf(Drawn drawn) => drawn switch
    {
        DrawnText text => At(text.X, text.Y - text.Size * 0.25),
        DrawnLine line => At(line.X, line.Y),
        DrawnBox { IsRound: true } ring => At(ring.Area.X, ring.Area.Y + ring.Area.Height / 2),
        DrawnBox box => At(box.Area.X, box.Area.Y),
        DrawnDot dot => At(dot.X, dot.Y),
        _ => throw new InvalidOperationException(drawn.ToString()),
    };

    private static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}");

    // Letters of the Indic scripts reach far above and below their line.
    private static bool IsAround(DrawnText text, (double X, double Y) point) =>
        point.X >= text.X - text.Size / 4 && point.X <= text.X + text.Width + text.Size / 4 && point.Y >= text.Y - text.Size * 1.3 && point.Y <= text.Y + text.Size * 0.7;

    /// <summary>The points a path of letters goes through, in points of the paper; a bend's own point is left out.</summary>
    private static IEnumerable<(double X, double Y)> PointsOf(string path)
    {
        double x = 0, y = 0, fromX = 0, fromY = 0;
        foreach (Match step in Steps().Matches(path))
        {
            double[] numbers = [.. Numbers().Matches(step.Groups[2].Value).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))];
            char kind = step.Groups[1].Value[0];
            (x, y) = kind switch
            {
                'M' => (numbers[0], numbers[1]),
                'z' => (fromX, fromY),
                _ => (x + numbers[^2], y + numbers[^1]),
            };
            if (kind is 'M' or 'm')
                (fromX, fromY) = (x, y);
            yield return (x / 10, y / 10);
        }
    }

    [GeneratedRegex("<path [^>]*scale\\(\\.1\\)\" d=\"([^\"]*)\"")]
    private static partial Regex Letters();

    [GeneratedRegex("<path [^>]*d=\"([^\"]*)\"")]
    private static partial Regex Shapes();

    [GeneratedRegex("M[-0-9.]+ [-0-9.]+")]
    private static partial Regex Begun();

    [GeneratedRegex("([Mmlqz])([-0-9 ]*)")]
    private static partial Regex Steps();

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Numbers();
}
