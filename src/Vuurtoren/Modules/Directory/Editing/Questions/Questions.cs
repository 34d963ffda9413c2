using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing.Questions;

/// <param name="Name">Key of the heading of this group of questions, under "editing.group.".</param>
/// <param name="Open">Shown at once; the others open when one wants them, or when they hold something.</param>
public sealed record QuestionGroup(string Name, bool Open, IReadOnlyList<Question> Questions);

/// <summary>What the form asks about each kind of record, in the order in which it asks.</summary>
public static class AllQuestions
{
    /// <summary>Its box has this behind the name of the question: "service.name~who".</summary>
    public const string Who = "~who";

    public static readonly IReadOnlyList<string> Visibilities = Enum.GetNames<Visibility>();

    static readonly Dictionary<string, IReadOnlyList<QuestionGroup>> all = new()
    {
        [Kinds.Organization] =
        [
            new("who", true, [new TextQuestion("name", required: true), new TextQuestion("alternate_name"), new TextQuestion("description", TextKind.Long)]),
            new("reach", true, [new PhonesQuestion("phones"), new TextQuestion("email", TextKind.Email), new TextQuestion("website", TextKind.Url), new ContactsQuestion("contacts")]),
            new("more", false, [new KboQuestion("tax_id"), new ChoiceQuestion("visibility", Visibilities)]),
        ],
        [Kinds.Service] =
        [
            new("what", true, [new TextQuestion("name", required: true), new TextQuestion("alternate_name"), new ThemesQuestion("themes"), new TextQuestion("what_you_get", TextKind.Long), new TextQuestion("description", TextKind.Long)]),
            new("when", true, [new ChoiceQuestion("status", Enum.GetNames<ServiceStatus>()), new MessagesQuestion("messages"), new HoursQuestion("schedules"), new TextQuestion("wait_time", TextKind.Long)]),
            new("reach", true, [new PhonesQuestion("phones"), new TextQuestion("email", TextKind.Email), new TextQuestion("url", TextKind.Url), new ContactsQuestion("contacts")]),
            new("for", true, [new TextQuestion("for_whom", TextKind.Long), new TargetsQuestion("target_groups"), new NumberQuestion("minimum_age", 0, 120), new NumberQuestion("maximum_age", 0, 120), new TextQuestion("eligibility_description", TextKind.Long)]),
            new("spoken", true, [new LanguagesQuestion("languages"), new TextQuestion("interpretation_services")]),
            new("plain", true, [new TextQuestion("what_it_costs", TextKind.Long), new TextQuestion("what_to_bring", TextKind.Long), new TextQuestion("what_happens", TextKind.Long), new TextQuestion("application_process", TextKind.Long)]),
            new("more", false, [new TextQuestion("fees_description", TextKind.Long), new TextQuestion("alert", TextKind.Long), new FlagQuestion("discreet"), new ChoiceQuestion("visibility", Visibilities)]),
        ],
        [Kinds.Location] =
        [
            new("where", true, [new TextQuestion("name"), new AddressQuestion("addresses"), new DegreesQuestion("latitude", 90), new DegreesQuestion("longitude", 180), new TextQuestion("entrance"), new TextQuestion("building"), new TextQuestion("floor"), new TextQuestion("transportation", TextKind.Long), new AccessQuestion("accessibility")]),
            new("more", false, [new FlagQuestion("confidential"), new PhonesQuestion("phones"), new HoursQuestion("schedules"), new ChoiceQuestion("visibility", Visibilities)]),
        ],
        [Kinds.ServiceAtLocation] =
        [
            new("here", false, [new TextQuestion("description", TextKind.Long), new HoursQuestion("schedules"), new PhonesQuestion("phones"), new ChoiceQuestion("visibility", Visibilities)]),
        ],
    };

    public static IReadOnlyList<QuestionGroup> Of(string kind) => all[kind];

    /// <summary>Those that have a "who sees this" of their own: not what holds the record together, nor lists whose rows say it themselves.</summary>
    public static bool HasWho(Question question) => question is not (PhonesQuestion or ContactsQuestion or ChoiceQuestion or FlagQuestion or DegreesQuestion or TextQuestion { Required: true });
}
