using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Attendance;

/// <summary>For who coordinates: which members come, which do not, and whom the table is made of. Organisations are counted, never persons.</summary>
[Can(Permission.PlanMeetings)]
public sealed class AttendancePage(Db db, Actors actors, Texts texts) : CoordinationRoom(db, texts, "attendance.title")
{
    public sealed record Line(MemberNow Member, string Name, Came Came);

    public sealed record Part(string Name, int Count);

    /// <summary>How many meetings are looked at.</summary>
    public int Meetings { get; private set; }
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    /// <summary>What the table is made of, each way of looking under its text key.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<Part> Parts)> Composition { get; private set; } = [];
    /// <summary>Speakers whose letters came back.</summary>
    public IReadOnlyList<(Line Member, string Name, string Address)> Returned { get; private set; } = [];

    public IEnumerable<Line> Never => Lines.Where(line => line.Came is { There: 0, Of: > 0 });
    public IEnumerable<Line> Others => Lines.Where(line => line.Came is not { There: 0, Of: > 0 });

    static readonly Func<Db, List<string>, IAsyncEnumerable<string>> bounced = PreparedQuery.Of((Db db, List<string> addresses) =>
        db.Set<Mail>().Where(mail => mail.State == MailState.Bounced && EF.Functions.Like(mail.Bounce!, "5%") && addresses.Contains(mail.Address)).Select(mail => mail.Address).Distinct());

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var members = await MembersNow.Named(Db, Coordination, Lang);
        var organizations = members.Select(one => one.Member.Organization).ToList();
        var meetings = await MeetingsCame.Of(Db, Coordination);
        Meetings = meetings.Count;
        Lines = [.. members.Select(one => new Line(one.Member, one.Name, meetings.Of(one.Member.Organization, one.Name, one.Member.From)))];
        var speakers = await Speakers.Of(Db, Coordination);
        await ReadComposition(organizations, speakers);
        await ReadReturned(speakers);
        return true;
    }

    public void OnGet() { }

    /// <summary>The page of a member, where it is asked whether it stays, and where its speakers are.</summary>
    public string PageOf(Line line) => $"/{Lang}/edit/coordination/{Coordination}/members/{line.Member.Id}";

    async Task ReadComposition(IReadOnlyList<Guid> organizations, IReadOnlyList<Speaker> speakers)
    {
        var sides = await KeptOf.WithNames(Db, Coordination, "sides", Lang, () => LegalForms.Of(Db, organizations));
        var themes = actors.ThemesOf(await KeptOf.WithNames(Db, Coordination, "themes", Lang, () => Actors.ServicesOf(Db, organizations)));
        var places = await KeptOf.WithNames(Db, Coordination, "places", Lang, () => Actors.PlacesOf(Db, organizations));
        Composition = [
            ("attendance.by-side", Filled(Enum.GetValues<LegalSide>().Select(side => new Part(Texts["attendance.side." + side], organizations.Count(one => sides.GetValueOrDefault(one, LegalSide.Unknown) == side))))),
            ("attendance.by-language", Filled(Texts.Languages.Select(lang => new Part(Texts["web.language." + lang], speakers.Count(one => one.Lang == lang))))),
            ("attendance.by-theme", Filled(actors.Themes.Select(theme => new Part(theme.Name.In(Lang).Text, themes.Values.Count(codes => codes.Contains(theme.Code)))))),
            ("attendance.by-place", Filled(places.Select(one => new Part(AreaNames.Of(one.Key)?.In(Lang).Text ?? one.Key, one.Value)).OrderByDescending(part => part.Count).ThenBy(part => part.Name, StringComparer.CurrentCultureIgnoreCase)))];
    }

    static IReadOnlyList<Part> Filled(IEnumerable<Part> parts) => [.. parts.Where(part => part.Count > 0)];

    /// <summary>Addresses that are of no use any more, as a mail server said.</summary>
    async Task ReadReturned(IReadOnlyList<Speaker> speakers)
    {
        var addresses = speakers.Select(one => one.Email).OfType<string>().Distinct().ToList();
        var back = (await bounced(Db, addresses).ToListAsync()).ToHashSet();
        var byOrganization = Lines.ToDictionary(line => line.Member.Organization);
        Returned = [.. speakers.Where(one => one.Email is { } address && back.Contains(address)).Select(one => (byOrganization[one.Organization], one.Name, one.Email!))];
    }
}
