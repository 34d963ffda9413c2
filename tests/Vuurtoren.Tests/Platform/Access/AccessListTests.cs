using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Platform.Access;

/// <summary>docs/access.md: every page with its handlers, every other address and every command, with who may call it. It is that of the program, or this fails.</summary>
public sealed class AccessListTests
{
    [Fact]
    public async Task The_list_of_who_may_call_what_is_that_of_the_program()
    {
        using var folder = new TemporaryFolder();
        await using var site = Serve.Site(Database.At(folder.Path), "http://127.0.0.1:0");
        var endpoints = ((IEndpointRouteBuilder)site).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        var list = new StringBuilder("""
            # Who may call what
            Made by `AccessListTests` from the program itself; `VUURTOREN_WRITE_DOCS=1` renews it. Which role may do what stands in `Platform/Access/Permissions.cs`; every role is tried on every address by `EveryRoleTests`.

            | address | handlers that change something | who |
            |---|---|---|

            """);
        foreach (var line in endpoints.Where(e => !e.RoutePattern.RawText!.Contains("_content", StringComparison.Ordinal) && e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null).Select(Line).Distinct().Order(StringComparer.Ordinal)) list.AppendLine(line);
        list.AppendLine("""

            Files of the site itself (scripts, styles, fonts, icons) are for everybody.

            | command | who |
            |---|---|
            | `serve` | who may write the data |
            """);
        foreach (var command in AllCommands.All()) list.AppendLine(string.Create(null, $"| `{command.Make().Name}` | {Who(command.Reach)} |"));
        var (file, now) = (Path.Combine(Places.Repository, "docs", "access.md"), list.ToString().ReplaceLineEndings("\n"));
        if (Environment.GetEnvironmentVariable("VUURTOREN_WRITE_DOCS") is "1") File.WriteAllText(file, now);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), now);
    }

    static string Line(RouteEndpoint endpoint) => $"| `/{endpoint.RoutePattern.RawText!.TrimStart('/')}` | {string.Join(", ", Handlers(endpoint))} | {Who(endpoint)} |";

    static IEnumerable<string> Handlers(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<TakesPostAttribute>() is null) return [];
        return endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
            ? page.HandlerMethods.Where(handler => handler.HttpMethod == "Post").Select(handler => handler.Name ?? "Post").Order(StringComparer.Ordinal)
            : ["POST"];
    }

    static string Who(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return "everybody";
        var asks = endpoint.Metadata.GetMetadata<CanAttribute>();
        Assert.True(asks is not null, $"{endpoint.DisplayName} does not say who may come in");
        if (Role.Visitor.Allows(asks.Permission)) return "everybody";
        if (Role.Person.Allows(asks.Permission)) return "who signed in";
        return string.Join(", ", Permissions.Given.Where(role => role.Allows(asks.Permission)).Select(Words.Spaced)) + (asks.Everywhere ? "; for the region or the server" : "");
    }

    static string Who(Reach reach) => reach switch { Reach.Nothing => "everybody who may run the program", Reach.Reads => "who may read the data", _ => "who may write the data" };

    static class Words
    {
        public static string Spaced(Role role) => string.Concat(role.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
    }
}
