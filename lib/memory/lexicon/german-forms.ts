/** Forms and derivations of one German word that no stemmer brings together. How rows are read: `read-rows.ts`. */
export const GERMAN_FORMS = `
~ gehen geht ging gegangen
~ essen isst aß gegessen
~ trinken trinkt trank getrunken
~ fahren fährt fuhr gefahren
~ fliegen fliegt flog geflogen flug
~ sehen sieht sah gesehen
~ lesen liest las gelesen
~ schreiben schreibt schrieb geschrieben
~ sprechen spricht sprach gesprochen
~ finden findet fand gefunden
~ bringen bringt brachte gebracht
~ denken denkt dachte gedacht
~ nehmen nimmt nahm genommen
~ geben gibt gab gegeben
~ kommen kommt kam gekommen
~ treffen trifft traf getroffen
~ gewinnen gewinnt gewann gewonnen
~ verlieren verliert verlor verlust
~ singen singt sang gesungen
~ schwimmen schwimmt schwamm geschwommen
~ laufen läuft lief gelaufen
~ helfen hilft half geholfen hilfe
~ ziehen zieht zog gezogen
~ umziehen umzug umgezogen
~ heißen heißt hieß
~ mögen mag mochte gemocht
~ wissen wusste gewusst
~ kennen kennt kannte gekannt
~ bleiben bleibt blieb geblieben
~ fallen fällt fiel gefallen
~ fangen fängt fing gefangen
~ anfangen anfing angefangen
~ beginnen beginnt begann begonnen
~ bekommen bekommt bekam
~ bitten bittet bat gebeten
~ bieten bietet bot geboten
~ brechen bricht brach gebrochen
~ brennen brennt brannte gebrannt
~ backen backt buk gebacken
~ beißen beißt biss gebissen
~ empfehlen empfiehlt empfahl empfohlen
~ entscheiden entscheidet entschied
~ erfinden erfand erfunden
~ erhalten erhielt
~ erschrecken erschrak erschrocken
~ fressen frisst fraß
~ frieren friert fror gefroren
~ gießen gießt goss gegossen
~ graben gräbt grub gegraben
~ halten hielt gehalten
~ hängen hängt hing gehangen
~ heben hebt hob gehoben
~ klingen klingt klang geklungen
~ leiden leidet litt gelitten
~ leihen leiht lieh geliehen
~ liegen liegt lag gelegen
~ lügen lügt log gelogen
~ messen misst maß gemessen
~ raten riet
~ reiten reitet ritt geritten
~ rennen rennt rannte gerannt
~ rufen ruft rief gerufen
~ anrufen angerufen
~ schenken schenkt geschenkt
~ scheiden scheidung geschieden
~ schlafen schläft schlief geschlafen
~ schlagen schlägt schlug geschlagen
~ schließen schließt schloss geschlossen
~ abschließen abgeschlossen abschluss
~ schneiden schneidet schnitt geschnitten
~ schreien schreit schrie geschrien
~ senden sendet sandte gesandt
~ sitzen sitzt saß gesessen
~ springen springt sprang gesprungen
~ stehen steht stand gestanden
~ stehlen stiehlt stahl gestohlen
~ steigen steigt stieg gestiegen
~ sterben stirbt starb gestorben tod tot
~ streiten streitet stritt gestritten
~ tragen trägt trug getragen
~ treten tritt trat getreten
~ unternehmen unternahm unternommen
~ verbringen verbringt verbrachte
~ vergessen vergisst vergaß
~ verlassen verlässt verließ
~ verletzen verletzt
~ verschieben verschob
~ verstehen versteht verstand
~ versprechen verspricht versprach versprochen
~ vorschlagen vorgeschlagen
~ wachsen wächst wuchs gewachsen
~ waschen wäscht wusch gewaschen
~ werfen wirft warf geworfen
~ wiegen wiegt wog gewogen gewicht
~ arbeiten arbeitet gearbeitet
~ antworten antwortet geantwortet
~ aufhören aufgehört
~ ausgehen ausgegangen
~ aussehen aussah ausgesehen
~ basteln bastelt gebastelt
~ bauen baut gebaut
~ besichtigen besichtigt
~ bestellen bestellt
~ besuchen besucht
~ bewerben bewirbt bewarb beworben
~ bezahlen bezahlt
~ danken dankt gedankt dankbar
~ einladen eingeladen
~ einkaufen eingekauft
~ entspannen entspannt
~ erinnern erinnert erinnerung
~ erklären erklärt
~ erleben erlebt erlebnis
~ erzählen erzählt
~ feiern feiert gefeiert
~ fragen fragt gefragt
~ freuen freut gefreut freude
~ fühlen fühlt gefühlt gefühl
~ fürchten fürchtet gefürchtet
~ gründen gründet gegründet gründung
~ hassen hasst gehasst
~ heiraten heiratet geheiratet
~ hoffen hofft gehofft hoffnung
~ hören hört gehört
~ kaufen kauft gekauft
~ klettern klettert geklettert
~ kochen kocht gekocht
~ kosten kostet gekostet
~ kündigen kündigt gekündigt
~ lachen lacht gelacht
~ leben lebt gelebt
~ lehren lehrt gelehrt
~ lernen lernt gelernt
~ lieben liebt geliebt
~ machen macht gemacht
~ malen malt gemalt
~ meinen meint gemeint meinung
~ mieten mietet gemietet
~ öffnen öffnet geöffnet
~ operieren operiert operation
~ pflanzen pflanzt gepflanzt
~ pflegen pflegt gepflegt
~ planen plant geplant
~ reden redet geredet
~ reisen reist gereist
~ reparieren repariert reparatur
~ retten rettet gerettet rettung
~ sagen sagt gesagt
~ sammeln sammelt gesammelt sammlung sammler
~ schauen schaut geschaut
~ schicken schickt geschickt
~ sparen spart gespart
~ spenden spendet gespendet
~ spielen spielt gespielt
~ stricken strickt gestrickt
~ studieren studiert studium student
~ suchen sucht gesucht
~ tanzen tanzt getanzt
~ teilen teilt geteilt
~ teilnehmen teilgenommen teilnahme
~ träumen träumt geträumt
~ trainieren trainiert training
~ trennen trennt getrennt trennung
~ üben übt geübt übung
~ überraschen überrascht
~ unterrichten unterrichtet
~ verdienen verdient
~ verkaufen verkauft
~ verloben verlobt
~ vermissen vermisst
~ versuchen versucht
~ wandern wandert gewandert wanderung
~ warten wartet gewartet
~ weinen weint geweint
~ wohnen wohnt gewohnt
~ wünschen wünscht gewünscht
~ zahlen zahlt gezahlt
~ zeichnen zeichnet gezeichnet zeichnung
~ zeigen zeigt gezeigt
~ angst ängstlich
~ glück glücklich
~ trauer traurig
~ wut wütend
~ ruhe ruhig
~ mut mutig
~ neugier neugierig
~ krankheit krank
~ freund freundin freundinnen freundschaft
~ partner partnerin
~ lehrer lehrerin lehrerinnen
~ arzt ärztin ärztinnen
~ koch köchin
~ künstler künstlerin kunst
~ schüler schülerin
~ student studentin
~ kollege kollegin kolleginnen
~ nachbar nachbarin
~ chef chefin
~ musiker musikerin
~ autor autorin
~ kind kindheit
~ jung jugend
~ groß größte
~ hoch höher
~ deutschland deutsch
~ frankreich französisch
~ spanien spanisch
~ italien italienisch
~ england englisch
~ türkei türkisch
~ polen polnisch
~ russland russisch
~ griechenland griechisch
~ portugal portugiesisch
~ niederlande holland
~ china chinesisch
~ indien indisch
~ amerika amerikanisch usa
~ mexiko mexikanisch
~ kanada kanadisch
~ schweden schwedisch
~ dänemark dänisch
~ eins 1 einmal
~ zwei 2 zweimal paar
~ drei 3
~ vier 4
~ fünf 5
~ sechs 6
~ sieben 7
~ acht 8
~ neun 9
~ zehn 10
~ elf 11
~ zwölf 12 dutzend
~ zwanzig 20
~ dreißig 30
~ hundert 100
~ tausend 1000
~ jahr jährlich
~ woche wöchentlich
~ tag täglich
~ kilometer km
~ universität uni
~ fahrrad rad
~ information info
~ foto fotos fotografie fotograf
~ hobby hobbys
~ auto autos
~ museum museen
~ firma firmen
~ baby babys
~ handy handys
~ party partys
~ konto konten
~ oma omas
~ opa opas
~ kino kinos
~ video videos
~ sofa sofas
~ enkel enkelin
~ verkäufer verkäuferin
~ krankenpfleger krankenschwester
~ thema themen
~ praktikum praktika
`;
