using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Vuurtoren.Platform.Data;

/// <summary>All tables of all modules. Mapping stands in each module's *Tables.cs; the tables themselves in numbered SQL.</summary>
public sealed partial class Db(DbContextOptions<Db> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();
        configurationBuilder.Properties<LocalText>().HaveConversion<JsonColumn<LocalText>>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    internal static string Snake(string name) => Humps().Replace(name, "_$1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex Humps();

    sealed class Utc() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
