using System.Globalization;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Who came without being on the list: when a meeting closes they can leave an address for the minutes, and come for their organisation from now on.</summary>
public sealed class WalkIns(Db db, Meeting meeting, IReadOnlyList<Attendee> people)
{
    public IReadOnlyList<Attendee> All { get; } = [.. people.Where(one => one is { WalkedIn: true, Present: true, Name.Length: > 0 })];
    /// <summary>Of the members of the coordination, to choose from.</summary>
    public IReadOnlyDictionary<Guid, LocalText> Members { get; private set; } = new Dictionary<Guid, LocalText>();

    /// <summary>What the boxes of one are called.</summary>
    public static (string From, string Email, string Tongue, string Joins) Boxes(Attendee one) => ($"walk-in.from.{one.Id}", $"walk-in.email.{one.Id}", $"walk-in.tongue.{one.Id}", $"walk-in.joins.{one.Id}");

    public async Task<WalkIns> Load()
    {
        if (All.Count > 0) Members = await OrganizationNames.Whole(db, [.. (await MembersNow.Of(db, meeting.CoordinationId)).Select(one => one.Organization).Concat(All.Select(one => one.OrganizationId).OfType<Guid>()).Distinct()]);
        return this;
    }

    /// <summary>As the page shows it.</summary>
    public string? From(Attendee one, string lang) => one.OrganizationId is { } id ? Members.GetValueOrDefault(id)?.In(lang).Text : one.Organization;

    public async Task Take(IFormCollection form, string lang, DateOnly today)
    {
        foreach (var one in All)
        {
            var boxes = Boxes(one);
            if (!form.ContainsKey(boxes.From)) continue;
            var (from, chosen) = (form[boxes.From].ToString(), form[boxes.Tongue].ToString());
            var (organization, tongue) = (await Called(from.Trim(), lang), Texts.Languages.Contains(chosen) ? chosen : one.Lang);
            one.Leaves(meeting, form[boxes.Email], from, organization, tongue);
            if (form[boxes.Joins] != "true") continue;
            await Joining.Speaks(db, meeting.CoordinationId, organization ?? throw new RuleBroken("close.walk-ins.unknown", one.Name), one.Name, one.Email, tongue, today);
        }
    }

    /// <summary>A member by its name in any language, or else the one organisation of the directory that is called so.</summary>
    async Task<Guid?> Called(string name, string lang)
    {
        if (name.Length == 0) return null;
        if (Members.FirstOrDefault(member => member.Value.Any(called => Same(called.Value, name))) is { Value: not null } known) return known.Key;
        return (await OrganizationNames.Like(db, name, lang)).Where(one => Same(one.Name, name)).ToList() is [var only] ? only.Id : null;
    }

    static bool Same(string one, string other) => CultureInfo.CurrentCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
}
