/** Everyday Spanish: pastimes, food, home, clothes, animals, travel, nature, feasts. How rows are read: `read-rows.ts`. */
export const SPANISH_THINGS = `
fiesta celebrar celebración: cumpleaños pastel aniversario boda invitados globos
cumpleaños: pastel velas regalo globos fiesta
vacaciones festivo fiestas: navidad pascua año nuevo verano
navidad: árbol regalos diciembre belén villancicos
pascua: huevos procesión abril
nochevieja año_nuevo: uvas fuegos propósito enero
carnaval disfraz: máscara disfrazado desfile
invitado: vinieron amigos
competencia competición torneo campeonato: gané perdí final trofeo medalla premio
deporte deportes: tenis fútbol baloncesto béisbol golf natación correr voleibol rugby esquí surf escalada boxeo ciclismo gimnasia maratón atletismo balonmano pádel bádminton hockey remo vela judo karate
equipo: fútbol baloncesto voleibol jugador
invierno: esquí nieve patinaje frío diciembre enero
acuáticos: surf natación buceo vela kayak
artes_marciales: karate judo taekwondo boxeo
fútbol: gol partido liga equipo portero
ejercicio entrenamiento gimnasio: yoga correr pesas natación pilates entrenar caminar bicicleta
correr carrera: maratón kilómetros trotar
senderismo excursión: montaña sendero cascada mochila
naturaleza aire_libre: senderismo acampar pescar escalar montaña lago bosque parque playa
acampar campamento: tienda fogata saco carpa
baile danza: ballet salsa tango flamenco bachata vals
juego juegos: ajedrez cartas póker rompecabezas consola videojuego
tablero: ajedrez damas dominó monopoly parchís
cartas naipes: póker mus solitario
videojuego consola: nintendo playstation xbox
manualidades artesanía: tejer coser bordar cerámica madera ganchillo papel
cerámica alfarería: barro taza cuenco jarrón torno
pintura pintar cuadro: lienzo pincel acuarela óleo retrato paisaje
carpintería: madera estante
colección: sellos monedas discos figuras postales
fotografía: fotos retrato lente
herramienta: martillo taladro destornillador sierra alicates
instrumento instrumentos: guitarra piano violín batería flauta saxofón violonchelo clarinete trompeta ukelele arpa acordeón bajo trombón
música músico banda: canción concierto guitarra piano álbum cantante cantar jazz rock pop clásica coro
género_musical: rock jazz pop clásica salsa reguetón flamenco cumbia
concierto: banda escenario entradas público festival
arte artista: pintar cuadro dibujo escultura galería museo lienzo cerámica exposición
libro libros leer novela: autor historia leí serie capítulo biblioteca fantasía biografía poesía
escritor autor: novela libro escribió
periódico revista noticias: artículo periodista
poesía poema: verso rima
película películas cine: vi actor comedia drama director terror suspenso documental
teatro: actor obra escenario función musical
serie series televisión: episodio temporada
aparato tecnología dispositivo: computadora móvil portátil aplicación tableta impresora auriculares reloj
ordenador computadora: portátil pantalla teclado ratón impresora
internet red: wifi página blog
redes_sociales: instagram facebook twitter tiktok youtube
programación software: código python java aplicación
mensaje: email carta escribió
contraseña: hackearon sesión
mascota mascotas: perro gato hámster conejo tortuga loro pez pájaro cachorro gatito canario periquito cobaya
animal animales: perro gato caballo pájaro vaca oveja cerdo oso zorro lobo león mono serpiente pato elefante tigre jirafa conejo ratón rana cabra gallina delfín ballena ciervo ardilla búho
perro perros: cachorro labrador pastor caniche correa golden bulldog chihuahua beagle
gato: gatito siamés persa arenero
caballo: montar establo silla yegua
ave aves pájaro: loro canario águila búho paloma gaviota periquito
insecto: abeja avispa mosquito hormiga mariposa araña mosca cucaracha
granja: vaca cerdo oveja gallina cabra tractor
zoológico zoo: elefante león mono jirafa pingüino
veterinario: vacuna perro gato enfermo
raza: labrador pastor caniche chihuahua bulldog
comida comidas plato platos cocina comer: pizza pasta pan queso arroz ensalada sopa pollo pescado verduras fruta chocolate pastel paella tortilla carne huevos tacos hamburguesa empanadas lentejas sushi ceviche
desayuno: huevos tostadas cereal café pan churros
almuerzo cena: comí cené restaurante pollo ensalada
cocinar hornear receta recetas: pastel pan horno galletas sopa masa
ingrediente: harina azúcar mantequilla leche huevos ajo cebolla aceite
postre postres dulce dulces: pastel galleta tarta chocolate helado flan churros bizcocho caramelo
bebida bebidas beber: café té vino cerveza jugo zumo agua leche refresco limonada
alcohol: vino cerveza ron tequila whisky vodka ginebra cóctel
café: expreso capuchino cafetería
fruta frutas: manzana plátano naranja fresa uva limón mango piña pera melocotón sandía melón cereza kiwi aguacate
verdura: tomate cebolla zanahoria lechuga pepino pimiento brócoli espinacas patata calabacín berenjena calabaza
carne: pollo ternera cerdo cordero jamón chorizo salchicha bistec
pescado marisco: atún salmón camarones gambas pulpo bacalao calamares
pan panadería: barra bollo cruasán tostada
frutos_secos nueces: almendra avellana cacahuete pistacho
especia: pimienta canela comino azafrán ajo orégano
barbacoa asado parrilla: carne carbón chorizo
dieta alimentación: vegano vegetariano saludable carne gluten leche
vegano vegetariano: tofu verduras legumbres lentejas
alergia alergias alérgico alérgica: lactosa nueces cacahuete gluten polen marisco
restaurante café: comí cené comida camarero
sabor: dulce picante ácido amargo vainilla
comida_mexicana: tacos burrito quesadilla enchiladas guacamole
comida_italiana: pizza pasta lasaña risotto
comida_japonesa comida_asiática: sushi ramen fideos
ropa moda: camisa vestido chaqueta zapatos jeans sombrero suéter falda botas abrigo bufanda pantalones blusa calcetines camiseta guantes corbata traje
zapato calzado: botas zapatillas sandalias tacones
joya: collar anillo pulsera pendientes reloj
bolso: mochila maleta cartera
material tejido: madera metal vidrio algodón cuero lana seda plástico piedra
color: rojo azul verde amarillo naranja rosa negro blanco marrón gris turquesa
maquillaje cosméticos: labial rímel crema esmalte
muebles decoración: sofá mesa silla cama lámpara alfombra armario sillón espejo cortinas estante
casa hogar vive vivir piso: apartamento barrio mudé ciudad alquiler
alquiler: piso casero contrato apartamento depósito
mudanza mudarse: casa apartamento ciudad nuevo cajas
habitación cuarto: cocina dormitorio baño salón sótano oficina
limpieza limpiar quehaceres: barrer fregar aspiradora lavar planchar platos
lavar lavadora: ropa detergente
electrodoméstico: horno nevera lavadora microondas lavavajillas licuadora
vajilla: plato taza vaso cuenco
calefacción: radiador chimenea frío estufa
reforma renovación: baño suelo azulejos pintura obra
reparación: roto taller mecánico
basura residuos: contenedor reciclar
robo ladrón: robaron policía alarma
jardín plantas planta: flores rosas tomates verduras árbol hierbas césped regar huerto
flor: rosa tulipán girasol margarita lirio orquídea clavel
árbol: roble palmera olivo cerezo
coche carro auto vehículo vehículos: moto bicicleta camión barco autobús conducir furgoneta
avería taller: motor rueda freno grúa mecánico
transporte: autobús metro tren avión taxi bicicleta tranvía coche barco
tren ferrocarril: estación andén retraso
vuelo avión: aeropuerto maleta retraso aterrizó
barco: velero ferry crucero yate
viaje viajes viajar vacaciones: vuelo hotel playa visité avión mar
alojamiento hospedaje: hotel hostal apartamento albergue cabaña camping
excursión paseo: museo playa parque montaña
monumento atracciones turismo: torre castillo catedral museo palacio puente ruinas plaza
equipaje: maleta mochila
extranjero: viaje país vuelo
continente: áfrica asia europa américa oceanía
país países: francia italia españa alemania inglaterra japón china canadá méxico brasil india argentina colombia perú chile portugal grecia cuba venezuela ecuador bolivia uruguay marruecos suiza suecia turquía irlanda tailandia egipto
europa europeo: francia italia españa alemania inglaterra portugal grecia suiza
latinoamérica sudamérica: argentina colombia perú chile brasil venezuela ecuador bolivia uruguay
asia asiático: japón china india tailandia corea vietnam
ciudad ciudades: barcelona sevilla bogotá lima buenos parís londres roma berlín valencia granada bilbao santiago quito caracas habana lisboa nueva york miami
isla islas: mallorca ibiza tenerife caribe cuba hawái
lugar lugares sitio dónde: ciudad parque playa restaurante museo calle lago montaña
montaña: cima senderismo esquí sierra
playa: arena mar olas sombrilla
pueblo campo: granja tranquilo aldea
bosque selva: árbol setas sendero
tiempo clima: lluvia nieve sol tormenta frío calor viento niebla nubes granizo
temperatura: grados frío calor
desastre: terremoto inundación huracán incendio tormenta volcán
estación: verano invierno primavera otoño
verano: junio julio agosto playa calor
primavera: abril mayo flores
otoño: octubre noviembre hojas
cielo espacio: estrellas luna planeta telescopio
forma: redondo triángulo corazón estrella
juguete: muñeca lego peluche pelota
`;
