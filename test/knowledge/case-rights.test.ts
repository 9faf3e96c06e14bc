import { expect } from 'chai';
import { concernedIn, mayRead } from '../../knowledge/case-rights.ts';

describe('whom a complaint is about (S10 3.5)', () => {
  it('may not read it, however the name is written; others may', () => {
    const about = { concerned: ['小王', 'Amy Li'] };
    for (const name of ['小王', ' 小 王', 'AMY LI', 'amyli']) expect(mayRead(about, name), name).to.equal(false);
    for (const name of ['小张', '']) expect(mayRead(about, name), name).to.equal(true);
    expect(mayRead({}, '小王')).to.equal(true);
  });
  it('is told in a clerk’s words, each once, or taken back', () => {
    expect(concernedIn('小王、小张；小王')).to.deep.equal(['小王', '小张']);
    for (const none of ['无', 'None', ' ， ']) expect(concernedIn(none), none).to.deep.equal([]);
  });
});
