using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>The columns of one kind of record, and how each is hidden.</summary>
sealed class RecordShape
{
    /// <summary>Without these a record cannot be told from another, or would show more than it should.</summary>
    static readonly HashSet<string> always =
    [
        nameof(DirectoryRecord.Id), nameof(DirectoryRecord.Visibility), nameof(DirectoryRecord.Parked), nameof(DirectoryRecord.Seq),
        nameof(DirectoryRecord.ModifiedAt), nameof(Location.Confidential), nameof(Service.Discreet),
    ];

    /// <summary>What says where a location is. Hiding its address hides them all: one would give the other away.</summary>
    static readonly string[] place =
    [
        nameof(Location.Addresses), nameof(Location.Latitude), nameof(Location.Longitude), nameof(Location.Transportation), nameof(Location.Building),
        nameof(Location.Floor), nameof(Location.Entrance), nameof(Location.Municipality), nameof(Location.Neighbourhood),
    ];

    static readonly string[] placeGivers = ["addresses", "latitude", "longitude"];

    readonly Dictionary<string, Column> columns;
    readonly Column[] withParts;
    readonly Column[] placeColumns;
    readonly Column[] links;

    public RecordShape(Type type)
    {
        columns = type.GetProperties().Where(p => p.CanWrite && !always.Contains(p.Name)).Select(p => new Column(p)).ToDictionary(c => c.Path);
        links = columns.Values.Where(c => c.Type == typeof(Guid?) || c.Type == typeof(IReadOnlyList<Guid>)).ToArray();
        withParts = columns.Values.Where(c => c.Parts is not null).ToArray();
        placeColumns = type == typeof(Location) ? place.Select(name => columns[Db.Snake(name)]).ToArray() : [];
    }

    public DirectoryRecord? Redact(DirectoryRecord record, IReadOnlyList<FieldState> states, Viewer viewer, IReadOnlySet<Guid>? hidden)
    {
        if (!Redactor.MaySee(record, viewer)) return null;
        var copy = new LateCopy(record);
        if (record is Location { Confidential: true }) Clear(placeColumns, ref copy);
        foreach (var state in states)
            if (state.Visibility is { } visibility && !viewer.Sees(visibility) && !Hide(state, ref copy)) return null;
        foreach (var column in withParts)
        {
            var parts = column.Get(copy.Now)!;
            var seen = column.Parts!.Seen(parts, viewer, PersonsOf(record, column, states));
            if (!ReferenceEquals(parts, seen)) column.Set(copy.ToChange, seen);
        }
        if (hidden is { Count: > 0 })
            foreach (var column in links) Unlink(column, hidden, ref copy);
        return copy.Now;
    }

    static void Unlink(Column column, IReadOnlySet<Guid> hidden, ref LateCopy copy)
    {
        switch (column.Get(copy.Now))
        {
            case Guid id when hidden.Contains(id): column.Set(copy.ToChange, null); break;
            case IReadOnlyList<Guid> ids when ids.Any(hidden.Contains): column.Set(copy.ToChange, ids.Where(id => !hidden.Contains(id)).ToList()); break;
        }
    }

    /// <returns>False when the record cannot be shown without this field.</returns>
    bool Hide(FieldState state, ref LateCopy copy)
    {
        var path = state.Path.AsSpan();
        if (path.IndexOfAny('.', '[') is > 0 and var end) path = path[..end]; // a path into a part hides the whole column
        if (!columns.TryGetValue(path.ToString(), out var column)) return true;
        if (state.Lang.Length == 0 && placeColumns.Length > 0 && placeGivers.Contains(column.Path)) Clear(placeColumns, ref copy);
        if (column.Get(copy.Now) is not { } value) return true;
        var left = column.Without(value, state.Lang);
        if (left is null && column.Required) return false;
        column.Set(copy.ToChange, left);
        return true;
    }

    static void Clear(Column[] columns, ref LateCopy copy)
    {
        foreach (var column in columns) column.Set(copy.ToChange, column.Nothing);
    }

    /// <summary>Who may see persons in this column: those of an imported one only its owner, until somebody here decides otherwise.</summary>
    static Visibility PersonsOf(DirectoryRecord record, Column column, IReadOnlyList<FieldState> states)
    {
        var state = states.Count == 0 ? null : states.FirstOrDefault(s => s.Lang.Length == 0 && s.Path == column.Path);
        if (state?.Visibility is { } decided) return decided;
        return (state?.Source ?? record.Source) == "vuurtoren" ? Visibility.Public : Visibility.OwnerOnly;
    }

    /// <summary>The record as it is until the first change, then a copy.</summary>
    ref struct LateCopy(DirectoryRecord record)
    {
        DirectoryRecord now = record;
        bool copied;
        public readonly DirectoryRecord Now => now;

        public DirectoryRecord ToChange
        {
            get
            {
                if (!copied) (now, copied) = ((DirectoryRecord)Column.Copy(now), true);
                return now;
            }
        }
    }
}
