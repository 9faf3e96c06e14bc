import { expect } from 'chai';
import { summary } from '../../dialogs/form/answers.ts';
import { forms } from '../../dialogs/forms.ts';
import { dialogContract } from '../contract/dialog-contract.ts';

dialogContract(
  'repair',
  {
    begin: '我要报修',
    answers: { fault: '一开机就嗡嗡响', bought: '去年三月京东买的', phone: '13812345678', address: '人民路100号3单元' },
  },
  ['consent', 'product', 'fault', 'usage', 'bought', 'phone', 'address', summary],
);

dialogContract('warranty', { begin: '查保修', answers: { machine: '空调', bought: '去年三月' } }, [
  'machine',
  'bought',
]);

it('every form is under the contract', () => expect(Object.keys(forms)).to.deep.equal(['repair', 'warranty']));
