import { h, tags, useMemo, useState } from '../lib.js';
import { query, send, service } from '../api.js';
import { useData, useDeed } from '../data.js';
import { Dialog } from '../dialog.js';
import { Area, Choice, Filters } from '../fields.js';
import { date, dateTime, now } from '../format.js';
import { Badge, Button, Card, Guarded, Page, ProblemNote, View, When, whyNot } from '../parts.js';
import { go, link } from '../router.js';
import { ROLES, may } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';

const { a, div, form, input, label, p, span, ul, li, code, strong } = tags;
export const PACKS = service('compliance-service', '/rule-packs');
const STATUSES = ['DRAFT', 'SHADOW', 'ACTIVE'];

export function Packs() {
  return h(
    Page,
    { title: word('page.packs'), lead: word('packs.lead') },
    h(Guarded, { roles: ROLES.packs }, h(List)),
  );
}

/** In force is what judges now; a version may be active and its day still to come or over. */
export function PackStanding({ pack }) {
  if (pack.status !== 'ACTIVE') {
    return h(
      Badge,
      { tone: pack.status === 'SHADOW' ? 'info' : 'none' },
      term('pack', pack.status),
    );
  }
  return pack.inForce
    ? h(Badge, { tone: 'ok' }, word('pack.in.force'))
    : h(
        Badge,
        { tone: 'info' },
        word(new Date(pack.effectiveFrom).getTime() > now() ? 'pack.to.come' : 'pack.over'),
      );
}

const columns = () => [
  {
    key: 'id',
    label: word('pack'),
    head: true,
    sort: (pack) => pack.pack,
    cell: (pack) => a({ href: link('packs', pack.id) }, pack.pack),
  },
  { key: 'version', label: word('version'), sort: (pack) => pack.version },
  {
    key: 'status',
    label: word('status'),
    sort: (pack) => `${pack.status}${pack.inForce}`,
    cell: (pack) => h(PackStanding, { pack }),
  },
  { key: 'title', label: word('title'), class: 'wide' },
  {
    key: 'from',
    label: word('effective.from'),
    sort: (pack) => pack.effectiveFrom,
    cell: (pack) => span({ title: dateTime(pack.effectiveFrom) }, date(pack.version)),
  },
  { key: 'places', label: word('jurisdictions'), cell: (pack) => pack.jurisdictions.join(', ') },
  {
    key: 'rules',
    label: word('rules'),
    num: true,
    sort: (pack) => pack.rules.length,
    cell: (pack) => pack.rules.length,
  },
  { key: 'author', label: word('author'), cell: (pack) => pack.author },
  { key: 'approver', label: word('approver'), cell: (pack) => pack.approver ?? word('not.yet') },
  { key: 'created', label: word('uploaded.at'), cell: (pack) => h(When, { at: pack.createdAt }) },
];

function List() {
  const [status, setStatus] = useState('');
  const [uploads, setUploads] = useState(false);
  const found = useData(query(PACKS, { status, limit: 500 }));
  const cols = useMemo(columns, []);
  return h(
    Card,
    { class: 'flush' },
    h(
      Filters,
      {},
      h(Choice, {
        label: word('status'),
        value: status,
        onInput: setStatus,
        options: STATUSES.map((each) => [each, term('pack', each)]),
      }),
      h(
        Button,
        {
          kind: 'primary',
          onClick: () => setUploads(true),
          disabled: !may(...ROLES.desk),
          why: whyNot(ROLES.desk),
        },
        word('draft.upload'),
      ),
    ),
    h(
      View,
      { of: { ...found, data: found.data?.items }, empty: word('packs.none'), rows: 8 },
      (rows) =>
        h(Table, {
          label: word('page.packs'),
          columns: cols,
          rows,
          rowKey: (pack) => pack.id,
          sorted: { key: 'id', down: false },
        }),
    ),
    uploads && h(UploadDialog, { onClose: () => setUploads(false) }),
  );
}

/** The linter's findings by the place in the text they are about. */
function UploadDialog({ onClose }) {
  const [yaml, setYaml] = useState('');
  const deed = useDeed(async () => {
    const pack = await send('POST', PACKS, yaml, 'application/yaml');
    onClose();
    go(link('packs', pack.id));
  });
  const take = async (event) => {
    const [file] = event.target.files;
    if (file) {
      setYaml(await file.text());
    }
  };
  const faults = deed.problem?.errors ?? [];
  return h(
    Dialog,
    { title: word('draft.upload'), onClose, wide: true },
    p(word('draft.lead')),
    form(
      {
        onSubmit: (event) => {
          event.preventDefault();
          if (yaml.trim()) {
            deed.run();
          }
        },
      },
      div(
        { class: 'field' },
        label({ for: 'draft-file' }, word('draft.file')),
        input({
          id: 'draft-file',
          type: 'file',
          accept: '.yaml,.yml,text/yaml',
          onChange: take,
        }),
      ),
      h(Area, {
        label: word('draft.text'),
        value: yaml,
        onInput: setYaml,
        rows: 14,
        spellcheck: false,
        class: 'editor',
      }),
      deed.problem && faults.length === 0 && h(ProblemNote, { problem: deed.problem }),
      faults.length > 0 &&
        div(
          { class: 'notice warn', role: 'alert' },
          strong(word('lint.found', { count: faults.length })),
          ul(faults.map((fault, i) => li({ key: i }, code(fault.field), ' ', fault.message))),
        ),
      h(
        Button,
        {
          type: 'submit',
          kind: 'primary',
          busy: deed.busy,
          disabled: !yaml.trim(),
          why: word('field.needed'),
        },
        word('draft.check'),
      ),
    ),
  );
}
