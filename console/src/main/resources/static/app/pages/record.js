import { h, tags, useState } from '../lib.js';
import { query, send } from '../api.js';
import { useDeed } from '../data.js';
import { Dialog } from '../dialog.js';
import { Area } from '../fields.js';
import { Json } from '../json.js';
import { Button, Facts, ProblemNote, When, whyNot } from '../parts.js';
import { ROLES, may, session } from '../session.js';
import { word } from '../words.js';

const { a, form, p } = tags;

export function traceLink(traceId) {
  const pattern = session.get()?.traceUrl;
  return traceId && pattern
    ? a(
        { href: pattern.replace('{traceId}', traceId), rel: 'noreferrer', target: '_blank' },
        traceId,
      )
    : (traceId ?? '–');
}

export function RecordDialog({ topic, parked, record, onClose }) {
  const [reason, setReason] = useState('');
  const unmask = useDeed(() =>
    send(
      'POST',
      query(
        `/topics/${encodeURIComponent(topic)}/records/${record.partition}/${record.offset}/unmasking`,
        { parked },
      ),
      { reason: reason.trim() },
    ),
  );
  const shown = unmask.result ?? record;
  return h(
    Dialog,
    {
      title: `${topic}${parked ? '.parked' : ''} · ${record.partition} / ${record.offset}`,
      onClose,
      wide: true,
    },
    h(Facts, {
      of: [
        [word('time'), h(When, { at: record.timestamp, long: true })],
        [word('key'), record.key],
        [word('record'), record.type],
        [word('schema.version.short'), record.schemaVersion],
        [word('trace'), traceLink(record.traceId)],
      ],
    }),
    record.undecodable && p({ class: 'notice bad' }, record.undecodable),
    h(Json, { value: shown.value ?? shown.bytes ?? null, label: word('content') }),
    record.masked?.length > 0 && !unmask.result && h(Unmask, { record, reason, setReason, unmask }),
    unmask.result && p({ class: 'notice info' }, word('unmasked.note')),
    tags.details(
      tags.summary(word('headers')),
      h(Json, { value: record.headers ?? {}, label: word('headers') }),
    ),
  );
}

function Unmask({ record, reason, setReason, unmask }) {
  return form(
    {
      class: 'unmask',
      onSubmit: (event) => {
        event.preventDefault();
        unmask.run();
      },
    },
    p(word('masked.note', { fields: record.masked.join(', ') })),
    may(...ROLES.unmask) &&
      h(Area, {
        label: word('reason'),
        value: reason,
        onInput: setReason,
        rows: 2,
        required: true,
        maxlength: 1000,
      }),
    unmask.problem && h(ProblemNote, { problem: unmask.problem }),
    h(
      Button,
      {
        type: 'submit',
        busy: unmask.busy,
        disabled: !may(...ROLES.unmask) || !reason.trim(),
        why: may(...ROLES.unmask) ? word('reason.needed') : whyNot(ROLES.unmask),
      },
      word('unmask'),
    ),
  );
}
