namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>What somebody has in front of them: about which records, and what stands in the boxes.</summary>
/// <param name="Kind">The sheet it is about: <see cref="Kinds.Service"/> or <see cref="Kinds.Organization"/>.</param>
public sealed record Form(string Kind, Guid Id, IReadOnlyList<SectionKey> Keys, Typed Typed)
{
    /// <summary>The name of a section: stable when places are added, so that no answer goes to another place.</summary>
    public static string NameOf(string kind, Guid id) => kind switch
    {
        Kinds.Organization or Kinds.Service => kind,
        Kinds.Location => "place-" + id.ToString("N")[20..],
        _ => "at-" + id.ToString("N")[20..],
    };

    public static SectionKey Key(string kind, Guid id, long from = 0) => new(NameOf(kind, id), kind, id, from);

    /// <summary>Another place where the service is given.</summary>
    public Form WithPlace() => this with { Keys = [.. Keys, Key(Kinds.ServiceAtLocation, Guid.CreateVersion7()), Key(Kinds.Location, Guid.CreateVersion7())] };

    public SectionKey? Organization => Keys.FirstOrDefault(key => key.Kind == Kinds.Organization);

    /// <summary>Each service_at_location is followed by its location.</summary>
    public IEnumerable<(SectionKey At, SectionKey Place)> Places => Keys.Where(key => key.Kind is Kinds.ServiceAtLocation or Kinds.Location).Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]));
}

/// <summary>Somebody else changed the same answer since the form was opened.</summary>
/// <param name="Slot">Its box, or the boxes under it.</param>
public sealed record Conflict(string Section, string Slot, Typed Was, Typed Now);
