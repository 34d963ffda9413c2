using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A date in the calendar of a diagnosis.</summary>
public sealed class Moment
{
    public const int LongestWhat = 200, Most = 40;

    /// <summary>How many months before the elections, and what by then; the text key behind "diagnosis.moment.".</summary>
    static readonly (int Months, string Key)[] back =
    [
        (36, "decide"), (33, "steps"), (30, "figures"), (24, "residents"), (15, "write"), (11, "read"), (9, "body"), (8, "publish"), (6, "parties"), (0, "elections"),
    ];

    Moment() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DiagnosisId { get; private init; }
    public DateOnly Day { get; private set; }
    public LocalText What { get; private set; } = null!;
    public bool IsDone { get; private set; }

    public static Moment Of(JointDiagnosis diagnosis, DateOnly? day, LocalText? what, IReadOnlyCollection<string> nobody, int others, DateOnly today)
    {
        diagnosis.MustBeOpen();
        if (others >= Most) throw new RuleBroken("diagnosis.moments.many", Most);
        var moment = new Moment { DiagnosisId = diagnosis.Id };
        moment.Change(diagnosis, day, what, false, nobody, today);
        return moment;
    }

    public void Change(JointDiagnosis diagnosis, DateOnly? day, LocalText? what, bool done, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        diagnosis.MustBeOpen();
        if (day is not { } on || on.Year is < 2000 or > 2200) throw new RuleBroken("diagnosis.day.wrong");
        What = Plain.Checked(what, LongestWhat, nobody, today) ?? throw new RuleBroken("diagnosis.what.missing");
        (Day, IsDone) = (on, done);
    }

    /// <summary>A calendar counted back from the elections. Who begins late keeps the order and the proportions in the time that is left.</summary>
    public static IReadOnlyList<Moment> BackFrom(JointDiagnosis diagnosis, Texts texts)
    {
        if (diagnosis.ElectionOn is not { } election) return [];
        var (start, first) = (election.AddMonths(-back[0].Months), diagnosis.BegunOn);
        var left = first <= start ? 1 : (double)(election.DayNumber - first.DayNumber) / (election.DayNumber - start.DayNumber);
        return [.. back.Select(one => new Moment
        {
            DiagnosisId = diagnosis.Id, What = LocalText.From(Texts.Languages.Select(lang => KeyValuePair.Create(lang, (string?)texts.In(lang, "diagnosis.moment." + one.Key))))!,
            Day = election.AddDays(-(int)((election.DayNumber - election.AddMonths(-one.Months).DayNumber) * left)),
        })];
    }
}
