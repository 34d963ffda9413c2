using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Platform;

public sealed class AccessTests
{
    [Fact]
    public async Task Every_endpoint_says_who_may_come_in()
    {
        using var folder = new TemporaryFolder();
        await using var site = Serve.Site(Database.At(folder.Path), "http://127.0.0.1:0");
        var endpoints = ((IEndpointRouteBuilder)site).DataSources.SelectMany(source => source.Endpoints).ToList();
        Assert.True(endpoints.Count > 10);
        var silent = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<CanAttribute>() is null);
        Assert.Empty(silent.Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public void Everybody_may_read_the_directory() => Assert.True(Role.Visitor.Allows(Permission.ReadDirectory));

    [Fact]
    public void Every_permission_stands_in_the_table()
    {
        foreach (var permission in Enum.GetValues<Permission>()) _ = Role.Visitor.Allows(permission);
    }
}
