using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Where who keeps sheets begins: what lies unpublished, the organisations one may change with their services, and making a new one.</summary>
[Can(Permission.EditSheets), TakesPost]
public sealed class MySheetsPage(Db db, EditingScope scope, Texts texts) : WorkPage
{
    const int Most = 30;

    public sealed record Line(Guid Id, string Name, string? Missing);
    public sealed record Own(Guid Id, string Name, IReadOnlyList<Line> Services);

    public IReadOnlyList<(string Kind, Guid Id, string Name, DateTime Saved)> Drafts { get; private set; } = [];
    public IReadOnlyList<Own> Organizations { get; private set; } = [];
    /// <summary>There are more than are shown: search for the one you need.</summary>
    public bool More { get; private set; }
    public string Asked { get; private set; } = "";
    public bool MayMakeOrganizations => EditingScope.MayMakeOrganizations(Me);

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Asked) = (texts["editing.mine"], true, Request.Query["q"].ToString().Trim());
        Drafts = [.. (await db.Set<Draft>().Where(d => d.AccountId == Me.Id).OrderByDescending(d => d.SavedAt).Take(Most).ToListAsync()).Select(d => (d.Kind, d.RecordId, NameIn(d), LocalClock.At(d.SavedAt)))];
        var found = await Found();
        (More, found) = (found.Count > Most, [.. found.Take(Most)]);
        var names = await OrganizationNames.Of(db, found, Lang);
        var services = (await db.Set<Service>().Where(s => found.Contains(s.OrganizationId!.Value)).Select(s => new { s.Id, s.OrganizationId, s.Name }).ToListAsync()).ToLookup(s => s.OrganizationId!.Value);
        Organizations = [.. found.Where(names.ContainsKey).Select(id => new Own(id, names[id], [.. services[id].Select(s => new Line(s.Id, s.Name.In(Lang).Text, Missing(s.Name))).OrderBy(s => s.Name, StringComparer.CurrentCulture)]))];
        return true;
    }

    /// <summary>Those somebody may change; who may change all of them searches by name.</summary>
    async Task<IReadOnlyList<Guid>> Found()
    {
        var mine = await scope.Organizations(Me);
        if (Asked.Length > 0)
        {
            var like = (await OrganizationNames.Like(db, Asked, Lang)).Select(o => o.Id);
            return [.. mine is null ? like : like.Where(mine.Contains)];
        }
        return mine is null ? [] : [.. mine.Take(Most + 1)];
    }

    /// <summary>The language of the screens that the name lacks.</summary>
    string? Missing(LocalText name) => name[LocalText.NoLanguage] is not null ? null : Texts.Languages.FirstOrDefault(language => name[language] is null) is { } language ? texts["web.language." + language].Value : null;

    string NameIn(Draft draft)
    {
        var boxes = draft.Boxes;
        return Texts.Languages.Prepend(Lang).Select(language => boxes[$"{draft.Kind}.name.{language}"]).FirstOrDefault(name => name.Length > 0) is { } name ? name : texts["editing.draft.nameless"].Value;
    }

    public void OnGet() { }

    /// <summary>A new service of this organisation, or of a new one: a draft that is nowhere else until it is published.</summary>
    public async Task<IActionResult> OnPost(Guid? organization)
    {
        if (organization is { } id ? !await scope.Covers(Me, id) : !MayMakeOrganizations) return NotFound();
        var service = Guid.CreateVersion7();
        var form = new Form(Kinds.Service, service, [Form.Key(Kinds.Organization, organization ?? Guid.CreateVersion7()), Form.Key(Kinds.Service, service)], new()).WithPlace();
        db.Add(Draft.Of(form, Me.Id!.Value, Instant));
        await db.SaveChangesAsync();
        return Go($"/edit/service/{service}");
    }
}
