import { h } from './lib.js';
import { Audit } from './pages/audit.js';
import { Complaint } from './pages/complaint.js';
import { Complaints } from './pages/complaints.js';
import { Decision, Decisions } from './pages/decisions.js';
import { Debtor } from './pages/debtor.js';
import { Flow } from './pages/flow.js';
import { Gateways } from './pages/gateways.js';
import { Pack } from './pages/pack.js';
import { Packs } from './pages/packs.js';
import { Parked } from './pages/parked.js';
import { Portfolio } from './pages/portfolio.js';
import { Start } from './pages/start.js';
import { Topic } from './pages/topic.js';
import { Topics } from './pages/topics.js';
import { Violation } from './pages/violation.js';
import { Violations } from './pages/violations.js';

/** A page with a part in its address shows that one thing. */
const oneOr = (one, all) => (props) => h(props.parts.length > 0 ? one : all, props);

export const PAGES = {
  start: Start,
  topics: oneOr(Topic, Topics),
  flow: Flow,
  parked: Parked,
  violations: oneOr(Violation, Violations),
  decisions: oneOr(Decision, Decisions),
  complaints: oneOr(Complaint, Complaints),
  packs: oneOr(Pack, Packs),
  debtors: Debtor,
  portfolio: Portfolio,
  gateways: Gateways,
  audit: Audit,
};

export const NAVIGATION = [
  { group: 'now', pages: ['start'] },
  { group: 'operations', pages: ['topics', 'flow', 'parked', 'gateways'] },
  { group: 'compliance', pages: ['violations', 'decisions', 'complaints', 'packs'] },
  { group: 'accounts', pages: ['debtors', 'portfolio'] },
  { group: 'record', pages: ['audit'] },
];
