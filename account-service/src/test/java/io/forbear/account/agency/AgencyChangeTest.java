package io.forbear.account.agency;

import static io.forbear.account.agency.AgencyExamples.FIRST;
import static io.forbear.account.agency.AgencyExamples.agency;
import static io.forbear.account.agency.AgencyExamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.agency.AgencyChange.Changed;
import io.forbear.account.agency.AgencyChange.Conflict;
import io.forbear.account.agency.AgencyChange.Hand;
import io.forbear.account.agency.AgencyChange.Invalid;
import io.forbear.account.agency.Evaluation.Mark;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgencyChangeTest {
    private static final Agency UNLISTED = with(agency().authorisations(), List.of(), List.of());

    @Test
    void putsAnAgencyOnTheWhiteListByTwoPeopleOnly() {
        var proposed = changed(AgencyChange.proposed(UNLISTED, FIRST, "web", "why", hand("u-1")));
        assertThat(proposed.whiteListedOn(FIRST)).isFalse();
        assertThat(AgencyChange.approved(proposed, hand("u-1"))).isInstanceOf(Conflict.class);
        var approved = changed(AgencyChange.approved(proposed, hand("u-2")));
        assertThat(approved.whiteListedOn(FIRST)).isTrue();
        assertThat(approved.version()).isEqualTo(UNLISTED.version() + 2);
        assertThat(AgencyChange.approved(approved, hand("u-3"))).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest(name = "proposed from January 1, approved {0} days later: from day {1} on")
    @CsvSource({"-1, 0", "0, 0", "1, 1", "9, 9"})
    void isOnTheListFromItsApprovalOnAtTheEarliest(int approvedAfter, int holdsAfter) {
        var early = new Hand("u-1", Instant.EPOCH, FIRST.minusDays(9));
        var second = new Hand("u-2", Instant.EPOCH, FIRST.plusDays(approvedAfter));
        var proposed = changed(AgencyChange.proposed(UNLISTED, FIRST, "web", "why", early));
        var approved = changed(AgencyChange.approved(proposed, second));
        assertThat(approved.whiteListedOn(FIRST.plusDays(holdsAfter))).isTrue();
        assertThat(approved.whiteListedOn(FIRST.plusDays(holdsAfter).minusDays(1))).isFalse();
    }

    @Test
    void refusesASecondEntryWhileOneWaitsOrHolds() {
        var proposed = changed(AgencyChange.proposed(UNLISTED, FIRST, "web", "why", hand("u-1")));
        assertThat(AgencyChange.proposed(proposed, FIRST, "web", "why", hand("u-1")))
                .isInstanceOf(Conflict.class);
        assertThat(AgencyChange.proposed(agency(), FIRST, "web", "why", hand("u-1")))
                .isInstanceOf(Conflict.class);
        assertThat(AgencyChange.proposed(UNLISTED, FIRST.minusDays(1), "w", "y", hand("u-1")))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void takesAnAgencyOffTheListFromTheSameDayAndListsItAnew() {
        var removed = changed(AgencyChange.removed(agency(), "complaints", hand("u-3")));
        assertThat(removed.whiteListedOn(FIRST)).isFalse();
        assertThat(removed.whiteListedOn(FIRST.plusYears(1))).isFalse();
        assertThat(AgencyChange.removed(removed, "again", hand("u-3")))
                .isInstanceOf(Conflict.class);
        var anew = changed(AgencyChange.proposed(removed, FIRST, "web", "better", hand("u-1")));
        assertThat(anew.whiteList()).hasSize(2);
    }

    @Test
    void keepsEvaluationsInTheOrderOfTheirDays() {
        var late = evaluation(0);
        var early = evaluation(-5);
        var one = changed(AgencyChange.evaluated(UNLISTED, late, hand("u-1")));
        var two = changed(AgencyChange.evaluated(one, early, hand("u-1")));
        assertThat(two.evaluations()).containsExactly(early, late);
        assertThat(AgencyChange.evaluated(UNLISTED, evaluation(1), hand("u-1")))
                .isInstanceOf(Invalid.class);
    }

    private static Evaluation evaluation(int days) {
        return new Evaluation(
                FIRST.plusDays(days), Mark.PASSED, Mark.PASSED, Mark.PASSED, "R", "u-1");
    }

    private static Agency changed(AgencyChange change) {
        assertThat(change).isInstanceOf(Changed.class);
        return ((Changed) change).agency();
    }

    private static Hand hand(String subject) {
        return new Hand(subject, Instant.EPOCH, FIRST);
    }
}
