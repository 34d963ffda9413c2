namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>The rough themes in the rows of 2017 as the sectors of 2018. They say less than the categories and serve where these are missing.</summary>
static class SectorWords
{
    /// <summary>How the folded word begins, and the number of its sector. Longer beginnings go first.</summary>
    static readonly (string Begin, string Sector)[] sectors =
    [
        ("aide aux sans abri", "1"), ("logement", "5"), ("personnes handicap", "19"), ("enfant", "37"), ("petite enfance", "46"), ("victimes", "55"),
        ("auteurs", "62"), ("aide a la jeunesse", "68"), ("insertion", "79"), ("egalite", "85"), ("pauvrete", "92"), ("sante mentale", "107"),
        ("famille", "128"), ("senior", "147"), ("aide medico sociale", "180"), ("assuetudes", "218"), ("lgbt", "241"), ("coordinations", "247"),
        ("intersectoriel", "53"), ("migrants", "521"), ("roms", "521"),
    ];

    /// <summary>"Logement , Aide médico-sociale".</summary>
    public static IEnumerable<string> Read(string? themes) =>
        (themes?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []).Select(CodeList.Fold)
            .Select(word => Array.Find(sectors, s => word.StartsWith(s.Begin, StringComparison.Ordinal)).Sector).OfType<string>().Select(Categories.Sector).Distinct();
}
