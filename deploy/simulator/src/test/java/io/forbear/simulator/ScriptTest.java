package io.forbear.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.AccountOverdue;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.simulator.gateway.Faults;
import io.forbear.simulator.story.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Instant START = Instant.parse("2026-10-14T12:30:00Z");
    private static final Span SPAN = new Span(START, START.plus(Duration.ofDays(2)));
    private static final Settings SETTINGS =
            new Settings(
                    200,
                    SPAN.length(),
                    false,
                    11,
                    Faults.none(),
                    0.1,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    null,
                    Duration.ZERO);

    @Test
    void isTheSameForTheSameSeed() {
        var script = Script.write(SETTINGS, SPAN);
        assertThat(Script.write(SETTINGS, SPAN).dues()).isEqualTo(script.dues());
        assertThat(Script.write(SETTINGS, SPAN).planted()).isEqualTo(script.planted());
    }

    @Test
    void tellsAProfileBeforeTheAccountsAndNothingBeforeTheStart() {
        var seen = new HashSet<String>();
        assertThat(Script.write(SETTINGS, SPAN).dues())
                .allSatisfy(due -> assertThat(due.at()).isAfterOrEqualTo(START))
                .allSatisfy(
                        due -> {
                            switch (due.what().event()) {
                                case DebtorProfileChanged profile ->
                                        seen.add(profile.getDebtorId());
                                case AccountOverdue statement ->
                                        assertThat(seen).contains(statement.getDebtorId());
                                default -> {}
                            }
                        });
        assertThat(seen).hasSize(200);
    }

    @Test
    void leavesVictimsToTheMisdeedAlone() {
        var script = Script.write(SETTINGS, SPAN);
        assertThat(script.dues())
                .filteredOn(due -> due.what().event() instanceof AccountOverdue)
                .filteredOn(due -> script.casting().isVictim(due.what().key()))
                .allMatch(due -> due.at().equals(START));
    }
}
