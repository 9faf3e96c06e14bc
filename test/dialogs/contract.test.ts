import { expect } from 'chai';
import { summary } from '../../dialogs/form/reducer.ts';
import { forms } from '../../dialogs/forms.ts';
import { dialogContract } from '../contract/dialog-contract.ts';

dialogContract('repair', { begin: '我要报修', answers: { fault: '一开机就嗡嗡响', phone: '13812345678' } }, [
  'consent',
  'product',
  'fault',
  'phone',
  summary,
]);

it('every form is under the contract', () => expect(Object.keys(forms)).to.deep.equal(['repair']));
