using System.Globalization;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>A room of those who keep sheets true.</summary>
[Can(Permission.EditSheets)]
public abstract class UpkeepPage : WorkPage
{
    protected override Task<bool> Load()
    {
        (Unlisted, Title) = (true, Service<Platform.Texts.Texts>()[Heading]);
        if (int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var nth) && nth is > 0 and < 100_000) Nth = nth;
        return Task.FromResult(true);
    }

    /// <summary>Lines on a page of a list.</summary>
    protected const int PageSize = 25;

    /// <summary>Lines on all pages.</summary>
    public int Total { get; protected set; }
    /// <summary>The page of the list, from 1.</summary>
    public int Nth { get; private set; } = 1;
    public bool More => Nth * PageSize < Total;

    /// <summary>Key of the title.</summary>
    protected abstract string Heading { get; }

    public FreshnessWords Words => new(Service<Platform.Texts.Texts>(), Today);
}
