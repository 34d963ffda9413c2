using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>A small directory in which anything may happen to anything, the same for the same seed.</summary>
sealed class RandomTown
{
    const int Terms = 6, Taxonomies = 2;

    static readonly string[] words = ["onthaal", "accueil", "schuld", "schuldbemiddeling", "voedselpakket", "logement", "woning", "écoute", "jeugdhuis", "hulp"];
    static readonly string[] paths = ["name", "description", "alternate_name", "themes", "target_groups", "schedules", "organization_id", "latitude", "municipality", "addresses", "service_id"];
    static readonly Lexicon lexicon = new(); // none: it takes longer to read than everything here

    readonly SmallDirectory town;
    readonly DirectoryIndex index;
    readonly Random random;
    readonly int seed;
    readonly List<string> done = [];
    readonly HashSet<(Guid Record, string Path, string Language)> hidden = [];
    readonly Dictionary<Guid, DirectoryRecord> saved = [];

    /// <param name="times">How many times larger than a handful.</param>
    public RandomTown(TestDatabase database, int seed, int times = 1)
    {
        (this.seed, random) = (seed, new(seed));
        (Organizations, Services, Locations, Ats) = (5 * times, 14 * times, 7 * times, 10 * times);
        town = new(database);
        using (var connection = town.Database.Open())
            foreach (var table in (string[])[.. Kinds.All.Select(kind => "directory_" + kind.Name), "change", "field_state"]) connection.Execute($"delete from {table}");
        index = new(town.Database, lexicon: lexicon);
        Save([.. Enumerable.Range(1, Taxonomies).Select(Taxonomy), .. Enumerable.Range(1, Terms).Select(Term), .. Enumerable.Range(1, Organizations - 1).Select(Organization),
            .. Enumerable.Range(1, Services - 2).Select(Service), .. Enumerable.Range(1, Locations - 1).Select(Location), .. Enumerable.Range(1, Ats - 2).Select(At)]);
        index.CatchUp();
    }

    int Organizations { get; }
    int Services { get; }
    int Locations { get; }
    int Ats { get; }

    /// <summary>How often there were fewer parts of the index after a change than one more than before.</summary>
    public int Merged { get; private set; }
    public int MostParts { get; private set; }

    /// <summary>One or a few things happen, and the index follows.</summary>
    public void Change()
    {
        for (var i = random.Next(4); i >= 0; i--) Happen();
        var parts = index.Now.Segments.Count;
        index.CatchUp();
        if (index.Now.Segments.Count <= parts) Merged++;
        MostParts = Math.Max(MostParts, index.Now.Segments.Count);
    }

    void Happen()
    {
        switch (random.Next(20))
        {
            case < 7: Save(Service(Number(Services))); break;
            case < 9: Save(Organization(Number(Organizations))); break;
            case < 11: Save(Location(Number(Locations))); break;
            case < 13: Save(At(Number(Ats))); break;
            case < 14: Save(Term(Number(Terms))); break;
            case < 15: Save(Taxonomy(Number(Taxonomies))); break;
            case < 17: Delete(); break;
            default: HideOrShow(); break;
        }
    }

