using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Premises;

/// <summary>A sheet to hand to somebody who goes there for the first time: the door, the way, what to bring, what happens, in large type. Of what is discreet it names nothing.</summary>
[Can(Permission.ReadDirectory)]
public sealed class FirstVisitPage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : ServicePage(sheets, index, texts)
{
    const int MostPhotos = 3;

    public Premises? There { get; private set; }
    public IReadOnlyList<ShownImage> Pictures { get; private set; } = [];
    /// <summary>To the sheet, for a telephone; null when nobody should see on paper where it leads.</summary>
    public string? Code { get; private set; }

    protected override bool Take(Guid id)
    {
        if (!base.Take(id)) return false;
        Unlisted = true;
        Title = Discreet ? Texts["premises.first"] : Texts["premises.first.title", Service.Name.In(Lang).Text is { Length: > 40 } name ? name[..39] + "…" : Service.Name.In(Lang).Text];
        if (!Discreet) Code = QrCode.Svg($"{Request.Scheme}://{Request.Host.ToUriComponent()}/{Lang}/service/{Service.Id}");
        if (Facts.Location is not { Confidential: false } place) return true;
        There = Directory.Premises.Premises.Of(Service<Database>(), place.Id);
        if (!Discreet) Pictures = [.. There.InOrder(Photos(Kinds.Location, place.Id)).Take(MostPhotos)];
        return true;
    }
}
