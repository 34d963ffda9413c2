using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>Pictures and posters of news: who sees the news sees them.</summary>
sealed class NewsFiles : OwnsFiles
{
    public const string Kind = "news";

    public override IReadOnlyList<string> Kinds => [Kind];

    public override async Task<Sight> Sees(HttpContext http, Owner owner)
    {
        var (services, me) = (http.RequestServices, CurrentUser.Of(http));
        if (await services.GetRequiredService<NewsReading>().Find(owner.Id, services.GetRequiredService<PageCache>().Today, Languages.Default) is not null) return Sight.Everybody;
        return me.Can(Permission.EditSheets) && await services.GetRequiredService<Db>().Set<NewsItem>().FindAsync(owner.Id) is { } item && await services.GetRequiredService<EditingScope>().Covers(me, item.OrganizationId) ? Sight.Some : Sight.None;
    }

    public override bool IsThere(DbConnection connection, Owner owner) => connection.ExecuteScalar<long>("select count(*) from directory_news where id = @Id", owner) > 0;
}
