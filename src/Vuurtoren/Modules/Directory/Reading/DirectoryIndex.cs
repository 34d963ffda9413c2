using System.Data.Common;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>
/// The public directory in memory: what lists, filters, counts and plain searches are answered from. Made from the tables through the
/// redactor, as anyone may see them, and kept up to date by following the change sequence, whoever wrote it.
/// </summary>
/// <param name="lexicon">Null: what ships, with what the data folder adds.</param>
public sealed class DirectoryIndex(Database database, Opening.HoursTerm? term = null, Lexicon? lexicon = null)
{
    /// <summary>Languages with an alphabetical order of their own: those of the screens.</summary>
    internal static readonly string[] Languages = ["nl", "fr"];

    /// <summary>For whom it is made.</summary>
    internal static readonly Viewer Anyone = Viewer.Anyone("nl");

    volatile Snapshot? snapshot;

    /// <summary>Loaded: from now on it answers.</summary>
    public bool Ready => snapshot is not null;

    /// <summary>The last change that answers know of: the key of caches and ETags.</summary>
    public long Seq => Now.Seq;

    /// <summary>All public taxonomies and their terms.</summary>
    public Terms Terms => Now.Terms;

    public int Services => Now.Segments.Sum(s => s.Services);
    public int Organizations => Now.Segments.Sum(s => s.Organizations);

    internal Snapshot Now => snapshot ?? throw new Platform.Web.StillStarting();

    public Answer Find(Query query, Viewer viewer) => Now.Find(query, viewer);

    /// <summary>What someone who has typed this so far may mean, best first.</summary>
    public IReadOnlyList<Suggestion> Suggest(string text, Viewer viewer, int most = 8) => Suggesting.For(text, Now, viewer, most, (kind, ids) => NamesOf(kind, ids, viewer));

    /// <summary>Names as anyone may see them: what this one viewer sees more of has no place in a list that shows while typing.</summary>
    Dictionary<Guid, (string, string)> NamesOf(string kind, IReadOnlyList<Guid> ids, Viewer viewer)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginReading();
        var restrictions = Restrictions.Load(connection, Anyone, ids);
        IEnumerable<(Guid Id, LocalText Name)> records = kind == Kinds.Organization
            ? Records.ByIds<Organization>(connection, ids).Select(restrictions.Redact).OfType<Organization>().Select(o => (o.Id, o.Name))
            : Records.ByIds<Service>(connection, ids).Select(restrictions.Redact).OfType<Service>().Where(s => !s.Discreet).Select(s => (s.Id, s.Name));
        return records.ToDictionary(r => r.Id, r => (r.Name.In(viewer.Language).Text, r.Name.In(viewer.Language).Language ?? viewer.Language));
    }

    /// <summary>For the map: where everything that answers is, whatever the page.</summary>
    public IEnumerable<PlaceOnMap> Places(Query query, Viewer viewer) => Now.Places(query, viewer);

    /// <summary>When these services or organisations were last changed; those that are not public are left out.</summary>
    public IEnumerable<(Guid Id, DateTime At)> ModifiedOf(IEnumerable<Guid> ids)
    {
        var now = Now;
        foreach (var id in ids)
            foreach (var live in now.Segments)
                if (live.Segment.Find(id) is >= 0 and var entry && live.IsAlive(entry))
                {
                    yield return (id, new(live.Segment.Modified[entry], DateTimeKind.Utc));
                    break;
                }
    }

    /// <summary>Whether this service or organisation is in the public directory.</summary>
    public bool Holds(Guid id) => Now.Segments.Any(s => s.Segment.Find(id) is >= 0 and var entry && s.IsAlive(entry));

    /// <summary>What it holds, to be compared with another: on another server, or made anew from the tables. Takes seconds for a million services.</summary>
    public IndexDigest Digest() => IndexDigest.Of(Now);

    /// <summary>The same of the tables as they are now, read in pieces: in little memory, however large the directory.</summary>
    public static IndexDigest DigestOf(Database database, Opening.HoursTerm term)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginReading();
        return Loading.Digest(connection, transaction, term);
    }

    /// <summary>Brings the index to the state of the tables: from nothing, or by what changed since.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool CatchUp()
    {
        using var connection = database.Open();
        return CatchUp(connection);
    }

    /// <summary>As if so many of the last changes had not been followed yet: the next time they are read again.</summary>
    internal void Forget(int changes) => snapshot = new(Now.Segments, Now.Terms, Now.Concepts, Now.Values, Now.Restrictions, Math.Max(0, Seq - changes));

    internal bool CatchUp(DbConnection connection)
    {
        var before = snapshot;
        if (before is not null && Loading.LastSeq(connection, null) == before.Seq) return false;
        using var transaction = connection.BeginReading();
        var seq = Loading.LastSeq(connection, transaction);
        snapshot = before is null ? Loading.All(database, connection, transaction, seq, lexicon ?? Lexicon.Read(database.Folder), null, term) : Loading.Since(before, database, connection, transaction, seq);
        return true;
    }
}
