using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>The card of a person, as a file and as a square that holds the card itself: for who signed in, never for a cache, and no key to anything stands in it.</summary>
static class Cards
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{lang:language}/person/{id:guid}/card.vcf", File).WithMetadata(new CanAttribute(Permission.SeeColleagues));
        site.MapGet("/{lang:language}/person/{id:guid}/card.svg", Square).WithMetadata(new CanAttribute(Permission.SeeColleagues));
    }

    static Results<FileContentHttpResult, NotFound> File(HttpContext http, string lang, Guid id) => Of(http, lang, id) is { } card
        ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(card.Write()), ContactCard.MediaType, FileNameOf(card.Name)) : TypedResults.NotFound();

    static Results<ContentHttpResult, NotFound> Square(HttpContext http, string lang, Guid id) => Of(http, lang, id) is { } card
        ? TypedResults.Content(QrCode.File(card.Write(small: true)), MediaTypeNames.Image.Svg) : TypedResults.NotFound();

    static ContactCard? Of(HttpContext http, string lang, Guid id)
    {
        var (services, me) = (http.RequestServices, CurrentUser.Of(http));
        http.Response.Headers.CacheControl = "private, no-store";
        var viewer = PersonFiles.ViewerOf(me, lang);
        using var _ = new InLanguage(lang);
        return services.GetRequiredService<FaceBoard>().Now().Find(id) is { } face && face.IsShownTo(viewer, services.GetRequiredService<PageCache>().Today)
            ? new FaceWords(services.GetRequiredService<Texts>(), lang).Card(face, viewer) : null;
    }

    static string FileNameOf(string name) => string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Trim().Replace(' ', '-') + ".vcf";
}
