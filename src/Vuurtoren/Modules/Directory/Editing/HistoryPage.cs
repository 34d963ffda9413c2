using System.Globalization;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Words = Vuurtoren.Platform.Texts.Texts;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Every save of a sheet, newest first: which answers, from what to what, who and when. One save, of all records that were saved together, can be taken back.</summary>
[TakesPost]
public abstract class HistoryPage(Db db, Database database, DirectoryIndex index) : EditPage
{
    const int PageSize = 40;

    /// <param name="Undoable">It changed something that can be put back; making a record cannot be taken back, only hidden.</param>
    public sealed record Save(long Seq, string Who, DateTime At, string Cause, IReadOnlyList<(string About, IReadOnlyList<(string Field, string? Old, string? New)> Fields)> Records, bool Undoable);

    public IReadOnlyList<Save> Saves { get; private set; } = [];
    /// <summary>Where the next page begins; null on the last.</summary>
    public long? Older { get; private set; }
    /// <summary>Answers that an undoing left as they are, for they were changed again since.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    Words Texts => Service<Words>();
    FieldWords Fields => new(Lang, Texts, ThemeTree.Of(index.Terms));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = Texts["editing.history.of", Name];
        var ids = Opened.Bare.Keys.Select(key => key.Id).ToArray();
        var before = long.TryParse(Request.Query["before"], out var seq) ? seq : long.MaxValue;
        var connection = db.Database.GetDbConnection();
        var read = (await connection.QueryAsync<Change>(connection.WithLists($"select seq, kind, record_id as recordid, tombstone, at, actor, cause, changes from change where record_id in @ids and seq < @before order by seq desc limit {PageSize + 1}"), new { ids, before })).AsList();
        if (read.Count > PageSize) (Older, read) = (read[PageSize - 1].Seq, read[..PageSize]);
        var actors = read.Select(c => Guid.TryParse(c.Actor, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToArray();
        var names = actors.Length == 0 ? [] : await db.Set<Account>().Where(a => actors.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name);
        Saves = [.. read.GroupBy(c => (c.At, c.Actor, c.Cause)).Select(together => Told([.. together], names))];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(long seq)
    {
        var left = await new Reverting(db, database, Me, Instant).Undo(seq, [.. Opened.Bare.Keys.Select(key => key.Id)]);
        if (left.Count == 0) return Go($"/edit/{Kind}/{Id}/history", "undone");
        db.ChangeTracker.Clear();
        await Load();
        Left = [.. left.Select(one => Fields.Named(Records.First(r => r.Key.Id == one.Record), one.Path))];
        return Page();
    }

    Save Told(List<Change> together, IReadOnlyDictionary<Guid, string> names)
    {
        var first = together[0];
        return new(first.Seq, Who(first, names), LocalClock.At(first.At), Why(first), [.. together.OrderBy(c => c.Seq).Select(Told)],
            !first.Cause.Contains("merge:", StringComparison.Ordinal) && together.Any(c => c.Changes is not null && Json.Read<Dictionary<string, string?[]>>(c.Changes).Any(path => path.Key != Photos.PhotosPage.Path && Upkeep.SingleCheck.GroupIn(path.Key) is null && !Permanences.Keeping.Keeper.IsBeside(path.Key) && path.Value[0] != path.Value[1])));
    }

    (string, IReadOnlyList<(string, string?, string?)>) Told(Change change)
    {
        var section = Records.First(s => s.Key.Id == change.RecordId);
        var changes = change.Changes is null ? [] : Json.Read<Dictionary<string, string?[]>>(change.Changes);
        return (Texts["editing.part." + change.Kind], [.. changes.Select(c => (Fields.Named(section, c.Key), Shown(section, c.Key, c.Value[0]), Shown(section, c.Key, c.Value[1])))]);
    }

    string Who(Change change, IReadOnlyDictionary<Guid, string> names) =>
        change.Actor == Publishing.Contact ? Texts["editing.history.contact"] : Guid.TryParse(change.Actor, out var id) ? names.GetValueOrDefault(id, Texts["editing.history.gone"]) : Texts["editing.history.server"];

    string Why(Change change) => change.Cause.Split(':')[0] switch
    {
        "edit" => change.Changes is null ? Texts["editing.history.made"] : Texts["editing.history.edited"],
        "import" => Texts["editing.history.import"],
        "merge" => Texts["duplicates.history.merged"],
        "undo" when change.Cause.StartsWith("undo:merge", StringComparison.Ordinal) => Texts["duplicates.history.parted"],
        "undo" => Texts["editing.history.undone"],
        _ => change.Changes is null ? Texts["editing.history.made"] : Texts["editing.history.edited"],
    };

    /// <summary>Parts as the form shows them, in one line; all else as it is.</summary>
    string? Shown(Section section, string path, string? value)
    {
        if (path is "verified_at" or "hours_since" && value is not null) return LocalClock.At(DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)).Written("D");
        if ((path == "verified_how" || Upkeep.SingleCheck.GroupIn(path) is not null) && Texts["editing.how." + value] is { ResourceNotFound: false } how) return how;
        if (value is null or "[]" || section.Questions.FirstOrDefault(q => q.Path == path) is not { } question) return value is "[]" ? null : value;
        var typed = new Typed();
        question.Show(section.Box(question), RecordTable.Typed(section.Table.Columns[section.Table[path]], value), typed);
        return Fields.Said(typed, section.Box(question));
    }
}
