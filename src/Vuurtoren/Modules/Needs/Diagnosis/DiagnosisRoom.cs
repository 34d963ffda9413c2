using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A page about one diagnosis, for those who take part in the coordination. For others it does not exist.</summary>
public abstract class DiagnosisRoom(Db db, Texts texts, Territories territories, string title, Permission asks = Permission.SendSignals) : NeedsRoom(db, texts, territories, asks, title)
{
    static readonly PreparedQuery<Guid, JointDiagnosis> one = new((db, id) => db.Set<JointDiagnosis>().Where(d => d.Id == id));

    public JointDiagnosis Diagnosis { get; private set; } = null!;
    public NeedForm Form { get; private set; } = null!;
    public string Name => Diagnosis.Title.In(Lang).Text;
    /// <summary>Writes in it now.</summary>
    public bool MayWrite => Diagnosis.State == DiagnosisState.Writing || Diagnosis.State == DiagnosisState.Reading && MayGroup;

    /// <summary>After the language and the coordination.</summary>
    protected string Path(string rest = "") => $"/coordination/{Coordination}/diagnosis/{Diagnosis.Id}{rest}";
    public string To(string rest = "") => $"/{Lang}{Path(rest)}";

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["diagnosis"]!);
        if (await one.List(Db, id, write: false) is not [var found] || found.CoordinationId != Coordination) return false;
        (Diagnosis, Form) = (found, new(Request, Names, Today));
        return true;
    }

    public Task<Writer> Writer() => DiagnosisReading.WriterOf(Db, Me.Id!.Value, Coordination, MayGroup);

    /// <summary>A day that was typed in a box of this name.</summary>
    protected DateOnly? Day(string box) => DateOnly.TryParseExact(Form.Box(box), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    protected static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    protected string Short(string words) => words.Length > 55 ? words[..54] + "…" : words;
}
