/** Everyday Spanish: people, feelings, health, work, learning, belief. How rows are read: `read-rows.ts`. */
export const SPANISH = `
familia pariente parientes familiares: madre padre mamá papá hermano hermana hijo hija niño niña bebé esposo esposa marido mujer abuela abuelo tía tío primo prima sobrino sobrina suegra suegro cuñado cuñada nieto nieta padrastro madrastra yerno nuera
padres: madre padre mamá papá
hijos niños: hijo hija bebé niño niña gemelos adolescente
hermanos: hermano hermana gemelo mellizo
abuelos: abuela abuelo nieto
antepasados raíces herencia ascendencia: abuelos nací tradición cultura emigraron
pareja: esposo esposa marido mujer novio novia prometida
estado_civil relación: casado soltero divorciado novio boda viudo separado
boda casarse matrimonio: novia novio anillo casado casada luna miel vestido iglesia altar
compromiso propuesta pedida: anillo rodilla boda prometida
divorcio ruptura separación: ex abogado custodia separado
noviazgo cita romance: novio pareja beso cena flores
amigo amigos amiga amistad: compañero vecino colega
compañeros colegas trabajo: jefe jefa equipo oficina
embarazo: bebé ecografía náuseas
nacimiento: bebé nació comadrona matrona
recién_nacido: pañal biberón cochecito chupete
adolescente joven: instituto hijo secundaria
mayores anciano: abuelos residencia jubilado
guardería niñera: cuidar niños canguro
funeral entierro velorio: cementerio tumba cenizas murió
murió muerte falleció: funeral duelo perdí fallecido
bautizo: iglesia padrino madrina bebé
ídolo: admiro héroe
acoso: escuela burlas insultos
sentimiento sentimientos siente emociones: feliz triste nervioso orgulloso agradecido ansioso estresado asustado enojado contento cansado decepcionado celoso enamorado aliviado emocionado frustrado abrumado avergonzado culpable
felicidad feliz alegría: contento sonrisa encantado reír
tristeza triste pena: llorar lágrimas deprimido pérdida extraño
enojo enfado ira: furioso enojado molesto enfadado rabia
miedo miedos temor: nervioso pánico fobia asustado alturas arañas
preocupación: ansioso nervioso inquieto
estrés estresado: presión agotado cansado
relajarse descansar desconectar: yoga meditación leer caminar música masaje baño siesta
soledad: aislado extraño
celos celoso: envidia
vergüenza: avergonzado ridículo
culpa arrepentimiento: arrepiento perdón error
decepción: esperaba triste
nostalgia: recuerdos extraño infancia
humor chiste broma: gracioso reír risa divertido
personalidad carácter rasgo cualidades: amable honesto valiente creativo paciente tímido gracioso generoso leal ambicioso responsable trabajador cariñoso terco optimista curioso tranquilo sociable sensible independiente
defectos: impaciente terco perezoso fumar desordenado
valores principios: honestidad familia respeto lealtad libertad justicia
opinión actitud: pienso creo parece acuerdo
consejo recomendación: deberías recomiendo prueba intenta
inspiración motivación: inspira motiva sueño ejemplo
afición aficiones hobby hobbies pasatiempo pasatiempos intereses actividades tiempo_libre: pintar leer escribir senderismo cocinar hornear jardín fotografía dibujar correr nadar bailar jugar pescar ciclismo tejer música guitarra piano yoga escalar viajar cerámica coser cantar coleccionar costura manualidades surf
pasión: encanta amo sueño
meta metas objetivo objetivos sueño sueños plan planes: quiero espero quisiera pronto propósito
deseo: quisiera gustaría ojalá
problema problemas dificultad dificultades: difícil duro perdí pelea error obstáculo fracaso
obstáculo reto desafío: difícil superar
error equivocación: culpa mal
fracaso: suspendí perdí rechazado
logro logros éxito éxitos: gané premio terminé graduado ascenso orgulloso medalla título conseguí
premio galardón: gané medalla trofeo diploma
favorito favorita preferido: encanta gusta mejor amo
disgusto odiar: odio detesto molesta asco
religión fe creencia: iglesia dios rezar biblia mezquita cristiano musulmán judío budista católico ateo
iglesia misa: cura sacerdote rezar coro
política: elecciones partido gobierno alcalde voto presidente
elecciones votar: candidato partido campaña voto
protesta manifestación huelga: marcha derechos
delito crimen: robo estafa policía asalto fraude
policía: denuncia robo detenido multa
juicio tribunal: abogado juez sentencia demanda
ejército militar: soldado base guerra servicio
inmigración emigrar: visa papeles frontera asilo ciudadanía
nacionalidad: español mexicano argentino colombiano peruano chileno cubano italiano francés alemán
voluntariado: refugio donar comedor ayudar ong albergue
donación donar caridad: dinero fundación benéfico ropa
comunidad: barrio vecinos asociación
ambiente medioambiente ecología: reciclar plástico contaminación clima basura
reciclaje reciclar: plástico vidrio papel basura
signo zodiaco horóscopo: aries tauro géminis leo virgo libra escorpio sagitario capricornio acuario piscis
trabajo empleo profesión oficio ocupación: profesor profesora maestra médico enfermera ingeniero abogado cocinero artista escritor gerente desarrollador diseñador oficina empresa vendedor contador programador camarero periodista jefe mecánico electricista fontanero carpintero policía bombero arquitecto dentista psicólogo fotógrafo peluquero trabajo
empresa negocio compañía: clientes tienda oficina fundé jefe
entrevista búsqueda currículum: puesto solicitud contrataron desempleado
desempleo desempleado: busco despidieron entrevista
despido despedido: echaron perdí
ascenso promoción: puesto gerente sueldo
jefe: director gerente supervisor
reunión: agenda oficina llamada presentación
teletrabajo: casa portátil
jubilación: pensión retiro
sueldo salario dinero finanzas: euros pagar dólares ahorrar préstamo deuda banco caro
deuda préstamo: banco pagar hipoteca
hipoteca: banco casa préstamo
impuestos: hacienda declaración
inversión invertir: acciones fondos bolsa criptomonedas
herencia heredar: testamento abuela
riqueza rico: millonario lujo fortuna
pobreza pobre: deudas hambre
seguro: póliza accidente
comprar compra compré: tienda nuevo pedí supermercado
oferta descuento rebaja: barato precio
vender venta: clientes mercado
regalo regalos: dio cumpleaños sorpresa recibí collar flores reloj libro pulsera
educación estudios estudiar escuela carrera: universidad colegio curso licenciatura máster examen aprender estudiante clase grado
escuela colegio instituto: maestra tarea notas alumno recreo
universidad facultad: campus profesor semestre carrera
título: licenciatura máster diploma graduado
examen prueba: aprobé suspendí nota estudié
beca matrícula: universidad dinero
materia materias asignatura: matemáticas historia biología química física psicología informática arte derecho medicina geografía filosofía literatura economía
clase clases curso taller: aprender aprendí lección
idioma idiomas lengua: inglés alemán francés español italiano ruso chino japonés portugués árabe catalán coreano
bilingüe: idiomas hablar inglés
salud enfermedad enfermo: médico hospital operación medicina dolor diagnóstico asma diabetes terapia lesión gripe alergia fiebre cáncer corazón migraña
síntoma: fiebre tos náuseas mareo sarpullido cansancio estornudos
dolor: cabeza espalda muelas estómago
gripe resfriado catarro: tos fiebre mocos garganta
estómago barriga digestión: náuseas diarrea vómitos gastritis
dentista diente muela: caries empaste ortodoncia corona
oculista: gafas lentes ojos
espalda columna: fisioterapeuta hernia
corazón: infarto presión colesterol marcapasos
cáncer: quimioterapia tumor radioterapia diagnóstico
diabetes: insulina azúcar
piel: acné eczema crema dermatólogo
especialista doctor médico: pediatra cirujano dermatólogo cardiólogo dentista psiquiatra ginecólogo
medicamento medicina: pastilla antibiótico ibuprofeno aspirina jarabe receta farmacia dosis
vacuna: gripe covid inyección
covid pandemia coronavirus: mascarilla cuarentena confinamiento vacuna
hospital clínica: urgencias cirugía enfermera operación ingresado ambulancia
lesión herida accidente: rompí hospital dolor rodilla cirugía esguince tobillo yeso muletas
discapacidad: silla ruedas ciego sordo
rehabilitación fisioterapia: ejercicios muletas estiramientos
ansiedad depresión: terapia psicólogo pánico pastillas
terapia terapeuta psicólogo: sesión ansiedad depresión
sueño dormir: cansado insomnio siesta pesadilla cama
fumar tabaco: cigarrillo dejé nicotina
adicción: alcohol fumar drogas
adelgazar sobrepeso: kilos dieta gimnasio
cuerpo: brazo pierna cabeza pie espalda rodilla hombro tobillo cuello dedo
pelo cabello peinado: corto rubio rizado trenza flequillo
peluquería peluquero: corte tinte pelo
apariencia aspecto: ojos pelo alto barba gafas
estatura altura: metro centímetros alto bajo
tatuaje: tinta brazo diseño
recuerdo recuerdos infancia niñez: pequeño antes niño
souvenir: imán postal recuerdo viaje
símbolo significado: significa representa recuerda
costumbre rutina: diario siempre mañana
tradición costumbres: año familia navidad
frecuencia frecuentemente: diario semana siempre veces nunca
duración: años meses semanas horas desde hace
= abuela abuelita yaya
= mamá madre mami
= papá padre papi
= esposo marido
= esposa mujer señora
= novio pareja
= chica muchacha
= niño chico
= móvil celular teléfono
= trabajo empleo puesto
= tienda comercio
= foto fotografía imagen
= pastel tarta torta
= portátil laptop
= apartamento piso departamento
= autobús bus camión
= gafas lentes anteojos
= zumo jugo
= melocotón durazno
= bonito lindo hermoso precioso
= genial increíble maravilloso estupendo
= horrible terrible espantoso
= importante fundamental
= difícil complicado duro
= fácil sencillo
= rápido veloz
= roto estropeado
= divertido gracioso
= inteligente listo
= amable simpático
= valiente atrevido
= perezoso vago flojo
= cansado agotado
= contento feliz
= enojado enfadado molesto
= asustado aterrado
= emocionado ilusionado
= caro costoso
= barato económico
= delicioso rico sabroso
= empezar comenzar iniciar
= terminar acabar
= arreglar reparar
= hablar charlar conversar
= contar explicar
= recibir obtener
= mirar ver
= mudarse trasladarse
= vivir residir
= ayudar apoyar
= gustar encantar
= odiar detestar
= extrañar añorar
= llamar telefonear
= posponer aplazar cancelar
= descubrir encontrar
= discutir reñir
= romper separarse
= celebrar festejar
= morir fallecer
= ganar vencer
= perder derrota
= elegir escoger
= decidir resolver
= regresar volver
= enseñar mostrar
= enviar mandar
= conseguir lograr
= alquiler renta
= motivo razón porque
= resultado consecuencia
= barrio vecindario
= manejar conducir
`;
