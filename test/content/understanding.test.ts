import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { understand } from '../../dialogs/understand/understand.ts';
import type { Language } from '../../knowledge/records.ts';
import { learn, load } from './once.ts';
import { strangeLines } from './out-of-scope.ts';
import { englishQuestions } from './questions-en.ts';
import { freshQuestions, freshStrangers, laterQuestions } from './questions-fresh.ts';
import { laterVisitQuestions, thirdVisitQuestions, unseenVisitQuestions, visitQuestions } from './questions-visits.ts';
import { chineseQuestions } from './questions-zh.ts';

const knowledge = await load();
const matcher = learn(knowledge);
const now = Temporal.Instant.from('2026-11-23T02:00:00Z');

/** Only odd places count: the even ones were looked at while the content was written. */
const held = (lines: readonly string[]) => lines.filter((_, at) => at % 2 === 1);
const floors = {
  'zh-CN': {
    questions: chineseQuestions,
    first: 0.9,
    inThree: 0.97,
    direct: 0.71,
    precise: 0.97,
    wrong: 0.025,
    helped: 0.93,
  },
  'en-US': {
    questions: englishQuestions,
    first: 0.92,
    inThree: 0.97,
    direct: 0.71,
    precise: 0.96,
    wrong: 0.025,
    helped: 0.92,
  },
} as const;

for (const language of ['zh-CN', 'en-US'] as const satisfies readonly Language[]) {
  describe(`questions nobody shipped, ${language}`, () => {
    const { questions, ...floor } = floors[language];
    const cases = Object.entries(questions).flatMap(([target, lines]) => held(lines).map(text => ({ target, text })));

    it('rank what was meant first, or among the first three', () => {
      let first = 0;
      let inThree = 0;
      for (const { target, text } of cases) {
        const names = matcher
          .rank(text, language)
          .ranked.slice(0, 3)
          .map(({ target: found }) => ('faq' in found ? found.faq : `@${found.dialog}`));
        if (names[0] === target) first += 1;
        if (names.includes(target)) inThree += 1;
      }
      expect(first / cases.length).to.be.at.least(floor.first);
      expect(inThree / cases.length).to.be.at.least(floor.inThree);
    }).timeout(20_000);

    it('are answered at once when it is sure, and rarely wrongly', () => {
      let direct = 0;
      let right = 0;
      let helped = 0;
      for (const { target, text } of cases) {
        const understood = understand(text, { knowledge, matcher, now });
        expect(understood.language, text).to.equal(language);
        if (understood.outcome === 'clarify') {
          if (understood.suggestions.some(button => ('id' in button ? button.id : `@${button.dialog}`) === target))
            helped += 1;
          continue;
        }
        if (understood.outcome === 'fallback') continue;
        const got = understood.outcome === 'answer' ? understood.answer.id : `@${understood.dialog}`;
        direct += 1;
        if (got === target) right += 1;
      }
      const total = cases.length;
      process.stdout.write(
        `    ${language}, held out: ${total} questions, direct ${percent(direct / total)}, precision ${percent(right / direct)}, helped ${percent((right + helped) / total)}\n`,
      );
      expect(direct / total).to.be.at.least(floor.direct);
      expect(right / direct).to.be.at.least(floor.precise);
      expect((direct - right) / total).to.be.at.most(floor.wrong);
      expect((right + helped) / total).to.be.at.least(floor.helped);
    });

    it('that are none of our business are left alone', () => {
      const lines = held(strangeLines[language]);
      const answered = lines.filter(text =>
        ['answer', 'dialog'].includes(understand(text, { knowledge, matcher, now }).outcome),
      );
      expect(answered.length, answered.join(' | ')).to.be.at.most(1);
    });
  });
}

describe('hard questions', () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    it(`in ${language} that the content has learned from stay learned`, () => {
      const cases = Object.entries(freshQuestions[language]).flatMap(([target, lines]) =>
        lines.map(text => ({ target, text })),
      );
      const missed = cases.filter(({ target, text }) => {
        const first = matcher.rank(text, language).ranked[0]?.target;
        return target !== (first && ('faq' in first ? first.faq : `@${first.dialog}`));
      });
      expect(missed.length / cases.length, missed.map(({ text }) => text).join(' | ')).to.be.below(0.05);
      const answered = freshStrangers[language].filter(text =>
        ['answer', 'dialog'].includes(understand(text, { knowledge, matcher, now }).outcome),
      );
      expect(answered).to.deep.equal([]);
    }).timeout(20_000);
  }
});

