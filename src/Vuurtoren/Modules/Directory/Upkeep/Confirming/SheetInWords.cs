using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>What a sheet says, line by line, in one language: for letters, for the page that their links open, and for who rings. No persons, and never where a secret place is.</summary>
public static class SheetInWords
{
    static readonly Dictionary<string, string[]> told = new()
    {
        [Kinds.Service] = ["status", "messages", "schedules", "phones", "email", "url", "for_whom", "target_groups", "minimum_age", "maximum_age", "eligibility_description", "languages", "what_it_costs", "fees_description", "application_process", "wait_time", "what_you_get", "description"],
        [Kinds.ServiceAtLocation] = ["schedules", "phones", "description"],
        [Kinds.Location] = ["addresses", "entrance", "floor", "accessibility", "schedules", "phones"],
        [Kinds.Organization] = ["phones", "email", "website"],
    };

    internal static IReadOnlyList<(string Label, string Words)> Of(IEnumerable<Section> sections, string lang, Texts texts)
    {
        var said = new FieldWords(lang, texts, null);
        var lines = new List<(string, string)>();
        foreach (var section in sections.OrderBy(section => Array.IndexOf([.. told.Keys], section.Key.Kind)))
        {
            if (section.Key.Kind == Kinds.Location && section["confidential"] is true) continue;
            var shown = section.Shown();
            foreach (var question in told[section.Key.Kind].Select(path => section.Questions.FirstOrDefault(q => q.Path == path)).OfType<Question>())
            {
                var words = question switch
                {
                    TextQuestion => section[question.Path] is string json ? Json.Read<LocalText>(json).In(lang).Text : null,
                    AddressQuestion => section[question.Path] is string json ? Address(Json.Read<List<Address>>(json), lang) : null,
                    HoursQuestion => said.Said(In(shown, section.Box(question), lang), section.Box(question))?.Replace(" · ", "\n", StringComparison.Ordinal),
                    _ => said.Said(In(shown, section.Box(question), lang), section.Box(question)),
                };
                if (!string.IsNullOrWhiteSpace(words)) lines.Add((said.Label(section, question), words));
            }
        }
        return [.. lines.Distinct()];
    }

    static string? Address(List<Address> addresses, string lang) => addresses is [var one, ..]
        ? string.Join(", ", new[] { one.Street?.In(lang).Text, string.Join(' ', new[] { one.PostalCode, one.City?.In(lang).Text }.OfType<string>()) }.Where(part => !string.IsNullOrEmpty(part))) : null;

    /// <summary>What is said in more languages, in this one where it is.</summary>
    static Typed In(Typed shown, string slot, string lang)
    {
        var boxes = shown.Under(slot).ToList();
        return Typed.Of(boxes.Where(box => Language(box.Key) is not { } its || its == lang || boxes.TrueForAll(other => other.Key != box.Key[..^its.Length] + lang)));
    }

    /// <summary>"service.phones.0.for.nl" is in Dutch; "service.schedules.0.fr" is Friday.</summary>
    static string? Language(string box) => box.Split('.') is [.., var before, var last] && Texts.Languages.Contains(last) && !before.All(char.IsAsciiDigit) ? last : null;

    internal static string NameOf(IEnumerable<Section> sections, string lang) =>
        sections.First(section => section.Key.Kind == Kinds.Service)["name"] is string name ? Json.Read<LocalText>(name).In(lang).Text : "";
}
