using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Platform.Access;

/// <summary>Every door of the house, tried by everybody.</summary>
public sealed partial class EveryRoleTests
{
    sealed record Door(string Path, string Method, Permission? Asks, bool Everywhere);

    [Fact]
    public async Task Each_role_comes_in_where_the_table_says_and_nowhere_else()
    {
        await using var site = await Site.Start(prepare: Staff.MayTryOften);
        var doors = Doors(site.Data);
        Assert.True(doors.Count(door => door.Asks is not null) > 10);
        var wrong = new List<string>();
        foreach (var role in Permissions.Given.Prepend(Role.Person).Prepend(Role.Visitor))
        {
            using var guest = await Come(site, role);
            foreach (var door in doors) if (await Tried(guest, door) != MayPass(role, door)) wrong.Add($"{role} {door.Method} {door.Path}");
        }
        Assert.Empty(wrong);
    }

    static bool MayPass(Role role, Door door) =>
        door.Asks is not { } permission || (role.Allows(permission) && (!door.Everywhere || ScopeFor(role).Kind is ScopeKind.Region or ScopeKind.Server)) || (role > Role.Person && Role.Person.Allows(permission));

    static async Task<bool> Tried(Guest guest, Door door)
    {
        if (door.Method == "GET")
        {
            await guest.Open(door.Path);
            return !(guest.At.StartsWith("/nl/signin?to=", StringComparison.Ordinal) || guest.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
        }
        using var answer = await guest.Post(door.Path, []); // without the secret of the form: 400 for who may come in
        return answer.StatusCode != HttpStatusCode.Found && answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
    }

    static async Task<Guest> Come(Site site, Role role)
    {
        if (role == Role.Visitor) return new Guest(site.Address);
        var guest = await Staff.Signed(site, $"{role}@voorbeeld.be", role, ScopeFor(role));
        using var connection = Staff.DatabaseOf(site).Open();
        if (role == Role.Person) connection.Execute("delete from role_grant where role = 'Person'");
        connection.Execute("update session set second_factor = @yes", new { yes = true });
        return guest;
    }

    static Scope ScopeFor(Role role) => role.Scopes() switch
    {
        [ScopeKind.Organization, ..] => new(ScopeKind.Organization, Guid.CreateVersion7()),
        [ScopeKind.Coordination, ..] => new(ScopeKind.Coordination, Guid.CreateVersion7()),
        [var kind, ..] => new(kind),
        _ => Scope.Server,
    };

    /// <summary>From the site itself: a door that somebody adds is tried too.</summary>
    static List<Door> Doors(string folder)
    {
        using var site = (IDisposable)Serve.Site(Database.At(folder), "http://127.0.0.1:0");
        var endpoints = ((IEndpointRouteBuilder)site).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        return [.. endpoints.Where(e => !e.RoutePattern.RawText!.Contains('.', StringComparison.Ordinal)).SelectMany(Tries).Distinct()];

        static IEnumerable<Door> Tries(RouteEndpoint endpoint)
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<CanAttribute>() is not { Permission: var asks, Everywhere: var everywhere }) yield break; // open to everybody: tried by the tests of those pages
            var path = Filled().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Value.Contains("lang", StringComparison.Ordinal) ? "nl" : match.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1");
            yield return new(path, "GET", asks, everywhere);
            if (endpoint.Metadata.GetMetadata<TakesPostAttribute>() is not null) yield return new(path, "POST", asks, everywhere);
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Filled();
}
