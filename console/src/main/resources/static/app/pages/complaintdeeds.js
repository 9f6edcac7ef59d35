import { h, tags, useState } from '../lib.js';
import { Dialog } from '../dialog.js';
import { Area, Choice, Text, instantOf } from '../fields.js';
import { Button, announce, whyNot } from '../parts.js';
import { ROLES, may, session } from '../session.js';
import { term, word } from '../words.js';

const { div, form, p } = tags;
const PAUSES = [
  'WAITING_FOR_COMPLAINANT',
  'WAITING_FOR_EVIDENCE',
  'WAITING_FOR_AGENCY',
  'REFERRED_TO_OTHER_BODY',
];
/** Each has a longer term than the one before it. */
const COMPLEXITIES = ['SIMPLE', 'COMPLEX', 'SPECIAL'];
const CODE = '[A-Z0-9_\\-]{1,64}';
const OUTCOMES = ['UPHELD', 'PARTLY_UPHELD', 'REJECTED', 'WITHDRAWN'];

/** What the desk can do with a complaint as it stands. */
export function ComplaintDeeds({ dossier, deed }) {
  const [asked, ask] = useState(null);
  const isAllowed = may(...ROLES.desk);
  const act = async (step, body) => {
    if (await deed.run(step, body)) {
      announce(word(`deed.${step}.done`));
      ask(null);
    }
  };
  const { handling } = dossier;
  const common = { disabled: !isAllowed, why: whyNot(ROLES.desk), busy: deed.busy };
  const special = handling.extensions.find((each) => each.complexity === 'SPECIAL');
  const notice =
    special?.approvedBy &&
    !special.noticeSentAt &&
    h(
      Button,
      { key: 'notice', ...common, onClick: () => ask('extension/notice') },
      word('deed.extension/notice'),
    );
  const dialog =
    asked &&
    h(DeedDialog, {
      key: asked,
      step: asked,
      dossier,
      onAct: act,
      onClose: () => ask(null),
      busy: deed.busy,
    });
  if (dossier.status === 'RESOLVED') {
    return notice ? div({ class: 'actions' }, notice, dialog) : null;
  }
  const isHandler = handling.assignment?.handler === session.get().subject;
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
    longer(dossier).length > 0 &&
      h(
        Button,
        {
          ...common,
          disabled: !isAllowed || !isHandler,
          why: isAllowed ? word('extension.handler') : common.why,
          onClick: () => ask('extension'),
        },
        word('deed.extension'),
      ),
    special &&
      !special.approvedBy &&
      h(
        Button,
        { ...common, onClick: () => act('extension/approval', undefined) },
        word('deed.extension/approval'),
      ),
    notice,
    h(Button, { ...common, onClick: () => ask('resolution') }, word('deed.resolution')),
    dialog,
  );
}

/** The complexities with a longer term that can be asked for, where the law knows such terms. */
function longer({ clocks, complexity, handling }) {
  const isExtensible = clocks.some((clock) => COMPLEXITIES.includes(clock.name));
  const known = [complexity, ...handling.extensions.map((each) => each.complexity)];
  const highest = Math.max(...known.map((each) => COMPLEXITIES.indexOf(each)));
  return isExtensible ? COMPLEXITIES.slice(highest + 1) : [];
}

const FORMS = {
  'assignment': {
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
  'pause': {
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
  'extension': {
    first: (dossier) => ({ complexity: longer(dossier)[0], reason: '', note: '' }),
    isWhole: (body) => new RegExp(`^${CODE}$`).test(body.reason),
    view: ({ body, set, dossier }) => [
      h(Choice, {
        key: 'c',
        label: word('complexity'),
        value: body.complexity,
        onInput: set('complexity'),
        all: false,
        options: longer(dossier).map((each) => [each, term('complexity', each)]),
      }),
      h(Text, {
        key: 'r',
        label: word('reason'),
        value: body.reason,
        onInput: set('reason'),
        pattern: CODE,
        hint: word('code.hint'),
        required: true,
      }),
      h(Area, {
        key: 'n',
        label: word('note'),
        value: body.note,
        onInput: set('note'),
        maxlength: 1000,
      }),
      body.complexity === 'SPECIAL' && p({ key: 's', class: 'hint' }, word('extension.special')),
    ],
  },
  'extension/notice': {
    first: () => ({ sentAt: '' }),
    isWhole: () => true,
    body: ({ sentAt }) => (sentAt ? { sentAt: instantOf(sentAt) } : {}),
    view: ({ body, set }) =>
      h(Text, {
        label: word('notice.sent'),
        type: 'datetime-local',
        value: body.sentAt,
        onInput: set('sentAt'),
        hint: word('notice.hint'),
      }),
  },
  'resolution': {
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
        pattern: CODE,
        hint: word('code.hint'),
      }),
      h(Text, {
        key: 'm',
        label: word('remedy'),
        value: body.remedy,
        onInput: set('remedy'),
        pattern: CODE,
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

const same = (body) => body;

function DeedDialog({ step, dossier, onAct, onClose, busy }) {
  const kind = FORMS[step];
  const [body, setBody] = useState(() => kind.first(dossier));
  const set = (name) => (value) => setBody((old) => ({ ...old, [name]: value }));
  const given = () =>
    (kind.body ?? same)(
      Object.fromEntries(Object.entries(body).filter(([, value]) => value.trim() !== '')),
    );
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
      kind.view({ body, set, dossier }),
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
