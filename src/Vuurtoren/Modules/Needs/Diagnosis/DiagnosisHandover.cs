using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>What a next coordinator must hear of diagnoses: those that are being made, or lie with the members.</summary>
sealed class DiagnosisHandover : HandoverOf
{
    const int Most = 20;

    public override int Place => 60;

    static readonly Func<Db, Guid, IAsyncEnumerable<JointDiagnosis>> going = PreparedQuery.Of((Db db, Guid of) => db.Set<JointDiagnosis>().AsNoTracking().Where(d => d.CoordinationId == of && d.State != DiagnosisState.Published).OrderBy(d => d.UntilOn).Take(Most));

    public override async Task<HandoverPart> Of(HandoverFor handover)
    {
        var (of, texts) = (handover.Coordination, handover.Texts);
        var open = await going(handover.Db, of).ToListAsync();
        return new(texts["diagnosis.own"], [.. open.Select(one => new HandoverLine($"{one.Title.In(handover.Lang).Text}{texts["web.colon"].Value} {texts["diagnosis.until.day", BookWords.Day(one.UntilOn)].Value}", $"/coordination/{of}/diagnosis/{one.Id}"))]);
    }
}
