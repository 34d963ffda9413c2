using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>A questionnaire on a theme, and the ways in which residents answered it: where an answer can be brought back to.</summary>
sealed record WhereResidentsSpoke(LocalText Title, IReadOnlyList<string> Channels)
{
    public static async Task<IReadOnlyList<WhereResidentsSpoke>> Of(Db db, Guid coordination, string theme)
    {
        var asked = await db.Set<Questionnaire>().Where(q => q.CoordinationId == coordination && q.Theme == theme && q.ClosedOn != null).OrderBy(q => q.MadeOn).ThenBy(q => q.Id).Select(q => new { q.Id, q.Title }).ToListAsync();
        var told = new List<WhereResidentsSpoke>();
        foreach (var one in asked)
            if ((await db.Database.GetDbConnection().QueryAsync<string>("select distinct channel from needs_voice_week where questionnaire_id = @Id order by channel", new { one.Id })).AsList() is { Count: > 0 } channels) told.Add(new(one.Title, channels));
        return told;
    }
}
