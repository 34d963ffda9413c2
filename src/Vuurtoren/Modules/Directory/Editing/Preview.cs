using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>The draft as everybody would see it: the typed answers put into the records, then through the same redactor as every page.</summary>
static class Preview
{
    public static ServiceSheet? Service(IReadOnlyList<Section> sections, Form form, Guid id)
    {
        var records = Typed(sections, form);
        if (records.GetValueOrDefault(id) is not Service service) return null;
        var places = form.Places.Select(pair => (At: records.GetValueOrDefault(pair.At.Id) as ServiceAtLocation, Location: records.GetValueOrDefault(pair.Place.Id) as Location))
            .Where(pair => pair.At is not null).Select(pair => new PlaceOfService(pair.At!, pair.Location));
        return new(service, form.Organization is { } key ? records.GetValueOrDefault(key.Id) as Organization : null, [.. places]);
    }

    public static OrganizationSheet? Organization(OrganizationSheet? now, IReadOnlyList<Section> sections, Form form, Guid id) =>
        Typed(sections, form).GetValueOrDefault(id) is Organization organization ? new(organization, now?.Locations ?? [], now?.Services ?? []) : null;

    static Dictionary<Guid, DirectoryRecord> Typed(IReadOnlyList<Section> sections, Form form)
    {
        var seen = new Dictionary<Guid, DirectoryRecord>();
        foreach (var section in sections)
        {
            var changes = Publishing.Apply(section, form.Typed, new());
            if (section.Key.Kind is Kinds.Service or Kinds.Organization && section["name"] is null) section["name"] = Json.Write(LocalText.From(LocalText.NoLanguage, "…"));
            if (section.Key.Kind == Kinds.Location && section["confidential"] is true) foreach (var path in Import.Engine.Secret.Columns) section[path] = path == "addresses" ? "[]" : null;
            var states = section.States.Concat(changes.Where(c => c.Key.EndsWith(Questions.AllQuestions.Who, StringComparison.Ordinal))
                .Select(c => new FieldState { RecordId = section.Key.Id, Path = c.Key[..^Questions.AllQuestions.Who.Length], Visibility = c.Value[1] is { } who ? Enum.Parse<Visibility>(who) : Visibility.Public }))
                .GroupBy(s => (s.Path, s.Lang)).Select(s => s.Last()).ToList();
            if (Redactor.Redact(section.Record(), states, Viewer.Anyone("nl")) is { } record) seen[section.Key.Id] = record;
        }
        return seen;
    }
}
