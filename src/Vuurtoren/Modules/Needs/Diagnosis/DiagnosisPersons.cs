using System.Data.Common;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>Who wrote and commented. What they wrote is about groups and stays.</summary>
sealed class DiagnosisPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) => [];

    public override void Erase(Erasing erasing)
    {
        erasing.OfAccount("needs_diagnosis_text", "update needs_diagnosis_text set account_id = null where account_id = @account");
        erasing.OfAccount("needs_diagnosis_comment", "update needs_diagnosis_comment set account_id = null where account_id = @account");
    }
}
