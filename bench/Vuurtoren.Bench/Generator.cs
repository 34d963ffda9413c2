using System.Text;

namespace Vuurtoren.Bench;

/// <summary>Invented services as HSDS 3.1 lines: each with an organisation, a location in Brussels, two schedules and three themes.</summary>
static class Generator
{
    static readonly string[] kinds = ["Accueil", "Permanence sociale", "Médiation de dettes", "Aide alimentaire", "École de devoirs", "Aide au logement", "Soins à domicile", "Table de conversation", "Atelier emploi", "Maison de quartier"];
    static readonly string[] names = ["du Phare", "de la Balise", "du Quai", "de la Digue", "du Fanal", "de l'Ancre", "de la Vague", "du Port", "de l'Écluse", "du Canal", "de la Rive", "du Pont"];
    static readonly string[] streets = ["Rue de la Lumière", "Avenue des Embruns", "Place du Large", "Quai des Mouettes", "Rue du Gouvernail"];
    static readonly string[] zips = ["1000", "1030", "1040", "1050", "1060", "1070", "1080", "1190", "1210"];

    public static void Write(string file, int services)
    {
        using var output = new StreamWriter(file, false, new UTF8Encoding(false), 1 << 20);
        for (var i = 0; i < services; i++)
        {
            var (kind, name) = (kinds[i % kinds.Length], names[i / 7 % names.Length]);
            output.Write($$"""{"id":"s{{i}}","name":"{{kind}} {{name}} {{i}}","status":"active","description":"Nous écoutons, nous informons et nous aidons avec les papiers, sur place ou par téléphone. Antenne {{i}}.","email":"antenne{{i}}@example.org",""");
            output.Write("\"organization\":"); output.Write($$"""{"id":"o{{i}}","name":"Association {{name}} {{i}}","description":"Une association de quartier qui aide les habitants.","website":"https://a{{i}}.example"},"phones":[{"id":"p{{i}}","number":"02 000 00 00"}],"languages":[{"id":"x{{i}}","name":"français","code":"fr"},{"id":"y{{i}}","name":"néerlandais","code":"nl"}],""");
            output.Write("\"attributes\":[");
            for (var t = 0; t < 3; t++)
            {
                var term = (i * 7 + t * 31) % 150;
                output.Write($$"""{{(t > 0 ? "," : "")}}{"id":"z{{i}}-{{t}}","link_id":"s{{i}}","link_entity":"service","taxonomy_term":{"id":"t{{term}}","code":"t{{term}}","name":"Mot {{term}}","description":"","taxonomy":"mots" } }""");
            }
            output.Write("],\"schedules\":[");
            output.Write($$"""{"id":"m{{i}}","freq":"WEEKLY","byday":"MO,TU,TH","opens_at":"09:00","closes_at":"12:00"},{"id":"n{{i}}","freq":"WEEKLY","byday":"WE","opens_at":"13:30","closes_at":"16:00","description":"sur rendez-vous"}],""");
            output.Write("\"service_at_locations\":"); output.Write($$"""[{"id":"a{{i}}","location":{"id":"l{{i}}","location_type":"physical","name":"Antenne {{i}}","latitude":{{50.80 + i % 997 * 0.0001:0.0000}},"longitude":{{4.30 + i / 997 % 997 * 0.0001:0.0000}},"addresses":[{"id":"d{{i}}","address_1":"{{streets[i % streets.Length]}} {{i % 300 + 1}}","city":"Bruxelles","state_province":"Bruxelles","postal_code":"{{zips[i % zips.Length]}}","country":"BE","address_type":"physical"}] } }] }""");
            output.Write('\n');
        }
    }
}
