using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Permanences.Following;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences.Keeping;

/// <summary>A page about a house that somebody keeps: who keeps the sheets of its organisation. Who may not does not find it.</summary>
[Can(Permission.EditSheets), TakesPost]
public abstract class KeepPage(Db db) : WorkPage
{
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    public House House { get; private set; } = null!;
    public string Name { get; private set; } = "";
    /// <summary>What each permanence is really called: only those who keep the house read that of discreet ones.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    PermanenceWords? words;
    public PermanenceWords Words => words ??= new(Service<Texts>(), Lang);
    protected Texts Texts => Service<Texts>();
    protected Db Db => db;

    /// <summary>Rooms in which something new can be put.</summary>
    public IEnumerable<Room> OpenRooms => House.Rooms.Where(room => room.GoneAt is null);

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        var sheets = Service<DirectorySheets>();
        if (!Service<DirectoryIndex>().Ready || sheets.Location(Id, Viewer.Operator) is not { Location: { Confidential: false } place }) return false;
        House = await Service<Houses>().Of(place);
        KeepsHouse = await Covers(place);
        if (!KeepsHouse && !await MayAlso()) return false;
        Name = Words.House(House);
        var services = sheets.Services([.. House.Office.All.Select(p => p.ServiceId).OfType<Guid>().Distinct()], Viewer.Anyone(Lang), full: false).ToDictionary(sheet => sheet.Service.Id, sheet => sheet.Service.Name);
        Names = House.Office.All.ToDictionary(p => p.Id, p => !KeepsHouse && House.Office.Of(p).Discreet ? Words.Name(House.Office.Of(p)) : (p.Title ?? (p.ServiceId is { } its ? services.GetValueOrDefault(its) : null))?.In(Lang).Text ?? Words.Name(House.Office.Of(p)));
        return true;
    }

    /// <summary>False: an organisation that visits, on a page about its own permanence.</summary>
    public bool KeepsHouse { get; private set; }

    /// <summary>Whether somebody who does not keep the house may be here all the same.</summary>
    protected virtual Task<bool> MayAlso() => Task.FromResult(false);

    /// <summary>A place of nobody is kept by who keeps all.</summary>
    async Task<bool> Covers(Location place) => place.OrganizationId is { } organization ? await Service<EditingScope>().Covers(Me, organization) : Me.Where(Permission.EditSheets).Any(scope => scope.Kind is ScopeKind.Region or ScopeKind.Server);

    private protected Keeper Keeper => new(db, Service<Database>(), Me, Instant);
    private protected Conflicts Conflicts => new(db, House, Names, Words, Instant);
    private protected Telling Telling => new(db, Service<Database>(), Service<DirectorySheets>(), Service<DirectoryIndex>(), Texts, Site, Instant);

    /// <summary>What was typed in both languages.</summary>
    protected LocalText? Typed(string name) => LocalText.From(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Request.Form[$"{name}.{language}"].ToString())));

    /// <summary>What was typed stays when a form is refused.</summary>
    public string Box(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    /// <summary>"09:30" as minutes after midnight; a minute before midnight is midnight.</summary>
    protected static int? Minutes(string? time) => TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], out var at) ? at is { Hour: 23, Minute: 59 } ? 1440 : at.Hour * 60 + at.Minute : null;

    protected static DateOnly? DayOf(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var read) ? read : null;

    public string? TimeBox(int? minutes) => minutes is not { } at ? null : at == 1440 ? "23:59" : $"{at / 60:00}:{at % 60:00}";

    /// <param name="kept">A room that is gone, but still used here.</param>
    public IEnumerable<Choice> RoomChoices(Guid? kept) => House.Rooms.Where(room => room.GoneAt is null || room.Id == kept).Select(room => new Choice(room.Id.ToString(), Words.Room(room)));

    public string To(string rest = "") => $"/{Lang}/edit/house/{Id}{rest}";

    /// <summary>What history says of it: of a discreet one its neutral words.</summary>
    protected string Said(Permanence permanence) => $"{(permanence.Discreet || House.Office.All.Any(p => p.Id == permanence.Id) && House.Office.Of(permanence).Discreet ? permanence.Neutral?.In(Lang).Text ?? Words["permanence.neutral"] : Names.GetValueOrDefault(permanence.Id, permanence.Title?.In(Lang).Text ?? Words["permanence.unnamed"]))} · {Words.Pattern(permanence, Today)}, {Words.Hours(permanence.Opens, permanence.Closes)}";
}
