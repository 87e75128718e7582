/**
 * Parts of regular expressions, for letters of any case: how the languages hand over what is not the person's own. They
 * are looked for in one clause, up to its colon. A word that says something else in a neighbouring language stands
 * there with what must be beside it.
 */
export type QuotingWords = {
  /** Somebody says: what follows is theirs up to the next empty line. */
  readonly says: readonly string[];
  /** The same words where the person is the one who says it. */
  readonly iSay: readonly string[];
  /** Work that is done on texts alone. */
  readonly textWork: readonly string[];
  /** Work that is done on texts, and on other things, too. */
  readonly work: readonly string[];
  /** The person as the one who does it, before the verb or around it: "let me …". */
  readonly letMe: readonly string[];
  /** Who else would do it: "I want you to …". */
  readonly others: readonly string[];
  /** The verb as a noun, or about what the assistant asked. */
  readonly noWork: readonly string[];
  /** What a text is called before it is pasted. */
  readonly text: readonly string[];
  /** A text of that name in which the person speaks to the assistant. */
  readonly ownText: readonly string[];
  readonly thisText: readonly string[];
  /** Written by the person, and not about them. */
  readonly fiction: readonly string[];
  readonly howToSay: readonly string[];
  readonly hereIs: readonly string[];
  /** A person who speaks of themself in quotation marks. */
  readonly firstPerson: readonly string[];
};

const ENGLISH_MESSAGE = "(?:messages?|texts?|e-?mails?|mails?|posts?|comments?|sentences?|lines?|repl(?:y|ies)|answers?|questions?|prompts?|descriptions?|stor(?:y|ies))";

