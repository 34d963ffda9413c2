using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>One record in a form that changes several at once.</summary>
/// <param name="Name">What its boxes begin with: "service", "place0".</param>
/// <param name="Base">The version that the form was made from: its number in the change sequence, 0 for a record that is yet to be made.</param>
public sealed record SectionKey(string Name, string Kind, Guid Id, long Base);

/// <summary>Such a record as it stands in the tables now, with its questions.</summary>
sealed class Section(SectionKey key, RecordTable table, object?[] values, IReadOnlyList<FieldState> states)
{
    public SectionKey Key => key;
    public string Name => key.Name;
    public RecordTable Table => table;
    public object?[] Values => values;
    public IReadOnlyList<FieldState> States => states;
    /// <summary>It is yet to be made.</summary>
    public bool IsNew { get; } = values[table["seq"]] is not long;
    public long Seq => values[table["seq"]] is long seq ? seq : 0;
    public IReadOnlyList<QuestionGroup> Groups => AllQuestions.Of(key.Kind);
    public IEnumerable<Question> Questions => Groups.SelectMany(g => g.Questions);

    public object? this[string path]
    {
        get => values[table[path]];
        set => values[table[path]] = value;
    }

    public string Box(Question question) => $"{key.Name}.{question.Path}";

    /// <summary>These values as the form shows them.</summary>
    public Typed Shown(object?[]? other = null)
    {
        var typed = new Typed();
        Show(typed, other);
        return typed;
    }

    public void Show(Typed typed, object?[]? other = null)
    {
        foreach (var question in Questions)
        {
            question.Show(Box(question), (other ?? values)[table[question.Path]], typed);
            if (AllQuestions.HasWho(question)) typed[Box(question) + AllQuestions.Who] = WhoSees(question.Path) is { } who and not Visibility.Public ? who.ToString() : "";
        }
    }

    public Visibility? WhoSees(string path) => states.FirstOrDefault(s => s.Path == path && s.Lang.Length == 0)?.Visibility;

    /// <summary>All that can be changed apart: (question, slot). The slot of who sees it ends in <see cref="AllQuestions.Who"/>.</summary>
    public IEnumerable<(Question Question, string Slot)> Slots(params Typed[] typed)
    {
        foreach (var question in Questions)
        {
            foreach (var slot in question.Slots(Box(question), typed)) yield return (question, slot);
            if (AllQuestions.HasWho(question)) yield return (question, Box(question) + AllQuestions.Who);
        }
    }

    /// <summary>What stands in history for this slot: "name.nl", "phones".</summary>
    public string PathOf(string slot) => slot[(key.Name.Length + 1)..];

    public DirectoryRecord Record() => table.ToRecord(values);
}
