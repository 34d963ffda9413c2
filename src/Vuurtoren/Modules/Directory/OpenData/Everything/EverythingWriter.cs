using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>
/// Writes the whole database for <see cref="EverythingReader"/>: every row of every table, hidden and confidential ones too, one to a line,
/// between a first line that names the tables and a last one that counts the rows. A record of the directory is at the same time
/// an HSDS object; the row as stored stands in it under "vuurtoren". The same database gives the same bytes, on either engine.
/// </summary>
sealed class EverythingWriter
{
    const int PageSize = 500;
    internal const string Format = "vuurtoren-everything";

    readonly ExportJob job;
    readonly Utf8JsonWriter json;
    readonly HsdsJson hsds;
    readonly bool isPostgres;
    readonly IReadOnlyList<StoredTable> tables;
    long rows;

    public EverythingWriter(ExportJob job, Stream? output = null)
    {
        this.job = job;
        this.output = output ?? job.Output;
        json = new(this.output, HsdsJson.Options);
        // Always in the same language: the bytes must not depend on who exports.
        hsds = new(json, "nl", job.Directory.Vocabulary, DateOnly.MinValue);
        isPostgres = job.Directory.Connection is NpgsqlConnection;
        tables = StoredTable.Of(job.Directory.Connection, isPostgres, job.Directory.Transaction);
    }

    readonly Stream output;

    /// <summary>NDJSON.</summary>
    public void WriteLines(bool asHsds = true)
    {
        Head();
        EndLine("\n");
        foreach (var table in tables) Table(table, "\n", asHsds);
        End();
        EndLine("\n");
    }

    /// <summary>One JSON document, of which each line between the first and the last holds one row.</summary>
    public void WriteDocument()
    {
        json.WriteStartObject();
        json.WritePropertyName("vuurtoren");
        HeadFields();
        json.Flush();
        EndLine(",\"contents\":[\n");
        foreach (var table in tables) Table(table, ",\n", asHsds: true);
        End();
        EndLine("]}\n");
    }

    void Head()
    {
        json.WriteStartObject();
        json.WritePropertyName("vuurtoren");
        HeadFields();
        json.WriteEndObject();
    }

    void HeadFields()
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", 1);
        json.WriteStartArray("schema");
        foreach (var step in Schema.Steps) json.WriteStringValue(step.Name);
        json.WriteEndArray();
        json.WriteStartObject("tables");
        foreach (var table in tables)
        {
            json.WriteStartArray(table.Name);
            foreach (var column in table.Columns) json.WriteStringValue(column.Name);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void End()
    {
        json.WriteStartObject();
        json.WriteStartObject("vuurtoren");
        json.WriteNumber("rows", rows);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void Table(StoredTable table, string end, bool asHsds)
    {
        if (asHsds && KindOf(table) is { } kind) Records(table, kind, end);
        else
        {
            using var reader = job.Directory.Connection.ExecuteReader(table.Select(isPostgres), transaction: job.Directory.Transaction);
            var row = (DbDataReader)reader;
            while (row.Read()) Line(table, row, null, end);
        }
    }

    static string? KindOf(StoredTable table) =>
        Kinds.All.Select(kind => kind.Name).FirstOrDefault(kind => table.Name == "directory_" + kind);

    void Records(StoredTable table, string kind, string end)
    {
        for (var after = Guid.Empty; ;)
        {
            var ids = job.Directory.Connection.Query<string>($"select cast(id as text) from {table.Name} where id > @after order by id limit {PageSize}",
                new { after }, job.Directory.Transaction).Select(Guid.Parse).ToList();
            if (ids.Count == 0) return;
            var (first, last) = (ids[0], ids[^1]);
            var records = Between(kind, first, last);
            using var reader = job.Directory.Connection.ExecuteReader(table.Select(isPostgres, "where id >= @first and id <= @last"), new { first, last }, job.Directory.Transaction);
            var row = (DbDataReader)reader;
            while (row.Read()) Line(table, row, records.GetValueOrDefault(row.GetGuid(0)), end);
            after = last;
        }
    }

    IReadOnlyDictionary<Guid, DirectoryRecord> Between(string kind, Guid first, Guid last) => kind switch
    {
        Kinds.Organization => job.Directory.Between<Organization>(first, last),
        Kinds.Service => job.Directory.Between<Service>(first, last),
        Kinds.Location => job.Directory.Between<Location>(first, last),
        Kinds.ServiceAtLocation => job.Directory.Between<ServiceAtLocation>(first, last),
        Kinds.Taxonomy => job.Directory.Between<Taxonomy>(first, last),
        _ => job.Directory.Between<TaxonomyTerm>(first, last),
    };

    void Line(StoredTable table, DbDataReader row, DirectoryRecord? record, string end)
    {
        hsds.AtEnd = () => Stored(table, row);
        switch (record)
        {
            case Organization organization: hsds.OwnOrganization(organization); break;
            case Service service: hsds.OwnService(service); break;
            case Location location: hsds.Location(location); break;
            case ServiceAtLocation at: hsds.OwnServiceAtLocation(at); break;
            case Taxonomy taxonomy: hsds.Taxonomy(taxonomy); break;
            case TaxonomyTerm term: hsds.TaxonomyTerm(term); break;
            default:
                json.WriteStartObject();
                Stored(table, row);
                json.WriteEndObject();
                break;
        }
        EndLine(end);
        rows++;
        job.Wrote(table.Name);
    }

    void Stored(StoredTable table, DbDataReader row)
    {
        json.WriteStartObject("vuurtoren");
        json.WriteString("table", table.Name);
        json.WritePropertyName("row");
        table.WriteRow(json, row);
        json.WriteEndObject();
    }

    void EndLine(string end)
    {
        json.Flush();
        json.Reset();
        output.Write(Encoding.UTF8.GetBytes(end));
    }
}
