using System.Globalization;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing.Questions;

/// <summary>Numbers to ring, each with what it is for and who sees it.</summary>
public sealed class PhonesQuestion(string path) : RowsQuestion<Phone>(path)
{
    protected override void ShowRow(string row, Phone phone, Typed into)
    {
        (into[row + ".number"], into[row + ".extension"]) = (phone.Number, phone.Extension ?? "");
        (into[row + ".type"], into[row + ".who"]) = (Shown(phone.Type), Shown(phone.Visibility));
        Show(row + ".for", phone.Description, into);
    }

    protected override Phone? ReadRow(string row, Typed typed, Phone? was, Mistakes wrong) =>
        ReadPhone(row + ".number", row + ".extension", typed, was, wrong) is not { } phone ? Missing(row, typed, wrong) : phone with
        {
            Type = Choice<PhoneType>(row + ".type", typed, wrong), Visibility = Choice<Visibility>(row + ".who", typed, wrong), Description = Text(row + ".for", typed, phone.Description),
        };

    /// <summary>Words about a number that is not there: forgotten, or to be emptied too.</summary>
    static Phone? Missing(string row, Typed typed, Mistakes wrong)
    {
        if (!typed.Has(row + ".number") && typed.Under(row + ".for").Any()) wrong.Add(row + ".number", "editing.wrong.phone.missing");
        return null;
    }
}

/// <summary>Persons or functions to turn to. A person is shown to everybody only when a day says that the person agreed.</summary>
public sealed class ContactsQuestion(string path) : RowsQuestion<Contact>(path)
{
    protected override void ShowRow(string row, Contact contact, Typed into)
    {
        (into[row + ".name"], into[row + ".who"]) = (contact.Name ?? "", Shown(contact.Visibility));
        (into[row + ".mail"], into[row + ".number"]) = (contact.Email?.In("nl").Text ?? "", contact.Phones is [var phone, ..] ? phone.Number : "");
        into[row + ".agreed"] = contact.Agreed?.ToString("O", CultureInfo.InvariantCulture) ?? "";
        Show(row + ".title", contact.Title, into);
        foreach (var language in contact.Languages ?? []) into[$"{row}.languages.{language}"] = FlagQuestion.Yes;
        foreach (var way in contact.Ways ?? []) into[$"{row}.ways.{Key(way)}"] = FlagQuestion.Yes;
        Show(row + ".reachable", contact.Reachable, into);
        Show(row + ".how", contact.HowToReach, into);
        Show(row + ".succeeds", contact.Succeeds, into);
    }

    /// <summary>The end of the name of its box, and of its words.</summary>
    public static string Key(WayToReach way) => way.ToString().ToLowerInvariant();

    protected override Contact? ReadRow(string row, Typed typed, Contact? was, Mistakes wrong)
    {
        var phone = ReadPhone(row + ".number", row + ".extension", typed, was?.Phones is [var first, ..] ? first : null, wrong);
        var contact = (was ?? new()) with
        {
            Name = typed.Has(row + ".name") ? typed[row + ".name"] : null, Title = Text(row + ".title", typed, was?.Title), Email = Mail(row + ".mail", typed, was?.Email, wrong),
            Phones = phone is null ? null : [phone, .. (was?.Phones ?? []).Skip(1)], Visibility = Choice<Visibility>(row + ".who", typed, wrong),
            Agreed = Day(row + ".agreed", typed, wrong), Languages = Languages(row, typed, was), Ways = Ways(row, typed),
            Reachable = Text(row + ".reachable", typed, was?.Reachable), HowToReach = Text(row + ".how", typed, was?.HowToReach), Succeeds = Text(row + ".succeeds", typed, was?.Succeeds),
        };
        if (contact.Agreed != was?.Agreed) contact = contact with { NotedBy = null, Told = null };
        if (IsSomebodyElse(contact, was)) contact = Somebody(row, contact, was!, wrong);
        if (contact is { Name: not null, Agreed: null, Visibility: not Visibility.OwnerOnly }) wrong.Add(row + ".agreed", "editing.wrong.agreed");
        if (contact is { Name: null } or { Agreed: null }) contact = contact with { Portrait = null };
        return contact is { Name: null, Title: null, Department: null, Email: null, Phones: null } ? null : contact;
    }

