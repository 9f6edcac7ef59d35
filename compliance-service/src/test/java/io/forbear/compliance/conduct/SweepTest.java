package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.conduct.Stories.Sent;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Instant REAL = may(30, 12, 0);
    private static final Duration DAY = Duration.ofDays(1);

    private final EventExamples debtor = new EventExamples("P-1");
    private final CaseFileStore files =
            new CaseFileStore(Stores.inMemoryKeyValueStore(CaseFileStore.NAME).get());
    private final Sweep sweep = new Sweep();

    @Test
    void looksAtAFileOnceUntilSomethingElseGetsOld() {
        calledAt(may(2, 9, 0), may(12, 9, 0));
        assertThat(round(may(3, 9, 0))).isEqualTo("P-1");
        // once more, for a permit may have kept it until now
        assertThat(round(may(3, 15, 0))).isEqualTo("P-1");
        assertThat(round(may(4, 15, 0))).isNull();
        assertThat(round(may(12, 8, 0))).isNull();
        assertThat(round(may(12, 10, 0))).isEqualTo("P-1");
    }

    @Test
    void looksAtAllFilesAgainAfterThirtyDays() {
        calledAt(may(2, 9, 0));
        assertThat(round(may(5, 9, 0))).isEqualTo("P-1");
        assertThat(round(may(5, 9, 0).plus(DAY.multipliedBy(30)))).isNull();
        assertThat(round(may(5, 9, 1).plus(DAY.multipliedBy(30)))).isEqualTo("P-1");
    }

    @Test
    void staysOnAFileThatMayHaveMoreToForget() {
        calledAt(may(2, 9, 0));
        assertThat(sweep.next(files, may(5, 9, 0))).isEqualTo("P-1");
        sweep.stay();
        sweep.pause(REAL);
        assertThat(sweep.rests(REAL)).isFalse();
        assertThat(sweep.next(files, may(5, 9, 0))).isEqualTo("P-1");
        sweep.pause(REAL);
        assertThat(sweep.rests(REAL)).isTrue();
    }

    @Test
    void looksAgainAtWhatWasNotFinished() {
        calledAt(may(2, 9, 0));
        assertThat(sweep.next(files, may(5, 9, 0))).isEqualTo("P-1");
        // no pause: looking at the file has failed
        assertThat(sweep.next(files, may(9, 9, 0))).isEqualTo("P-1");
    }

    @Test
    void restsAfterAFailureAndLooksAtAllOfTheRoundAgain() {
        calledAt(may(2, 9, 0));
        assertThat(sweep.next(files, may(5, 9, 0))).isEqualTo("P-1");
        sweep.fail(REAL);
        assertThat(sweep.rests(REAL)).isTrue();
        assertThat(sweep.rests(REAL.plus(DAY))).isFalse();
        assertThat(round(may(9, 9, 0))).isEqualTo("P-1");
        assertThat(round(may(12, 9, 0))).isNull();
    }

    @Test
    void triesAgainAfterARestWhereRowsCannotBeWalkedThrough() {
        var rows = Stores.inMemoryKeyValueStore(CaseFileStore.NAME).get();
        var damaged = new CaseFileStore(rows);
        var file =
                Stories.file(
                        debtor,
                        List.of(
                                new Sent<>(
                                        Topics.CONTACT_ATTEMPTED,
                                        debtor.call(may(2, 9, 0)).build())));
        file.facts().forEach(fact -> damaged.put(file, fact));
        var key = rows.all().next().key;
        var unharmed = rows.get(key);
        rows.put(key, new byte[] {99});
        assertThatThrownBy(() -> sweep.next(damaged, may(5, 9, 0)))
                .isInstanceOf(IllegalStateException.class);
        sweep.fail(REAL);
        assertThat(sweep.rests(REAL)).isTrue();
        rows.put(key, unharmed);
        assertThat(sweep.next(damaged, may(5, 9, 0))).isEqualTo("P-1");
    }

    private void calledAt(Instant... instants) {
        var story =
                Stream.of(instants)
                        .<Sent<?>>map(
                                at -> new Sent<>(Topics.CONTACT_ATTEMPTED, debtor.call(at).build()))
                        .toList();
        var file = Stories.file(debtor, List.copyOf(story));
        file.facts().forEach(fact -> files.put(file, fact));
    }

    /** Whom a whole round comes by who may have something to forget. */
    private @Nullable String round(Instant mark) {
        var found = sweep.next(files, mark);
        sweep.pause(REAL);
        return found;
    }
}
