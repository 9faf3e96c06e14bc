import { booking } from './booking.ts';
import { cancelBooking } from './cancel-booking.ts';
import { complaint } from './complaint.ts';
import type { FormBuilder } from './form/form-dialog.ts';
import type { DialogId } from './ids.ts';
import { privacy } from './privacy.ts';
import { repair } from './repair.ts';
import { reschedule } from './reschedule.ts';
import { giveBack } from './returns.ts';
import { service } from './service.ts';
import { status } from './status.ts';
import { suggestion } from './suggestion.ts';
import { warranty } from './warranty.ts';

/** The dialogs that are forms; the others are said in one go. */
export const forms: Partial<Record<DialogId, FormBuilder>> = {
  repair,
  warranty,
  booking,
  reschedule,
  'cancel-booking': cancelBooking,
  service,
  status,
  privacy,
  returns: giveBack,
  complaint,
  suggestion,
};
