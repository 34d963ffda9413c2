using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Who can be given a role: who speaks for a member, a member that names nobody yet, or somebody else by name.</summary>
public sealed class SeatChoices
{
    readonly Texts texts;
    readonly HashSet<Guid> delegates, organizations;

    SeatChoices(IReadOnlyList<(Guid Id, Guid Organization, string Name)> speakers, IReadOnlyDictionary<Guid, string> names, Texts texts)
    {
        this.texts = texts;
        delegates = [.. speakers.Select(one => one.Id)];
        organizations = [.. names.Keys];
        Members = names.Count;
        Who = [.. speakers.Select(one => new Choice("d" + one.Id, $"{one.Name} · {names.GetValueOrDefault(one.Organization, "–")}")).OrderBy(one => one.Words, StringComparer.CurrentCultureIgnoreCase),
            .. names.OrderBy(one => one.Value, StringComparer.CurrentCultureIgnoreCase).Select(one => new Choice("o" + one.Key, texts["mandates.who.organization", one.Value]))];
    }

    /// <summary>Organisations that are members now.</summary>
    public int Members { get; }
    public IReadOnlyList<Choice> Who { get; }
    public IEnumerable<Choice> Roles => new[] { BodyRole.Member, BodyRole.Chair, BodyRole.Secretary, BodyRole.Substitute, BodyRole.Guest }.Select(role => new Choice(role.ToString(), texts["mandates.role." + role]));
    public IEnumerable<Choice> Ways => new[] { SeatWay.Elected, SeatWay.ExOfficio }.Select(way => new Choice(way.ToString(), texts["mandates.way." + way]));
    public IEnumerable<Choice> Sides => Enum.GetValues<SeatSide>().Select(side => new Choice(side.ToString(), texts["mandates.side." + side]));
    public IEnumerable<Choice> Years => Terms(texts);

    public static IEnumerable<Choice> Terms(Texts texts) => Enumerable.Range(1, Mandate.LongestTerm).Select(n => new Choice(n.ToString(System.Globalization.CultureInfo.InvariantCulture), texts.Number("mandates.years", n)));

    public IEnumerable<Choice> Languages => Texts.Languages.Select(language => new Choice(language, texts["web.language." + language]));

    public static Task<SeatChoices> Of(Db db, Guid coordination, string lang, Texts texts) => KeptOf.WithNames(db, coordination, "seat-choices", lang, () => Read(db, coordination, lang, texts));

    static async Task<SeatChoices> Read(Db db, Guid coordination, string lang, Texts texts)
    {
        var speakers = await Speakers.Of(db, coordination);
        var members = (await MembersNow.Of(db, coordination)).Select(m => m.Organization).ToList();
        var names = await OrganizationNames.Of(db, members, lang);
        foreach (var gone in members.Where(id => !names.ContainsKey(id))) names[gone] = "–";
        return new([.. speakers.Select(one => (one.Id, one.Organization, one.Name))], names, texts);
    }

    public BodyRole Role(string? typed) => Enum.TryParse<BodyRole>(typed, out var role) && Enum.IsDefined(role) ? role : BodyRole.Member;

    /// <param name="who">"d" and the id of who speaks for a member, "o" and that of an organisation; empty: somebody by name.</param>
    public async Task<SeatOf> Chosen(Db db, string? who, string? name, string? email, string? function, string lang)
    {
        if (who is ['d', .. var one] && Guid.TryParse(one, out var id) && delegates.Contains(id))
        {
            var found = await db.Set<Members.Delegate>().SingleAsync(d => d.Id == id);
            return new(await db.Set<Member>().Where(m => m.Id == found.MemberId).Select(m => (Guid?)m.OrganizationId).SingleAsync(), found, null, null, null, lang);
        }
        return new(who is ['o', .. var of] && Guid.TryParse(of, out var organization) && organizations.Contains(organization) ? organization : null, null, name, email, function, lang);
    }
}