export const ENGLISH: QuotingWords = {
  says: [
    "(?:wrote|writes|said|says|told me|tells me|texted|messaged|asks?|asked|reads|states?|stated|goes|starts with|begins with|ends with|shouted|whispered|replied|posted|claims?|mentioned|answered|sent me|e-?mailed)(?: (?:me|us|him|her|them|that|this|to me|to us|the following|yesterday|today|again|back|recently|last (?:night|week|year)))*$",
  ],
  iSay: [
    "\\b(?:I|we)(?:'ve|'d|'m| have| had)?(?: (?:already|just|once|also|earlier|previously|before|always|often|never|only))* (?:wrote|said|asked|texted|messaged|replied|posted|claim|claimed|mentioned|answered|stated|e-?mailed)\\b",
    "^\\W*(?:as|like|so,? as)(?: (?:already|just|previously|I|I've))* (?:said|mentioned|stated|asked)$",
    "\\b(?:since|as|because|if|when|in case) (?:you|anyone|anybody|someone)(?:'ve| have| had| just)? ask(?:s|ed)?(?: me)?$",
  ],
  textWork: ["(?:translate|summari[sz]e|proofread|rewrite|rephrase|paraphrase|shorten|classify)"],
  work: ["(?:correct|fix|edit|review|analy[sz]e|improve|(?<!\\b(?:my|your|his|her|our|first|last|previous|other) )answer|reply to|respond to|check|continue|finish|complete)"],
  letMe: ["(?:let me|allow me to|I(?:'d like| would like| want| wanted| need| have| wish| ought| forgot| hope| plan)? to|I (?:must|should|will|can|could|can't|cannot|couldn't|might)|I'll|I'd better|we (?:must|should|will|want to|need to|have to))"],
  others: ["you", "someone", "somebody", "help"],
  noWork: [
    "^\\W*(?:(?:so|well|ok|okay|and|in|here's|here is)\\W+)*(?:(?:my|the|a) )?(?:(?:short|honest|quick|simple|long|direct|straight) )?answer(?: (?:is|was))?(?: (?:to|for) (?:you|that|this|your [^:]{0,25}))?$",
    "(?:that's|that is|you're|you are|it's|it is|is|are|was|were|not|yes,?) correct$",
    "\\bcorrect me\\b[^:]{0,25}$",
    "^\\W*(?:(?:so|and|just|well|ok|okay)\\W+)*(?:(?:to (?:answer|reply to|respond to)|in (?:answer|reply|response) to) (?:you$|your\\b)|to (?:correct|continue|finish|complete) (?:myself|my (?:answer|profile|introduction|thought|sentence))\\b)",
  ],
  text: [
    "(?:e-?mails?|mails?|letters?|texts?|messages?|(?<!\\bI )reviews?|posts?|articles?|paragraphs?|passages?|sentences?|phrases?|essays?|chats?|logs?|transcripts?|poems?|lyrics|songs?|stor(?:y|ies)|quotes?|quotations?|forms?|ads?|descriptions?|comments?|tweets?|scripts?|scenes?|dialogues?|conversations?|interviews?|reports?|abstracts?|examples?|captions?|headlines?|lines?|verses?|bios?|profiles?|personas?|characters?)",
  ],
  ownText: [
    `^\\W*(?:(?:oh|sorry|oops|no|wait|ah|well|and|one|another|small|quick|just|my|a|an|there was|I made|I had)\\W+)*(?:correction|corrections|typo|typos|mistake|error|addition|addendum|update|clarification|ps|p\\.s\\.|follow-?up) (?:to|in|of|on|about|for) (?:my|the|that)(?: own)?(?: \\w+)? ${ENGLISH_MESSAGE}$`,
    `^\\W*(?:[\\w']+ ){0,6}(?:in|to|about|on|from|since|after|re|regarding|with|what|see|as|like) my (?:last|previous|earlier|first|second|other|recent|original) ${ENGLISH_MESSAGE}(?: (?:to you|here|above|today|yesterday|again|I (?:wrote|said|meant|forgot|asked)[\\w' ]{0,30}))?$`,
    `^\\W*(?:(?:sorry|so|and|well|oh|oops)\\W+)*my (?:last|previous|earlier|first|second|other|recent|original) ${ENGLISH_MESSAGE}(?: (?:here|above|today|yesterday))?(?: (?:was|is|had|has|wasn't|isn't|contained|got|said|says|should) [^:]{0,40})?$`,
    `^\\W*(?:(?:sorry|so|and|well|oh|oops)\\W+)*my ${ENGLISH_MESSAGE} (?:from (?:yesterday|before|earlier|today)|(?:got|was|were) (?:cut|sent|incomplete|unclear|wrong|not)[\\w' ]{0,25})$`,
    `\\b(?:let me|allow me to|I (?:must|have to|need to|want to|would like to|should)|I'd like to) (?:correct|fix|clarify|complete|finish) (?:what I (?:said|wrote)|my (?:last|previous|earlier|first) ${ENGLISH_MESSAGE})`,
    "^\\W*(?:(?:here are|here's|just|so|ok|okay|and|hi|hello)\\W+)*(?:a |the )?(?:few|some|couple of|two|three|four|five|several|more|short|quick)(?: \\w+)? (?:lines?|sentences?|descriptions?|examples?|paragraphs?|phrases?) (?:about|on|of) (?:me|myself|us|my (?:life|family|situation|background))$",
    "^\\W*(?:(?:so|well|ok|okay|and|in short)\\W+)*my (?:own |life |short |personal )?story(?: (?:so far|in short|in brief|in a nutshell))?$",
    "^\\W*(?:(?:here is|here's|just|and)\\W+)*(?:some |a bit of |a little |more |another |one |a |an |quick )*(?:background|info|information|details?|facts?|something|data|notes?|update|addition|correction)?\\W*(?:for|to|about|on) my (?:user |own |personal )?profile$",
    "^\\W*(?:please )?(?:update|add(?: this)? to|change|note in|save (?:in|to)) my (?:user |own |personal )?profile$",
    `^\\W*(?:(?:so|and|well|ok|okay|first)\\W+)*(?:to (?:answer|reply to|respond to)|in (?:answer|reply|response) to|answering|replying to|regarding|re|about|as to|concerning|on|thanks for|thank you for) (?:you|your(?: \\w+){0,2} ${ENGLISH_MESSAGE})\\b[^:]{0,25}$`,
    "^\\W*(?:(?:and|so|well)\\W+)*(?:(?:to cut a )?long story short|true story|(?:the )?bottom line|in other lines|my line of work)(?: is)?$",
  ],
  thisText: ["this", "these", "the following", "following"],
  fiction: [
    "\\bfor (?:my|our|a|the|this) (?:[\\w-]+ ){0,2}(?:novel|novella|story|screenplay|play|script|character|persona|role-?play|rpg|campaign|fan-?fic(?:tion)?|film|movie|comic|npc|poem|song|sketch|cover letter|speech|website|homepage|blog)\\b[^:]{0,25}$",
    "\\b(?:excerpt|extract|quote|line|first (?:line|chapter|page)|beginning|opening|start|draft|blurb) (?:of|from|for|to) (?:my|our|a|the|this|his|her) (?:[\\w-]+ ){0,2}(?:novel|novella|book|screenplay|play|blog|memoir|speech|thesis|cv|resume)\\b[^:]{0,25}$",
  ],
  howToSay: ["(?:write|draft|compose|generate)(?: me| us)? (?:an?|some|two|three|\\d+) [\\w' -]{0,20}(?:text|letter|e-?mail|post|ad|bio|poem|story|essay|review|speech|paragraph|sentences)\\b", "how (?:do|would|can|could|should|does) (?:you|i|we|one) (?:say|write|spell|pronounce|express)"],
  hereIs: ["(?:explain|read|here's|here is|this is|below is)"],
  firstPerson: ["I", "I'm", "my", "me", "you"],
};

