using System.Collections.Frozen;

namespace Vuurtoren.Modules.Directory.Import.Bruso;

/// <summary>Every element of the exchange format: taken over, or not and why.</summary>
static class BrusoFields
{
    /// <summary>What an organisation holds and where it goes is in <see cref="BrusoOrganisation"/> and <see cref="BrusoPlace"/>; the lists are read by <see cref="BrusoLists"/>.</summary>
    public static readonly FrozenSet<string> Mapped = FrozenSet.Create(StringComparer.Ordinal,
        "id", "FICHE", "INFOR", "NMOFFNL", "NMOFFFR", "NMUSENL", "NMUSEFR", "NMSERVNL", "NMSERVFR", "OLDNAMNL", "OLDNAMFR",
        "TEL_NL", "TEL", "FAX_NL", "FAX", "EMAIL_NL", "EMAIL", "HTTP_NL", "HTTP", "HTTPNL2", "HTTP2", "URLNL", "URLFR",
        "ACTIVNL", "ACTIVFR", "PUBLIEK", "BENEF", "PERMANNL", "PERMANFR", "OPMERK", "REMARQUE", "DOEL", "BUT",
        "PM_RP", "ERKAND", "AGRAUTR", "CREE", "DEEL", "ANTENNE", "MOTHER", "statutstatuut", "ACCES", "AANMELD",
        "offrLingTaalAnb", "natOffreHulpwijz", "agrementErken", "zoneActionWerkgebied", "CATEG",
        "addresseAdres", "ADRESNL", "ADRESFR", "ADNUM", "BNUM", "POSTNL", "POSTFR", "ZIP", "GEMEENTE", "COMMUNE", "ADOPM", "ADREM",
        "XCOORD", "YCOORD", "WGS84LAT", "WGS84LON",
        "updateRequest", "organisations", "organisationList", "organisation", "value",
        "natOffreHulpwijzList", "offrLingTaalList", "offrLingTaal", "StatutStatuutList", "StatutStatuut",
        "zoneActionWerkgebiedList", "pouvoirAgreantErkenningList", "pouvoirAgreantErkenning", "agrementErkenList");

    /// <summary>The element, and the text key that says why it is not taken over.</summary>
    public static readonly IReadOnlyDictionary<string, string> Ignored = new Dictionary<string, string>
    {
        ["WIJK"] = "import.ignored.derived-from-place",
        ["QUARTIER"] = "import.ignored.derived-from-place",
        ["WQ_CODE"] = "import.ignored.derived-from-place",
        ["STATCODE"] = "import.ignored.derived-from-place",
        ["STATNMNL"] = "import.ignored.derived-from-place",
        ["STATNMFR"] = "import.ignored.derived-from-place",
        ["PUBLIBS"] = "import.ignored.derived-from-number",
        ["PUBLIMB"] = "import.ignored.derived-from-number",
        ["BRUSONL"] = "import.ignored.derived-from-number",
        ["BRUSOFR"] = "import.ignored.derived-from-number",
        ["TIJDSCHR"] = "import.ignored.periodical",
        ["REVUE"] = "import.ignored.periodical",
        ["LANGSTAT"] = "import.ignored.language-status",
        ["LangStatList"] = "import.ignored.language-status",
        ["LangStat"] = "import.ignored.language-status",
        ["INT_SOC"] = "import.ignored.unexplained",
        ["parent"] = "import.ignored.wider-zone",
        ["parents"] = "import.ignored.wider-zone",
        ["parentIds"] = "import.ignored.wider-zone",
    };
}
