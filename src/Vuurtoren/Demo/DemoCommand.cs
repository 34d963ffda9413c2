using System.CommandLine;
using System.Text.Json;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Demo;

/// <summary>`demo`: fills the database with an invented municipality, to look around in and to test on.</summary>
public sealed class DemoCommand : CommandOf
{
    public override Reach Reach => Reach.Changes;

    public override Command Make()
    {
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var command = new Command("demo", "Fill the database with an invented municipality") { data, connection, json };
        command.SetAction(async (parsed, _) =>
        {
            var (database, now) = (CommandOptions.Open(parsed, data, connection), DateTime.UtcNow);
            var counts = new DemoMunicipality(database, now).Load();
            new DemoStaff(database, now).Load();
            DemoNews.Load(database, now);
            DemoFaces.Load(database, now);
            DemoWalk.Load(database, now);
            DemoMembers.Load(database, now);
            DemoBodies.Load(database, now);
            DemoNetworks.Load(database, now);
            await DemoMeetings.Load(database, now);
            await DemoNeeds.Load(database, now);
            await DemoAgreements.Load(database, now);
            await DemoDiagnoses.Load(database, now);
            await DemoDemands.Load(database, now);
            await DemoVoices.Load(database, now);
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(counts, JsonSerializerOptions.Web));
            else
            {
                Console.Out.WriteLine($"Demo: {counts.Organizations} organisations, {counts.Services} services, {counts.Locations} locations, {counts.Themes} themes and categories; {counts.Changes} changes");
                Console.Out.WriteLine($"Sign in on /nl/signin with the password \"{DemoStaff.Password}\" as");
                foreach (var (email, name, _, role) in DemoStaff.People) Console.Out.WriteLine($"  {email,-28}{name}, {role}{(role.NeedsSecondFactor() ? " (asks to set up a second factor)" : "")}");
            }
        });
        return command;
    }
}

/// <param name="Changes">Saves of records; 0 when all was there already.</param>
public sealed record DemoCounts(long Organizations, long Services, long Locations, long Themes, long Changes);
