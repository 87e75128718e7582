/** People, feelings, work and learning. How rows are read: `read-rows.ts`. */
export const ENGLISH_PEOPLE = `
family relative relatives: mother father mom dad mum parent sister brother sibling son daughter child kid baby wife husband spouse grandma grandpa grandmother grandfather aunt uncle cousin niece nephew twin in-law stepmother stepfather
parent parents: mother father mom mum dad mommy daddy
child children kid kids offspring: son daughter baby toddler teenager boy girl twin newborn kid child
sibling siblings: brother sister twin
grandparent grandparents: grandma grandpa grandmother grandfather granny nana granddad
partner spouse: wife husband girlfriend boyfriend fiance fiancee partner spouse
relationship status: married single divorced engaged dating breakup separated widowed partner girlfriend boyfriend wife husband
marriage marry married wedding: bride groom engaged proposed husband wife honeymoon wedding anniversary ring married
divorce divorced: breakup separated split ex single
friend friends: buddy pal mate bestie roommate neighbor friend colleague teammate
colleague colleagues coworker coworkers: boss manager teammate team office colleague coworker
pregnancy pregnant: baby expecting birth newborn trimester
= mom mother mum mommy mama
= dad father daddy papa
= grandma grandmother granny nana
= grandpa grandfather granddad
= baby newborn infant
= wife spouse
= husband spouse
= friend buddy pal mate
= boss manager supervisor
= teacher instructor tutor
= neighbor neighbour neighborhood neighbourhood
= doctor physician
= guy man
= woman lady
feel feeling feelings felt emotion emotions emotional: happy sad excited nervous proud grateful thankful anxious scared stressed relieved overwhelmed lonely angry upset thrilled glad disappointed hopeful joy calm amazed frustrated exhausted peaceful worried jealous guilty ashamed bored confused embarrassed relaxed afraid
happy happiness joy: glad thrilled excited delighted joy smile cheerful proud
sad sadness: upset down heartbroken cry tears depressed loss grief miss hurt devastated
angry anger: mad furious annoyed frustrated upset
afraid fear fears scared scary: nervous worried anxious phobia terrified frightened scared
stress stressed stressful: anxious overwhelmed pressure tense worried exhausted burnout
relax relaxing relaxation unwind destress chill: calm peaceful meditation yoga bath reading walk music massage nap hobby stress painting gardening knitting running
proud pride: achievement accomplished award won accomplishment
attitude opinion opinions view views thought thoughts: believe feel love hate think agree glad happy
encourage encouragement support supportive: proud believe cheer help keep advice motivate
advice advise tip tips suggestion suggestions suggest: try recommend remember important keep
recommend recommended recommendation recommendations: try suggest check must-see must-read watch read
inspire inspired inspiration inspiring motivate motivated motivation: inspire motivate reason encourage dream passion believe
personality trait traits character attribute attributes: kind caring thoughtful creative brave strong honest patient confident shy funny driven passionate determined generous loyal outgoing ambitious supportive curious independent adventurous optimistic stubborn calm empathetic reliable hardworking disciplined energetic sensitive humble easygoing talkative perfectionist
goal goals aim aims ambition ambitions dream dreams aspiration aspirations: want hope dream goal plan achieve aim
plan plans planning planned intend: going want hope next soon upcoming plan looking
problem problems challenge challenges difficulty difficulties struggle struggles obstacle setback setbacks hardship: hard tough struggle difficult lost failed issue stuck challenge hurdle rejected injury setback problem trouble rejection breakup layoff delay
achievement achievements accomplishment accomplishments success successes: won award prize medal finished completed graduated promoted milestone published proud degree record trophy certificate
interest interests hobby hobbies activity activities pastime: painting reading writing hiking cooking baking gardening photography drawing running swimming dancing gaming fishing camping cycling knitting music guitar piano yoga pottery chess movies books sport sports games travel volunteering crafts singing climbing surfing woodworking collecting puzzles
passion passionate: love passion dream favorite enjoy
like likes enjoy enjoys love loves: love enjoy like favorite fan passionate
dislike dislikes hate hates: hate dislike annoying awful terrible worst
favorite favourite: love favorite fave best top prefer favourite
religion religious faith spiritual belief beliefs: church god pray prayer bible mosque temple faith christian muslim jewish buddhist catholic hindu atheist synagogue spiritual worship
political leaning: vote election campaign liberal conservative government office party policy mayor council
nationality country origin ethnicity: born home roots homeland immigrant moved country
gender identity orientation: transgender gay lesbian bisexual queer nonbinary lgbtq woman man pride
age old birthday: birthday turned years born
name names named called: named called name
job jobs work works occupation profession career employment employed: teacher nurse doctor engineer lawyer chef artist writer manager developer designer job career work office company salesperson banker accountant programmer driver waiter barista journalist business intern hired boss shift mechanic electrician plumber carpenter pilot firefighter dentist therapist counselor architect photographer
business company startup entrepreneur: shop store customers launch clients owner venture studio brand product entrepreneur startup company
employer workplace: company office hired job work
fired unemployed layoff: lost laid fired quit job
quit resign resigned: left leave quit
hire hired hiring recruit: job offer position interview hired
promotion promoted: manager promoted position raise
income salary earn money financial finance finances: pay paid money salary cash savings afford budget loan debt bank rich poor cost funds investment
poor poverty: money struggle homeless debt afford
buy bought purchase purchased buys shopping: bought got purchased store ordered new shop
sell sold selling: customers store sale market
gift gifts present presents: gave gift present received birthday got surprise given necklace bracelet flowers chocolates scarf voucher wrapped handmade
receive received: got gave given received
education study studies studied studying degree school: college university school class course degree major graduate graduated student exam certification learn studying psychology biology engineering counseling bachelor master phd nursing journalism
university college: campus degree student graduate university college
subject subjects major field fields: math science history biology chemistry physics psychology engineering art literature economics law medicine philosophy sociology anthropology geography nursing journalism architecture accounting
class classes course courses lesson lessons workshop workshops: class course workshop lesson training seminar taught learn
learn learned learning: class taught course learned practice studying
teach teaching taught: class students lesson teach coach mentor taught
mentor mentoring mentorship: advice guidance coach mentor learned
skill skills talent talents ability: good skill talent learn practice
language languages: english spanish french german italian chinese japanese korean portuguese russian arabic hindi dutch polish swedish greek turkish vietnamese hebrew latin swahili mandarin cantonese ukrainian
volunteer volunteering volunteered charity charities: volunteer shelter donate donated fundraiser charity homeless community help nonprofit hospital meals cleanup tutoring mentoring
donate donated donation donations: donated gave charity fundraiser
cause causes issue issues: rights education environment veterans homeless poverty hunger climate equality health animals
community communities: neighborhood group local town people members club
event events attend attended participate participated: concert festival conference meeting party parade show race fair competition workshop wedding fundraiser event gala tournament convention
competition competitions contest contests tournament tournaments championship: won win competed tournament contest match first place prize trophy final competition
win won winning victory: won first champion trophy prize medal award victory
award awards prize prizes trophy: won medal trophy certificate award prize first scholarship oscar ribbon title nomination
party parties celebrate celebrated celebration: birthday party cake celebrate anniversary wedding dinner friends cheers balloons invitation guests games costume decorations barbecue
holiday holidays: christmas thanksgiving halloween easter hanukkah vacation new year diwali ramadan eid passover valentine
meet met: met introduced meeting ran
group groups club clubs team organization organizations: joined group club team members association
military army veteran veterans: soldier army navy served veteran war service marine deployed base uniform sergeant enlisted
crime police: stolen robbed arrested theft police burglary fraud murder assault vandalism scam
legal: lawyer court judge rights law lawsuit sue trial attorney contract
`;
