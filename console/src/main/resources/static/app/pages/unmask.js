import { h, tags, useState } from '../lib.js';
import { Area } from '../fields.js';
import { Button, ProblemNote, whyNot } from '../parts.js';
import { ROLES, may } from '../session.js';
import { word } from '../words.js';

const { form, p } = tags;

/**
 * Asks why personal data have to be seen.
 *
 * @param fields what is masked
 * @param unmask the deed, run with the reason
 */
export function Unmask({ fields, unmask }) {
  const [reason, setReason] = useState('');
  const isAllowed = may(...ROLES.unmask);
  return form(
    {
      class: 'unmask',
      onSubmit: (event) => {
        event.preventDefault();
        if (isAllowed && reason.trim()) {
          unmask.run(reason.trim());
        }
      },
    },
    p(word('masked.note', { fields: fields.join(', ') })),
    isAllowed &&
      h(Area, {
        label: word('reason'),
        value: reason,
        onInput: setReason,
        rows: 2,
        required: true,
        maxlength: 1000,
        autofocus: true,
      }),
    unmask.problem && h(ProblemNote, { problem: unmask.problem }),
    h(
      Button,
      {
        type: 'submit',
        busy: unmask.busy,
        disabled: !isAllowed || !reason.trim(),
        why: isAllowed ? word('reason.needed') : whyNot(ROLES.unmask),
      },
      word('unmask'),
    ),
  );
}
