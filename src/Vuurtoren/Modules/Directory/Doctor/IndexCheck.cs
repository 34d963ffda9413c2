using Dapper;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
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
        var compared = RunningSite.In(database.Folder).Select(site => Compared(site, database)).OfType<Finding>().ToList();
        return compared.Count > 0 ? compared : [Rebuilt(database)];
    }

    /// <summary>Null when it does not run any more.</summary>
    static Finding? Compared(RunningSite site, Database database)
    {
        IndexDigest? tables = null;
        ServedIndex? served = null;
        for (var i = 0; i < Tries; i++)
        {
            served = site.Ask<ServedIndex>(ServedIndex.Path);
            if (served is null) return null;
            if (tables is null || served.Holds.Seq > tables.Seq) tables = DirectoryIndex.DigestOf(database, served.Term);
            if (served.Holds.Seq == tables.Seq) return served.Holds.Difference(tables) is { } part
                ? new(Severity.Wrong, "doctor.index.differs", site.Url, Words.Say(Part(part)))
                : new(Severity.Fine, "doctor.index.same", site.Url, tables.Services, tables.Organizations, tables.Seq);
            Task.Delay(pause).Wait(); // it follows within a second
        }
        return served!.Holds.Seq < tables!.Seq ? new(Severity.Wrong, "doctor.index.behind", site.Url, served.Holds.Seq, tables.Seq) : new(Severity.Note, "doctor.index.moving", site.Url);
    }

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
