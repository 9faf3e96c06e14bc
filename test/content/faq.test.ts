import { expect } from 'chai';
import { spokenDialogIds } from '../../dialogs/ids.ts';
import { bare } from '../../dialogs/understand/normalise.ts';
import { filled } from '../../knowledge/content.ts';
import { figure, figurePaths } from '../../knowledge/policy.ts';
import { Language } from '../../knowledge/records.ts';
import { alarms } from './danger-lines.ts';
import { moreAlarms } from './danger-lines-later.ts';
import { learn, load } from './once.ts';
import { strangeLines } from './out-of-scope.ts';
import { englishQuestions } from './questions-en.ts';
import { laterQuestions } from './questions-fresh.ts';
import { laterVisitQuestions, thirdVisitQuestions, unseenVisitQuestions, visitQuestions } from './questions-visits.ts';
import { chineseQuestions } from './questions-zh.ts';
import { wordingFaults } from './wording-rules.ts';

const knowledge = await load();
const languages = Language.options;
const least = { 'zh-CN': 7, 'en-US': 6 } as const;
const entries = [
  ...knowledge.faq.map(entry => ({ name: entry.id, ...entry })),
  ...knowledge.intents.map(intent => ({ name: `@${intent.dialog}`, ...intent })),
];

describe('the shipped content', () => {
  it('answers at least 70 questions, each asked in enough ways', () => {
    expect(knowledge.faq.length).to.be.at.least(70);
    for (const entry of entries) {
      for (const language of languages)
        expect(entry[language].phrases.length, `${entry.name} ${language}`).to.be.at.least(least[language]);
    }
    const repair = knowledge.intents.find(({ dialog }) => dialog === 'repair');
    expect(repair?.['zh-CN'].phrases.length).to.be.at.least(25);
    expect(repair?.['en-US'].phrases.length).to.be.at.least(15);
    expect(knowledge.intents.map(({ dialog }) => dialog)).to.have.members([...spokenDialogIds]);
  });

  it('shares no phrase between two entries, nor with the out-of-scope lines', () => {
    const owners = new Map<string, string>();
    const claim = (text: string, name: string) => {
      const owner = owners.get(bare(text)) ?? name;
      expect(owner, `"${text}" stands in ${owner} and ${name}`).to.equal(name);
      owners.set(bare(text), name);
    };
    for (const entry of entries) {
      for (const language of languages) for (const phrase of entry[language].phrases) claim(phrase, entry.name);
    }
    for (const language of languages) for (const line of knowledge.outOfScope[language]) claim(line, 'out of scope');
  });

  it('fits its titles on buttons and its answers in three lines', () => {
    for (const entry of entries) {
      expect([...entry['zh-CN'].title].length, entry.name).to.be.at.most(20);
      expect(entry['en-US'].title.length, entry.name).to.be.at.most(40);
    }
    for (const entry of knowledge.faq) {
      for (const language of languages) expect(entry[language].answer.split('\n').length, entry.id).to.be.at.most(3);
    }
  });

  it('types no figure of the policy into an answer', () => {
    const published = /12315|(?<!\d)1(?:10|19|20)(?!\d)/g;
    for (const { id, ...entry } of knowledge.faq) {
      for (const language of languages) {
        const written = entry[language].answer.replace(/\{[\w.]+\}/g, '').replace(published, '');
        expect(written, id).not.to.match(/\d/);
      }
    }
    const shown = figurePaths(knowledge.policy).map(path => figure(knowledge.policy, path, 'zh-CN'));
    const opening = knowledge.faq.find(({ id }) => id === 'opening-hours');
    expect(shown).to.include('9:00–18:00');
    expect(filled(opening?.['zh-CN'].answer ?? '', knowledge, 'zh-CN'))
      .to.contain('9:00–18:00')
      .and.contain('10:00–16:00');
  });

  it('keeps to the wording rules, figures filled in', () => {
    for (const { id, ...entry } of knowledge.faq) {
      for (const language of languages) {
        const { title, answer } = entry[language];
        expect(
          [...wordingFaults(title), ...wordingFaults(filled(answer, knowledge, language))],
          `${id} ${language}`,
        ).to.deep.equal([]);
      }
    }
  });

  it('was not written from the questions it is measured with', () => {
    const phrases = new Set(entries.flatMap(entry => languages.flatMap(language => entry[language].phrases.map(bare))));
    for (const line of languages.flatMap(language => knowledge.outOfScope[language])) phrases.add(bare(line));
    const measured = [
      ...Object.values(chineseQuestions).flat(),
      ...Object.values(englishQuestions).flat(),
      ...languages.flatMap(language => strangeLines[language]),
      ...[laterQuestions, visitQuestions, laterVisitQuestions, thirdVisitQuestions, unseenVisitQuestions].flatMap(
        questions => languages.flatMap(language => Object.values(questions[language]).flat()),
      ),
    ];
    const shared = measured.filter(question => phrases.has(bare(question)));
    expect(shared.length / measured.length, shared.join(' | ')).to.be.below(0.02);
    expect(alarms.length + moreAlarms.length).to.be.at.least(80);
  });

  it('is told apart by a model that did not see the phrase', () => {
    const matcher = learn(knowledge);
    const chinese = matcher.accuracy('zh-CN');
    const english = matcher.accuracy('en-US');
    process.stdout.write(
      `    cross-validated accuracy of the shipped phrases: Chinese ${percent(chinese)}, English ${percent(english)}\n`,
    );
    expect(chinese).to.be.above(0.7);
    expect(english).to.be.above(0.55);
  }).timeout(20_000);
});

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
