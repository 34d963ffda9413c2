using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Inviting;

/// <summary>Who is invited to a meeting and what they answered; guests are added by name, with their function visible.</summary>
public sealed class PeoplePage(Db db, Database database, Texts texts, IConfiguration settings) : MeetingPage(db, texts)
{
    IReadOnlyList<Seated> seats = [];

    public IReadOnlyList<Attendee> People { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Organizations { get; private set; } = new Dictionary<Guid, string>();
    public bool Open => Meeting.State is MeetingState.Planned or MeetingState.Invited;
    /// <summary>Who has a seat and an address, and has no letter yet.</summary>
    public IReadOnlyList<Seated> ToInvite { get; private set; } = [];
    public int WithoutAddress { get; private set; }
    /// <summary>Those who come for one theme: asked only when this meeting is about it.</summary>
    public IReadOnlyList<Seated> Guests { get; private set; } = [];
    public IEnumerable<Choice> Tongues => Texts.Languages.Select(language => new Choice(language, Texts["web.language." + language]));

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Function { get; set; }
    [BindProperty] public string? Tongue { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = Texts["meetings.people"];
        People = [.. (await Set<Attendee>().Where(a => a.MeetingId == Meeting.Id).ToListAsync()).OrderBy(a => a.Answer is null).ThenBy(a => a.Answer).ThenBy(a => a.Name, StringComparer.CurrentCultureIgnoreCase)];
        Organizations = await OrganizationNames.Of(Db, [.. People.Select(one => one.OrganizationId).OfType<Guid>().Distinct()], Lang);
        if (!Open) return true;
        seats = await BodiesOf.Seats(Db, Meeting.CoordinationId, Meeting.BodyId);
        var there = People.Select(one => one.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        // A substitute is only asked when who they come for said no.
        var saidNo = People.Where(one => one.Answer == Answer.Not).Select(one => one.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var withOwn = Seated.WithOwn(seats.Where(one => one.Email is null || !saidNo.Contains(one.Email)));
        var asked = seats.Where(one => one is { Email: not null, Name: not null } && !there.Contains(one.Email) && !one.ComesForAnother(withOwn)).OrderBy(one => one.Role == BodyRole.Guest).DistinctBy(one => one.Email, StringComparer.OrdinalIgnoreCase).ToLookup(one => one.Role == BodyRole.Guest);
        (ToInvite, Guests) = ([.. asked[false]], [.. asked[true]]);
        WithoutAddress = seats.Count(one => one.Name is not null && one.Email is null);
        return true;
    }

    public void OnGet() { }

    public string From(Attendee one) => string.Join(" · ", new[] { one.OrganizationId is { } id ? Organizations.GetValueOrDefault(id) : one.Organization, one.Function }.OfType<string>());

    /// <summary>Who comes, or is here, for a seating: a name and where from on each line.</summary>
    public string Seating => string.Join('\n', (People.Any(one => one.Present == true) ? People.Where(one => one.Present == true) : People.Where(one => one.Answer is Answer.Comes or Answer.Replaced)).Where(one => one.Who.Length > 0)
        .DistinctBy(one => one.Who, StringComparer.CurrentCultureIgnoreCase).Select(one => string.Join(", ", new[] { one.Who.Replace(',', ' '), one.OrganizationId is { } id ? Organizations.GetValueOrDefault(id) : one.Organization }.OfType<string>())));

    async Task<Invitations> Letters() => new(Site, database.Secret, Texts, await CoordinationNames.Whole(Db, Meeting.CoordinationId), MailSettings.Of(settings).From.Address, Instant);

    /// <summary>Everybody with a seat and an address who has no letter yet, guests that were added, and those of the body who are ticked.</summary>
    public async Task<IActionResult> OnPostInvite(List<string> guest)
    {
        if (Meeting.IsOver(Now)) throw new RuleBroken("invite.past");
        var letters = await Letters();
        var fresh = ToInvite.Concat(Guests.Where(one => guest.Contains(one.Email!))).Select(one => Attendee.Of(Meeting, one.Delegate, one.Organization, one.Name, one.Email, one.Lang, one.Function)).ToList();
        await SaidBefore(fresh);
        Db.AddRange(fresh);
        var all = fresh.Concat(People.Where(one => one is { InvitedAt: null, Email: not null, WalkedIn: false })).ToList();
        if (all.Count == 0) throw new RuleBroken("invite.nobody");
        Meeting.Invited(Instant);
        foreach (var one in all)
        {
            one.Invited(Instant);
            Db.Add(letters.Invites(Meeting, one));
        }
        return await Saved("/people", "invitations-sent");
    }

    /// <summary>When the day came out of a question, and is still that day.</summary>
    async Task SaidBefore(IReadOnlyList<Attendee> fresh)
    {
        if (Meeting.PollId is not { } id || await Db.Set<Poll>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { Moment: { } moment } || (moment.Day, moment.Begins) != (Meeting.Day, Meeting.Begins)) return;
        var answers = await Db.Set<PollAnswer>().AsNoTracking().Where(a => a.PollId == id && a.At != null && a.Email != null).ToListAsync();
        foreach (var one in fresh)
            if (answers.Where(a => a.Email == one.Email || a.DelegateId is not null && a.DelegateId == one.DelegateId).MaxBy(a => a.At) is { } answer) one.SaidBefore(answer.Of(moment)!.Value, answer.At!.Value);
    }

    public async Task<IActionResult> OnPostGuest()
    {
        if (string.IsNullOrWhiteSpace(Name)) return Wrong("name", "members.delegate.name");
        if (!string.IsNullOrWhiteSpace(Email) && !Mail.IsAddress(Email.Trim())) return Wrong("email", "people.email.wrong");
        if (People.Any(one => one.Email is not null && string.Equals(one.Email, Email?.Trim(), StringComparison.OrdinalIgnoreCase))) return Wrong("email", "invite.twice");
        Db.Add(Attendee.Of(Meeting, null, null, Name, Email, Texts.Languages.Contains(Tongue) ? Tongue! : Lang, Function));
        return await Saved("/people", "guest-added");
    }

    /// <summary>A guest of whom one thinks better, as long as no letter went.</summary>
    public async Task<IActionResult> OnPostRemove(Guid person)
    {
        var one = People.FirstOrDefault(other => other.Id == person && other.InvitedAt is null) ?? throw new RuleBroken("meetings.person.gone");
        Meeting.MustBeOpen();
        Db.Remove(one);
        return await Saved("/people", "guest-removed");
    }
}
