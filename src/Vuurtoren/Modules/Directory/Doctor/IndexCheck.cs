using Dapper;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Doctor;

/// <summary>
/// What is searched is what stands in the tables. A running site tells what its index holds; the same is read here from the tables, in pieces and in
/// little memory. Without a site an index is made here, when that is not too large, and follows the last changes once more.
/// </summary>
sealed class IndexCheck : DoctorCheck
{
    /// <summary>An index of so many takes some 100 MB for the time of the check.</summary>
    const int MostServices = 100_000;
    const int Tries = 20, ChangesFollowed = 1000;
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);

    public override string Subject => "doctor.index";

    public override IEnumerable<Finding> Look(Database database)
    {
        var compared = RunningSite.In(database.Folder).SelectMany(site => Compared(site, database)).ToList();
        return compared.Count > 0 ? compared : [Rebuilt(database)];
    }

    /// <summary>Nothing when it does not run any more.</summary>
    static IEnumerable<Finding> Compared(RunningSite site, Database database)
    {
        IndexDigest? tables = null;
        for (var i = 0; site.Ask<ServedIndex>(ServedIndex.Path) is { } served; i++)
        {
            if (tables is null || served.Holds.Seq > tables.Seq) tables = DirectoryIndex.DigestOf(database, served.Term);
            if (served.Holds.Seq != tables.Seq && i < Tries)
            {
                Task.Delay(pause).Wait(); // it follows within a second
                continue;
            }
            yield return Compared(site, served.Holds, tables);
            if (served.Lexicon != Lexicon.Read(database.Folder).Digest) yield return new(Severity.Note, "doctor.index.lexicon", site.Url);
            yield break;
        }
    }

    static Finding Compared(RunningSite site, IndexDigest served, IndexDigest tables) =>
        served.Seq < tables.Seq ? new(Severity.Wrong, "doctor.index.behind", site.Url, served.Seq, tables.Seq)
        : served.Seq > tables.Seq ? new(Severity.Note, "doctor.index.moving", site.Url)
        : served.Difference(tables) is { } part ? new(Severity.Wrong, "doctor.index.differs", site.Url, Words.Say(Part(part)))
        : new(Severity.Fine, "doctor.index.same", site.Url, tables.Services, tables.Organizations, tables.Seq);

    static Finding Rebuilt(Database database)
    {
        long services;
        using (var connection = database.Open()) services = connection.ExecuteScalar<long>("select count(*) from directory_service");
        if (services > MostServices) return new(Severity.Note, "doctor.index.large", services);
        var index = new DirectoryIndex(database);
        IndexDigest followed, tables;
        do
        {
            index.CatchUp();
            index.Forget(ChangesFollowed);
            index.CatchUp();
            (followed, tables) = (index.Digest(), DirectoryIndex.DigestOf(database, HoursTerm.Default));
        }
        while (followed.Seq != tables.Seq);
        return followed.Difference(tables) is { } part
            ? new(Severity.Wrong, "doctor.index.unequal", Words.Say(Part(part)))
            : new(Severity.Fine, "doctor.index.rebuilt", tables.Services, tables.Organizations);
    }

    static string Part(string part) => part switch { "terms" => "doctor.index.terms", "hidden" => "doctor.index.hidden", _ => "doctor.index.entries" };
}

/// <summary>Rows of the tables of everyday words that cannot be used.</summary>
sealed class LexiconCheck : DoctorCheck
{
    const int MostShown = 20;

    public override string Subject => "doctor.lexicon";

    public override IEnumerable<Finding> Look(Database database)
    {
        var faults = Lexicon.Read(database.Folder).Faults;
        foreach (var fault in faults.Take(MostShown)) yield return new(Severity.Wrong, About(fault.Fault), fault.File, fault.Line, fault.Value);
        if (faults.Count > MostShown) yield return new(Severity.Wrong, "doctor.lexicon.more", faults.Count - MostShown);
    }

    static string About(string fault) => fault switch
    {
        "file" => "doctor.lexicon.file", "row" => "doctor.lexicon.row", "columns" => "doctor.lexicon.columns", "language" => "doctor.lexicon.language",
        "kind" => "doctor.lexicon.kind", _ => "doctor.lexicon.theme",
    };
}
