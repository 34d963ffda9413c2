namespace Vuurtoren.Tests.Modules.Directory.Import.Brussels;

/// <summary>A small directory in the shape of the Brussels one. Everything in it is invented.</summary>
static class Invented
{
    public static void Folder(TemporaryFolder folder)
    {
        folder.Write("organisations_2017_fr_invented.csv", """
            id,name_fr,common_name_fr,service_name_fr,legal_form_fr,legal_form_nl,street_fr,number,box,zip,municipality_fr,lat,lon,language_status,languages_offered_fr,offer_type_fr,accreditations_fr,action_zone_fr,themes_fr,target_group_fr,opening_hours_fr,access_fr,website_fr,website_nl
            1,LE CENTRE DU PHARE - VUURTORENHUIS,CDP,,Association (ASBL),Vereniging (VZW),Rue du Phare Inventé,12,4,1080,MOLENBEEK-SAINT-JEAN,50.8556,4.3372,FR-NL,"français, turc, -serv. faisant appel à un serv.d'interprétariat social","Sur place, Téléphonique",Maison de lumière - COCOF,"Molenbeek-Saint-Jean; Région bruxelloise",Logement,Jeunes de 12 à 18 ans,"Du lundi au vendredi de 9h à 17h",Par téléphone,www.phare.example,www.vuurtoren.example
            2,ABRI DES MOUETTES,,"ÉCOUTE MARINE, EM",,,Adresse non communicable,,,1000,BRUXELLES - CENTRE,50.8466,4.3528,FR,français,Téléphonique,,Belgique,Victimes,Uniquement pour les membres,Sur rendez-vous,Uniquement sur rendez-vous,,
            3,CPAS D'ANDERLECHT,,,,,,,,,,,,FR,français,,,,"Senior, Pauvreté",Priorité aux habitants d'Anderlecht,,,,
            """);
        folder.Write("organisation_categories_2018_fr.csv", """
            sector_id,sector_fr,category_id,category_fr,organisation_id,organisation_fr
            5,Logement,70,Conseils sur les phares,1,LE CENTRE DU PHARE
            55,Aide aux victimes,337,Refuges inventés,2,ABRI DES MOUETTES
            5,Logement,70,Conseils sur les phares,99,LES AMIS DU SABLE
            """);
        folder.Write("organisation_topics_2017_fr.csv", """
            organisation_id,section_id,section_fr,subject_id,subject_fr,topic_id,topic_fr
            1,5,LOGEMENT,20,Lumière,8,Conseils sur les phares
            1,5,LOGEMENT,20,Lumière,9,Nuits de tempête
            """);
        folder.Write("taxonomy/category_tree_2018.csv", """
            sector_id,sector_fr,sector_nl,path_fr,path_nl,category_id,category_fr,category_nl
            5,Logement,Huisvesting,Lumière > Conseils,Licht > Raad,70,Conseils sur les phares,Raad over vuurtorens
            53,Aide générale,Algemene hulp,,,70,Conseils sur les phares,Raad over vuurtorens
            """);
        folder.Write("taxonomy/categories.json", """
            [{"id":70,"titleFr":"Conseils sur les phares","titleNl":"Raad over vuurtorens","descriptionFr":"De la lumière.","descriptionNl":"Licht.","keywordsFr":["phare"],"keywordsNl":["baken"]},
             {"id":337,"titleFr":"Refuges inventés","titleNl":"Verzonnen schuilplaatsen","keywordsFr":[],"keywordsNl":[]}]
            """);
        folder.Write("taxonomy/sectors.json", """[{"id":5,"titleFr":"Logement","titleNl":"Huisvesting"}]""");
        folder.Write("taxonomy/languages.json", """[{"id":847,"nameFr":"-service faisant appel à un service d'interprétariat social","nameNl":"-Dienst met sociaal tolk"}]""");
        folder.Write("taxonomy/service-types.json", """[{"id":736,"labelFr":"Sur place","labelNl":"Ter plaatse"},{"id":737,"labelFr":"Téléphonique","labelNl":"Telefonisch"}]""");
        folder.Write("taxonomy/accreditations.json", """
            [{"id":7,"labelFr":"Maison de lumière (ML) - COCOF","labelNl":"Lichthuis - COCOF","agreementPower":{"id":1,"nameFr":"COMMISSION INVENTÉE - COCOF","nameNl":"VERZONNEN COMMISSIE - COCOF"}}]
            """);
    }

    /// <summary>One organisation in the exchange format; comments tell what its codes mean.</summary>
    public const string Bruso = """
        <organisations>
          <organisation>
            <id>501</id><FICHE>000501</FICHE><INFOR>03/07/17</INFOR>
            <NMOFFNL>OCMW ZANDWIJK - HET BAKEN</NMOFFNL><NMOFFFR>CPAS ZANDWIJK - LE PHARE</NMOFFFR>
            <NMSERVNL>P/A ZEEHUIS</NMSERVNL>
            <TEL_NL>02/555.01.23 (onthaal)</TEL_NL><TEL>02/555.01.23 (accueil)</TEL>
            <TEL>0470/55.01.23 (Mme Zeester)</TEL><FAX>02/555.01.24</FAX>
            <EMAIL_NL>info@baken.example</EMAIL_NL><EMAIL>info@baken.example</EMAIL><EMAIL>zoe.zeester@baken.example</EMAIL>
            <HTTP_NL>www.baken.example</HTTP_NL><HTTP>www.baken.example/fr</HTTP>
            <ACTIVNL>&amp;nbsp;Licht:&lt;br&gt;- 's nachts&lt;script&gt;x&lt;/script&gt;</ACTIVNL><ACTIVFR>De la lumière</ACTIVFR>
            <PERMANNL>Elke nacht</PERMANNL><PERMANFR>Chaque nuit</PERMANFR>
            <REMARQUE>Prix libre</REMARQUE><PM_RP>0400.000.185</PM_RP>
            <DOEL>Le but est de montrer la côte et les rochers pour les bateaux</DOEL><BUT>Le but est de montrer la côte et les rochers pour les bateaux</BUT>
            <MOTHER>000077</MOTHER><GEHEIM>wat is dit</GEHEIM><INT_SOC>OUI</INT_SOC>
            <addresseAdres>
              <ADRESNL>Verzonnen Kaai</ADRESNL><ADRESFR>Quai Inventé</ADRESFR><ADNUM>7</ADNUM><BNUM>2</BNUM>
              <POSTNL>1080 SINT-JANS-MOLENBEEK</POSTNL><COMMUNE>MOLENBEEK-SAINT-JEAN</COMMUNE>
              <ADOPM>P/a Zeehuis, gelijkvloers</ADOPM><XCOORD>148780.65</XCOORD><YCOORD>171454.74</YCOORD>
            </addresseAdres>
            <statutstatuut>922</statutstatuut>
            <!-- statutstatuut - Association (ASBL) / Vereniging (VZW) -->
            <ACCES>Par téléphone</ACCES><AANMELD>Telefonisch</AANMELD>
            <!-- offrLingTaalAnb - 740 / néerlandais / Nederlands --><offrLingTaalAnb>740</offrLingTaalAnb>
            <offrLingTaalAnb>9999</offrLingTaalAnb>
            <!-- zoneActionWerkgebied - 268 / Région bruxelloise / Brussels Gewest -->
            <zoneActionWerkgebied>268<parents /><parentIds /></zoneActionWerkgebied>
            <!-- CATEG - 337 / Refuges inventés / Verzonnen schuilplaatsen --><CATEG>337</CATEG>
          </organisation>
        </organisations>
        """;
}
