using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>Who wants an answer to a suggestion, who is named in one, and who answered.</summary>
sealed class SuggestionPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) =>
        connection.Query<string>("select email from directory_suggestion where email is not null union all select coalesce(words, '') || ' ' || boxes from directory_suggestion where words like '%@%' or boxes like '%@%'")
            .SelectMany(text => Persons.Addresses.In().Matches(text).Select(found => found.Value));

    public override void Erase(Erasing erasing)
    {
        var (connection, transaction, person) = (erasing.Connection, erasing.Transaction, erasing.Person);
        erasing.OfAccount("directory_suggestion", "update directory_suggestion set answered_by = null where answered_by = @account");
        if (person.Address is not { } address) return;
        erasing.Count("directory_suggestion", connection.Execute("update directory_suggestion set email = null where lower(email) = lower(@address)", new { address = address.Trim() }, transaction));
        erasing.Count("directory_suggestion", connection.Execute("delete from directory_suggestion where lower(coalesce(words, '')) like @within or lower(boxes) like @within", new { within = $"%{address.Trim().ToLowerInvariant()}%" }, transaction));
    }
}
