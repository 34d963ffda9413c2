using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Platform.Files;

/// <summary>Who put a file: the file stays with its record, who it was goes.</summary>
sealed class FilePersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => [];

    public override void Erase(Erasing erasing) => erasing.OfAccount("stored_file", "update stored_file set account_id = null where account_id = @account");
}
