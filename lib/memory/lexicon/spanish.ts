/** Everyday Spanish. How rows are read: `read-rows.ts`. */
export const SPANISH = `
familia pariente parientes familiares: madre padre mamá papá hermano hermana hijo hija niño niña bebé esposo esposa marido mujer abuela abuelo tía tío primo prima sobrino sobrina suegra
padres: madre padre mamá papá
hijos niños: hijo hija bebé niño niña gemelos
hermanos: hermano hermana gemelo
abuelos: abuela abuelo
pareja: esposo esposa marido mujer novio novia prometida
estado civil relación: casado casada soltero soltera divorciado divorciada novio novia boda
boda casarse matrimonio: novia novio anillo casado casada luna miel
amigo amigos amiga amistad: compañero vecino colega
compañeros colegas trabajo: jefe jefa equipo oficina
sentimiento sentimientos siente emociones: feliz triste nervioso orgulloso agradecido ansioso estresado asustado enojado contento cansado decepcionado
miedo miedos temor: nervioso pánico fobia asustado
estrés estresado: presión agotado cansado
relajarse relajar descansar: yoga meditación leer caminar música masaje baño
afición aficiones hobby hobbies pasatiempo pasatiempos intereses actividades: pintar leer escribir senderismo cocinar hornear jardín fotografía dibujar correr nadar bailar jugar pescar ciclismo tejer música guitarra piano yoga escalar viajar cerámica
meta metas objetivo objetivos sueño sueños plan planes: quiero espero quisiera pronto
problema problemas dificultad dificultades: difícil duro perdí pelea error
logro logros éxito éxitos: gané premio terminé graduado ascenso orgulloso
favorito favorita preferido: encanta gusta mejor amo
religión fe creencia: iglesia dios rezar biblia mezquita cristiano musulmán judío budista católico
trabajo empleo profesión oficio ocupación: profesor profesora maestra médico enfermera ingeniero abogado cocinero artista escritor gerente desarrollador diseñador oficina empresa vendedor contador programador camarero periodista jefe trabajo
empresa negocio compañía: clientes tienda oficina fundé jefe
sueldo salario dinero finanzas: euros pagar dólares ahorrar préstamo deuda banco caro
comprar compra compré: tienda nuevo pedí
regalo regalos: dio cumpleaños sorpresa recibí
educación estudios estudiar escuela carrera: universidad colegio curso licenciatura máster examen aprender estudiante clase
materia materias asignatura: matemáticas historia biología química física psicología informática arte derecho medicina
clase clases curso taller: aprender aprendí lección
idioma idiomas lengua: inglés alemán francés español italiano ruso chino japonés portugués
fiesta celebrar celebración: cumpleaños pastel aniversario boda
vacaciones festivo fiestas: navidad pascua año nuevo verano
competencia competición torneo campeonato: gané perdí final trofeo medalla premio
deporte deportes: tenis fútbol baloncesto béisbol golf natación correr voleibol rugby esquí surf escalada boxeo ciclismo gimnasia maratón atletismo
ejercicio entrenamiento gimnasio: yoga correr pesas natación pilates entrenar
naturaleza aire libre: senderismo acampar pescar escalar montaña lago bosque parque playa
juego juegos: ajedrez cartas póker rompecabezas consola videojuego
mascota mascotas: perro gato hámster conejo tortuga loro pez pájaro cachorro gatito
animal animales: perro gato caballo pájaro vaca oveja cerdo oso zorro lobo león mono serpiente pato
perro perros: cachorro labrador pastor caniche correa
comida comidas plato platos cocina comer: pizza pasta pan queso arroz ensalada sopa pollo pescado verduras fruta chocolate pastel paella tortilla carne huevos
cocinar hornear receta recetas: pastel pan horno galletas sopa masa
postre postres dulce dulces: pastel galleta tarta chocolate helado flan
bebida bebidas beber: café té vino cerveza jugo zumo agua leche
fruta frutas: manzana plátano naranja fresa uva limón mango piña
dieta alimentación: vegano vegetariano saludable carne gluten leche
alergia alergias alérgico alérgica: lactosa nueces cacahuete gluten polen
restaurante café: comí cené comida camarero
instrumento instrumentos: guitarra piano violín batería flauta saxofón violonchelo clarinete trompeta ukelele
música músico banda: canción concierto guitarra piano álbum cantante cantar jazz rock pop clásica coro
arte artista: pintar cuadro dibujo escultura galería museo lienzo cerámica
libro libros leer novela: autor historia leí serie capítulo biblioteca
película películas cine: vi actor comedia drama director
serie series televisión: episodio temporada
ropa moda: camisa vestido chaqueta zapatos jeans sombrero suéter falda botas abrigo bufanda
muebles decoración: sofá mesa silla cama lámpara alfombra armario
casa hogar vive vivir piso: apartamento barrio mudé ciudad alquiler
mudanza mudarse: casa apartamento ciudad nuevo
jardín plantas planta: flores rosas tomates verduras árbol hierbas
coche carro auto vehículo vehículos: moto bicicleta camión barco autobús conducir
viaje viajes viajar vacaciones: vuelo hotel playa visité avión mar
país países: francia italia españa alemania inglaterra japón china canadá méxico brasil india argentina colombia perú chile portugal grecia
ciudad ciudades: madrid barcelona sevilla bogotá lima buenos parís londres roma berlín
lugar lugares sitio dónde: ciudad parque playa restaurante museo calle lago montaña
tiempo clima: lluvia nieve sol tormenta frío calor viento
salud enfermedad enfermo: médico hospital operación medicina dolor diagnóstico asma diabetes terapia lesión gripe
lesión herida accidente: rompí hospital dolor rodilla cirugía
murió muerte falleció: funeral duelo perdí
recuerdo recuerdos infancia niñez: pequeño antes niño
~ ir voy va fue fui iba ido
~ comer come comí comió comido
~ beber bebe bebí bebió
~ ver ve vi vio visto
~ leer lee leí leyó
~ escribir escribe escribí escribió escrito
~ decir dice dije dijo dicho
~ hacer hace hice hizo hecho
~ tener tiene tuve tuvo
~ querer quiere quiero quise quiso
~ poder puede pude pudo
~ poner pone puse puso puesto
~ venir viene vine vino
~ dar da di dio dado
~ conocer conoce conocí conoció
~ perder pierde perdí perdió
~ dormir duerme dormí durmió
~ jugar juega jugué jugó
~ vivir vive viví vivió
= coche carro auto
= casa hogar piso
= médico doctor
= abuela abuelita
= mamá madre
= papá padre
= móvil celular teléfono
= trabajo empleo
= tienda comercio
= foto fotografía imagen
= pastel tarta torta
= ordenador computadora
`;
