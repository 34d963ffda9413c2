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

    /// <summary>From here on nothing can wait: members read, the body decides, parties finish their programmes.</summary>
    const int Fixed = 11;

    /// <summary>
    /// A calendar counted back from the elections. The last months are what they are; what comes before has its part of the time from the beginning on. Who begins so late that the last months
    /// are not all there, keeps the order and the proportions in the time that is left.
    /// </summary>
    public static IReadOnlyList<Moment> BackFrom(JointDiagnosis diagnosis, Texts texts)
    {
        if (diagnosis.ElectionOn is not { } election) return [];
        var (first, turn) = (diagnosis.BegunOn, election.AddMonths(-Fixed));
        DateOnly At(int months) => first >= turn ? Between(first, election, months, 0) : months <= Fixed ? election.AddMonths(-months) : Between(first, turn, months, Fixed);
        return [.. back.Select(one => new Moment
        {
            DiagnosisId = diagnosis.Id, What = LocalText.From(Texts.Languages.Select(lang => KeyValuePair.Create(lang, (string?)texts.In(lang, "diagnosis.moment." + one.Key))))!,
            Day = At(one.Months),
        })];
    }

    /// <summary>The first of the list stands at the beginning, what is left over at the end.</summary>
    static DateOnly Between(DateOnly first, DateOnly last, int months, int left) => first.AddDays((int)((long)(last.DayNumber - first.DayNumber) * (back[0].Months - months) / (back[0].Months - left)));
}
