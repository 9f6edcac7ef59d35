package io.forbear.account.legal;

import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.legal.LegalPolicy.WriteOffRule;
import io.forbear.account.legal.WriteOff.Content;
import io.forbear.account.legal.WriteOff.Hand;
import io.forbear.account.legal.WriteOff.State;
import io.forbear.account.legal.WriteOffDecision.Accepted;
import io.forbear.account.legal.WriteOffDecision.Conflict;
import io.forbear.account.legal.WriteOffDecision.Known;
import io.forbear.account.legal.WriteOffDecision.Refused;
import io.forbear.money.Money;
import io.forbear.service.problem.Problem.FieldError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteOffDecisionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final UUID ID = UUID.randomUUID();
    private static final Hand PROPOSER = new Hand("u-1", noon(TODAY));
    private static final Hand SECOND = new Hand("u-2", noon(TODAY));

    @ParameterizedTest(name = "{0} of 1,000, a part allowed: {1} → {2}")
    @CsvSource({
        "999.99, false, false",
        "1000, false, true",
        "1000.01, false, false",
        "0, true, false",
        "0.01, true, true",
        "1000, true, true",
        "1000.01, true, false"
    })
    void comparesTheAmountWithTheBalance(String amount, boolean partial, boolean accepted) {
        var decision = propose(null, of(amount, TODAY), known("1000", partial));
        assertThat(decision instanceof Accepted).isEqualTo(accepted);
    }

    @Test
    void namesBothAmounts() {
        assertThat(error(propose(null, of("999", TODAY), known("1000", false))).message())
                .contains("1000.0000 CNY", "999.0000 CNY");
        assertThat(error(propose(null, of("1001", TODAY), known("1000", true))).message())
                .contains("1000.0000 CNY", "1001.0000 CNY");
    }

    @ParameterizedTest(name = "takes effect {0} days from today: {1}")
    @CsvSource({"-1, true", "0, true", "1, false"})
    void takesEffectTodayAtTheLatest(int days, boolean accepted) {
        var decision = propose(null, of("1000", TODAY.plusDays(days)), known("1000", false));
        assertThat(decision instanceof Accepted).isEqualTo(accepted);
    }

    @Test
    void refusesADayBeforeTheFirstStatementAndAnotherCurrency() {
        assertThat(error(propose(null, of("1000", TODAY), known(null, false))).field())
                .isEqualTo("effectiveOn");
        var dollars = new Content(TODAY, new Money(new BigDecimal(1000), "USD"), "180 days", "W-1");
        assertThat(error(propose(null, dollars, known("1000", true))).field()).isEqualTo("amount");
    }

    @ParameterizedTest
    @CsvSource({"PROPOSED, false", "APPROVED, false"})
    void proposesNothingWhileAnotherOneIsOpen(State state, boolean accepted) {
        var decision = propose(proposal().decided(state, SECOND, null), of("1000", TODAY), whole());
        assertThat(decision instanceof Accepted).isEqualTo(accepted);
    }

    @Test
    void isApprovedAndRejectedByASecondPersonOnly() {
        assertThat(WriteOffDecision.approve(proposal(), whole(), PROPOSER))
                .isInstanceOf(Conflict.class);
        assertThat(WriteOffDecision.reject(proposal(), "no", PROPOSER))
                .isInstanceOf(Conflict.class);
        var approved = accepted(WriteOffDecision.approve(proposal(), whole(), SECOND)).writeOff();
        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(approved.isWhole()).isTrue();
        var rejected = accepted(WriteOffDecision.reject(proposal(), "no", SECOND)).writeOff();
        assertThat(rejected.state()).isEqualTo(State.REJECTED);
        assertThat(rejected.decision()).extracting(d -> d.reason()).isEqualTo("no");
    }

    @Test
    void isCorrectedAndWithdrawnByItsProposerOnly() {
        var content = of("1000", TODAY.minusDays(1));
        var other = UUID.randomUUID();
        assertThat(WriteOffDecision.correct(other, proposal(), content, whole(), SECOND))
                .isInstanceOf(Conflict.class);
        assertThat(WriteOffDecision.withdraw(proposal(), "no", SECOND))
                .isInstanceOf(Conflict.class);
        var corrected =
                accepted(WriteOffDecision.correct(other, proposal(), content, whole(), PROPOSER));
        assertThat(corrected.writeOff().writeOffId()).isEqualTo(other);
        assertThat(corrected.writeOff().content()).isEqualTo(content);
        assertThat(corrected.replaced())
                .isEqualTo(proposal().decided(State.REPLACED, PROPOSER, null));
        assertThat(
                        accepted(WriteOffDecision.withdraw(proposal(), "no", PROPOSER))
                                .writeOff()
                                .state())
                .isEqualTo(State.WITHDRAWN);
    }

    @Test
    void isDecidedOnce() {
        var approved = proposal().decided(State.APPROVED, SECOND, null);
        assertThat(WriteOffDecision.approve(approved, whole(), SECOND))
                .isInstanceOf(Conflict.class);
        assertThat(WriteOffDecision.reject(approved, "no", SECOND)).isInstanceOf(Conflict.class);
        assertThat(WriteOffDecision.withdraw(approved, "no", PROPOSER))
                .isInstanceOf(Conflict.class);
        assertThat(WriteOffDecision.correct(ID, approved, approved.content(), whole(), PROPOSER))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void isComparedAgainWhenApprovedSinceALateFactMayChangeTheBalance() {
        assertThat(WriteOffDecision.approve(proposal(), known("900", false), SECOND))
                .isInstanceOf(Refused.class);
        var partial = WriteOffDecision.approve(proposal(), known("1200", true), SECOND);
        assertThat(accepted(partial).writeOff().left()).isEqualTo(cny("200"));
    }

    private static WriteOff proposal() {
        return accepted(propose(null, of("1000", TODAY), whole())).writeOff();
    }

    private static WriteOffDecision propose(@Nullable WriteOff open, Content content, Known known) {
        return WriteOffDecision.propose(ID, open, content, known, PROPOSER);
    }

    private static Content of(String amount, LocalDate effectiveOn) {
        return new Content(effectiveOn, cny(amount), "180 days", "W-1");
    }

    private static Known whole() {
        return known("1000", false);
    }

    private static Known known(@Nullable String balance, boolean partial) {
        return new Known(
                "A-1",
                "D-1",
                "CNY",
                balance == null ? null : cny(balance),
                new WriteOffRule(partial),
                TODAY);
    }

    private static Accepted accepted(WriteOffDecision decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return (Accepted) decision;
    }

    private static FieldError error(WriteOffDecision decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return ((Refused) decision).errors().getFirst();
    }
}
