using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>The figures of data/indicators are in every database: put there by the first command, and again by a version of the program that has other ones.</summary>
public sealed class ShippedIndicators : WhenOpened
{
    const int RowsAtOnce = 500;

    sealed record Entry(string Key, LocalText Name, LocalText Meaning, Unit Unit, bool? HigherIsWorse, AreaLevel Area, LocalText Source, LocalText Url, LocalText Licence, DateOnly TakenOn);

    sealed record Index(IReadOnlyList<Entry> Indicators);

    static readonly Lazy<(string Index, Index Read)> shipped = new(() =>
    {
        var text = File.ReadAllText(Path.Combine(Folder, "indicators.json"));
        return (text, Json.Read<Index>(text));
    });

    static readonly Lazy<Dictionary<string, string>> fingerprints = new(() => shipped.Value.Read.Indicators.ToDictionary(one => one.Key, one =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(one) + File.ReadAllText(FileOf(one.Key)))))));

    static string Folder => Path.Combine(AppContext.BaseDirectory, "data", "indicators");
    static string FileOf(string key) => Path.Combine(Folder, key + ".csv");

    public override void Do(Database database, DateTime now)
    {
        if (Changed(database).Count == 0) return;
        using var alone = FileLock.Wait(Path.Combine(database.Folder, "indicators.lock")); // two first commands at once: the second finds them there
        Load(database, Changed(database), now);
    }

    /// <summary>Keys of which the files say something else than the database, and of those that ship no more.</summary>
    static HashSet<string> Changed(Database database)
    {
        using var connection = database.Open();
        var here = connection.Query<(string Key, string Fingerprint)>("select key, fingerprint from needs_indicator where fingerprint is not null").ToDictionary(one => one.Key, one => one.Fingerprint);
        return [.. fingerprints.Value.Where(one => here.GetValueOrDefault(one.Key) != one.Value).Select(one => one.Key), .. here.Keys.Except(fingerprints.Value.Keys)];
    }

    static void Load(Database database, HashSet<string> changed, DateTime now)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var key in changed.Order(StringComparer.Ordinal))
        {
            connection.Execute("delete from needs_indicator_value where indicator = @key", new { key }, transaction);
            connection.Execute("delete from needs_indicator where key = @key", new { key }, transaction);
            if (shipped.Value.Read.Indicators.FirstOrDefault(one => one.Key == key) is not { } entry) continue;
            connection.Execute("insert into needs_indicator (key, name, meaning, unit, higher_is_worse, level, source, url, licence, fingerprint, made_at) values (@Key, @name, @meaning, @unit, @HigherIsWorse, @level, @source, @url, @licence, @fingerprint, @now)",
                new { entry.Key, name = Json.Write(entry.Name), meaning = Json.Write(entry.Meaning), unit = entry.Unit.ToString(), entry.HigherIsWorse, level = entry.Area.ToString(), source = Json.Write(entry.Source), url = Json.Write(entry.Url), licence = Json.Write(entry.Licence), fingerprint = fingerprints.Value[key], now }, transaction);
            foreach (var rows in Rows(entry).Chunk(RowsAtOnce)) Add(connection, transaction, entry, rows);
        }
        transaction.Commit();
    }

    /// <summary>The files are ours, written by data/indicators/make.py: no quotes, a point in numbers.</summary>
    static IEnumerable<(string Area, int Year, double Value, bool Noted)> Rows(Entry entry) =>
        from line in File.ReadLines(FileOf(entry.Key)).Skip(1)
        let cells = line.Split(',')
        let area = Areas.Find(cells[0]) ?? throw new InvalidDataException($"{entry.Key}: {cells[0]}")
        select (area.Code, int.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture), cells[3] == "1");

    static void Add(DbConnection connection, DbTransaction transaction, Entry entry, (string Area, int Year, double Value, bool Noted)[] rows)
    {
        var values = new DynamicParameters(new { entry.Key, entry.TakenOn });
        var sql = new StringBuilder("insert into needs_indicator_value (indicator, area, year, value, noted, taken_on) values ");
        for (var i = 0; i < rows.Length; i++)
        {
            var (area, year, value, noted) = rows[i];
            sql.Append(i == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"(@Key, @a{i}, @y{i}, @v{i}, @n{i}, @TakenOn)");
            values.Add($"a{i}", area);
            values.Add($"y{i}", year);
            values.Add($"v{i}", value);
            values.Add($"n{i}", noted);
        }
        connection.Execute(sql.ToString(), values, transaction);
    }
}
