using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Vuurtoren.Platform.Data;

/// <summary>Tells a <see cref="Db"/> whose it is: one that is used again for the next request can be made of its options only.</summary>
sealed class OfDatabase(Database database) : IDbContextOptionsExtension
{
    public Database Database => database;
    public DbContextOptionsExtensionInfo Info => new Told(this);

    public void ApplyServices(IServiceCollection services) { }
    public void Validate(IDbContextOptions options) { }

    sealed class Told(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";
        public override int GetServiceProviderHashCode() => 0;
        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is Told;
        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}
