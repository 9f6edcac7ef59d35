package io.forbear.compliance.casefile;

import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.rules.Consequence;
import io.forbear.rules.Evidence;
import io.forbear.rules.Finding;
import java.time.ZoneId;

/** Standings as bytes. The subject is not among them, it is the row's key. */
final class StandingCodec {
    private static final int VERSION = 1;
    private static final Consequence[] CONSEQUENCES = Consequence.values();
    private static final Term.Status[] STATUSES = Term.Status.values();

    private StandingCodec() {}

    static byte[] encode(Standing standing) {
        return new ByteWriter()
                .raw(VERSION)
                .all(standing.findings(), StandingCodec::finding)
                .all(standing.terms(), StandingCodec::term)
                .optional(standing.nextLook(), ByteWriter::instant)
                .toByteArray();
    }

    static Standing decode(String subject, byte[] bytes) {
        var in = new ByteReader(bytes, 0);
        var version = in.raw();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "expected a standing of version " + VERSION + ", found " + version);
        }
        return new Standing(
                in.all(from -> finding(from, subject)),
                in.all(StandingCodec::term),
                in.optional(ByteReader::instant));
    }

    static void finding(ByteWriter out, Finding finding) {
        out.text(finding.id())
                .text(finding.ruleId())
                .symbol(finding.consequence())
                .text(finding.packId())
                .text(finding.packVersion())
                .text(finding.citation());
        evidence(out, finding.evidence());
    }

    static Finding finding(ByteReader in, String subject) {
        return new Finding(
                in.text(),
                in.text(),
                in.symbol(CONSEQUENCES),
                subject,
                in.text(),
                in.text(),
                in.text(),
                evidence(in));
    }

    private static void evidence(ByteWriter out, Evidence evidence) {
        out.text(evidence.explanation())
                .all(evidence.items(), (to, item) -> to.text(item.name()).text(item.value()))
                .all(evidence.restsOn(), ByteWriter::text);
    }

    private static Evidence evidence(ByteReader in) {
        return new Evidence(
                in.text(),
                in.all(from -> new Evidence.Item(from.text(), from.text())),
                in.all(ByteReader::text));
    }

    private static void term(ByteWriter out, Term term) {
        out.text(term.ruleId())
                .text(term.name())
                .text(term.citation())
                .date(term.due())
                .text(term.zone().getId())
                .symbol(term.status());
    }

    private static Term term(ByteReader in) {
        return new Term(
                in.text(),
                in.text(),
                in.text(),
                in.date(),
                ZoneId.of(in.text()),
                in.symbol(STATUSES));
    }
}
