using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

sealed class DirectoryTables : IEntityTypeConfiguration<Organization>, IEntityTypeConfiguration<Service>, IEntityTypeConfiguration<Location>,
    IEntityTypeConfiguration<ServiceAtLocation>, IEntityTypeConfiguration<Taxonomy>, IEntityTypeConfiguration<TaxonomyTerm>, IEntityTypeConfiguration<ConfidentialPlace>
{
    public void Configure(EntityTypeBuilder<Organization> organization) => Record(organization, "directory_organization");
    public void Configure(EntityTypeBuilder<Service> service) => Record(service, "directory_service");
    public void Configure(EntityTypeBuilder<Location> location) => Record(location, "directory_location");
    public void Configure(EntityTypeBuilder<ServiceAtLocation> at) => Record(at, "directory_service_at_location");
    public void Configure(EntityTypeBuilder<Taxonomy> taxonomy) => Record(taxonomy, "directory_taxonomy");
    public void Configure(EntityTypeBuilder<TaxonomyTerm> term) => Record(term, "directory_taxonomy_term");

    public void Configure(EntityTypeBuilder<ConfidentialPlace> place)
    {
        place.ToTable("directory_confidential_place").HasKey(p => p.LocationId);
        JsonParts(place);
    }

    static void Record<T>(EntityTypeBuilder<T> record, string table) where T : DirectoryRecord
    {
        record.ToTable(table);
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.Seq).IsConcurrencyToken();
        JsonParts(record);
    }

    /// <summary>Every list or map of a record is a part kept as JSON.</summary>
    static void JsonParts<T>(EntityTypeBuilder<T> record) where T : class
    {
        foreach (var property in typeof(T).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.IsInterface))
        {
            var converter = Activator.CreateInstance(typeof(JsonColumn<>).MakeGenericType(property.PropertyType));
            var comparer = Activator.CreateInstance(typeof(JsonComparer<>).MakeGenericType(property.PropertyType));
            record.Property(property.PropertyType, property.Name).HasConversion(
                (Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter)converter!,
                (Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer)comparer!);
        }
    }
}