    int Number(int upTo) => random.Next(upTo) + 1;
    bool Seldom() => random.Next(6) == 0;
    string Word() => words[random.Next(words.Length)];
    LocalText Text() => LocalText.NlFr($"{Word()} {Word()}", random.Next(2) == 0 ? Word() : null)!;
    Visibility Seen() => Seldom() ? random.Next(2) == 0 ? Visibility.OwnerOnly : Visibility.Professionals : Visibility.Public;
    string? Parked() => random.Next(12) == 0 ? "to-be-looked-at" : null;
    DateTime Moment() => new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(500));

    /// <summary>May name one that does not exist, or not yet.</summary>
    Guid Organization() => Id("organization", Number(Organizations + 1));

    Organization Organization(int number) =>
        new() { Id = Id("organization", number), Name = Text(), AlternateName = Seldom() ? Text() : null, Description = Text(), Visibility = Seen(), Parked = Parked(), ModifiedAt = Moment() };

    Service Service(int number) => new()
    {
        Id = Id("service", number), OrganizationId = Seldom() ? null : Organization(), Name = Text(), Description = Seldom() ? null : Text(), ForWhom = Seldom() ? Text() : null,
        Themes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Theme(Number(Terms + 1)))], Languages = [new(random.Next(2) == 0 ? "nl" : "ar")],
        TargetGroups = Seldom() ? [new(TargetKind.Preferential, LocalText.From("nl", Word())!)] : [], ServiceAreas = Seldom() ? [new(AreaKind.Municipality, "21015")] : [],
        Schedules = Hours(), VerifiedAt = random.Next(2) == 0 ? Moment() : null, VerifiedHow = "called", WhatItCosts = Seldom() ? LocalText.NlFr("gratis", "gratuit") : null,
        Messages = Seldom() ? [new(MessageKind.Closed, Text(), new(2026, 3, 1), new(2026, 3, 9))] : [], WithdrawnAt = Seldom() ? Moment() : null,
        Status = Seldom() ? ServiceStatus.TemporarilyClosed : ServiceStatus.Active, Visibility = Seen(), Parked = Parked(), ModifiedAt = Moment(),
    };

    IReadOnlyList<Schedule> Hours() => random.Next(3) == 0 ? [] : [new Schedule { Week = [new((Weekday)random.Next(7), 540, 540 + 60 * Number(3))], ByAppointment = Seldom() }];

    Location Location(int number)
    {
        var location = new Location
        {
            Id = Id("location", number), OrganizationId = random.Next(2) == 0 ? Organization() : null, Confidential = Seldom(), Latitude = 50.8 + random.Next(9) / 100.0, Longitude = 4.35,
            Addresses = [new(PostalCode: (1000 + 10 * random.Next(9)).ToString(System.Globalization.CultureInfo.InvariantCulture))], Schedules = Seldom() ? Hours() : [],
            Accessibility = Seldom() ? [new("wheelchair")] : [], VerifiedAt = Seldom() ? Moment() : null, VerifiedHow = "called", Visibility = Seen(), Parked = Parked(), ModifiedAt = Moment(),
        };
        location.PlaceIn(random.Next(2) == 0 ? "21004" : "21015", random.Next(2) == 0 ? "30" : null);
        return location;
    }

    ServiceAtLocation At(int number) => new()
    {
        Id = Id("at", number), ServiceId = Id("service", Number(Services)), LocationId = Id("location", Number(Locations)), Description = Seldom() ? Text() : null, Schedules = Seldom() ? Hours() : [],
        Visibility = Seen(), Parked = Parked(), ModifiedAt = Moment(),
    };

    Taxonomy Taxonomy(int number) => new() { Id = Id("taxonomy", number), Name = Text(), Visibility = Seen(), ModifiedAt = Moment() };

    TaxonomyTerm Term(int number) => new()
    {
        Id = Theme(number), TaxonomyId = Id("taxonomy", Number(Taxonomies)), Name = Text(), Visibility = Seen(), Parked = Parked(), Discreet = Seldom(), ModifiedAt = Moment(),
        Broader = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Theme(Number(Terms)))], // also in a circle
    };

    void Save(params DirectoryRecord[] records)
    {
        town.Save(records);
        foreach (var record in records)
        {
            saved[record.Id] = record;
            Done(record, $"is {record.Visibility}{(record.Parked is null ? "" : ", parked")}");
        }
    }

    void Delete()
    {
        var record = saved.Values.ElementAt(random.Next(saved.Count));
        using var db = town.Database.Context();
        using (var connection = town.Database.Open()) connection.Execute($"delete from directory_{Kinds.Of(record.GetType())} where id = @Id", new { record.Id });
        Say(db, record, "is deleted", tombstone: true);
    }

    void HideOrShow()
    {
        var record = saved.Values.ElementAt(random.Next(saved.Count));
        var fields = paths.Where(path => record.GetType().GetProperties().Any(property => Db.Snake(property.Name) == path)).ToList();
        if (fields.Count == 0) return;
        var key = (record.Id, Path: fields[random.Next(fields.Count)], Language: Seldom() ? "nl" : "");
        using var db = town.Database.Context();
        if (hidden.Remove(key)) db.Set<FieldState>().Where(s => s.RecordId == key.Id && s.Path == key.Path && s.Lang == key.Language).ExecuteDelete();
        else if (hidden.Add(key)) db.Add(new FieldState { RecordId = key.Id, Path = key.Path, Lang = key.Language, Visibility = Visibility.OwnerOnly });
        Say(db, record, $"{(hidden.Contains(key) ? "hides" : "shows")} its {key.Path} {key.Language}", tombstone: false);
    }

    void Say(Db db, DirectoryRecord record, string what, bool tombstone)
    {
        var kind = Kinds.Of(record.GetType());
        db.Add(new Change { Seq = (db.Set<Change>().Max(c => (long?)c.Seq) ?? 0) + 1, Kind = kind, RecordId = record.Id, At = record.ModifiedAt, Actor = "test", Cause = "edit", Tombstone = tombstone });
        db.SaveChanges();
        Done(record, what);
    }

    void Done(DirectoryRecord record, string what)
    {
        var kind = Kinds.Of(record.GetType());
        var name = kind switch { Kinds.ServiceAtLocation => "at", Kinds.TaxonomyTerm => "term", _ => kind };
        done.Add($"{kind} {Enumerable.Range(1, Services).First(n => Id(name, n) == record.Id)} {what}");
    }

    string About => $"seed {seed}, after {done.Count} changes, the last ones: {string.Join("; ", done.TakeLast(8))}:";

    public void HoldsWhatTheTablesHold() => Same.Holds(DirectoryIndex.DigestOf(town.Database, HoursTerm.Default), index.Digest(), About);

    public void AnswersAsOneMadeAnew()
    {
        var fresh = new DirectoryIndex(town.Database, lexicon: lexicon);
        fresh.CatchUp();
        Same.Holds(fresh.Digest(), index.Digest(), About);
        foreach (var query in Queries())
            foreach (var viewer in (Viewer[])[Nl, Fr])
            {
                Assert.True(Told(fresh, query, viewer) == Told(index, query, viewer), $"{About}\n{query}\n{Told(fresh, query, viewer)}\n{Told(index, query, viewer)}");
                Assert.Equal(fresh.Places(query, viewer).Order(PlacesInOrder).ToList(), index.Places(query, viewer).Order(PlacesInOrder).ToList());
            }
    }

    static readonly Comparer<PlaceOnMap> PlacesInOrder = Comparer<PlaceOnMap>.Create((a, b) => (a.Id, a.LocationId).CompareTo((b.Id, b.LocationId)));

    static string Told(DirectoryIndex index, Query query, Viewer viewer)
    {
        var answer = index.Find(query, viewer);
        return Json.Write(answer) + Json.Write(answer.Facets?.Themes.Select(t => new { t.Term, t.Count })) + string.Join(',', answer.Facets is { } f ? [.. f.Municipalities, .. f.Neighbourhoods, .. f.Languages] : Array.Empty<(string, int)>())
            + string.Join(',', answer.Facets?.Targets ?? []);
    }

    static IEnumerable<Query> Queries()
    {
        foreach (var kind in (string[])[Kinds.Service, Kinds.Organization, Kinds.ServiceAtLocation])
        {
            foreach (var sort in Enum.GetValues<SortBy>()) yield return new() { Kind = kind, Sort = sort, Facets = true, Near = sort == SortBy.Distance ? new(50.83, 4.35, 20_000) : null };
            foreach (var text in words) yield return new() { Kind = kind, Text = text, Facets = true };
            yield return new() { Kind = kind, Text = "schuldbemidelling acceuil", Take = 3 };
            yield return new() { Kind = kind, Theme = Theme(1) };
            yield return new() { Kind = kind, Taxonomy = Id("taxonomy", 1) };
            yield return new() { Kind = kind, Organization = Id("organization", 1) };
            yield return new() { Kind = kind, Municipality = "21015", Wheelchair = true };
            yield return new() { Kind = kind, LivesIn = "1030", Free = true };
            yield return new() { Kind = kind, Open = new(new(2026, 11, 24), 570) };
            yield return new() { Kind = kind, Near = new(50.85, 4.35, 3000), Postcode = "1020" };
        }
    }
}
