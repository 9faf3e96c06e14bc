import type { TurnContext } from 'botbuilder-core';
import { stamp } from '../knowledge/stamp.ts';
import { say } from './say.ts';
import { isTaken } from './taken.ts';
import { type Input, putTurn, type Turn, turnOf } from './turn-of.ts';
import { readCommand } from './understand/commands.ts';
import { type DangerKind, readDanger } from './understand/danger.ts';
import { languageOf } from './understand/language.ts';
import { bare } from './understand/normalise.ts';
import { readYesNo } from './understand/yes-no.ts';

/** How long a kind that was asked about is not asked about again; short, as the next time it may be so. */
const askedMinutes = 10;
/** How long an urgent case is the one that more of it belongs to. */
const openHours = 24;

/**
 * The danger that the message of this turn tells of. What only sounds like one is met as a clerk would: the safe act
 * first, then the question whether it is so, and what was said waits for the answer. A yes, or more that sounds like
 * it, is danger; after a no the message is taken up as if it had just been said; anything else is read together
 * with it. So nothing that was said is lost.
 *
 * @returns the kind where it is danger; `asked` where this turn ends with the question
 */
export async function dangerIn(context: TurnContext): Promise<DangerKind | 'asked' | undefined> {
  const { input, memory } = turnOf(context);
  const { kind, at, held } = memory.suspected ?? {};
  if (kind !== undefined && at !== undefined && held !== undefined) {
    memory.suspected = { kind, at };
    if (input.button !== undefined || readCommand(input.text) !== undefined) {
      // An order is obeyed; what waited goes along to whoever takes over.
      memory.recent = [...memory.recent, held.text.slice(0, 300)].slice(-6);
      memory.files = [...new Set([...memory.files, ...held.files])].slice(0, 9);
    } else return answered(context, kind, held);
  }
  const danger = input.button === undefined ? readDanger(input.text) : undefined;
  if (danger?.mode === 'alarm') return danger.kind;
  if (danger?.mode !== 'ask' || !mayAsk(turnOf(context), danger.kind)) return undefined;
  await ask(context, danger.kind);
  return 'asked';
}

async function ask(context: TurnContext, kind: DangerKind): Promise<void> {
  const { texts, memory, input, now } = turnOf(context);
  memory.suspected = { kind, at: stamp(now), held: { text: input.text, files: [...input.files] } };
  await say(context, texts.danger[kind]);
  await say(context, texts.dangerMore.isItSo);
}

/** Where a colleague listens, an urgent case is open or that was asked before, nobody asks. */
function mayAsk(turn: Turn, kind: DangerKind): boolean {
  const { suspected, danger } = turn.memory;
  if (isTaken(turn) || (danger !== undefined && turn.now.since(danger.at).total('hours') < openHours)) return false;
  return suspected?.kind !== kind || turn.now.since(suspected.at).total('minutes') >= askedMinutes;
}

function answered(context: TurnContext, kind: DangerKind, { text, files }: Input): DangerKind | undefined {
  const turn = turnOf(context);
  const { input } = turn;
  const answer = readAnswer(input.text);
  const said = answer !== undefined || input.text === '' ? text : joined(text, input.text);
  putTurn(context, { ...turn, input: { text: said, files: [...new Set([...files, ...input.files])] } });
  if (answer !== undefined) return answer === 'yes' ? kind : undefined;
  const [first = ''] = input.text.split(/[,，。.!！;；\s]+/);
  const heard = readDanger(input.text);
  if (heard?.mode === 'alarm') return heard.kind;
  if (heard?.mode === 'ask' || readAnswer(first) === 'yes' || beginsWithYes.test(bare(input.text))) return kind;
  const together = readDanger(said);
  return together?.mode === 'alarm' ? together.kind : undefined;
}

/** A yes or no and nothing else; more than that tells something of its own. */
function readAnswer(text: string): 'yes' | 'no' | undefined {
  const answer = readYesNo(text);
  if (answer === 'yes' || answer === 'no') return answer;
  const said = bare(text);
  if (plainNo.test(said)) return 'no';
  return plainYes.test(said) ? 'yes' : undefined;
}

const plainNo =
  /^(?:现在|目前|暂时|倒|都|也)*(?:(?:没|不|没有|不太|并不|没什么|没啥|不是很?)(?:有|是)?(?:事|危险|那么严重|严重|这回事|这种(?:事|情况)|问题|大事|大碍)?|还好|不要紧|正常)(?:的|了|啊|呀|吧|哈|啦)?$|^(?:no|nope|not)(?: (?:it s|it is|its|that s|all|i m|im))?(?: (?:fine|ok|okay|safe|danger|dangerous|good|really|at all))?$/;
const beginsWithYes = /^(?:是[的啊呀]|对[的啊呀]|嗯|真的|yes |yeah )(?![吗么没不])/;
const plainYes =
  /^(?:真的?|确实|的确|就是|当然|很|挺|非常)*(?:有|是|危险|这样|发生)(?:的|了|啊|呀|危险|这样)*$|^真的$|^(?:it is|it really is|really|very)(?: (?:dangerous|so|like that))?$/;

function joined(before: string, after: string): string {
  return languageOf(before) === 'en-US' ? `${before}, ${after}` : `${before}，${after}`;
}
