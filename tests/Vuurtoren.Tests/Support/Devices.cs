using Microsoft.Playwright;

namespace Vuurtoren.Tests.Support;

/// <summary>What a browser has beside itself.</summary>
public static class Devices
{
    /// <summary>A device that keeps passkeys and always recognises who holds it.</summary>
    public static async Task AddDeviceThatSaysYes(this IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }
}
