using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Decisions;

/// <summary>
/// Meetings, agenda items, decisions and votes as linked data in the shapes of Flemish local decisions (OSLO Besluit, http://data.vlaanderen.be/ns/besluit, as in LBLOD),
/// as far as they apply: a coordination is no governing body in the sense of the decree on local government, so it stands there as an org:Organization. Names of persons never stand in it.
/// </summary>
static class LinkedDecisions
{
    static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="coordination">Its page in the first language: also its address as a thing, the same whoever asks.</param>
    /// <param name="here">This part of it.</param>
    /// <param name="next">The part with what is older; null: there is none.</param>
    public static string Write(Uri coordination, LocalText name, Uri here, Uri? next, IEnumerable<(Guid Meeting, Report Report)> reports) => new JsonObject
    {
        ["@context"] = new JsonObject
        {
            ["besluit"] = "http://data.vlaanderen.be/ns/besluit#", ["dct"] = "http://purl.org/dc/terms/", ["eli"] = "http://data.europa.eu/eli/ontology#",
            ["prov"] = "http://www.w3.org/ns/prov#", ["org"] = "http://www.w3.org/ns/org#", ["skos"] = "http://www.w3.org/2004/02/skos/core#", ["xsd"] = "http://www.w3.org/2001/XMLSchema#", ["hydra"] = "http://www.w3.org/ns/hydra/core#",
        },
        ["@graph"] = new JsonArray([new JsonObject { ["@id"] = coordination.AbsoluteUri, ["@type"] = "org:Organization", ["skos:prefLabel"] = Texts(name) }, Part(here, next), .. reports.Select(one => Meeting(coordination, one.Meeting, one.Report))]),
    }.ToJsonString(readable);

    /// <summary>https://www.hydra-cg.com/spec/latest/core/#collections</summary>
    static JsonObject Part(Uri here, Uri? next)
    {
        var part = new JsonObject { ["@id"] = here.AbsoluteUri, ["@type"] = "hydra:PartialCollectionView" };
        if (next is not null) part["hydra:next"] = new JsonObject { ["@id"] = next.AbsoluteUri };
        return part;
    }

    static JsonObject Meeting(Uri coordination, Guid id, Report report)
    {
        var here = $"{coordination.AbsoluteUri}/decisions#m{id}";
        var meeting = new JsonObject
        {
            ["@id"] = here, ["@type"] = "besluit:Zitting", ["dct:title"] = Texts(report.Title), ["besluit:isGehoudenDoor"] = new JsonObject { ["@id"] = coordination.AbsoluteUri },
            ["besluit:geplandeStart"] = Instant(report, report.Begins), ["prov:startedAtTime"] = Instant(report, report.Begins), ["prov:endedAtTime"] = Instant(report, report.Ends),
            ["besluit:heeftNotulen"] = new JsonObject { ["@id"] = here + "-minutes", ["@type"] = "besluit:Notulen" },
            ["besluit:behandelt"] = new JsonArray([.. report.Items.Select(item => (JsonNode)new JsonObject { ["@id"] = ItemOf(item), ["@type"] = "besluit:Agendapunt", ["dct:title"] = Texts(item.Title), ["besluit:geplandOpenbaar"] = true })]),
            ["@reverse"] = new JsonObject { ["dct:isPartOf"] = new JsonArray([.. report.Items.Select(item => (JsonNode)Treated(item))]) },
        };
        if (report.Place is not null) meeting["prov:atLocation"] = report.Place;
        return meeting;

        string ItemOf(ReportItem item) => $"{here}-{item.Id}";

        JsonObject Treated(ReportItem item)
        {
            var treated = new JsonObject { ["@id"] = ItemOf(item) + "-treated", ["@type"] = "besluit:BehandelingVanAgendapunt", ["dct:subject"] = new JsonObject { ["@id"] = ItemOf(item) }, ["besluit:openbaar"] = true };
            var decisions = item.Lines.Where(line => line.Kind == LineKind.Decision).ToList();
            // What was not carried, or was decided by too few, is no decision; that it was voted on stays.
            var taken = report.Quorum is null ? decisions.Where(line => !line.IsRejected).ToList() : [];
            if (taken.Count > 0) treated["prov:generated"] = new JsonArray([.. taken.Select(line => (JsonNode)Decision(here, line))]);
            var votes = decisions.Where(line => line.Agreed == Agreed.Counts).ToList();
            if (votes.Count > 0) treated["besluit:heeftStemming"] = new JsonArray([.. votes.Select(line => (JsonNode)Vote(here, line))]);
            return treated;
        }
    }

    static JsonObject Decision(string here, ReportLine line) => new()
    {
        ["@id"] = $"{here}-{line.Id}", ["@type"] = "besluit:Besluit",
        ["eli:title"] = line.Translation is null ? Text(line.Text, line.Lang) : new JsonArray(Text(line.Text, line.Lang), Text(line.Translation, line.TranslationLang!)),
    };

    static JsonObject Vote(string here, ReportLine line) => new()
    {
        ["@id"] = $"{here}-{line.Id}-vote", ["@type"] = "besluit:Stemming", ["besluit:geheim"] = line.Secret, ["besluit:onderwerp"] = Text(line.Text, line.Lang),
        ["besluit:aantalVoorstanders"] = line.InFavour, ["besluit:aantalTegenstanders"] = line.Against, ["besluit:aantalOnthouders"] = line.Abstained,
    };

    static JsonNode Texts(LocalText text) => new JsonArray([.. text.Select(one => (JsonNode)Text(one.Value, one.Key))]);

    static JsonObject Text(string words, string lang) => new() { ["@value"] = words, ["@language"] = lang };

    static JsonObject Instant(Report report, int minutes) => new()
    {
        ["@value"] = LocalClock.ToInstant(report.Day.ToDateTime(default).AddMinutes(minutes)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["@type"] = "xsd:dateTime",
    };
}
