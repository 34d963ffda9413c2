namespace Vuurtoren.Platform.Outbox;

/// <summary>A database that is away for a while must not end what goes on in the background.</summary>
static class Patience
{
    /// <summary>Does a step; when it fails, says so and rests for a second.</summary>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> Try(Func<Task> step, Action<string, string?> says)
    {
        try
        {
            await step();
            return true;
        }
#pragma warning disable CA1031 // whatever it is, the next try may work
        catch (Exception fault)
#pragma warning restore CA1031
        {
            says(fault.GetType().FullName!, fault.StackTrace);
            await Task.Delay(TimeSpan.FromSeconds(1));
            return false;
        }
    }
}
