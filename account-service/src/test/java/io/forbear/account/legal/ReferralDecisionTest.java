package io.forbear.account.legal;

import static io.forbear.account.fact.FactExamples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.forbear.account.fact.Terms;
import io.forbear.account.legal.LegalPolicy.Conditions;
import io.forbear.account.legal.Referral.Ending;
import io.forbear.account.legal.Referral.Evidence;
import io.forbear.account.legal.Referral.Filing;
import io.forbear.account.legal.Referral.Ground;
import io.forbear.account.legal.Referral.Request;
import io.forbear.account.legal.Referral.RiskAssessment;
import io.forbear.account.legal.Referral.Signature;
import io.forbear.account.legal.Referral.State;
import io.forbear.account.legal.ReferralDecision.Accepted;
import io.forbear.account.legal.ReferralDecision.Conflict;
import io.forbear.account.legal.ReferralDecision.Refused;
import io.forbear.service.problem.Problem.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralDecisionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Evidence REFUSAL = new Evidence("REFUSAL", "rec-1");
    private static final Signature PROPOSER = hand("u-1", "COLLECTIONS");

    @ParameterizedTest(name = "{0} days past due with {1}: {2}")
    @CsvSource({
        "MEANS_EXHAUSTED, 90, CALL MESSAGE LETTER, needs 91 days past due",
        "MEANS_EXHAUSTED, 91, CALL MESSAGE LETTER, ''",
        "MEANS_EXHAUSTED, 92, CALL MESSAGE LETTER, ''",
        "MEANS_EXHAUSTED, 91, CALL MESSAGE, 'needs evidence of each of'",
        "DEBTOR_UNREACHABLE, 1, CALL CALL LETTER, needs 4 pieces of evidence",
        "DEBTOR_UNREACHABLE, 1, CALL CALL CALL LETTER, ''",
        "DEBTOR_REFUSES, 1, CALL, needs evidence of each of",
        "DEBTOR_REFUSES, 1, REFUSAL, ''",
        "BAD_MOOD, 1, CALL, must be one of"
    })
    void allowsAReferralOnlyOnAGoodGround(String code, int days, String kinds, String refusal) {
        var evidence = new ArrayList<Evidence>();
        for (var kind : kinds.split(" ", -1)) {
            evidence.add(new Evidence(kind, "e-" + evidence.size()));
        }
        var decision = propose(days, TODAY, new Ground(code, evidence));
        if (refusal.isEmpty()) {
            assertThat(decision).isInstanceOf(Accepted.class);
        } else {
            assertThat(errors(decision))
                    .singleElement()
                    .satisfies(e -> assertThat(e.message()).contains(refusal));
        }
    }

    @Test
    void countsAPieceOfEvidenceOnce() {
        var one = new Evidence("CALL", "e-1");
        var letter = new Evidence("LETTER", "e-2");
        var ground = new Ground("DEBTOR_UNREACHABLE", List.of(one, one, one, letter));
        assertThat(propose(100, TODAY, ground)).isInstanceOf(Refused.class);
    }

    @Test
    void believesThatADebtorCannotBeReachedOnlyWhenContactWithHimIsLost() {
        var evidence =
                Stream.of("CALL", "CALL", "CALL", "LETTER")
                        .map(kind -> new Evidence(kind, kind + UUID.randomUUID()))
                        .toList();
        var request =
                new Request(
                        "why",
                        List.of(new Ground("DEBTOR_UNREACHABLE", evidence)),
                        new RiskAssessment("RA", TODAY, "worth it"),
                        List.of());
        var account = account(TODAY.minusDays(100));
        var reached = account.with(lost(false));
        assertThat(ReferralDecision.propose("R", account, request, conditions(), PROPOSER, TODAY))
                .isInstanceOf(Accepted.class);
        assertThat(
                        errors(
                                ReferralDecision.propose(
                                        "R", reached, request, conditions(), PROPOSER, TODAY)))
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("must be lost"));
    }

    @Test
    void needsAGround() {
        assertThat(errors(propose(100, TODAY)))
                .extracting(FieldError::field)
                .containsExactly("grounds");
    }

    @ParameterizedTest(name = "assessed {0} days ago: {1}")
    @CsvSource({"30, true", "31, false", "0, true", "-1, false"})
    void needsAFreshRiskAssessment(int daysAgo, boolean allowed) {
        var decision =
                propose(
                        100,
                        TODAY.minusDays(daysAgo),
                        new Ground("DEBTOR_REFUSES", List.of(REFUSAL)));
        assertThat(decision instanceof Accepted).isEqualTo(allowed);
    }

    @Test
    void refusesADebtWhosePeriodHasEnded() {
        var decision = propose(3 * 365 + 2, TODAY, new Ground("DEBTOR_REFUSES", List.of(REFUSAL)));
        assertThat(errors(decision)).extracting(FieldError::field).containsExactly("limitation");
    }

    @Test
    void needsSomethingOverdue() {
        var decision =
                ReferralDecision.propose(
                        "R", account(null), request(TODAY), conditions(), PROPOSER, TODAY);
        assertThat(decision).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest(name = "{0} for {1} after {2}: {3}")
    @CsvSource({
        "u-1, LEGAL, NOBODY, false",
        "u-2, COLLECTIONS, NOBODY, false",
        "u-2, LEGAL, NOBODY, true",
        "u-2, RISK, LEGAL, false",
        "u-3, LEGAL, LEGAL, false",
        "u-3, RISK, LEGAL, true"
    })
    void needsTwoOtherPeopleOfTwoOtherDepartments(
            String who, String department, String before, boolean allowed) {
        var proposed = proposed();
        var referral =
                before.equals("LEGAL") ? accepted(sign(proposed, hand("u-2", "LEGAL"))) : proposed;
        var decision = sign(referral, hand(who, department));
        assertThat(decision instanceof Accepted).isEqualTo(allowed);
        if (decision instanceof Accepted(var signed)) {
            assertThat(signed.state())
                    .isEqualTo(before.equals("LEGAL") ? State.SIGNED : State.PROPOSED);
        }
    }

    @Test
    void refusesASignatureOnAnAssessmentThatHasBecomeOld() {
        var decision =
                ReferralDecision.sign(
                        proposed(),
                        account(TODAY.minusDays(100)),
                        conditions(),
                        hand("u-2", "LEGAL"),
                        TODAY.plusDays(31));
        assertThat(decision).isInstanceOf(Refused.class);
    }

    @Test
    void goesFromSignedToFiledToClosedAndNoOtherWay() {
        var signed = signed();
        assertThat(ReferralDecision.close(signed, ending())).isInstanceOf(Conflict.class);
        assertThat(file(proposed(), TODAY)).isInstanceOf(Conflict.class);
        assertThat(file(signed, TODAY.plusDays(1))).isInstanceOf(Refused.class);
        assertThat(file(signed, TODAY.minusDays(1))).isInstanceOf(Accepted.class);
        assertThat(file(signed, TODAY.minusDays(2))).isInstanceOf(Refused.class);
        var filed = accepted(file(signed, TODAY));
        assertThat(sign(filed, hand("u-9", "OTHER"))).isInstanceOf(Conflict.class);
        var closed = accepted(ReferralDecision.close(filed, ending()));
        assertThat(ReferralDecision.withdraw(closed, ending())).isInstanceOf(Conflict.class);
        assertThat(Stream.of(proposed(), signed, filed))
                .allSatisfy(
                        open ->
                                assertThat(
                                                accepted(ReferralDecision.withdraw(open, ending()))
                                                        .state())
                                        .isEqualTo(State.WITHDRAWN));
    }

    @Test
    void knowsTheDepartmentOfARoleUnlessThereAreSeveral() {
        assertThat(policy().departmentOf(null, Set.of("legal-desk"))).isEqualTo("LEGAL");
        assertThat(policy().departmentOf("TREASURY", Set.of("legal-desk"))).isEqualTo("TREASURY");
        assertThat(policy().departmentOf(null, Set.of("legal-desk", "risk-desk"))).isNull();
        assertThat(policy().departmentOf(null, Set.of("auditor"))).isNull();
    }

    private static ReferralDecision propose(
            int daysPastDue, LocalDate assessed, Ground... grounds) {
        var request =
                new Request(
                        "why",
                        List.of(grounds),
                        new RiskAssessment("RA", assessed, "worth it"),
                        List.of());
        return ReferralDecision.propose(
                "R", account(TODAY.minusDays(daysPastDue)), request, conditions(), PROPOSER, TODAY);
    }

    private static Referral proposed() {
        return accepted(propose(100, TODAY, new Ground("DEBTOR_REFUSES", List.of(REFUSAL))));
    }

    private static Referral signed() {
        var once = accepted(sign(proposed(), hand("u-2", "LEGAL")));
        return accepted(sign(once, hand("u-3", "RISK")));
    }

    private static Request request(LocalDate assessed) {
        return new Request(
                "why",
                List.of(new Ground("DEBTOR_REFUSES", List.of(REFUSAL))),
                new RiskAssessment("RA", assessed, "worth it"),
                List.of());
    }

    private static ReferralDecision sign(Referral referral, Signature hand) {
        return ReferralDecision.sign(
                referral, account(TODAY.minusDays(100)), conditions(), hand, TODAY);
    }

    private static ReferralDecision file(Referral referral, LocalDate on) {
        return ReferralDecision.file(
                referral,
                account(TODAY.minusDays(100)),
                conditions(),
                new Filing("court", "case", on, "u-2", Instant.EPOCH),
                ZoneOffset.UTC,
                TODAY);
    }

    private static Ending ending() {
        return new Ending("JUDGMENT", null, "u-2", Instant.EPOCH);
    }

    private static Signature hand(String by, String department) {
        var yesterday = TODAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Signature(by, department, yesterday);
    }

    private static Referral accepted(ReferralDecision decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).referral();
    }

    private static List<FieldError> errors(ReferralDecision decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return ((Refused) decision).errors();
    }

    private static Conditions conditions() {
        return policy().conditionsFor(account(TODAY).terms());
    }

    private static LegalPolicy policy() {
        try {
            var file = ReferralDecisionTest.class.getResourceAsStream("/legal.yaml");
            return LegalPolicyFile.read(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LostContact lost(boolean lost) {
        return new LostContact(
                "D-1", lost, 6, List.of("a"), "2026-1", Instant.EPOCH, new UUID(0, 1));
    }

    private static ReferableAccount account(@Nullable LocalDate since) {
        return new ReferableAccount(
                new AccountId("A-1"),
                new DebtorId("D-1"),
                new Terms("BANK", "CREDIT_CARD", List.of("CN"), Coverage.FIRST_PARTY, null, false),
                since,
                cny("1000"),
                cny("5000"),
                Pauses.NONE,
                lost(true));
    }
}
