import { h, tags, useState } from '../lib.js';
import { Dialog } from '../dialog.js';
import { Area, Choice, Text } from '../fields.js';
import { Button, announce, whyNot } from '../parts.js';
import { ROLES, may, session } from '../session.js';
import { term, word } from '../words.js';

const { div, form } = tags;
const PAUSES = [
  'WAITING_FOR_COMPLAINANT',
  'WAITING_FOR_EVIDENCE',
  'WAITING_FOR_AGENCY',
  'REFERRED_TO_OTHER_BODY',
];
const OUTCOMES = ['UPHELD', 'PARTLY_UPHELD', 'REJECTED', 'WITHDRAWN'];

/** What the desk can do with a complaint as it stands. */
export function ComplaintDeeds({ dossier, deed }) {
  const [asked, ask] = useState(null);
  const isAllowed = may(...ROLES.desk);
  if (dossier.status === 'RESOLVED') {
    return null;
  }
  const act = async (step, body) => {
    if (await deed.run(step, body)) {
      announce(word(`deed.${step}.done`));
      ask(null);
    }
  };
  const { handling } = dossier;
  const common = { disabled: !isAllowed, why: whyNot(ROLES.desk), busy: deed.busy };
  const special = handling.extensions.find(
    (each) => each.complexity === 'SPECIAL' && !each.approvedBy,
  );
  return div(
    { class: 'actions' },
    !handling.acknowledgement &&
      h(
        Button,
        { ...common, kind: 'primary', onClick: () => act('acknowledgement', {}) },
        word('deed.acknowledgement'),
      ),
    h(Button, { ...common, onClick: () => ask('assignment') }, word('deed.assignment')),
    handling.pause
      ? h(
          Button,
          { ...common, onClick: () => act('resumption', undefined) },
          word('deed.resumption'),
        )
      : h(Button, { ...common, onClick: () => ask('pause') }, word('deed.pause')),
    special &&
      h(
        Button,
        { ...common, onClick: () => act('extension/approval', undefined) },
        word('deed.extension/approval'),
      ),
    h(Button, { ...common, onClick: () => ask('resolution') }, word('deed.resolution')),
    asked &&
      h(DeedDialog, {
        key: asked,
        step: asked,
        onAct: act,
        onClose: () => ask(null),
        busy: deed.busy,
      }),
  );
}

const FORMS = {
  assignment: {
    first: () => ({ handler: session.get().subject }),
    isWhole: (body) => body.handler.trim(),
    view: ({ body, set }) =>
      h(Text, {
        label: word('handler'),
        value: body.handler,
        onInput: set('handler'),
        required: true,
      }),
  },
  pause: {
    first: () => ({ reason: PAUSES[0], note: '' }),
    isWhole: () => true,
    view: ({ body, set }) => [
      h(Choice, {
        key: 'r',
        label: word('reason'),
        value: body.reason,
        onInput: set('reason'),
        all: false,
        options: PAUSES.map((each) => [each, term('pause', each)]),
      }),
      h(Area, {
        key: 'n',
        label: word('note'),
        value: body.note,
        onInput: set('note'),
        maxlength: 1000,
      }),
    ],
  },
  resolution: {
    first: () => ({ outcome: OUTCOMES[0], rootCause: '', remedy: '', summary: '' }),
    isWhole: () => true,
    view: ({ body, set }) => [
      h(Choice, {
        key: 'o',
        label: word('outcome'),
        value: body.outcome,
        onInput: set('outcome'),
        all: false,
        options: OUTCOMES.map((each) => [each, term('outcome.complaint', each)]),
      }),
      h(Text, {
        key: 'c',
        label: word('root.cause'),
        value: body.rootCause,
        onInput: set('rootCause'),
        pattern: '[A-Z0-9_\\-]{1,64}',
        hint: word('code.hint'),
      }),
      h(Text, {
        key: 'm',
        label: word('remedy'),
        value: body.remedy,
        onInput: set('remedy'),
        pattern: '[A-Z0-9_\\-]{1,64}',
        hint: word('code.hint'),
      }),
      h(Area, {
        key: 's',
        label: word('summary'),
        value: body.summary,
        onInput: set('summary'),
        maxlength: 2000,
        rows: 5,
      }),
    ],
  },
};

function DeedDialog({ step, onAct, onClose, busy }) {
  const kind = FORMS[step];
  const [body, setBody] = useState(kind.first);
  const set = (name) => (value) => setBody((old) => ({ ...old, [name]: value }));
  const given = () =>
    Object.fromEntries(Object.entries(body).filter(([, value]) => value.trim() !== ''));
  return h(
    Dialog,
    { title: word(`deed.${step}`), onClose },
    form(
      {
        onSubmit: (event) => {
          event.preventDefault();
          onAct(step, given());
        },
      },
      kind.view({ body, set }),
      h(
        Button,
        {
          type: 'submit',
          kind: 'primary',
          busy,
          disabled: !kind.isWhole(body),
          why: word('field.needed'),
        },
        word(`deed.${step}`),
      ),
    ),
  );
}
