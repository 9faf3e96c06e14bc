import { expect } from 'chai';
import { played } from '../../contract/channel-play.ts';
import { scripts } from '../../contract/channel-scripts.ts';
import { connector, type Way } from '../../contract/channel-ways.ts';

describe('a talk in Teams', function () {
  this.timeout(30_000);
  let teams: Way;
  before(async () => {
    teams = await connector('msteams');
  });
  after(() => teams.close());

  for (const about of ['with a photo', 'looks the warranty up', 'is told the price', 'books a visit and moves it']) {
    it(`comes to its end by the buttons of cards: one who ${about}`, async () => {
      const script = scripts.find(({ who }) => who.includes(about));
      if (script === undefined) throw new Error(`nobody ${about}`);
      const { read } = await played(script, teams);
      expect(read).to.have.length(script.does.length + 1);
    });
  }
});