describe('questions for the later entries', () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    it(`are mostly ranked right in ${language}`, () => {
      const cases = Object.entries(laterQuestions[language]).flatMap(([target, lines]) =>
        lines.map(text => ({ target, text })),
      );
      let first = 0;
      let inThree = 0;
      let wrong = 0;
      for (const { target, text } of cases) {
        const names = matcher
          .rank(text, language)
          .ranked.slice(0, 3)
          .map(({ target: found }) => ('faq' in found ? found.faq : `@${found.dialog}`));
        if (names[0] === target) first += 1;
        if (names.includes(target)) inThree += 1;
        const understood = understand(text, { knowledge, matcher, now, language });
        const got =
          understood.outcome === 'answer'
            ? understood.answer.id
            : understood.outcome === 'dialog'
              ? `@${understood.dialog}`
              : target;
        if (got !== target) wrong += 1;
      }
      const total = cases.length;
      process.stdout.write(
        `    ${language}, later entries: ${total} questions, first ${percent(first / total)}, in three ${percent(inThree / total)}, wrong at once ${percent(wrong / total)}\n`,
      );
      expect(first / total).to.be.at.least(0.75);
      expect(inThree / total).to.be.at.least(0.88);
    }).timeout(20_000);
  }
});

describe('sentences about a visit', () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    for (const [name, questions] of [
      ['unseen', unseenVisitQuestions],
      ['third', thirdVisitQuestions],
      ['later', laterVisitQuestions],
      ['tuned with', visitQuestions],
    ] as const) {
      it(`are understood at once in ${language}, ${name}`, () => {
        const cases = Object.entries(questions[language]).flatMap(([target, lines]) =>
          lines.map(text => ({ target, text })),
        );
        const wrong: string[] = [];
        let direct = 0;
        let helped = 0;
        for (const { target, text } of cases) {
          const understood = understand(text, { knowledge, matcher, now });
          expect(understood.language, text).to.equal(language);
          if (understood.outcome === 'clarify') {
            if (understood.suggestions.some(button => ('id' in button ? button.id : `@${button.dialog}`) === target))
              helped += 1;
            continue;
          }
          if (understood.outcome === 'fallback') continue;
          direct += 1;
          const got = understood.outcome === 'answer' ? understood.answer.id : `@${understood.dialog}`;
          if (got !== target) wrong.push(`${text} → ${got}`);
        }
        const total = cases.length;
        const right = direct - wrong.length;
        process.stdout.write(
          `    ${language}, visits, ${name}: ${total} sentences, direct ${percent(direct / total)}, precision ${percent(right / direct)}, helped ${percent((right + helped) / total)}\n`,
        );
        expect(direct / total).to.be.at.least(0.85);
        expect(right / direct, wrong.join(' | ')).to.be.at.least(name === 'unseen' ? 0.93 : 0.97);
        expect((right + helped) / total).to.be.at.least(0.93);
      }).timeout(20_000);
    }
  }

  it('may be a word or two', () => {
    for (const [text, dialog] of [
      ['约', 'booking'],
      ['预约', 'booking'],
      ['上门', 'booking'],
      ['预约上门', 'booking'],
      ['约明天下午', 'booking'],
      ['能不能周五来', 'booking'],
      ['约师傅来装热水器', 'booking'],
      ['预约清洗油烟机', 'booking'],
      ['帮我约个师傅上门的时间', 'booking'],
      ['book a visit', 'booking'],
      ['appointment', 'booking'],
      ['改期', 'reschedule'],
      ['推迟', 'reschedule'],
      ['提前', 'reschedule'],
      ['改约', 'reschedule'],
      ['改时间', 'reschedule'],
      ['换个时间', 'reschedule'],
      ['改到周五', 'reschedule'],
      ['改成后天下午三点', 'reschedule'],
      ['往后推两天', 'reschedule'],
      ['reschedule', 'reschedule'],
      ['postpone', 'reschedule'],
      ['取消预约', 'cancel-booking'],
      ['取消上门', 'cancel-booking'],
      ['不用来了', 'cancel-booking'],
      ['师傅别来了', 'cancel-booking'],
      ['cancel my appointment', 'cancel-booking'],
      ['cancel the visit', 'cancel-booking'],
      ['预约师傅上门维修', 'repair'],
      ['预约修空调', 'repair'],
      ['空调不制冷，明天能来吗', 'repair'],
      ['schedule a technician to fix my fridge', 'repair'],
    ] as const) {
      expect(understand(text, { knowledge, matcher, now }), text).to.deep.include({ outcome: 'dialog', dialog });
    }
    for (const text of ['能改几次？', '取消要钱吗', '上门时间可以改吗', '怎么取消预约', 'how do I cancel my visit']) {
      const asked = understand(text, { knowledge, matcher, now });
      expect(asked.outcome === 'answer' && asked.answer.id, text).to.equal('change-visit');
    }
  }).timeout(20_000);
});

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
