using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Meetings.Yearly;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>What is brought into minutes with one button: tasks of last year, and votes of the body.</summary>
public sealed partial class TakeMinutesPage
{
    /// <summary>Points that come back each year, with the tasks of last year that nobody took over yet.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<MeetingTask>> LastYear { get; private set; } = new Dictionary<Guid, IReadOnlyList<MeetingTask>>();

    async Task FindYearly()
    {
        var topics = Pad.Items.Select(item => item.TopicId).ToList();
        var yearly = await Db.Set<YearlyWork>().Where(work => topics.Contains(work.Id)).Select(work => work.Id).ToListAsync();
        var found = new Dictionary<Guid, IReadOnlyList<MeetingTask>>();
        foreach (var item in Pad.Items.Where(item => yearly.Contains(item.TopicId)))
            found[item.Id] = [.. (await YearlyWork.LastTasks(Db, item.TopicId, Meeting.Day)).Where(task => !Pad.Lines.Exists(line => line.Id == NewIdOf(task, item.Id)))];
        LastYear = found;
    }

    static Guid NewIdOf(MeetingTask task, Guid item) => Ids.Of("yearly", item.ToString(), task.Id.ToString());

    /// <summary>Who takes them on this time is still to be asked; the organisation and the day a year later stand.</summary>
    public async Task<IActionResult> OnPostLastYear(Guid item)
    {
        foreach (var task in LastYear.GetValueOrDefault(item, []))
        {
            Pad.Take(new("write", NewIdOf(task, item), item, LineKind.Task, task.What), task.Lang, Me.Name, Today, Instant);
            Pad.Tasks[NewIdOf(task, item)].Give(Pad.Taking(null, task.OrganizationId, task.UntilOn?.AddYears(1), task.Material));
        }
        return await Saved($"/minutes#i{item}", null);
    }

    /// <summary>What the body voted on since it met, and that stands in no minutes yet.</summary>
    public IReadOnlyList<VoteTaken> Votes { get; private set; } = [];

    async Task FindVotes(Guid body)
    {
        var votes = await VotesTaken.Of(Db, body, Meeting.Day.AddDays(-VotesOfDays));
        var ids = votes.Select(vote => vote.Id).ToList();
        var written = await Db.Set<Line>().Where(line => line.VoteId != null && ids.Contains(line.VoteId.Value) && line.GoneAt == null).Select(line => line.VoteId!.Value).ToListAsync();
        Votes = [.. votes.Where(vote => !written.Contains(vote.Id))];
    }

    /// <summary>The decision with its counts, in the languages of the question.</summary>
    public async Task<IActionResult> OnPostVote(Guid item, Guid vote)
    {
        var taken = Votes.FirstOrDefault(one => one.Id == vote) ?? throw new RuleBroken("minutes.vote.gone");
        string Words(string lang)
        {
            var (words, question) = (new MeetingWords(Texts, lang), taken.Question[lang]!);
            return taken.Elected is { } elected ? elected.Count == 0 ? words["minutes.vote.nobody", question] : words["minutes.vote.elected", question, string.Join(", ", elected)] : question;
        }
        var spoken = taken.Question.In(Lang).Language ?? Lang;
        var line = Line.Of(Meeting, Pad.Items.FirstOrDefault(one => one.Id == item) ?? throw new RuleBroken("meetings.item.gone"), Guid.CreateVersion7(new DateTimeOffset(Instant)), Pad.NextPlace(item), taken.Elected is null ? LineKind.Decision : LineKind.Information, Words(spoken), spoken, Me.Name, Instant);
        line.ByVote(Meeting, taken);
        if (Texts.Languages.FirstOrDefault(other => other != spoken && taken.Question[other] is not null) is { } also) line.Translate(Meeting, Words(also), also, byMachine: false);
        Db.Add(line);
        return await Saved($"/minutes#i{item}", null);
    }
}
