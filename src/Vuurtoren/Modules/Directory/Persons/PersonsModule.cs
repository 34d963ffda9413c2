using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Persons who are named on records: by their own agreement, for a year, and until they say otherwise.</summary>
public sealed class PersonsModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<NamedLinks>();
        services.AddSingleton<FaceBoard>();
        services.AddSingleton<Leaving>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder site) => Cards.Map(site);
}
