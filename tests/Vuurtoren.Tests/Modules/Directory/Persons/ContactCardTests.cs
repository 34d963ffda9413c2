using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Vuurtoren.Platform.Documents;

namespace Vuurtoren.Tests.Modules.Directory.Persons;

/// <summary>A contact card is read by programs of others as it was meant: here by the npm package ical.js.</summary>
public sealed class ContactCardTests
{
    internal sealed record Property(string Name, string? Type, string Value);
    internal sealed record Card(string Kind, IReadOnlyList<Property> Told)
    {
        public string? this[string name] => Told.FirstOrDefault(property => property.Name == name)?.Value;
    }

    internal static async Task<Card> Read(string card)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Places.Repository, "tests", "Vuurtoren.Tests", "Modules", "Directory", "Persons", "read-card.cjs")])
            { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = new UTF8Encoding(false) })!;
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(card);
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Card>(json, JsonSerializerOptions.Web)!;
    }

    static readonly ContactCard someone = new(Guid.CreateVersion7(), "Élodie D’Hondt-Verzonnen; “Lo”, met een lange naam die voorbij het einde van één regel gaat", "Coördinator, onthaal", "Huis; van het Kind", [("+3221234567", "voice"), ("+32470000000", "cell")], "elodie@voorbeeld.be", ["nl", "fr", "ary"], "maandag\n9 tot 12 uur");

    [Fact]
    public async Task Others_find_what_was_put_in()
    {
        var card = await Read(someone.Write());
        Assert.Equal(("vcard", "4.0", someone.Name, someone.Title), (card.Kind, card["version"], card["fn"], card["title"]));
        Assert.Equal((someone.Organization, someone.Mail, "maandag\n9 tot 12 uur"), (card["org"], card["email"], card["note"]));
        Assert.Equal([("+3221234567", "work,voice"), ("+32470000000", "work,cell")], card.Told.Where(property => property.Name == "tel").Select(property => (property.Value, property.Type!)));
        Assert.Equal(["nl", "fr", "ary"], card.Told.Where(property => property.Name == "lang").Select(property => property.Value));
    }

    [Fact]
    public async Task The_square_holds_the_card_itself_and_no_address_of_this_site()
    {
        var small = someone.Write(small: true);
        Assert.Equal(someone.Name, (await Read(small))["fn"]);
        Assert.DoesNotContain("http", small, StringComparison.OrdinalIgnoreCase);
        Assert.All(small.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
    }
}
