using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>Diagnoses that a coordination makes: methods, a calendar, a workbench and the published text.</summary>
public sealed class DiagnosisModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FactsMaker>();
        services.AddSingleton<BookPdfs>();
    }
}
