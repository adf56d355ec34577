// The words that corpus.mjs makes invented listings and guides of. The towns are real and come from input/places/.

const table = (text) => text.trim().split('\n').map((line) => line.trim().split('|').map((cell) => cell.trim()));
const words = (text) => text.trim().split(/\s+/);

/** What a service in India calls itself, as Latin letters, Devanagari and Gurmukhi write it. */
export const HOPES = table(`
  Asha|आशा|ਆਸ਼ਾ
  Umeed|उम्मीद|ਉਮੀਦ
  Sahara|सहारा|ਸਹਾਰਾ
  Sukoon|सुकून|ਸੁਕੂਨ
  Navjeevan|नवजीवन|ਨਵਜੀਵਨ
  Jyoti|ज्योति|ਜੋਤੀ
  Prakash|प्रकाश|ਪ੍ਰਕਾਸ਼
  Disha|दिशा|ਦਿਸ਼ਾ
  Sankalp|संकल्प|ਸੰਕਲਪ
  Muskan|मुस्कान|ਮੁਸਕਾਨ
  Shanti|शांति|ਸ਼ਾਂਤੀ
  Himmat|हिम्मत|ਹਿੰਮਤ
  Vishwas|विश्वास|ਵਿਸ਼ਵਾਸ
  Prayas|प्रयास|ਪ੍ਰਯਾਸ
  Kiran|किरण|ਕਿਰਨ
  Udaan|उड़ान|ਉਡਾਣ
  Sparsh|स्पर्श|ਸਪਰਸ਼
  Samarpan|समर्पण|ਸਮਰਪਣ
  Saathi|साथी|ਸਾਥੀ
  Milan|मिलन|ਮਿਲਨ
  Nirmal|निर्मल|ਨਿਰਮਲ
  Anand|आनंद|ਆਨੰਦ
  Chetna|चेतना|ਚੇਤਨਾ
  Roshni|रोशनी|ਰੋਸ਼ਨੀ
  Hausla|हौसला|ਹੌਸਲਾ
  Manzil|मंज़िल|ਮੰਜ਼ਿਲ
  Rahat|राहत|ਰਾਹਤ
  Karuna|करुणा|ਕਰੁਣਾ
  Seva|सेवा|ਸੇਵਾ
  Sneh|स्नेह|ਸਨੇਹ
  Parivartan|परिवर्तन|ਪਰਿਵਰਤਨ
  Ujala|उजाला|ਉਜਾਲਾ
  Savera|सवेरा|ਸਵੇਰਾ
  Dhairya|धैर्य|ਧੀਰਜ
  Ekta|एकता|ਏਕਤਾ
  Sadbhavna|सद्भावना|ਸਦਭਾਵਨਾ
`).map(([latin, hi, pa]) => ({ latin, hi, pa }));

/** What a service elsewhere calls itself. */
export const WORDS_OF_NAMES = words(`
  Amber Anchor Aspen Beacon Birch Bramble Bridge Brook Cedar Clover Compass Copper Coral Crossing Dawn Daybreak Drift Elder Ember Evergreen Fern Ferry Gate Glen Granite Grove Harbour Hazel
  Hearth Heron Hollow Horizon Ivy Juniper Kestrel Lantern Larch Laurel Lighthouse Linden Maple Meadow Mill Moor New Northern Oak Orchard Osprey Pebble Pine Quarry Quill Raven Reed Ridge River
  Rowan Saffron Sparrow Spring Steady Still Stone Summit Sycamore Thistle Tide Valley Water Willow Wren
`);

/** Kinds of listing: the words of their names, in Latin letters and, where one has a native name, as it is written and as it is read aloud. */
export const KINDS = [
  { kind: 'centre', label: 'Treatment centre', share: 0.5, names: ['De-addiction Centre', 'Recovery Centre', 'Treatment House', 'Rehabilitation Centre', 'Clinic'], hi: 'नशा मुक्ति केंद्र', pa: 'ਨਸ਼ਾ ਮੁਕਤੀ ਕੇਂਦਰ', read: 'nasha mukti kendra' },
  { kind: 'group', label: 'Support group', share: 0.4, names: ['Family Circle', 'Recovery Group', 'Evening Fellowship', 'Sober Meeting', 'Peer Circle'], hi: 'सहायता समूह', pa: 'ਸਹਾਇਤਾ ਸਮੂਹ', read: 'sahayata samuh' },
  { kind: 'hotline', label: 'Helpline', share: 0.1, names: ['Helpline', 'Listening Line', 'Support Line'], hi: 'हेल्पलाइन', pa: 'ਹੈਲਪਲਾਈਨ', read: 'helpline' },
];

export const SERVICES = words(`
  detox counselling outpatient inpatient rehabilitation aftercare methadone buprenorphine naloxone family-therapy group-therapy peer-support relapse-prevention assessment referral housing
  sober-living meetings needle-exchange hepatitis-testing job-training day-programme home-visits legal-advice debt-advice childcare bereavement trauma-therapy mindfulness night-shelter
`).map((slug) => ({ slug, label: slug.replace('-', ' ') }));

