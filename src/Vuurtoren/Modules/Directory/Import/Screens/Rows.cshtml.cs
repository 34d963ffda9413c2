using System.Globalization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>Rows that could not be used, or only in part, with the reason; each can be opened and corrected.</summary>
public sealed class RowsPage(Db db, Database database) : ImportPage(db, database)
{
    const int PerPage = 50;

    readonly Database database = database;

    protected override string Heading => "imports.rows.of";

    public bool All { get; private set; }
    public long Open { get; private set; }
    public IReadOnlyList<BadRow> Lines { get; private set; } = [];
    public long? Next { get; private set; }
    public bool MayCorrect => Plan.IsTable && Plan.Undone is null && Taking.HasFile;

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || Run is null) return false;
        All = Request.Query.ContainsKey("all");
        var rows = new BadRows(database, Run.Id);
        (Lines, Next) = rows.After(long.TryParse(Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : -1, All, PerPage);
        Open = rows.CountOpen();
        return true;
    }
}
