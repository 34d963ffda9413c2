using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vuurtoren.Tests.Support;

/// <summary>What a site logs, with what the console would show of it.</summary>
sealed class KeptLog : ILoggerProvider
{
    readonly ConcurrentQueue<string> lines = new();

    public string All => string.Join('\n', lines);

    public void Note(string line) => lines.Enqueue(line);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    sealed class Logger(KeptLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Note($"{logLevel}: {category}[{eventId.Id}] {formatter(state, exception)} {exception}");
    }
}
