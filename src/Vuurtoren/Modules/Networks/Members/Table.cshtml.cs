using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>Who sits at the table, and who gives help in the territory and does not: by kind of organisation, language, place and theme, from the directory.</summary>
public sealed class TablePage(Db db, Actors actors, Texts texts) : KeepMembersPage(db)
{
    /// <summary>Those of which the directory knows something here.</summary>
    public IReadOnlyList<Composition> Parts { get; private set; } = [];
    public int Present { get; private set; }
    public int Everybody { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["members.table"];
        var members = await Db.Set<Member>().Where(m => m.CoordinationId == Coordination.Id && m.UntilOn == null && m.FromOn != null).Select(m => m.OrganizationId).ToHashSetAsync();
        var all = await actors.In(Db, Coordination.Territory, Lang);
        (Present, Everybody) = (all.Count(actor => members.Contains(actor.Id)), all.Count);
        var themes = actors.Themes.ToDictionary(theme => theme.Code, theme => theme.Name.In(Lang).Text);
        Parts = [.. new[]
        {
            Composition.Of("members.table.by-side", all, members, actor => actor.Side == LegalSide.Unknown ? [] : [actor.Side.ToString()], side => texts["members.table.side." + side]),
            Composition.Of("members.table.by-language", all, members, actor => actor.Languages, language => Capital(OnScreen.Spoken(language, texts))),
            Composition.Of("members.table.by-municipality", all, members, actor => actor.Places.Where(IsMunicipality), NameOf),
            Composition.Of("members.table.by-neighbourhood", all, members, actor => actor.Places.Where(place => !IsMunicipality(place)), NameOf),
            Composition.Of("members.table.by-theme", all, members, actor => actor.Themes, theme => themes.GetValueOrDefault(theme)),
        }.Where(part => part.Lines.Count > 0)];
        return true;
    }

    public void OnGet() { }

    static bool IsMunicipality(string place) => place.StartsWith("nis:", StringComparison.Ordinal);

    string? NameOf(string place) => AreaNames.Of(place)?.In(Lang).Text;

    static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], System.Globalization.CultureInfo.CurrentCulture) + words[1..];
}
