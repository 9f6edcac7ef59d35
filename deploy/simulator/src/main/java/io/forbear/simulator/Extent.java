package io.forbear.simulator;

import io.forbear.clock.ScaledClock;
import io.forbear.simulator.gateway.Faults;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is played: how much of it, how long, and what goes wrong. */
final class Extent {
    private static final int DEMO_DEBTORS = 200;
    private static final Duration DEMO_REAL_TIME = Duration.ofSeconds(100);
    private static final int MONTH_DEBTORS = 500;
    private static final int MONTH_DAYS = 30;
    private static final int DEFAULT_DEBTORS = 1000;
    private static final double DEMO_FAULTS = 0.05;
    private static final double DEFAULT_FAULTS = 0.02;

    @Option(
            names = "--debtors",
            paramLabel = "N",
            description =
                    "size of the portfolio (default: 1000; with --demo 200, with --month 500)")
    private @Nullable Integer debtors;

    @Option(
            names = "--days",
            paramLabel = "D",
            description =
                    "simulated days to live, fractions allowed (default: 1; with --demo what passes"
                            + " in 100 real seconds, with --month 30)")
    private @Nullable Double days;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "repeats a run's portfolio and stories (default: taken from the clock, and"
                            + " printed)")
    private @Nullable Long seed;

    @Option(
            names = "--demo",
            description = "a small portfolio that shows every kind of decision and violation")
    private boolean isDemo;

    @Option(
            names = "--month",
            description = {
                "report a month that is over, part of it late, twice or wrong at first: with every"
                        + " misdeed, and with as much that just is none; meanwhile the system"
                        + " contacts a few debtors, best at a speed up to 60 and by day in China"
            })
    private boolean isMonth;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = {
                "with --month, when the month ended, e.g. 2026-03-02T02:00:00Z: the same seed and"
                        + " end make the same reports, word for word (default: now)"
            })
    private @Nullable Instant until;

    @Option(
            names = "--over",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "with --month, spread what is reported in time over so many real seconds"
                            + " (default: all at once)")
    private int over;

    @Option(
            names = "--troubles",
            description = {
                "honest gateways and debtors, but everything around the system fails: gateways and"
                        + " providers that hang, answer twice, a day late or never, crash, and are"
                        + " down for six hours. At the end every command is accounted for. Takes a"
                        + " system started with ./forbear up --providers simulated"
            })
    private boolean isTroubled;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "with --troubles, account after so many real minutes for what was lived until"
                            + " then (default: only at the end)")
    private @Nullable Integer minutes;

    @Option(
            names = "--misconduct",
            paramLabel = "RATE",
            defaultValue = "0.05",
            description =
                    "share of debtors who are wronged: called at night, too often, through their"
                            + " mother, … (default: ${DEFAULT-VALUE})")
    private double misconduct;

    @Option(
            names = "--permit-abuse",
            paramLabel = "RATE",
            description =
                    "share of calls and texts in China that use a permit twice, elsewhere, before"
                            + " it begins or after it ran out (default: 0.02; with --demo 0.05,"
                            + " with --month three in four)")
    private @Nullable Double permitAbuse;

    @Option(
            names = "--duplicates",
            paramLabel = "RATE",
            description = "share of reports sent twice (default: 0.02; with --demo 0.05)")
    private @Nullable Double duplicates;

    @Option(
            names = "--late",
            paramLabel = "RATE",
            description =
                    "share of reports sent up to 90 minutes late (default: 0.02; with --demo 0.05)")
    private @Nullable Double late;

    @Option(
            names = "--corrections",
            paramLabel = "RATE",
            description =
                    "share of reports sent first with a wrong outcome (default: 0.02; with --demo"
                            + " 0.05)")
    private @Nullable Double corrections;

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "at the end, real seconds without any event after which nothing more is"
                            + " expected (default: ${DEFAULT-VALUE})")
    private int quiet;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "at the end, real seconds to wait at most for what is missing; with --uci,"
                            + " seconds without news (default: ${DEFAULT-VALUE})")
    private int limit;

    /** Whether everybody is honest, and everything around the system fails. */
    boolean isTroubled() {
        return isTroubled;
    }

    /** How long, in real time, until what was lived is accounted for. */
    Duration atMost() {
        return minutes == null ? Duration.ofDays(365) : Duration.ofMinutes(minutes);
    }

    /** How long to wait at most for what is missing, in real time. */
    Duration limit() {
        return Duration.ofSeconds(limit);
    }

    /**
     * The same as settings.
     *
     * @throws IllegalArgumentException if something cannot be meant
     */
    Settings settings(ScaledClock clock) {
        return new Settings(
                debtors != null ? debtors : defaultDebtors(),
                lived(clock),
                isMonth,
                seed != null ? seed : clock.instant().getEpochSecond(),
                new Faults(rate(duplicates), rate(late), rate(corrections), abuse()),
                isTroubled ? 0 : misconduct,
                Duration.ofSeconds(quiet),
                limit(),
                until,
                Duration.ofSeconds(over));
    }

    private double abuse() {
        if (isTroubled) {
            return 0;
        }
        return permitAbuse == null && isMonth ? 1 : rate(permitAbuse);
    }

    private Duration lived(ScaledClock clock) {
        if (days == null && isDemo) {
            return Duration.ofMillis(Math.round(DEMO_REAL_TIME.toMillis() * clock.speed()));
        }
        double lived = days != null ? days : isMonth ? MONTH_DAYS : 1;
        return Duration.ofMillis(Math.round(lived * 86_400_000));
    }

    private int defaultDebtors() {
        return isMonth ? MONTH_DEBTORS : isDemo ? DEMO_DEBTORS : DEFAULT_DEBTORS;
    }

    private double rate(@Nullable Double given) {
        return given != null ? given : isDemo || isMonth ? DEMO_FAULTS : DEFAULT_FAULTS;
    }
}
