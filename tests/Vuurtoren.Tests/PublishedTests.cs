using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Vuurtoren.Tests;

/// <summary>What is installed on a server: the published folder, started from somewhere else.</summary>
public class PublishedTests
{
    [Fact]
    public async Task A_published_site_serves_every_asset_whole_and_compressed()
    {
        using var published = new TemporaryFolder();
        await Publish(published.Path);
        await using var site = await Site.Start(application: published.File("vuurtoren.dll"));
        var root = published.File("wwwroot");
        var assets = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".br" or ".gz")).Order(StringComparer.Ordinal).ToList();

        Assert.Contains(assets, file => file.EndsWith("leaflet.js", StringComparison.Ordinal));
        Assert.Contains(assets, file => file.EndsWith("designsystemet.css", StringComparison.Ordinal));
        foreach (var file in assets)
        {
            var path = Path.GetRelativePath(root, file);
            using var whole = await site.Client.GetAsync(path);
            using var compressed = await Compressed(site, path);

            Assert.True(whole.StatusCode == HttpStatusCode.OK && compressed.StatusCode == HttpStatusCode.OK, $"{path}: {whole.StatusCode}, {compressed.StatusCode}");
            Assert.Equal(await File.ReadAllBytesAsync(file), await whole.Content.ReadAsByteArrayAsync());
        }
    }

    static async Task<HttpResponseMessage> Compressed(Site site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        return await site.Client.SendAsync(request);
    }

    // Without building: what these tests were built with is what gets published.
    static async Task Publish(string folder)
    {
        var configuration = Places.Application.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(Places.Repository, "src", "Vuurtoren"), "--no-build", "-c", configuration, "-o", folder, "-v", "quiet", "--nologo"])
        { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
    }
}
