using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Hours;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Closing is one step: what is still open stands here with its boxes, and one button fills it in, closes, and sends the minutes.</summary>
public sealed class CloseMinutesPage(Db db, Database database, Texts texts, IConfiguration settings) : MeetingPage(db, texts)
{
    public NotePad Pad { get; private set; } = null!;
    public IReadOnlyList<Line> Undecided { get; private set; } = [];
    public IReadOnlyList<MeetingTask> Unowned { get; private set; } = [];
    /// <summary>What has to be ordered, asked or brought.</summary>
    public IReadOnlyList<MeetingTask> WithMaterial { get; private set; } = [];
    public IReadOnlyList<Line> ToTranslate { get; private set; } = [];
    /// <summary>How many must be there by the rule of the body; 0: no such rule.</summary>
    public int Quorum { get; private set; }
    /// <summary>Of those who are there, or carried by somebody who is, how many have one.</summary>
    public int Voices => Pad.Voices?.ToCast(Pad.People) ?? Here;
    /// <summary>Decisions of a plenary in which more hands were counted than organisations have voices.</summary>
    public IEnumerable<Line> Crowded => Pad.Voices is { ByOrganization: true } voices && voices.ToCast(Pad.People) is var most ? Said.SelectMany(Pad.Under).Where(line => line.HasMoreVotesThan(most)) : [];
    public int Here => Pad.People.Count(one => one.Present == true);
    /// <summary>Who read it first, or is reading.</summary>
    public IReadOnlyList<Reading> Readings { get; private set; } = [];
    /// <summary>By the rule of the body, as long as nobody was asked; null: no such rule, or somebody was.</summary>
    public FirstReader? Reader { get; private set; }
    /// <summary>Of those, who reads these words: what was sent before and opened again is read again.</summary>
    IEnumerable<Reading> ReadNow => Readings.Where(one => sentAt is null || one.AskedAt > sentAt);
    DateTime? sentAt;
    public bool Waits => ReadNow.Any(one => one.Waits(Today));
    /// <summary>It cannot go out before that one read it.</summary>
    /// <summary>Changed or added since the last one read it.</summary>
    public IReadOnlyList<Line> Since { get; private set; } = [];
    public bool IsReadFirst => Waits || Reader is { Email: not null };
    public WalkIns WalkIns { get; private set; } = null!;
    /// <summary>The minutes of the meeting before this one, when they are not approved yet.</summary>
    public Meeting? Before { get; private set; }
    /// <summary>It stands on a later day: was it held already?</summary>
    public bool IsEarly => Meeting.Day > Today;
    public int Readers => Pad.People.Count(one => one.Email is not null);
    public IEnumerable<Item> Said => Pad.Items.Where(item => Pad.Under(item).Any());

