package io.forbear.simulator.backlog;

import io.forbear.events.ContactAttempted;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.gateway.Faults;
import io.forbear.simulator.gateway.Mistake;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a past is reported: first word, in the order of what happened; afterwards, in any order, what
 * is late, what comes twice and what puts a first word right. The last word on a contact is the
 * truth.
 *
 * @param inTime first words
 * @param late all that follows
 */
public record Backlog(List<Outgoing<?>> inTime, List<Outgoing<?>> late) {
    public Backlog {
        inTime = List.copyOf(inTime);
        late = List.copyOf(late);
    }

    private record Ranked(double rank, Outgoing<?> word) {}

    /**
     * Makes reports late, double and wrong.
     *
     * @param told in any order; of several with one event id the last is the truth
     */
    public static Backlog of(Collection<Outgoing<?>> told, Faults faults, Dice dice) {
        var inTime = new ArrayList<Outgoing<?>>();
        var late = new ArrayList<Ranked>();
        for (var words : byEvent(told)) {
            err(words, faults, dice);
            int first = dice.chance(faults.late()) ? 0 : 1;
            inTime.addAll(words.subList(0, first));
            late.addAll(shuffled(words.subList(first, words.size()), dice));
        }
        inTime.sort(Comparator.comparing(Backlog::occurredAt));
        late.sort(Comparator.comparingDouble(Ranked::rank));
        return new Backlog(inTime, late.stream().<Outgoing<?>>map(Ranked::word).toList());
    }

    private static Collection<List<Outgoing<?>>> byEvent(Collection<Outgoing<?>> told) {
        Map<Object, List<Outgoing<?>>> byEvent = new LinkedHashMap<>();
        for (var word : told) {
            byEvent.computeIfAbsent(field(word, "eventId"), _ -> new ArrayList<>()).add(word);
        }
        return byEvent.values();
    }

    private static void err(List<Outgoing<?>> words, Faults faults, Dice dice) {
        var truth = words.getLast();
        if (words.size() == 1
                && truth.event() instanceof ContactAttempted made
                && dice.chance(faults.corrections())) {
            words.addFirst(new Outgoing<>(Topics.CONTACT_ATTEMPTED, Mistake.about(made)));
        }
        if (dice.chance(faults.duplicates())) {
            words.add(truth);
        }
    }

    /** At any place among the others, but those about one event in their order. */
    private static List<Ranked> shuffled(List<Outgoing<?>> words, Dice dice) {
        var ranks = words.stream().map(_ -> dice.share()).sorted().toList();
        var ranked = new ArrayList<Ranked>();
        for (int i = 0; i < words.size(); i++) {
            ranked.add(new Ranked(ranks.get(i), words.get(i)));
        }
        return ranked;
    }

    private static Instant occurredAt(Outgoing<?> word) {
        return (Instant) field(word, "occurredAt");
    }

    private static Object field(Outgoing<?> word, String name) {
        SpecificRecord event = word.event();
        var field = event.getSchema().getField(name);
        return Objects.requireNonNull(event.get(field.pos()), name);
    }
}
