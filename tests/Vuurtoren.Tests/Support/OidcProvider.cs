using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Vuurtoren.Tests.Support;

/// <summary>
/// A small sign-in service (OpenID Connect): whoever comes is <see cref="Who"/>, without being asked. It is strict where the standard is: a code counts
/// once, for its client, its address and its PKCE verifier. What it says can be falsified, to see that it is refused.
/// </summary>
public sealed class OidcProvider : IAsyncDisposable
{
    public const string Client = "vuurtoren", Secret = "een verzonnen geheim van de proef";

    readonly RSA key = RSA.Create(2048), otherKey = RSA.Create(2048);
    readonly Dictionary<string, Asked> codes = [];
    readonly WebApplication site;

    sealed record Asked(string Back, string Challenge, string? Nonce, Dictionary<string, object> Who);

    /// <summary>Who is signed in there: claims such as sub, email, email_verified, amr.</summary>
    public Dictionary<string, object> Who { get; set; } = [];
    public string? FalseIssuer { get; set; }
    public string? FalseAudience { get; set; }
    public string? FalseNonce { get; set; }
    public bool FalseKey { get; set; }
    public bool Expired { get; set; }
    /// <summary>The address to which it last sent somebody back.</summary>
    public string SentBack { get; private set; } = "";
    public string LastPrompt { get; private set; } = "";

    public string Address => site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    OidcProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        site = builder.Build();
        site.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Address, authorization_endpoint = Address + "/authorize", token_endpoint = Address + "/token", jwks_uri = Address + "/keys",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
        });
        site.MapGet("/keys", () => new { keys = new[] { Public(key) } });
        site.MapGet("/authorize", Authorize);
        site.MapPost("/token", Token).DisableAntiforgery();
    }

    public static async Task<OidcProvider> Start()
    {
        var provider = new OidcProvider();
        await provider.site.StartAsync();
        return provider;
    }

    IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != Client || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"].ToString().Length < 43) return Results.BadRequest();
        LastPrompt = query["prompt"].ToString();
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        codes[code] = new(query["redirect_uri"]!, query["code_challenge"]!, query["nonce"], new(Who));
        SentBack = $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}";
        return Results.Redirect(SentBack);
    }

    async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!codes.Remove(form["code"].ToString(), out var asked)) return Results.BadRequest(new { error = "invalid_grant" });
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (challenge != asked.Challenge || form["redirect_uri"] != asked.Back || form["client_id"] != Client || form["client_secret"] != Secret) return Results.BadRequest(new { error = "invalid_grant" });
        return Results.Json(new { access_token = "niets", token_type = "Bearer", expires_in = 60, id_token = IdToken(asked) });
    }

    string IdToken(Asked asked)
    {
        var now = DateTime.UtcNow.AddHours(Expired ? -2 : 0);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = FalseIssuer ?? Address, Audience = FalseAudience ?? Client, IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>(asked.Who) { ["nonce"] = FalseNonce ?? asked.Nonce ?? "" },
            SigningCredentials = new(new RsaSecurityKey(FalseKey ? otherKey : key) { KeyId = "een" }, SecurityAlgorithms.RsaSha256),
        });
    }

    static Dictionary<string, string> Public(RSA key)
    {
        var parts = key.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "een", ["n"] = Base64UrlEncoder.Encode(parts.Modulus), ["e"] = Base64UrlEncoder.Encode(parts.Exponent) };
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }
}
