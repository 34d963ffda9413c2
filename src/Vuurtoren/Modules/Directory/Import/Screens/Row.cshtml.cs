using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <param name="Field">What the column is for; null: nothing.</param>
/// <param name="Wrong">The reason, for a cell that could not be used.</param>
public sealed record CellBox(int Place, string Column, string? Field, string Text, string? Wrong)
{
    public bool IsLong => Text.Length > 80 || Text.Contains('\n', StringComparison.Ordinal);
}

/// <summary>A row that could not be used as a form of its columns. Corrected, it is taken in at once, and the next one stands there.</summary>
[TakesPost, RequestSizeLimit(8 * 1024 * 1024)]
public sealed class RowPage(Db db, Database database) : ImportPage(db, database)
{
    readonly Database database = database;

    protected override string Heading => "imports.rows.of";

    public BadRow Row { get; private set; } = null!;
    public long Open { get; private set; }
    internal FoundRow Found { get; private set; } = null!;
    public IReadOnlyList<CellBox> Boxes { get; private set; } = [];

    BadRows Bad => new(database, Run!.Id);

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || Run is null || Plan.Undone is not null || !long.TryParse((string?)RouteData.Values["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var line)) return false;
        if (Bad.At(line) is not { } row || new Correcting(database, Plan).Find(line, row.Notes.Where(note => !note.Used).Select(note => note.Raw)) is not { } found) return false;
        (Row, Found, Open) = (row, found, Bad.CountOpen());
        Show(Posted() ?? Found.Row.Cells, [.. Row.Notes.Select(note => (note.Reason, note.Raw))]);
        return true;
    }

    public void OnGet() { }

    public IActionResult OnPost()
    {
        var cells = Posted()!;
        var correcting = new Correcting(database, Plan);
        if (correcting.Fault(Found, cells) is { } fault)
        {
            Show(cells, [fault]);
            return Wrong("", "imports.row.still", Words.Reason(fault.Reason));
        }
        correcting.TakeIn(Found, cells, Me, Instant);
        return Redirect(To(Bad.NextOpen(Row.Line) is { } next ? $"rows/{next}" : "rows") + "?done=row-taken");
    }

    string[]? Posted() => !HttpMethods.IsPost(Request.Method) ? null
        : [.. Enumerable.Range(0, Found.Header.Count).Select(place => Request.Form[$"c{place}"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal))];

    void Show(string[] cells, IReadOnlyList<(string Reason, string Raw)> faults) => Boxes = [.. Found.Header.Select((column, place) =>
    {
        var (text, target) = (place < cells.Length ? cells[place] : "", Found.Fields[place] is [var first, ..] ? first : null);
        var wrong = faults.FirstOrDefault(fault => IsWrong(fault, text, target)).Reason;
        return new CellBox(place, column, target is null ? null : Words.FullField(target.Path), text, wrong is null ? null : Words.Reason(wrong));
    })];

    /// <summary>What could not be used is found by what stands in it; what is missing by what it is for.</summary>
    static bool IsWrong((string Reason, string Raw) fault, string text, FieldTarget? target) =>
        fault.Reason == "no-name" ? target?.Path is "organization.name" or "service.name" : target is not null && text.Trim().Length > 0 && text.Trim() == fault.Raw.Trim();
}
