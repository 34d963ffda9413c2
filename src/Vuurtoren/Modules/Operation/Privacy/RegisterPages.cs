using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Controller = Vuurtoren.Platform.Privacy.Controller;

namespace Vuurtoren.Modules.Operation.Privacy;

/// <summary>What all pages about the register show: who answers, what is declared, how much there is.</summary>
public abstract class RegisterPage(Database database, Texts texts, IConfiguration settings) : WorkPage
{
    public Controller Controller { get; } = Controller.Of(settings);
    public PersonalData Data => PersonalData.Declared;
    public Register Register { get; private set; } = null!;

    /// <summary>Text key of the title.</summary>
    protected abstract string Name { get; }

    protected override Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts[Name], true, true);
        using var connection = database.Open();
        Register = Register.Of(connection);
        return Task.FromResult(true);
    }

    public string In(LocalText text) => text.In(Lang).Text;
    public string Readers(Category category) => string.Join(", ", category.Readers.Select(reader => texts["privacy.reader." + reader].Value));

    /// <summary>"365 days after the account was closed", "at once …".</summary>
    public string Kept(RetentionRule rule) => rule.Days == 0 ? In(rule.Words) : texts["operation.privacy.kept", Period(rule.Days), In(rule.Words)];

    string Period(int days) => days % 365 <= 3 && days >= 365 ? texts.Number("operation.privacy.years", days / 365) : texts.Number("operation.privacy.days", days);

    public string Rows(Counted counted) => counted.Rows is { } rows ? rows.ToString("N0", CultureInfo.CurrentCulture) : texts["operation.privacy.not-counted"];
    public string Going(Counted counted) => counted.Next is { } next ? LocalClock.At(next).ToString("d", CultureInfo.CurrentCulture) : texts["operation.privacy.nothing-goes"];

    public void OnGet() { }
}

/// <summary>The register of processing (GDPR, article 30): a line for each category.</summary>
[Can(Permission.AnswerForPrivacy)]
public sealed class PrivacyPage(Database database, Texts texts, IConfiguration settings) : RegisterPage(database, texts, settings)
{
    protected override string Name => "operation.privacy";
}

/// <summary>One category: what, of whom, why, who reads it, how long, when the next of it goes.</summary>
[Can(Permission.AnswerForPrivacy)]
public sealed class CategoryPage(Database database, Texts texts, IConfiguration settings) : RegisterPage(database, texts, settings)
{
    protected override string Name => "operation.privacy";
    public Category Category { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        await base.Load();
        if (Data.Categories.FirstOrDefault(category => category.Code == RouteData.Values["code"] as string) is not { } found) return false;
        (Category, Title) = (found, In(found.Name));
        return true;
    }
}

/// <summary>The whole register on paper, or as a table for a spreadsheet.</summary>
[Can(Permission.AnswerForPrivacy)]
public sealed class RegisterPrintPage(Database database, Texts texts, IConfiguration settings) : RegisterPage(database, texts, settings)
{
    readonly Texts words = texts;

    protected override string Name => "operation.privacy.register";

    public FileContentResult OnGetCsv()
    {
        var csv = new StringBuilder("\uFEFF");
        Line(["operation.privacy.category", "operation.privacy.whose", "operation.privacy.purpose", "operation.privacy.basis", "operation.privacy.controller", "operation.privacy.readers", "operation.privacy.retention", "operation.privacy.rows", "operation.privacy.next"], key => words[key]);
        foreach (var category in Data.Categories)
        {
            var counted = Register.Of(category);
            Line([In(category.Name), In(category.Whose), In(category.Purpose), $"{category.Basis}: {In(category.Because)}", Controller.Name ?? "", Readers(category), string.Join("; ", category.Retention.Select(Kept)), Rows(counted), Going(counted)], cell => cell);
        }
        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"register-{Lang}.csv");

        // A cell that begins like a formula is no formula.
        void Line(string[] cells, Func<string, string> say) => csv.AppendJoin(';', cells.Select(say).Select(cell => "\"" + (cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? "'" : "") + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");
    }
}

/// <summary>Annex to a data protection impact assessment (GDPR, article 35): per category why it is needed, what can go wrong and what is done about it.</summary>
[Can(Permission.AnswerForPrivacy)]
public sealed class DpiaPage(Database database, Texts texts, IConfiguration settings) : RegisterPage(database, texts, settings)
{
    protected override string Name => "operation.privacy.dpia";
}
