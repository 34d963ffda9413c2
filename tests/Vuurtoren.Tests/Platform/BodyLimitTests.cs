using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vuurtoren.Tests.Platform;

public sealed class BodyLimitTests
{
    [Fact]
    public async Task What_is_too_long_is_refused_and_the_site_goes_on()
    {
        await using var site = await Site.Start();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", new string('x', 100_000))]);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.PostAsync("nl/signin", form)).StatusCode); // it was not read so far that its secret was found
        using var endless = new StreamContent(new Endless());
        endless.Headers.ContentType = new("application/x-www-form-urlencoded");
        var answer = await Record.ExceptionAsync(async () => Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.PostAsync("nl/signin", endless)).StatusCode));
        Assert.True(answer is null or HttpRequestException, $"{answer}"); // it may hang up in the middle
        Assert.Equal("HTTP/1.1 431", await Raw(site, "GET /nl HTTP/1.1\r\nHost: x\r\nX-Long: " + new string('x', 20_000) + "\r\n\r\n"));
        Assert.Equal("HTTP/1.1 414", await Raw(site, "GET /nl?q=" + new string('x', 20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("nl")).StatusCode);
    }

    static async Task<string> Raw(Site site, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new byte[12];
        await client.GetStream().ReadExactlyAsync(answer);
        return Encoding.ASCII.GetString(answer);
    }

    sealed class Endless : Stream
    {
        long given;
        public override int Read(byte[] buffer, int offset, int count) { Array.Fill(buffer, (byte)'x', offset, count); return (given += count) > 100_000_000 ? 0 : count; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => given; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
