package io.forbear.contact.preference;

import io.forbear.contact.besttime.BestTime;
import io.forbear.contact.besttime.Slot;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.debtor.Wish;
import io.forbear.contact.preference.LawfulTimes.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When and how a debtor is best contacted, with reasons.
 *
 * @param zone where he is; null: not known for certain, so that no time can be told
 * @param limitedByLaw false: compliance-service did not tell the lawful times, these are only the
 *     likely ones
 * @param wish what he asked for; null: nothing
 * @param channels ways to reach him, the best first
 * @param times stretches of time, the best first
 */
record BestTimes(
        String debtorId,
        Instant asOf,
        Instant from,
        Instant to,
        @Nullable String zone,
        boolean limitedByLaw,
        @Nullable Wish wish,
        List<Way> channels,
        List<Time> times) {

    /** A channel; {@code value} is its estimated chance of speaking to him. */
    record Way(Channel channel, double value, String reason) {}

    /** A stretch of time on a channel. */
    record Time(Channel channel, Instant from, Instant until, double value, String reason) {}

    /**
     * What is asked.
     *
     * @param only the channel asked for; null: all that can be used
     * @param most how many times per channel
     */
    record Asked(Instant from, Instant to, @Nullable Channel only, int most) {}

    static BestTimes of(
            Facts facts,
            Asked asked,
            @Nullable Map<Channel, List<Interval>> lawful,
            Function<Account, List<HourCount>> similar,
            Instant now) {
        var others = worst(facts).map(similar).orElse(List.of());
        var profile = facts.profile();
        var reach = facts.reach();
        var usable = usable(facts, now).filter(c -> asked.only() == null || c == asked.only());
        if (profile == null || profile.zones().size() != 1) {
            return new BestTimes(
                    facts.debtorId(),
                    now,
                    asked.from(),
                    asked.to(),
                    null,
                    lawful != null,
                    reach.wish(),
                    List.of(),
                    List.of());
        }
        var zone = profile.zones().getFirst();
        var best = new BestTime(zone, reach.wish(), reach.habits(), others);
        var ranked = best.channels(usable.toList());
        return new BestTimes(
                facts.debtorId(),
                now,
                asked.from(),
                asked.to(),
                zone.getId(),
                lawful != null,
                reach.wish(),
                ranked.stream().map(BestTimes::way).toList(),
                ranked.stream().flatMap(one -> times(best, one.channel(), asked, lawful)).toList());
    }

    /** The account longest overdue tells whom he is like. */
    private static Optional<Account> worst(Facts facts) {
        return facts.accounts().values().stream()
                .min(
                        Comparator.comparing(
                                        Account::overdueSince,
                                        Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                                .thenComparing(Account::accountId));
    }

    private static Stream<Channel> usable(Facts facts, Instant now) {
        return facts.contactPoints(now).stream()
                .filter(ContactPoint::valid)
                .filter(point -> point.party().personId().equals(facts.debtorId()))
                .flatMap(point -> point.channels().stream())
                .distinct()
                .filter(channel -> !Holds.blocksChannel(facts, facts.debtorId(), channel, now))
                .sorted();
    }

    private static Stream<Time> times(
            BestTime best,
            Channel channel,
            Asked asked,
            @Nullable Map<Channel, List<Interval>> lawful) {
        var open =
                lawful == null
                        ? List.of(new Interval(asked.from(), asked.to()))
                        : lawful.getOrDefault(channel, List.of());
        return open.stream()
                .flatMap(one -> best.slots(channel, one.from(), one.until(), null).stream())
                .sorted(Slot.BEST_FIRST)
                .limit(asked.most())
                .map(slot -> time(channel, slot));
    }

    private static Way way(BestTime.Ranked ranked) {
        return new Way(ranked.channel(), ranked.chance().value(), ranked.reason());
    }

    private static Time time(Channel channel, Slot slot) {
        return new Time(channel, slot.from(), slot.until(), slot.chance().value(), slot.reason());
    }
}
