using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Vuurtoren.Platform.Data;

/// <summary>All tables of all modules. Mapping stands in each module's *Tables.cs; the tables themselves in numbered SQL.</summary>
public sealed partial class Db(DbContextOptions<Db> options) : DbContext(options)
{
    readonly Database database = options.GetExtension<OfDatabase>().Database;
    Dictionary<object, object>? marks;

    /// <summary>A new request: it asks once how far tables are, and again after it saved. What lives longer asks each time.</summary>
    internal void BeginRequest()
    {
        if (marks is null) marks = [];
        else marks.Clear();
    }

    /// <summary>What this process keeps in memory of these tables.</summary>
    public Kept InMemory => database.Kept;

    /// <summary>What is kept in memory; while this context writes, it is read anew, since it may still be undone.</summary>
    /// <param name="of">Whose mark it is.</param>
    /// <param name="ask">How far the tables are.</param>
    public async Task<T> Kept<TMark, T>(object of, Func<Task<TMark>> ask, object key, Func<Task<T>> read) where TMark : notnull where T : class =>
        Database.CurrentTransaction is null ? await database.Kept.Of(key, await Mark(of, ask), read) : await read();

    /// <summary>How far tables are.</summary>
    public async ValueTask<TMark> Mark<TMark>(object of, Func<Task<TMark>> ask) where TMark : notnull
    {
        if (marks is null) return await ask();
        if (marks.TryGetValue(of, out var known)) return (TMark)known;
        var mark = await ask();
        marks[of] = mark;
        return mark;
    }

    /// <summary>Acts that somebody may have to answer for are chained as they are saved, see <see cref="Audit.AuditEntry"/>.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        marks?.Clear();
        if (Acts() is not { Count: > 0 } acts) return base.SaveChanges(acceptAllChangesOnSuccess);
        using var own = Database.CurrentTransaction is null ? Database.BeginTransaction() : null;
        Audit.Chain.Append(this, database, acts);
        var saved = base.SaveChanges(acceptAllChangesOnSuccess);
        own?.Commit();
        return saved;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        marks?.Clear();
        if (Acts() is not { Count: > 0 } acts) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        Audit.Chain.Append(this, database, acts);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }

    List<Audit.AuditEntry> Acts() => [.. ChangeTracker.Entries<Audit.AuditEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

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
