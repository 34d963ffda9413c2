using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>Who gets news by mail, and who wrote some.</summary>
sealed class NewsPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from directory_news_reader");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("directory_news", "update directory_news set made_by = null where made_by = @account");
        erasing.OfAddress("directory_news_reader", "delete from directory_news_reader where email = lower(@address)");
    }
}
