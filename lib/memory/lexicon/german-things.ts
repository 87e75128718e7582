/** Everyday German: pastimes, food, home, clothes, animals, travel, nature, feasts. How rows are read: `read-rows.ts`. */
export const GERMAN_THINGS = `
feier feiern fest party: geburtstag kuchen jubiläum hochzeit silvester gäste einladung luftballons
feiertage feiertag: weihnachten ostern silvester pfingsten neujahr
weihnachten: baum geschenke dezember plätzchen advent krippe
ostern: eier hase april
silvester neujahr: feuerwerk raketen sekt vorsatz
geburtstag: torte geschenk kerzen feier gäste
fasching karneval: kostüm umzug verkleidet
gäste besucher: eingeladen freunde
wettbewerb turnier meisterschaft: gewonnen verloren finale pokal medaille platz
sport sportart sportarten: tennis fußball handball basketball golf schwimmen laufen volleyball rugby skifahren snowboard surfen klettern boxen radfahren turnen reiten marathon tischtennis leichtathletik badminton eishockey rudern segeln judo karate
ballsport mannschaftssport: fußball handball basketball volleyball
wintersport: ski snowboard schlittschuh rodeln langlauf eishockey
wassersport: surfen segeln schwimmen tauchen rudern kajak
kampfsport: karate judo boxen taekwondo ringen
fußball: tor mannschaft spiel verein bundesliga
fitness training trainieren bewegung: yoga laufen joggen gewichte schwimmen pilates fitnessstudio kraft
laufen joggen: marathon kilometer strecke park
wandern wanderung: berg weg gipfel rucksack hütte
draußen natur outdoor: wandern camping angeln klettern wald see berg park strand garten
camping zelten: zelt schlafsack lagerfeuer wohnmobil
tanz: ballett salsa tango walzer
spiel spiele: schach karten poker puzzle brettspiel konsole computerspiel
brettspiel gesellschaftsspiel: schach dame würfel monopoly mühle
kartenspiel: skat poker rommé
videospiel computerspiel konsole: nintendo playstation xbox
handarbeit: stricken häkeln nähen sticken wolle
basteln heimwerken: holz papier regal werkstatt
töpfern keramik: ton schale tasse vase
malerei malen: leinwand pinsel aquarell acryl öl porträt
sammlung sammeln: briefmarken münzen schallplatten figuren karten
fotografie: kamera bild objektiv
werkzeug: hammer bohrer schraubenzieher zange
instrument instrumente: gitarre klavier geige schlagzeug flöte saxophon cello klarinette trompete ukulele posaune akkordeon harfe bass orgel
musik musiker band: lied konzert gitarre klavier album sänger singen jazz rock pop klassik chor orchester
musikrichtung genre: rock jazz pop klassik metal techno blues volksmusik
konzert: bühne band karten publikum festival
kunst künstler: malen bild zeichnung skulptur galerie museum leinwand töpfern ausstellung
buch bücher lesen roman: autor geschichte gelesen reihe kapitel krimi bibliothek fantasy biografie hörbuch
autor autorin schriftsteller: buch roman geschrieben
zeitung zeitschrift: artikel bericht journalist
gedicht lyrik: reim strophe
film filme kino: geschaut gesehen schauspieler komödie drama thriller regisseur
filmgenre: komödie horror thriller drama action krimi
theater: bühne schauspieler stück aufführung musical oper
serie serien fernsehen: folge staffel geschaut netflix
gerät geräte technik: computer handy laptop app tablet kamera kopfhörer uhr
computer rechner: laptop bildschirm tastatur maus festplatte
internet online: webseite blog wlan router
soziale_medien: instagram facebook twitter tiktok youtube
programmieren software: code python java app entwickler
nachricht mail: email brief sms geschrieben
passwort konto: gehackt anmelden
haustier haustiere: hund katze hamster kaninchen schildkröte papagei fisch vogel meerschweinchen welpe kätzchen wellensittich kater
tier tiere: hund katze pferd vogel kuh schaf schwein bär fuchs wolf löwe affe schlange ente hase elefant tiger igel eichhörnchen reh ziege maus frosch giraffe pinguin wal delfin
hund hunde: welpe labrador dackel schäferhund pudel leine golden retriever mops terrier beagle dogge
katze katzen: kätzchen kater kratzbaum
pferd: reiten stall pony sattel
vogel: papagei wellensittich eule adler amsel spatz storch taube
insekt: biene wespe mücke ameise schmetterling käfer spinne fliege
bauernhof nutztier: kuh schwein schaf huhn ziege traktor
zoo tierpark: elefant löwe affe giraffe pinguin
tierarzt: impfung krank hund katze
rasse hunderasse: labrador dackel schäferhund pudel mops terrier
essen speise gericht mahlzeit küche: pizza nudeln brot käse reis salat suppe schnitzel huhn fisch gemüse obst schokolade kuchen kartoffeln wurst eier fleisch lasagne curry sushi auflauf braten pommes
frühstück: brötchen müsli ei marmelade kaffee croissant
mittagessen abendessen: gegessen nudeln suppe salat restaurant
kochen backen rezept: kuchen brot ofen gebacken gekocht teig suppe plätzchen
zutat: mehl zucker butter milch eier sahne knoblauch zwiebel
nachtisch süßigkeit süßes dessert: kuchen keks torte schokolade eis pudding gummibärchen bonbon waffel
kuchen torte: sahne schokolade käsekuchen apfelkuchen streusel
getränk getränke trinken: kaffee tee wein bier saft wasser cocktail milch limo cola sekt kakao
alkohol: wein bier schnaps sekt cocktail whisky
kaffee: espresso cappuccino latte bohnen
obst früchte: apfel banane orange erdbeere traube zitrone kirsche birne himbeere pflaume pfirsich ananas mango melone heidelbeere
gemüse: karotte tomate gurke paprika zwiebel brokkoli spinat salat kartoffel bohnen erbsen zucchini kürbis blumenkohl
fleisch: huhn rind schwein wurst schinken steak speck hackfleisch
fisch meeresfrüchte: thunfisch garnelen forelle
brot gebäck: brötchen croissant brezel toast
nüsse: mandel walnuss erdnuss haselnuss
gewürz: pfeffer salz zimt basilikum curry knoblauch
kräuter: basilikum petersilie rosmarin minze schnittlauch
grillen: würstchen steak kohle garten
ernährung diät: vegan vegetarisch gesund fleisch milch gluten abnehmen
vegan vegetarisch: tofu fleischlos gemüse linsen
allergie allergisch unverträglichkeit: laktose nüsse erdnuss gluten pollen vertrage heuschnupfen
restaurant café lokal: gegessen bestellt essen kellner
geschmack: süß sauer scharf salzig
italienisch: pizza pasta lasagne
asiatisch: sushi nudeln reis curry ramen
kleidung klamotten mode: hemd kleid jacke schuhe jeans hut pullover rock stiefel mantel schal hose bluse socken mütze handschuhe anzug krawatte
schuhe: stiefel turnschuhe sandalen absätze
schmuck: kette ring ohrringe armband uhr
tasche: rucksack handtasche koffer
material stoff: holz metall glas baumwolle leder wolle seide plastik stein
farbe: rot blau grün gelb lila orange rosa schwarz weiß braun grau türkis
muster: gestreift kariert geblümt punkte
kosmetik schminke: lippenstift mascara creme nagellack
möbel einrichtung: sofa tisch stuhl bett lampe regal teppich schrank sessel kommode spiegel vorhang
wohnen wohnung haus wohnort zuhause: wohne lebe umgezogen stadt miete zimmer viertel
miete vermieter: wohnung kaution nebenkosten mietvertrag
umzug umziehen umgezogen: wohnung neu stadt haus kisten
zimmer raum: küche schlafzimmer badezimmer wohnzimmer keller büro
haushalt hausarbeit: putzen waschen bügeln staubsaugen spülen aufräumen
putzen sauber: wischen staubsaugen staub
haushaltsgerät küchengerät: ofen herd kühlschrank mixer spülmaschine waschmaschine toaster
geschirr: teller tasse schüssel glas
heizung: kalt ofen kamin wärme
renovierung renovieren: streichen tapete boden bad fliesen
reparatur reparieren: kaputt werkstatt handwerker
müll abfall: tonne recycling trennen
einbruch einbrecher: gestohlen polizei alarmanlage
garten pflanzen pflanze: blumen rosen tomaten gemüse kräuter baum beet rasen gießen gewächshaus
balkon terrasse: pflanzen stühle sonne
blume: rose tulpe sonnenblume lilie orchidee lavendel
baum: eiche tanne birke apfelbaum kiefer
fahrzeug auto fahrzeuge: wagen motorrad fahrrad lkw boot bus fahren führerschein
auto wagen: motor reifen bremse werkstatt tanken panne
panne: reifen motor abschleppen werkstatt
verkehr verkehrsmittel: bus bahn zug flugzeug fahrrad straßenbahn taxi fähre auto
bahn zug: bahnhof gleis verspätung fahrkarte
flug flugzeug: flughafen koffer verspätung gelandet
schiff boot: segelboot fähre kreuzfahrt kajak
reise reisen urlaub ferien: flug hotel strand besucht tour gereist flughafen meer ausflug
unterkunft übernachten: hotel ferienwohnung pension hütte zelt jugendherberge campingplatz
ausflug: wandern zoo museum see tour
sehenswürdigkeit: turm schloss museum dom kirche brücke burg denkmal
gepäck: koffer rucksack tasche
souvenir mitbringsel: magnet postkarte andenken
ausland: reise flug land
kontinent: afrika asien europa amerika australien
land länder: frankreich italien spanien deutschland england japan china kanada usa brasilien indien griechenland portugal österreich schweiz türkei polen kroatien schweden norwegen dänemark niederlande mexiko thailand ägypten irland
europa: frankreich italien spanien deutschland england griechenland portugal österreich schweiz polen
asien asiatisch: japan china thailand indien vietnam korea
bundesland: bayern hessen sachsen berlin hamburg bremen thüringen niedersachsen brandenburg saarland
stadt städte: berlin münchen hamburg köln wien zürich paris london rom madrid frankfurt stuttgart dresden leipzig bremen barcelona amsterdam prag lissabon
insel inseln: mallorca kreta sylt rügen sizilien hawaii
ort orte: stadt park strand restaurant museum straße see berg dorf
berg gebirge: alpen gipfel wandern ski klettern
gewässer wasser: meer see fluss schwimmen
strand: sand meer wellen baden muscheln
wald: baum pilze wandern reh
dorf land: ruhig bauernhof felder
wetter: regen schnee sonne sturm kalt heiß wind nebel gewitter wolken hitze hagel
temperatur: grad kalt heiß warm
unwetter naturkatastrophe: sturm hochwasser überschwemmung erdbeben gewitter
jahreszeit: sommer winter frühling herbst
winter: schnee dezember januar ski kalt
sommer: juni juli august hitze
frühling: april
herbst: oktober november blätter
himmel weltall: sterne mond planet sonne
tageszeit: morgen mittag abend nacht nachmittag vormittag
wochentag: montag dienstag mittwoch donnerstag freitag
form: rund eckig dreieck herz stern
dauer: jahre monate wochen stunden seit lange
spielzeug: puppe lego teddy puzzle ball
`;
