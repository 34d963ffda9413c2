using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>Who took on a share, and who began a campaign: that it was done stays, by whom goes.</summary>
sealed class SharePersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => connection.Query<string>("select distinct email from directory_campaign_share where email is not null");

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("directory_campaign", "update directory_campaign set begun_by = null where begun_by = @account");
        erasing.OfAddress("directory_campaign_share", "update directory_campaign_share set holder = null, email = null, lang = null, token_hash = null, ends_at = null where lower(email) = lower(@address)");
    }
}
