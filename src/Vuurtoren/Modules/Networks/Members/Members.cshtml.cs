using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>Who is a member, who waits, who sleeps and who left; and a new member, found in the directory.</summary>
public sealed class MembersPage(Db db, Texts texts) : KeepMembersPage(db)
{
    public IReadOnlyList<MemberLine> Lines { get; private set; } = [];
    /// <summary>Organisations with such a name that are no member.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Found { get; private set; } = [];
    public string Asked { get; private set; } = "";
    public IEnumerable<Choice> Ways => Enum.GetValues<Way>().Select(way => new Choice(way.ToString(), texts["members.way." + way]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["members.title"];
        Lines = await MembersReading.Of(Db, Coordination.Id, Lang);
        Asked = Request.Query["q"].ToString().Trim();
        var taken = Lines.Where(line => line.Member.State != MemberState.Ended).Select(line => line.Member.OrganizationId).ToHashSet();
        Found = Asked.Length == 0 ? [] : [.. (await OrganizationNames.Like(Db, Asked, Lang)).Where(one => !taken.Contains(one.Id))];
        return true;
    }

    public IEnumerable<MemberLine> Those(params MemberState[] states) => Lines.Where(line => states.Contains(line.Member.State));

    public void OnGet() { }

    public async Task<IActionResult> OnPostAdd(Guid organization, string way)
    {
        if (!Enum.TryParse<Way>(way, out var by) || !Enum.IsDefined(by)) throw new RuleBroken("members.way.missing");
        if (!(await OrganizationNames.Of(Db, [organization], Lang)).ContainsKey(organization)) throw new RuleBroken("members.unknown");
        if (Those(MemberState.Waiting, MemberState.Member, MemberState.Sleeping).Any(line => line.Member.OrganizationId == organization)) throw new RuleBroken("members.twice");
        var member = Member.Begin(Coordination.Id, organization, by, Today);
        Db.Add(member);
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("members.twice"); } // somebody else added it at the same moment
        return Go($"/edit/coordination/{Coordination.Id}/members/{member.Id}", "member-begun");
    }
}
