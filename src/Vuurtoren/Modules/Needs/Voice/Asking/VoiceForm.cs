using System.Globalization;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>The page of a questionnaire as it is filled in: by a resident, by who asks the questions, from paper, or for a group.</summary>
public sealed class VoiceForm(HttpRequest request, Questionnaire of, Channel channel, IReadOnlyList<(string Code, LocalText Name)> areas, Texts texts, string screen, DateOnly today)
{
    /// <summary>In which language it is read: one of the questionnaire's; else that of the screen.</summary>
    public string Language { get; } = request.Query["in"].ToString() is { Length: > 0 } asked && of.Languages.Contains(asked) ? asked : screen;

    /// <summary>With easy words.</summary>
    public bool IsEasy { get; } = request.Query["easy"] == "yes";

    public Questionnaire Of => of;
    public Channel Channel => channel;
    public bool IsGroup => channel == Channel.Group;

    /// <summary>With their place, from 0. A group is not asked for its own words.</summary>
    public IEnumerable<(int Place, Question Question)> Questions => of.Questions.Index().Where(one => !IsGroup || one.Item.Kind != QuestionKind.Open);

    public PageWords Words => field ??= new(of, texts, screen, Language);
    public bool HasEasy => of.Questions.Any(question => question.Answers.Prepend(question.Text).Any(spoken => spoken.Easy?[Language] is not null));

    /// <summary>What stands behind the address, in this or that language and in easy words or not.</summary>
    public static string Query(string language, bool easy) => $"?in={language}{(easy ? "&easy=yes" : "")}";

    public string Here => Query(Language, IsEasy);

    public string Box(string name) => request.HasFormContentType ? request.Form[name].ToString().Trim() : "";
    public bool IsChosen(string name, int answer) => request.HasFormContentType && request.Form[name].Contains(answer.ToString(CultureInfo.InvariantCulture));
    public static string Name(int question, int? answer = null) => answer is { } a ? string.Create(CultureInfo.InvariantCulture, $"q{question}.{a}") : string.Create(CultureInfo.InvariantCulture, $"q{question}");

    public IEnumerable<(string Code, LocalText Name)> Choices(Dimension asked) => asked == Dimension.Area ? areas : Subjects.Targets;

    const int MostNobody = 20;

    /// <summary>Words that look like a name, ticked as no person.</summary>
    public IReadOnlyList<string> Nobody => request.HasFormContentType ? [.. request.Form["nobody"].OfType<string>().Where(word => word.Length is > 0 and < 100).Distinct().Take(MostNobody)] : [];

    IEnumerable<Written> Written => of.Questions.Index().Where(one => one.Item.Kind == QuestionKind.Open && !IsGroup).Select(one => new Written(one.Index, SignalWords.Plain(Box(Name(one.Index))), Language)).Where(one => one.Words.Length > 0);

    /// <summary>What in the open answers could tell who somebody is; each passage once.</summary>
    public IReadOnlyList<Passage> Found => field ??= [.. Written.SelectMany(one => Identifying.In(one.Words, [], today)).DistinctBy(passage => (passage.Kind, passage.Text))];

    /// <summary>What was answered, checked.</summary>
    public Said Said()
    {
        var about = new AboutWho(Asked(Dimension.Area), Enum.TryParse<AgeGroup>(Asked(Dimension.Age), out var age) && Enum.IsDefined(age) ? age : null, Asked(Dimension.Target));
        var persons = IsGroup ? Number("persons") ?? 0 : 1;
        return new Said(channel, persons, about, [.. of.Questions.SelectMany((question, n) => Chosen(question, n))], [.. Written]).Checked(of, [.. areas.Select(area => area.Code)], [.. Subjects.Targets.Select(target => target.Code)], Nobody, today);
    }

    string? Asked(Dimension one) => of.Asks.Contains(one) && Box(one.ToString()) is { Length: > 0 } code ? code : null;

    int? Number(string box) => int.TryParse(Box(box), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    IEnumerable<Chosen> Chosen(Question question, int n)
    {
        var answers = Enumerable.Range(0, question.Choices);
        if (IsGroup) return answers.Select(answer => new Chosen(n, answer, Number(Name(n, answer)) ?? 0)).Where(one => one.Persons > 0);
        var chosen = answers.Where(answer => IsChosen(Name(n), answer)).Select(answer => new Chosen(n, answer));
        return question.Kind == QuestionKind.Several ? chosen : chosen.Take(1);
    }
}

/// <param name="Pictures">Where voices.svg is.</param>
public sealed record VoiceBoxes(VoiceForm Form, string Pictures);
