/** Sports, crafts, music, film, books, technology and feasts. How rows are read: `read-rows.ts`. */
export const ENGLISH_PASTIMES = `
team_sport: soccer basketball hockey volleyball baseball football rugby
racket_sport: tennis badminton squash
tennis: racket serve wimbledon doubles
golf: hole swing caddie
hockey: rink puck skates
cycling: ride miles tour pedal
climbing: rope boulder harness summit
skating: rink ice roller
skiing: slopes snow resort
surfing: waves ocean wetsuit
bowling: pins alley lane
gymnastics: beam vault flips
weightlifting strength_training: bench squat deadlift barbell dumbbell reps
cardio aerobic: running cycling treadmill elliptical zumba
fitness_class: pilates zumba spin yoga
referee umpire: whistle
stadium arena: game match concert
olympics: medal gold athlete
sports_injury: sprain concussion hamstring knee torn
teamwork cooperation: together team
hunting: rifle deer
art_style: abstract realism impressionism cubism surrealism
calligraphy handwriting: pen ink letters
scrapbook: photos album stickers
embroidery: needle thread fabric
quilt: blanket fabric patches
puzzle: jigsaw crossword sudoku
magician magic_trick: cards illusion
game_genre: rpg shooter strategy simulation racing adventure
esports: tournament gaming team
playground: swing slide sandbox
leisure free_time spare_time: hobby weekend reading painting hiking gaming movies gardening music
outdoor_activity: hiking camping biking fishing kayaking swimming climbing
family_activity: picnic camping hiking museum zoo beach
string_instrument: violin cello guitar harp viola bass
wind_instrument: flute clarinet saxophone trumpet oboe
percussion drums: bongos tambourine xylophone
music_genre: rock jazz pop classical country rap blues reggae metal punk folk electronic indie soul techno
orchestra: symphony conductor violin classical
choir: sing church
opera: sing theater
jazz: saxophone trumpet improvise
rap hip_hop: rapper lyrics beats
country_music: nashville banjo
dj: party mix turntable
songwriter compose: lyrics melody song
recording_studio: album track producer
vinyl: records turntable
playlist: songs spotify
karaoke: sing
= gig concert show
= drummer drums percussion
= audition tryout
= applause clap cheer
circus: clown acrobat
comedian comedy: jokes funny laugh
movie_genre film_genre: comedy horror action romance thriller drama documentary
horror: scary ghost zombie vampire haunted
romcom romantic_comedy: love funny
science_fiction: space aliens robots
tv_show: sitcom drama reality documentary
= episode season
= sequel franchise
= plot storyline
= movie flick
= actor cast
book_genre: fantasy mystery romance thriller biography memoir horror nonfiction poetry
memoir autobiography biography: life story
fairy_tale fairytale: princess witch prince dragons
classic_literature: austen dickens shakespeare tolstoy orwell
magazine: article subscription
book_club: discuss members novel
= bookstore bookshop library
= bookworm reader
publisher: manuscript printed editor
bedtime_story: read princess kids
= chapter page
audiobook: listen
email: inbox sent message
= email mail message
text_message: texted phone
= text message sms
internet wifi: router connection network
password: account login security
hacked: account password stolen
backup: files cloud drive
artificial_intelligence chatbot: robot machine learning
= ai robot
computer_part hardware: keyboard mouse monitor processor memory
programming_language: python java javascript php
= programmer developer coder
= bug glitch error crash
printing printer: paper ink 3d
smart_home: thermostat lights speaker
= charger battery
= headphones earbuds headset
= download install
= upload post
= viral trending popular
video_call: zoom skype facetime
online_course: certificate video learning
= subscriber follower
= photo selfie snapshot
= livestream stream broadcast
easter: eggs bunny chocolate
hanukkah: menorah candles dreidel
independence_day: fireworks july barbecue
mother_day father_day: flowers card breakfast
carnival parade: floats costumes band
surprise_party: birthday hid guests
= gift souvenir
greeting_card: birthday christmas wrote
birthday_gift birthday_present christmas_gift: necklace bracelet book scarf perfume
costume: dressed pirate witch superhero mask
party_decoration: balloons banner lights ribbon
balloon: party birthday
guest: invited friends party
= guest visitor
= banquet gala
= fireworks sparklers
`;
