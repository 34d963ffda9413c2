using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>What people say is not right on the sheets that somebody keeps, as one line: the list is a page of its own.</summary>
sealed class SuggestionsDue : DueOf
{
    /// <summary>Who took the trouble to say it hears something within a week.</summary>
    const int AnswerDays = 7;

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.EditSheets)) return [];
        var open = await Mine.Open(me.Db, me.Services.GetRequiredService<EditingScope>(), me.Me);
        if (open.Count == 0) return [];
        var oldest = await me.Db.Set<Suggestion>().Where(s => s.Id == open[0]).Select(s => s.At).SingleAsync();
        return [new(LocalClock.DayOf(oldest).AddDays(AnswerDays), me.Texts.Number("correction.count", open.Count), me.Texts["correction.due.go"], "/directory/upkeep/suggestions")];
    }
}
