using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

static class Words
{
    public static IEnumerable<Choice> Languages(Texts texts) => Texts.Languages.Select(language => new Choice(language, texts["web.language." + language]));
}
