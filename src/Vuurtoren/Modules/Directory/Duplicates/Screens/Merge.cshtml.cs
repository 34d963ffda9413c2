using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Duplicates.Merges;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Import.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Duplicates.Screens;

/// <summary>Two records become one: field by field what it will say.</summary>
[Can(Permission.MergeRecords), TakesPost]
public sealed class MergePage(Db db, Database database, EditingScope scope, Texts texts) : WorkPage
{
    public PairRow Pair { get; private set; } = null!;
    public Guid Kept { get; private set; }
    public Guid Gone { get; private set; }
    public string KeptName { get; private set; } = "";
    public string GoneName { get; private set; } = "";
    public (long Kept, long Gone) Seen { get; private set; }
    public IReadOnlyList<MergeField> Fields { get; private set; } = [];
    /// <summary>Fewer people see the record that goes than the one that stays.</summary>
    public bool GoneIsHidden { get; private set; }
    public ImportWords Words => Service<ImportWords>();

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["duplicates.merge.title"], true);
        var (a, b) = (Guid.Parse((string)RouteData.Values["a"]!), Guid.Parse((string)RouteData.Values["b"]!));
        var mine = await scope.Organizations(Me);
        using var connection = database.Open();
        if (Duplicates.Pairs.One(connection, a, b, mine) is not { } pair) return false;
        Pair = pair;
        var (table, current) = (RecordTable.Of(pair.Kind, db), new Current(connection, null));
        if (current.Find(table, pair.A) is not { } one || current.Find(table, pair.B) is not { } other) return false;
        if (!TwoRecords.FirstStays(table, one, other)) (one, other) = (other, one);
        (Kept, Gone) = ((Guid)one[table["id"]]!, (Guid)other[table["id"]]!);
        (KeptName, GoneName) = (NameOf(table, one), NameOf(table, other));
        Seen = ((long)one[table["seq"]]!, (long)other[table["seq"]]!);
        var both = new TwoRecords(table, one, other, current.States(Kept), current.States(Gone));
        (Fields, GoneIsHidden) = (both.Fields, both.GoneIsHidden);
        return true;
    }

    string NameOf(RecordTable table, object?[] values) => Json.Read<LocalText>((string)values[table["name"]]!).In(Lang).Text;

    public void OnGet() { }

    /// <param name="kept">The record that stays, as the page showed it.</param>
    public async Task<IActionResult> OnPost(Guid kept, long keptSeq, long goneSeq)
    {
        var choices = Fields.Where(field => Enum.TryParse<Take>(Request.Form["take." + field.Path], ignoreCase: true, out _)).ToDictionary(field => field.Path, field => Enum.Parse<Take>(Request.Form["take." + field.Path]!, ignoreCase: true));
        if (kept != Kept) throw new Platform.RuleBroken("duplicates.changed");
        var id = await new Merging(db, database, Me, Instant).MakeOne(Pair.Kind, Kept, Gone, choices, (keptSeq, goneSeq));
        return Go($"/directory/duplicates/merged/{id}", "duplicates-merged");
    }

    /// <summary>What was chosen before a refusal, else what is proposed.</summary>
    public bool IsChosen(MergeField field, Take take) =>
        (Request.HasFormContentType && Enum.TryParse<Take>(Request.Form["take." + field.Path], ignoreCase: true, out var chosen) ? chosen : field.Default) == take;

    public static IEnumerable<Take> Ways(MergeField field) => field.MayUnite ? [Take.Kept, Take.Gone, Take.Both] : [Take.Kept, Take.Gone];
}
