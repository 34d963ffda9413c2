using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Bounces;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Outbox;

/// <summary>What mail and jobs add to the site.</summary>
public sealed class OutboxModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(found => MailSettings.Of(found.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Delivery>(found => found.GetRequiredService<MailSettings>() is var settings && settings.Server is null
            ? new FolderDelivery(Path.Combine(found.GetRequiredService<Database>().Folder, "mail"), settings.From) : new SmtpDelivery(settings));
        services.AddHostedService<Postman>();
        services.AddHostedService<BounceReader>();
        services.AddHostedService<JobRunner>();
    }
}
