using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Networks.Diagnoses;

/// <summary>Diagnoses as PDF: who may see the diagnosis may open it.</summary>
sealed class DiagnosisFiles : OwnsFiles
{
    public const string Kind = "diagnosis";

    public override IReadOnlyList<string> Kinds => [Kind];

    public override async Task<Sight> Sees(HttpContext http, Owner owner)
    {
        if (await http.RequestServices.GetRequiredService<Db>().Set<Diagnosis>().FindAsync(owner.Id) is not { } diagnosis) return Sight.None;
        return diagnosis.IsPublic ? Sight.Everybody : MayRead(CurrentUser.Of(http), diagnosis) ? Sight.Some : Sight.None;
    }

    /// <summary>What may be shared, people of this coordination read; the rest only who coordinates it.</summary>
    public static bool MayRead(CurrentUser me, Diagnosis diagnosis) => diagnosis.IsPublic || KeepMembersPage.Keeps(me, diagnosis.CoordinationId) || diagnosis.MayShare && IsOf(me, diagnosis.CoordinationId);

    /// <summary>Has a role in this coordination, or everywhere.</summary>
    public static bool IsOf(CurrentUser me, Guid coordination) => KeepMembersPage.Keeps(me, coordination) || me.Coordinations(Permission.SeeColleagues).Contains(coordination);

    public override bool IsThere(DbConnection connection, Owner owner) => connection.ExecuteScalar<long>("select count(*) from networks_diagnosis where id = @Id", owner) > 0;
}
