package io.forbear.simulator.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.simulator.portfolio.Portfolio;
import io.forbear.simulator.portfolio.Statements;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Instant NOON = Instant.parse("2026-10-14T12:00:00Z");

    @Test
    void givesWhatIsDueInOrderOfTimeAndThenOfComing() {
        var agenda = new Agenda();
        var later = due(NOON.plusSeconds(1));
        var first = due(NOON);
        var second = due(NOON);
        agenda.addAll(List.of(later, first, second));
        assertThat(agenda.takeDue(NOON.minusMillis(1))).isEmpty();
        assertThat(agenda.takeDue(NOON)).containsExactly(first, second);
        assertThat(agenda.size()).isEqualTo(1);
        assertThat(agenda.takeDue(NOON.plusSeconds(1))).containsExactly(later);
    }

    private static Due due(Instant at) {
        var debtor = Portfolio.generate(1, 1, NOON).getFirst();
        return new Due(at, Statements.profile(UUID.randomUUID(), at, debtor));
    }
}
