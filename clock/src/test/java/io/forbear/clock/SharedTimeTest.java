package io.forbear.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTimeTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final long REAL = 1_800_000_000_000_000_000L;
    private static final int READERS = 4;
    private static final Duration LEASE = Duration.ofSeconds(10);

    @TempDir private Path directory;
    private final AtomicLong real = new AtomicLong(REAL);
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("clock.shared");
    }

    private SharedTime begun(double speed) {
        return SharedTime.begin(file, START, speed, real::get);
    }

    private void pass(Duration duration) {
        real.addAndGet(duration.toNanos());
    }

    @Test
    void isTheSameInTwoMappingsOfOneFile() {
        var one = begun(60);
        var other = SharedTime.of(file, real::get);
        pass(Duration.ofSeconds(10));
        assertThat(one.instant()).isEqualTo(START.plusSeconds(600));
        assertThat(other.instant()).isEqualTo(START.plusSeconds(600));
        try (var helm = other.steer()) {
            helm.run(2);
        }
        pass(Duration.ofSeconds(10));
        assertThat(one.instant()).isEqualTo(START.plusSeconds(620));
        assertThat(one.speed()).isEqualTo(2);
    }

    @Test
    void goesOnFromWhereItIsWhenTheSpeedChanges() {
        var time = begun(1000);
        pass(Duration.ofMillis(1500));
        try (var helm = time.steer()) {
            helm.run(0);
            assertThat(time.instant()).isEqualTo(START.plusSeconds(1500));
            pass(Duration.ofHours(1));
            assertThat(time.instant()).isEqualTo(START.plusSeconds(1500));
            assertThat(time.speed()).isZero();
            helm.run(1);
        }
        pass(Duration.ofSeconds(3));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(1503));
    }

    @Test
    void goesToACeilingAndNoFartherUntilItsLeaseIsOver() {
        var time = begun(1);
        try (var helm = time.steer()) {
            helm.run(100, START.plusSeconds(300), LEASE);
        }
        pass(Duration.ofSeconds(10));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(300));
        pass(Duration.ofSeconds(5));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(305));
    }

    @Test
    void doesNotGoBackWithTheMachinesClock() {
        var time = begun(60);
        pass(Duration.ofSeconds(10));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(600));
        real.addAndGet(-Duration.ofSeconds(8).toNanos());
        assertThat(time.instant()).isEqualTo(START.plusSeconds(600));
        pass(Duration.ofSeconds(9));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(660));
    }

    @Test
    void knowsTheLatestInstantThatAnybodyWasTold() {
        var time = begun(60);
        pass(Duration.ofSeconds(1));
        var told = time.instant();
        pass(Duration.ofDays(1));
        assertThat(SharedTime.of(file, real::get).latest()).isEqualTo(told);
    }

    @Test
    void keepsMicroseconds() {
        var start = Instant.parse("1969-12-31T23:59:59.123456Z");
        assertThat(SharedTime.begin(file, start, 1, real::get).instant()).isEqualTo(start);
    }

    @Test
    void isSteeredByOneAtATime() {
        var time = begun(1);
        var other = SharedTime.of(file, real::get);
        try (var helm = time.steer()) {
            assertThatThrownBy(other::steer).hasMessageContaining("somebody else steers");
            assertThat(other.isSteered()).isTrue();
            helm.run(2);
        }
        assertThat(other.isSteered()).isFalse();
        other.steer().close();
    }

    @Test
    void refusesToSteerWithAHelmThatWasGivenBack() {
        var helm = begun(1).steer();
        helm.close();
        assertThatThrownBy(() -> helm.run(2)).hasMessageContaining("given back");
    }

    @Test
    void refusesAFileThatHoldsSomethingElse() throws IOException {
        Files.write(file, new byte[1000]);
        assertThatThrownBy(() -> SharedTime.of(file)).hasMessageContaining("holds no time");
        Files.writeString(file, "anchor=");
        assertThatThrownBy(() -> SharedTime.of(file)).hasMessageContaining("holds no time");
    }

    /**
     * With the real clock: several readers by mappings of their own, a speed that changes wildly.
     */
    @Test
    void neverGoesBackwardsForAnybodyWhileTheSpeedChanges() throws Exception {
        var time = SharedTime.begin(file, START, 1);
        var told = new AtomicLong();
        var ended = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(READERS);
                var helm = time.steer()) {
            var reading = new ArrayList<Future<Long>>();
            for (int i = 0; i < READERS; i++) {
                reading.add(readers.submit(reader(SharedTime.of(file), told, ended)));
            }
            for (int i = 0; i < 20_000; i++) {
                helm.run(
                        List.of(0.0, 1.0, 5000.0, 0.5, 100_000.0).get(i % 5),
                        time.instant().plusSeconds(60),
                        LEASE);
            }
            ended.set(true);
            for (var one : reading) {
                assertThat(one.get()).isGreaterThan(100);
            }
        }
        assertThat(time.instant()).isAfter(START);
    }

    /**
     * What it is told must not lie before what any of them was told before it asked.
     *
     * @return how often it asked
     */
    private static Callable<Long> reader(SharedTime time, AtomicLong told, AtomicBoolean ended) {
        return () -> {
            long asked = 0;
            while (!ended.get()) {
                long before = told.get();
                long now = micros(time.instant());
                assertThat(now).isGreaterThanOrEqualTo(before);
                told.accumulateAndGet(now, Math::max);
                asked++;
                Thread.onSpinWait();
            }
            return asked;
        };
    }

    private static long micros(Instant at) {
        return Duration.between(START, at).toNanos() / 1000;
    }

    @Test
    void leavesNothingBesideItsFile() {
        begun(1);
        assertThat(Arrays.stream(directory.toFile().list()).toList())
                .containsExactly("clock.shared");
    }
}
