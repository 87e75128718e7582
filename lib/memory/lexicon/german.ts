/** Everyday German: people, feelings, health, work, learning, belief. How rows are read: `read-rows.ts`. */
export const GERMAN = `
familie verwandte verwandtschaft: mutter vater mama papa eltern schwester bruder geschwister sohn tochter kind baby frau mann oma opa großmutter großvater tante onkel cousin cousine nichte neffe schwiegermutter schwager schwägerin enkel stiefvater stiefmutter
eltern: mutter vater mama papa
kinder kind nachwuchs: sohn tochter baby junge mädchen zwillinge enkel teenager
geschwister: bruder schwester zwilling halbbruder halbschwester
großeltern: oma opa großmutter großvater
vorfahren herkunft wurzeln: großeltern heimat geboren stammt tradition
partner partnerin ehepartner: frau mann freund freundin ehefrau ehemann verlobte verlobter
beziehung beziehungsstatus familienstand: verheiratet ledig geschieden single verlobt getrennt hochzeit verwitwet
hochzeit heirat heiraten: braut bräutigam verlobt ehe ring geheiratet flitterwochen trauung standesamt trauzeuge brautkleid
scheidung geschieden: getrennt ex anwalt sorgerecht
trennung getrennt: schluss ex geschieden
verlobung antrag: ring verlobt ja hochzeit
freunde freund freundin: kumpel bekannte mitbewohner kollege nachbar
kollegen kollege: chef team büro mitarbeiter
schwangerschaft schwanger: baby geburt hebamme ultraschall
geburt geboren: baby hebamme kreißsaal gramm
baby säugling neugeborenes: windel kinderwagen schnuller fläschchen krabbeln
jugendlicher teenager: schule pubertät
senioren rentner: oma opa pflegeheim alt
kinderbetreuung: kita kindergarten tagesmutter babysitter oma
beerdigung begräbnis trauerfeier: friedhof grab sarg urne gestorben
gestorben tod verstorben: beerdigung trauer verloren
taufe: kirche pate patin baby
vorbild idol: bewundern held
mobbing gemobbt: schule gehänselt ausgelacht
gefühl gefühle fühlen stimmung: glücklich traurig wütend nervös stolz dankbar ängstlich gestresst froh erleichtert einsam müde enttäuscht aufgeregt eifersüchtig verliebt überfordert zufrieden genervt besorgt gelangweilt überrascht schuldig
glück glücklich freude: froh zufrieden lachen begeistert
traurig trauer: weinen tränen verlust vermissen niedergeschlagen
wut wütend ärger: sauer genervt verärgert zornig
angst ängste fürchten: nervös sorge panik phobie höhe spinnen
sorge besorgt: angst nervös unsicher
stress gestresst: druck überfordert müde erschöpft überstunden
entspannen erholen abschalten: ruhe yoga meditation baden lesen spazieren musik massage sauna
einsam: allein vermissen
langeweile gelangweilt: langweilig öde
eifersucht: neid neidisch
scham peinlich: geschämt rot blamiert
reue bereuen: schuld fehler
enttäuschung enttäuscht: schade erwartet gehofft
aufgeregt vorfreude: gespannt freue bald
nervös: aufgeregt angst lampenfieber
heimweh: vermissen heimat zuhause
verliebt schwärmen: liebe date herz küssen
humor witzig: lustig lachen witz komisch
persönlichkeit charakter eigenschaft: freundlich ehrlich mutig kreativ geduldig schüchtern lustig ehrgeizig großzügig treu hilfsbereit zuverlässig fleißig offen neugierig stur ruhig gelassen optimistisch selbstbewusst sensibel
stärken: geduldig kreativ mutig zuverlässig
schwächen laster: ungeduldig stur faul rauchen unordentlich
werte prinzipien: ehrlichkeit familie respekt treue freiheit gerechtigkeit
meinung einstellung haltung: finde glaube denke halte dafür dagegen
rat ratschlag tipp empfehlung: sollte empfehlen probieren versuch
inspiration inspiriert motivation motiviert: vorbild begeistert antrieb traum
ziel ziele traum träume plan pläne: möchte hoffe vorhaben wunsch bald vorsatz
wunsch: möchte hätte gern traum
problem probleme schwierigkeiten sorgen: schwer schwierig verloren streit fehler hindernis rückschlag ärger
fehler irrtum: falsch versehen
rückschlag misserfolg scheitern: verloren durchgefallen abgelehnt absage
erfolg erfolge leistung: gewonnen preis geschafft bestanden abschluss befördert stolz medaille
preis auszeichnung: gewonnen medaille pokal urkunde
hobby hobbys freizeit interessen aktivitäten: malen lesen schreiben wandern kochen backen garten fotografieren zeichnen laufen schwimmen tanzen spielen angeln radfahren stricken musik gitarre klavier yoga klettern reisen töpfern nähen basteln sammeln singen chor puzzeln gärtnern
leidenschaft begeisterung: liebe begeistert traum
lieblings liebling favorit: liebe mag gern liebsten
abneigung hassen: mag hasse eklig schlimm nervt
gesundheit krankheit krank: arzt krankenhaus operation medikament schmerzen diagnose asthma diabetes blut therapie verletzung erkältung grippe fieber allergie migräne
symptom beschwerden: fieber husten schnupfen kopfschmerzen übelkeit ausschlag schwindel müdigkeit
schmerz: weh kopf rücken zahn bauch
erkältung grippe: husten schnupfen fieber halsschmerzen heiser
magen bauch verdauung: übelkeit durchfall erbrechen krämpfe blähungen
zahnarzt zahn: karies spange plombe krone zahnschmerzen
augen sehen: brille linsen optiker
rücken wirbelsäule: bandscheibe physiotherapie orthopäde
gelenk: knie hüfte schulter arthrose
herz: infarkt blutdruck schlaganfall schrittmacher cholesterin
krebs: tumor chemo bestrahlung diagnose
diabetes: insulin zucker
haut: ausschlag ekzem sonnenbrand akne creme hautarzt
arzt ärztin facharzt: kinderarzt hausarzt zahnarzt chirurg orthopäde hautarzt psychiater frauenarzt
medikament medizin: tablette antibiotika schmerzmittel ibuprofen aspirin salbe rezept apotheke pille
impfung geimpft: grippe corona spritze
corona pandemie covid: maske quarantäne lockdown test impfung
krankenhaus klinik: operation notaufnahme station krankenschwester chirurg
verletzung verletzt unfall: gebrochen krankenhaus schmerzen knie operation verstaucht gips
behinderung behindert: rollstuhl blind taub barrierefrei
reha physiotherapie krankengymnastik: übungen massage dehnen
psyche psychisch: depression therapie angststörung burnout psychologe trauma
depression depressiv: therapie traurig antidepressiva
burnout: erschöpft überarbeitet stress
therapeut therapie psychologe: sitzung gespräch behandlung
schlaf: müde schlaflos albtraum bett nickerchen
rauchen: zigarette aufgehört nikotin
sucht abhängigkeit: alkohol rauchen drogen entzug
abnehmen übergewicht: kilo diät gewicht kalorien
körper: arm bein kopf hand fuß rücken knie schulter knöchel hals
haare frisur friseur: geschnitten gefärbt blond locken kurz zopf
aussehen: augen haare groß schlank bart brille
größe: meter zentimeter groß klein
tattoo tätowierung: gestochen motiv
beruf arbeit job tätigkeit: lehrer lehrerin arzt ärztin krankenschwester ingenieur anwalt koch künstler autor manager entwickler designer büro firma verkäufer bankkaufmann informatiker programmierer kellner journalist praktikum ausbildung chef arbeite mechaniker elektriker handwerker polizist pilot erzieher pfleger architekt fotograf friseur buchhalter
handwerker: elektriker klempner schreiner maler maurer dachdecker installateur
firma unternehmen betrieb: chef büro kunden gründen laden geschäft
bewerbung jobsuche arbeitslos: lebenslauf vorstellungsgespräch stelle zusage absage
kündigung gekündigt entlassen: arbeitslos gefeuert verloren
beförderung befördert: chef leitung gehalt position
chef vorgesetzter: leiter leitung
besprechung meeting: termin kollegen präsentation
homeoffice: zuhause laptop
rente ruhestand: pension rentner
gehalt geld verdienen finanzen: euro zahlen lohn sparen kredit schulden bank teuer kosten
schulden kredit: bank zahlen raten
steuer: finanzamt erklärung rückerstattung
investieren geldanlage: aktien fonds immobilie zinsen
erbe: nachlass testament
reich vermögend: millionär luxus geld
arm armut: geld schulden obdachlos
versicherung: haftpflicht krankenkasse schaden
kaufen gekauft einkaufen: laden neu bestellt geschäft besorgt supermarkt
verkaufen verkauft: flohmarkt ebay kunden
angebot rabatt: günstig billig reduziert
geschenk geschenke schenken: bekommen geschenkt geburtstag überraschung gutschein kette buch blumen
ausbildung studium studieren schule bildung: universität uni hochschule abitur kurs bachelor master prüfung lernen student klasse lehre gymnasium
schule: klasse lehrer hausaufgaben noten gymnasium grundschule schüler
universität hochschule: campus vorlesung semester professor
abschluss: abitur bachelor master diplom zeugnis
prüfung klausur test: bestanden durchgefallen gelernt note
fach fächer: mathe geschichte biologie chemie physik psychologie informatik kunst jura medizin erdkunde philosophie wirtschaft
kurs kurse unterricht: lernen gelernt workshop stunde training seminar
nachhilfe: mathe schüler lernen
sprache sprachen: englisch deutsch französisch spanisch italienisch russisch chinesisch japanisch türkisch polnisch arabisch portugiesisch niederländisch schwedisch
religion glaube: kirche gott beten bibel moschee christ muslim jude buddhist katholisch evangelisch
kirche gottesdienst: pfarrer messe chor beten
politik: wahl partei regierung bürgermeister bundestag
wahl: partei kandidat stimme gewählt
protest demonstration demo: rechte plakat streik
gericht prozess: anwalt richter urteil klage
verbrechen kriminalität: diebstahl einbruch betrug gestohlen polizei überfall
polizei: anzeige gestohlen verhaftet strafe
ehrenamt freiwillig engagement: spenden verein tierheim obdachlose tafel feuerwehr helfen
spende: gespendet geld wohltätig
verein club: mitglied training feuerwehr chor
umwelt umweltschutz nachhaltigkeit: klima müll plastik recycling energie
migration einwanderung ausgewandert: visum asyl flucht heimat
staatsangehörigkeit nationalität: deutsch österreichisch türkisch polnisch italienisch pass
militär bundeswehr: soldat dienst einsatz
sternzeichen: widder stier zwillinge löwe jungfrau waage skorpion schütze steinbock wassermann
erinnerung erinnerungen kindheit: damals früher klein kind
andenken erinnerungsstück: souvenir foto geschenk
symbol bedeutung: bedeutet steht erinnert
alltag routine tagesablauf: morgens täglich abends immer
gewohnheit: immer täglich jeden
wochenende: samstag sonntag
häufigkeit oft: täglich jede woche manchmal selten
tradition brauch: jedes jahr familie weihnachten
termin verabredung: uhr treffen datum
= doktor arzt mediziner
= oma großmutter
= opa großvater
= mama mutter mutti
= papa vater vati
= ehefrau frau gattin
= ehemann mann gatte
= kumpel freund
= handy telefon smartphone
= job arbeit beruf stelle
= lohn gehalt einkommen
= laden geschäft
= kaufen besorgen
= foto bild aufnahme
= spital krankenhaus
= lecker köstlich
= schön hübsch wunderschön
= toll super großartig wunderbar
= furchtbar schrecklich schlimm
= wichtig bedeutend
= schwierig schwer kompliziert
= einfach leicht
= schnell rasch
= kaputt defekt beschädigt
= lustig witzig komisch
= klug schlau intelligent
= nett freundlich lieb
= mutig tapfer
= fleißig arbeitsam
= müde erschöpft kaputt
= froh glücklich
= sauer wütend böse
= traurig niedergeschlagen
= nervös aufgeregt
= begeistert fasziniert
= teuer kostspielig
= billig günstig preiswert
= krank erkrankt
= gesund fit
= alt betagt
= anfangen beginnen starten
= aufhören beenden
= reden sprechen plaudern
= erzählen berichten
= erhalten bekommen kriegen
= schauen sehen gucken anschauen
= renovieren sanieren streichen
= umziehen ziehen
= wohnen leben
= arbeiten jobben
= lernen üben
= helfen unterstützen
= mögen gefallen lieben
= hassen verabscheuen
= bereuen leid
= besichtigen besuchen
= telefonieren anrufen
= verschieben absagen
= planen vorhaben
= entdecken finden
= streiten zanken
= trennen scheiden
= sterben tod verstorben
= gewinnen sieg
= verlieren niederlage
= ziel vorhaben
= grund weil wegen
= ergebnis resultat
= name heißen
= meinung ansicht
= gegend viertel nachbarschaft
= schmuckstück kette ring
= entscheidung entschieden beschlossen
= vorschlag idee
= treffen verabreden
`;
