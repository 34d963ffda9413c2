using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>A mail server of a few lines, for what the real one of the tests does not do: refuse a reader, and STARTTLS.</summary>
sealed class SmallServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly string toRecipient;
    readonly X509Certificate2? certificate;
    readonly Task talking;

    /// <param name="toRecipient">What it answers to "RCPT TO".</param>
    public SmallServer(string toRecipient = "250 fine", X509Certificate2? certificate = null)
    {
        (this.toRecipient, this.certificate) = (toRecipient, certificate);
        listener.Start();
        talking = Talk();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>All that was said to it, but for the letters.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>For "localhost", signed by nobody else.</summary>
    public static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    async Task Talk()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            try { await Answer(client.GetStream()); }
            catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException) { }
        }
    }

    async Task Answer(Stream stream)
    {
        var lines = new StreamReader(stream, Encoding.ASCII);
        await Say(stream, "220 test");
        while (await lines.ReadLineAsync(stop.Token) is { } line)
        {
            Heard.Enqueue(line.StartsWith("AUTH", StringComparison.Ordinal) ? "AUTH" : line);
            if (line == "STARTTLS")
            {
                await Say(stream, "220 go");
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(certificate!);
                (stream, lines) = (secure, new StreamReader(secure, Encoding.ASCII));
                continue;
            }
            if (line == "DATA")
            {
                await Say(stream, "354 go");
                while (await lines.ReadLineAsync(stop.Token) is not (null or ".")) { }
            }
            else if (line.StartsWith("AUTH LOGIN", StringComparison.Ordinal))
            {
                if (line.Length == 10) { await Say(stream, "334 VXNlcm5hbWU6"); await lines.ReadLineAsync(stop.Token); }
                await Say(stream, "334 UGFzc3dvcmQ6");
                await lines.ReadLineAsync(stop.Token);
            }
            await Say(stream, line.StartsWith("EHLO", StringComparison.Ordinal) ? stream is SslStream ? "250 AUTH LOGIN" : certificate is null ? "250 test" : "250 STARTTLS"
                : line.StartsWith("AUTH", StringComparison.Ordinal) ? "235 welcome" : line.StartsWith("RCPT", StringComparison.Ordinal) ? toRecipient : "250 fine");
            if (line == "QUIT") return;
        }
    }

    static async Task Say(Stream stream, string line)
    {
        var first = line.StartsWith("250 ", StringComparison.Ordinal) && line.Any(char.IsUpper) ? "250-test\r\n" : "";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{first}{line}\r\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        _ = await Record.ExceptionAsync(() => talking);
        stop.Dispose();
    }
}
