/** Forms and derivations of one Spanish word that no stemmer brings together. How rows are read: `read-rows.ts`. */
export const SPANISH_FORMS = `
~ ir voy va fue fui iba ido
~ ver ve vi vio visto veo
~ leer lee leí leyó lectura leído
~ escribir escrito escritor
~ decir dice dije dicho digo
~ hacer hice hizo hecho hago
~ tener tiene tuve tengo
~ querer quiere quise
~ poder puede pude
~ poner puse puesto
~ venir viene vengo
~ dar da di dio dado doy
~ perder pierde
~ dormir duerme durmió
~ jugar juega jugador
~ conducir conduje conductor
~ traducir traduje
~ traer traje traído
~ oír oye oí oyó
~ caer cae caí cayó caída
~ saber supe
~ salir salgo
~ seguir sigue siguió
~ pedir pide
~ servir sirve
~ sentir siente sintió sentimiento
~ morir muere murió muerto
~ nacer nacimiento
~ conocer conozco
~ empezar empieza empecé
~ comenzar comienza comencé
~ pensar piensa pensamiento
~ cerrar cierra
~ despertar despierta
~ recordar recuerda
~ contar cuenta
~ encontrar encuentra
~ mostrar muestra
~ probar prueba
~ costar cuesta
~ volar vuela
~ soñar sueña
~ volver vuelve vuelto
~ mover mueve
~ mudar mudanza
~ doler duele dolor
~ llover llueve lluvia
~ romper roto
~ abrir abre abrí abierto
~ cubrir cubierto
~ descubrir descubierto
~ resolver resuelve resuelto
~ elegir elige elección
~ reír ríe reí risa
~ construir construcción
~ destruir destrucción
~ huir huye
~ creer creyó creencia
~ ganar ganador
~ vender venta vendedor
~ aprender aprendizaje
~ estudiar estudió
~ viajar viajero
~ cocinar cocinero
~ hornear horneé
~ bailar bailarín
~ cantar cantante
~ tocar toqué
~ pintar pintura pintor
~ correr corredor carrera
~ nadar natación
~ caminar caminata
~ pescar pesqué
~ coser costura
~ enfermar enfermedad enfermedades
~ herir hirió
~ responder respuesta
~ buscar busqué búsqueda
~ practicar practiqué
~ explicar expliqué
~ decidir decisión
~ inscribir inscripción
~ proponer propuso propuesta
~ prometer promesa
~ discutir discusión
~ ofrecer oferta
~ competir compitió competencia competición competidor
~ adoptar adopción
~ donar donación
~ graduar graduación
~ despedir despidió despido
~ feliz felices
~ triste tristeza
~ miedo miedoso
~ cansar cansancio
~ ansioso ansiedad
~ nervioso nervios
~ amor amar enamorado
~ amigo amistad amistades
~ niño niñez
~ joven jóvenes juventud
~ viejo vejez
~ fuerte fuerza
~ paciente paciencia
~ valiente valentía
~ pobre pobreza
~ rico riqueza
~ alto altura
~ largo longitud
~ médico medicina
~ actor actriz
~ músico musical
~ arte artista
~ ciencia científico
~ religión religioso
~ fotografía foto
~ historia histórico
~ pan panadería panadero
~ pastel pastelero
~ jardín jardinero
~ cumpleaños cumplir
~ españa español
~ francia francés
~ alemania alemán
~ inglaterra inglés
~ italia italiano
~ portugal portugués
~ rusia ruso
~ japón japonés
~ méxico mexicano
~ colombia colombiano
~ perú peruano
~ chile chileno
~ cuba cubano
~ brasil brasileño
~ canadá canadiense
~ américa americano estadounidense
~ marruecos marroquí
~ grecia griego
~ polonia polaco
~ suecia sueco
~ turquía turco
~ corea coreano
~ venezuela venezolano
~ uno 1
~ dos 2
~ tres 3
~ cuatro 4
~ cinco 5
~ seis 6
~ siete 7
~ ocho 8
~ diez 10
~ once 11
~ doce 12 docena
~ veinte 20
~ treinta 30
~ cien 100 ciento
~ mil 1000
~ año anual
~ mes mensual
~ semana semanal
~ día diario
~ kilómetro km
~ universidad uni
~ televisión tele
~ bicicleta bici ciclista ciclismo
~ motocicleta moto
~ frigorífico nevera refrigerador
~ grande gran
~ dificultad dificultades
~ cualidad cualidades
~ ciudad ciudades
~ lugar lugares
~ examen exámenes
~ vez veces
~ pez peces
~ luz luces
~ navidad navidades
~ nariz narices
~ voz voces
~ actriz actrices
~ propiedad propiedades
~ mujer mujeres
~ hogar hogares
`;
