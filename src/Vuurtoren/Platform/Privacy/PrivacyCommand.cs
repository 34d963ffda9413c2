using System.CommandLine;
using System.Text.Json;
using Dapper;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>`privacy delete`, `privacy erase`, `privacy replay`: what the pages do, at the command line.</summary>
public sealed class PrivacyCommand : CommandOf
{
    public override Reach Reach => Reach.Changes;

    public override Command Make() => new("privacy", "Data about people: what is too old, and who asks to be forgotten") { Delete(), Erase(), Replay() };

    static Command Delete()
    {
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would go" };
        var command = new Command("delete", "Delete what its time is over of") { dryRun, data, connection, json };
        command.SetAction(async (parsed, stop) =>
        {
            var (database, now) = (CommandOptions.Open(parsed, data, connection), DateTime.UtcNow);
            PersonalData.Keep(SettingsFile.In(database.Folder));
            var deletions = new Deletions(database, now);
            var (would, files) = (deletions.DryRun(), deletions.OldLetters());
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(would.Select(line => new { rule = line.Rule.Code, line.Count, line.Keys }), JsonSerializerOptions.Web));
            else
            {
                foreach (var line in would) Console.Out.WriteLine(Words.Say("privacy.would-go", line.Count, line.Rule.Code, string.Join(", ", line.Keys)));
                if (files.Count > 0) Console.Out.WriteLine(Words.Say("privacy.would-go", files.Count, "mail-folder", string.Join(", ", files.Take(20).Select(Path.GetFileNameWithoutExtension))));
            }
            if (parsed.GetValue(dryRun)) return;
            var gone = await deletions.Run(null, stop: stop);
            if (!parsed.GetValue(json)) Console.Out.WriteLine(Words.Number("privacy.gone", gone));
        });
        return command;
    }

    static Command Erase()
    {
        var (data, connection) = (CommandOptions.Data(), CommandOptions.Database());
        var address = new Argument<string>("address") { Description = "Mail address of who asked to be forgotten" };
        var command = new Command("erase", "Erase a person everywhere, and print the proof") { address, data, connection };
        command.SetAction(parsed =>
        {
            var (database, asked) = (CommandOptions.Open(parsed, data, connection), parsed.GetValue(address)!.Trim());
            Console.Out.WriteLine(Json.Write(Erasures.Erase(database, new(AccountOf(database, asked), asked), AskedBy.Operator, null, DateTime.UtcNow)));
        });
        return command;
    }

    static Command Replay()
    {
        var (data, connection) = (CommandOptions.Data(), CommandOptions.Database());
        var command = new Command("replay", "Erase again who came back with an older copy of the database") { data, connection };
        command.SetAction(parsed => Console.Out.WriteLine(Words.Number("privacy.replayed", Erasures.Replay(CommandOptions.Open(parsed, data, connection), DateTime.UtcNow))));
        return command;
    }

    static Guid? AccountOf(Database database, string address)
    {
        using var connection = database.Open();
        return connection.Query<Guid>("select id from account where normalized_email = @normalized", new { normalized = address.Normalize().ToUpperInvariant() }).Cast<Guid?>().FirstOrDefault();
    }
}
