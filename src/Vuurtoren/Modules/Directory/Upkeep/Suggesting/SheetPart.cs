using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>A part of a sheet that somebody may say something about: which answers of the form belong to it.</summary>
public static class SheetPart
{
    public const string Other = "else";

    static readonly Dictionary<string, (string Kind, string Path)[]> parts = new()
    {
        ["hours"] = [(Kinds.ServiceAtLocation, "schedules"), (Kinds.Service, "schedules"), (Kinds.Location, "schedules")],
        ["reach"] = [(Kinds.ServiceAtLocation, "phones"), (Kinds.Service, "phones"), (Kinds.Location, "phones"), (Kinds.Service, "email"), (Kinds.Service, "url"), (Kinds.Organization, "phones"), (Kinds.Organization, "email"), (Kinds.Organization, "website")],
        ["place"] = [(Kinds.Location, "addresses"), (Kinds.Location, "entrance"), (Kinds.Location, "floor")],
        ["conditions"] = [(Kinds.Service, "for_whom"), (Kinds.Service, "minimum_age"), (Kinds.Service, "maximum_age"), (Kinds.Service, "eligibility_description")],
        ["languages"] = [(Kinds.Service, "languages"), (Kinds.Service, "interpretation_services")],
        ["cost"] = [(Kinds.Service, "what_it_costs"), (Kinds.Service, "fees_description")],
        ["words"] = [(Kinds.Service, "name"), (Kinds.Service, "what_you_get"), (Kinds.Service, "description")],
    };

    /// <summary>In the order of the list one chooses from.</summary>
    public static readonly IReadOnlyList<string> All = [.. parts.Keys, Other];

    /// <summary>The answers to show: those that say something, and those of the service itself where nothing else does.</summary>
    internal static IReadOnlyList<(Section Section, Question Question)> Questions(string part, IReadOnlyList<Section> sections)
    {
        if (!parts.TryGetValue(part, out var paths)) return [];
        var all = paths.SelectMany(path => sections.Where(section => section.Key.Kind == path.Kind && !Secret(section)).Select(section => (Section: section, Question: section.Questions.FirstOrDefault(q => q.Path == path.Path)!)))
            .Where(one => one.Question is not null).ToList();
        var told = all.Where(one => one.Section[one.Question.Path] is not (null or "[]")).ToList();
        // A second list of hours or numbers beside the first only confuses.
        bool Doubles((Section Section, Question Question) one) => one.Question.Path is "schedules" or "phones" or "email" or "website" && told.Exists(other => other.Question.Path == one.Question.Path || other.Question.Path == "phones" && one.Section.Key.Kind == Kinds.Organization);
        return [.. all.Where(one => told.Contains(one) || one.Section.Key.Kind == Kinds.Service && !Doubles(one) || part == "place")];
    }

    static bool Secret(Section section) => section.Key.Kind == Kinds.Location && section["confidential"] is true;

    /// <summary>The records of a sheet as everybody may see them: what is hidden cannot be seen in a form either.</summary>
    internal static IReadOnlyList<Section> AsSeen(IEnumerable<Section> sections, string lang)
    {
        var seen = new List<Section>();
        foreach (var section in sections)
            if (Reading.Redactor.Redact(section.Record(), section.States, Viewer.Anyone(lang)) is { } record)
                seen.Add(new(section.Key, section.Table, section.Table.ToValues(record), section.States));
        return seen;
    }
}
