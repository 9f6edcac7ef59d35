package io.forbear.simulator.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactAttempted;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.gateway.Faults;
import io.forbear.simulator.misconduct.Casting;
import io.forbear.simulator.portfolio.Portfolio;
import io.forbear.simulator.wire.Outgoing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Instant NOW = Instant.parse("2026-11-16T02:00:00Z");
    private static final List<Outgoing<?>> TOLD = told();

    private static List<Outgoing<?>> told() {
        var debtors = Portfolio.generate(3, 260, NOW);
        var casting = Casting.ofMonth(debtors, LocalDate.of(2026, 10, 1));
        return IntStream.range(0, debtors.size())
                .boxed()
                .flatMap(i -> casting.story(debtors.get(i), NOW, new Dice(i)).stream())
                .flatMap(story -> story.dues().stream())
                .<Outgoing<?>>map(Due::what)
                .toList();
    }

    @Test
    void endsOnTheTruthAboutEveryContactHoweverItWasTold() {
        var faulty = Backlog.of(TOLD, new Faults(0.5, 0.5, 0.5, 0), new Dice(2));
        assertThat(lastWords(all(faulty))).isEqualTo(lastWords(TOLD));
        assertThat(all(faulty)).hasSizeGreaterThan(TOLD.size());
    }

    @Test
    void keepsTheOrderOfWhatHappenedWithoutFaults() {
        var backlog = Backlog.of(TOLD, Faults.none(), new Dice(2));
        assertThat(attempts(backlog.inTime()))
                .extracting(ContactAttempted::getEventId)
                .doesNotHaveDuplicates();
        assertThat(attempts(backlog.late()))
                .as("only what puts a first report right")
                .isNotEmpty()
                .allMatch(second -> isRepeated(second, attempts(TOLD)));
    }

    @Test
    void tellsNothingInTimeWhenEverythingIsLate() {
        var backlog = Backlog.of(TOLD, new Faults(0, 1, 0, 0), new Dice(2));
        assertThat(backlog.inTime()).isEmpty();
        assertThat(backlog.late()).hasSameSizeAs(TOLD);
    }

    private static boolean isRepeated(ContactAttempted one, List<ContactAttempted> all) {
        return all.stream().filter(a -> a.getEventId().equals(one.getEventId())).count() > 1;
    }

    private static List<Outgoing<?>> all(Backlog backlog) {
        var all = new ArrayList<>(backlog.inTime());
        all.addAll(backlog.late());
        return all;
    }

    private static Map<UUID, ContactAttempted> lastWords(List<Outgoing<?>> words) {
        var last = new HashMap<UUID, ContactAttempted>();
        attempts(words).forEach(attempt -> last.put(attempt.getEventId(), attempt));
        return last;
    }

    private static List<ContactAttempted> attempts(List<Outgoing<?>> words) {
        return words.stream()
                .map(Outgoing::event)
                .filter(ContactAttempted.class::isInstance)
                .map(ContactAttempted.class::cast)
                .toList();
    }
}
