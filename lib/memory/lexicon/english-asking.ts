/** How a question words it, and how an answer does. How rows are read: `read-rows.ts`. */
export const ENGLISH_ASKING = `
= assemble build
= attach connect
= await wait
= anticipate expect wait
= borrow lend loan
= cancel postpone
= postpone delay reschedule
= inspect check examine
= combine mix blend
= compete race
= complain complaint
= convince persuade
= ship deliver
= destroy ruin wreck
= vanish disappear
= doubt unsure
= edit revise
= eliminate remove
= embrace accept
= emphasize highlight stress
= enroll register
= flee escape fled
= exchange swap trade
= convey express
= express show share
= confront face
= concentrate focus
= gain increase
= gather collect
= occur happen
= detest hate despise
= ignore neglect
= envision imagine
= include contain
= inform tell notify
= introduce met
= investigate research
= involve include
= launch release
= maintain keep
= require need
= provide offer
= prevent avoid
= produce make
= progress improve
= pursue follow
= reach arrive
= recall remember
= record film
= reduce decrease lower
= rely depend count
= replace swap
= respond reply answer
= request ask
= resolve solve fix settle
= reveal tell
= review feedback
= frighten scare
= search seek
= seek find
= shut close
= stay remain
= strengthen improve
= thrive flourish
= toss throw
= transform change
= unite together
= upgrade improve
= stroll walk wander
= warn caution
= yell shout scream
= hurry rush
= jump leap
= vent talk
= brag boast
= tease joke
= socialize mingle
= bond connect
= relate connect identify
= nurture raise care
= raise grew
= commemorate honor celebrate
= reminisce remember memories
= document record photos
= incorporate include add
= utilize use
= employ hire
= aspire dream hope
= collaborate team partner
= cooperate team
= contribute donate help
= endure survive
= adapt adjust
= advocate support speak
= empower strength confidence
= foster encourage
= showcase display exhibit
= debut first
= tackle handle
= navigate handle
= individual person
= feedback comments
= compliment praise
= garment clothes
= incident accident
= encounter met
= companion friend
= perspective view outlook
= mindset attitude
= insight learned understand
= takeaway lesson learned
= highlight best favorite
= ordeal hard
= aspect part
= component part
= factor reason
= motivation reason because
= rationale reason because
= reason since because
= excuse reason
= consequence result
= solution fix answer
= hint clue tip
= rumor gossip
= fate destiny
= proof evidence
= leisure free spare
= surroundings area
= atmosphere vibe mood
= memento souvenir reminder
= heirloom grandmother passed
= belongings stuff possession
= sentimental memories special
= portion part
= percentage percent
= era period
= phase stage
= procedure process
= technique trick method
= tactic strategy
= agreement deal contract
= partnership deal collaborate
= tourist visitor
= outlook future
= initially first began
= originally first began
= eventually finally ended
= ultimately finally
= primarily mainly
= approximately around roughly
= upcoming soon
= prior earlier
= simultaneously together
= immediately instantly
= occasionally sometimes
= rarely seldom
= constantly always
= unexpected surprise suddenly
= enjoyable fun
= entertaining fun
= impressive amazing
= memorable unforgettable
= meaningful special
= essential important
= crucial important
= beneficial good
= similar alike
= resemble similar
= vary different
= genuine real honest
= skilled experienced expert
= expert professional
= novice beginner
= beginner starter
= terrible awful horrible
= excellent perfect
= fabulous amazing
= beautiful nice
= adorable cute sweet
= eager excited
= keen interested
= enthusiastic excited passionate
= reluctant hesitant unsure
= hesitant nervous
= accomplished finished achieved
= prevail win
= forthcoming soon
look_forward excited: wait soon thrilled
destress decompress: relax unwind yoga bath walk music meditation
passed_away: died funeral death
raised: childhood hometown grew
end_goal: dream goal
responsibility duty: care charge task
lifestyle: healthy active habits
reaction react: surprised shocked laughed cried happy
significance: represents reminder meaning
realization: understood learned important noticed
advantage benefit: better easier helps
drawback disadvantage downside: worse harder problem
improvement: better stronger
memorable: favorite best special
first_time: began started new
admiration: proud impressive inspiring
evidence: shows proves
turning_point: changed moment
relationship_status: single married dating divorced engaged
future_plan: want hope soon
long_term: years future
`;
