using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Persons in forms that are not published: who typed them, and who is named in them.</summary>
sealed class DraftPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) =>
        connection.Query<string>("select typed from directory_draft where typed like '%@%'").SelectMany(typed => Persons.Addresses.In().Matches(typed).Select(found => found.Value));

    public override void Erase(Erasing erasing)
    {
        var (connection, transaction, person) = (erasing.Connection, erasing.Transaction, erasing.Person);
        erasing.OfAccount("directory_draft", "delete from directory_draft where account_id = @account");
        if (person.Address is null) return;
        foreach (var (id, json) in connection.Query<(Guid, string)>("select id, typed from directory_draft where lower(typed) like @within", new { within = $"%{person.Address.ToLowerInvariant()}%" }, transaction).ToList())
        {
            var boxes = Json.Read<Dictionary<string, string>>(json);
            foreach (var box in boxes.Where(box => person.Has(box.Value)).Select(box => box.Key).ToList())
                foreach (var beside in boxes.Keys.Where(name => name.StartsWith(box[..(box.LastIndexOf('.') + 1)], StringComparison.Ordinal) && box.Contains(".contacts.", StringComparison.Ordinal) || name == box).ToList()) boxes.Remove(beside);
            erasing.Count("directory_draft", connection.Execute("update directory_draft set typed = @typed where id = @id", new { typed = Json.Write(boxes), id }, transaction));
        }
    }
}
