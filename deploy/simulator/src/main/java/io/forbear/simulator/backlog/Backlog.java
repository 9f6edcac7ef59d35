package io.forbear.simulator.backlog;

import io.forbear.events.ContactAttempted;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.gateway.Faults;
import io.forbear.simulator.gateway.Mistake;
import io.forbear.simulator.story.Span;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * In which order a past is reported: as it happened, but for what is late. Some reports come twice,
 * some are wrong at first; the last word on a contact is always the true one.
 */
public final class Backlog {
    private final Faults faults;
    private final Span arrival;
    private final Dice dice;
    private final LinkedHashMap<Object, List<Outgoing<?>>> words = new LinkedHashMap<>();

    private Backlog(Faults faults, Span arrival, Dice dice) {
        this.faults = faults;
        this.arrival = arrival;
        this.dice = dice;
    }

    /**
     * Spreads events over the time in which they are reported.
     *
     * @param told in any order; of several with one event id the last is the truth
     * @param arrival when they are reported
     */
    public static List<Due> of(Collection<Due> told, Faults faults, Span arrival, Dice dice) {
        var backlog = new Backlog(faults, arrival, dice);
        for (var due : told) {
            var id = field(due.what().event(), "eventId");
            backlog.words.computeIfAbsent(id, _ -> new ArrayList<>()).add(due.what());
        }
        backlog.words.values().forEach(backlog::err);
        return backlog.arrivals();
    }

    private void err(List<Outgoing<?>> words) {
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

    private List<Due> arrivals() {
        var earliest =
                words.values().stream()
                        .map(list -> occurredAt(list.getLast()))
                        .min(Comparator.naturalOrder())
                        .orElse(arrival.start());
        var past = new Span(earliest.minusMillis(1), arrival.start().plusMillis(1));
        var dues = new ArrayList<Due>();
        for (var list : words.values()) {
            var ranks = new ArrayList<Double>();
            for (var word : list) {
                ranks.add(rank(past.share(occurredAt(word)), ranks.isEmpty()));
            }
            ranks.sort(Comparator.naturalOrder());
            for (int i = 0; i < list.size(); i++) {
                dues.add(new Due(arrival.after(ranks.get(i)), list.get(i)));
            }
        }
        return dues;
    }

    /** Second words are always late. */
    private double rank(double inOrder, boolean isFirst) {
        boolean isLate = !isFirst || dice.chance(faults.late());
        return isLate ? inOrder + dice.share() * (1 - inOrder) : inOrder;
    }

    private static Instant occurredAt(Outgoing<?> word) {
        return (Instant) field(word.event(), "occurredAt");
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }
}
