using System.Data.Common;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Who sent signals under their name, and who grouped. What they wrote is about groups and stays.</summary>
sealed class SignalPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => [];

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("needs_signal", "update needs_signal set account_id = null where account_id = @account");
        erasing.OfAccount("needs_step", "update needs_step set by_account = null where by_account = @account");
    }
}
