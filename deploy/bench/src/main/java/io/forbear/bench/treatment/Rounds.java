package io.forbear.bench.treatment;

import io.forbear.bench.stream.Feed;
import io.forbear.bench.stream.Kafka;
import io.forbear.bench.treatment.Treating.Share;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rounds of as many debtors each, one after the other, through the services. */
final class Rounds {
    private static final String CONTACT_GROUP = "contact-service";
    private static final String COMPLIANCE_GROUP = "compliance-service";
    private static final String PROJECTION_GROUP = "compliance-projection";
    private static final Set<Topic<?>> PROFILES = Set.of(Topics.DEBTOR_PROFILE);
    private static final Set<Topic<?>> GATE =
            Set.of(Topics.CONTACT_PROPOSED, Topics.CONTACT_DECIDED);

    /**
     * Until then what a debtor costs falls from round to round: the compilers work more than the
     * services do. Those run for weeks.
     */
    private static final int WARM_UP_ROUNDS = 10;

    private static final int TRUE_ROUNDS = 3;

    private final Kafka kafka;
    private final Feed feed;
    private final Commands commands;
    private final Parts parts;
    private final Consumer<String> progress;
    private final int debtors;
    private final Instant now;
    private int number;

    /**
     * As many debtors in each.
     *
     * @param progress told what goes on, a line at a time
     * @param now when they come to their stage
     */
    Rounds(
            Kafka kafka,
            Feed feed,
            Commands commands,
            Parts parts,
            Consumer<String> progress,
            int debtors,
            Instant now) {
        this.kafka = kafka;
        this.feed = feed;
        this.commands = commands;
        this.parts = parts;
        this.progress = progress;
        this.debtors = debtors;
        this.now = now;
    }

    /** What a debtor cost in each round. */
    List<Double> warmUp() {
        return IntStream.range(0, WARM_UP_ROUNDS).mapToObj(_ -> next(List.of()).micros()).toList();
    }

    /** A few rounds; the one in the middle counts. */
    Treating measured(List<Double> warmUp) {
        return IntStream.range(0, TRUE_ROUNDS)
                .mapToObj(_ -> next(warmUp))
                .sorted(Comparator.comparingDouble(Treating::micros))
                .toList()
                .get(TRUE_ROUNDS / 2);
    }

    private Treating next(List<Double> warmUp) {
        var cohort = new Cohort("ROUND-" + ++number, debtors, now);
        introduce(cohort);
        progress.accept("publishing %,d stages".formatted(debtors));
        var before = parts.cpuSeconds();
        var begun = System.nanoTime();
        for (int debtor = 0; debtor < debtors; debtor++) {
            feed.send(Topics.ACCOUNT_STAGE, cohort.stage(debtor));
        }
        feed.flush();
        commands.await(debtors, Duration.ofMinutes(3), parts::requireAlive);
        var seconds = (System.nanoTime() - begun) / 1e9;
        // what is kept for queries may come later than the command, but it is work all the same
        kafka.secondsUntilCommittedRead(PROJECTION_GROUP, GATE, _ -> parts.requireAlive());
        var treating = new Treating(debtors, seconds, shares(before, parts.cpuSeconds()), warmUp);
        tell(treating);
        return treating;
    }

    private void introduce(Cohort cohort) {
        progress.accept("publishing %,d profiles".formatted(debtors));
        for (int debtor = 0; debtor < debtors; debtor++) {
            feed.send(Topics.DEBTOR_PROFILE, cohort.profile(debtor));
        }
        feed.flush();
        kafka.secondsUntilRead(CONTACT_GROUP, PROFILES, _ -> parts.requireAlive());
        kafka.secondsUntilRead(COMPLIANCE_GROUP, PROFILES, _ -> parts.requireAlive());
    }

    private List<Share> shares(Map<String, Double> before, Map<String, Double> after) {
        return after.entrySet().stream()
                .map(
                        part ->
                                new Share(
                                        part.getKey(),
                                        (part.getValue() - before.getOrDefault(part.getKey(), 0.0))
                                                * 1e6
                                                / debtors))
                .toList();
    }

    private void tell(Treating treating) {
        progress.accept(
                "%,.0f debtors a second, %,.0f µs of processor time each: %s"
                        .formatted(
                                treating.perSecond(),
                                treating.micros(),
                                treating.shares().stream()
                                        .map(share -> "%.0f".formatted(share.micros()))
                                        .collect(Collectors.joining(" + "))));
    }
}
