namespace RecoveryGuide.Commands;

/// <summary>What the host calls each kind of file.</summary>
public static class ContentTypes
{
    /// <summary>The content type of a path.</summary>
    public static string Of(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        ".geojson" => "application/geo+json",
        ".webmanifest" => "application/manifest+json",
        ".ndjson" => "application/x-ndjson",
        ".xml" => "application/xml",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" => "image/jpeg",
        ".webp" => "image/webp",
        ".csv" => "text/csv; charset=utf-8",
        ".ics" => "text/calendar; charset=utf-8",
        ".vcf" => "text/vcard; charset=utf-8",
        ".pdf" => "application/pdf",
        ".txt" or "" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
