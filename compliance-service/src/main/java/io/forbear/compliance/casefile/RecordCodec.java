package io.forbear.compliance.casefile;

import io.forbear.rules.Account;
import io.forbear.rules.Coverage;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.Money;
import io.forbear.rules.PlanContent;
import io.forbear.rules.PlanTerms;
import io.forbear.rules.Profile;
import java.time.ZoneId;

/** The larger values inside facts, other than contacts. */
final class RecordCodec {
    private static final Coverage[] COVERAGES = Coverage.values();
    private static final DebtorFlag[] FLAGS = DebtorFlag.values();
    private static final PlanContent[] CONTENTS = PlanContent.values();

    private RecordCodec() {}

    static void profile(ByteWriter out, Profile profile) {
        out.all(profile.zones(), (to, zone) -> to.text(zone.getId()))
                .sorted(profile.jurisdictions())
                .symbols(profile.flags())
                .flag(profile.employerProhibitsContact());
    }

    static Profile profile(ByteReader in) {
        return new Profile(
                in.all(from -> ZoneId.of(from.text())),
                in.texts(),
                in.symbols(DebtorFlag.class, FLAGS),
                in.flag());
    }

    static void account(ByteWriter out, Account account) {
        out.text(account.accountId())
                .text(account.creditor())
                .all(account.jurisdictions(), ByteWriter::text)
                .symbol(account.coverage())
                .optional(account.balance(), RecordCodec::money)
                .optional(account.principal(), RecordCodec::money)
                .optional(account.overdueSince(), ByteWriter::date)
                .optional(account.limitationEndsAt(), ByteWriter::date)
                .flag(account.chargedOff());
    }

    static Account account(ByteReader in) {
        return new Account(
                in.text(),
                in.text(),
                in.all(ByteReader::text),
                in.symbol(COVERAGES),
                in.optional(RecordCodec::money),
                in.optional(RecordCodec::money),
                in.optional(ByteReader::date),
                in.optional(ByteReader::date),
                in.flag());
    }

    static void terms(ByteWriter out, PlanTerms terms) {
        out.text(terms.planId())
                .all(terms.accountIds(), ByteWriter::text)
                .number(terms.instalments())
                .date(terms.firstDue())
                .date(terms.lastDue())
                .flag(terms.oral())
                .optional(terms.recordingRef(), ByteWriter::text)
                .symbols(terms.contents())
                .flag(terms.exceedsAbility())
                .flag(terms.willing());
    }

    static PlanTerms terms(ByteReader in) {
        return new PlanTerms(
                in.text(),
                in.all(ByteReader::text),
                (int) in.number(),
                in.date(),
                in.date(),
                in.flag(),
                in.optional(ByteReader::text),
                in.symbols(PlanContent.class, CONTENTS),
                in.flag(),
                in.flag());
    }

    static void money(ByteWriter out, Money money) {
        out.decimal(money.amount()).text(money.currency());
    }

    static Money money(ByteReader in) {
        return new Money(in.decimal(), in.text());
    }
}
