using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Photos;

/// <summary>Logos of organisations and photos of places: who sees the sheet sees them. Of a confidential place nobody sees any.</summary>
sealed class DirectoryFiles : OwnsFiles
{
    public override IReadOnlyList<string> Kinds => [Directory.Kinds.Organization, Directory.Kinds.Location];

    public override async Task<Sight> Sees(HttpContext http, Owner owner)
    {
        var (services, me) = (http.RequestServices, CurrentUser.Of(http));
        var sheets = services.GetRequiredService<DirectorySheets>();
        var anyone = Viewer.Anyone(Languages.Default);
        if (owner.Kind == Directory.Kinds.Organization)
            return sheets.Organizations([owner.Id], anyone, full: false).Count > 0 ? Sight.Everybody : await Changes(services, me, owner.Id) ? Sight.Some : Sight.None;
        if (sheets.Location(owner.Id, anyone) is { } place) return place.Location.Confidential ? Sight.None : Sight.Everybody;
        return me.Can(Permission.EditSheets) && sheets.Location(owner.Id, Viewer.Operator) is { Location: { Confidential: false, OrganizationId: { } organization } } && await Changes(services, me, organization) ? Sight.Some : Sight.None;
    }

    static async Task<bool> Changes(IServiceProvider services, CurrentUser me, Guid organization) => me.Can(Permission.EditSheets) && await services.GetRequiredService<EditingScope>().Covers(me, organization);

    public override bool IsThere(DbConnection connection, Owner owner) => connection.ExecuteScalar<long>($"select count(*) from directory_{owner.Kind} where id = @Id", owner) > 0;
}
