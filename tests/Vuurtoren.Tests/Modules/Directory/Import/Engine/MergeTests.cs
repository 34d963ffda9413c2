using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Support;
using static Vuurtoren.Tests.Modules.Directory.Import.Engine.Given;

namespace Vuurtoren.Tests.Modules.Directory.Import.Engine;

public class MergeTests
{
    static readonly DateOnly may = new(2026, 5, 1), june = new(2026, 6, 1);

    static void Verify(TestDatabase database, string path, DateTime at, bool pinned = false)
    {
        using var db = database.WithTables().Context();
        db.Add(new FieldState { RecordId = Id("organization", "1"), Path = path, VerifiedAt = at, VerifiedBy = "someone", How = "called", Pinned = pinned });
        db.SaveChanges();
    }

    static void Edit(TestDatabase database, string sql)
    {
        using var connection = database.WithTables().Open();
        connection.Execute(sql);
    }

    [Theory, EveryDatabase]
    public void A_field_that_a_person_verified_after_the_date_of_the_source_is_kept_and_the_difference_shown(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal", phone: "02 000 00 01", date: may)]);
        Verify(database, "phones", new(2026, 6, 15, 0, 0, 0, DateTimeKind.Utc));
        var result = database.Import([Organization("1", "Le Grand Fanal", phone: "02 000 00 02", date: june)]);

        Assert.Equal((1, 1), (result.Organizations.Changed, result.Organizations.Differences));
        Assert.Equal("02 000 00 01", database.Only<Organization>().Phones.Single().Number);
        Assert.Equal("Le Grand Fanal", database.Only<Organization>().Name["fr"]);
        using var connection = database.WithTables().Open();
        Assert.Contains("02 000 00 02", connection.ExecuteScalar<string>("select incoming from import_difference where path = 'phones'"), StringComparison.Ordinal);
        Assert.Null(database.Import([Organization("1", "Le Grand Fanal", phone: "02 000 00 02", date: june)]).Run);
    }

    [Theory, EveryDatabase]
    public void A_field_verified_before_the_date_of_the_source_follows_the_source(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal", phone: "02 000 00 01", date: may)]);
        Verify(database, "phones", new(2026, 5, 15, 0, 0, 0, DateTimeKind.Utc));
        database.Import([Organization("1", "Le Fanal", phone: "02 000 00 02", date: june)]);
        Assert.Equal("02 000 00 02", database.Only<Organization>().Phones.Single().Number);
    }

    [Theory, EveryDatabase]
    public void A_pinned_field_never_follows_a_source(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal", date: may)]);
        Verify(database, "name", new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), pinned: true);
        Assert.Equal(1, database.Import([Organization("1", "La Balise", date: june)]).Organizations.Differences);
        Assert.Equal("Le Fanal", database.Only<Organization>().Name["fr"]);
    }

    [Theory, EveryDatabase]
    public void What_was_edited_here_stays_while_the_source_does_not_change_it_and_is_a_difference_when_it_does(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal", "Un texte")]);
        Edit(database, "update directory_organization set description = '{\"fr\":\"Un meilleur texte\",\"nl\":\"Een tekst\"}'");
        Assert.Equal(0, database.Import([Organization("1", "Le Grand Fanal", "Un texte")]).Organizations.Differences);
        Assert.Equal(1, database.Import([Organization("1", "Le Grand Fanal", "Un autre texte")]).Organizations.Differences);
        Assert.Equal(("Un meilleur texte", "Een tekst"), (database.Only<Organization>().Description!["fr"], database.Only<Organization>().Description!["nl"]));
    }

    [Theory, EveryDatabase]
    public void A_second_source_fills_what_is_empty_and_overwrites_nothing(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal")]);
        var result = database.Import([Organization("1", "De Baken", "Un texte", source: "other")], source: "other");

        Assert.Equal((1, 1), (result.Organizations.Changed, result.Organizations.Differences));
        var organization = database.Only<Organization>();
        Assert.Equal(("Le Fanal", "Un texte"), (organization.Name["fr"], organization.Description!["fr"]));
        Assert.Equal(["elsewhere", "other"], organization.Identifiers.Select(i => i.Scheme));
        // when the second no longer has it, the first still vouches for it
        database.Import([], source: "other");
        Assert.Null(database.Only<Organization>().WithdrawnAt);
    }

    [Theory, EveryDatabase]
    public void Undoing_an_import_takes_back_what_it_did_and_leaves_what_was_changed_since(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal", "Un texte", phone: "02 000 00 01"), Organization("3", "Le Quai")]);
        var second = database.Import([Organization("1", "La Balise", "Un autre texte", phone: "02 000 00 02"), Organization("2", "Le Phare"), Service("1", "2", "Accueil")]);
        Edit(database, "update directory_organization set description = '{\"fr\":\"Écrit après\"}' where name like '%Balise%'");

        var undone = new Undoing(database.WithTables(), "operator", Now.AddDays(1)).Undo(second.Run!.Value);

        Assert.Equal((2, 2), (undone.Removed, undone.Restored));
        Assert.Equal([$"organization {Id("organization", "1")} description.fr"], undone.Left);
        var fanal = database.All<Organization>().Single(o => o.Id == Id("organization", "1"));
        Assert.Equal(("Le Fanal", "Écrit après", "02 000 00 01"), (fanal.Name["fr"], fanal.Description!["fr"], fanal.Phones.Single().Number));
        Assert.Null(database.All<Organization>().Single(o => o.Name["fr"] == "Le Quai").WithdrawnAt);
        Assert.Empty(database.All<Service>());
        Assert.Throws<Vuurtoren.Platform.RuleBroken>(() => new Undoing(database.WithTables(), "operator", Now).Undo(second.Run!.Value));
        // and the same import can be taken again
        Assert.Equal(1, database.Import([Organization("1", "La Balise", "Un autre texte"), Organization("2", "Le Phare")]).Organizations.Added);
    }
}
