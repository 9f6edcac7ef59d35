package io.forbear.plan.debtor;

import io.forbear.plan.debtor.Declaration.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pauses of a plan or promise: a pure function of what was declared, in whatever order it
 * arrived.
 */
public record Pauses(List<Pause> all) {
    private record Span(Pause.Reason reason, Set<Kind> begins, Set<Kind> ends) {}

    private static final List<Span> SPANS =
            List.of(
                    new Span(
                            Pause.Reason.HARDSHIP,
                            Set.of(Kind.HARDSHIP_DECLARED),
                            Set.of(Kind.HARDSHIP_ENDED)),
                    new Span(
                            Pause.Reason.MORATORIUM,
                            Set.of(Kind.MORATORIUM_STARTED),
                            Set.of(Kind.MORATORIUM_ENDED)),
                    new Span(
                            Pause.Reason.BANKRUPT,
                            Set.of(Kind.BANKRUPTCY_STARTED),
                            Set.of(Kind.BANKRUPTCY_ENDED)),
                    new Span(
                            Pause.Reason.BANKRUPT,
                            Set.of(Kind.BANKRUPT),
                            Set.of(Kind.NOT_BANKRUPT)),
                    new Span(
                            Pause.Reason.DECEASED,
                            Set.of(Kind.DECEASED),
                            Set.of(Kind.NOT_DECEASED)));

    /** No pause. */
    public static final Pauses NONE = new Pauses(List.of());

    public Pauses {
        all = all.stream().sorted(Comparator.comparing(Pause::from)).toList();
    }

    /**
     * The pauses that follow from declarations.
     *
     * @param accounts of the plan or promise
     * @param hardshipDays after how many days a declared hardship is reviewed, and its pause ends
     */
    public static Pauses of(
            Collection<Declaration> declarations,
            List<String> accounts,
            ZoneId zone,
            int hardshipDays) {
        var inOrder =
                declarations.stream()
                        .filter(declaration -> declaration.concerns(accounts))
                        .sorted(Declaration.BY_EFFECT)
                        .distinct()
                        .toList();
        return new Pauses(
                SPANS.stream()
                        .flatMap(span -> spans(span, inOrder, zone, hardshipDays).stream())
                        .toList());
    }

    private static List<Pause> spans(
            Span span, List<Declaration> inOrder, ZoneId zone, int hardshipDays) {
        var pauses = new ArrayList<Pause>();
        Instant begun = null;
        for (var declaration : inOrder) {
            if (begun == null && span.begins().contains(declaration.kind())) {
                begun = declaration.occurredAt();
            } else if (begun != null && span.ends().contains(declaration.kind())) {
                pauses.add(pause(span, begun, declaration.occurredAt(), zone, hardshipDays));
                begun = null;
            }
        }
        if (begun != null) {
            pauses.add(pause(span, begun, null, zone, hardshipDays));
        }
        return pauses;
    }

    private static Pause pause(
            Span span, Instant begun, @Nullable Instant ended, ZoneId zone, int hardshipDays) {
        var from = LocalDate.ofInstant(begun, zone);
        var until = ended == null ? null : LocalDate.ofInstant(ended, zone);
        if (span.reason() != Pause.Reason.HARDSHIP) {
            return new Pause(span.reason(), from, until);
        }
        var review = from.plusDays(hardshipDays);
        return new Pause(
                span.reason(), from, until == null || until.isAfter(review) ? review : until);
    }

    /** What stops everything on a day, if anything does: the one that began first. */
    public Optional<Pause> stop(LocalDate today) {
        return all.stream()
                .filter(pause -> pause.reason().stops() && pause.covers(today))
                .findFirst();
    }

    /** Whether one of a reason lasts on a day. */
    public boolean has(Pause.Reason reason, LocalDate day) {
        return all.stream().anyMatch(pause -> pause.reason() == reason && pause.covers(day));
    }

    /** With pauses that were agreed. */
    public Pauses and(Collection<Pause> more) {
        var both = new ArrayList<>(all);
        both.addAll(more);
        return new Pauses(both);
    }
}
