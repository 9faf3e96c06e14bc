import { startButton } from './buttons.ts';
import { consentSlot } from './consent.ts';
import { addressSlot, knownContact, phoneSlot } from './contact.ts';
import { asJson, type Form, isText, type Json, type Slot } from './form/form.ts';
import { machineSlot } from './machine-slot.ts';
import { machineSlots } from './machines-slot.ts';
import { labelOf } from './menu.ts';
import { photosKept, photosSlot } from './photos-slot.ts';
import { concerns, sameSlot } from './same-case.ts';
import { requestOf, type ServiceAnswers, submittedService, wayOf } from './service-request.ts';
import { kindSlots } from './service-slots.ts';
import type { Turn } from './turn-of.ts';
import { type ServiceKind, saysMore, serviceKindIn, serviceKinds } from './understand/service.ts';
import { policyOf } from './verdict.ts';
import { waySlot } from './way-slot.ts';
import { whereSlot } from './where-slot.ts';
import { wishSlot } from './wish.ts';

/**
 * A request for maintenance, an inspection, an installation, a training, an upgrade or parts: one form, with the few
 * questions of the kind. Nothing is ordered by it: what it costs is quoted first.
 *
 * @source S2 2-3, 2-4, 3-3, S5 1.5, S8 四, S9 2.2, S10 3.4, S12 一.7, S20 工作原则 1
 */
