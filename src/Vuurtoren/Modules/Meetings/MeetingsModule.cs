using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings;

/// <summary>Meetings of coordinations, from finding the date to the approved minutes and the tasks in them.</summary>
public sealed class MeetingsModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton<Decisions.ShownReports>();
}
