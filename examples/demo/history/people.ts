import { createRandom, type Random } from "./random.ts";

/** One of the people who signed up, and how they go about it. */
export interface Person {
  readonly userId: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly role?: string;
  readonly goal?: string;
  /** How long they take, 1 for the usual; a multiple of times and of pauses. */
  readonly pace: number;
  readonly locale: string;
  readonly timezone: string;
  readonly screen: { readonly width: number; readonly height: number; readonly density: number };
  readonly fate: Fate;
}

/** What becomes of them, beyond chance. */
export type Fate =
  /** They are in the middle of it, stuck, as the history ends. */
  | { readonly kind: "stuck-now"; readonly at: "invoice" | "bank" }
  /** They get value, and then come less and less. */
  | { readonly kind: "drifts" }
  | { readonly kind: "usual" };

const FIRST =
  "Aisha Alice Amara Andrew Anna Arjun Beatriz Ben Callum Carys Chidi Chloe Daniel Deepa Eilidh Elena Ellen Emeka Farah Fiona Freya George Gethin Grace Hana Hannah Harriet Hassan Imogen Ines Isaac Jack Jasmine Jonas Joseph Kasia Kwame Laila Leon Lewis Lucy Magnus Mairi Marek Maya Mei Mina Mohammed Nadia Nia Niamh Noah Oliver Omar Owen Padraig Priya Rachel Rhys Rosa Rowan Samira Sean Shreya Sofia Tariq Theo Tomasz Wei Yusuf Zara Zofia".split(
    " ",
  );
const LAST =
  "Abara Ahmed Allen Bailey Banerjee Barker Begum Bennett Brennan Burke Campbell Chan Clarke Costa Davies Desai Doyle Edwards Evans Farrell Ferreira Fletcher Fraser Gallagher Gill Green Griffiths Hall Harper Hughes Hussain Iqbal Jackson Jones Kaur Kelly Khan Kowalska Lambert Lewis Lindqvist MacLeod Marsh Mensah Mitchell Moore Morgan Murphy Nguyen Novak O'Brien Okafor Osei Owens Parry Patel Pearce Petrov Quinn Rahman Reid Roberts Russo Saunders Schmidt Shah Silva Singh Smith Stewart Taylor Thomas Walsh Ward Weber White Williams Wilson Wójcik Wong Wright Yilmaz".split(
    " ",
  );
const COMPANY_FIRST =
  "Alder Ashgrove Beacon Birchwood Bluebell Bramble Bridgewater Brightside Canal Castlegate Cedar Clearwater Copper Cornerstone Curlew Daybreak Eastgate Ember Fennel Fernhill Foxglove Granite Harbour Hawthorn Hazel Heron Highfield Ivy Juniper Kestrel Kingfisher Lantern Larkspur Linden Marlow Meadow Millstone Moorland Northlight Oakham Orchard Pebble Pennine Quayside Redbrick Riverside Rowan Saltmarsh Sandpiper Silverbirch Skylark Sparrow Springfield Stonebridge Tallow Thistle Timber Wayside Westbrook Wren".split(
    " ",
  );
const COMPANY_LAST = [
  "Accounting",
  "Architects",
  "Bakery",
  "Carpentry",
  "Catering",
  "Ceramics",
  "Cleaning",
  "Coaching",
  "Consulting",
  "Design",
  "Electrical",
  "Events",
  "Gardens",
  "Heating",
  "Interiors",
  "IT Support",
  "Joinery",
  "Landscapes",
  "Legal",
  "Marketing",
  "Media",
  "Music School",
  "Photography",
  "Physiotherapy",
  "Plumbing",
  "Print",
  "Roofing",
  "Software",
  "Studio",
  "Translations",
  "Tutors",
  "Veterinary",
];

const GOALS = [
  { goal: "get-paid-sooner", share: 0.45, pace: 0.9 },
  { goal: "replace-spreadsheet", share: 0.29, pace: 1.1 },
  // Planted: whoever comes for their accountant takes more than twice as long.
  { goal: "share-with-accountant", share: 0.2, pace: 2.6 },
];
const SCREENS = [
  { width: 1440, height: 900, density: 2 },
  { width: 1920, height: 1080, density: 1 },
  { width: 1536, height: 864, density: 1.25 },
  { width: 1280, height: 800, density: 1 },
  { width: 390, height: 844, density: 3 },
];
const ZONES = ["Europe/London", "Europe/London", "Europe/London", "Europe/Dublin", "Europe/Paris"];

/** The `count` people of the history. Nobody shares a name or a company's name with another. */
export function createPeople(count: number, seed: number): readonly Person[] {
  const taken = new Set<string>();
  const unused = (make: () => string): string => {
    for (;;) {
      const text = make();
      if (taken.has(text)) continue;
      taken.add(text);
      return text;
    }
  };
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed + index);
    const name = unused(() => `${random.pick(FIRST)} ${random.pick(LAST)}`);
    const company = unused(() => `${random.pick(COMPANY_FIRST)} ${random.pick(COMPANY_LAST)}`);
    const { goal, pace } = chooseGoal(random);
    const role = chooseRole(random);
    return {
      userId: `usr_${random.hex(16)}`,
      accountId: `acc_${random.hex(16)}`,
      name,
      email: `${plain(name.split(" ")[0]!)}@${plain(company)}.example`,
      company,
      ...(role === undefined ? {} : { role }),
      ...(goal === undefined ? {} : { goal }),
      pace: pace * random.around(1, 0.25),
      locale: random.chance(0.85) ? "en-GB" : random.pick(["en-US", "en-IE", "en"]),
      timezone: random.pick(ZONES),
      screen: random.pick(SCREENS),
      fate: fateOf(index, random),
    };
  });
}

function chooseGoal(random: Random): { readonly goal?: string; readonly pace: number } {
  let left = random.fraction();
  for (const choice of GOALS) {
    left -= choice.share;
    if (left < 0) return choice;
  }
  return { pace: 1 };
}

function chooseRole(random: Random): string | undefined {
  const drawn = random.fraction();
  if (drawn < 0.48) return "owner";
  if (drawn < 0.74) return "finance";
  if (drawn < 0.88) return "operations";
  return drawn < 0.95 ? "other" : undefined;
}

// A handful, whatever the chances say: the studio's first question is who is stuck at this moment.
const STUCK_AT_BANK = 6;
const STUCK_AT_INVOICE = 1;

function fateOf(index: number, random: Random): Fate {
  if (index < STUCK_AT_BANK) return { kind: "stuck-now", at: "bank" };
  if (index < STUCK_AT_BANK + STUCK_AT_INVOICE) return { kind: "stuck-now", at: "invoice" };
  return { kind: random.chance(0.3) ? "drifts" : "usual" };
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]+/g, "");
}