export const COSTS = ['free', 'sliding-scale', 'paid'];

export const LANGUAGES = { IN: [['hi', 'Hindi'], ['pa', 'Punjabi'], ['en', 'English'], ['ur', 'Urdu']], GB: [['en', 'English'], ['pa', 'Punjabi'], ['pl', 'Polish']], US: [['en', 'English'], ['es', 'Spanish']], CA: [['en', 'English'], ['fr', 'French'], ['pa', 'Punjabi']] };

export const DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

/** What guides are about: each with a question somebody asks, and with other forms of its words. */
export const TOPICS = table(`
  coping with cravings|how do i cope when a craving comes|craved coped
  talking to a partner|how should i talk to my partner about it|partners talked
  naloxone at home|can i keep naloxone in my home|homes
  sleeping in recovery|why can i not sleep in recovery|sleep recovering
  anger and resentment|what do i do with all this anger and resentment|angered resentful
  gambling and debt|is gambling why we have debt|gambled debts
  choosing a clinic|how do i choose a clinic that is right|choose clinics
  detox and withdrawal|what happens in detox and withdrawal|detoxing withdrawals
  medicines for alcohol|are there medicines against alcohol|medicine alcohols
  returning to work|when can i return to my work|returned working
  children at home|what do i tell the children at home|child
  grief and loss|who helps with grief after a loss|grieved losses
  pregnancy and opioids|is it safe in pregnancy to take opioids|pregnancies opioid
  festivals and drinking|how do i stay away from drinking at festivals|festival drinks
  prison and release|what should we have after prison on the day of release|prisons released
  hepatitis and needles|can i get hepatitis from needles|needle
  stimulants and the heart|what do stimulants do to my heart|stimulant hearts
  cannabis and worry|does cannabis make the worry worse|worried
  exercise and mood|will exercise help my mood|exercising moods
  shame and secrets|how do i live with the shame and the secrets|ashamed secret
  warning signs|what are the warning signs that i should know|warned sign
  planning a week|how do i plan my week|planned weeks
  sponsors and steps|do i need a sponsor for the steps|sponsoring stepping
  faith and doubt|what if i have no faith and much doubt|doubted
  money and payday|how do i get past payday with money|paydays
  trust in a family|will there be trust in our family again|trusted families
  driving and safety|when is driving safe again|drive safely
  pain and tablets|which tablets can i take for pain|pained tablet
  loneliness and friends|what can i do about loneliness without friends|lonely friend
  telling an employer|should i tell my employer|told employers
  rights in a hospital|which rights do i have in a hospital|hospitals
  moving house|is moving to another house a good idea|moved houses
  boredom and hobbies|what helps against boredom if i have no hobbies|bored hobby
  dental care|why is dental care so hard now|cared
  old age and drinking|is drinking worse in old age|drank aging
  students and parties|how do students stay sober at parties|student party
  veterans and trauma|who understands trauma of veterans|veteran traumas
  nightmares and memory|why do i have nightmares and a bad memory|nightmare memories
  smoking and stopping|should i be stopping smoking too|smoked stopped
  court and fines|what happens in court and what are the fines|courts fined
`).map(([topic, asked, inflected]) => ({ topic, asked, inflected }));

export const ASPECTS = ['first steps', 'what research says', 'for families', 'questions to ask', 'a plan for a month', 'common mistakes', 'stories', 'where to get help'];

/** Words a sentence is mostly made of. */
export const SMALL_WORDS = words(`
  the to and of a in it you that is for not with be or can on are what if they at do as this have from when who by one will help your more may there how so we any but about no than after some
`);

/** What guides and descriptions also speak of, the most common first. */
export const OTHER_WORDS = words(`
  person people day support call talk time need drug doctor place week treatment use start number ask night plan family risk group feel safe service care offer friend sign visit body line
  breathe health evening morning choose answer change close trust listen medicine slip wait clear home hour street doubt review note record handle simple small early later strong tired honest
  quiet patient nurse worker volunteer neighbour cousin brother sister mother father uncle teacher driver farmer station market temple church gurdwara library kitchen garden window table letter
  message phone card folder sheet pencil calendar map bus train ticket wallet salary rent loan meal bread water tea sugar fruit sleep dream walk run swim stretch music song film story prayer
  silence crowd argument promise apology regret courage patience respect dignity privacy consent form signature licence inspector complaint lawyer judge ward bed corridor window dose tablet
  injection bottle cupboard lock key allergy fever pulse seizure tremor sweat nausea appetite weight tooth skin liver kidney lung heart brain nerve muscle bone wound scar habit urge trigger
  mood fear panic sorrow joy relief pride envy blame guilt hope purpose meaning value goal step ladder bridge door road river mountain season winter summer monsoon harvest wedding birthday
  anniversary holiday weekend shift factory office college exam degree skill tool machine workshop contract interview reference budget saving bank coin market price receipt
`);
