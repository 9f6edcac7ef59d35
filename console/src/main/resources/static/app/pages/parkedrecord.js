import { h, tags, useMemo, useState } from '../lib.js';
import { send, service as path } from '../api.js';
import { useData, useDeed } from '../data.js';
import { Dialog } from '../dialog.js';
import { Area } from '../fields.js';
import { duration, number } from '../format.js';
import { Json } from '../json.js';
import { Badge, Button, Facts, ProblemNote, View, When, announce, whyNot } from '../parts.js';
import { link } from '../router.js';
import { ROLES, may } from '../session.js';
import { word } from '../words.js';
import { Reason } from './parked.js';
import { Unmask } from './unmask.js';

const { a, code, div, form, h3, p } = tags;

/** One parked record: why, since when, its content beside the schema, and what may be done. */
export function ParkedRecord({ record, service, onReplay, onChanged }) {
  const schema = useData(`/topics/${encodeURIComponent(record.topic)}/schema`);
  const [deed, setDeed] = useState(null);
  const unmask = useDeed(async (reason) => {
    const whole = await send('POST', `/parked/${service}/${record.id}/unmasking`, { reason });
    setDeed(null);
    return whole;
  });
  const shown = unmask.result ?? record;
  const isAllowed = may(...ROLES.replay);
  const why = whyNot(ROLES.replay);
  return div(
    { class: 'parked-record' },
    h(Facts, {
      of: [
        [word('parked.reason'), h(Reason, { reason: record.reason })],
        [word('message'), shown.message],
        record.exception && [word('exception'), code(record.exception)],
        [word('parked.at'), h(When, { at: record.parkedAt, long: true })],
        [word('age'), duration(record.ageSeconds)],
        [word('replays.failed'), number(record.replays)],
        [word('partition.offset'), `${record.partition} / ${record.offset}`],
        [word('record.time'), h(When, { at: record.timestamp, long: true })],
        [word('holds.key'), record.holdsKey ? h(Badge, { tone: 'warn' }, word('yes')) : word('no')],
      ],
    }),
    unmask.result && p({ class: 'notice info', role: 'status' }, word('unmasked.note')),
    div(
      { class: 'two' },
      div(
        h3(word('payload')),
        h(Json, { value: shown.event ?? shown.value, label: word('payload') }),
      ),
      div(
        h3(word('schema')),
        h(View, { of: schema }, (found) => h(Json, { value: found.schema, label: word('schema') })),
      ),
    ),
    div(
      { class: 'actions' },
      h(
        Button,
        {
          onClick: () =>
            onReplay({
              service,
              title: word('replay.one', { id: record.id }),
              selection: { ids: [record.id] },
            }),
          disabled: !isAllowed,
          why,
        },
        word('replay.one.button'),
      ),
      h(
        Button,
        {
          onClick: () => setDeed('copy'),
          disabled: !isAllowed || record.event === null,
          why: isAllowed ? word('copy.undecodable') : why,
        },
        word('copy'),
      ),
      record.masked.length > 0 &&
        !unmask.result &&
        h(Button, { onClick: () => setDeed('unmask') }, `${word('unmask')} …`),
      h(
        Button,
        { kind: 'danger', onClick: () => setDeed('dismiss'), disabled: !isAllowed, why },
        word('dismiss'),
      ),
    ),
    deed === 'unmask' &&
      h(
        Dialog,
        { title: word('unmask'), onClose: () => setDeed(null) },
        h(Unmask, { fields: record.masked, unmask }),
      ),
    deed === 'copy' &&
      h(CopyDialog, {
        record,
        service,
        onClose: () => setDeed(null),
        onDismiss: () => setDeed('dismiss'),
      }),
    deed === 'dismiss' &&
      h(DismissDialog, { record, service, onClose: () => setDeed(null), onChanged }),
  );
}

function DismissDialog({ record, service, onClose, onChanged }) {
  const [reason, setReason] = useState('');
  const deed = useDeed(async () => {
    await send('POST', path(service, '/parked/dismissals'), {
      ids: [record.id],
      reason: reason.trim(),
    });
    announce(word('dismissed'));
    onClose();
    onChanged();
  });
  return h(
    Dialog,
    { title: word('dismiss.title'), onClose },
    p(word('dismiss.lead')),
    form(
      {
        onSubmit: (event) => {
          event.preventDefault();
          deed.run();
        },
      },
      h(Area, {
        label: word('reason'),
        value: reason,
        onInput: setReason,
        required: true,
        maxlength: 1000,
        rows: 2,
        autofocus: true,
      }),
      deed.problem && h(ProblemNote, { problem: deed.problem }),
      h(
        Button,
        {
          type: 'submit',
          kind: 'danger',
          busy: deed.busy,
          disabled: !reason.trim(),
          why: word('reason.needed'),
        },
        word('dismiss'),
      ),
    ),
  );
}

/** Where JSON is wrong, in words; null where it is right. */
export function jsonFault(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? null
      : word('json.object');
  } catch (fault) {
    return word('json.fault', { fault: fault.message });
  }
}

/** The original is never changed: what is published is a correction of it that names it. */
function CopyDialog({ record, service, onClose, onDismiss }) {
  const [text, setText] = useState(() => JSON.stringify(record.event, null, 2));
  const [reason, setReason] = useState('');
  const fault = useMemo(() => jsonFault(text), [text]);
  const deed = useDeed(() =>
    send('POST', `/parked/${service}/${record.id}/corrected-copy`, {
      value: JSON.parse(text),
      reason: reason.trim(),
      again: deed.problem?.status === 409,
    }),
  );
  const done = deed.result;
  return h(
    Dialog,
    { title: word('copy.title'), onClose, wide: true },
    p(word('copy.lead', { topic: record.topic })),
    done
      ? div(
          { class: 'notice info', role: 'status' },
          p(
            word('copy.done', { event: done.eventId }),
            ' ',
            a(
              { href: `${link('topics', done.topic)}?partition=${done.partition}` },
              `${done.topic} ${done.partition}/${done.offset}`,
            ),
          ),
          done.waitsBehind > 0 && p(word('copy.waits', { count: done.waitsBehind })),
          p(word('copy.next')),
          h(Button, { onClick: onDismiss }, word('dismiss')),
        )
      : form(
          {
            onSubmit: (event) => {
              event.preventDefault();
              if (!fault && reason.trim()) {
                deed.run();
              }
            },
          },
          h(Area, {
            label: word('payload'),
            value: text,
            onInput: setText,
            rows: 16,
            spellcheck: false,
            class: 'editor',
            error: fault,
          }),
          h(Area, {
            label: word('reason'),
            value: reason,
            onInput: setReason,
            required: true,
            maxlength: 1000,
            rows: 2,
          }),
          deed.problem && h(ProblemNote, { problem: deed.problem }),
          deed.problem?.status === 409 && p(word('copy.again')),
          h(
            Button,
            {
              type: 'submit',
              kind: 'primary',
              busy: deed.busy,
              disabled: Boolean(fault) || !reason.trim(),
              why: fault ?? word('reason.needed'),
            },
            word('copy.publish'),
          ),
        ),
  );
}
