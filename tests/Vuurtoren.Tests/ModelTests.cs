using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests;

public sealed class ModelTests : IDisposable
{
    readonly string folder = System.IO.Directory.CreateTempSubdirectory("vuurtoren").FullName;
    public void Dispose() => System.IO.Directory.Delete(folder, true);

    [Fact]
    public async Task Every_table_of_the_model_can_be_written_and_read()
    {
        var database = Database.At(folder);
        Schema.BringUpToDate(database);
        using var db = database.Context();
        var organization = new Organization { Id = Ids.Of("test", "organization", "1"), Name = LocalText.NlFr("De Baken", "Le Fanal")!, Phones = [new("02 000 00 00")] };
        db.Add(organization);
        db.Add(new Service { Id = Ids.Of("test", "service", "1"), OrganizationId = organization.Id, Name = LocalText.From("nl", "Onthaal")!, Schedules = [new() { Week = [new(Weekday.Mo, 540, 720)] }] });
        await db.SaveChangesAsync();
        using var again = database.Context();
        Assert.Equal("02 000 00 00", (await again.Set<Organization>().SingleAsync()).Phones[0].Number);
        Assert.Equal(540, (await again.Set<Service>().SingleAsync()).Schedules[0].Week[0].Opens);
        foreach (var (_, type) in Kinds.All) Assert.NotNull(again.Model.FindEntityType(type));
    }
}
