using System.Collections.Concurrent;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>
/// What a viewer may see of a record. Stands before every page, index, export, API answer and cache.
/// It goes over all properties of the record, so that a new column is covered without being named here.
/// </summary>
public static class Redactor
{
    static readonly ConcurrentDictionary<Type, RecordShape> shapes = new();

    /// <summary>The record without what this viewer may not see (the record itself when that is nothing), or null when it may not see the record at all.</summary>
    /// <param name="states">The field_state rows of this record; those without visibility may be left out.</param>
    /// <param name="hidden">Ids of records this viewer may not see: links to them are left out.</param>
    public static T? Redact<T>(T record, IReadOnlyList<FieldState> states, Viewer viewer, IReadOnlySet<Guid>? hidden = null) where T : DirectoryRecord =>
        (T?)shapes.GetOrAdd(record.GetType(), type => new RecordShape(type)).Redact(record, states, viewer, hidden);

    /// <summary>The record as such: not parked, and its own visibility allows it. Its owners and operators also see what is parked.</summary>
    public static bool MaySee(DirectoryRecord record, Viewer viewer) =>
        viewer.Sees(record.Visibility) && (record.Parked is null || viewer.Tier == Visibility.OwnerOnly);
}