const GERMAN_MESSAGE = "(?:nachricht|nachrichten|text|mail|e-?mail|satz|zeile|beitrag|kommentar|antwort|frage|beschreibung)";

const GERMAN: QuotingWords = {
  says: [
    "(?:schrieb|schrieben|schreibt|sagte|sagten|sagt|sagen|meinte|meinten|meint|fragte|fragten|fragt|antwortete|antworteten|antwortet|erzählte|erzählten|erzählt mir|rief|ruft|behauptete|behauptet|postete|simste|mailte|textete|twitterte|erklärte|flüsterte|erwiderte|berichtete|lautet|lautete)(?: [\\p{L}'-]+){0,4}$",
    "(?:hat|haben|hatte|hatten)(?: [\\p{L}'-]+){0,5} (?:geschrieben|gesagt|gemeint|gefragt|geantwortet|erzählt|gepostet|behauptet|gemailt|gesimst|berichtet|geschickt)$",
    "(?:geschrieben|gesagt|gefragt|geantwortet|erzählt|gepostet|behauptet|geschickt) (?:hat|haben|hatte|hatten)$",
    "(?:da|dort|hier|darin|darauf|drauf|auf|in|im|am)(?: [\\p{L}'-]+){0,4} (?:steht|stand)(?: [\\p{L}'-]+){0,3}$",
    "(?<!fest )(?:steht|stand) (?:auf|in|im|am) [\\p{L} '-]{1,30}$",
  ],
  iSay: [
    "\\b(?:ich|wir)(?: (?!und\\b|der\\b|die\\b|oder\\b)[\\p{L}'-]+){0,4} (?:schrieb|schrieben|sagte|sagten|sagen|meinte|meinten|fragte|antwortete|erzählte|rief|erklärte|behauptete|berichtete|geschrieben|gesagt|gemeint|gefragt|geantwortet|erzählt)\\b",
    "\\b(?:schrieb|sagte|meinte|fragte|antwortete|erzählte|schrieben|sagten) (?:ich|wir)\\b",
  ],
  textWork: ["(?:(?:übersetz|uebersetz|umschreib|umformulier|kürz|lektorier|paraphrasier|redigier)(?:e|en|t|st|ung)?|umzuschreiben|umzuformulieren|zusammenzufassen|zusammenfassen|fasse?(?: [\\p{L}'-]+){0,6} zusammen|(?:schreibe?|formuliere?)(?: [\\p{L}'-]+){0,6} um)"],
  work: ["(?:(?:korrigier|verbesser|überarbeit|überprüf|prüf|analysier|vervollständig)(?:e|en|n|t|st)|beantworte|beantworten|antworte|antworten|schreibe? weiter|setze? fort|lies gegen)"],
  letMe: ["(?:lass(?:en sie)? mich|ich (?:muss|möchte|will|wollte|soll|sollte|kann|darf|würde|werde|habe)|um)"],
  others: ["du", "dich", "dir", "ihr", "jemand"],
  noWork: [],
  text: [
    "(?:\\p{L}{0,15}(?:text|texte|textes|brief|briefe|mail|mails|nachricht|nachrichten|rezension|bewertung|artikel|artikels|absatz|absätze|abschnitt|aufsatz|gedicht|gedichts|kommentar|tweet|drehbuch|dialog|anzeige|inserat)|(?:(?:beispiel|neben|haupt|muster)-?)?(?:satz|sätze|satzes|sätzen)|sms|post|beitrag|essay|chat|chatverlauf|protokoll|lied|geschichte|zitat|formular|beschreibung|skript|szene|bericht|zeilen?|strophe|vers|anschreiben|bewerbungsschreiben|motivationsschreiben|bio|biografie|datingprofil|rede|abstract)",
  ],
  ownText: [
    `^\\W*(?:[\\p{L}']+\\W+){0,4}(?:korrektur|berichtigung|nachtrag|ergänzung|tippfehler|fehler|zusatz|update|ps) (?:zu|zur|zum|in|an|bei) (?:meiner|meinem|der|dem) (?:[\\p{L}]+ )?${GERMAN_MESSAGE}(?: (?:von|oben|eben|gerade|vorhin)[^:]{0,15})?$`,
    `^\\W*(?:[\\p{L}']+\\W+){0,6}(?:in|zu|zur|nach|seit|wie in|korrektur|mit) meine[rmn]? (?:letzten?|letzter|vorigen?|vorherigen?|ersten?|anderen?|früheren?) ${GERMAN_MESSAGE}(?: [\\p{L}]+){0,3}$`,
    `^\\W*meine (?:letzte|vorige|erste|vorherige) ${GERMAN_MESSAGE} (?:war|ist|hatte|enthielt) [^:]{0,40}$`,
    `\\b(?:zu|auf|um|für) (?:deine|deiner|ihre|ihrer|eure|eurer)(?: [\\p{L}]+)? ${GERMAN_MESSAGE}(?: zu beantworten| zurückzukommen| von [\\p{L}]+)?$`,
    "^\\W*(?:[\\p{L}']+\\W+){0,3}(?:ein paar|einige|zwei|drei|kurze|mehr) (?:zeilen|sätze|worte) (?:über mich|zu mir|von mir|zu meiner person|über mein leben|zu meinem leben)(?: selbst)?$",
    "^\\W*(?:[\\p{L}']+\\W+)?meine (?:eigene |kurze )?geschichte(?: in kürze| kurz)?$",
    "(?:gute|schlechte|tolle|schöne|traurige|super|kleine|große|kurze|erfreuliche|neue|wichtige) nachricht(?:en)?$",
  ],
  thisText: ["diese[rmns]?", "folgende[rmns]?"],
  fiction: [
    "\\bfür (?:meinen?|unseren?|einen?|den|das|die|diesen?) (?:[\\p{L}-]+ ){0,2}(?:roman|erzählung|geschichte|drehbuch|theaterstück|figur|charakter|rollenspiel|kampagne|film|comic|lied|rede|anschreiben|webseite|blog)\\b[^:]{0,25}$",
    "\\b(?:auszug|ausschnitt|anfang|beginn|zitat|kapitel) (?:aus|von) (?:meine[mr]|unsere[mr]|eine[mr]|dem|der) (?:[\\p{L}-]+ ){0,2}(?:roman|romans|buch|buchs|drehbuch|blog)\\b[^:]{0,25}$",
  ],
  howToSay: ["wie (?:sag|schreib|heiß|heiss|lautet|würde)(?:e|t|st)?\\b"],
  hereIs: ["(?:hier (?:ist|sind|kommt|steht)|folgender|folgende|folgendes)"],
  firstPerson: ["ich", "mich", "mir", "wir", "uns", "mein(?:e[rmns]?)?"],
};

