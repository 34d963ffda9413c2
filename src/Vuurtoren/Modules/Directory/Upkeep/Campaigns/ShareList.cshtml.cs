using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>All of a share on one page, in walking order: to print, or to go on with on a telephone.</summary>
public sealed class ShareListPage(Db db) : SharePage(db)
{
    readonly Db db = db;

    public sealed record Line(Guid Id, string Name, string? Of, string Place, IReadOnlyList<string> Phones, Outcome? Outcome);

    sealed class Row
    {
        public Guid Service_Id { get; init; }
        public string Place { get; init; } = "";
        public string? Outcome { get; init; }
        public string Name { get; init; } = "";
        public string Phones { get; init; } = "[]";
        public string? Organization { get; init; }
        public string? Organization_Phones { get; init; }
    }

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public long Finished => Lines.Count(line => line.Outcome is not (null or Outcome.Nobody));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        if (Over is not null) return true;
        var rows = await db.Database.GetDbConnection().QueryAsync<Row>($"""
            select line.service_id, line.place, line.outcome, s.name, s.phones, o.name as organization, o.phones as organization_phones
            from ({CampaignProgress.Lines} where cs.share_id = @share) as line join directory_service s on s.id = line.service_id left join directory_organization o on o.id = s.organization_id
            where s.visibility = 'Public' and s.parked is null order by line.position
            """, new { share = Share.Id });
        Lines = [.. rows.Select(Of)];
        return true;
    }

    Line Of(Row row)
    {
        var (name, of) = (Json.Read<LocalText>(row.Name).In(Lang).Text, row.Organization is null ? null : Json.Read<LocalText>(row.Organization).In(Lang).Text);
        var phones = Json.Read<List<Phone>>(row.Phones) is { Count: > 0 } own ? own : Json.Read<List<Phone>>(row.Organization_Phones ?? "[]");
        return new(row.Service_Id, name, of == name ? null : of, row.Place, [.. phones.Select(phone => phone.Number).Distinct()], Enum.TryParse<Outcome>(row.Outcome, out var outcome) ? outcome : null);
    }

    public void OnGet() { }
}
