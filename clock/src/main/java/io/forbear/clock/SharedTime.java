package io.forbear.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulated time of all processes of one machine, in a small file that each of them maps into
 * its memory. To ask for the time costs no system call beyond the real clock's. One process at a
 * time may steer it, while the others go on reading.
 *
 * <p>Time never goes backwards, in no process and between none: the latest instant that anybody was
 * told lies in the file, too, and whoever would be told an earlier one is told that. So it holds
 * when the speed changes, when the machine's clock is set back, and across restarts.
 *
 * <p>The course of time has two places in the file. A new one is written to the free place and then
 * put in force by a single store, so that a writer that dies on the way does no harm.
 */
public final class SharedTime {
    private static final long MAGIC = 0x464f524245415231L; // FORBEAR1
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final int SIZE = 256;
    private static final long MAGIC_AT = 0;
    private static final long VERSION_AT = 8;
    // what every reader writes lies apart from what they all read
    private static final long LATEST_AT = 192;
    private static final long COURSES_AT = 16;
    private static final long COURSE_SIZE = 5 * Long.BYTES;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final Path file;
    private final MemorySegment memory;
    private final LongSupplier real;

    private SharedTime(Path file, LongSupplier real) {
        this.file = file;
        this.memory = map(file);
        this.real = real;
    }

    /**
     * Begins a time, in a file of its own; who has mapped an earlier file of that name keeps that.
     *
     * @param start the simulated instant it begins at
     * @param speed simulated seconds per real second until somebody steers
     */
    public static SharedTime begin(Path file, Instant start, double speed) {
        return begin(file, start, speed, SharedTime::systemNanos);
    }

    static SharedTime begin(Path file, Instant start, double speed, LongSupplier real) {
        var aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(aside, new byte[SIZE]);
            var time = new SharedTime(aside, real);
            long micros = micros(start);
            time.put(new Course(real.getAsLong(), micros, speed, Course.FOREVER, Course.FOREVER));
            LONG.setVolatile(time.memory, LATEST_AT, micros);
            LONG.setVolatile(time.memory, MAGIC_AT, MAGIC);
            Files.move(
                    aside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return new SharedTime(file, real);
    }

    /**
     * Takes part in a time that was begun.
     *
     * @throws IllegalStateException if the file holds none
     * @throws UncheckedIOException if it cannot be read and written
     */
    public static SharedTime of(Path file) {
        return of(file, SharedTime::systemNanos);
    }

    static SharedTime of(Path file, LongSupplier real) {
        var time = new SharedTime(file, real);
        if ((long) LONG.getVolatile(time.memory, MAGIC_AT) != MAGIC) {
            throw new IllegalStateException(file + " holds no time shared by processes");
        }
        return time;
    }

    /** The simulated instant. */
    public Instant instant() {
        long micros = told(course -> course.at(real.getAsLong()));
        while (true) {
            long latest = (long) LONG.getVolatile(memory, LATEST_AT);
            if (micros <= latest) {
                return instant(latest);
            }
            if (LONG.compareAndSet(memory, LATEST_AT, latest, micros)) {
                return instant(micros);
            }
        }
    }

    /** The latest instant that anybody was told; where time stood when the last process ended. */
    public Instant latest() {
        return instant((long) LONG.getVolatile(memory, LATEST_AT));
    }

    /** Simulated seconds per real second at present; 0 while time stands still. */
    public double speed() {
        return Double.longBitsToDouble(
                told(course -> Double.doubleToLongBits(course.speedAt(real.getAsLong()))));
    }

    /**
     * Takes the helm.
     *
     * @throws IllegalStateException if somebody else has it
     */
    public Helm steer() {
        return freeHelm()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "somebody else steers the time of " + file));
    }

    /** Whether somebody has the helm. */
    public boolean isSteered() {
        var helm = freeHelm();
        helm.ifPresent(Helm::close);
        return helm.isEmpty();
    }

    private Optional<Helm> freeHelm() {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Helm(channel, lock));
            }
        } catch (OverlappingFileLockException _) {
            // by this very process
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
        close(channel);
        return Optional.empty();
    }

    /** The right to change the speed, held by one at a time. Closing it changes nothing else. */
    public final class Helm implements AutoCloseable {
        private final FileChannel channel;
        private final FileLock lock;

        private Helm(FileChannel channel, FileLock lock) {
            this.channel = channel;
            this.lock = lock;
        }

        /** From now on at a speed, for good. */
        public void run(double speed) {
            change(speed, Course.FOREVER, Course.FOREVER);
        }

        /**
         * From now on at a speed up to an instant, where time stands still; after the lease, in
         * real time, it goes on at the pace of real time.
         */
        public void run(double speed, Instant until, Duration lease) {
            change(speed, micros(until), lease.toNanos());
        }

        private synchronized void change(double speed, long ceiling, long lease) {
            if (!lock.isValid()) {
                throw new IllegalStateException("the helm was given back");
            }
            long start = micros(instant());
            put(new Course(real.getAsLong(), start, speed, ceiling, lease));
        }

        @Override
        public void close() {
            SharedTime.close(channel);
        }
    }

    private interface Question {
        long ask(Course course);
    }

    /** The real clock is asked while the course is known to be in force. */
    private long told(Question question) {
        while (true) {
            long version = (long) LONG.getAcquire(memory, VERSION_AT);
            long answer = question.ask(course(version));
            VarHandle.fullFence();
            if ((long) LONG.getOpaque(memory, VERSION_AT) == version) {
                return answer;
            }
            Thread.onSpinWait();
        }
    }

    private Course course(long version) {
        long at = placeOf(version);
        return new Course(
                (long) LONG.getOpaque(memory, at),
                (long) LONG.getOpaque(memory, at + 8),
                Double.longBitsToDouble((long) LONG.getOpaque(memory, at + 16)),
                (long) LONG.getOpaque(memory, at + 24),
                (long) LONG.getOpaque(memory, at + 32));
    }

    private void put(Course course) {
        long version = (long) LONG.getVolatile(memory, VERSION_AT) + 1;
        long at = placeOf(version);
        LONG.setOpaque(memory, at, course.anchor());
        LONG.setOpaque(memory, at + 8, course.start());
        LONG.setOpaque(memory, at + 16, Double.doubleToLongBits(course.speed()));
        LONG.setOpaque(memory, at + 24, course.ceiling());
        LONG.setOpaque(memory, at + 32, course.lease());
        LONG.setVolatile(memory, VERSION_AT, version);
    }

    private static long placeOf(long version) {
        return COURSES_AT + (version & 1) * COURSE_SIZE;
    }

    private static MemorySegment map(Path file) {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < SIZE) {
                throw new IllegalStateException(file + " holds no time shared by processes");
            }
            return channel.map(MapMode.READ_WRITE, 0, SIZE, Arena.ofAuto());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot map " + file, e);
        }
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the file of time", e);
        }
    }

    private static long systemNanos() {
        var now = Clock.systemUTC().instant();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND),
                instant.getNano() / NANOS_PER_MICRO);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
