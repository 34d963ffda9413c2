using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>`guide FILE`: the same guides as on the screen; the ending of the file says what it becomes.</summary>
public sealed class GuideCommand : CommandOf
{
    public override Reach Reach => Reach.Reads;

    public override Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "guide.pdf, guide.docx, guide.xlsx or guide.html; written whole or not at all" };
        var where = new Option<string>("--where") { Description = "Municipalities and postal codes, comma between them; all when left out", DefaultValueFactory = _ => "" };
        var serving = new Option<bool>("--serving") { Description = "Also services from elsewhere that work there" };
        var themes = new Option<string[]>("--theme") { Description = "Code of a theme (housing, food-aid …); may be given more than once", DefaultValueFactory = _ => [] };
        var tongues = new Option<string>("--language") { Description = "nl, fr, side (both beside each other) or after (one below the other)", DefaultValueFactory = _ => "nl" };
        var since = new Option<DateOnly?>("--since") { Description = "Only what a person checked on this day or later: 2026-01-31" };
        var title = new Option<string>("--title") { Description = "On the first page", DefaultValueFactory = _ => "" };
        var paper = new Option<string>("--paper") { Description = "a4, a5, or fold: A5 pages on A4 sheets to fold", DefaultValueFactory = _ => "a4" };
        var site = new Option<string?>("--site") { Description = "Where the sheets are found, for the squares; else Site:Address of settings.json" };
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var command = new Command("guide", "Make a printed guide of the directory") { file, where, serving, themes, tongues, since, title, paper, site, data, connection, json };
        command.SetAction(async (parsed, stop) =>
        {
            var choice = new GuideChoice { Where = parsed.GetValue(where)!, Serving = parsed.GetValue(serving), Themes = parsed.GetValue(themes)!, Since = parsed.GetValue(since), Title = parsed.GetValue(title)! }.In(parsed.GetValue(tongues)!, Texts.Languages[0]);
            if (GuideArea.Of(choice.Where, out var unknown) is var _ && unknown is not null) throw new RuleBroken("guide.where.unknown", unknown);
            var size = GuidePaper.Of(parsed.GetValue(paper)) ?? throw new RuleBroken("guide.paper.unknown", parsed.GetValue(paper)!);
            var clock = Stopwatch.StartNew();
            var database = CommandOptions.Open(parsed, data, connection);
            var settings = SettingsOf(database);
            var (services, pages) = await Write(database, settings, choice, size, parsed.GetValue(site) ?? settings["Site:Address"], parsed.GetValue(file)!, stop);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { file = parsed.GetValue(file), services, pages, seconds = Math.Round(clock.Elapsed.TotalSeconds, 3) })
                : Words.Say("guide.done", parsed.GetValue(file)!, services, clock.Elapsed.TotalSeconds));
            return 0;
        });
        return command;
    }

    static IConfigurationRoot SettingsOf(Database database) =>
        SettingsFile.In(database.Folder);

    /// <returns>How many services, and of a PDF how many pages.</returns>
    internal static async Task<(int Services, int? Pages)> Write(Database database, IConfiguration settings, GuideChoice choice, GuidePaper paper, string? site, string path, CancellationToken stop)
    {
        using var file = WholeFile.Open(path);
        var (term, texts) = (HoursTerm.Of(settings), new Texts());
        var index = new DirectoryIndex(database, term);
        index.CatchUp();
        if (choice.Themes.FirstOrDefault(code => Screens.ThemeTree.Of(index.Terms).Find(code) is null) is { } strange) throw new RuleBroken("guide.theme.unknown", strange);
        var ids = new GuideSelection(database, index, term).ForPrinting(choice);
        var book = new GuideReading(new(database, index), index, texts, term).Read(choice, ids, TimeProvider.System.Now(), site is null ? null : new Uri(site));
        int? pages = null;
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".pdf": pages = await Print(book, texts, paper, settings, file.Stream, stop); break;
            case ".docx": new GuideDocx(book, texts).Write(paper, file.Stream); break;
            case ".xlsx": GuideXlsx.Write(book, texts, file.Stream); break;
            case ".html": await Html(book, texts, paper, file.Stream, stop); break;
            case var other: throw new RuleBroken("guide.ending", other);
        }
        file.Complete();
        return (ids.Count, pages);
    }

    static async Task<int> Print(GuideBook book, Texts texts, GuidePaper paper, IConfiguration settings, Stream output, CancellationToken stop)
    {
        var chromium = Chromium.Of(settings) ?? throw new RuleBroken("guide.no-chromium");
        var folder = System.IO.Directory.CreateTempSubdirectory("vuurtoren-guide-").FullName;
        var made = Path.Combine(folder, "made.pdf");
        try
        {
            var pages = await new GuidePdf(chromium, texts).Print(book, paper, made, stop: stop);
            await using var read = File.OpenRead(made);
            await read.CopyToAsync(output, stop);
            return pages;
        }
        finally { System.IO.Directory.Delete(folder, recursive: true); }
    }

    static async Task Html(GuideBook book, Texts texts, GuidePaper paper, Stream output, CancellationToken stop)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        var style = string.Concat(GuidePdf.StylesOf(paper).Select(GuidePdf.Style));
        await writer.WriteAsync(new GuideHtml(book, texts).Write(paper.Size, [], inside: style).AsMemory(), stop);
    }
}
