using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Bodies;

/// <summary>A page with forms about how one coordination is built: reads what was typed, and saves.</summary>
public abstract class KeepPage(Db db) : KeepMembersPage(db)
{
    /// <summary>Within the coordination.</summary>
    public string Edit(string rest) => $"/{Lang}/edit/coordination/{Coordination.Id}{rest}";

    /// <summary>What was typed; else what is kept.</summary>
    public string? Box(string name, string? kept = null) => Request.HasFormContentType && Request.Form.ContainsKey(name) ? Request.Form[name].ToString() : kept;

    /// <summary>What was typed in each language.</summary>
    protected LocalText? Both(string name) => LocalText.From(Texts.Languages.Select(language => KeyValuePair.Create(language, Box($"{name}.{language}"))));

    protected int? Whole(string name) => int.TryParse(Box(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    protected DateOnly? Day(string name) => DateOnly.TryParseExact(Box(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>One of the words of an enumeration; the first when it is none of them.</summary>
    protected T One<T>(string name) where T : struct, Enum => Enum.TryParse<T>(Box(name), out var one) && Enum.IsDefined(one) ? one : default;

    protected static string Short(string title) => title.Length > 55 ? title[..54] + "…" : title;

    /// <param name="path">Within the coordination.</param>
    protected async Task<IActionResult> Saved(string path, string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("bodies.overtaken"); } // somebody else at the same moment
        return Go($"/edit/coordination/{Coordination.Id}{path}", done);
    }
}
