using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

public enum SuggestionState { Open, Accepted, Refused }

/// <summary>What somebody says is not right on a sheet. It changes nothing until who keeps the sheet accepts it.</summary>
public sealed class Suggestion
{
    const int MostWords = 2000;

    Suggestion() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ServiceId { get; private init; }
    public string Part { get; private init; } = "";
    public string Lang { get; private init; } = "";
    public string Boxes { get; private init; } = "{}";
    public string? Words { get; private init; }
    public string? Email { get; private set; }
    public bool ByContact { get; private init; }
    public bool RestHolds { get; private init; }
    public SuggestionState State { get; private set; }
    public DateTime At { get; private init; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public string? Reason { get; private set; }
    /// <summary>When who keeps the sheet was told by mail that this waits.</summary>
    public DateTime? ToldAt { get; private set; }

    /// <summary>What stood there and what should, by box.</summary>
    public IReadOnlyDictionary<string, string[]> Changes => Json.Read<Dictionary<string, string[]>>(Boxes);

    public static readonly IReadOnlyList<string> Reasons = ["wrong", "unclear", "known", "else"];

    public static Suggestion Of(Guid service, string part, string lang, IReadOnlyDictionary<string, string[]> changes, string? words, string? email, DateTime now)
    {
        if (!SheetPart.All.Contains(part)) throw new RuleBroken("correction.part.missing");
        var said = Short(words);
        if (changes.Count == 0 && said is null) throw new RuleBroken("correction.nothing");
        var to = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        if (to is not null && !Mail.IsAddress(to)) throw new RuleBroken("correction.email.wrong");
        return new() { ServiceId = service, Part = part, Lang = lang, Boxes = Json.Write(changes), Words = said, Email = to, At = now };
    }

    /// <summary>Over the link of a letter to the service.</summary>
    public static Suggestion FromContact(Guid service, string lang, IReadOnlyDictionary<string, string[]> changes, string? words, bool restHolds, DateTime now)
    {
        var said = Short(words);
        if (changes.Count == 0 && said is null) throw new RuleBroken("correction.nothing");
        return new() { ServiceId = service, Part = SheetPart.Other, Lang = lang, Boxes = Json.Write(changes), Words = said, ByContact = true, RestHolds = restHolds, At = now };
    }

    static string? Short(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim() is var text && text.Length > MostWords ? text[..MostWords] : text;

    /// <returns>The address to write the answer to, which is kept no longer.</returns>
    public string? Accept(CurrentUser? by, DateTime now) => Answer(SuggestionState.Accepted, by, now);

    /// <inheritdoc cref="Accept"/>
    public string? Refuse(string reason, CurrentUser by, DateTime now)
    {
        if (!Reasons.Contains(reason)) throw new RuleBroken("correction.reason.missing");
        Reason = reason;
        return Answer(SuggestionState.Refused, by, now);
    }

    public void Told(DateTime now) => ToldAt = now;

    string? Answer(SuggestionState state, CurrentUser? by, DateTime now)
    {
        if (State != SuggestionState.Open) throw new RuleBroken("correction.answered");
        var email = Email;
        (State, AnsweredAt, AnsweredBy, Email) = (state, now, by?.Id, null);
        return email;
    }
}

sealed class SuggestionTables : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> suggestion)
    {
        suggestion.ToTable("directory_suggestion").Property(s => s.Id).ValueGeneratedNever();
        suggestion.Ignore(s => s.Changes);
        suggestion.Property(s => s.State).IsConcurrencyToken(); // two who answer at once
    }
}
