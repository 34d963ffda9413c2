using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>What a closed questionnaire tells, for the members of the coordination.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class ResultsPage(Db db, KeptResults kept, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "voice.results")
{
    static readonly PreparedQuery<Guid, Questionnaire> closed = new((db, id) => db.Set<Questionnaire>().Where(one => one.Id == id && one.ClosedOn != null));

    public Questionnaire One { get; private set; } = null!;
    public VoiceResults Results { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["one"]!);
        if (await closed.List(Db, id, write: false) is not [var found] || found.CoordinationId != Coordination) return false;
        One = found;
        Title = One.Title.In(Lang).Text;
        Results = await kept.Of(One);
        Picks = [.. Enum.GetValues<Dimension>().Where(one => Asked(one) is not null).Select(one => new Pick(one, Asked(one)!))];
        (Group, Tables) = (Results.Group(Picks), Results.Tables(Picks));
        Filters = [.. Enum.GetValues<Dimension>().Select(one => (one, (IReadOnlyList<Choice>)[.. Results.Offered(one).Select(pick => new Choice(pick.Value, Words(pick)))])).Where(one => one.Item2.Count > 0)];
        return true;
    }

    public void OnGet() { }

    /// <summary>The tables as they are shown, to take along.</summary>
    public IActionResult OnGetTable(string? format)
    {
        if (format is not ("csv" or "xlsx") || Group is null) return NotFound();
        Response.Headers.CacheControl = "no-store";
        string[] heads = [Texts["voice.question"], Texts["voice.results.answer"], Texts["voice.results.persons"], Texts["voice.results.share"]];
        var rows = Tables.SelectMany(table => table.Lines.Select(line => (object?[])[One.Questions[table.Question].Text.Plain.In(Lang).Text, Answer(One.Questions[table.Question], line.Answers), line.Persons is { } told ? (double)told : Texts["voice.hidden"].Value, Share(line.Persons, table.Persons)]))
            .Prepend([Texts["voice.results.all"].Value, PickWords, (double)Group.Value, ""]);
        return format == "csv" ? File(TableFile.Csv(heads, rows, marked: true), TableFile.CsvType, $"{Title}.csv") : File(TableFile.Xlsx(Texts["voice.results"], heads, rows), TableFile.XlsxType, $"{Title}.xlsx");
    }

    public string? Asked(Dimension one) => Request.Query[one.ToString()].ToString() is { Length: > 0 } value ? value : null;

    public IReadOnlyList<Pick> Picks { get; private set; } = [];
    /// <summary>How many are looked at; null: with these filters nothing may be shown.</summary>
    public long? Group { get; private set; }
    public IReadOnlyList<ResultTable> Tables { get; private set; } = [];

    /// <summary>The filters that are offered, of those that are large enough.</summary>
    public IReadOnlyList<(Dimension Dimension, IReadOnlyList<Choice> Choices)> Filters { get; private set; } = [];

    /// <summary>Nothing can be shown with all filters together: with each of these away it can, with its address.</summary>
    public IEnumerable<(string Words, string Address)> ToTakeAway => Results.ToTakeAway(Picks).Select(pick => (Words(pick), Read("/voices/" + One.Id) + QueryString.Create(Picks.Where(other => other != pick).Select(other => KeyValuePair.Create(other.Dimension.ToString(), (string?)other.Value)))));

    public string PickWords => string.Join(" · ", Picks.Select(Words));

    string Words(Pick pick) => pick.Dimension switch
    {
        Dimension.Area => Names.Area(pick.Value)!,
        Dimension.Target => Names.Target(pick.Value)!,
        Dimension.Age => Known(TextRows.Page + "age.", pick.Value),
        _ => Known("voice.channel.", pick.Value),
    };

    /// <summary>What an address asks for need not exist.</summary>
    string Known(string key, string value) => Texts[key + value] is { ResourceNotFound: false } words ? words.Value : value;

    public string CombineWords => One.Combines.Count < 2 ? Texts["voice.combined.none"] : Texts["voice.combined", string.Join(", ", One.Combines.Select(one => Texts["voice.dimension." + one].Value))];

    public string File(string format) => $"{Read("/voices/" + One.Id)}{QueryString.Create(Picks.Select(pick => KeyValuePair.Create(pick.Dimension.ToString(), (string?)pick.Value)).Prepend(new("format", format)).Prepend(new("handler", "Table")))}";

    public string Answer(Question question, IReadOnlyList<int> answers) => string.Join(" / ", answers.Select(n => n < 0 ? Texts["voice.results.none"].Value : question.Kind == QuestionKind.Scale ? Texts[TextRows.Page + "scale." + n].Value : question.Answers[n].Plain.In(Lang).Text));

    public string Number(long? persons) => persons is { } told ? told.ToString("N0", CultureInfo.CurrentCulture) : Texts["voice.hidden"];

    public string Share(long? persons, long of) => persons is { } told && of > 0 ? (told / (double)of).ToString("P0", CultureInfo.CurrentCulture) : "";

    /// <summary>Of a bar of 100.</summary>
    public string Width(long persons, long of) => (of == 0 ? 0 : Math.Min(100, persons * 100.0 / of)).ToString("0.#", CultureInfo.InvariantCulture);
}
