using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>One question with its answers, in Dutch and French; other languages stand in the table of texts.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class VoiceQuestionPage(Db db, Texts texts, Territories territories) : VoiceRoom(db, texts, territories, "voice.question")
{
    /// <summary>From 1; one more than there are: a new one.</summary>
    public int Number { get; private set; }
    public Question? Kept => One.Questions.ElementAtOrDefault(Number - 1);
    public string Kind => Box("kind", (Kept?.Kind ?? QuestionKind.One).ToString())!;
    public IEnumerable<Choice> Kinds => Enum.GetValues<QuestionKind>().Select(kind => new Choice(kind.ToString(), Texts["voice.kind." + kind]));

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || !int.TryParse((string)RouteData.Values["number"]!, out var number) || number < 1 || number > One.Questions.Count + 1) return false;
        (Number, Title) = (number, Texts["voice.question.number", number]);
        return true;
    }

    public void OnGet() { }

    public Task<IActionResult> OnPost()
    {
        var kind = Enum.TryParse<QuestionKind>(Kind, out var one) && Enum.IsDefined(one) ? one : throw new RuleBroken("signals.unknown");
        var text = Typed("q", Kept?.Text) ?? throw new RuleBroken("voice.text.missing");
        var answers = kind is QuestionKind.One or QuestionKind.Several ? Enumerable.Range(0, Question.MostAnswers).Select(a => Typed($"a{a}", Kept?.Answers.ElementAtOrDefault(a))).OfType<Spoken>() : [];
        One.Put(Number - 1, new(kind, text, [.. answers]));
        return Saved("voice-question");
    }

    /// <summary>Null: nothing stands in its boxes. Other languages stay.</summary>
    Spoken? Typed(string box, Spoken? before) => In(box, before?.Plain) is { } plain ? new(plain, In(box + ".easy", before?.Easy), Box(box + ".picture") is { Length: > 0 } picture ? picture : null) : null;

    LocalText? In(string box, LocalText? before)
    {
        var typed = Platform.Texts.Texts.Languages.Select(language => KeyValuePair.Create(language, Box($"{box}.{language}"))).ToList();
        return typed.TrueForAll(text => string.IsNullOrEmpty(text.Value)) ? null
            : LocalText.From(typed.Concat((before ?? Enumerable.Empty<KeyValuePair<string, string>>()).Where(text => !Platform.Texts.Texts.Languages.Contains(text.Key)).Select(text => KeyValuePair.Create(text.Key, (string?)text.Value))));
    }
}
