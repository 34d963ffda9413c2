using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Files;

/// <summary>What files that people put here add to the site: `/files/ID/WIDTH`, and `/files/ID/0` for a document.</summary>
public sealed class FilesModule : Module
{
    /// <summary>A file never changes, but it can be taken away: browsers forget it after a week.</summary>
    const string Public = "public, max-age=604800, immutable", Private = "private, no-store";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(found => FileSettings.Of(found.GetRequiredService<IConfiguration>()));
        services.AddScoped<FileStore>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder site) => site.MapMethods("/files/{id:guid}/{width:int}", ["GET", "HEAD"], Send).WithMetadata(new CanAttribute(Permission.ReadDirectory));

    static async Task<Results<PhysicalFileHttpResult, NotFound>> Send(HttpContext http, Guid id, int width, Db db, Database database)
    {
        if (await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id) is not { } file || OwnsFiles.Of(file.OwnerKind) is not { } owners) return TypedResults.NotFound();
        var sight = await owners.Sees(http, new(file.OwnerKind, file.OwnerId));
        if (sight == Sight.None || width < 0) return TypedResults.NotFound();
        if (PathToSend(http, database, file, width, sight) is not { } path) return TypedResults.NotFound();
        return TypedResults.PhysicalFile(path, file.MediaType, lastModified: file.MadeAt, entityTag: new($"\"{file.At(width).Sha256[..32]}\""), enableRangeProcessing: true);
    }

    /// <summary>Where its bytes lie, with the headers with which they are sent; null: they are gone. Who calls has looked whether this reader may have it.</summary>
    internal static string? PathToSend(HttpContext http, Database database, StoredFile file, int width, Sight sight)
    {
        var path = new FileFolders(database.Folder).PathOf(file.At(width).Sha256);
        if (!File.Exists(path)) return null;
        var headers = http.Response.Headers;
        headers.CacheControl = sight == Sight.Everybody ? Public : Private;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var disposition = new ContentDispositionHeaderValue(file.Kind == FileKind.Image ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return path;
    }
}
