using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>One box as it was sent.</summary>
/// <param name="From">Number of the version on which it was typed; 0: the box was empty.</param>
public sealed record Sent(Box Box, string? Typed, int From);

/// <summary>Saves what somebody typed, also while others save.</summary>
public sealed class Workbench(Db db, JointDiagnosis diagnosis, Writer writer, DateOnly today, DateTime now)
{
    const int MostTries = 5;

    /// <returns>The versions that were made.</returns>
    public async Task<IReadOnlyList<PartText>> Save(IReadOnlyList<Sent> sent, IReadOnlyCollection<string> nobody)
    {
        for (var tries = 1; ; tries++)
        {
            var made = new List<PartText>();
            foreach (var one in sent) made.AddRange(PartText.Save(diagnosis, one.Box, one.Typed, one.From, await Versions(one.Box), writer, nobody, today, now));
            db.AddRange(made);
            try
            {
                await db.SaveChangesAsync();
                return made;
            }
            // Somebody took this number, or two waited for each other (which PostgreSQL's driver wraps): read again.
            catch (Exception fault) when (tries < MostTries && (fault is DbUpdateException || fault.InnerException is DbUpdateException))
            {
                foreach (var one in made) db.Entry(one).State = EntityState.Detached;
            }
        }
    }

    public Task<List<PartText>> Versions(Box box) => db.Set<PartText>().AsNoTracking()
        .Where(t => t.DiagnosisId == diagnosis.Id && t.Theme == box.Theme && t.Part == box.Part && t.Lang == box.Lang).OrderByDescending(t => t.Number).ToListAsync();
}
