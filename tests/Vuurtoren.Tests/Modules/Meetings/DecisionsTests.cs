using System.Text.Json;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>What everybody reads of minutes, and machines.</summary>
public sealed class DecisionsTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    [Fact]
    public async Task Everybody_reads_what_was_let_out_without_names_and_nothing_else()
    {
        using var guest = new Guest(one.Site.Address);
        await guest.Open($"/fr/coordination/{coordination}/decisions");
        Assert.Contains("deux logements de transit", guest.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Verzonnen", guest.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("dag van de buurt", guest.Words, StringComparison.OrdinalIgnoreCase); // not let out
        await guest.Open($"/nl/coordination/{coordination}");
        Assert.NotNull(guest.Page.QuerySelector($"a[href='/nl/coordination/{coordination}/decisions']"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await guest.Open($"/nl/coordination/{Guid.CreateVersion7()}/decisions")).Status);
    }

    [Fact]
    public async Task Other_rooms_rest_on_nothing_that_was_not_carried_or_that_too_few_decided()
    {
        await using var db = one.Database.Context();
        var before = await DecisionsMade.Of(db, coordination, default);
        Assert.Equal(before.Count(made => made.ForEverybody), before.Count(made => made.Said.In("fr").Language == "fr")); // of the demo, what was let out is translated
        using var connection = one.Database.Open();
        connection.Execute("update meetings_line set rejected = true where id = @Id", new { before[0].Id });
        Assert.DoesNotContain(before[0].Id, (await DecisionsMade.Of(db, coordination, default)).Select(made => made.Id));
        connection.Execute("update meetings_line set rejected = false where id = @Id; update meetings_meeting set without_quorum = true", new { before[0].Id });
        Assert.Empty(await DecisionsMade.Of(db, coordination, default));
        connection.Execute("update meetings_meeting set without_quorum = false");
    }

    [Fact]
    public async Task Machines_read_meetings_items_decisions_and_votes_in_the_words_of_local_decisions()
    {
        using var answer = await one.Site.Client.GetAsync($"nl/coordination/{coordination}/decisions?handler=Linked");
        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Verzonnen", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("http://data.vlaanderen.be/ns/besluit#", json.RootElement.GetProperty("@context").GetProperty("besluit").GetString());
        var meeting = json.RootElement.GetProperty("@graph")[2];
        Assert.Equal("besluit:Zitting", meeting.GetProperty("@type").GetString());
        using var french = JsonDocument.Parse(await one.Site.Client.GetStringAsync($"fr/coordination/{coordination}/decisions?handler=Linked"));
        Assert.Equal(meeting.GetProperty("@id").GetString(), french.RootElement.GetProperty("@graph")[2].GetProperty("@id").GetString()); // the same thing, whoever asks
        Assert.False(json.RootElement.GetProperty("@graph")[1].TryGetProperty("hydra:next", out _));
        var item = meeting.GetProperty("besluit:behandelt").EnumerateArray().Single();
        Assert.Equal("besluit:Agendapunt", item.GetProperty("@type").GetString());
        var treated = meeting.GetProperty("@reverse").GetProperty("dct:isPartOf").EnumerateArray().Single();
        Assert.Equal(item.GetProperty("@id").GetString(), treated.GetProperty("dct:subject").GetProperty("@id").GetString());
        Assert.Equal(2, treated.GetProperty("prov:generated")[0].GetProperty("eli:title").GetArrayLength()); // said, and translated
        var vote = treated.GetProperty("besluit:heeftStemming")[0];
        Assert.Equal((7, 1, 2), (vote.GetProperty("besluit:aantalVoorstanders").GetInt32(), vote.GetProperty("besluit:aantalTegenstanders").GetInt32(), vote.GetProperty("besluit:aantalOnthouders").GetInt32()));
    }
}
