using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.People.First;

/// <summary>
/// As long as nobody can sign in, whoever reads what the server prints when it starts may make the first administrator. The key says until when it holds and
/// is sealed with the secret of the server; nothing of it is kept, and with the first account it is over.
/// </summary>
sealed class FirstAdministrator(Database database, IServer server, IHostApplicationLifetime life, IConfiguration settings, TimeProvider time) : IHostedService
{
    static readonly TimeSpan lasts = TimeSpan.FromHours(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        life.ApplicationStarted.Register(Print);
        return Task.CompletedTask;
    }

    void Print()
    {
        // By hand: what else waits for the start of the server would wait here until all tables are mapped.
        using (var connection = database.Open()) if (connection.ExecuteScalar("select 1 from account limit 1") is not null) return;
        var site = settings["Site:Address"] is { Length: > 0 } set ? set : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (site is null) return;
        Console.Out.WriteLine(Platform.CommandLine.Words.Say("people.first.printed", $"{site.TrimEnd('/')}/{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}/first/{Make(database.Secret, time.GetUtcNow())}"));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static string Make(ServerSecret secret, DateTimeOffset now)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"{(now + lasts).ToUnixTimeSeconds()}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        return words + "-" + Seal(secret, words);
    }

    /// <summary>Made here, and not too long ago. Whether there is an account by now is another question.</summary>
    internal static bool Holds(ServerSecret secret, string token, DateTimeOffset now) =>
        token.Split('-') is [var until, var chance, var seal] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && now.ToUnixTimeSeconds() < end
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(seal), System.Text.Encoding.UTF8.GetBytes(Seal(secret, until + "-" + chance)));

    static string Seal(ServerSecret secret, string words) => secret.Seal("first administrator\n" + words);
}
