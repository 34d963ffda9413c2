using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Hours;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>In which way help is given (on the spot, at home, by telephone), and when.</summary>
public static partial class Offer
{
    /// <summary>"Sur place, Téléphonique" in both languages where the list of codes has them.</summary>
    public static LocalText? Text(string? types, CodeList known, string language)
    {
        var read = Kinds(types).Select(type => (Type: type, Known: known.Named(type))).ToList();
        if (read.Count == 0) return null;
        if (read.Exists(r => r.Known?.Nl is null || r.Known.Fr is null)) return LocalText.From(language, string.Join(", ", read.Select(r => r.Type)));
        return LocalText.NlFr(string.Join(", ", read.Select(r => r.Known!.Nl)), string.Join(", ", read.Select(r => r.Known!.Fr)));
    }

    /// <summary>
    /// The hours as they could be read from the text, with that text beside them; only the text when it was not understood. What is certain
    /// besides is whether an appointment is needed, and whether all of the help is by telephone.
    /// </summary>
    public static IReadOnlyList<Schedule> Hours(LocalText? text, string? access, string? types)
    {
        var appointment = OnlyByAppointment().IsMatch(access ?? "") || text?.All(t => ByAppointment().IsMatch(t.Value)) == true;
        var byPhone = Attending(types) == "phone";
        if (text is null && !appointment) return [];
        var whole = new Schedule { OriginalText = text, ReadByMachine = true, ByAppointment = appointment, PhoneOnly = byPhone, AttendingType = Attending(types) };
        var read = text is null ? [] : HoursText.Schedules(text);
        return read.Count == 0 ? [whole] : [.. read.Select((schedule, i) => schedule with
        {
            OriginalText = i == read.Count - 1 ? text : null, ByAppointment = schedule.ByAppointment || appointment, PhoneOnly = schedule.PhoneOnly || byPhone, AttendingType = Attending(types),
        })];
    }

    /// <summary>HSDS attending_type, when all of the help is given in one way.</summary>
    static string? Attending(string? types) => Kinds(types) switch
    {
        [var only] when CodeList.Fold(only) is "telephonique" or "telefonisch" => "phone",
        [var only] when CodeList.Fold(only) is "online" => "online",
        [var only] when CodeList.Fold(only) is "sur place" or "ter plaatse" => "in_person",
        _ => null,
    };

    static string[] Kinds(string? types) => types?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex(@"^(?:uniquement|seulement|exclusivement|enkel|alleen)\b.*\b(?:sur rendez[ -]vous|(?:op|na) afspraak)", RegexOptions.IgnoreCase)] private static partial Regex OnlyByAppointment();
    [GeneratedRegex(@"^(?:-\s*)?(?:uniquement |seulement |enkel |alleen )?(?:sur rendez[ -]vous|(?:op|na) afspraak)\.?$", RegexOptions.IgnoreCase)] private static partial Regex ByAppointment();
}

/// <summary>Interpreters and go-betweens that a service can call in, which the source lists among its languages.</summary>
static class Interpreting
{
    public static LocalText? Of(IReadOnlyList<string> remarks, CodeList languages, string language)
    {
        if (remarks.Count == 0) return null;
        var known = remarks.Select(r => languages.Named(WrittenOut(r))).ToList();
        return known.TrueForAll(k => k?.Nl is not null && k.Fr is not null)
            ? LocalText.NlFr(string.Join("; ", known.Select(k => Tidy(k!.Nl!))), string.Join("; ", known.Select(k => Tidy(k!.Fr!))))
            : LocalText.From(language, string.Join("; ", remarks.Select(Tidy)));
    }

    /// <summary>The rows shorten "service" to "serv.", the list of codes does not.</summary>
    static string WrittenOut(string remark) => Regex.Replace(remark, @"\bserv\.", "service ", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    static string Tidy(string text) => text.TrimStart('-', ' ').Trim() is { Length: > 0 } tidy ? char.ToUpperInvariant(tidy[0]) + tidy[1..] : text;
}