    static readonly PreparedQuery<Guid, Reading> readings = new((db, meeting) => db.Set<Reading>().Where(r => r.MeetingId == meeting).OrderBy(r => r.AskedAt));
    static readonly Func<Db, Guid, Guid?, DateOnly, IAsyncEnumerable<Meeting>> unapproved = PreparedQuery.Of((Db db, Guid coordination, Guid? body, DateOnly day) => db.Set<Meeting>()
        .Where(m => m.CoordinationId == coordination && m.BodyId == body && m.Day < day && m.Number != null && m.ClosedAt != null && m.ApprovedAt == null).OrderByDescending(m => m.Day).Take(1));
    static readonly Func<Db, Guid, IAsyncEnumerable<DateTime?>> sent = PreparedQuery.Of((Db db, Guid meeting) => db.Set<MinutesVersion>().Where(v => v.MeetingId == meeting).OrderByDescending(v => v.Version).Take(1).Select(v => (DateTime?)v.MadeAt));
    static readonly PreparedQuery<Guid, MeetingHours> hours = new((db, meeting) => db.Set<MeetingHours>().Where(h => h.MeetingId == meeting && h.OrganizationId == null));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Pad = await new NotePad(Db, Meeting).Load(ToWrite);
        var lines = Pad.Items.SelectMany(Pad.Under).ToList();
        Readings = await readings.List(Db, Meeting.Id, ToWrite);
        if (await BodiesOf.Deciding(Db, Meeting.CoordinationId, Meeting.BodyId) is { } deciding)
        {
            (Quorum, Pad.Voices) = (deciding.LeastPresent, Minutes.Voices.Of(deciding));
            if (Meeting.Number is not null) sentAt = await sent(Db, Meeting.Id).FirstOrDefaultAsync();
            if (!ReadNow.Any()) Reader = await BodiesOf.Reader(Db, deciding.Body);
        }
        Undecided = [.. lines.Where(line => line.Kind == LineKind.Decision && (line.Agreed is null || line.HasMoreVotesThan(Pad.VotersOf(line))))];
        Unowned = [.. lines.Where(line => Pad.Tasks.GetValueOrDefault(line.Id) is { Owner: null, Email: null }).Select(line => Pad.Tasks[line.Id])];
        WithMaterial = [.. lines.Select(line => Pad.Tasks.GetValueOrDefault(line.Id)).OfType<MeetingTask>().Where(task => task.Material is not null)];
        ToTranslate = [.. lines.Where(line => line.Kind != LineKind.Information)];
        if (ToWrite || Unowned.Count > 0 || WithMaterial.Count > 0) Pad.Organizations = await OrganizationNames.Whole(Db, Pad.OrganizationIds);
        if (ReadNow.Max(one => one.SaidAt) is { } read) Since = [.. lines.Where(line => line.ChangedAt > read)];
        WalkIns = await new WalkIns(Db, Meeting, Pad.People).Load();
        Before = await unapproved(Db, Meeting.CoordinationId, Meeting.BodyId, Meeting.Day).FirstOrDefaultAsync();
        Own = (await hours.List(Db, Meeting.Id, ToWrite)).SingleOrDefault();
        Title = Texts["close.title"];
        return true;
    }

    public IActionResult OnGet() => Meeting.State is MeetingState.Closed or MeetingState.Cancelled ? Go($"/edit/meeting/{Meeting.Id}") : Page();

    public string ItemOf(Line line) => Pad.Items.First(item => item.Id == line.ItemId).Title.In(Lang).Text;
    public static string Other(string lang) => Texts.Languages.First(language => language != lang);
    public string? Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : null;
    public bool IsLetOut(Item item, Audience audience) => Request.HasFormContentType ? Request.Form["leaves." + item.Id].Contains(audience.ToString()) : item.Leaves.Contains(audience);

    /// <summary>Nothing leaves yet: to look at what will.</summary>
    public async Task<IActionResult> OnPostKeep()
    {
        await Fill();
        return await Saved("/close", "meeting-kept");
    }

    /// <summary>Somebody reads it before it goes out; until then it does not go.</summary>
    public async Task<IActionResult> OnPostFirst()
    {
        await Fill();
        var reading = Reading.Ask(Meeting, ReadNow, Typed("reader"), Typed("address"), Texts.Languages.Contains(Typed("tongue")) ? Typed("tongue")! : Lang, PollWords.DayOf(Typed("by")), Today, Instant);
        Db.Add(reading);
        var letter = new Letter(Texts, reading.Lang, "reading.letter", Meeting.Title.In(reading.Lang).Text).Greets(reading.Name).Says("reading.letter.what", Meeting.Title.In(reading.Lang).Text, new MeetingWords(Texts, reading.Lang).ShortDay(reading.UntilOn))
            .Leads("report.letter.go", new(Site, $"/{reading.Lang}/read/{ReadingLinks.Of(database.Secret, reading.Id)}"));
        Db.Add(Mail.To(reading.Email, letter, Instant, new About("meeting", Meeting.Id)));
        return await Saved("/close", "reading-asked");
    }

    public bool CanTranslate => Translator.Of(settings) is not null;

    /// <summary>What has no translation, or an old one; never what was said in an intervision.</summary>
    public async Task<IActionResult> OnPostTranslate(CancellationToken stop)
    {
        await Fill();
        var translator = Translator.Of(settings) ?? throw new RuleBroken("translate.failed");
        var inside = Pad.Items.Where(item => item.StaysInside(Meeting)).Select(item => item.Id).ToHashSet();
        foreach (var some in ToTranslate.Where(line => !inside.Contains(line.ItemId) && (line.Translation is null || line.TranslationIsOld)).GroupBy(line => line.Lang))
        {
            var (lines, to) = (some.ToList(), Other(some.Key));
            var made = await translator.Translate([.. lines.Select(line => line.Written)], some.Key, to, stop);
            foreach (var (line, words) in lines.Zip(made)) line.Translate(Meeting, words, to, byMachine: true);
        }
        return await Saved("/close", "translated");
    }

    public async Task<IActionResult> OnPost()
    {
        if (Waits) throw new RuleBroken("reading.waits");
        if (IsReadFirst) throw new RuleBroken("reading.body", Texts["mandates.role." + Reader!.Role]);
        if (Here == 0 && !Said.Any()) throw new RuleBroken("close.nothing");
        if (Beside) throw new RuleBroken("close.beside");
        await Fill();
        if (HasThemes && Typed("themes") != "true") throw new RuleBroken("close.themes");
        if (Named is { Count: > 0 } named && Typed("names") != "true") throw new RuleBroken("close.names", string.Join(", ", named));
        if (Typed("held") == "true") Meeting.WasHeld(Today);
        foreach (var line in Undecided) line.MustFit(Pad.VotersOf(line));
        // Who was invited and was not ticked was not there; as long as nobody is ticked we do not know.
        if (Here > 0) foreach (var one in Pad.People.Where(one => one is { Present: null, InvitedAt: not null })) one.Is(Meeting, false);
        var numbers = await Db.Set<Meeting>().Where(m => m.CoordinationId == Meeting.CoordinationId && m.Number != null && m.Id != Meeting.Id).Select(m => m.Number!.Value).ToListAsync();
        var before = await Db.Set<MinutesVersion>().AsNoTracking().Where(v => v.MeetingId == Meeting.Id).OrderByDescending(v => v.Version).FirstOrDefaultAsync();
        Meeting.Close(numbers, Instant, withoutQuorum: Voices < Quorum);
        if (Before is not null && Typed("approves") == "true")
            Before.Approve(await Db.Set<MinutesVersion>().Where(v => v.MeetingId == Before.Id).OrderByDescending(v => v.Version).FirstAsync(), Meeting, Instant);
        var report = Report.Of(Meeting, Pad.People, Pad.Items, Pad.Lines, Pad.Tasks, await OrganizationNames.Whole(Db, Pad.OrganizationIds)) with { Remarks = ReportPage.Remarks(Readings), Corrections = before?.Report.Corrections, Quorum = Voices < Quorum ? new(Voices, Quorum) : null };
        Db.Add(MinutesVersion.Of(Meeting, report, before?.Version ?? 0, null, Me.Id, Instant));
        var closing = new Closing(Site, database.Secret, Texts, await CoordinationNames.Whole(Db, Meeting.CoordinationId), Instant);
        foreach (var to in Pad.People.Where(one => one.Email is not null).DistinctBy(one => one.Email))
            Db.Add(closing.Letter(Meeting, report, to, [.. Pad.Tasks.Values.Where(task => task.Email == to.Email && task.State == TaskState.Open).OrderBy(task => task.UntilOn)], again: before is not null));
        // Topics that stay open come back by themselves, once.
        var back = await Db.Set<Item>().Where(i => i.CoordinationId == Meeting.CoordinationId && i.MeetingId == null).Select(i => i.TopicId).ToListAsync();
        foreach (var item in Pad.Items.Where(item => item.ComesBack && !back.Contains(item.TopicId))) Db.Add(item.Again(Meeting, Instant));
        // And what is done by now waits no longer: it came back when these minutes were closed before.
        var done = Pad.Items.Where(item => !item.TopicOpen).Select(item => item.TopicId).ToList();
        Db.RemoveRange(await Db.Set<Item>().Where(i => i.CoordinationId == Meeting.CoordinationId && i.MeetingId == null && done.Contains(i.TopicId)).ToListAsync());
        // Who came in another's place is somebody whom we do not know.
        var came = Pad.People.Where(one => one is { Present: true, DelegateId: not null, Answer: not Answer.Replaced }).Select(one => one.DelegateId!.Value).ToList();
        await MetAtMeetings.Remember(Db, database.Secret, Meeting.CoordinationId, came, Here, Meeting.Day);
        return await Saved("/report", "minutes-sent");
    }

    async Task Fill()
    {
        Meeting.MustBeOpen();
        await WalkIns.Take(Request.Form, Lang, Today);
        foreach (var line in Undecided)
        {
            if (Request.Form["consensus"].Contains(line.Id.ToString())) line.ByConsensus(Meeting);
            else if (new[] { "for.", "against.", "abstained." }.Select(name => Number(Typed(name + line.Id))).ToList() is [var yes, var no, var none] && (yes ?? no ?? none) is not null)
                line.ByCounts(Meeting, yes ?? 0, no ?? 0, none ?? 0, Pad.VotersOf(line));
        }
        foreach (var task in Unowned)
            if (Typed("owner." + task.Id) is { Length: > 0 } owner) Give(task, owner);
        // Chosen before the meeting became an intervision: not even the title leaves.
        foreach (var item in Pad.Items.Where(item => item.StaysInside(Meeting))) item.MayLeave(Meeting, []);
        foreach (var item in Said)
        {
            item.MayLeave(Meeting, Request.Form["leaves." + item.Id].Select(one => Enum.TryParse<Audience>(one, out var audience) && Enum.IsDefined(audience) ? audience : throw new RuleBroken("meetings.note.wrong")));
            item.CloseTopic(Request.Form["done"].Contains(item.Id.ToString()));
        }
        KeepHours();
        foreach (var line in ToTranslate) if (Typed("translation." + line.Id) is { } words) line.Translate(Meeting, words, Other(line.Lang), byMachine: false);
    }

    void Give(MeetingTask task, string owner)
    {
        task.Give(Pad.TakingBy(owner, PollWords.DayOf(Typed("until." + task.Id)) ?? task.UntilOn, task.Material));
        var line = Pad.Lines.First(one => one.Id == task.Id);
        if (line.WithoutOwner(owner.Trim()) is not { } rest) return;
        Db.Add(line.Change(Meeting, line.Kind, rest, Me.Name, Instant));
        task.Says(line.Written, line.Lang);
    }

    /// <summary>Something stands under a point of an intervision.</summary>
    public bool HasThemes => Said.Any(item => item.StaysInside(Meeting));

    /// <summary>Two ways to write one line of which nobody chose.</summary>
    public bool Beside => Said.SelectMany(Pad.Under).Any(line => line.Beside is not null);

    /// <summary>Of those on the list, who is named in what everybody may read; and lines with a mail address.</summary>
    public IReadOnlyList<string> Named => [.. (from item in Said where IsLetOut(item, Audience.Everybody)
        from line in Pad.Under(item) let words = $"{line.Text} {line.Translation}"
        from found in Attendee.NamedIn(words, Pad.People).Select(one => one.Who).Concat(words.Contains('@') && line.Mentions.Count == 0 ? ["@"] : Array.Empty<string>())
        select found).Distinct()];

    public MeetingHours? Own { get; private set; }

    /// <summary>May be left open; then nothing is kept.</summary>
    void KeepHours()
    {
        if (MeetingHours.Minutes(Typed("hours.before")) is var before && MeetingHours.Minutes(Typed("hours.after")) is var after && before is null && after is null) return;
        if (Own is null) Db.Add(Own = MeetingHours.Of(Meeting, null));
        Own.Say(before ?? 0, Meeting.Ends - Meeting.Begins, after ?? 0);
    }

    static int? Number(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RuleBroken("meetings.counts.missing");
}
