package io.forbear.contact.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.task.Holding.Answer;
import io.forbear.contact.task.Holding.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingTest {
    private static final Instant NOW = Instant.parse("2026-05-04T02:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(15));
    private static final Holding OPEN = new Holding(State.OPEN, null, null);

    @ParameterizedTest
    @CsvSource({"899999, false", "900000, true", "900001, true"})
    void letsOthersTakeItFromTheEndOfTheLockOn(long millis, boolean free) {
        var held = new Holding(State.TAKEN, "ann", UNTIL);
        var answer = held.take("ben", NOW.plusMillis(millis), NOW.plus(Duration.ofHours(1)));
        assertThat(answer instanceof Answer.Now).isEqualTo(free);
    }

    @Test
    void letsTheHolderGoOnAfterTheLockUntilSomebodyElseTakesIt() {
        var held = new Holding(State.TAKEN, "ann", UNTIL);
        assertThat(held.prolong("ann", UNTIL.plusSeconds(900))).isInstanceOf(Answer.Now.class);
        assertThat(held.end("ann")).isInstanceOf(Answer.Now.class);
        var taken = next(held.take("ben", UNTIL, UNTIL.plusSeconds(900)), held);
        assertThat(taken.end("ann")).isEqualTo(new Answer.Refused("it is not held by ann"));
    }

    @ParameterizedTest
    @CsvSource({"-1, ann, false", "0, ann, true", "0, ben, false"})
    void knowsWhoseLockHasEnded(long millis, String who, boolean left) {
        var held = new Holding(State.TAKEN, "ann", UNTIL);
        assertThat(held.isLeft(who, UNTIL.plusMillis(millis))).isEqualTo(left);
    }

    @Test
    void handsOverToSomebodyElseOnly() {
        var held = new Holding(State.TAKEN, "ann", UNTIL);
        assertThat(held.handOver("ann", "ann", UNTIL)).isInstanceOf(Answer.Refused.class);
        assertThat(held.handOver("ben", "cleo", UNTIL)).isInstanceOf(Answer.Refused.class);
        assertThat(next(held.handOver("ann", "ben", UNTIL), held).holder()).isEqualTo("ben");
    }

    /** Three persons do whatever they like, at times that only go on. */
    @Property(tries = 500)
    void neverHasTwoHoldersAndNeverComesBackFromItsEnd(
            @ForAll List<@IntRange(max = 59) Integer> moves) {
        var holding = OPEN;
        var now = NOW;
        for (var move : moves) {
            now = now.plusSeconds(move % 4 * 400L);
            var who = List.of("ann", "ben", "cleo").get(move % 3);
            var before = holding;
            var answer = act(holding, move / 12, who, now);
            holding = next(answer, holding);
            if (answer instanceof Answer.Now && before.isHeld(now)) {
                assertThat(before.holder()).as("who may act while it is held").isEqualTo(who);
            }
            if (before.state() == State.DONE) {
                assertThat(answer).isInstanceOf(Answer.Refused.class);
            }
        }
    }

    private static Answer act(Holding holding, int move, String who, Instant now) {
        var until = now.plusSeconds(900);
        return switch (move) {
            case 0 -> holding.prolong(who, until);
            case 1 -> holding.giveBack(who);
            case 2 -> holding.handOver(who, who.equals("ann") ? "ben" : "ann", until);
            case 3 -> holding.end(who);
            default -> holding.take(who, now, until);
        };
    }

    private static Holding next(Answer answer, Holding otherwise) {
        return switch (answer) {
            case Answer.Now now -> now.holding();
            case Answer.Refused _ -> otherwise;
        };
    }
}