    /// <summary>No word of the name is as it was: no mistake was mended, another person stands there.</summary>
    static bool IsSomebodyElse(Contact contact, Contact? was) =>
        contact.Name is { } name && was?.Name is { } before && !Words(name).Overlaps(Words(before));

    static HashSet<string> Words(string name) => name.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What one agreed to does not hold for the other.</summary>
    static Contact Somebody(string row, Contact contact, Contact was, Mistakes wrong)
    {
        if (contact.Agreed is not null && contact.Agreed == was.Agreed) wrong.Add(row + ".agreed", "editing.wrong.agreed-by-another");
        return contact with { Portrait = null, NotedBy = null, Told = null };
    }

    static IReadOnlyList<string>? Languages(string row, Typed typed, Contact? was) =>
        Ticked(row + ".languages", typed).Where(code => LanguagesQuestion.Common.Contains(code) || was?.Languages?.Contains(code) == true)
            .OrderBy(code => LanguagesQuestion.Common.ToList().IndexOf(code) is >= 0 and var n ? n : int.MaxValue).ToList() is { Count: > 0 } codes ? codes : null;

    static IReadOnlyList<WayToReach>? Ways(string row, Typed typed) => Enum.GetValues<WayToReach>().Where(way => Ticked(row + ".ways", typed).Contains(Key(way))).ToList() is { Count: > 0 } ways ? ways : null;

    static IEnumerable<string> Ticked(string box, Typed typed) => typed.Under(box).Select(one => one.Key[(box.Length + 1)..]);

    /// <summary>The contacts with who noted an agreement that nobody had noted.</summary>
    public static string NotedBy(string stored, Guid account) =>
        Json.Write(Json.Read<List<Contact>>(stored).ConvertAll(contact => contact is { Agreed: not null, NotedBy: null } ? contact with { NotedBy = account } : contact));

    static LocalText? Mail(string box, Typed typed, LocalText? was, Mistakes wrong)
    {
        if (!typed.Has(box)) return null;
        if (was?.In("nl").Text == typed[box]) return was;
        if (EmailAddress.Tidy(typed[box]) is { } mail) return LocalText.From(LocalText.NoLanguage, mail);
        wrong.Add(box, "editing.wrong.email");
        return was;
    }
}

/// <summary>Whom it is for, or not for.</summary>
public sealed class TargetsQuestion(string path) : RowsQuestion<TargetGroup>(path)
{
    protected override void ShowRow(string row, TargetGroup target, Typed into)
    {
        into[row + ".kind"] = Shown(target.Kind);
        Show(row + ".group", target.Group, into);
    }

    protected override TargetGroup? ReadRow(string row, Typed typed, TargetGroup? was, Mistakes wrong) =>
        Text(row + ".group", typed, was?.Group) is { } group ? new(Choice<TargetKind>(row + ".kind", typed, wrong), group) : null;
}

/// <summary>What helps who moves, hears or sees with difficulty.</summary>
public sealed class AccessQuestion(string path) : RowsQuestion<AccessibilityFeature>(path)
{
    public static readonly IReadOnlyList<string> Features = ["wheelchair", "lift", "stroller", "toilet", "hearing-loop", "sign-language", "parking", "other"];

    protected override void ShowRow(string row, AccessibilityFeature feature, Typed into)
    {
        into[row + ".feature"] = feature.Feature;
        Show(row + ".details", feature.Details, into);
    }

    protected override AccessibilityFeature? ReadRow(string row, Typed typed, AccessibilityFeature? was, Mistakes wrong)
    {
        var details = Text(row + ".details", typed, was?.Details);
        if (!typed.Has(row + ".feature")) return details is null ? null : new("other", details);
        if (!Features.Contains(typed[row + ".feature"]) && typed[row + ".feature"] != was?.Feature) wrong.Add(row + ".feature", "editing.wrong.choice");
        return new(typed[row + ".feature"], details);
    }
}
