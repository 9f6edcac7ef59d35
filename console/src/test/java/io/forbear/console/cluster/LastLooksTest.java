package io.forbear.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.console.cluster.Reading.Place;
import io.forbear.console.cluster.Reading.Unread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastLooksTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Place FIRST = new Place("account.overdue", 0);
    private static final Place SECOND = new Place("account.overdue", 1);

    private final LastLooks looks = new LastLooks();

    private Map<Place, Unread> look(int second, Map<Place, Unread> seen) {
        return looks.completed("g", List.of(FIRST, SECOND), seen, NOON.plusSeconds(second));
    }

    @Test
    void keepsWhatWasSeenLastUntilItIsSeenAgain() {
        var waiting = new Unread.Waiting(7, NOON.minusSeconds(60));
        assertThat(look(0, Map.of(FIRST, waiting))).isEqualTo(Map.of(FIRST, waiting));
        var earlier = new Unread.Earlier(NOON.minusSeconds(60), NOON);
        assertThat(look(1, Map.of())).isEqualTo(Map.of(FIRST, earlier));
        assertThat(look(2, Map.of())).isEqualTo(Map.of(FIRST, earlier));

        var next = new Unread.Waiting(9, NOON);
        assertThat(look(3, Map.of(FIRST, next))).isEqualTo(Map.of(FIRST, next));
        assertThat(look(4, Map.of()))
                .isEqualTo(Map.of(FIRST, new Unread.Earlier(NOON, NOON.plusSeconds(3))));
    }

    @Test
    void remembersThatNothingWaited() {
        look(0, Map.of(SECOND, new Unread.Nothing()));
        assertThat(look(5, Map.of())).isEqualTo(Map.of(SECOND, new Unread.Earlier(NOON, NOON)));
    }

    @Test
    void knowsNothingOfAGroupThatWasAway() {
        look(0, Map.of(FIRST, new Unread.Nothing()));
        looks.forgetAllBut(Set.of("other"));
        assertThat(look(1, Map.of())).isEmpty();
    }
}
