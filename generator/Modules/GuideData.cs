using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>A guide as schema.org's <c>MedicalWebPage</c> in JSON-LD. It says what the page shows and nothing else.</summary>
public static partial class GuideData
{
    // The default encoder writes <, > and & as numbers, so no word can end the element the data stands in; letters of any script stay letters.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON of a guide's page.</summary>
    public static string Json(Site site, PageInfo info, GuideModel model)
    {
        Guide guide = model.Guide;
        JsonObject page = new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "MedicalWebPage",
            ["url"] = site.Settings.BaseUrl + info.Route,
            ["inLanguage"] = info.Language.Code,
            ["name"] = guide.Title,
            ["description"] = Plain(model.AnswerHtml),
            ["lastReviewed"] = Day(guide.Reviewed),
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = site.Settings.Name },
        };
        if (guide.Review.Kind == ReviewKind.Clinical)
            page["reviewedBy"] = new JsonObject { ["@type"] = "Person", ["name"] = guide.Review.By, ["jobTitle"] = guide.Review.Role };
        // The same sources twice would be the heaviest part of a translation's data: its original names them for both.
        if (model.Original is not { } original)
            page["citation"] = new JsonArray([.. model.Sources.Select(source => JsonValue.Create(source.Url))]);
        else
            page["translationOfWork"] = new JsonObject { ["@type"] = "MedicalWebPage", ["url"] = site.Settings.BaseUrl + original.Route, ["name"] = original.Title };
        return page.ToJsonString(Written);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // Only HTML of ours comes here: a tag is what stands between < and >.
    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
