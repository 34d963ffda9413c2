using System.Security.Cryptography;
using Dapper;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Files;

/// <summary>`doctor`: every row has its bytes, and they are what they were; every file in the folder is named by a row, or waits to be cleared.</summary>
sealed class FilesCheck : DoctorCheck
{
    public override string Subject => "doctor.files";

    public override IEnumerable<Finding> Look(Database database)
    {
        using var connection = database.Open();
        var folders = new FileFolders(database.Folder);
        var named = connection.Query<(string Sha256, long Bytes, Guid File)>("select sha256, bytes, file_id from stored_size").DistinctBy(row => row.Sha256).ToDictionary(row => row.Sha256);
        foreach (var row in named.Values)
        {
            var file = new FileInfo(folders.PathOf(row.Sha256));
            if (!file.Exists) yield return new(Severity.Wrong, "doctor.files.missing", row.File);
            else if (file.Length != row.Bytes || HashOf(file) != row.Sha256) yield return new(Severity.Wrong, "doctor.files.damaged", row.File);
        }
        var unnamed = folders.All().Count(file => !named.ContainsKey(file.Name));
        if (unnamed > 0) yield return new(Severity.Note, "doctor.files.unnamed", unnamed);
    }

    static string HashOf(FileInfo file)
    {
        using var stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
