package io.forbear.contact.besttime;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.debtor.Wish;
import io.forbear.contact.strategy.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a debtor is best contacted, by what he asked for and by counts of when he and similar
 * debtors were spoken to. What the law allows is not looked at here: the gate judges every contact.
 *
 * @param zone where he certainly is
 * @param wish what he asked for; null: nothing
 * @param habits counts of attempts to him
 * @param others counts of attempts to similar debtors
 */
public record BestTime(
        ZoneId zone, @Nullable Wish wish, List<HourCount> habits, List<HourCount> others) {
    public BestTime {
        habits = List.copyOf(habits);
        others = List.copyOf(others);
    }

    /**
     * The best stretch of a time; none if the window leaves none.
     *
     * @param from first instant
     * @param until the instant after the last
     * @param window the time of day wished for by the strategy; null: any
     */
    public Optional<Slot> best(
            Channel channel, Instant from, Instant until, @Nullable Window window) {
        return slots(channel, from, until, window).stream().findFirst();
    }

    /** All stretches of a time, the best first. */
    public List<Slot> slots(Channel channel, Instant from, Instant until, @Nullable Window window) {
        var slots = new ArrayList<Slot>();
        var next = firstIn(window, from, until);
        while (next.isPresent()) {
            var slot = slot(Means.of(channel), next.get(), until, window);
            slots.add(slot);
            next = firstIn(window, slot.until(), until);
        }
        slots.sort(Slot.BEST_FIRST);
        return slots;
    }

    /** The first instant of the window before the end. */
    private Optional<Instant> firstIn(@Nullable Window window, Instant earliest, Instant until) {
        var first =
                window == null ? Optional.of(earliest) : window.firstIn(List.of(zone), earliest);
        return first.filter(until::isAfter);
    }

    private Slot slot(Means means, Instant from, Instant until, @Nullable Window window) {
        var local = LocalDateTime.ofInstant(from, zone);
        var end =
                cuts(local, window)
                        .map(cut -> cut.atZone(zone).toInstant())
                        .filter(from::isBefore)
                        .min(Comparator.naturalOrder())
                        .filter(until::isAfter)
                        .orElse(until);
        return new Slot(
                from,
                end,
                local.getHour(),
                wish != null && wish.asksFor(local),
                Chance.at(local.getHour(), means, habits, others));
    }

    /** Where an hour ends, the window ends, or what he asked for begins or ends. */
    private Stream<LocalDateTime> cuts(LocalDateTime local, @Nullable Window window) {
        var day = local.toLocalDate();
        var wished =
                wish == null
                        ? Stream.<LocalDateTime>empty()
                        : wish.times().stream()
                                .flatMap(
                                        span ->
                                                Stream.of(
                                                        day.atTime(span.from()),
                                                        day.atTime(span.to())));
        var closing =
                window == null ? Stream.<LocalDateTime>empty() : Stream.of(day.atTime(window.to()));
        var hours =
                Stream.of(
                        local.truncatedTo(ChronoUnit.HOURS).plusHours(1),
                        day.plusDays(1).atStartOfDay());
        return Stream.of(hours, wished, closing).flatMap(cuts -> cuts);
    }

    /**
     * A channel as a way to reach him.
     *
     * @param rank from 1 in the order he asked for; null: he did not name it
     */
    public record Ranked(Channel channel, @Nullable Integer rank, Chance chance) {
        private static final Comparator<Ranked> BEST_FIRST =
                Comparator.comparing(Ranked::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Ranked::isGuess)
                        .thenComparing(
                                Comparator.<Ranked>comparingDouble(one -> one.chance().value())
                                        .reversed())
                        .thenComparing(Ranked::channel);

        /** Whether nobody was tried like that: then the chance says nothing. */
        public boolean isGuess() {
            return chance.own().attempts() + chance.similar().attempts() == 0;
        }

        /** Why it stands where it stands, in words. */
        public String reason() {
            return (isGuess() ? "a guess, nobody was tried like that; " : "")
                    + (rank == null ? "" : "he named it as number " + rank + "; ")
                    + "he was spoken to in %d of %d attempts, similar debtors in %d of %d"
                            .formatted(
                                    chance.own().reached(),
                                    chance.own().attempts(),
                                    chance.similar().reached(),
                                    chance.similar().attempts());
        }
    }

    /** The channels that can be used with him: first those he asked for, then by chance. */
    public List<Ranked> channels(List<Channel> usable) {
        return usable.stream()
                .map(
                        channel ->
                                new Ranked(
                                        channel,
                                        rank(channel),
                                        Chance.of(Means.of(channel), habits, others)))
                .sorted(Ranked.BEST_FIRST)
                .toList();
    }

    private @Nullable Integer rank(Channel channel) {
        var index = wish == null ? -1 : wish.channels().indexOf(channel);
        return index < 0 ? null : index + 1;
    }
}
