/** Body, illness, care and feelings. How rows are read: `read-rows.ts`. */
export const ENGLISH_HEALTH = `
symptom: fever cough headache nausea rash dizzy fatigue swelling itchy vomiting sore numb
ailment: headache cough fever rash allergy asthma arthritis migraine
migraine headache: aspirin ibuprofen throbbing temples
flu influenza virus: cough sneezing fever sore throat runny congested
infection: antibiotics fever bacteria swollen virus
covid pandemic coronavirus: lockdown quarantine mask vaccine virus tested isolation
vaccine shot jab: flu covid booster tetanus
digestion stomach gut: bloating nausea cramps indigestion reflux ulcer diarrhea constipation
= stomach belly tummy
= nausea queasy vomit puke
= dizzy faint lightheaded
= swollen swelling inflamed
= itchy rash hives
skin: rash acne eczema itchy sunburn lotion dermatologist mole
skincare: moisturizer sunscreen lotion cleanser serum acne
eyesight vision: glasses lenses optician blurry cataract
spectacles eyewear: glasses sunglasses lenses
deaf: hearing sign implant
tooth teeth dental dentist: cavity braces toothache filling denture orthodontist root canal
bone: fracture broke cast skeleton
joint: knee hip shoulder elbow wrist ankle arthritis
arthritis: joint stiff inflammation knee
spine spinal posture: disc back chiropractor
muscle: strain cramp sore pulled biceps
sprain strain: ankle wrist twisted ligament swollen
wound: bandage stitches bleeding scar bruise
= bruise scratch scrape
first_aid: bandage antiseptic cpr kit
ambulance paramedic: emergency hospital 911
transplant: kidney liver heart donor
lungs respiratory: asthma bronchitis pneumonia inhaler cough
asthma: inhaler breathing wheezing
blood_pressure hypertension: salt heart medication
diabetes: insulin sugar glucose
dementia alzheimer: forgetful memory confused
disability handicap: wheelchair blind deaf autism crutches accessible
blind: cane braille guide sight
wheelchair: ramp accessible
autism adhd neurodivergent: spectrum diagnosed
chronic_illness chronic_condition: diabetes asthma arthritis migraine fibromyalgia
specialist physician: surgeon pediatrician dermatologist cardiologist neurologist psychiatrist oncologist gynecologist dentist
medicine medication prescription: antibiotics painkiller insulin inhaler ibuprofen aspirin antidepressants tablet dose pharmacy
painkiller: ibuprofen aspirin paracetamol
pharmacy drugstore: prescription pills pharmacist
supplement: vitamins iron zinc magnesium omega protein
scan medical_test: mri ultrasound biopsy xray bloodwork
checkup: dentist doctor blood appointment
appointment: doctor dentist booked scheduled
rehab rehabilitation physiotherapy physical_therapy: stretches recovery crutches therapist
acupuncture homeopathy alternative_medicine: herbal needles natural
spa massage: sauna facial relaxing wellness
surgery: surgeon anesthesia stitches transplant scar hospital
overweight obese: weight pounds diet
weigh weight: pounds kilos kg lbs scale
lose_weight: pounds kilos diet gym slimmer
= slim thin skinny
fasting: intermittent meals hours
insomnia: awake melatonin pills
nightmare: dream scared woke
= exhausted drained weary fatigue sleepy
energetic energy: active
smoke cigarette: nicotine vape quit cigar tobacco
sober sobriety: drinking alcohol recovery
= addiction dependency
anxiety: panic worry attack breathing nervous
depression: hopeless therapy antidepressants
trauma ptsd traumatic: abuse accident flashback therapy
burnout overworked: exhausted stress overtime
psychologist psychiatrist counselor: therapy session
counseling counselor: therapist advice support guidance
birth childbirth labor: baby midwife newborn born weighed
fertility infertility: ivf pregnant trying treatment
breastfeeding: bottle milk formula
aging: wrinkles grey older
height: tall feet inches cm
face facial: eyes nose mouth cheeks chin smile beard freckles
= beard mustache shave
hairdresser barber salon: haircut hair dye trim
manicure: nails polish pedicure salon
hygiene toiletries: toothbrush soap shampoo deodorant shower towel
piercing: ear nose earrings
= cure heal remedy treatment
= contagious infectious
= injury wound
= nurse caregiver
caregiver carer: mother elderly nurse care
= vitamin supplement
= disability handicap impairment
lonely loneliness: alone isolated miss
= alone isolated lonely
= boring dull tedious
= jealous envious envy
guilty guilt: regret ashamed blame sorry
embarrassed: awkward humiliated blush
= ashamed embarrassed humiliated
regret: wish mistake sorry guilty
= offended insulted hurt
disappointed: failed expected sad
= disappointed sad
frustrated: annoyed stuck
= annoyed irritated bothered frustrated
= confused puzzled unsure
curious curiosity: wonder interested
= surprised amazed astonished stunned
= disgusting gross nasty
= calm peaceful serene tranquil
= worry concern anxious
= pessimistic negative gloomy
pessimistic negative: doubt worried
insecure: doubt worried
shy introvert: quiet reserved
outgoing extrovert sociable: talkative friendly party
homesick: miss home
nostalgia nostalgic: memories remember childhood old
infatuated crush: love flirt butterflies
= relieved relief
= cry sob weep tears
= laugh giggle chuckle
joke humor: funny laugh pun comedy
mood: happy sad grumpy cheerful
= grumpy cranky moody
betrayal: lied cheated trust
phobia: spiders heights snakes flying needles
= terrified petrified scared
= fear phobia
= content satisfied fulfilled
fulfillment satisfaction: rewarding happy proud meaningful
= rewarding fulfilling meaningful
= ecstatic thrilled overjoyed elated
= delighted glad pleased
= upset hurt distressed
= heartbroken devastated
= hopeful optimistic
= overwhelmed overloaded swamped
= grateful blessed
= empathy compassion sympathy
mental_state wellbeing: happy stressed anxious calm tired
`;
