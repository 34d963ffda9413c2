using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Vuurtoren.Platform.Web;

/// <summary>The language of a page is the first part of its path: /nl/services and /fr/services are one page.</summary>
static class Languages
{
    public const string Default = "nl";

    static readonly Dictionary<string, CultureInfo> cultures = new(StringComparer.Ordinal) { ["nl"] = new("nl-BE"), ["fr"] = new("fr-BE") };

    /// <summary>The language of the path, or null when it has none.</summary>
    public static string? Of(PathString path)
    {
        var text = path.Value;
        if (text is null || text.Length < 3 || (text.Length > 3 && text[3] != '/')) return null;
        return Texts.Texts.Languages.FirstOrDefault(language => text.AsSpan(1, 2).SequenceEqual(language));
    }

    /// <summary>The first of our languages that the browser asks for; null when it asks for others only.</summary>
    public static string? Asked(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var asked) || asked.Count == 0) return Default;
        return asked.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1)
            .Select(a => a.Value.Value is "*" ? Default : Texts.Texts.Languages.FirstOrDefault(language =>
                a.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (a.Value.Length == 2 || a.Value.Value![2] == '-')))
            .FirstOrDefault(language => language is not null);
    }

    /// <summary>The same address in another language.</summary>
    public static string Switch(PathString path, QueryString query, string to) =>
        Of(path) is null ? $"/{to}" : $"/{to}{path.ToUriComponent()[3..]}{query.ToUriComponent()}";

    /// <summary>Numbers, dates and words of this request follow the path, or else what the browser asks for.</summary>
    public static void UseLanguages(this WebApplication site) => site.Use((context, next) =>
    {
        var culture = cultures[Of(context.Request.Path) ?? Asked(context.Request) ?? Default];
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    });

    internal sealed class Constraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string language && Texts.Texts.Languages.Contains(language);
    }
}
