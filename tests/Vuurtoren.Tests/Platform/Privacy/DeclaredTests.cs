using Dapper;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Privacy;

/// <summary>Every column of every table is declared: personal, with all that belongs to that, or not.</summary>
public sealed class DeclaredTests
{
    static readonly PersonalData data = PersonalData.Declared;

    static HashSet<string> Columns(TestDatabase test)
    {
        using var connection = test.WithTables().Open();
        return [.. connection.Query<string>(test.Engine == Engine.PostgreSql
            ? "select table_name || '.' || column_name from information_schema.columns where table_schema = current_schema()"
            : "select t.name || '.' || c.name from pragma_table_list t join pragma_table_info(t.name) c where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite%'")];
    }

    static IEnumerable<string> Personal() => data.Tables.SelectMany(table => table.Columns.Keys.Select(HeldTable.ColumnOf).Concat(table.Secret ?? []).Distinct().Select(column => $"{table.Table}.{column}"));

    static IEnumerable<string> NotPersonal() => data.NotPersonal.SelectMany(table => table.Value.Split(' ').Select(column => $"{table.Key}.{column}"));

    [Fact]
    public void How_long_names_of_who_met_are_kept_is_set_by_who_runs_it_and_nothing_else_is()
    {
        static PersonalData With(string code, string days) => data.With(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Retention:" + code, (string?)days)]).Build());
        Assert.Equal((1095, 1826), (With("attendance-old", "1095").Rule("attendance-old").Days, With("attendance-old", "1095").Rule("audit-old").Days));
        foreach (var (code, days) in new[] { ("attendance-old", "5"), ("attendance-old", "lang"), ("audit-old", "100"), ("verzonnen", "100") }) Assert.Contains(code, Assert.Throws<InvalidOperationException>(() => With(code, days)).Message, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public void Every_column_says_whether_it_is_about_people_and_no_other_is_declared(TestDatabase test)
    {
        var (real, declared) = (Columns(test), Personal().Concat(NotPersonal()).ToList());
        Assert.Empty(real.Except(declared));
        Assert.Empty(declared.Except(real));
        Assert.Empty(declared.GroupBy(column => column).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void A_path_into_a_list_of_parts_leads_to_something()
    {
        foreach (var table in data.Tables.Where(table => table.Table == "directory_confidential_place" || Kinds.All.Any(kind => table.Table == "directory_" + kind.Name)))
            foreach (var path in table.Columns.Keys)
            {
                var type = table.Table == "directory_confidential_place" ? typeof(ConfidentialPlace) : Kinds.TypeOf(table.Table["directory_".Length..]);
                foreach (var step in path.Replace("[]", "", StringComparison.Ordinal).Split('.'))
                {
                    var property = type.GetProperties().SingleOrDefault(p => Db.Snake(p.Name) == step);
                    Assert.True(property is not null, $"{table.Table} {path}");
                    type = property!.PropertyType is { IsGenericType: true, IsInterface: true } list ? list.GetGenericArguments()[0] : property.PropertyType;
                }
            }
    }

    [Fact]
    public void All_of_a_contact_is_declared_wherever_contacts_stand()
    {
        var own = typeof(Contact).GetProperties().Select(p => Db.Snake(p.Name)).Except(["visibility", "phones"]).Select(name => "contacts[]." + name).Append("contacts[].phones[].number");
        Assert.All(data.Tables.Where(table => table.Columns.Keys.Any(path => path.StartsWith("contacts", StringComparison.Ordinal))), table => Assert.Empty(own.Except(table.Columns.Keys)));
    }

    [Fact]
    public void Every_category_says_all_that_the_law_asks_in_both_languages()
    {
        foreach (var category in data.Categories)
        {
            foreach (var text in new[] { category.Name, category.Whose, category.Purpose, category.Because, category.Risk, category.Measures }.Concat(category.Tables.SelectMany(t => t.Columns.Values)).Concat(category.Retention.Select(r => r.Words)))
                Assert.All(Texts.Languages, language => Assert.NotNull(text[language]));
            Assert.Matches(@"^6\(1\)\([a-f]\)$", category.Basis);
            Assert.NotEmpty(category.Readers);
            Assert.NotEmpty(category.Retention);
            Assert.All(category.Readers, reader => Assert.Contains("privacy.reader." + reader, Outboxes.Texts.Keys("nl")));
        }
        Assert.Equal(data.Rules.Count(), data.Rules.Select(rule => rule.Code).Distinct().Count());
    }

    [Theory, EveryDatabase]
    public void Every_rule_and_every_question_about_a_person_is_understood_by_the_database(TestDatabase test)
    {
        using var connection = test.WithTables().Open();
        foreach (var rule in data.Rules)
        {
            Assert.Contains(data.Categories.Single(c => c.Retention.Contains(rule)).Tables, table => table.Table == rule.Table);
            var retention = new Retention(rule, connection, DateTime.UtcNow);
            Assert.Equal((0, (DateTime?)null), (retention.Count(), retention.Next()));
            Assert.Empty(retention.Keys());
        }
        Assert.Empty(Answer.To(connection, new(Guid.CreateVersion7(), "niemand@voorbeeld.be"), DateTime.UtcNow).Known);
        Assert.Empty(Answer.To(connection, new(null, "niemand@voorbeeld.be"), DateTime.UtcNow, most: 5).Known);
    }
}
