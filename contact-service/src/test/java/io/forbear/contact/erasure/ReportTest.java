package io.forbear.contact.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.erasure.PersonalData.Report;
import io.forbear.packs.retention.DataClass;
import io.forbear.packs.retention.RetentionRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When it is asked again whether what an erasure left still has to be kept. */
class ReportTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Instant IN_A_MONTH = NOW.plus(Duration.ofDays(30));
    private static final Set<DataClass> RECORDS = Set.of(DataClass.CONTACT_RECORDS);

    @Test
    void isNeverWhereNothingIsLeft() {
        assertThat(report(List.of(), Set.of()).nextLook(NOW)).isNull();
        assertThat(report(List.of(kept(IN_A_MONTH)), Set.of()).nextLook(NOW)).isNull();
    }

    @Test
    void isInADayWhereNoRuleWantsWhatIsLeft() {
        assertThat(report(List.of(), RECORDS).nextLook(NOW))
                .isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void isTheFirstEndOfAPeriod() {
        var first = NOW.plusSeconds(1);
        var both = List.of(kept(IN_A_MONTH), kept(first));
        assertThat(report(both, RECORDS).nextLook(NOW)).isEqualTo(first);
    }

    @Test
    void isInAMonthWhereNobodyCanTellTheEndOrItIsOver() {
        assertThat(report(List.of(kept(null)), RECORDS).nextLook(NOW)).isEqualTo(IN_A_MONTH);
        assertThat(report(List.of(kept(NOW)), RECORDS).nextLook(NOW)).isEqualTo(IN_A_MONTH);
    }

    /** Reports of before say only what rules wanted kept. */
    @Test
    void takesForLeftWhatWasKept() {
        var old = new Report(List.of(), List.of(kept(IN_A_MONTH)), List.of(), null);
        assertThat(old.left()).isEqualTo(RECORDS);
    }

    private static Report report(List<Kept> kept, Set<DataClass> left) {
        return new Report(List.of(), kept, List.of(), left);
    }

    private static Kept kept(@Nullable Instant until) {
        return new Kept("R", "", "", List.copyOf(RECORDS), until, RetentionRule.Start.EACH_CONTACT);
    }
}
