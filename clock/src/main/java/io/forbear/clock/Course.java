package io.forbear.clock;

/**
 * How simulated time goes on from one real instant: at a speed, up to a ceiling, where it stands
 * still; and at the pace of real time once the lease is over, so that a system whose governor
 * vanished lives on.
 *
 * @param anchor real nanoseconds since 1970 at which it begins
 * @param start simulated microseconds since 1970 at the anchor
 * @param speed simulated seconds per real second; 0: time stands still
 * @param ceiling simulated microseconds since 1970 beyond which the speed does not lead
 * @param lease real nanoseconds after the anchor until real time takes over
 */
record Course(long anchor, long start, double speed, long ceiling, long lease) {
    static final long FOREVER = Long.MAX_VALUE;
    private static final long NANOS_PER_MICRO = 1000;

    Course {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be 0 or more, found " + speed);
        }
        if (lease < 0) {
            throw new IllegalArgumentException("a lease is not negative, found " + lease);
        }
    }

    /** The simulated microsecond at a real nanosecond. */
    long at(long real) {
        long elapsed = Math.max(0, real - anchor);
        return elapsed <= lease ? led(elapsed) : led(lease) + (elapsed - lease) / NANOS_PER_MICRO;
    }

    /** Simulated seconds per real second at a real nanosecond. */
    double speedAt(long real) {
        long elapsed = Math.max(0, real - anchor);
        if (elapsed > lease) {
            return 1;
        }
        return led(elapsed) < ceiling ? speed : 0;
    }

    private long led(long elapsed) {
        long reached = start + (long) (elapsed * speed / NANOS_PER_MICRO);
        return Math.max(start, Math.min(ceiling, reached));
    }
}
