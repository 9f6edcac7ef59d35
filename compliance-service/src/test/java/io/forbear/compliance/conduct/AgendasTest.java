package io.forbear.compliance.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class AgendasTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Agenda.Entry AT_NOON = new Agenda.Entry(NOON, "D-1", "a");
    private static final Agenda.Entry LATER = new Agenda.Entry(NOON.plusSeconds(60), "D-1", "b");

    private final Agendas agendas = new Agendas();

    private Agenda opened() {
        var agenda = new Agenda(Stores.inMemoryKeyValueStore(Agenda.NAME).get());
        agendas.opened(agenda);
        return agenda;
    }

    @Test
    void knowsSinceWhenASubjectWaits() {
        var agenda = opened();
        agenda.add(LATER);
        agenda.add(AT_NOON);
        assertThat(agendas.dueSince(NOON.minusMillis(1))).isNull();
        assertThat(agendas.dueSince(NOON)).isEqualTo(NOON);
        assertThat(agendas.dueSince(NOON.plusSeconds(600))).isEqualTo(NOON);
    }

    @Test
    void learnsAfterALookWhatIsNext() {
        var agenda = opened();
        agenda.add(AT_NOON);
        agenda.add(LATER);
        agenda.remove(AT_NOON);
        agenda.lookAhead();
        assertThat(agendas.dueSince(NOON)).isNull();
        assertThat(agendas.dueSince(NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
        agenda.remove(LATER);
        agenda.lookAhead();
        assertThat(agendas.dueSince(NOON.plusSeconds(60))).isNull();
    }

    @Test
    void asksAllPartitionsThatAreHere() {
        opened().add(LATER);
        var gone = opened();
        gone.add(AT_NOON);
        assertThat(agendas.dueSince(NOON.plusSeconds(60))).isEqualTo(NOON);
        agendas.closed(gone);
        assertThat(agendas.dueSince(NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
    }
}
