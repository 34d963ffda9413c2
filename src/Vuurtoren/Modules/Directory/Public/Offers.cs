using Dapper;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Reads the offer from the tables, as anyone may see it: for who counts what there is, where and when.</summary>
public sealed class Offers(Database database, DirectorySheets sheets, DirectoryIndex index, HoursTerm term)
{
    const int AtOnce = 500;
    /// <summary>Of more changes everything is read again: it is quicker.</summary>
    const int MostChanges = 5000;

    readonly TargetNames targets = new();

    /// <summary>The last change of the tables.</summary>
    public long LastSeq()
    {
        using var connection = database.Open();
        return Loading.LastSeq(connection, null);
    }

    public IEnumerable<Offer> All(TwoWeeks weeks)
    {
        List<Guid> ids;
        using (var connection = database.Open()) ids = connection.Query<Guid>("select id from directory_service where parked is null and visibility = 'Public'").AsList();
        return ids.Chunk(AtOnce).SelectMany(some => Of(some, weeks));
    }

    /// <summary>Those that everybody may see; a service that is closed for good, or that its source no longer has, is no offer.</summary>
    public IReadOnlyList<Offer> Of(IReadOnlyCollection<Guid> ids, TwoWeeks weeks)
    {
        var tree = ThemeTree.Of(index.Terms);
        return [.. sheets.Services(ids, Viewer.Anyone("nl")).Where(sheet => sheet.Service is { Status: not (ServiceStatus.Defunct or ServiceStatus.Inactive), WithdrawnAt: null }).Select(sheet => Of(sheet, tree, weeks))];
    }

    /// <summary>The services of which something changed since then, or of a place or an organisation of theirs; null: too much to tell.</summary>
    /// <param name="of">Which service a place of a service belonged to: it may be gone since.</param>
    public IReadOnlyCollection<Guid>? ChangedSince(long seq, Func<Guid, Guid?> of)
    {
        using var connection = database.Open();
        var changed = connection.Query<(string Kind, Guid Id)>("select distinct kind, record_id from change where seq > @seq limit @most", new { seq, most = MostChanges }).AsList();
        if (changed.Count == MostChanges || changed.Exists(one => one.Kind is Kinds.Taxonomy or Kinds.TaxonomyTerm)) return null;
        var ids = changed.ConvertAll(one => one.Id);
        HashSet<Guid> services = [.. changed.Where(one => one.Kind == Kinds.Service).Select(one => one.Id), .. ids.Select(of).OfType<Guid>()];
        if (ids.Count > 0) services.UnionWith(connection.Query<Guid>(connection.WithLists("""
            select id from directory_service where organization_id in @ids
            union select service_id from directory_service_at_location where id in @ids or location_id in @ids
            """), new { ids }));
        return services;
    }

    Offer Of(ServiceSheet sheet, ThemeTree tree, TwoWeeks weeks)
    {
        var service = sheet.Service;
        return new(service.Id, service.OrganizationId,
            [.. (from id in service.Themes let at = tree.Find(id) where at is not null let top = tree.TopOf(at) where top is not null select tree.Code(top)).Distinct()],
            [.. service.Languages.Select(language => language.Code).Distinct()],
            [.. service.TargetGroups.Where(target => target.Kind != TargetKind.Excluded).Select(target => targets.Number(target.Group)).Where(number => number >= 0).Select(targets.Key).Where(key => TargetNames.Shipped(key) is not null).Distinct()],
            [.. service.ServiceAreas.Select(Code).OfType<string>().Distinct()],
            [.. sheet.Places.Where(place => place.Location is { Confidential: false }).Select(place => Of(sheet, place, weeks))],
            service.Capacities.Count == 0 ? null : service.Capacities.Sum(capacity => capacity.Available), service.Discreet);
    }

    OfferPlace Of(ServiceSheet sheet, PlaceOfService place, TwoWeeks weeks)
    {
        var hours = ServiceHours.Of(sheet.Service, sheet.Organization, place, term);
        var schedules = OpeningHours.Of(sheet.Service, place.At, place.Location);
        var owner = ReferenceEquals(schedules, sheet.Service.Schedules) ? null : ReferenceEquals(schedules, place.At.Schedules) ? (RecordWithHours)place.At : place.Location;
        var (ordinary, _) = Door(hours, weeks.Ordinary);
        var (holidays, unknown) = weeks.Holidays is { } monday ? Door(hours, monday) : (default, true);
        string?[] areas = [place.Location!.Municipality is { } nis ? "nis:" + nis : null, place.Location.Neighbourhood is { } hood ? "md:" + hood : null];
        return new(place.At.Id, place.Location.Id, [.. areas.OfType<string>()], place.Location.Latitude, place.Location.Longitude, ordinary, holidays, unknown, term.CheckedHoursOn(sheet.Service, owner));
    }

    /// <summary>When one can come in without appointment; what a machine read counts here, as what nobody checked: the page says how much of it there is.</summary>
    static (WeekBits Week, bool Unknown) Door(ServiceHours hours, DateOnly monday)
    {
        var (week, unknown) = (default(WeekBits), false);
        if (hours.Status != ServiceStatus.Active) return (week, false);
        for (var day = 0; day < 7; day++)
            foreach (var span in hours.Spans(monday.AddDays(day)))
            {
                if (span.Channel != Channel.Door || span.OpenEnd) continue;
                if (span.Doubt == "school-holiday") { unknown = true; continue; }
                var start = monday.AddDays(day).ToDateTime(default);
                week.Add(day, (int)(span.From - start).TotalMinutes, (int)(span.To - start).TotalMinutes);
            }
        return (week, unknown);
    }

    static string? Code(ServiceArea area) => area switch
    {
        { Kind: AreaKind.Municipality, Code: { } nis } => "nis:" + Reading.Index.AreaNames.Today(nis),
        { Kind: AreaKind.Neighbourhood, Code: { } hood } => "md:" + hood,
        _ => null,
    };
}
