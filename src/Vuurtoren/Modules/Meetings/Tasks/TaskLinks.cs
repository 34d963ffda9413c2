using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Tasks;

/// <summary>What opens the tasks of one person, without an account: the link of one of them, which only its owner's letters hold.</summary>
public static class TaskLinks
{
    const string Purpose = "meeting-task";

    public static string Of(ServerSecret secret, Guid task) => secret.Ticket(Purpose, task);
    public static Guid? TaskOf(ServerSecret secret, string token) => secret.OfTicket(Purpose, token);
}
