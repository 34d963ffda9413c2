using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// A connection to SQLite that stays open with its context, and keeps its queries ready: to make one ready takes SQLite several times as
/// long as to answer it, and a page asks the same ones each time. PostgreSQL's driver does this by itself.
/// </summary>
/// <param name="home">Where it waits for who needs it next; null: it is of one context.</param>
/// <param name="open">Where it is known as long as it is open.</param>
sealed class KeptConnection(string connectionString, ConcurrentBag<KeptConnection>? home = null, ConcurrentDictionary<KeptConnection, bool>? open = null) : SqliteConnection(connectionString + ";Pooling=False")
{
    /// <summary>More different queries than a page of ours asks; then all begin anew.</summary>
    const int Most = 256;
    /// <summary>So many wait at most: each may hold pages of the file.</summary>
    const int MostAtHome = 8;

    readonly Dictionary<string, SqliteCommand> ready = [];
    int inUse;

    /// <summary>One that waits, or a new one; disposing it brings it back.</summary>
    public static KeptConnection From(ConcurrentBag<KeptConnection> home, string connectionString)
    {
        if (!home.TryTake(out var one))
        {
            one = new(connectionString, home);
            one.Open();
            SqlitePragmas.Once(one);
        }
        one.inUse = 1;
        return one;
    }

    public override SqliteCommand CreateCommand() => new Query { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>Only a transaction that somebody left open ends; the context that comes back into use finds it as it was.</summary>
    public override void Close()
    {
        if (State == ConnectionState.Open) Transaction?.Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && home is not null && State == ConnectionState.Open)
        {
            if (Interlocked.Exchange(ref inUse, 0) == 0) return; // it was brought back before
            Close();
            if (home.Count < MostAtHome)
            {
                home.Add(this);
                return;
            }
        }
        if (disposing) CloseForGood();
        base.Dispose(disposing);
    }

    public void CloseForGood()
    {
        open?.TryRemove(this, out _);
        Forget();
        base.Close();
    }

    void Forget()
    {
        foreach (var command in ready.Values) command.Dispose();
        ready.Clear();
    }

    SqliteCommand Take(string text) => ready.Remove(text, out var kept) ? kept : new(text, this);

    void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (ready.Count >= Most) Forget();
        if (State != ConnectionState.Open || !ready.TryAdd(command.CommandText, command)) command.Dispose();
    }

    /// <summary>One use of a query that is kept. Whoever reads its rows closes them before it is disposed, as EF and Dapper do.</summary>
    sealed class Query : SqliteCommand
    {
        SqliteCommand? kept;

        SqliteCommand Ready()
        {
            kept ??= ((KeptConnection)Connection!).Take(CommandText);
            (kept.Transaction, kept.CommandTimeout) = (Transaction, CommandTimeout);
            kept.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters) kept.Parameters.Add(parameter);
            return kept;
        }

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);
        public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();
        public override object? ExecuteScalar() => Ready().ExecuteScalar();

        [AllowNull]
        public override string CommandText
        {
            get => base.CommandText;
            set
            {
                if (kept is not null) GiveBack();
                base.CommandText = value;
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && kept is not null) GiveBack();
            base.Dispose(disposing);
        }

        void GiveBack()
        {
            ((KeptConnection)Connection!).GiveBack(kept!);
            kept = null;
        }
    }

    /// <summary>Contexts of requests get such connections.</summary>
    public sealed class Maker(ConcurrentDictionary<KeptConnection, bool> open) : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
        {
            var made = new KeptConnection(eventData.ConnectionString!, open: open);
            open[made] = true;
            return InterceptionResult<DbConnection>.SuppressWithResult(made);
        }
    }
}
