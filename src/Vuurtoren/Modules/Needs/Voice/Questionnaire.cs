using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>What is asked about a person, in coarse classes, and by what way it came: all that results can be filtered by.</summary>
public enum Dimension { Area, Age, Target, Channel }

public enum AgeGroup { Young, Adult, Middle, Old }

/// <summary>Link: a resident on a telephone. Paper: entered later. Interview: somebody asked the questions. Group: one record for many.</summary>
public enum Channel { Link, Paper, Interview, Group }

public enum VoiceState { Draft, Open, Closed }

/// <summary>A short questionnaire for residents. As a draft it changes; open it takes answers; closed it tells its results and never changes again.</summary>
public sealed class Questionnaire
{
    public const int MostQuestions = 12, MostLanguages = 12, LongestTitle = 120, LongestIntro = 600, LongestOpen = 120; // days

    /// <summary>What a resident may be asked about themselves.</summary>
    public static readonly IReadOnlyList<Dimension> AboutPerson = [Dimension.Area, Dimension.Age, Dimension.Target];

    Questionnaire() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    public LocalText? Intro { get; private set; }
    public string Theme { get; private set; } = "";
    public IReadOnlyList<Question> Questions { get; private set; } = [];
    /// <summary>What stands on the page besides, by key of the text: only in languages that the screens do not have.</summary>
    public IReadOnlyDictionary<string, LocalText> Words { get; private set; } = new Dictionary<string, LocalText>();
    public IReadOnlyList<string> Languages { get; private set; } = [.. Platform.Texts.Texts.Languages];
    public IReadOnlyList<Dimension> Asks { get; private set; } = AboutPerson;
    public DateOnly MadeOn { get; private init; }
    public DateOnly? FirstDay { get; private set; }
    public DateOnly? LastDay { get; private set; }
    public DateOnly? OpenedOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    /// <summary>Closed, and its sums stand apart: see <see cref="VoiceParts"/>.</summary>
    public bool Parted { get; private set; }
    /// <summary>Filters that may be combined; chosen once.</summary>
    public IReadOnlyList<Dimension> Combines { get; private set; } = [];
    public int Version { get; private set; }

    public VoiceState State => ClosedOn is not null ? VoiceState.Closed : OpenedOn is not null ? VoiceState.Open : VoiceState.Draft;

    /// <summary>Links take answers on this day. What came on paper is entered until it is closed.</summary>
    public bool TakesAnswers(DateOnly today) => State == VoiceState.Open && today >= FirstDay && today <= LastDay;

    public static Questionnaire Of(Guid coordination, LocalText? title, string theme, DateOnly today)
    {
        var made = new Questionnaire { CoordinationId = coordination, MadeOn = today };
        made.Describe(title, null, theme, AboutPerson);
        return made;
    }

    /// <summary>The same questions once more, as a draft.</summary>
    public Questionnaire Copy(DateOnly today) => new()
    {
        CoordinationId = CoordinationId, Title = Title, Intro = Intro, Theme = Theme, Questions = Questions, Words = Words, Languages = Languages, Asks = Asks, MadeOn = today,
    };

    public void Describe(LocalText? title, LocalText? intro, string theme, IReadOnlyList<Dimension> asks)
    {
        IsDraft();
        if (title is null) throw new RuleBroken("voice.title.missing");
        if (title.Any(text => text.Value.Length > LongestTitle) || intro is not null && intro.Any(text => text.Value.Length > LongestIntro)) throw new RuleBroken("needs.long", LongestIntro);
        if (Subjects.Themes.All(one => one.Code != theme)) throw new RuleBroken("signals.theme.missing");
        (Title, Intro, Theme, Asks) = (title, intro, theme, [.. AboutPerson.Where(asks.Contains)]);
        Version++;
    }

    /// <param name="place">From 0; the number of questions: a new one.</param>
    public void Put(int place, Question question)
    {
        IsDraft();
        if (place < 0 || place > Questions.Count) throw new RuleBroken("voice.changed");
        if (place == MostQuestions) throw new RuleBroken("voice.questions.many", MostQuestions);
        Questions = [.. Questions.Take(place), question.Checked(), .. Questions.Skip(place + 1)];
        Version++;
    }

    public void TakeOut(int place)
    {
        IsDraft();
        Questions = [.. Questions.Where((_, n) => n != place)];
        Version++;
    }

    /// <summary>One place up.</summary>
    public void Lift(int place)
    {
        IsDraft();
        if (place < 1 || place >= Questions.Count) return;
        Questions = [.. Questions.Take(place - 1), Questions[place], Questions[place - 1], .. Questions.Skip(place + 1)];
        Version++;
    }

    public void Speak(string language)
    {
        IsDraft();
        if (!Tongues.All.Contains(language)) throw new RuleBroken("signals.unknown");
        if (Languages.Contains(language)) return;
        if (Languages.Count == MostLanguages) throw new RuleBroken("voice.languages.many", MostLanguages);
        Languages = [.. Languages, language];
        Version++;
    }

    /// <summary>Texts in one language, by their key; see <see cref="TextRows"/>.</summary>
    public void Say(string language, IReadOnlyDictionary<string, string> said)
    {
        IsDraft();
        if (!Languages.Contains(language)) throw new RuleBroken("signals.unknown");
        var rows = new TextRows(this, language, said);
        (Title, Intro, Questions, Words) = (rows.Title, rows.Intro, rows.Questions, rows.Words);
        Version++;
    }

    public void Open(DateOnly? first, DateOnly? last, DateOnly today)
    {
        IsDraft();
        if (Questions.Count == 0) throw new RuleBroken("voice.open.empty");
        if (first is null || last is null || last < first || last < today || last > first.Value.AddDays(LongestOpen)) throw new RuleBroken("voice.open.days", LongestOpen);
        if (Platform.Texts.Texts.Languages.Any(language => TextRows.Of(this).Any(row => row.IsNeeded && row.Text?[language] is null))) throw new RuleBroken("voice.open.words");
        (FirstDay, LastDay, OpenedOn) = (first, last, today);
        Version++;
    }

    /// <summary>For good: results that still change would tell who came last.</summary>
    public void Close(IReadOnlyList<Dimension> combines, DateOnly today)
    {
        if (State != VoiceState.Open) throw new RuleBroken("voice.changed");
        (ClosedOn, Combines) = (today, [.. Enum.GetValues<Dimension>().Where(combines.Contains)]);
        Version++;
    }

    void IsDraft()
    {
        if (State != VoiceState.Draft) throw new RuleBroken("voice.opened");
    }
}
