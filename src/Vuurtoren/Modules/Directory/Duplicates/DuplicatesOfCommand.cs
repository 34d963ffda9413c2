using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Vuurtoren.Modules.Directory.Duplicates.Comparing;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates;

/// <summary>`duplicates-of`: which records of a directory may be the same, with a score and its reasons, the surest first.</summary>
public sealed class DuplicatesOfCommand : CommandOf
{
    public override Reach Reach => Reach.Reads;

    public override Command Make()
    {
        var least = new Option<double>("--least") { Description = "Lowest score, from 0 to 1", DefaultValueFactory = _ => Comparing.Comparison.Likely };
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var command = new Command("duplicates-of", "Organisations and services that may be the same: score and reasons") { least, data, connection, json };
        command.SetAction(parsed =>
        {
            using var open = CommandOptions.Open(parsed, data, connection).Open();
            var comparison = DirectoryRead.Of(open);
            var pairs = new[] { Kinds.Organization, Kinds.Service }.SelectMany(kind => comparison.Pairs(kind, parsed.GetValue(least)))
                .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.A.Id).ThenBy(pair => pair.B.Id).ToList();
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(pairs.Select(pair => Told(open, pair)), JsonSerializerOptions.Web));
            else if (pairs.Count == 0) Console.Out.WriteLine(Words.Say("duplicates.none"));
            else foreach (var pair in pairs)
                    Console.Out.WriteLine(Words.Say("duplicates.line", pair.Score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), pair.A.Kind, pair.A.Id, pair.B.Id, string.Join(", ", pair.Reasons.Select(Key).Select(key => Words.Say("duplicates.why." + key)))));
            return 0;
        });
        return command;
    }

    internal static string Key(Reason reason) => Db.Snake(reason.ToString()).Replace('_', '-');

    static object Told(DbConnection connection, Pair pair) => new
    {
        kind = pair.A.Kind, score = Math.Round(pair.Score, 3), reasons = pair.Reasons.Select(Key), a = Told(connection, pair.A), b = Told(connection, pair.B),
    };

    static object Told(DbConnection connection, Compared record) => new
    {
        id = record.Id,
        identifiers = Json.Read<List<Identifier>>(connection.QuerySingle<string>($"select identifiers from directory_{record.Kind} where id = @Id", new { record.Id }))
            .Select(identifier => new { scheme = identifier.Scheme, value = identifier.Value }),
    };
}
