using Dapper;
using Vuurtoren.Modules.People;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Support;

/// <summary>Invented people who work with a running site.</summary>
public static class Staff
{
    public const string Password = "twaalf groene fietsen zingen";

    /// <summary>All tests come from one address: for Site.Start(prepare: …).</summary>
    public static void MayTryOften(string folder) => File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Limits": { "TriesPerMinute": 10000 } }""");

    /// <summary>The tables of a running site.</summary>
    public static Database DatabaseOf(Site site, TestDatabase? database = null) => Database.At(site.Data, database?.ConnectionString);

    /// <summary>Somebody who was invited and chose a password.</summary>
    public static async Task<Guest> Signed(Site site, string email, Role role, Scope? scope = null, TestDatabase? database = null, string language = "nl")
    {
        var guest = new Guest(site.Address);
        await guest.Open(Invited(DatabaseOf(site, database), email, role, scope, language));
        await guest.Send("form.form", new() { ["password"] = Password, ["name"] = NameOf(email) });
        await SignIn(guest, email);
        return guest;
    }

    public static async Task SignIn(Guest guest, string email, string password = Password)
    {
        if (!guest.At.Contains("/signin", StringComparison.Ordinal)) await guest.Open("/nl/signin");
        await guest.Send("form.form", new() { ["email"] = email, ["password"] = password });
    }

    /// <returns>The path of the link to choose a password.</returns>
    public static string Invited(Database database, string email, Role role, Scope? scope = null, string language = "nl")
    {
        var now = DateTime.UtcNow;
        var (path, _) = UserCommand.Add(database, email, NameOf(email), language, Role.Region, now);
        using var connection = database.Open();
        connection.Execute("update role_grant set role = @role, scope_kind = @kind, scope_id = @id where account_id = (select id from account where email = @email)",
            new { role = role.ToString(), kind = (scope ?? Scope.Server).Kind.ToString(), id = scope?.Id, email });
        return path!;
    }

    static string NameOf(string email) => email.Split('@')[0] + " Verzonnen";

    /// <summary>The key of the app is read from the page; the code of a moment is made from it.</summary>
    public static string CodeFor(string key, int stepsLater = 0) =>
        OneTimeCodes.Code(key.Replace(" ", "", StringComparison.Ordinal), DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stepsLater);

    /// <summary>Adds an app with codes; gives its key, and the recovery codes.</summary>
    public static async Task<(string Key, IReadOnlyList<string> Recovery)> AddApp(Guest guest)
    {
        await guest.Open("/nl/me/second-factor");
        await guest.Send("form[action='?handler=Begin']");
        var key = guest.Page.QuerySelector("code.reference")!.TextContent;
        await guest.Send("form[action='?handler=On']", new() { ["code"] = CodeFor(key) });
        return (key, [.. guest.Page.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    /// <summary>The last letter to this address: all of its text.</summary>
    public static string LetterTo(Database database, string address)
    {
        using var connection = database.Open();
        var (id, text) = connection.Query<(Guid, string)>("select id, text from mail where address = @address order by created_at desc, id desc", new { address }).First();
        return text.Length > 0 ? text : Delivered(Path.Combine(database.Folder, "mail", $"{id:N}.eml"));
    }

    /// <summary>A letter with a secret link is emptied once it has gone: then it is in the box of who got it, here a folder.</summary>
    static string Delivered(string file)
    {
        var plain = File.ReadAllText(file).Split("text/plain")[1].ReplaceLineEndings("\n");
        var (head, body) = (plain[..plain.IndexOf("\n\n", StringComparison.Ordinal)], plain[(plain.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        body = body[..body.IndexOf("\n--", StringComparison.Ordinal)];
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase)) return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal)));
        return Uri.UnescapeDataString(body.Replace("=\n", "", StringComparison.Ordinal).Replace("%", "%25", StringComparison.Ordinal).Replace('=', '%'));
    }

    /// <summary>The path of the link in the last letter to this address.</summary>
    public static string LinkTo(Database database, string address) =>
        new Uri(LetterTo(database, address).Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
}
