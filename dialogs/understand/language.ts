import type { Language } from '../../knowledge/records.ts';

/** Latin words that Chinese customers type among Chinese ones, and that say nothing about their language. */
const everywhere = new Set([
  'ok',
  'okay',
  'app',
  'ac',
  'tv',
  'pc',
  'cpu',
  'usb',
  'wifi',
  'vip',
  'ai',
  'led',
  'sn',
  'pos',
  'ktv',
  'no',
  'qq',
  'bug',
]);

/**
 * Words that show that somebody writes English. Names of brands and models are written in Latin letters by everybody,
 * so a message of them alone (Haier, Midea KFR-35GW) tells nothing.
 */
const english = new Set(
  [
    'a an the i you he she it we they me us my your his her its our their mine this that these those there here',
    'is are was were be been am do does did done have has had can could will would shall should may might must',
    "isn't aren't wasn't don't doesn't didn't can't cannot couldn't won't wouldn't i'm i've i'd it's that's what's",
    'not no yes yeah yep nope sure please thanks thank sorry hello hi hey goodbye bye welcome',
    'what when where which who whom whose why how much many long far often and or but if because so then than',
    'of to in on at by for from with without about into over under after before during until since again still just',
    'one two three first second last next new old some any all none more less too very only also now today tomorrow',
    'broken broke repair fix fixed faulty dead leak leaks leaking noise noisy smell smoke fire hot cold warm cool',
    'cooling heating water power light door screen button error code working works work turn turns start starts stop',
    'warranty guarantee refund return exchange replace replacement price cost fee fees charge charges free pay invoice',
    'machine washer washing dryer refrigerator fridge freezer oven stove dishwasher heater conditioner laptop computer',
    'television microwave vacuum printer laser fan kettle phone number address name photo photos picture receipt proof',
    'book booking visit appointment technician engineer service support person human agent help cancel back menu order',
    'open close closed hours weekend monday tuesday wednesday thursday friday saturday sunday morning afternoon evening',
    'want need like know tell show send give get got come going see buy bought purchase purchased use used call change',
    'great good nice fine bad cheers perfect awesome lovely wrong right okay ready busy help helpful joke weather',
    'reschedule postpone move earlier instead slot schedule date week noon tonight',
    'submit agree refuse skip restart english question problem issue complaint status track delivery shipping parts part',
  ]
    .join(' ')
    .split(' '),
);

/** The language that a message is written in; undefined where it does not tell (a number, a code, "ok", a brand). */
export function languageOf(text: string): Language | undefined {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/(?<![\p{L}\d-])[a-z][a-z']*(?![\p{L}\d-])/giu) ?? [];
  const telling = words.filter(
    word => !everywhere.has(word.toLowerCase()) && (word.length > 1 || /^[iu]$/i.test(word)),
  );
  if (han === 0) return telling.some(word => english.has(word.toLowerCase())) ? 'en-US' : undefined;
  // A Chinese word takes about two characters.
  return telling.length > han / 2 ? 'en-US' : 'zh-CN';
}
