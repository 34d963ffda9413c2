using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>Who was erased after a backup was made does not come back with it.</summary>
sealed class ErasedAgain : WhenRestored
{
    /// <summary>The file beside the database learns what the table knows before that table is replaced.</summary>
    public override string? Keep(Database before)
    {
        Erasures.Take(before);
        return null;
    }

    public override void Do(Database restored, string? kept, DateTime now) => Erasures.Replay(restored, now);
}
