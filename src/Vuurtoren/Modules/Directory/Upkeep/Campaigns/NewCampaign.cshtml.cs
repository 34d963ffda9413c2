using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>Which services, how, and by when: first one sees how many it would be.</summary>
[TakesPost]
public sealed class NewCampaignPage(Database database, Db db, EditingScope scope, UpkeepLines lines, ConfirmingSettings settings, DirectoryIndex index, Texts texts) : CampaignsPage
{
    static readonly int[] ages = [3, 6, 12, 24];

    protected override string Heading => "campaigns.new";

    public UpkeepSelection Selection { get; private set; } = new("", "", "");
    public UpkeepChoices Choices { get; private set; } = null!;
    public IEnumerable<Choice> Ages => ages.Select(months => new Choice(months.ToString(CultureInfo.InvariantCulture), texts.Number("campaigns.age.months", months)));
    public IEnumerable<Choice> Channels => Enum.GetValues<Channel>().Select(channel => new Choice(channel.ToString(), texts["campaigns.channel." + channel]));
    /// <summary>That the choice leaves.</summary>
    public int Count => chosen.Count;
    /// <summary>Of these no letters go: their source is off.</summary>
    public int WithoutLetters { get; private set; }

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Channel { get; set; }
    [BindProperty] public string? Last { get; set; }

    List<UpkeepLine> chosen = [];

    protected override async Task<bool> Load()
    {
        await base.Load();
        int.TryParse(Request.Query["months"], NumberStyles.None, CultureInfo.InvariantCulture, out var months);
        Selection = new(Request.Query["theme"].ToString(), Request.Query["municipality"].ToString(), Request.Query["source"].ToString(), ages.Contains(months) ? months : 0);
        var (mine, tree) = (await scope.Lines(Me, lines), ThemeTree.Of(index.Terms));
        Choices = new(mine, tree, texts, Lang);
        chosen = [.. Selection.From(mine, tree, Today)];
        await using var connection = database.Open();
        var on = Sources.On(connection, settings);
        WithoutLetters = chosen.Count(line => !on.Contains(line.Source));
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        DateOnly? last = null;
        if (!string.IsNullOrWhiteSpace(Last)) { if (!DateOnly.TryParseExact(Last, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Wrong("last", "campaigns.last.wrong"); last = day; }
        await db.Database.OpenConnectionAsync();
        var doors = Streets.Walk(db.Database.GetDbConnection(), chosen.Select(line => line.Id), Lang);
        var campaign = Campaign.Begin(Name, Enum.TryParse<Channel>(Channel, out var channel) && Enum.IsDefined(channel) ? channel : null, last, Selection, doors.Count, Me, Instant);
        db.Add(campaign);
        db.AddRange(doors.Select((door, i) => new CampaignService { CampaignId = campaign.Id, ServiceId = door.Service, Position = i, Place = door.Place }));
        await db.SaveChangesAsync();
        Service<CampaignCounts>().Count(db.Database.GetDbConnection(), campaign.Id);
        return Go($"/directory/upkeep/campaigns/{campaign.Id}", "campaign-begun");
    }

    /// <summary>Where the form of this choice goes.</summary>
    public string Action => QueryString.Create(new Dictionary<string, string?> { ["theme"] = Selection.Theme, ["municipality"] = Selection.Municipality, ["source"] = Selection.Source, ["months"] = Selection.Months.ToString(CultureInfo.InvariantCulture) }).ToUriComponent();
}
