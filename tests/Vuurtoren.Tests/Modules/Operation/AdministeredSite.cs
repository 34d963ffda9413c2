using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Operation;

/// <summary>The site in this process, visited by someone with a role.</summary>
sealed class AdministeredSite : IAsyncDisposable
{
    readonly WebApplication site;

    AdministeredSite(WebApplication site)
    {
        this.site = site;
        Client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new() }) { BaseAddress = new(site.Urls.First()) };
    }

    public HttpClient Client { get; }

    public static async Task<AdministeredSite> Start(Database database, Role role = Role.Administrator, DateTime signedInAt = default)
    {
        var site = Serve.Site(database, "http://127.0.0.1:0", services => services.AddSingleton<IStartupFilter>(new Visited(role, signedInAt)));
        await site.StartAsync();
        return new(site);
    }

    public async Task<IDocument> Page(string path)
    {
        using var answer = await Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Presses the first button of this name on the page.</summary>
    public async Task<(HttpStatusCode Status, IDocument Page)> Press(IDocument page, string button)
    {
        var pressed = page.QuerySelector($"button[formaction$='handler={button}'], form[action$='handler={button}'] button:not([formaction])")!;
        var form = pressed.Closest("form")!;
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input[name]").Append(pressed).Where(field => field.HasAttribute("name"))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!)));
        using var answer = await Client.PostAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action"), content);
        return answer.StatusCode == HttpStatusCode.Redirect ? (answer.StatusCode, await Page(answer.Headers.Location!.OriginalString))
            : (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.StopAsync();
        await site.DisposeAsync();
    }

    sealed class Visited(Role role, DateTime signedInAt) : IStartupFilter
    {
        readonly Guid who = Guid.CreateVersion7();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) => { CurrentUser.Set(context, CurrentUser.With(who, signedInAt, (role, Scope.Server))); return go(context); });
            next(app);
        };
    }
}
