using System.Data.Common;
using Dapper;
using System.Reflection;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>Somebody who asks: an account, a mail address, or both.</summary>
public sealed record Person(Guid? Account, string? Address)
{
    /// <summary>The account as histories name it.</summary>
    public string? Actor => Account?.ToString();

    public bool Has(string? address) => Address is not null && string.Equals(address?.Trim(), Address.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What is known of somebody, as it is shown and taken along.</summary>
/// <param name="Category">Code of the category.</param>
/// <param name="Where">Table, and which row.</param>
/// <param name="Facts">Words by path: what <see cref="HeldTable.Columns"/> calls it.</param>
public sealed record Known(string Category, string Table, string Where, IReadOnlyDictionary<string, string> Facts);

/// <summary>An erasing that is under way, in one transaction.</summary>
/// <param name="Pseudonym">What stands in the place of the person in logs that must stay whole.</param>
public sealed record Erasing(Database Database, DbConnection Connection, DbTransaction Transaction, Person Person, Guid Pseudonym, DateTime Now)
{
    /// <summary>How many rows, by table.</summary>
    public SortedDictionary<string, long> Cleared { get; } = new(StringComparer.Ordinal);
    /// <summary>The records of the directory on which the person stood.</summary>
    public List<ErasedRecord> Records { get; } = [];

    /// <summary>Does this to the rows of a table that hold the person's @account; nothing for who has none.</summary>
    public void OfAccount(string table, string sql)
    {
        if (Person.Account is { } account) Count(table, Connection.Execute(sql, new { account }, Transaction));
    }

    /// <summary>Does this to the rows of a table that hold the person's @address; nothing for who gave none.</summary>
    public void OfAddress(string table, string sql)
    {
        if (Person.Address is { } address) Count(table, Connection.Execute(sql, new { address = address.Trim() }, Transaction));
    }

    public void Count(string table, long rows)
    {
        if (rows > 0) Cleared[table] = Cleared.GetValueOrDefault(table) + rows;
    }
}

public sealed record ErasedRecord(string Kind, Guid Id);

/// <summary>A part of the house where persons stand. Found by its type, so that Platform names no module.</summary>
public abstract class HoldsPersons
{
    /// <summary>All that is known of this person here, besides what the tables say whose rows are about one person.</summary>
    public virtual IEnumerable<Known> Tell(DbConnection connection, Person person) => [];

    public abstract void Erase(Erasing erasing);

    /// <summary>Every mail address that stands here, to find whether somebody who was erased is back.</summary>
    public abstract IEnumerable<string> Addresses(DbConnection connection);

    /// <summary>Clears persons from these rows because their time is over; false when this table is not kept here.</summary>
    public virtual bool Clear(Database database, DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<object> keys, DateTime now) => false;

    internal static readonly IReadOnlyList<HoldsPersons> All = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(HoldsPersons)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (HoldsPersons)Activator.CreateInstance(type)!)];
}
