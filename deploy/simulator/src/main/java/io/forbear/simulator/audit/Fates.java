package io.forbear.simulator.audit;

import io.forbear.events.ContactOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What became of every command: exactly one fate each, and the one that the log of whoever made the
 * contact bears out.
 *
 * @param counts commands by fate
 * @param lost commands with no fate, or several
 * @param untrue reports that the logs disprove
 * @param strangers contacts that nobody commanded
 */
public record Fates(
        Map<Fate, Long> counts, List<String> lost, List<String> untrue, List<String> strangers) {
    /** After so long a command of which nothing was heard must have been called unreported. */
    private static final Duration REPORTING = Duration.ofHours(26);

    private static final double SILENT = 0.03;
    private static final long FEW = 5;

    public Fates {
        counts = Map.copyOf(counts);
        lost = List.copyOf(lost);
        untrue = List.copyOf(untrue);
        strangers = List.copyOf(strangers);
    }

    /**
     * Looks after every command.
     *
     * @param reports in the order in which they were read
     * @param cancelled ids of commands that were taken back
     * @param end until when it was listened
     */
    public static Fates of(
            Collection<Ordered> orders,
            Collection<Reported> reports,
            Collection<Made> made,
            Set<String> cancelled,
            Instant end) {
        var told = byCommand(reports);
        var logged = made.stream().map(Made::commandId).collect(Collectors.toSet());
        var counts = new EnumMap<Fate, Long>(Fate.class);
        var lost = new ArrayList<String>();
        var untrue = new ArrayList<String>();
        for (var order : orders) {
            var outcomes = told.getOrDefault(order.commandId(), Map.of());
            var fate = fate(order, outcomes, cancelled.contains(order.commandId()), end);
            counts.merge(fate, 1L, Long::sum);
            if (fate == Fate.LOST || fate == Fate.SEVERAL) {
                lost.add(fate + ": " + order + " " + outcomes.values());
            }
            if (!isBorneOut(fate, outcomes.values(), logged.contains(order.commandId()))) {
                untrue.add("%s, reported %s: %s".formatted(order, outcomes.values(), fate));
            }
        }
        return new Fates(counts, lost, untrue, strangers(orders, made));
    }

    private static Map<String, Map<UUID, ContactOutcome>> byCommand(Collection<Reported> reports) {
        var told = new HashMap<String, Map<UUID, ContactOutcome>>();
        reports.forEach(
                one ->
                        told.computeIfAbsent(one.commandId(), _ -> new LinkedHashMap<>())
                                .put(one.eventId(), one.outcome()));
        return told;
    }

    private static Fate fate(
            Ordered order, Map<UUID, ContactOutcome> outcomes, boolean cancelled, Instant end) {
        var heard = outcomes.values().stream().filter(o -> o != ContactOutcome.UNREPORTED).toList();
        if (heard.size() > 1) {
            return Fate.SEVERAL;
        }
        if (heard.isEmpty()) {
            return silent(order, !outcomes.isEmpty(), end);
        }
        if (heard.getFirst() != ContactOutcome.NOT_MADE) {
            return Fate.MADE;
        }
        return cancelled ? Fate.CANCELLED : Fate.NOT_MADE;
    }

    private static Fate silent(Ordered order, boolean isSaid, Instant end) {
        if (isSaid) {
            return Fate.UNREPORTED;
        }
        return order.at().plus(REPORTING).isAfter(end) ? Fate.OPEN : Fate.LOST;
    }

    /** A number that does not exist is reported and cannot be in a log. */
    private static boolean isBorneOut(
            Fate fate, Collection<ContactOutcome> outcomes, boolean isLogged) {
        return switch (fate) {
            case MADE -> isLogged || outcomes.contains(ContactOutcome.BOUNCED);
            case NOT_MADE, CANCELLED -> !isLogged;
            case UNREPORTED, OPEN, LOST, SEVERAL -> true;
        };
    }

    private static List<String> strangers(Collection<Ordered> orders, Collection<Made> made) {
        var known = new HashSet<String>();
        orders.forEach(order -> known.add(order.commandId()));
        return made.stream()
                .filter(one -> !known.contains(one.commandId()))
                .map(Made::toString)
                .toList();
    }

    /** The lines of the account. */
    public List<Line> lines() {
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        return List.of(
                new Line(
                        "commands by fate",
                        "some",
                        "%,d: %s".formatted(all, inWords()),
                        all > 0,
                        List.of()),
                Line.none("commands lost, or with two fates", count(lost), lost),
                unreported(all),
                Line.none("reports that the gateways' own logs disprove", count(untrue), untrue),
                Line.none("contacts that nobody commanded", count(strangers), strangers));
    }

    /** Few are silent; many would mean that a line stands still. */
    private Line unreported(long all) {
        long silent = counts.getOrDefault(Fate.UNREPORTED, 0L);
        return new Line(
                "commands of which nobody said what came",
                "at most 3 %",
                "%.1f %%".formatted(100.0 * silent / Math.max(1, all)),
                silent <= Math.max(FEW, all * SILENT),
                List.of());
    }

    private String inWords() {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(one -> "%,d %s".formatted(one.getValue(), one.getKey()))
                        .collect(Collectors.joining(", "));
    }

    static String count(Collection<?> wrong) {
        return "%,d".formatted(wrong.size());
    }
}
