using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation;

/// <summary>Who did what to whom, newest first; by person, act and day. It reads, and nobody writes here.</summary>
[Can(Permission.OperateServer)]
public sealed class AuditPage(Db db, Texts texts) : WorkPage
{
    const int PerPage = 50;

    public sealed record Line(long Seq, string When, string? Actor, string Action, string? On, string? What, string? Device);

    /// <summary>Name or mail address of who did it, or to whom it was done.</summary>
    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(SupportsGet = true)] public string? Action { get; set; }
    /// <summary>That day and before, on the clock on the wall.</summary>
    [BindProperty(SupportsGet = true)] public string? Day { get; set; }
    [BindProperty(SupportsGet = true)] public long? Before { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public long? Next { get; private set; }
    public IEnumerable<Choice> Actions => texts.Starting("audit.").Select(key => new Choice(key["audit.".Length..], texts[key]));

    protected override async Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["operation.audit"], true, true);
        var asked = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Who))
        {
            var people = await Find(Who.Trim().Normalize().ToUpperInvariant());
            asked = asked.Where(e => people.Contains(e.Actor!.Value) || people.Contains(e.RecordId!.Value));
        }
        if (!string.IsNullOrEmpty(Action)) asked = asked.Where(e => e.Action == Action);
        if (DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var end = LocalClock.ToInstant(day.AddDays(1).ToDateTime(default));
            // Acts are numbered as they happen: the last of the day is looked up, and all before it follow.
            var last = await db.Set<AuditEntry>().Where(e => e.At < end).OrderByDescending(e => e.At).Select(e => (long?)e.Seq).FirstOrDefaultAsync() ?? 0;
            asked = asked.Where(e => e.Seq <= last);
        }
        if (Before is { } before) asked = asked.Where(e => e.Seq < before);
        var found = await asked.OrderByDescending(e => e.Seq).Take(PerPage + 1).ToListAsync();
        if (found.Count > PerPage) Next = found[PerPage - 1].Seq;
        var names = await Names(found);
        Lines = [.. found.Take(PerPage).Select(entry => Show(entry, names))];
        return true;
    }

    async Task<List<Guid>> Find(string who)
    {
#pragma warning disable CA1304, CA1311, CA1862 // the database compares
        return await db.Set<Account>().Where(a => a.NormalizedEmail!.Contains(who) || a.Name.ToUpper().Contains(who)).Select(a => a.Id).Take(100).ToListAsync();
#pragma warning restore CA1304, CA1311, CA1862
    }

    async Task<Dictionary<Guid, string>> Names(List<AuditEntry> entries)
    {
        var ids = entries.SelectMany(e => new[] { e.Actor, e.RecordId }).OfType<Guid>().Distinct().ToList();
        return await db.Set<Account>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
    }

    static Line Show(AuditEntry entry, Dictionary<Guid, string> names)
    {
        var said = entry.Payload is null ? null : Json.Read<AuditPayload>(entry.Payload);
        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known, known.ToString()[^8..]) : null;
        return new(entry.Seq, LocalClock.At(entry.At).ToString("G", CultureInfo.CurrentCulture), Name(entry.Actor), entry.Action, Name(entry.RecordId), said?.What, said?.Device);
    }

    public string Older(long before) => QueryString.Create(new Dictionary<string, string?> { ["who"] = Who, ["action"] = Action, ["day"] = Day, ["before"] = before.ToString(CultureInfo.InvariantCulture) }.Where(pair => pair.Value is not null)).ToUriComponent();

    public void OnGet() { }
}
