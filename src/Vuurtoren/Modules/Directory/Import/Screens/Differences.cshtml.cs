using System.Globalization;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using GetInner = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <param name="Name">What the record is called.</param>
public sealed record DifferenceLine(string Kind, Guid Record, string Name, string Path, string Lang, string? Ours, string? Theirs);

/// <summary>Where this source says otherwise than what was verified here: decided one by one, or by rule.</summary>
[TakesPost]
public sealed class DifferencesPage(Db db, Database database) : ImportPage(db, database)
{
    const int PerPage = 20;

    readonly Db db = db;
    readonly Database database = database;

    protected override string Heading => "imports.differences.of";

    public IReadOnlyList<DifferenceLine> Lines { get; private set; } = [];
    public IReadOnlyList<(string Kind, string Path, string Keep)> Rules { get; private set; } = [];
    /// <summary>From 1.</summary>
    public int Nth { get; private set; }
    public bool More { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Nth = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1;
        await using var connection = database.Open();
        var read = (await connection.QueryAsync<(Guid Record, string Path, string Lang, string? Ours, string? Theirs, string? Kind)>($"""
            select d.record_id, d.path, d.lang, d.current, d.incoming, (select min(s.kind) from source_record s where s.record_id = d.record_id and s.source = d.source)
            from import_difference d where d.source = @Source order by d.record_id, d.path, d.lang limit {PerPage + 1} offset {(Nth - 1) * PerPage}
            """, new { Plan.Source })).Where(line => line.Kind is not null).ToList();
        (More, var shown) = (read.Count > PerPage, read.Take(PerPage));
        Lines = [.. shown.Select(line => new DifferenceLine(line.Kind!, line.Record, Named(connection, line.Kind!, line.Record), line.Path, line.Lang, line.Ours, line.Theirs))];
        Rules = [.. await connection.QueryAsync<(string, string, string)>("select kind, path, keep from import_rule where source = @Source order by kind, path", new { Plan.Source })];
        return true;
    }

    string Named(System.Data.Common.DbConnection connection, string kind, Guid record) => kind == Kinds.ServiceAtLocation ? ""
        : connection.QueryFirstOrDefault<string>($"select name from directory_{Kinds.All.Single(known => known.Name == kind).Name} where id = @record", new { record }) is { } name ? Json.Read<LocalText>(name).In(Lang).Text : "";

    public void OnGet() { }

    public IActionResult OnPostDecide(Guid record, string path, string? lang, string keep) =>
        Decide(deciding => deciding.Decide(record, path, lang ?? "", Plan.Source, Of(keep)), $"{path} {Of(keep)}", record);

    public IActionResult OnPostAlways(string kind, string path, string keep) =>
        Decide(deciding => deciding.Always(Plan.Source, Known(kind), path, Of(keep)), $"{Plan.Source} {Known(kind)} {path} {Of(keep)}");

    public IActionResult OnPostNoLonger(string kind, string path) => Decide(deciding => deciding.NoLonger(Plan.Source, kind, path), $"{Plan.Source} {Known(kind)} {path}");

    static string Known(string kind) => Kinds.All.Any(known => known.Name == kind) ? kind : throw new Platform.RuleBroken("imports.difference.gone");

    static Keep Of(string keep) => keep == "theirs" ? Keep.Theirs : Keep.Ours;

    RedirectResult Decide(Action<Deciding> decide, string what, Guid? record = null)
    {
        using var transaction = db.Database.BeginTransaction();
        var (connection, inner) = (db.Database.GetDbConnection(), GetInner.GetDbTransaction(transaction));
        database.LockChanges(connection, inner);
        foreach (var kind in Kinds.All) RecordTable.Of(kind.Name, db);
        decide(new(connection, inner, Me.Id!.Value.ToString(), Instant));
        db.Add(AuditEntry.Of("import-decided", Instant, Me, "import", record ?? Plan.Id, what));
        db.SaveChanges();
        transaction.Commit();
        return Redirect(To("differences") + (Nth > 1 ? $"?page={Nth}&done=decided" : "?done=decided"));
    }

    public string Action(string handler) => $"?page={Nth}&handler={handler}";
}
