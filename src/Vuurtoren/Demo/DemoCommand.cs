using System.CommandLine;
using System.Text.Json;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Demo;

/// <summary>`demo`: fills the database with an invented municipality, to look around in and to test on.</summary>
public sealed class DemoCommand : CommandOf
{
    public override Command Make()
    {
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var command = new Command("demo", "Fill the database with an invented municipality") { data, connection, json };
        command.SetAction(parsed =>
        {
            var counts = new DemoMunicipality(CommandOptions.Open(parsed, data, connection), DateTime.UtcNow).Load();
            Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(counts, JsonSerializerOptions.Web)
                : $"Demo: {counts.Organizations} organisations, {counts.Services} services, {counts.Locations} locations, {counts.Themes} themes and categories; {counts.Changes} changes");
        });
        return command;
    }
}

/// <param name="Changes">Saves of records; 0 when all was there already.</param>
public sealed record DemoCounts(long Organizations, long Services, long Locations, long Themes, long Changes);