const SPANISH_MESSAGE = "(?:mensaje|texto|correo|mail|frase|comentario|respuesta|pregunta|descripción)";

const SPANISH: QuotingWords = {
  says: [
    "(?:dijo|dijeron|decía|escribi[oó]|escribieron|escribe|respondió|respondieron|responde|contestó|contestaron|preguntó|preguntaron|(?:me|nos|le|les) (?:pregunta|cuenta)|comentó|contó|afirmó|afirma|explicó|gritó|publicó|mandó|envió|puso|pone)(?: [\\p{L}'-]+){0,4}$",
    "(?<!\\b(?:of|the|my|some|with|roll|collect|and|two|have|play|own|love|like|buy|red) )dice[n]?(?: [\\p{L}'-]+){0,4}$",
    "(?:ha|han|había|habían) (?:dicho|escrito|respondido|contestado|preguntado|contado|comentado|puesto|publicado|mandado|enviado)(?: [\\p{L}'-]+){0,4}$",
  ],
  iSay: [],
  textWork: ["(?:tradu(?:ce|zca|cir|zcas|ces|cirme|zco)|tradúce(?:me|lo|la|melo)|(?:resume|resumir|resúme\\p{L}*) (?:esto|este|esta|el|la|los|las|lo|esos?)|reescrib(?:e|ir|a|as)|reformul(?:a|ar|e|es)|parafrase(?:a|ar|e)|acort(?:a|ar|e))"],
  work: ["(?:corrige|corrija|corregir|corrijas|corríge(?:me|lo|la)|mejora|mejorar|mejore|mejores|revisa|revisar|revise|analiza|analizar|responde a|responder a|contesta a|contestar a)"],
  letMe: ["(?:déj[ae](?:me|nme)|dejame|permíte(?:me|nme)|quiero|querría|quisiera|quería|tengo que|debo|voy a|necesito|me gustaría|para)"],
  others: ["que", "tú", "usted", "me ayudes", "ayuda"],
  noWork: ["(?:una|la|esta|otra) mejora$"],
  text: [
    "(?:correos?|e-?mails?|mails?|cartas?|textos?|mensajes?|reseñas?|publicaci(?:ón|ones)|artículos?|párrafos?|pasajes?|frases?|oraci(?:ón|ones)|ensayos?|redacci(?:ón|ones)|chats?|poemas?|canci(?:ón|ones)|historias?|(?<!(?:te|os|le|les|lo|se) )cuentos?|cita textual|formularios?|anuncios?|descripci(?:ón|ones)|comentarios?|tuits?|tweets?|gui(?:o|ó)n(?:es)?|escenas?|diálogos?|conversaci(?:ón|ones)|informes?|líneas?|versos?|estrofas?|bio|biografía|personajes?|discurso)",
  ],
  ownText: [
    `^\\W*(?:[\\p{L}]+\\W+){0,4}(?:corrección|correcciones|errata|error|añadido|aclaración|pd)(?: tipográfic[oa])? (?:a|de|en|al|del|sobre) (?:mi|mis|el)?\\s?(?:[\\p{L}]+ )?${SPANISH_MESSAGE}(?: (?:anterior|de antes|de ayer|previo))?$`,
    `^\\W*(?:[\\p{L}]+\\W+){0,6}(?:en|a|de|sobre|con) mi (?:último|última|primer|anterior|otro|otra) ${SPANISH_MESSAGE}(?: [\\p{L}]+){0,2}$`,
    `^\\W*(?:[\\p{L}]+\\W+){0,6}(?:en|a|de|sobre|con) mi ${SPANISH_MESSAGE} (?:anterior|previo|previa|de antes|de ayer)$`,
    `\\b(?:a|sobre|por|para|de) (?:tu|su|vuestra|vuestro) (?:[\\p{L}]+ )?${SPANISH_MESSAGE}(?: anterior)?$`,
    "^\\W*(?:[\\p{L}]+\\W+){0,3}(?:unas|algunas|dos|tres|cuatro|un par de) (?:líneas|frases|palabras) (?:sobre mí|de mí|acerca de mí|sobre mi vida)(?: mism[oa])?$",
    "^\\W*(?:[\\p{L}]+\\W+)?mi (?:propia |breve )?historia(?: en breve| resumida)?$",
  ],
  thisText: ["est[aeo]s?", "siguientes?"],
  fiction: [
    "\\bpara (?:mi|nuestra|nuestro|una?|el|la|este|esta) (?:[\\p{L}-]+ ){0,2}(?:novela|cuento|historia|guion|guión|obra|personaje|juego de rol|campaña|película|cómic|canción|discurso|blog|carta de presentación)\\b[^:]{0,25}$",
  ],
  howToSay: ["c[oó]mo (?:se|puedo|podría|debo|digo|dirías|diría|escribo)(?: (?:dice|escribe|diría|dicen|pronuncia|decir|escribir))?\\b"],
  hereIs: ["(?:aquí (?:está|están|va|tienes|te dejo)|lee|explica)"],
  firstPerson: ["yo", "mi", "mis", "mí", "me", "soy", "estoy", "vivo", "tengo", "trabajo", "nací", "hablo", "estudio", "nosotros", "nosotras"],
};

