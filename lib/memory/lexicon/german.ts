/** Everyday German. How rows are read: `read-rows.ts`. */
export const GERMAN = `
familie verwandte verwandtschaft: mutter vater mama papa eltern schwester bruder geschwister sohn tochter kind baby frau mann oma opa großmutter großvater tante onkel cousin cousine nichte neffe schwiegermutter
eltern: mutter vater mama papa
kinder kind nachwuchs: sohn tochter baby junge mädchen zwillinge enkel
geschwister: bruder schwester zwilling
großeltern: oma opa großmutter großvater
partner partnerin ehepartner: frau mann freund freundin ehefrau ehemann verlobte verlobter
beziehung beziehungsstatus familienstand: verheiratet ledig geschieden single verlobt getrennt hochzeit
hochzeit heirat heiraten: braut bräutigam verlobt ehe ring geheiratet flitterwochen
freunde freund freundin: kumpel bekannte mitbewohner kollege nachbar
kollegen kollege: chef team büro mitarbeiter
gefühl gefühle fühlen stimmung: glücklich traurig wütend nervös stolz dankbar ängstlich gestresst froh erleichtert einsam müde enttäuscht aufgeregt
angst ängste fürchten: nervös sorge panik phobie
stress gestresst: druck überfordert müde erschöpft
entspannen entspannung erholen: ruhe yoga meditation baden lesen spazieren musik massage
hobby hobbys freizeit interessen aktivitäten: malen lesen schreiben wandern kochen backen garten fotografieren zeichnen laufen schwimmen tanzen spielen angeln radfahren stricken musik gitarre klavier yoga klettern reisen töpfern
ziel ziele traum träume plan pläne: möchte will hoffe vorhaben wunsch bald
problem probleme schwierigkeiten sorgen: schwer schwierig verloren streit fehler
erfolg erfolge leistung: gewonnen preis geschafft bestanden abschluss befördert stolz
lieblings liebling favorit: liebe mag gern am liebsten
religion glaube: kirche gott beten bibel moschee christ muslim jude buddhist katholisch evangelisch
beruf arbeit job tätigkeit: lehrer lehrerin arzt ärztin krankenschwester ingenieur anwalt koch künstler autor manager entwickler designer büro firma verkäufer bankkaufmann informatiker programmierer kellner journalist praktikum ausbildung chef arbeite
firma unternehmen betrieb: chef büro kunden gründen laden geschäft
gehalt geld verdienen finanzen: euro zahlen lohn sparen kredit schulden bank teuer kosten
kaufen gekauft einkaufen: laden neu bestellt geschäft besorgt
geschenk geschenke schenken: bekommen geschenkt geburtstag überraschung
ausbildung studium studieren schule bildung: universität uni hochschule abitur kurs bachelor master prüfung lernen student klasse
fach fächer: mathe geschichte biologie chemie physik psychologie informatik kunst jura medizin
kurs kurse unterricht: lernen gelernt workshop stunde training
sprache sprachen: englisch deutsch französisch spanisch italienisch russisch chinesisch japanisch türkisch polnisch
feier feiern fest party: geburtstag kuchen jubiläum hochzeit silvester
feiertage feiertag: weihnachten ostern silvester pfingsten
wettbewerb turnier meisterschaft: gewonnen verloren finale pokal medaille platz
sport sportart sportarten: tennis fußball handball basketball golf schwimmen laufen volleyball rugby skifahren snowboard surfen klettern boxen radfahren turnen reiten marathon tischtennis
fitness training trainieren bewegung: yoga laufen joggen gewichte schwimmen pilates fitnessstudio kraft
draußen natur outdoor: wandern camping angeln klettern wald see berg park strand garten
spiel spiele: schach karten poker puzzle brettspiel konsole computerspiel
haustier haustiere: hund katze hamster kaninchen schildkröte papagei fisch vogel meerschweinchen welpe kätzchen
tier tiere: hund katze pferd vogel kuh schaf schwein bär fuchs wolf löwe affe schlange ente hase
hund hunde: welpe labrador dackel schäferhund pudel leine
katze katzen: kätzchen kater
essen speise gericht mahlzeit küche: pizza nudeln brot käse reis salat suppe schnitzel huhn fisch gemüse obst schokolade kuchen kartoffeln wurst eier fleisch
kochen backen rezept: kuchen brot ofen gebacken gekocht teig suppe plätzchen
nachtisch süßigkeit süßes dessert: kuchen keks torte schokolade eis pudding
getränk getränke trinken: kaffee tee wein bier saft wasser cocktail milch limo
obst früchte: apfel banane orange erdbeere traube zitrone kirsche birne
ernährung diät: vegan vegetarisch gesund fleisch milch gluten abnehmen
allergie allergisch unverträglichkeit: laktose nüsse erdnuss gluten pollen vertrage
restaurant café lokal: gegessen bestellt essen kellner
instrument instrumente: gitarre klavier geige schlagzeug flöte saxophon cello klarinette trompete ukulele
musik musiker band: lied konzert gitarre klavier album sänger singen jazz rock pop klassik chor orchester
kunst künstler: malen bild zeichnung skulptur galerie museum leinwand töpfern ausstellung
buch bücher lesen roman: autor geschichte gelesen reihe kapitel krimi bibliothek
film filme kino: geschaut gesehen schauspieler komödie drama thriller regisseur
serie serien fernsehen: folge staffel geschaut netflix
gerät geräte technik: computer handy laptop app tablet kamera
kleidung klamotten mode: hemd kleid jacke schuhe jeans hut pullover rock stiefel mantel schal hose
möbel einrichtung: sofa tisch stuhl bett lampe regal teppich schrank
wohnen wohnung haus wohnort zuhause: wohne lebe umgezogen stadt miete zimmer viertel
umzug umziehen umgezogen: wohnung neu stadt haus
garten pflanzen pflanze: blumen rosen tomaten gemüse kräuter baum beet
fahrzeug auto fahrzeuge: wagen motorrad fahrrad lkw boot bus fahren führerschein
reise reisen urlaub ferien: flug hotel strand besucht tour gereist flughafen meer ausflug
land länder: frankreich italien spanien deutschland england japan china kanada usa brasilien indien griechenland portugal österreich schweiz türkei polen
stadt städte: berlin münchen hamburg köln wien zürich paris london rom madrid
ort orte: stadt park strand restaurant museum straße see berg dorf
wetter: regen schnee sonne sturm kalt heiß wind
gesundheit krankheit krank: arzt krankenhaus operation medikament schmerzen diagnose asthma diabetes blut therapie verletzung erkältung grippe
verletzung verletzt unfall: gebrochen krankenhaus schmerzen knie operation
gestorben tod verstorben: beerdigung trauer verloren
erinnerung erinnerungen kindheit: damals früher klein kind
~ gehen geht ging gegangen
~ essen isst aß gegessen
~ trinken trinkt trank getrunken
~ fahren fährt fuhr gefahren
~ fliegen flog geflogen flug
~ sehen sieht sah gesehen
~ lesen liest las gelesen
~ schreiben schrieb geschrieben
~ sprechen spricht sprach gesprochen
~ finden fand gefunden
~ bringen brachte gebracht
~ denken dachte gedacht
~ nehmen nimmt nahm genommen
~ geben gibt gab gegeben
~ kommen kam gekommen
~ treffen trifft traf getroffen
~ gewinnen gewann gewonnen
~ verlieren verlor verloren
~ singen sang gesungen
~ schwimmen schwamm geschwommen
~ laufen läuft lief gelaufen
~ helfen hilft half geholfen
~ ziehen zog gezogen umgezogen
~ heißen hieß name
~ mögen mag mochte
~ kind kinder
~ mann männer
~ haus häuser
~ buch bücher
= auto wagen
= wohnung haus zuhause
= arzt ärztin doktor
= oma großmutter
= opa großvater
= mama mutter
= papa vater
= handy telefon smartphone
= fahrrad rad
= job arbeit beruf
= urlaub ferien reise
= laden geschäft
= kaufen besorgen
= foto bild
= spital krankenhaus
= lecker köstlich
`;
