using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.CommandLine;

/// <summary>Fine: what was looked at is in order, and there is something to tell about it.</summary>
public enum Severity { Fine, Note, Wrong }

/// <param name="About">Text key of the sentence, with what fills it.</param>
public sealed record Finding(Severity Severity, string About, params object[] Details);

/// <summary>One thing that `doctor` looks at; modules add theirs by deriving from it.</summary>
public abstract class DoctorCheck
{
    /// <summary>Text key of what is looked at.</summary>
    public abstract string Subject { get; }
    public abstract IEnumerable<Finding> Look(Database database);
}

/// <summary>`doctor`: is everything as it should be? Changes nothing. Exits with 1 when something is wrong.</summary>
public sealed class DoctorCommand : CommandOf
{
    static readonly IReadOnlyList<DoctorCheck> checks = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DoctorCheck)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (DoctorCheck)Activator.CreateInstance(type)!)];

    public override Reach Reach => Reach.Reads;

    public override Command Make()
    {
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var command = new Command("doctor", "Check the data; changes nothing") { data, connection, json };
        command.SetAction(parsed =>
        {
            var database = Database.Existing(parsed.GetValue(data)!, parsed.GetValue(connection));
            var found = checks.Select(check => (check.Subject, Findings: check.Look(database).ToList())).ToList();
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(found.ToDictionary(f => f.Subject,
                f => f.Findings.Select(x => new { severity = x.Severity.ToString().ToLowerInvariant(), about = Words.Say(x.About, x.Details) }))));
            else foreach (var (subject, findings) in found) Print(Words.Say(subject), findings);
            return found.Any(f => f.Findings.Any(x => x.Severity == Severity.Wrong)) ? 1 : 0;
        });
        return command;
    }

    static void Print(string subject, List<Finding> findings)
    {
        if (findings.Count == 0) Console.Out.WriteLine(Words.Say("doctor.fine", subject));
        foreach (var finding in findings)
            Console.Out.WriteLine(Words.Say(finding.Severity switch { Severity.Wrong => "doctor.wrong", Severity.Note => "doctor.note", _ => "doctor.proved" }, subject, Words.Say(finding.About, finding.Details)));
    }
}