const FRENCH_MESSAGE = "(?:message|texte|mail|e-?mail|courriel|phrase|commentaire|réponse|question|description)";

const FRENCH: QuotingWords = {
  says: [
    "(?:(?:a|ont|avait|avaient)|[mtsl]'(?:a|ont|avait|avaient))(?: [\\p{L}'-]+){0,3} (?:dit|écrit|répondu|demandé|raconté|affirmé|crié|ajouté|expliqué|publié|posté|envoyé)(?: [\\p{L}'-]+){0,4}$",
    "\\b(?:il|elle|ils|elles|on|qui|me|nous|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|leur|leurs|une?|les?|la|l'\\p{L}+) (?:[\\p{L}'-]+ ){0,4}(?:dit|disent|écrit|écrivent|demande|demandent|raconte|affirme|ajoute|crie|explique|répète)(?: [\\p{L}'-]+){0,2}$",
    "(?:répond|répondent|répondit|écrivit|écrivait|disait|disaient|demanda|demandait|racontait|s'écria|ajouta)(?: [\\p{L}'-]+){0,4}$",
    "(?:dit|écrit|demande) (?:il|elle|mon|ma|mes|son|sa|le|la|un|une)\\b(?: [\\p{L}'-]+){0,3}$",
  ],
  iSay: [
    "(?:\\bje |\\bj')(?:[\\p{L}']+ ){0,4}(?:dit|dis|disais|écrit|écris|répondu|demande|demandé|raconte|raconté|affirme|ajoute|ajouté|explique|expliqué|répète|répondais)\\b",
    "\\bj'(?:ai|avais) (?:[\\p{L}']+ ){0,3}(?:dit|écrit|répondu|demandé|raconté|expliqué)\\b",
    "\\b(?:comme|autrement|ceci|cela|déjà|bref,?|soit) (?:déjà |bien )?dit$",
    "\\bcomme (?:on (?:l'a|a) |nous l'avons )(?:déjà )?dit$",
  ],
  textWork: ["(?:tradui(?:s|re|sez|t|sons)|résume[zr]?|reformule[zr]?|réécri(?:s|re|vez)|paraphrase[zr]?|raccourci(?:s|r|ssez))"],
  work: ["(?:corrige[zr]?|améliore[zr]?|reli(?:s|re|sez)|vérifie[zr]?|analyse[zr]?|réponds à|répondez à|répondre à)"],
  letMe: ["(?:laisse(?:z)?-moi|permet(?:s|tez)-moi de|je (?:veux|voudrais|voulais|dois|vais|souhaite|peux|tiens à)|j'aimerais|il faut que je|pour)"],
  others: ["tu", "vous", "que", "quelqu'un"],
  noWork: [],
  text: [
    "(?:e-?mails?|mails?|courriels?|lettres?|textes?|messages?|avis client|articles?|paragraphes?|passages?|phrases?|rédaction|dissertation|chats?|poèmes?|paroles|chansons?|histoires?|citations?|formulaires?|petites? annonces?|(?:rédige[rz]?|écris|écrivez|écrire)[\\p{L}' -]{0,20} annonce|descriptions?|commentaires?|tweets?|scripts?|scénarios?|scènes?|dialogues?|conversations?|compte rendu|lignes?|strophes?|bio|biographie|discours|personnages?)",
  ],
  ownText: [
    `^\\W*(?:[\\p{L}']+\\W+){0,4}(?:correction|erreur|coquille|faute de frappe|faute|ajout|précision|ps) (?:de|à|dans|sur|pour|au|du) (?:mon|ma|le|mes)?\\s?(?:[\\p{L}]+ )?${FRENCH_MESSAGE}(?: (?:précédent|précédente|d'avant|d'hier))?$`,
    `^\\W*(?:[\\p{L}']+\\W+){0,6}(?:dans|à|sur|de|après|depuis) (?:mon|ma) (?:dernier|dernière|premier|première|autre) ${FRENCH_MESSAGE}(?: [\\p{L}']+){0,3}$`,
    `^\\W*(?:[\\p{L}']+\\W+){0,6}(?:dans|à|sur|de|après|depuis) (?:mon|ma) ${FRENCH_MESSAGE} (?:précédent|précédente|d'avant|d'hier)$`,
    `\\b(?:à|sur|pour|de) (?:ta|ton|votre) (?:[\\p{L}]+ )?${FRENCH_MESSAGE}(?: précédente?)?$`,
    "^\\W*(?:[\\p{L}']+\\W+){0,3}(?:quelques|deux|trois|quatre) (?:lignes|phrases|mots) (?:sur moi|à mon sujet|à propos de moi|sur ma vie)$",
    "^\\W*(?:[\\p{L}']+\\W+)?mon (?:propre )?histoire(?: en bref)?$",
  ],
  thisText: ["ce", "cet", "cette", "ces", "suivante?s?", "ci-dessous"],
  fiction: [
    "\\bpour (?:mon|ma|notre|une?|le|la|ce|cette) (?:[\\p{L}-]+ ){0,2}(?:roman|nouvelle|histoire|scénario|pièce|personnage|jeu de rôle|campagne|film|bd|chanson|discours|blog|lettre de motivation)\\b[^:]{0,25}$",
  ],
  howToSay: ["comment (?:dit|dire|dirait|dirais|écrit|écrire|traduit|est-ce qu)"],
  hereIs: ["(?:voici|voilà|lis|explique)"],
  firstPerson: ["je", "j'\\p{L}+", "moi", "mon", "ma", "mes", "m'\\p{L}+", "me", "nous"],
};