export async function service(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<ServiceAnswers>> {
  const { texts, knowledge, desk } = turn;
  const t = texts.service;
  const contact = await knownContact(turn);
  const open = await desk.openTickets();
  const same = ({ kind, ...answers }: Partial<ServiceAnswers>) =>
    open.find(ticket => ticket.kind === kind && concerns(ticket, answers));
  const isTraining = known.kind === 'training';
  const lends = (answers: Partial<ServiceAnswers>) => {
    const product = knowledge.products.find(({ id }) => id === answers.product?.id);
    return policyOf(product, turn).loaner.maintenance !== undefined;
  };
  const needsAddress = (answers: Partial<ServiceAnswers>) =>
    answers.kind === 'parts' || wayOf(answers, turn) === 'on-site';
  const { asked: _, ...wish } = wishSlot(turn);
  const machines = machineSlots<ServiceAnswers>(turn, known);
  const severalMachines = ({ kind }: Partial<ServiceAnswers>) => kind !== 'parts' && kind !== 'training';
  const names = knowledge.products.flatMap(({ name, aliases }) =>
    [name, aliases].flatMap(each => Object.values(each).flat()),
  );

  return {
    id: 'service',
    retries: 3,
    files: { slot: 'photos', max: photosKept },
    slots: {
      consent: consentSlot(turn),
      kind: kindSlot(turn),
      product: {
        ...machineSlot(turn),
        ask: (answers, misses) => ({
          ...machineSlot(turn).ask(answers, misses),
          ...(misses === 0 && { text: t.product }),
        }),
      },
      purpose: {
        label: t.purpose.label,
        names: t.purpose.names,
        asked: false,
        ask: () => ({ text: t.purpose.ask }),
        read: ({ text }) =>
          /[\p{L}\p{N}]{2}/u.test(text) ? { value: text.slice(0, 1000) } : { problem: t.purpose.ask },
        more: (before, text, meant) => (meant ? `${before}；${text}`.slice(0, 1000) : undefined),
        // What only repeats which service of which machine is no line of its own.
        fits: words => isText(words) && saysMore(words, names),
        show: words => (words.length > 80 ? `${words.slice(0, 80)}…` : words),
      },
      same: sameSlot<ServiceAnswers>(same, turn),
      ...kindSlots(turn),
      machinesRoughly: { ...machines.machinesRoughly, when: severalMachines },
      machines: { ...machines.machines, when: severalMachines },
      phone: {
        ...phoneSlot(turn, contact),
        ask: (_, misses) => ({ text: misses > 0 ? texts.repair.phone.again : t.phone }),
      },
      address: {
        ...addressSlot(turn, contact),
        when: needsAddress,
        ask: ({ kind }: Partial<ServiceAnswers>, misses) => ({
          text: misses > 0 ? texts.repair.address.again : kind === 'parts' ? t.sendTo : texts.repair.address.ask,
        }),
      },
      where: whereSlot<ServiceAnswers>(turn, contact, needsAddress),
      way: {
        ...waySlot<ServiceAnswers>(turn, answers => wayOf(answers, turn) ?? 'on-site'),
        label: t.way.label,
        when: ({ kind }) => kind === 'maintenance' || kind === 'upgrade',
        ask: (_, misses) => ({
          text: misses > 0 ? texts.repair.way.again : t.way.ask,
          choices: [t.way.onSite, t.way.mailIn],
        }),
        show: ({ is }) => (is === 'on-site' ? t.way.onSite.label : t.way.mailIn.label),
      },
      loaner: {
        label: t.loaner.label,
        optional: true,
        when: answers => answers.kind === 'maintenance' && wayOf(answers, turn) === 'mail-in' && lends(answers),
        ask: (_, misses) => ({
          text: misses > 0 ? t.loaner.again : t.loaner.ask,
          choices: [t.loaner.yes, t.loaner.no],
        }),
        read: ({ chosen }) => (chosen === 'yes' || chosen === 'no' ? { value: chosen } : { problem: t.loaner.again }),
        show: answer => t.loaner[answer].label,
      },
      // When a training may be held is asked; else the visit is booked afterwards.
      wish: {
        ...wish,
        ...(isTraining ? { optional: true as const } : { asked: false as const }),
        label: isTraining ? t.wishedDay : wish.label,
        ask: (_, misses) => ({
          text: misses > 0 ? texts.repair.wish.again : isTraining ? t.when : texts.repair.wish.ask,
        }),
        when: (answers: Partial<ServiceAnswers>) => isTraining || wayOf(answers, turn) === 'on-site',
      },
      photos: {
        ...photosSlot(turn),
        ask: () => ({ text: texts.repair.photos.ask, choices: [texts.repair.photos.keep, texts.repair.photos.none] }),
        read: ({ chosen }, { photos }) => {
          if (chosen === texts.repair.photos.none.value) return { value: [] };
          return chosen === texts.repair.photos.keep.value
            ? { value: photos ?? [] }
            : { problem: texts.repair.photos.ask };
        },
        show: photos => (photos.length === 0 ? texts.form.notGiven : texts.repair.photos.show(photos.length)),
      },
    },
    note: ({ kind }) => (kind === 'parts' ? t.fee.parts : t.fee.work),
    done: async answers => {
      const before = answers.same === 'same' ? same(answers) : undefined;
      if (before !== undefined) {
        await desk.addTo(before.id, { text: answers.purpose ?? '', photos: answers.photos ?? [] });
        return { said: texts.repair.same.done(before.id), ticket: before.id };
      }
      const ticket = await desk.openCase(requestOf(answers, turn));
      const said = submittedService(ticket, answers, turn);
      const about = ticket.id;
      const { wish } = answers;
      if (wayOf(answers, turn) !== 'on-site') {
        return { ticket: about, said, onward: [startButton('status', labelOf(turn, { start: 'status' }), about)] };
      }
      return wish === undefined
        ? { ticket: about, said, onward: [startButton('booking', labelOf(turn, { start: 'booking' }), about)] }
        : { ticket: about, said, next: { dialog: 'booking', given: { about, wish: asJson(wish) } } };
    },
  };
}

function kindSlot({ texts }: Turn): Slot<ServiceAnswers, ServiceKind> {
  const t = texts.service.kind;
  const kindOf = (said: string | undefined) => serviceKinds.find(each => each === said);
  return {
    label: t.label,
    names: t.names,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask, choices: serviceKinds.map(kind => t.kinds[kind]) }),
    read: ({ text, chosen }) => {
      const kind = kindOf(chosen) ?? serviceKindIn(text);
      return kind === undefined ? { problem: t.again } : { value: kind };
    },
    fits: value => kindOf(value) !== undefined,
    show: kind => t.kinds[kind].label,
  };
}
