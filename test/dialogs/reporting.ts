import { expect } from 'chai';
import type { Talker } from './talking-desk.ts';

/** The number that customers of the tests leave. */
export const phone = '13812345678';

/** A repair report at the question for the fault. */
export async function atFault(customer: Talker): Promise<Talker> {
  await customer.say('我要报修');
  await customer.say('同意');
  await customer.say('空调');
  expect(await customer.form()).to.deep.include({ asking: 'fault' });
  return customer;
}

/** At the question for the phone number. */
export async function atPhone(customer: Talker): Promise<Talker> {
  await atFault(customer);
  await customer.say('不制冷');
  await customer.say('家里用');
  await customer.say('跳过');
  expect(await customer.form()).to.deep.include({ asking: 'phone' });
  return customer;
}

/** With everything filled in. */
export async function atSummary(customer: Talker): Promise<Talker> {
  for (const answer of ['空调不制冷了', '同意', '家里用', '跳过', phone, '跳过']) await customer.say(answer);
  expect(await customer.form()).to.deep.include({ asking: '?summary' });
  return customer;
}

/** Submitted, with a number. */
export async function submitted(customer: Talker): Promise<Talker> {
  await atSummary(customer);
  await customer.say('提交');
  expect(await customer.tickets()).to.have.length(1);
  return customer;
}