/** The little that is most often met in these. */
const PORTUGUESE_ITALIAN_DUTCH: QuotingWords = {
  says: [
    "(?:disse|disseram|diz|escreveu|escreveram|escreve|respondeu|perguntou|contou|falou|afirmou)(?: [\\p{L}'-]+){0,4}$",
    "(?:ha|hanno|aveva|avevano|m'ha) (?:detto|scritto|risposto|chiesto|raccontato|mandato)(?: [\\p{L}'-]+){0,4}$",
    "(?:scrisse|scrive|scrivono|rispose|risponde|chiese|chiede)(?: [\\p{L}'-]+){0,4}$",
    "(?:zei|zeiden|zegt|schreef|schreven|schrijft|vroeg|vraagt|antwoordde|vertelde|appte|mailde)(?: [\\p{L}'-]+){0,4}$",
    "(?:heeft|hebben|had|hadden)(?: [\\p{L}'-]+){0,4} (?:gezegd|geschreven|gevraagd|geantwoord|verteld|geappt|gemaild)$",
  ],
  iSay: [
    "\\b(?:eu|ik)(?: (?!en\\b|die\\b|dat\\b|e\\b|que\\b)[\\p{L}]+){0,4} (?:disse|escrevi|zei|schreef|vroeg|antwoordde|vertelde|appte|mailde|gezegd|geschreven|verteld)\\b",
    "\\b(?:zei|schreef|vroeg|vertelde) ik\\b",
    "^\\W*como (?:(?:já|te|lhe|vos|eu|antes) )*disse(?: (?:antes|acima|ontem))?$",
  ],
  textWork: ["(?:tradu(?:z|za|zir|ci|rre|cete|cimi)|resum(?:a|e|ir) (?:isto|este|esta|o|a|isso)|reescrev(?:a|e|er)|riassum(?:i|ere|ete)|riscriv(?:i|ere|ete)|vertaal|vertalen|herschrijf|herschrijven|(?:vat|samenvatten)(?: [\\p{L}]+){0,4} samen)"],
  work: ["(?:corrija|corrig(?:e|ir|es)|melhore|melhora|melhorar|reveja|correggi|correggere|migliora|migliorare|rispondi a|rispondere a|verbeter|verbeteren|corrigeer|corrigeren|controleer|beantwoord)"],
  letMe: ["(?:deixa-me|deixe-me|me deixe|quero|queria|preciso|tenho (?:de|que)|vou|lasciami|fammi|voglio|vorrei|devo|laat me|laat mij|ik (?:wil|moet|zou|ga)|para|per|om)"],
  others: ["que", "você", "tu", "che", "je", "jij", "u"],
  noWork: [],
  text: [
    "(?:mensage(?:m|ns)|cartas?|textos?|frases?|parágrafos?|poemas?|artigos?|testo|testi|messagg(?:io|i)|letter[ae]|frasi|paragrafo|poesia|articolo|biografia|tekst|berichtje|brief|zin|zinnen|alinea|gedicht|verhaal|artikel)",
  ],
  ownText: [
    "\\b(?:à|a|sobre|alla|sulla|al|sul|op|over) (?:tua|sua|teu|seu|tuo|je|jouw|uw) (?:mensagem|texto|pergunta|messaggio|domanda|bericht|vraag)$",
    "\\b(?:correção|correzione|correctie|errata|errore|fout|tikfout)(?: [\\p{L}]+){0,3} (?:minha|meu|mio|mijn) (?:[\\p{L}]+ )?(?:mensagem|texto|messaggio|testo|bericht|berichtje|tekst)$",
    "\\b(?:laatste|vorige|ultimo|última|último) (?:berichtje|tekst|messaggio|mensagem|texto)$",
    "^\\W*(?:[\\p{L}]+ )?mijn (?:eigen )?verhaal$",
  ],
  thisText: ["est[ae]s?", "ess[ae]s?", "seguinte", "quest[aeio]", "seguente", "deze", "dit", "volgende"],
  fiction: ["\\b(?:para o meu|para a minha|per il mio|per la mia|voor mijn) (?:[\\p{L}-]+ ){0,2}(?:romance|novela|história|roteiro|personagem|romanzo|racconto|personaggio|sceneggiatura|roman|verhaal|personage|scenario)\\b[^:]{0,25}$"],
  howToSay: ["come (?:si|posso) (?:dice|scrive|dire)", "como (?:se|posso) (?:diz|escreve|dizer)", "hoe (?:zeg|schrijf|vertaal)"],
  hereIs: ["(?:aqui está|ecco|hier is)"],
  firstPerson: ["eu", "meu", "minha", "sou", "moro", "tenho", "io", "mio", "mia", "abito", "ik", "mijn", "mij"],
};

export const QUOTING_LANGUAGES: readonly QuotingWords[] = [ENGLISH, GERMAN, SPANISH, FRENCH, PORTUGUESE_ITALIAN_DUTCH];
