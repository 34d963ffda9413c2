using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Tasks;

/// <summary>What opens the tasks of one person, without an account: the link of one of them, for the address to which the letter went. Given to somebody else since, it opens nothing of that one.</summary>
public static class TaskLinks
{
    const string Purpose = "meeting-task", Owner = "meeting-task-owner";

    public static string Of(ServerSecret secret, Guid task, string email) => secret.Ticket(Purpose, task) + secret.Ticket(Owner, OwnerOf(task, email));

    /// <summary>Null: it was made up.</summary>
    public static (Guid Task, Guid Owner)? Read(ServerSecret secret, string token) =>
        token.Length % 2 == 0 && secret.OfTicket(Purpose, token[..(token.Length / 2)]) is { } task && secret.OfTicket(Owner, token[(token.Length / 2)..]) is { } owner ? (task, owner) : null;

    /// <summary>Whether the letter with this link went to this address.</summary>
    public static bool WentTo((Guid Task, Guid Owner) link, string? email) => email is not null && OwnerOf(link.Task, email) == link.Owner;

    static Guid OwnerOf(Guid task, string email) => Ids.Of("meeting-task", task.ToString(), email.ToLowerInvariant());
}
