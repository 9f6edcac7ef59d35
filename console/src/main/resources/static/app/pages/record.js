import { h, tags } from '../lib.js';
import { query, send } from '../api.js';
import { useDeed } from '../data.js';
import { Dialog } from '../dialog.js';
import { Json } from '../json.js';
import { Facts, When } from '../parts.js';
import { session } from '../session.js';
import { word } from '../words.js';
import { Unmask } from './unmask.js';

const { a, p } = tags;

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
  const unmask = useDeed((reason) =>
    send(
      'POST',
      query(
        `/topics/${encodeURIComponent(topic)}/records/${record.partition}/${record.offset}/unmasking`,
        { parked },
      ),
      { reason },
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
    record.masked?.length > 0 && !unmask.result && h(Unmask, { fields: record.masked, unmask }),
    unmask.result && p({ class: 'notice info' }, word('unmasked.note')),
    tags.details(
      tags.summary(word('headers')),
      h(Json, { value: record.headers ?? {}, label: word('headers') }),
    ),
  );
}
