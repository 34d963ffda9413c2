using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory.Guide;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Bench;

/// <summary>A printed guide of so many services, from the tables to the file, beside Chromium that prints the same page once and knows no page numbers.</summary>
static class GuideBench
{
    public static async Task Run(Report report, int services)
    {
        var folder = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            var input = Path.Combine(folder, "services.ndjson");
            Generator.Write(input, services);
            await Child.Run("dotnet", $"{Child.Vuurtoren} import hsds {input} --data {folder}/data --json");
            var (database, texts, settings) = (Database.At($"{folder}/data"), new Texts(), new ConfigurationBuilder().Build());
            var index = new DirectoryIndex(database);
            index.CatchUp();
            var (selection, reading) = (new GuideSelection(database, index, HoursTerm.Default), new GuideReading(new(database, index), index, texts, HoursTerm.Default));
            var chromium = Chromium.Of(settings) ?? throw new InvalidOperationException("no Chromium");
            foreach (var (name, tongues, paper) in new[] { ("A4, one language", "fr", "a4"), ("A5, one language", "fr", "a5"), ("A4, both beside each other", "side", "a4"), ("A5 to fold", "fr", "fold") })
            {
                var choice = new GuideChoice().In(tongues, "fr");
                var (once, plain) = (Path.Combine(folder, "once.pdf"), 0.0);
                var clock = Stopwatch.StartNew();
                var book = reading.Read(choice, selection.ForPrinting(choice), DateTime.Now, new("https://gids.example"));
                var read = clock.Elapsed.TotalSeconds;
                var pages = await new GuidePdf(chromium, texts).Print(book, GuidePaper.Of(paper)!, Path.Combine(folder, "guide.pdf"));
                var all = clock.Elapsed.TotalSeconds;
                var page = Path.Combine(folder, "once.html");
                await File.WriteAllTextAsync(page, new GuideHtml(book, texts).Write("a4", []));
                clock.Restart();
                await chromium.Print(page, once, draft: false, default);
                plain = clock.Elapsed.TotalSeconds;
                report.Add($"{name}: {services} services on {pages} pages", all, "s", plain);
                report.Add($"{name}: read and put in words", read, "s");
            }
            Timed(report, "Word, one language", output => new GuideDocx(Book("fr"), texts).Write(GuidePaper.All[0], output));
            Timed(report, "Excel, both languages", output => GuideXlsx.Write(Book("side"), texts, output));

            GuideBook Book(string tongues) => reading.Read(new GuideChoice().In(tongues, "fr"), selection.ForPrinting(new()), DateTime.Now, new("https://gids.example"));
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    static void Timed(Report report, string name, Action<Stream> write)
    {
        var clock = Stopwatch.StartNew();
        using var output = new MemoryStream();
        write(output);
        report.Add(name, clock.Elapsed.TotalSeconds, "s");
    }
}
