import { normalised } from './normalise.ts';
import { clausesOf, isThanks, readYesNo } from './yes-no.ts';

/** In characters: "地址先不填了，师傅来之前打电话我再告诉他吧". */
const longest = 40;

const later = new RegExp(
  [
    '^(?:那|就|我|先|还是|我们|到时候?|师傅|来之?前|出发前|再|等一?[下会]儿?|稍后|晚一?点|回头|过会儿?|一会儿?|见面|电话里?|微信|打|联系|沟通|说|讲|问|聊|告诉|发给?|给|你们?|您|他|吧|了|啊|哦)+$',
    "^(?:i(?:'ll| will)|let me|we(?:'ll| will))? ?(?:send|give|tell|text|say|share|do)? ?(?:it|you|them|him)*(?: it| that)? ?(?:later|(?:on|by|over) (?:the )?phone|when (?:he|she|they|you) calls?)$",
  ].join('|'),
);
const acts = /电话|微信|到时|等|稍后|晚|回头|会儿|见面|再(?:说|讲|发|告诉|问|聊)|later|phone|call/;
const refused =
  /^(?:先)?(?:不[用要想]?(?:填|写|留|说|给|报|提供|了|方便)?|没有?|无|免|保密|暂[时无不]?(?:不?[填写留说给])?)(?:了|吧|啊|的|哦)*$|^(?:no|without|skip|not needed|secret|private)$/;

/**
 * Whether somebody who is asked for something says no or later, in whatever words: 不用了, 地址等下发, 电话联系, no
 * address.
 *
 * @param names what is asked for is called
 */
export function putsOff(text: string, names: readonly string[]): boolean {
  if (text.length > longest) return false;
  const said = normalised(text).replace(/[.。!！~～]+$/u, '');
  const bare = names
    .map(normalised)
    .filter(name => name !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((left, name) => left.replace(name, ''), said);
  const clauses = bare.split(/[\s,，、;；]+(?=[\p{Script=Han}])|[,，、;；]\s*/u).map(clause => clause.trim());
  const told = clauses.filter(clause => clause !== '' && !isThanks(clause));
  return told.length > 0 && told.every(clause => refuses(clause) || (later.test(clause) && acts.test(clause)));
}

function refuses(clause: string): boolean {
  return refused.test(clause) || clausesOf(clause).every(part => readYesNo(part) === 'no');
}
