using System.Net;
using System.Net.Sockets;

namespace Vuurtoren.Platform.Web;

/// <summary>Where this server may go when an address came from somebody else: only to the open internet, never to machines around it (docs/asvs.md).</summary>
public static class PublicOnly
{
    static readonly int[] ports = [80, 443, 8080, 8443];

    /// <summary>What is for machines among themselves: this machine, private and shared networks, links, documentation, groups, and the same inside IPv6.</summary>
    static readonly IPNetwork[] closed = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        "::/16", "64:ff9b::/32", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/9", "ff00::/8",
    }.Select(network => IPNetwork.Parse(network))];

    public static bool Allows(IPEndPoint to) => ports.Contains(to.Port) && Is(to.Address);

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return !Array.Exists(closed, network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>
    /// Looks the name up and goes to the very address that was looked at, so that no second answer of the name server leads elsewhere.
    /// Follows nothing by itself: each next address has to come through here.
    /// </summary>
    public static SocketsHttpHandler Handler(Func<IPEndPoint, bool> allows, TimeSpan connect) => new()
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = connect, PooledConnectionLifetime = TimeSpan.FromMinutes(1), MaxResponseHeadersLength = 64,
        ConnectCallback = async (context, stop) =>
        {
            var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
            var may = found.Where(address => allows(new(address, context.DnsEndPoint.Port))).ToArray();
            if (may.Length == 0) throw new NotPublicException();
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(may, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}

/// <summary>The address is not on the open internet.</summary>
public sealed class NotPublicException : IOException;
