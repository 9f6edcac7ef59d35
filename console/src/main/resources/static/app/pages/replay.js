import { h, tags, useMemo, useState } from '../lib.js';
import { send, service as path } from '../api.js';
import { useDeed } from '../data.js';
import { Dialog } from '../dialog.js';
import { Area } from '../fields.js';
import { number } from '../format.js';
import { Badge, Button, ProblemNote, announce } from '../parts.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';

const { div, form, p } = tags;

/**
 * Replays in two steps: first as a dry run, which does all of it and rolls it back, then in earnest.
 *
 * @param selection topic, key or ids, as the service takes them
 */
export function ReplayDialog({ service, title, selection, onClose, onDone }) {
  const [reason, setReason] = useState('');
  const ask = (dryRun) =>
    send('POST', path(service, '/parked/replays'), {
      ...selection,
      reason: reason.trim(),
      dryRun,
    });
  const dry = useDeed(() => ask(true));
  const real = useDeed(() => ask(false));
  const isReady = dry.result && reason.trim();
  const rehearse = (event) => {
    event.preventDefault();
    if (reason.trim()) {
      real.forget();
      dry.run();
    }
  };
  const replay = async () => {
    const report = await real.run();
    if (report) {
      announce(word('replay.done', { count: number(report.replayed) }));
      onDone();
    }
  };
  return h(
    Dialog,
    { title, onClose, wide: true },
    p(word('replay.lead', { service })),
    form(
      { onSubmit: rehearse },
      h(Area, {
        label: word('reason'),
        hint: word('reason.hint'),
        value: reason,
        onInput: setReason,
        required: true,
        maxlength: 1000,
        rows: 2,
        autofocus: true,
      }),
      div(
        { class: 'steps' },
        h(
          Button,
          {
            type: 'submit',
            busy: dry.busy,
            disabled: !reason.trim(),
            why: word('reason.needed'),
          },
          word('dry.run'),
        ),
        h(
          Button,
          {
            kind: 'primary',
            onClick: replay,
            busy: real.busy,
            disabled: !isReady || Boolean(real.result),
            why: word(real.result ? 'replay.once' : 'dry.first'),
          },
          word('replay'),
        ),
      ),
    ),
    dry.problem && h(ProblemNote, { problem: dry.problem }),
    real.problem && h(ProblemNote, { problem: real.problem }),
    real.result
      ? h(Report, { report: real.result })
      : dry.result && h(Report, { report: dry.result }),
  );
}

const lineColumns = () => [
  {
    key: 'key',
    label: word('debtor'),
    head: true,
    cell: (line) => line.key ?? word('parked.alone'),
  },
  { key: 'replayed', label: word('replayed'), num: true, cell: (line) => number(line.replayed) },
  {
    key: 'remaining',
    label: word('remaining'),
    num: true,
    cell: (line) => number(line.remaining),
  },
  {
    key: 'reason',
    label: word('stopped.by'),
    cell: (line) =>
      line.reason
        ? h(Badge, { tone: 'warn' }, term('reason', line.reason))
        : h(Badge, { tone: 'ok' }, word('line.free')),
  },
  { key: 'message', label: word('message'), cell: (line) => line.message ?? '–' },
];

function Report({ report }) {
  const columns = useMemo(lineColumns, []);
  const stopped = report.lines.filter((line) => line.reason).length;
  return div(
    { class: 'report', role: 'status' },
    p(
      h(
        Badge,
        { tone: stopped > 0 ? 'warn' : 'ok' },
        word(report.dryRun ? 'dry.result' : 'replay.result', {
          count: number(report.replayed),
          lines: number(report.lines.length),
        }),
      ),
      stopped > 0 && ` ${word('replay.stopped', { count: number(stopped) })}`,
    ),
    h(Table, {
      label: word('replay.lines'),
      columns,
      rows: report.lines,
      rowKey: (line) => `${line.group}/${line.key ?? line.stoppedAt}`,
    }),
  );
}
